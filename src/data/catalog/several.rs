//! One line that names several programs: "MIR, UW" or "Penn; Duke and Emory".

use super::{
    codes,
    find::Asked,
    index::{Entry, Exact, Index},
    line::{Reading, match_line, without_remarks},
    meaning::LineMatch,
    pieces::without_bullet,
    places::place,
    specialties,
    spell::{Spelled, is_noise},
    vocabulary::is_idle,
};

/// What stands between two names; a list goes on behind some, and may do so behind the others, where a place or a site may
/// stand as well.
const CUTS: &[(&str, Cut)] = &[
    ("\t", Cut::Listing),
    (";", Cut::Listing),
    ("|", Cut::Listing),
    ("\\", Cut::Listing),
    (" and ", Cut::Listing),
    (" & ", Cut::Listing),
    (" + ", Cut::Listing),
    (" or ", Cut::Listing),
    (" vs ", Cut::Listing),
    (" vs. ", Cut::Listing),
    (" > ", Cut::Listing),
    (" = ", Cut::Listing),
    (" -> ", Cut::Listing),
    ("\u{2192}", Cut::Listing),
    (",", Cut::Comma),
    ("/", Cut::Comma),
    (" - ", Cut::Dash),
    ("\u{2013}", Cut::Dash),
    ("\u{2014}", Cut::Dash),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    Listing,
    Comma,
    Dash,
}

/// Returns the parts of a line that name a program each; the line itself if it is one name.
pub(super) fn split(index: &Index, line: &str) -> Vec<String> {
    let line = without_bullet(line);
    let (codes, _) = codes::split(line);
    let known = codes.iter().filter_map(|it| index.code(&it.0)).collect::<std::collections::BTreeSet<_>>();
    if known.len() > 1 {
        return codes.into_iter().map(|it| it.0.to_uppercase()).collect();
    }
    if !codes.is_empty() || Reading::of_line(line).whole.is_some_and(|it| index.exact(&it).is_some()) {
        return vec![line.to_owned()];
    }
    if let Some(sites) = in_brackets(index, line) {
        return sites;
    }
    let parts = parts(&without_brackets(line));
    if parts.len() < 2 {
        return vec![line.to_owned()];
    }
    if each_says_a_specialty(&parts) {
        return parts.into_iter().map(|it| it.text).collect();
    }
    let mut names: Vec<Name> = Vec::new();
    for part in parts {
        let stands_for = standing_for(index, &part);
        match names.last_mut() {
            Some(last) if last.goes_on(index, &part, &stands_for) => last.add(&part),
            Some(_) | None => names.push(Name { text: part.text, stands_for, behind: Vec::new() }),
        }
    }
    gathered(names, line)
}

/// True where each part is a name with its own specialty: "Plainview TY, Mather TY". Then none is another one's place.
fn each_says_a_specialty(parts: &[Part]) -> bool {
    let is_list = parts.iter().skip(1).all(|it| it.cut != Cut::Dash);
    let is_name = |part: &Part| {
        let name = named_in(&part.text);
        let is_said = !specialties::specialties(&part.text).is_empty();
        is_said && !name.is_empty() && !name.words.iter().all(|it| is_idle(it))
    };
    is_list && parts.iter().all(is_name)
}

/// Returns the sites of one name that stand in brackets behind it, each with the name: "Mayo (AZ, FL)".
fn in_brackets(index: &Index, line: &str) -> Option<Vec<String>> {
    let (name, inside) = line.trim_end().strip_suffix(')')?.split_once('(')?;
    let sites: Vec<String> = parts(inside).into_iter().map(|it| it.text).collect();
    let mut found: Vec<usize> = Vec::new();
    for site in &sites {
        let LineMatch::One { institution, .. } = match_line(index, &format!("{name}({site})")) else {
            return None;
        };
        if found.contains(&institution) {
            return None;
        }
        found.push(institution);
    }
    let name = name.trim_end();
    (found.len() > 1).then(|| sites.iter().map(|it| format!("{name} ({it})")).collect())
}

/// Takes the brackets off a line that is wholly in them, and off one more name: "UNC (or Duke)".
fn without_brackets(line: &str) -> String {
    if let Some(inside) = line.strip_prefix('(').and_then(|it| it.trim_end().strip_suffix(')')) {
        return inside.to_owned();
    }
    let begins = ["(or ", "(and ", "(then ", "(plus "].iter().find_map(|it| line.split_once(it));
    match begins {
        Some((before, behind)) => format!("{before}; {}", behind.replacen(')', "", 1)),
        None => line.to_owned(),
    }
}

/// A part of a line, and the sign before it.
struct Part {
    text: String,
    sign: &'static str,
    cut: Cut,
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
        let gap = if part.sign == "," { ", " } else { part.sign };
        self.behind.push(format!("{gap}{}", part.text));
    }

    /// Returns true if the part is no name of its own beside this one: its place, its site, or nothing that is known.
    fn goes_on(&self, index: &Index, part: &Part, stands_for: &[usize]) -> bool {
        let words = Spelled::new(&part.text).words;
        let is_exact = index.exact(&named_in(&part.text)).is_some();
        let place =
            place(index, &words).filter(|it| !it.city.is_empty() || words.len() > 1 || is_code(&words));
        match (part.cut, place) {
            (_, Some(_)) if !is_exact => true,
            (Cut::Comma | Cut::Dash, Some(place)) => {
                let is_there = |at: &usize| index.entries.get(*at).is_some_and(|it| place.has(it));
                // a school too that stands in another city: "Columbia", "Temple"
                let is_there_only = stands_for.len() > 1
                    && stands_for.iter().all(|at| index.entries.get(*at).is_some_and(|it| place.has(it)));
                is_there_only || self.stands_for.iter().any(is_there)
            }
            _ if stands_for.is_empty() => true,
            (Cut::Listing, _) => !is_exact && self.may_be_told_apart_by(index, part, stands_for),
            (Cut::Dash, _) => !is_exact || self.may_be_told_apart_by(index, part, stands_for),
            (Cut::Comma, None) => self.may_be_told_apart_by(index, part, stands_for),
        }
    }

    /// Returns true if the part says more about this name: one of its institutions, or its city or state. Nobody says the
    /// name again to do so: "Penn, Penn State".
    fn may_be_told_apart_by(&self, index: &Index, part: &Part, stands_for: &[usize]) -> bool {
        let all = Spelled::new(&part.text).words;
        let words: Vec<&String> = all.iter().filter(|it| !is_idle(it)).collect();
        let own: Vec<String> = Spelled::new(&self.text).words.into_iter().filter(|it| !is_idle(it)).collect();
        let is_of = |at: &usize| {
            let entry = index.entries.get(*at);
            entry
                .is_some_and(|it| words.iter().all(|word| it.own.contains(*word) || it.other.contains(*word)))
        };
        let has = |it: &Entry, word: &String| it.own.contains(word) || it.formal.contains(word);
        let both: Vec<&String> = own.iter().chain(words.iter().copied()).collect();
        let is_site =
            |at: &usize| index.entries.get(*at).is_some_and(|it| own.iter().all(|word| has(it, word)));
        if stands_for != self.stands_for && own.iter().any(|it| words.contains(&it)) {
            return false;
        }
        self.stands_for.is_empty() && place(index, &all).is_some()
            || stands_for.iter().any(|it| self.stands_for.contains(it))
            || self.stands_for.iter().any(is_of)
            || stands_for.iter().any(is_site)
            || index.entries.iter().any(|it| both.iter().all(|word| has(it, word)))
    }
}

fn is_code(words: &[String]) -> bool {
    words.concat().len() == 2
}

/// Returns the name in a part, without remarks and specialty.
fn named_in(part: &str) -> Spelled {
    without_remarks(&Asked::new(&Spelled::new(part)).name)
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
    let name = named_in(&part.text);
    if name.is_empty() || name.words.iter().all(|it| is_idle(it)) {
        return Vec::new();
    }
    if let Some(Exact::Named(all) | Exact::Ambiguous(all)) = index.exact(&name) {
        return all.to_vec();
    }
    let is_state = place(index, &name.words).is_some_and(|it| it.city.is_empty());
    let is_of_a_kind = is_state || name.plain.iter().any(|it| is_noise(it));
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
    let (mut rest, mut text, mut sign, mut cut, mut depth) = (line, String::new(), "", Cut::Comma, 0_usize);
    while let Some(letter) = rest.chars().next() {
        let found = if depth == 0 { CUTS.iter().find(|it| begins_with(rest, it.0)) } else { None };
        if let Some((next, kind)) = found {
            let is_empty = !text.chars().any(char::is_alphanumeric);
            parts.push(Part { text: std::mem::take(&mut text), sign, cut });
            // ", and": the stronger sign counts
            cut = if is_empty && cut == Cut::Listing { Cut::Listing } else { *kind };
            sign = next;
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
    parts.push(Part { text, sign, cut });
    parts.iter_mut().for_each(|it| it.text = it.text.trim().to_owned());
    parts.retain(|it| it.text.chars().any(char::is_alphanumeric));
    parts
}

fn begins_with(text: &str, cut: &str) -> bool {
    text.get(..cut.len()).is_some_and(|it| it.eq_ignore_ascii_case(cut))
}
