//! The lines of a mail that are no text of it: headers, marks of what is forwarded or quoted, greetings.

use std::ops::Range;

use super::mask::quote_depth;

/// How a part came into the mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Top,
    Forwarded,
    /// Quoted, or from Outlook, which marks both alike.
    Quoted,
}

#[derive(Debug)]
pub(super) struct Line {
    /// Its bytes without the line's end.
    pub from: Range<usize>,
    /// How many `>` stand before it.
    pub depth: usize,
}

/// The names of headers as mail programs write them.
const HEADERS: &[&str] = &[
    "from",
    "to",
    "cc",
    "bcc",
    "sent",
    "date",
    "subject",
    "reply-to",
    "importance",
    "attachments",
    "received",
];
/// Words with which a mail begins.
const GREETINGS: &[&str] = &["dear", "hi", "hello", "greetings", "hey", "good"];
/// What stands over a forwarded mail.
const FORWARDED: &[&str] = &["forwarded message", "begin forwarded message", "forwarded mail"];

pub(super) fn lines(text: &str, mask: &str) -> Vec<Line> {
    let (mut all, mut start) = (Vec::new(), 0);
    for line in mask.split('\n') {
        let end = start + line.len();
        let depth = text.get(start..end).map_or(0, quote_depth);
        all.push(Line { from: start..end, depth });
        start = end.saturating_add(1);
    }
    all
}

impl Line {
    fn text<'a>(&self, mask: &'a str) -> &'a str {
        mask.get(self.from.clone()).unwrap_or_default()
    }

    pub fn is_blank(&self, mask: &str) -> bool {
        self.text(mask).trim().is_empty()
    }

    /// Returns its words in small letters.
    pub fn words(&self, mask: &str) -> String {
        self.text(mask).trim().to_lowercase()
    }

    /// Returns true for a line that goes on with the header before it.
    pub fn is_continued(&self, mask: &str) -> bool {
        let text = self.text(mask);
        text.starts_with([' ', '\t']) && text.contains('@') && self.depth == 0
    }
}

/// Returns the name of a header and the bytes of what it says.
pub(super) fn header(line: &Line, mask: &str) -> Option<(&'static str, Range<usize>)> {
    let text = line.text(mask);
    let (name, rest) = text.split_once(':')?;
    let name = name.trim().to_lowercase();
    let known = HEADERS.iter().find(|it| **it == name)?;
    let start = line.from.end.checked_sub(rest.len())?;
    Some((known, start..line.from.end))
}

/// Returns what begins at that line, and how many lines its mark takes.
pub(super) fn is_boundary(all: &[Line], at: usize, mask: &str) -> Option<(Kind, usize)> {
    let words = all.get(at)?.words(mask);
    let bare = words.trim_matches(|c: char| matches!(c, '-' | '_' | ' ' | ':'));
    if FORWARDED.contains(&bare) {
        return Some((Kind::Forwarded, 1));
    }
    if bare == "original message" || bare == "original appointment" {
        let subject = all.iter().take(at.saturating_add(8)).filter_map(|it| header(it, mask));
        let is_forward = subject.filter(|it| it.0 == "subject").any(|subject| {
            let said = mask.get(subject.1).unwrap_or_default().trim().to_lowercase();
            said.starts_with("fw:") || said.starts_with("fwd:")
        });
        return Some((if is_forward { Kind::Forwarded } else { Kind::Quoted }, 1));
    }
    let next = all.get(at.saturating_add(1)).map(|it| it.words(mask)).unwrap_or_default();
    let begins = words.starts_with("on ") && words.contains(|c: char| c.is_ascii_digit());
    match begins {
        true if words.ends_with("wrote:") => Some((Kind::Quoted, 1)),
        true if next.ends_with("wrote:") && next.len() < 120 => Some((Kind::Quoted, 2)),
        _ => None,
    }
}

/// Returns true for a line such as "Dear Alex,".
pub(super) fn is_greeting(line: &str) -> bool {
    let line = line.trim();
    let first = line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    GREETINGS.contains(&first.as_str()) && line.len() < 70
}
