//! Which institution a line of a pasted list means: by its code, which counts letter by letter, and by its name.

use super::{
    codes::{self, Code},
    find::Asked,
    index::{Exact, Index},
    meaning::{LineMatch, Sure},
    pieces::{Piece, pieces},
    placed::{of_place, of_region},
    places::place,
    remarks::{is_remark, is_speech, region},
    resolve::{Part, Said, answer_for, exact, letters, resolve},
    specialties::{of_cell, specialties},
    spell::Spelled,
    states::state_code,
    vocabulary::{is_heading, is_idle},
};
use crate::domain::tables::Specialty;

/// A line as it was read: its codes, and what it says besides.
#[derive(Clone)]
pub(super) struct Reading {
    pub codes: Vec<Code>,
    /// All specialties that it names, each a program of its own.
    specialties: Vec<Specialty>,
    /// The specialty that stands above it.
    above: Option<Specialty>,
    /// All words of a line, those about a specialty too; none of a row of a table.
    pub whole: Option<Spelled>,
    pub said: Said,
}

/// What the cells of a row of a table say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cells<'a> {
    pub name: &'a str,
    pub city: &'a str,
    pub state: &'a str,
    pub code: &'a str,
    pub specialty: &'a str,
}

pub(super) fn match_line(index: &Index, line: &str) -> LineMatch {
    meaning(index, &Reading::of_line(line))
}

impl Reading {
    /// Returns the specialty that it names, else that of its first code.
    pub fn specialty(&self) -> Option<Specialty> {
        self.said.specialty.or(self.codes.first().map(Code::specialty))
    }

    pub fn of_line(line: &str) -> Reading {
        let (codes, rest) = codes::split(line);
        let pieces = pieces(&rest);
        let specialties = specialties(&rest);
        let said = Said { specialty: specialties.first().copied(), ..said(&pieces) };
        Reading {
            codes,
            specialties,
            above: None,
            whole: Some(whole(&pieces)),
            said: numbered(said, &pieces),
        }
    }

    /// Reads a row: only the name's cell names, the other cells say where it is and what is applied to there.
    pub fn of_cells(cells: &Cells) -> Reading {
        let (mut codes, rest) = codes::split(cells.name);
        let (more, _) = codes::split(cells.code);
        codes.extend(more.into_iter().filter(|it| !codes.contains(it)).collect::<Vec<_>>());
        let name = pieces(&rest);
        let mut said = said(&name);
        let in_column = of_cell(cells.specialty);
        let specialties = if in_column.is_empty() { specialties(&rest) } else { in_column };
        said.specialty = specialties.first().copied();
        let places = [cells.city, cells.state].into_iter().flat_map(pieces);
        said.places.extend(places.map(|it| (Spelled::new(&it.text), is_state(&it.text))));
        Reading { codes, specialties, above: None, whole: None, said: numbered(said, &name) }
    }

    /// Takes the specialties that are marked, if any are.
    pub fn marked(mut self, marked: &[Specialty]) -> Reading {
        if !marked.is_empty() {
            self.specialties = marked.to_vec();
            self.said.specialty = marked.first().copied();
        }
        self
    }

    /// Takes the specialty of a heading, unless it says one itself.
    pub fn under(mut self, heading: Option<Specialty>) -> Reading {
        if self.specialty().is_none() {
            self.above = heading;
            self.said.specialty = heading;
        }
        self
    }

    /// Takes the specialty that another name of the line says, unless it has one; it is no more than likely meant here.
    pub fn beside(mut self, other: Option<Specialty>) -> Reading {
        if self.specialty().is_none() && other.is_some() {
            self.above = other;
            self.said.specialty = other;
            self.said.is_doubtful = true;
        }
        self
    }

    /// Returns a reading for each specialty; a code is of one.
    pub fn each(self) -> impl Iterator<Item = Reading> {
        let all: Vec<Option<Specialty>> = match self.specialties[..] {
            [_, _, ..] if self.codes.is_empty() => self.specialties.iter().copied().map(Some).collect(),
            _ => vec![self.said.specialty],
        };
        all.into_iter().map(move |specialty| {
            let mut it = self.clone();
            it.said.specialty = specialty;
            it
        })
    }
}

/// Takes a bare number for the specialty that it stands for in codes, which is no more than likely.
fn numbered(mut said: Said, pieces: &[Piece]) -> Said {
    let words = pieces.iter().flat_map(|it| Spelled::new(&it.text).words);
    let number = words.skip(1).find_map(|it| codes::of_digits(&it));
    if said.specialty.is_none() && number.is_some() {
        said.specialty = number;
        said.is_doubtful = true;
    }
    said
}

fn whole(pieces: &[Piece]) -> Spelled {
    Spelled::of(pieces.iter().flat_map(|it| Spelled::new(&it.text).words).collect())
}

fn said(pieces: &[Piece]) -> Said {
    let is_mixed = pieces.iter().any(|it| it.text.chars().any(char::is_uppercase));
    let mut said = Said { pieces: Vec::new(), places: Vec::new(), specialty: None, is_doubtful: false };
    for piece in pieces {
        let name = without_remarks(&Asked::new(&Spelled::new(&piece.text)).name);
        if name.is_empty() {
            continue;
        }
        let is_comment = !piece.is_bracketed && is_mixed && is_comment(&piece.text);
        said.pieces.push(Part { name, is_state: is_state(&piece.text), is_comment });
    }
    said
}

/// Takes remarks and numbers off both ends, unless nothing else stands there.
pub(super) fn without_remarks(name: &Spelled) -> Spelled {
    let counts = |word: &String| !is_remark(word);
    match (name.words.iter().position(counts), name.words.iter().rposition(counts)) {
        (Some(first), Some(last)) => Spelled::of(name.words.get(first..=last).unwrap_or_default().to_vec()),
        _ => name.clone(),
    }
}

/// Returns true for the code of a state in capitals, as it stands behind a name.
fn is_state(text: &str) -> bool {
    text.len() == 2
        && text.bytes().all(|it| it.is_ascii_uppercase())
        && state_code(&text.to_lowercase()).is_some()
}

/// Returns true for words in small letters beside names in others: a remark of several words, no site.
fn is_comment(text: &str) -> bool {
    let mut words = text.split_whitespace();
    text.split_whitespace().nth(1).is_some() && words.all(|it| !it.starts_with(char::is_uppercase))
}

pub(super) fn meaning(index: &Index, reading: &Reading) -> LineMatch {
    let mut known: Vec<(usize, Specialty)> = Vec::new();
    for found in reading.codes.iter().filter_map(|it| index.code(&it.0)) {
        if !known.contains(&found) {
            known.push(found);
        }
    }
    let found = match (known[..].as_ref(), reading.codes.first()) {
        ([], None) => by_name(index, reading),
        ([], Some(code)) => beside_unknown(index, by_name(index, reading), code),
        ([one], _) => beside_known(index, *one, reading),
        (several, _) => LineMatch::Several {
            institutions: several.iter().map(|it| it.0).collect(),
            specialty: reading.said.specialty,
        },
    };
    left_open(found, reading)
}

/// Leaves a program of another specialty than ours open; a number for a specialty makes it no more than likely.
fn left_open(found: LineMatch, reading: &Reading) -> LineMatch {
    match found {
        LineMatch::One { institution, specialty: Some(Specialty::Other), .. } => {
            LineMatch::Several { institutions: vec![institution], specialty: Some(Specialty::Other) }
        }
        LineMatch::One { institution, specialty, .. } if reading.said.is_doubtful => {
            LineMatch::One { institution, specialty, sure: Sure::Likely }
        }
        found @ (LineMatch::One { .. }
        | LineMatch::Several { .. }
        | LineMatch::Disagreeing { .. }
        | LineMatch::Heading
        | LineMatch::Nothing) => found,
    }
}

fn by_name(index: &Index, reading: &Reading) -> LineMatch {
    let Reading { whole, said, .. } = reading;
    if let Some(found) = whole.as_ref().and_then(|it| exact(index, it)) {
        return answer_for(index, found, reading.above);
    }
    let name = said.joined();
    let is_known = index.exact(&name).is_some();
    match place(index, &name.words) {
        _ if is_known => resolve(index, said),
        Some(place) if said.places.is_empty() => of_place(index, &place, said),
        None if region(&name.words).is_some() => of_region(index, &name, said.specialty),
        _ if is_heading(&name.words) => LineMatch::Heading,
        _ => of_names(index, said, &name),
    }
}

/// Reads a line that is no place and no heading: one name, two side by side, or a sentence.
fn of_names(index: &Index, said: &Said, name: &Spelled) -> LineMatch {
    if let Some(institutions) = two_names(index, name) {
        return LineMatch::Several { institutions, specialty: said.specialty };
    }
    let found = resolve(index, said);
    let is_mere_speech = found == LineMatch::Nothing && is_speech(&name.words) && !names_one(index, name);
    if is_mere_speech { LineMatch::Heading } else { found }
}

/// Returns the institutions of two names that stand side by side, where neither is a place: "MD Anderson Cooper".
fn two_names(index: &Index, name: &Spelled) -> Option<Vec<usize>> {
    let named = |words: &[String]| match index.exact(&Spelled::of(words.to_vec()))? {
        Exact::Named(all) | Exact::Ambiguous(all) => place(index, words).is_none().then_some(all),
    };
    let cut = |at: usize| {
        let (before, behind) = name.words.split_at_checked(at)?;
        let (first, second) = (named(before)?, named(behind)?);
        let is_one = first.iter().any(|it| second.contains(it));
        (!is_one).then(|| first.iter().chain(second).copied().collect::<Vec<_>>())
    };
    (1..name.words.len()).find_map(cut)
}

/// Returns true if a word of a sentence is a name.
fn names_one(index: &Index, sentence: &Spelled) -> bool {
    let is_name = |word: &String| !is_idle(word) && index.exact(&Spelled::of(vec![word.clone()])).is_some();
    sentence.words.iter().any(is_name)
}

/// A code that the catalog knows: it decides, unless the name or the specialty beside it says something else.
fn beside_known(index: &Index, code: (usize, Specialty), reading: &Reading) -> LineMatch {
    let said = reading.said.specialty.filter(|it| *it != code.1);
    let named = match by_name(index, reading) {
        LineMatch::One { institution, sure, .. } if institution != code.0 => {
            let may_be = sure == Sure::Likely || shares_its_name(index, code.0, institution, reading);
            if may_be && may_be_called(index, code.0, reading) { Vec::new() } else { vec![institution] }
        }
        LineMatch::Several { institutions, .. }
            if !institutions.contains(&code.0) && !may_be_called(index, code.0, reading) =>
        {
            institutions
        }
        LineMatch::One { .. }
        | LineMatch::Several { .. }
        | LineMatch::Disagreeing { .. }
        | LineMatch::Heading
        | LineMatch::Nothing => Vec::new(),
    };
    match (named.is_empty(), said) {
        (true, None) => LineMatch::One { institution: code.0, specialty: Some(code.1), sure: Sure::Exact },
        (true, said) => LineMatch::Disagreeing { code, institutions: vec![code.0], specialty: said },
        (false, said) => {
            LineMatch::Disagreeing { code, institutions: named, specialty: said.or(Some(code.1)) }
        }
    }
}

/// Returns true if both institutions have exactly this name.
fn shares_its_name(index: &Index, one: usize, other: usize, reading: &Reading) -> bool {
    let named = match index.exact(&reading.said.joined()) {
        Some(Exact::Named(all) | Exact::Ambiguous(all)) => all,
        None => &[],
    };
    named.contains(&one) && named.contains(&other)
}

/// Returns true if the line's name is a shorter or longer form of a name of that institution: a site's code stands beside
/// the name of its parent.
fn may_be_called(index: &Index, institution: usize, reading: &Reading) -> bool {
    let Some(entry) = index.entries.get(institution) else { return false };
    let parts = reading.said.pieces.iter().map(|it| &it.name);
    let said: Vec<&Spelled> = parts.filter(|it| letters(it) > 0).collect();
    let fits = |name: &Spelled, said: &Spelled| {
        name.core.starts_with(&said.core) || (!name.core.is_empty() && said.core.starts_with(&name.core))
    };
    entry.spelled().any(|name| said.iter().any(|it| fits(name, it)))
}

/// A code that the catalog doesn't know: the name decides, and is no more than likely where the digits of the code are
/// those of another specialty or institution.
fn beside_unknown(index: &Index, named: LineMatch, code: &Code) -> LineMatch {
    let digits = code.specialty();
    let fits = |at: usize| {
        index.entries.get(at).is_some_and(|it| it.specialties.contains(&digits) && it.has_sponsor(code))
    };
    match named {
        LineMatch::One { institution, specialty, sure } => {
            let asked = specialty.unwrap_or(digits);
            let agrees = asked == digits && fits(institution);
            let sure = if agrees { sure } else { Sure::Likely };
            LineMatch::One { institution, specialty: Some(asked), sure }
        }
        LineMatch::Several { institutions, specialty } => {
            LineMatch::Several { institutions, specialty: specialty.or(Some(digits)) }
        }
        LineMatch::Heading | LineMatch::Nothing => LineMatch::Nothing,
        found @ LineMatch::Disagreeing { .. } => found,
    }
}
