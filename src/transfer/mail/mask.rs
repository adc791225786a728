//! A pasted text without its markup, byte for byte as long as before, so that a place in one is the same place in the other.
//! Knows no mail.

/// So far the end of a tag is looked for.
const LONGEST_TAG: usize = 600;
/// So far the end of an entity is looked for.
const LONGEST_ENTITY: usize = 9;
/// Tags behind which a new line begins.
const LINES: &[&str] =
    &["br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "blockquote", "hr", "pre"];
/// Tags whose whole contents are for machines.
const HIDDEN: &[&str] = &["style", "script", "head", "title"];
/// Entities that stand for a sign of one byte; all others are blanks.
const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("ndash", '-'),
    ("mdash", '-'),
    ("#8211", '-'),
    ("#8212", '-'),
    ("#x2013", '-'),
    ("quot", '"'),
    ("#64", '@'),
    ("#58", ':'),
    ("#47", '/'),
];

/// Returns the text with blanks for tags, entities, quote marks, signs of emphasis and all kinds of blanks. Every character
/// takes as many bytes as before.
pub(super) fn masked(text: &str) -> String {
    let mut mask = Mask { text, out: String::with_capacity(text.len()), has_no_end: false };
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        at = at.saturating_add(mask.write(at, c));
    }
    mask.out
}

struct Mask<'a> {
    text: &'a str,
    out: String,
    /// True once a hidden tag was found to have no end: it is looked for no more.
    has_no_end: bool,
}

impl Mask<'_> {
    /// Writes what stands at that byte, and returns how many bytes it takes.
    fn write(&mut self, at: usize, c: char) -> usize {
        let length = c.len_utf8();
        match c {
            '<' => return self.tag(at).unwrap_or_else(|| self.blanks(1)),
            '&' => return self.entity(at).unwrap_or_else(|| self.keep(c)),
            '\r' if self.text.get(at.saturating_add(1)..).is_some_and(|it| it.starts_with('\n')) => {}
            '\r' => self.out.push('\n'),
            '\n' | '\t' => self.out.push(c),
            '*' | '`' => {}
            '>' if self.is_first_of_line() => {}
            '_' | '#' if !(self.is_in_word(at, c)) => {}
            c if c.is_whitespace() || c.is_control() => {}
            c if is_invisible(c) && !self.is_in_word(at, c) => {}
            c => return self.keep(c),
        }
        let written = self.out.len().saturating_sub(at);
        self.blanks(length.saturating_sub(written));
        length
    }

    fn keep(&mut self, c: char) -> usize {
        self.out.push(c);
        c.len_utf8()
    }

    fn blanks(&mut self, count: usize) -> usize {
        self.out.extend(std::iter::repeat_n(' ', count));
        count
    }

    /// Returns true if nothing but quote marks and blanks stands before on this line.
    fn is_first_of_line(&self) -> bool {
        self.out.chars().rev().take(LONGEST_TAG).find(|it| *it != ' ').is_none_or(|it| it == '\n')
    }

    /// Returns true if a letter or a figure stands on both sides.
    fn is_in_word(&self, at: usize, c: char) -> bool {
        let behind = self.text.get(at.saturating_add(c.len_utf8())..).and_then(|it| it.chars().next());
        let before = self.out.chars().next_back();
        [before, behind].iter().all(|it| it.is_some_and(|it| it.is_alphanumeric() || is_invisible(it)))
    }

    /// Blanks a tag. An address in angle brackets stays.
    fn tag(&mut self, at: usize) -> Option<usize> {
        let rest = self.text.get(at.saturating_add(1)..)?;
        let near = rest.bytes().take(LONGEST_TAG).position(|it| it == b'>')?;
        let inside = rest.get(..near)?;
        let is_tag = inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        let name: String =
            inside.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        let is_address = ["http", "https", "mailto"].contains(&name.as_str())
            || inside.contains('@') && !inside.contains('=');
        if !is_tag || is_address {
            return None;
        }
        let mut length = near.saturating_add(2);
        if HIDDEN.contains(&name.as_str()) && !inside.starts_with('/') && !self.has_no_end {
            let end = rest.find(&format!("</{name}"));
            self.has_no_end = end.is_none();
            length = end.map_or(length, |it| it.saturating_add(1));
        }
        let mark = match name.as_str() {
            "td" | "th" => '\t',
            name if LINES.contains(&name) => '\n',
            _ => ' ',
        };
        self.out.push(mark);
        self.blanks(length.saturating_sub(1));
        Some(length)
    }

    fn entity(&mut self, at: usize) -> Option<usize> {
        let rest = self.text.get(at.saturating_add(1)..)?;
        let end = rest.bytes().take(LONGEST_ENTITY).position(|it| it == b';').filter(|it| *it > 1)?;
        let name = rest.get(..end)?;
        if !name.chars().all(|it| it.is_ascii_alphanumeric() || it == '#') {
            return None;
        }
        let sign = ENTITIES.iter().find(|(known, _)| *known == name).map_or(' ', |(_, sign)| *sign);
        self.out.push(sign);
        self.blanks(end.saturating_add(1));
        Some(end.saturating_add(2))
    }
}

/// Returns true for characters that nobody sees. Within a word they stay: what they part mustn't be read as one.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Returns how deep a line is quoted: how many `>` stand before it.
pub(super) fn quote_depth(line: &str) -> usize {
    let marks = line.chars().take_while(|it| matches!(it, '>' | ' ' | '\u{A0}'));
    marks.filter(|it| *it == '>').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_blanks_of_the_same_length() {
        for (text, expected) in [
            ("<p>Dec&nbsp;3</p>", "\n  Dec      3\n   "),
            ("> > *bold* text", "     bold  text"),
            ("a\r\nb\rc", "a \nb\nc"),
            ("Ana <ana@x.edu>", "Ana  ana@x.edu>"),
            ("8&ndash;9", "8-      9"),
            ("a < b & c", "a   b & c"),
            ("Dec\u{A0}3\u{200B} x", "Dec  3    x"),
            ("1\u{200B}2/3", "1\u{200B}2/3"),
            ("<style>a{}</style>x", "                  x"),
        ] {
            let mask = masked(text);
            assert_eq!(mask, expected, "{text}");
            assert_eq!(mask.len(), text.len(), "{text}");
        }
    }
}
