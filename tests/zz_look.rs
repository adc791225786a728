mod common;
use common::*;
#[test]
fn look() {
    let text = std::fs::read_to_string(std::env::var("LOOK").unwrap()).unwrap();
    let mut s = Session::empty(MONDAY);
    for line in text.lines() {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("@start ") {
            s = match rest {
                "student" => season::student(),
                "programs" => season::programs(),
                "june" => Session::empty(JUNE),
                _ => Session::empty(MONDAY),
            };
            continue;
        }
        if let Some(rest) = line.strip_prefix("@paste ") {
            s.paste(&rest.replace("\\n", "\n"));
        } else if let Some(rest) = line.strip_prefix("@size ") {
            let (a, b) = rest.split_once(' ').unwrap();
            s.resize(a.parse().unwrap(), b.parse().unwrap());
        } else if let Some(rest) = line.strip_prefix("@wait ") {
            s.wait(rest.parse().unwrap());
        } else {
            s.press(line.trim_end_matches(';'));
        }
        if !line.ends_with(';') {
            println!(
                "=== {line}\n{}",
                s.screen().lines().filter(|l| !l.trim().is_empty()).collect::<Vec<_>>().join("\n")
            );
        }
    }
}
