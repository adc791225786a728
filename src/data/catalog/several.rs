//! One line that names several programs: "MIR, UW" or "Penn; Duke and Emory".

use super::{
    codes,
    find::Asked,
    index::{Entry, Exact, Index},
    line::{Reading, match_line},
    meaning::LineMatch,
    pieces::without_bullet,
    resolve::is_place,
    spell::{Spelled, is_noise},
    vocabulary::is_idle,
};

/// What stands between two names.
const CUTS: &[&str] = &["\t", ";", ",", "/", "|", " and ", " & ", " + ", " or "];

/// Returns the parts of a line that name a program each; the line itself if it is one name.
pub(super) fn split(index: &Index, line: &str) -> Vec<String> {
    let line = without_bullet(line);
    let (codes, _) = codes::split(line);
    let known = codes.iter().filter_map(|it| index.code(&it.0)).collect::<std::collections::BTreeSet<_>>();
    if known.len() > 1 {
        return codes.into_iter().map(|it| it.0.to_uppercase()).collect();
    }
    let parts = parts(line);
    if parts.len() < 2
        || !codes.is_empty()
        || Reading::of_line(line).whole.is_some_and(|it| index.exact(&it).is_some())
    {
        return vec![line.to_owned()];
    }
    let mut names: Vec<Name> = Vec::new();
    for part in parts {
        let stands_for = standing_for(index, &part);
        match names.last_mut() {
            Some(last) if stands_for.is_empty() || last.may_be_told_apart_by(index, &part, &stands_for) => {
                last.add(&part);
            }
            Some(_) | None => names.push(Name { text: part.text, stands_for, behind: Vec::new() }),
        }
    }
    gathered(names, line)
}

/// A part of a line, and the sign before it.
struct Part {
    text: String,
    cut: &'static str,
}

/// A name with what belongs to it.
struct Name {
    text: String,
    /// The institutions that its first part names letter by letter; empty if it names none.
    stands_for: Vec<usize>,
    behind: Vec<String>,
}

impl Name {
    fn add(&mut self, part: &Part) {
        let gap = if part.cut == "," { ", " } else { part.cut };
        self.behind.push(format!("{gap}{}", part.text));
    }

    /// Returns true if the part says more about this name: one of its institutions, or its city or state.
    fn may_be_told_apart_by(&self, index: &Index, part: &Part, stands_for: &[usize]) -> bool {
        let all = Spelled::new(&part.text).words;
        let words: Vec<&String> = all.iter().filter(|it| !is_idle(it)).collect();
        let is_of = |at: &usize| {
            let entry = index.entries.get(*at);
            entry
                .is_some_and(|it| words.iter().all(|word| it.own.contains(*word) || it.other.contains(*word)))
        };
        let own: Vec<String> = Spelled::new(&self.text).words.into_iter().filter(|it| !is_idle(it)).collect();
        let has = |it: &Entry, word: &String| it.own.contains(word) || it.formal.contains(word);
        let both: Vec<&String> = own.iter().chain(words.iter().copied()).collect();
        let is_site =
            |at: &usize| index.entries.get(*at).is_some_and(|it| own.iter().all(|word| has(it, word)));
        let has_no_name = self.stands_for.is_empty();
        has_no_name && is_place(index, &all)
            || stands_for.iter().any(|it| self.stands_for.contains(it))
            || self.stands_for.iter().any(is_of)
            || stands_for.iter().any(is_site)
            || index.entries.iter().any(|it| both.iter().all(|word| has(it, word)))
    }
}

/// Puts a beginning that names nothing before the name that follows it; one line where fewer than two are named.
fn gathered(names: Vec<Name>, line: &str) -> Vec<String> {
    if names.iter().filter(|it| !it.stands_for.is_empty()).count() < 2 {
        return vec![line.to_owned()];
    }
    let mut all: Vec<String> = Vec::new();
    let mut before = String::new();
    for name in names {
        let text = format!("{before}{}{}", name.text, name.behind.concat());
        match name.stands_for.is_empty() {
            true => before = format!("{text}, "),
            false => {
                all.push(text);
                before.clear();
            }
        }
    }
    all
}

/// Returns the institutions that a part names by itself: letter by letter, or less surely where it is written as a name.
fn standing_for(index: &Index, part: &Part) -> Vec<usize> {
    let name = Asked::new(&Spelled::new(&part.text)).name;
    if name.is_empty() || name.words.iter().all(|it| is_idle(it)) {
        return Vec::new();
    }
    if let Some(Exact::Named(all) | Exact::Ambiguous(all)) = index.exact(&name) {
        return all.to_vec();
    }
    let is_of_a_kind = name.plain.iter().any(|it| is_noise(it));
    let is_written_as_one = part.text.starts_with(char::is_uppercase);
    match match_line(index, &part.text) {
        LineMatch::One { institution, .. } if is_of_a_kind || is_written_as_one => vec![institution],
        LineMatch::Several { institutions, .. } if is_of_a_kind => institutions,
        LineMatch::One { .. }
        | LineMatch::Several { .. }
        | LineMatch::Disagreeing { .. }
        | LineMatch::Heading
        | LineMatch::Nothing => Vec::new(),
    }
}

/// Cuts a line outside of brackets.
fn parts(line: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut rest, mut text, mut cut, mut depth) = (line, String::new(), "", 0_usize);
    while let Some(letter) = rest.chars().next() {
        let found = if depth == 0 { CUTS.iter().find(|it| begins_with(rest, it)) } else { None };
        if let Some(next) = found {
            parts.push(Part { text: std::mem::take(&mut text), cut });
            cut = next;
            rest = rest.get(next.len()..).unwrap_or_default();
            continue;
        }
        depth = match letter {
            '(' | '[' => depth.saturating_add(1),
            ')' | ']' => depth.saturating_sub(1),
            _ => depth,
        };
        text.push(letter);
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
    }
    parts.push(Part { text, cut });
    parts.iter_mut().for_each(|it| it.text = it.text.trim().to_owned());
    parts.retain(|it| it.text.chars().any(char::is_alphanumeric));
    parts
}

fn begins_with(text: &str, cut: &str) -> bool {
    text.get(..cut.len()).is_some_and(|it| it.eq_ignore_ascii_case(cut))
}
