//! What becomes of each line of names: which programs are added, which are there already, and why the others aren't.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    json,
    named::Meaning,
    table::{screen_width, table},
};
use crate::{
    data::catalog::{Named, Sure, program_id},
    domain::{
        facts::{CatalogProgram, Institution},
        id::Id,
        season::Season,
        tables::Specialty,
    },
};

/// What the user wants added.
pub struct Wants {
    pub yes: bool,
    pub likely: bool,
    pub anyway: bool,
    pub own: bool,
    /// The specialty of names that say none.
    pub specialty: Specialty,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Added,
    /// Kept as a program of the user's own.
    Own,
    /// On the shortlist already.
    There,
    /// A line above adds it.
    Above,
    /// It names no program.
    Passed,
    /// It adds nothing although it should.
    Left,
}

/// A line, what it means and what becomes of it.
pub struct Line<'a> {
    pub named: Named,
    pub meaning: Meaning<'a>,
    pub fate: Fate,
}

impl Fate {
    pub fn adds(self) -> bool {
        matches!(self, Fate::Added | Fate::Own)
    }

    /// What other programs are told; `wants` says whether it is done.
    fn word(self, wants: &Wants) -> &'static str {
        match self {
            Fate::Added if wants.yes => "added",
            Fate::Added => "would-add",
            Fate::Own => "own",
            Fate::There | Fate::Above => "there",
            Fate::Passed => "no-name",
            Fate::Left => "left",
        }
    }
}

/// The programs that lines above really add, and those of the season.
struct Taken<'a> {
    season: &'a Season,
    programs: BTreeSet<Id>,
    /// The programs of the user's own.
    own: BTreeSet<(String, Option<Specialty>)>,
    own_before: BTreeSet<(String, Option<Specialty>)>,
}

/// Settles the lines in their order: a line takes a program's place only where it adds it.
pub fn settled<'a>(
    lines: impl IntoIterator<Item = (Named, Meaning<'a>)>,
    season: &Season,
    wants: &Wants,
) -> Vec<Line<'a>> {
    let mut taken = Taken::new(season);
    let settle = |(named, meaning): (Named, Meaning<'a>)| {
        let fate = taken.before(&named, &meaning, wants).unwrap_or_else(|| meaning.fate(wants));
        taken.occupy(&named, &meaning, fate, wants);
        Line { named, meaning, fate }
    };
    lines.into_iter().map(settle).collect()
}

impl Taken<'_> {
    fn new(season: &Season) -> Taken<'_> {
        let own = season.tracker.programs.iter().filter(|it| it.catalog.is_none());
        let own_before = own.map(|it| it.own_key()).collect();
        Taken { season, programs: BTreeSet::new(), own: BTreeSet::new(), own_before }
    }

    /// Returns what becomes of a line whose program is there.
    fn before(&self, named: &Named, meaning: &Meaning, wants: &Wants) -> Option<Fate> {
        let id = meaning.program().filter(|_| meaning.is_taken(wants));
        match id {
            Some(id) if self.season.tracker.programs.has(id.as_str()) => return Some(Fate::There),
            Some(id) if self.programs.contains(&id) => return Some(Fate::Above),
            Some(_) | None => {}
        }
        let name = named.own_program(Id::default(), wants.specialty).own_key();
        if meaning.is_certain() {
            return None;
        }
        let above = self.own.contains(&name).then_some(Fate::Above);
        self.own_before.contains(&name).then_some(Fate::There).or(above)
    }

    fn occupy(&mut self, named: &Named, meaning: &Meaning, fate: Fate, wants: &Wants) {
        match fate {
            Fate::Added => self.programs.extend(meaning.program()),
            Fate::Own => {
                self.own.insert(named.own_program(Id::default(), wants.specialty).own_key());
            }
            Fate::There | Fate::Above | Fate::Passed | Fate::Left => {}
        }
    }
}

impl Meaning<'_> {
    /// Returns the program of the catalog that is meant, surely or not.
    fn program(&self) -> Option<Id> {
        let (place, program) = self.found()?;
        Some(program_id(&place.id, program.specialty))
    }

    fn found(&self) -> Option<(&Institution, &CatalogProgram)> {
        match self {
            Meaning::Found { place, program, .. } | Meaning::Foreign { place, program, .. } => {
                Some((place, program))
            }
            Meaning::Several(_)
            | Meaning::Disagreeing { .. }
            | Meaning::Without { .. }
            | Meaning::Date
            | Meaning::Heading
            | Meaning::Unknown => None,
        }
    }

    /// Returns true where no program of the user's own could be meant.
    fn is_certain(&self) -> bool {
        match self {
            Meaning::Found { sure, .. } | Meaning::Foreign { sure, .. } => *sure == Sure::Exact,
            Meaning::Date | Meaning::Heading => true,
            Meaning::Several(_)
            | Meaning::Disagreeing { .. }
            | Meaning::Without { .. }
            | Meaning::Unknown => false,
        }
    }

    /// Returns true if the program is the one that the line is taken for.
    fn is_taken(&self, wants: &Wants) -> bool {
        match self {
            Meaning::Found { sure, .. } | Meaning::Foreign { sure, .. } => {
                *sure == Sure::Exact || wants.likely
            }
            Meaning::Several(_)
            | Meaning::Disagreeing { .. }
            | Meaning::Without { .. }
            | Meaning::Date
            | Meaning::Heading
            | Meaning::Unknown => false,
        }
    }

    fn fate(&self, wants: &Wants) -> Fate {
        match self {
            Meaning::Date | Meaning::Heading => Fate::Passed,
            Meaning::Found { caution, .. }
                if self.is_taken(wants) && (caution.is_empty() || wants.anyway) =>
            {
                Fate::Added
            }
            // known, and not wanted as it stands: it would only come a second time
            Meaning::Found { .. } | Meaning::Foreign { .. } if self.is_taken(wants) => Fate::Left,
            Meaning::Found { .. }
            | Meaning::Foreign { .. }
            | Meaning::Several(_)
            | Meaning::Disagreeing { .. }
            | Meaning::Without { .. }
            | Meaning::Unknown => match wants.own {
                true => Fate::Own,
                false => Fate::Left,
            },
        }
    }

    /// Says in a word how the line is understood.
    fn mark(&self) -> &'static str {
        match self {
            Meaning::Found { sure: Sure::Likely, .. } => "likely",
            Meaning::Found { caution, .. } if !caution.is_empty() => "ask first",
            Meaning::Found { .. } => "found",
            Meaning::Foreign { .. } => "not yours",
            Meaning::Several(_) => "several",
            Meaning::Disagreeing { .. } => "disagrees",
            Meaning::Without { .. } => "not there",
            Meaning::Date | Meaning::Heading => "no name",
            Meaning::Unknown => "not found",
        }
    }

    /// Says which program is meant, and what speaks against adding it as the user wants it.
    fn words(&self, wants: &Wants) -> String {
        let named = self.found().map(|(place, program)| full_name(place, program.specialty));
        let named = named.unwrap_or_default();
        match self {
            Meaning::Found { sure, caution, .. } => {
                let doubt = (*sure == Sure::Likely && !wants.likely).then_some(("only likely", "--likely"));
                let caution = Some((caution.as_str(), "--anyway")).filter(|it| !it.0.is_empty());
                let why: Vec<&str> = doubt.iter().chain(&caution).map(|it| it.0).collect();
                let caution = caution.filter(|_| !wants.anyway);
                let options: Vec<&str> = doubt.iter().chain(&caution).map(|it| it.1).collect();
                match (why.is_empty(), options.is_empty()) {
                    (true, _) => named,
                    (false, true) => format!("{named}: {}", why.join("; ")),
                    (false, false) => {
                        format!("{named}: {}; add it with {}", why.join("; "), options.join(" "))
                    }
                }
            }
            Meaning::Foreign { .. } => {
                format!("{named}: not what you apply to; --specialty names another")
            }
            Meaning::Several(places) => names(places).join(", "),
            Meaning::Disagreeing { by_code, by_name, specialty } => {
                let code = full_name(by_code.0, by_code.1);
                let name = format!("{} · {}", names(by_name).join(", "), specialty.title());
                format!("its code is that of {code}, its name says {name}")
            }
            Meaning::Without { place, asked } => {
                let has: Vec<&str> = place.programs.iter().map(|it| it.specialty.title()).collect();
                format!("{} has no {} program, but {}", place.name, asked.title(), has.join(", "))
            }
            Meaning::Date => "this is a date".to_owned(),
            Meaning::Heading => "this is a heading or a remark".to_owned(),
            Meaning::Unknown => String::new(),
        }
    }

    /// Returns the programs that it may mean, by their ids.
    fn candidates(&self) -> Vec<String> {
        let any = |place: &Institution| place.id.to_string();
        let one = |place: &Institution, specialty| program_id(&place.id, specialty).to_string();
        match self {
            Meaning::Found { place, program, .. } | Meaning::Foreign { place, program, .. } => {
                vec![one(place, program.specialty)]
            }
            Meaning::Several(places) => places.iter().map(|it| any(it)).collect(),
            Meaning::Disagreeing { by_code, by_name, specialty } => {
                let named = by_name.iter().map(|it| one(it, *specialty));
                [one(by_code.0, by_code.1)].into_iter().chain(named).collect()
            }
            Meaning::Without { place, .. } => vec![any(place)],
            Meaning::Date | Meaning::Heading | Meaning::Unknown => Vec::new(),
        }
    }
}

impl Line<'_> {
    /// Says what became of the line, or would: in a word, and which program or why not.
    fn words(&self, wants: &Wants) -> (&'static str, String) {
        let means = self.meaning.words(wants);
        match self.fate {
            Fate::Added if wants.yes => ("added", means),
            Fate::There | Fate::Above => {
                let is_own = self.meaning.program().is_none_or(|_| !self.meaning.is_taken(wants));
                let found = self.meaning.found().filter(|_| !is_own);
                let own = || "a program of your own".to_owned();
                let what = found.map_or_else(own, |(place, program)| full_name(place, program.specialty));
                (if self.fate == Fate::There { "there already" } else { "as above" }, what)
            }
            Fate::Own => ("your own", self.own_words(means)),
            Fate::Added | Fate::Passed | Fate::Left => (self.meaning.mark(), means),
        }
    }

    /// Says what a program of the user's own isn't taken for.
    fn own_words(&self, means: String) -> String {
        let own = "a program of your own";
        let may_be = match (self.meaning.found(), &self.meaning) {
            (Some((place, program)), _) => format!("it may be {}", full_name(place, program.specialty)),
            (None, Meaning::Several(_)) => format!("it may be {means}"),
            (None, _) => means,
        };
        if may_be.is_empty() { own.to_owned() } else { format!("{own}; {may_be}") }
    }
}

fn names(places: &[&Institution]) -> Vec<String> {
    places.iter().map(|it| format!("{} ({})", it.name, it.city)).collect()
}

fn full_name(place: &Institution, specialty: Specialty) -> String {
    format!("{} · {}, {}", place.name, specialty.title(), place.city)
}

pub fn preview(lines: &[Line], wants: &Wants) -> String {
    let row = |line: &Line| {
        let (mark, means) = line.words(wants);
        vec![line.named.text.clone(), mark.to_owned(), means]
    };
    table(&["LINE", "", "PROGRAM"], &lines.iter().map(row).collect::<Vec<_>>(), screen_width())
}

/// What became of each line; `added` is how many programs were.
pub fn json_lines(lines: &[Line], wants: &Wants, added: usize) -> Value {
    let line = |line: &Line| {
        let (word, why) = line.words(wants);
        let mark =
            if line.fate == Fate::There || line.fate == Fate::Above { word } else { line.meaning.mark() };
        json::object([
            ("line", json::text(&line.named.text)),
            ("meaning", mark.replace(' ', "-").into()),
            ("became", line.fate.word(wants).into()),
            ("programs", line.meaning.candidates().into()),
            ("why", json::text(&why)),
        ])
    };
    json::object([("added", added.into()), ("lines", lines.iter().map(line).collect::<Vec<_>>().into())])
}
