//! Which institution a line of a pasted list means: by its code, which counts letter by letter, and by its name.

use super::{
    called::or_by_short_name,
    codes::{self, Code},
    find::Asked,
    index::{Entry, Exact, Index},
    meaning::{LineMatch, Sure},
    pieces::{Piece, pieces},
    resolve::{Candidates, Part, Said, answer_for, exact, letters, resolve},
    spell::Spelled,
    states::state_code,
    vocabulary::{is_heading, is_remark},
};
use crate::domain::tables::Specialty;

/// A line as it was read: its codes, and what it says besides.
pub(super) struct Reading {
    pub codes: Vec<Code>,
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
        self.said.specialty.or(self.codes.first().and_then(Code::specialty))
    }

    pub fn of_line(line: &str) -> Reading {
        let (codes, rest) = codes::split(line);
        let pieces = pieces(&rest);
        Reading { codes, whole: Some(whole(&pieces)), said: said(&pieces) }
    }

    /// Reads a row: only the name's cell names, the other cells say where it is and what is applied to there.
    pub fn of_cells(cells: &Cells) -> Reading {
        let (mut codes, rest) = codes::split(cells.name);
        let (more, _) = codes::split(cells.code);
        codes.extend(more.into_iter().filter(|it| !codes.contains(it)).collect::<Vec<_>>());
        let name = pieces(&rest);
        let mut said = said(&name);
        let mut track = pieces(cells.specialty);
        track.iter_mut().for_each(|it| it.is_bracketed = false);
        said.specialty = specialty(&track).or(said.specialty);
        let places = [cells.city, cells.state].into_iter().flat_map(pieces);
        said.places.extend(places.map(|it| (Spelled::new(&it.text), is_state(&it.text))));
        Reading { codes, whole: None, said }
    }
}

fn whole(pieces: &[Piece]) -> Spelled {
    Spelled::of(pieces.iter().flat_map(|it| Spelled::new(&it.text).words).collect())
}

fn said(pieces: &[Piece]) -> Said {
    let is_mixed = pieces.iter().any(|it| it.text.chars().any(char::is_uppercase));
    let mut said = Said { pieces: Vec::new(), places: Vec::new(), specialty: specialty(pieces) };
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

/// Returns the specialty that the pieces name first; integrated IR where they name it beside DR ("IR/DR").
fn specialty(pieces: &[Piece]) -> Option<Specialty> {
    let all: Vec<Specialty> =
        pieces.iter().filter_map(|it| Asked::new(&Spelled::new(&it.text)).specialty).collect();
    let both = all.contains(&Specialty::Ir) && all.contains(&Specialty::Dr);
    if both { Some(Specialty::Ir) } else { all.first().copied() }
}

/// Takes remarks and numbers off both ends, unless nothing else stands there.
fn without_remarks(name: &Spelled) -> Spelled {
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
    match (known[..].as_ref(), reading.codes.first()) {
        ([], None) => by_name(index, reading),
        ([], Some(code)) => beside_unknown(index, by_name(index, reading), code),
        ([one], _) => beside_known(index, *one, reading),
        (several, _) => LineMatch::Several {
            institutions: several.iter().map(|it| it.0).collect(),
            specialty: reading.said.specialty,
        },
    }
}

fn by_name(index: &Index, reading: &Reading) -> LineMatch {
    let Reading { whole, said, .. } = reading;
    if let Some(found) = whole.as_ref().and_then(|it| exact(index, it)) {
        return answer_for(index, found, None);
    }
    let name = said.joined();
    match index.exact(&name) {
        None if state_code(&name.fold).is_some() => of_state(index, &name, said.specialty),
        None if is_heading(&name.words) => LineMatch::Heading,
        _ => or_by_short_name(index, said, resolve(index, said)),
    }
}

/// Answers a line that is only a state: "Utah" is the university of that state, if it offers what is asked for; else
/// the line is a heading.
fn of_state(index: &Index, state: &Spelled, specialty: Option<Specialty>) -> LineMatch {
    let is_its = |entry: &&Entry| entry.offers(specialty) && entry.spelled().any(|it| it.core == state.core);
    let all: Vec<usize> = index.entries.iter().filter(is_its).map(|it| it.at).collect();
    match all.is_empty() {
        true => LineMatch::Heading,
        false => answer_for(index, Candidates { all, sure: Sure::Likely, asks: false }, specialty),
    }
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
/// those of another specialty.
fn beside_unknown(index: &Index, named: LineMatch, code: &Code) -> LineMatch {
    let digits = code.specialty();
    let offers = |at: usize, asked| index.entries.get(at).is_some_and(|it| it.specialties.contains(&asked));
    match named {
        LineMatch::One { institution, specialty, sure } => {
            let asked = specialty.or(digits);
            let agrees =
                digits.is_some() && asked == digits && asked.is_some_and(|it| offers(institution, it));
            let sure = if agrees { sure } else { Sure::Likely };
            LineMatch::One { institution, specialty: asked, sure }
        }
        LineMatch::Several { institutions, specialty } => {
            LineMatch::Several { institutions, specialty: specialty.or(digits) }
        }
        LineMatch::Heading | LineMatch::Nothing => LineMatch::Nothing,
        found @ LineMatch::Disagreeing { .. } => found,
    }
}
