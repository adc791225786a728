//! Which stretches of a note's line look like what, so that notes can be shown styled while they stay raw text.
//! Pure; knows no color. Spans keep their markers: nothing is hidden.
use std::ops::Range;

use super::tags::tag_at;

/// What a stretch of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Plain,
    /// 1 to 6; the whole line.
    Heading(u8),
    Bullet,
    Check(Check),
    Number,
    Bold,
    Italic,
    Code,
    /// The whole line.
    Quote,
    Link,
    /// `#call`.
    Tag,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    Open,
    Done,
}

/// The beginning of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// Bytes of blanks before the marker.
    pub indent: usize,
    /// Where the item's text begins, behind the marker and its blank.
    pub text: usize,
    pub mark: Mark,
}

/// A longer line is data rather than prose, and stays plain: what it costs to look at would be paid with each key.
const STYLED: usize = 4_000;

/// Byte ranges that cover the line in order without gaps; none for an empty line.
pub fn spans(line: &str) -> Vec<(Range<usize>, Mark)> {
    if line.len() > STYLED {
        return vec![(0..line.len(), Mark::Plain)];
    }
    if let Some(mark) = whole_line(line) {
        return vec![(0..line.len(), mark)];
    }
    let mut out = Spans { line, done: 0, out: Vec::new() };
    let start = item(line).map_or(0, |item| {
        out.push(item.indent..item.text, item.mark);
        item.text
    });
    inline(&mut out, start);
    out.finish()
}

/// The list item that the line is, if it is one: `- `, `* `, `+ `, `1. `, `1) `, `- [ ] `, `- [x] `.
pub(crate) fn item(line: &str) -> Option<Item> {
    let rest = line.trim_start_matches(' ');
    let indent = line.len() - rest.len();
    let (marker, mark) = if let Some(check) = checkbox(rest) {
        (6, Mark::Check(check))
    } else if rest.starts_with(['-', '*', '+']) {
        (2, Mark::Bullet)
    } else {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=9).contains(&digits) || !rest[digits..].starts_with(['.', ')']) {
            return None;
        }
        (digits + 2, Mark::Number)
    };
    (rest.as_bytes().get(marker - 1) == Some(&b' ')).then_some(Item { indent, text: indent + marker, mark })
}

fn checkbox(rest: &str) -> Option<Check> {
    let inside = rest.strip_prefix(['-', '*', '+'])?.strip_prefix(" [")?;
    match inside.as_bytes() {
        [b' ', b']', b' ', ..] => Some(Check::Open),
        [b'x' | b'X', b']', b' ', ..] => Some(Check::Done),
        _ => None,
    }
}

fn whole_line(line: &str) -> Option<Mark> {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&level) && line.as_bytes().get(level) == Some(&b' ') {
        return u8::try_from(level).ok().map(Mark::Heading);
    }
    line.trim_start_matches(' ').starts_with('>').then_some(Mark::Quote)
}

struct Spans<'a> {
    line: &'a str,
    done: usize,
    out: Vec<(Range<usize>, Mark)>,
}

impl Spans<'_> {
    fn push(&mut self, range: Range<usize>, mark: Mark) {
        if self.done < range.start {
            self.out.push((self.done..range.start, Mark::Plain));
        }
        self.done = range.end;
        self.out.push((range, mark));
    }

    fn finish(mut self) -> Vec<(Range<usize>, Mark)> {
        if self.done < self.line.len() {
            self.out.push((self.done..self.line.len(), Mark::Plain));
        }
        self.out
    }
}

const PAIRS: [(&str, Mark); 5] =
    [("**", Mark::Bold), ("__", Mark::Bold), ("`", Mark::Code), ("*", Mark::Italic), ("_", Mark::Italic)];

/// One pass: a delimiter that once found no partner is not looked for again.
fn inline(spans: &mut Spans<'_>, start: usize) {
    let line = spans.line;
    let mut alone = Vec::new();
    let mut at = start;
    while let Some(found) = line[at..].find(['*', '_', '`', '[', 'h', '#']) {
        at += found;
        let hit = match line.as_bytes()[at] {
            b'[' => link(line, at).map(|end| (end, Mark::Link)),
            b'#' => tag_at(line, at).map(|end| (end, Mark::Tag)),
            b'h' => address(line, at).map(|end| (end, Mark::Link)),
            _ => paired(line, at, &mut alone),
        };
        match hit {
            Some((end, mark)) => {
                spans.push(at..end, mark);
                at = end;
            }
            None => at += run(line, at),
        }
    }
}

/// The bytes to step over where nothing begins: a run of the same delimiter as a whole.
fn run(line: &str, at: usize) -> usize {
    let byte = line.as_bytes()[at];
    line.as_bytes()[at..].iter().take_while(|b| **b == byte && byte != b'h').count().max(1)
}

fn paired(line: &str, at: usize, alone: &mut Vec<&str>) -> Option<(usize, Mark)> {
    let (pair, mark) = PAIRS.into_iter().find(|(pair, _)| line[at..].starts_with(pair))?;
    let inside = at + pair.len();
    let opens = mark == Mark::Code
        || !line[inside..].starts_with([' ', '*', '_'])
            && (pair.starts_with('*') || !ends_in_word(&line[..at]));
    if alone.contains(&pair) || !opens {
        return None;
    }
    let end = closer(line, inside, pair);
    if end.is_none() {
        alone.push(pair);
    }
    end.map(|end| (end, mark))
}

/// Behind the delimiter that closes what began at `inside`.
fn closer(line: &str, inside: usize, pair: &str) -> Option<usize> {
    let mut from = inside;
    while let Some(found) = line[from..].find(pair) {
        let at = from + found;
        let end = at + if pair == "`" { 1 } else { run(line, at) };
        let closes = pair == "`"
            || end == at + pair.len() // `**` doesn't close `*`
                && !line[..at].ends_with(' ')
                && (pair.starts_with('*') || !begins_in_word(&line[end..]));
        if at > inside && closes {
            return Some(end);
        }
        from = end;
    }
    None
}

/// `[text](target)`: the end of it.
fn link(line: &str, at: usize) -> Option<usize> {
    let text = at + 1 + line[at + 1..].find(['[', ']'])?;
    let target = line[text..].strip_prefix("](")?;
    let length = target.find([')', ' ', '('])?;
    (length > 0 && target[length..].starts_with(')')).then_some(text + 2 + length + 1)
}

/// A bare web address: up to a blank, without the sentence's punctuation.
fn address(line: &str, at: usize) -> Option<usize> {
    if ends_in_word(&line[..at]) {
        return None;
    }
    let rest = &line[at..];
    let scheme = ["https://", "http://"].into_iter().find(|scheme| rest.starts_with(scheme))?;
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let length = rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '\'']).len();
    (length > scheme.len()).then_some(at + length)
}

fn ends_in_word(text: &str) -> bool {
    text.ends_with(char::is_alphanumeric)
}

fn begins_in_word(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}
