//! How a file opens, and what none of them has.

use crate::check;

#[test]
fn a_file_says_what_it_is_for() {
    check(|source| match source.text.starts_with("//! ") {
        false if source.path != "main.rs" && !source.is_test() => vec!["doesn't open with //!".to_owned()],
        _ => Vec::new(),
    });
}

#[test]
fn no_empty_doc_lines_and_nothing_of_what_the_house_does_without() {
    check(|source| {
        let wrong = |(n, line): (usize, &str)| {
            let code = line.split("//").next().unwrap_or_default().trim();
            let line_is = line.trim();
            let why = match line_is {
                "///" if empty_doc(&source.text, n) => "an empty doc line",
                _ if code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|it| it == "async") => {
                    "async"
                }
                _ if code.contains("Rc<RefCell") => "Rc<RefCell",
                _ if code.starts_with("static mut") => "static mut",
                _ => return None,
            };
            Some(format!("line {}: {why}", n + 1))
        };
        source.text.lines().enumerate().filter_map(wrong).collect()
    });
}

/// A blank line between two paragraphs of a doc is none.
fn empty_doc(text: &str, n: usize) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let is_doc = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(|it| it.starts_with("/// "));
    !(is_doc(n.checked_sub(1)) && is_doc(n.checked_add(1)))
}
