//! Cuts a line of a pasted list into pieces at tabs, commas, brackets and dashes, after its bullet and number are taken
//! off.

/// How many characters of a line are looked at: no name is longer, so what comes behind is left out.
const MOST_CHARS: usize = 200;
const MOST_PIECES: usize = 6;
const BULLETS: &[char] =
    &['-', '*', '•', '–', '—', '·', '▪', '◦', '●', '○', '‣', '+', '>', '#', '"', '☐', '☑', '✓', '✔'];
const CUTS: &[char] = &['\t', ',', ';', '(', ')', '[', ']', '{', '}', '|', ':', '/', '–', '—', '"', '='];

/// Returns the pieces that have a letter or digit in them.
pub(super) fn pieces(line: &str) -> Vec<String> {
    let line: String = line.chars().take(MOST_CHARS).collect();
    let text = without_bullet(&line).replace(" -", "\t").replace("- ", "\t");
    let pieces = text.split(CUTS).map(str::trim).filter(|it| it.chars().any(char::is_alphanumeric));
    pieces.take(MOST_PIECES).map(str::to_owned).collect()
}

/// Returns the line without its bullet, its box to tick and its number.
fn without_bullet(line: &str) -> &str {
    let mut rest = line.trim();
    loop {
        let shorter = rest.trim_start_matches(BULLETS).trim_start();
        let shorter = without_box(shorter);
        let shorter = without_number(shorter).trim_start();
        if shorter == rest {
            return rest;
        }
        rest = shorter;
    }
}

fn without_box(text: &str) -> &str {
    let boxes = ["[ ]", "[]", "[x]", "[X]"];
    boxes.iter().find_map(|it| text.strip_prefix(it)).unwrap_or(text)
}

/// Takes off the number of a line, "1.", "12)", "(3)", "4:", "5 " before more text; longer numbers are codes.
fn without_number(text: &str) -> &str {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = inner.len().saturating_sub(rest.len());
    if !(1..=3).contains(&digits) || rest.is_empty() {
        return text;
    }
    match rest.strip_prefix(['.', ')', ':', ']']) {
        Some(behind) => behind,
        None if rest.starts_with([' ', '\t', ',']) => rest,
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn a_line_is_cut_where_people_cut() {
        for (line, expected) in [
            ("1. Emory", vec!["Emory"]),
            (" - [x] 12) Yale-New Haven  ", vec!["Yale-New Haven"]),
            ("Mt Sinai - NYC", vec!["Mt Sinai", "NYC"]),
            ("3\tUW (Seattle)\tSeattle, WA", vec!["UW", "Seattle", "Seattle", "WA"]),
            ("4160500006 UCSF", vec!["4160500006 UCSF"]),
            ("37", vec!["37"]),
            ("  ", vec![]),
        ] {
            assert_eq!(pieces(line), expected, "{line:?}");
        }
    }
}
