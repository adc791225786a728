//! Which part of a pasted mail is the mail itself: headers, what was forwarded, what is quoted of older ones. Knows no date
//! and no program.

use std::ops::Range;

use super::{
    lines::{Kind, Line, header, is_boundary, is_greeting, lines},
    mask::masked,
};

/// A mail apart: each text is as long as what was pasted, with blanks for everything else.
#[derive(Debug)]
pub(super) struct Parts {
    /// The newest part that says something.
    pub body: String,
    /// All that is quoted or stands over a forwarded mail.
    pub older: String,
    /// The bytes of its headers, as far as they are there.
    pub from: Option<Range<usize>>,
    pub subject: Option<Range<usize>>,
    pub date: Option<Range<usize>>,
    /// The whole text without its markup.
    pub mask: String,
    /// The newest part with its subject and its sender.
    pub names: String,
    /// The lines of the newest part.
    pub lines: Vec<Range<usize>>,
}

#[derive(Debug)]
struct Part {
    kind: Kind,
    depth: usize,
    headers: Vec<(&'static str, Range<usize>)>,
    /// The lines of its text.
    lines: Vec<Range<usize>>,
}

/// A header block is looked for in so many lines.
const HEAD: usize = 8;
/// Words above a forwarded mail that are only a wrapping.
const WRAPPING: usize = 25;
/// Words above a quoted mail that say nothing.
const NOTHING: &[&str] = &["fyi", "see", "below", "fwd", "fw", "forwarding", "sent", "from", "my", "iphone"];
/// Words above a forwarded mail that change what it says.
const CHANGES: &[&str] = &[
    "cancel",
    "reschedul",
    "moved",
    "move",
    "postpone",
    "waitlist",
    "withdr",
    "declin",
    "instead",
    "new date",
];

/// Takes a pasted text apart.
pub(super) fn parts(text: &str) -> Parts {
    let mask = masked(text);
    let all = split(text, &mask);
    let chosen = decisive(&all, &mask);
    let part = all.get(chosen);
    let pick = |wanted: &[&str]| {
        let headers = part.map(|it| it.headers.as_slice()).unwrap_or_default();
        headers.iter().find(|(name, _)| wanted.contains(name)).map(|it| it.1.clone())
    };
    let own: Vec<Range<usize>> = part.map(|it| it.lines.clone()).unwrap_or_default();
    let subject = pick(&["subject"]);
    let from = pick(&["from"]);
    let is_reply = |header: &Range<usize>| {
        let said = mask.get(header.clone()).unwrap_or_default().trim().to_lowercase();
        said.starts_with("re:") || said.starts_with("aw:")
    };
    let with = |more: &[&Option<Range<usize>>]| -> Vec<Range<usize>> {
        own.iter().cloned().chain(more.iter().filter_map(|it| (*it).clone())).collect()
    };
    let told = subject.clone().filter(|it| !is_reply(it));
    let body = only(&mask, &with(&[&told]));
    let names = only(&mask, &with(&[&subject, &from]));
    let others = all.iter().enumerate().filter(|(at, _)| *at != chosen).flat_map(|(_, it)| it.lines.clone());
    let older = only(&mask, &others.collect::<Vec<_>>());
    let date = pick(&["date", "sent"]);
    Parts { body, older, from, subject, date, mask, names, lines: own }
}

/// Returns the text with blanks for all but these stretches.
fn only(text: &str, kept: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut kept: Vec<&Range<usize>> = kept.iter().collect();
    kept.sort_by_key(|it| it.start);
    let blank = |out: &mut String, to: usize| {
        let gap = text.get(out.len()..to).unwrap_or_default();
        for byte in gap.bytes() {
            out.push(if byte == b'\n' { '\n' } else { ' ' });
        }
    };
    for range in kept {
        blank(&mut out, range.start);
        out.push_str(text.get(range.clone()).unwrap_or_default());
    }
    blank(&mut out, text.len());
    out
}

fn split(text: &str, mask: &str) -> Vec<Part> {
    let all = lines(text, mask);
    let new = |kind, depth| Part { kind, depth, headers: Vec::new(), lines: Vec::new() };
    let mut parts = vec![new(Kind::Top, 0)];
    let (mut current, mut at) = (0_usize, 0_usize);
    while let Some(line) = all.get(at) {
        let depth = parts.get(current).map_or(0, |it| it.depth);
        if line.depth > depth && !line.is_blank(mask) {
            parts.push(new(Kind::Quoted, line.depth));
            current = parts.len().saturating_sub(1);
        } else if line.depth < depth && !line.is_blank(mask) {
            // an answer below what it quotes
            current = parts.iter().rposition(|it| it.depth <= line.depth).unwrap_or(0);
        }
        let has_text = parts.get(current).is_some_and(|it| it.lines.iter().any(|it| !blank(mask, it)));
        if let Some((kind, used)) = is_boundary(&all, at, mask) {
            parts.push(new(kind, line.depth));
            current = parts.len().saturating_sub(1);
            at = at.saturating_add(used);
            continue;
        }
        let block = head(&all, at, mask);
        if block > 0 {
            if has_text {
                parts.push(new(Kind::Quoted, line.depth));
                current = parts.len().saturating_sub(1);
            }
            let named = all.iter().skip(at).take(block).filter_map(|it| header(it, mask));
            if let Some(part) = parts.get_mut(current) {
                part.headers.extend(named);
            }
            at = at.saturating_add(block);
            continue;
        }
        if let Some(part) = parts.get_mut(current) {
            part.lines.push(line.from.clone());
        }
        at = at.saturating_add(1);
    }
    parts.iter_mut().for_each(|it| take_head(it, mask));
    parts
}

fn blank(mask: &str, line: &Range<usize>) -> bool {
    mask.get(line.clone()).unwrap_or_default().trim().is_empty()
}

/// Returns how many lines a block of headers takes that begins here; 0 for none.
fn head(all: &[Line], at: usize, mask: &str) -> usize {
    let rest = all.get(at..).unwrap_or_default();
    let is_header = |line: &Line| header(line, mask).is_some();
    if !rest.first().is_some_and(is_header) {
        return 0;
    }
    let is_part = |it: &&Line| is_header(it) || it.is_continued(mask);
    let length = rest.iter().take(HEAD.saturating_mul(3)).take_while(is_part).count();
    let names: Vec<&str> =
        rest.iter().take(length).filter_map(|it| header(it, mask)).map(|it| it.0).collect();
    let has = |name: &str| names.contains(&name);
    let is_followed_by_time = rest.get(length).is_some_and(|it| it.words(mask).starts_with("time"));
    let is_head = has("subject") || has("from") && names.len() > 1;
    match is_head {
        true if is_followed_by_time && names.last() == Some(&"date") => length.saturating_sub(1),
        true => length,
        false => 0,
    }
}

/// Takes the lines above a greeting that mail programs show over a mail: sender, day, "to me".
fn take_head(part: &mut Part, mask: &str) {
    let told = |it: &Range<usize>| mask.get(it.clone()).unwrap_or_default();
    let filled = part.lines.iter().enumerate().filter(|(_, it)| !blank(mask, it));
    let greeting = filled.clone().take(HEAD.saturating_add(4)).find(|(_, it)| is_greeting(told(it)));
    let to_me = filled.take(HEAD).find(|(_, it)| told(it).trim().to_lowercase().starts_with("to me"));
    let end = match (greeting, to_me) {
        (_, Some((at, _))) => at.saturating_add(1),
        (Some((at, _)), None) => at,
        (None, None) => return,
    };
    let above: Vec<Range<usize>> = part.lines.drain(..end).filter(|it| !blank(mask, it)).collect();
    let has = |name: &str, headers: &[(&str, Range<usize>)]| headers.iter().any(|it| it.0 == name);
    for line in above {
        let name = match told(&line) {
            words if words.contains('@') => "from",
            _ if !has("subject", &part.headers) => "subject",
            _ => continue,
        };
        if !has(name, &part.headers) {
            part.headers.push((name, line));
        }
    }
}

/// Returns the index of the part that is the mail.
fn decisive(all: &[Part], mask: &str) -> usize {
    let said = |part: &Part| -> String {
        part.lines.iter().map(|it| mask.get(it.clone()).unwrap_or_default()).collect::<Vec<_>>().join("\n")
    };
    let count = all.len();
    for (at, part) in all.iter().enumerate() {
        let text = said(part).to_lowercase();
        let words = text.split_whitespace().filter(|it| it.contains(|c: char| c.is_alphanumeric()));
        let is_empty =
            words.clone().all(|it| NOTHING.contains(&it.trim_matches(|c: char| !c.is_alphanumeric())));
        let next = all.get(at.saturating_add(1)).map(|it| it.kind);
        let is_wrapping = next == Some(Kind::Forwarded)
            && words.count() < WRAPPING
            && !text.contains(|c: char| c.is_ascii_digit())
            && !(text.contains("interview") && CHANGES.iter().any(|it| text.contains(it)));
        if at.saturating_add(1) == count || !is_empty && !is_wrapping {
            return at;
        }
    }
    0
}
