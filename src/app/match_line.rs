//! One name of a pasted list: what it may mean, and what becomes of it.

use super::context::Context;
use crate::{
    data::catalog::{LineMatch, Named, Sure, program_id},
    domain::{
        cautions::Caution,
        facts::{CatalogProgram, Institution},
        id::Id,
        season::Season,
        tables::Specialty,
        time::is_only_date,
    },
};

#[derive(Clone, Debug)]
pub struct Line {
    pub named: Named,
    /// What it may mean, likeliest first.
    pub choices: Vec<Choice>,
    pub pick: Pick,
    /// What speaks against taking it as it stands; empty if nothing does.
    pub doubt: String,
}

/// An institution, and the specialty that the name asks for there.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub institution: usize,
    pub specialty: Option<Specialty>,
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The choice of that index, which was found without doubt or taken by the user.
    Catalog(usize),
    /// The choice of that index, which is likely but must be confirmed.
    Likely(usize),
    /// Several choices fit, or none, and the user must decide.
    Open,
    Own,
    Skip,
}

/// The program that a line would become.
pub struct Meant<'a> {
    pub place: &'a Institution,
    pub program: &'a CatalogProgram,
    /// What is to be asked before it is added.
    pub cautions: Vec<&'a Caution>,
}

impl Meant<'_> {
    pub fn id(&self) -> Id {
        program_id(&self.place.id, self.program.specialty)
    }

    pub fn caution_words(&self) -> String {
        self.cautions.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(". ")
    }
}

impl Line {
    /// Reads a name. One of a specialty of the other match is taken for the program of this one there, and asked about; so
    /// is a program that can't be applied to in the usual way.
    pub fn new(cx: &Context, named: Named, wanted: Option<Specialty>) -> Line {
        let (mut choices, pick) = meanings(cx, &named);
        let profile = &cx.season.tracker.profile;
        let is_foreign = choices.iter().any(|it| it.specialty.is_some_and(|it| !profile.is_for(it)));
        for choice in &mut choices {
            choice.specialty = choice.specialty.filter(|it| profile.kind().has(*it));
        }
        let doubt = disagreement(cx, &named);
        let mut line = Line { named, choices, pick, doubt };
        let asked = line.choices.first().and_then(|it| it.specialty).or(wanted);
        let first = line.choices.first().and_then(|it| meant(cx, it, asked));
        let offers = first.as_ref().is_some_and(|it| asked == Some(it.program.specialty));
        let is_clear = offers && !is_foreign && first.as_ref().is_some_and(|it| it.cautions.is_empty());
        let instead = first.and_then(|it| instead(cx, &it));
        line.choices.extend(instead.filter(|it| !line.choices.contains(it)));
        if pick == Pick::Catalog(0) && !is_clear {
            line.pick = Pick::Likely(0);
        }
        line
    }

    pub fn text(&self) -> &str {
        &self.named.text
    }

    pub fn is_open(&self) -> bool {
        matches!(self.pick, Pick::Open | Pick::Likely(_))
    }

    /// Returns the choice that is shown for the line.
    pub fn shown(&self) -> Option<&Choice> {
        match self.pick {
            Pick::Catalog(at) | Pick::Likely(at) => self.choices.get(at),
            Pick::Open => self.choices.first(),
            Pick::Own | Pick::Skip => None,
        }
    }

    /// Returns the program that is shown for the line; `wanted` is the specialty of lines that name none.
    pub fn meant<'a>(&self, cx: &'a Context, wanted: Specialty) -> Option<Meant<'a>> {
        let choice = self.shown()?;
        meant(cx, choice, choice.specialty.or(Some(wanted)))
    }

    pub fn turn(&mut self, to: impl Fn(usize, usize) -> usize) {
        let len = self.choices.len();
        self.pick = match self.pick {
            Pick::Catalog(at) | Pick::Likely(at) => Pick::Likely(to(at, len)),
            Pick::Open if len > 0 => Pick::Likely(to(0, len)),
            pick @ (Pick::Open | Pick::Own | Pick::Skip) => pick,
        };
    }

    /// Leaves the line out, or takes it in again.
    pub fn skip(&mut self) {
        self.pick = match (self.pick, self.choices.is_empty()) {
            (Pick::Skip, false) => Pick::Likely(0),
            (Pick::Skip, true) => Pick::Own,
            (Pick::Catalog(_) | Pick::Likely(_) | Pick::Open | Pick::Own, _) => Pick::Skip,
        };
    }

    /// Takes the choice that is shown, if there is one.
    pub fn confirm(&mut self) {
        self.pick = match self.pick {
            Pick::Likely(at) => Pick::Catalog(at),
            Pick::Open if !self.choices.is_empty() => Pick::Catalog(0),
            pick @ (Pick::Open | Pick::Catalog(_) | Pick::Own | Pick::Skip) => pick,
        };
    }

    /// Looks again at a line that was taken, now that lines which name no specialty are read for `wanted`: what isn't
    /// offered there, or takes no applications in the usual way, is asked about.
    pub fn look_again(&mut self, cx: &Context, wanted: Specialty) {
        let Pick::Catalog(at) = self.pick else { return };
        let asked = self.shown().and_then(|it| it.specialty);
        let meant = self.meant(cx, wanted);
        let is_clear = meant.is_some_and(|it| it.program.specialty == wanted && it.cautions.is_empty());
        if asked.is_none() && !is_clear {
            self.pick = Pick::Likely(at);
        }
    }

    /// Returns why a line that is left out names no program; empty if the user left it out.
    pub fn no_name(&self, season: &Season) -> &'static str {
        match &self.named.found {
            _ if is_date(&self.named, season) => "a date",
            LineMatch::Heading => "heading or remark",
            LineMatch::One { .. }
            | LineMatch::Several { .. }
            | LineMatch::Disagreeing { .. }
            | LineMatch::Nothing => "",
        }
    }

    /// Takes a program of the catalog that the user looked for; one that can't be applied to in the usual way is to be
    /// confirmed first.
    pub fn settle_on(&mut self, cx: &Context, institution: usize, specialty: Specialty) {
        let choice = Choice { institution, specialty: Some(specialty) };
        let known = self.choices.iter().position(|it| *it == choice);
        if known.is_none() {
            self.choices.push(choice);
        }
        let at = known.unwrap_or(self.choices.len().saturating_sub(1));
        self.pick = Pick::Catalog(at);
        if self.meant(cx, specialty).is_some_and(|it| !it.cautions.is_empty()) {
            self.pick = Pick::Likely(at);
        }
    }
}

fn meanings(cx: &Context, named: &Named) -> (Vec<Choice>, Pick) {
    let of = |all: &[usize], specialty: Option<Specialty>| {
        all.iter().map(|at| Choice { institution: *at, specialty }).collect::<Vec<_>>()
    };
    if is_date(named, &cx.season) {
        return (Vec::new(), Pick::Skip);
    }
    match &named.found {
        LineMatch::One { institution, specialty, sure } => {
            let pick = if *sure == Sure::Exact { Pick::Catalog(0) } else { Pick::Likely(0) };
            (of(&[*institution], *specialty), pick)
        }
        LineMatch::Several { institutions, specialty } => (of(institutions, *specialty), Pick::Open),
        LineMatch::Disagreeing { code, institutions, specialty } => {
            let by_code = Choice { institution: code.0, specialty: Some(code.1) };
            ([vec![by_code], of(institutions, *specialty)].concat(), Pick::Open)
        }
        LineMatch::Heading => (Vec::new(), Pick::Skip),
        LineMatch::Nothing => (Vec::new(), Pick::Open),
    }
}

/// Says what disagrees where a code and a name do.
fn disagreement(cx: &Context, named: &Named) -> String {
    let LineMatch::Disagreeing { code, institutions, specialty } = &named.found else { return String::new() };
    let name = |at: usize| cx.data.catalog().get(at).map(|it| it.name.as_str()).unwrap_or_default();
    let said: Vec<&str> = institutions.iter().map(|at| name(*at)).collect();
    let asked = specialty.unwrap_or(code.1).title();
    format!(
        "The code is that of {} · {}, the line says {} · {asked}",
        name(code.0),
        code.1.title(),
        said.join(" or ")
    )
}

/// Returns the program of the asked specialty there, else the first.
fn meant<'a>(cx: &'a Context, choice: &Choice, asked: Option<Specialty>) -> Option<Meant<'a>> {
    let place = cx.data.catalog().get(choice.institution)?;
    let program = asked.and_then(|it| place.program(it)).or(place.programs.first())?;
    Some(Meant { place, program, cautions: cx.season.cautions_of(&place.id, program.specialty) })
}

/// Returns the program that takes the applications of this one.
fn instead(cx: &Context, meant: &Meant) -> Option<Choice> {
    let (id, specialty) = meant.cautions.iter().find_map(|it| it.instead.as_ref())?;
    let institution = cx.data.catalog().institutions().iter().position(|it| it.id == *id)?;
    Some(Choice { institution, specialty: Some(*specialty) })
}

/// Returns true for a line that is a date from end to end, and so names no program: one in which every word is a date's,
/// no city or program read for its time zone.
pub fn is_date(named: &Named, season: &Season) -> bool {
    if matches!(named.found, LineMatch::One { sure: Sure::Exact, .. }) {
        return false;
    }
    is_only_date(&named.text, &season.reading(&[], None))
}
