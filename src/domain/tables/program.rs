//! A program is institution × specialty: one application, one signal, one status; it offers positions.

use std::collections::BTreeMap;

use super::{
    score::{Score, Scores},
    words::{EsirAnswer, Signal, Specialty, Status, TakesSignals, ThankYous, Track},
};
use crate::domain::{
    field::{Field, Fits, Kind, Typed, fields, read_word, refuse, split_set},
    happened::History,
    id::Id,
    place::{Align, Column, Shown, Sourced},
    record::record,
    time::{Day, Reading, Refusal, When, Zone},
};
use crate::text::fold::fold;

record! {
    pub struct Program {
        id: Id,
        catalog: Option<Id>,
        name: String,
        /// What the user calls it in lists; empty for the name that applicants use.
        short_name: String,
        institution: String,
        specialty: Option<Specialty>,
        city: String,
        state: String,
        time_zone: Option<Zone>,
        /// The ACGME number of the program, ten digits.
        acgme_id: String,
        positions: BTreeMap<Track, Position>,
        esir: Option<EsirAnswer>,
        /// Which visas it sponsors, in words.
        visa: String,
        status: Option<Status>,
        /// The history of its status: lines of the form `stamp status`, oldest first.
        status_log: Vec<String>,
        signal: Option<Signal>,
        takes_signals: Option<TakesSignals>,
        statement: Option<Id>,
        deadline: Option<When>,
        thank_yous: Option<ThankYous>,
        letter_rules: BTreeMap<String, u32>,
        why: String,
        pros: String,
        cons: String,
        notes: String,
        tags: Vec<String>,
        scores: BTreeMap<String, Score>,
        deal_breakers: Vec<String>,
        do_not_rank: String,
        do_not_rank_on: Option<Day>,
        website: String,
        facts: BTreeMap<String, Fact>,
        custom: BTreeMap<Id, String>,
    }

    /// A position of the program: what R3, the ranking system, ranks.
    pub struct Position {
        nrmp_code: String,
        starts: Option<Day>,
        joint_partner: Option<Id>,
    }

    /// Something that was said about a program, with who said it.
    pub struct Fact {
        value: String,
        source: String,
        as_of: Option<Day>,
    }
}

impl Program {
    /// Returns what tells programs of the user's own apart: the folded name, and the specialty.
    pub fn own_key(&self) -> (String, Option<Specialty>) {
        (fold(&self.name), self.specialty)
    }

    pub const FIELDS: &'static [Field<Program>] = fields! {
        line name "Program" ["program", "program name", "pgm title", "hospital", "site", "name"]
            "What you call it" [Overview, Filter, Find, Sort('n')] Shared;
        line short_name "Short name" ["short name", "nickname", "abbreviation"]
            "What lists call it; empty: what applicants call it" [Detail, Filter, Find];
        line institution "Institution" ["institution", "hospital system", "sponsor", "primary teaching site"]
            "The official name" [Filter, Find] Shared;
        choice(Specialty) specialty "Specialty" ["specialty", "speciality", "track"]
            "One program is one institution and one specialty" [Filter, Find, Sort('y')] Shared;
        line city "City" ["city", "location"] "Where it is" [Column(CITY), Filter, Find, Sort('c')] Shared;
        line state "State" ["state", "st"] "Two letters" [Filter, Find, Sort('t')] Shared;
        zone time_zone "Time zone" ["time zone", "tz"]
            "A city, an abbreviation or a zone: Chicago, CT, America/Chicago" [Detail, Named] Shared;
        own(Standing) status "Status" ["status", "interview status", "stage", "decision"]
            "Who acted is part of it: I declined, they rejected" [Filter, Sort('s')] Shared;
        own(Positions) positions "Positions" ["type", "training type selections", "nrmp code", "match id"]
            "Track and NRMP code, with commas between: advanced 1062416A0, two-year, ESIR" [Filter, Find] Shared;
        own(History) status_log "History" []
            "When it got each status, one a line: 2 sep applied" [Detail];
        choice(EsirAnswer) esir "ESIR" ["esir", "takes esir", "esir available"]
            "Independent: takes ESIR into one year; DR: offers ESIR" [Detail, Filter] Shared;
        line visa "Visas" ["visa", "visas", "visa sponsorship", "visa friendly", "j-1", "h-1b"]
            "What it sponsors: J-1, H-1B, none" [Detail, Filter, Find] Shared;
        choice(Signal) signal "Signal" ["signal", "signaled", "tier"]
            "Set in MyERAS with the application" [Detail, Overview, Filter, Sort('g')] Shared;
        choice(TakesSignals) takes_signals "Takes signals" ["takes signals", "signaling", "participates in signals"]
            "A program that takes no part can't be signaled" [Detail, Filter] Shared;
        when deadline "Deadline" ["deadline", "due"]
            "15 dec · fri 9am CT; empty if it has none of its own" [Detail, Named, Sort('d')] Shared;
        own(LettersNeeded) letter_rules "Letters needed" ["letters", "required letters of recommendation"]
            "How many, and of which kind: needs 3, radiology 1" [Hidden] Shared;
        code acgme_id "ACGME ID" ["accreditation id", "acgme id", "eras id", "program id", "freida id"]
            "Ten digits; not the NRMP code" [Detail, Filter, Find] Shared;
        choice(ThankYous) thank_yous "Thank-yous" ["thank you policy"] "What the program says about them" [Detail, Named] Shared;
        statement statement "Statement" ["statement", "ps"] "The personal statement it gets" [Detail, Named] Shared;
        address website "Website" ["website", "web address", "url"] "Where to read on" [Detail, Named] Shared;
        set tags "Tags" ["tags", "priority"] "Your own words, with commas between" [Detail, Filter, Find];
        text why "Why here" ["why", "why here"] "What you would say if they ask tomorrow" [Detail, Filter, Find];
        text pros "Pros" ["pros", "strengths"] "What speaks for it" [Detail, Filter, Find] Shared;
        text cons "Cons" ["cons", "weaknesses"] "What speaks against it" [Detail, Filter, Find] Shared;
        set deal_breakers "Deal breakers" ["deal breaker", "deal breakers"] "What would take it off the list" [Detail, Named, Find];
        warning do_not_rank "Do not rank" ["do not rank", "dnr"] "The reason; empty means it may be ranked" [Detail, Named, Find];
        own(Scores) scores "Scores" [] "Criterion and 1 to 5 or na, with commas between: case-volume 4, research na" [Detail];
        own(Facts) facts "Facts" [] "One a line, its source behind a bar: cases per year: 5200 | PD, interview" [Detail, Find] Shared;
        text notes "Notes" ["notes", "comments", "impressions"] "Anything worth keeping" [Detail, Filter, Find];
    };

    /// Returns the city with its state, as far as they are known.
    pub fn place(&self) -> String {
        match (self.city.as_str(), self.state.as_str()) {
            (city, "") => city.to_owned(),
            ("", state) => state.to_owned(),
            (city, state) => format!("{city}, {state}"),
        }
    }

    /// "UCSF · IR": names a program among those of its institution.
    pub fn full_name(&self) -> String {
        self.with_specialty(self.name.clone())
    }

    /// Returns a name of it with its specialty behind.
    pub fn with_specialty(&self, name: String) -> String {
        match self.specialty {
            Some(specialty) => format!("{name} · {}", specialty.title()),
            None => name,
        }
    }
}

impl Position {
    /// Returns the program of its joint partner, which is written as `program#position`.
    pub fn joint_program(&self) -> Option<&str> {
        let partner = self.joint_partner.as_ref()?.as_str();
        Some(partner.split_once('#').map_or(partner, |it| it.0))
    }

    /// True if that is its joint partner; one without a position means any of the program.
    pub fn is_joint_with(&self, program: &Id, track: Track) -> bool {
        let Some(partner) = self.joint_partner.as_ref().map(|it| it.as_str()) else { return false };
        let (of, position) = partner.split_once('#').map_or((partner, None), |it| (it.0, Some(it.1)));
        of == program.as_str() && position.is_none_or(|it| it == track.word())
    }
}

/// Returns the city as the table shows it.
const CITY: Column = Column { columns: 15, narrow: (0, 15), weight: 4, align: Align::Left };

/// The status of an application, typed as its word; planned if nobody said.
enum Standing {}

impl Typed for Standing {
    type Value = Option<Status>;
    const KIND: Kind = Kind::Choice(|| Status::ALL.iter().map(|it| (it.word(), it.title())).collect());

    fn show(value: &Self::Value) -> String {
        value.map(|it| it.word().to_owned()).unwrap_or_default()
    }

    fn read(text: &str, _: &Self::Value, _: &Reading) -> Result<Self::Value, Refusal> {
        read_word(text, Status::ALL, |it| [it.word(), it.title()])
    }

    fn shown(value: &Self::Value) -> Shown {
        Shown::Words(value.unwrap_or(Status::Planned).title().to_owned())
    }

    fn any(value: &Self::Value, fits: Fits) -> bool {
        fits(value.unwrap_or(Status::Planned).title())
    }
}

/// Tracks and codes, as they are typed.
enum Positions {}

impl Typed for Positions {
    type Value = BTreeMap<Track, Position>;
    const KIND: Kind = Kind::Set;

    fn show(value: &Self::Value) -> String {
        let one = |(track, position): (&Track, &Position)| {
            format!("{track} {}", position.nrmp_code).trim().to_owned()
        };
        value.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    fn read(text: &str, present: &Self::Value, _: &Reading) -> Result<Self::Value, Refusal> {
        let mut positions = BTreeMap::new();
        for part in split_set(text) {
            let Some((track, code)) = track_and_code(&part) else {
                return refuse(format!("“{part}” is no track such as advanced, two-year or ESIR"));
            };
            let mut position = present.get(&track).cloned().unwrap_or_default();
            position.nrmp_code = code;
            positions.insert(track, position);
        }
        Ok(positions)
    }

    /// Looks through the codes alone: nobody looks for "advanced" among programs of which nearly all are.
    fn any(value: &Self::Value, fits: Fits) -> bool {
        value.values().any(|it| fits(&it.nrmp_code))
    }
}

/// Reads a track by its word, its title or what people call it, and the code behind it.
fn track_and_code(text: &str) -> Option<(Track, String)> {
    let typed = pieces(text);
    let known = Track::ALL.iter().flat_map(|it| [(it.word(), *it), (it.title(), *it)]);
    let fits = |name: &str| {
        let name = pieces(name);
        let is_first = name.len() <= typed.len() && name.iter().zip(&typed).all(|(a, b)| fold(a) == fold(b));
        is_first.then_some(name.len())
    };
    let found = known.chain(CALLED).filter_map(|(name, track)| Some((fits(name)?, track)));
    let (count, track) = found.max_by_key(|it| it.0)?;
    Some((track, typed.get(count..)?.join(" ")))
}

/// Splits "ESIR (one-year)" into words.
fn pieces(text: &str) -> Vec<&str> {
    text.split(|it: char| it.is_whitespace() || matches!(it, '-' | '(' | ')'))
        .filter(|it| !it.is_empty())
        .collect()
}

/// Other names of tracks.
const CALLED: [(&str, Track); 8] = [
    ("physician", Track::Physician),
    ("2-year", Track::TwoYear),
    ("2-yr", Track::TwoYear),
    ("two-yr", Track::TwoYear),
    ("1-year", Track::Esir),
    ("1-yr", Track::Esir),
    ("one-year", Track::Esir),
    ("esir one-year", Track::Esir),
];

/// Counts by kind of letter, as they are typed.
enum LettersNeeded {}

impl Typed for LettersNeeded {
    type Value = BTreeMap<String, u32>;
    const KIND: Kind = Kind::Set;

    fn show(value: &Self::Value) -> String {
        value.iter().map(|(kind, count)| format!("{kind} {count}")).collect::<Vec<_>>().join(", ")
    }

    fn read(text: &str, _: &Self::Value, _: &Reading) -> Result<Self::Value, Refusal> {
        let mut rules = BTreeMap::new();
        for part in split_set(text) {
            let (kind, count) = match part.rsplit_once(' ') {
                Some((kind, count)) => (kind.trim(), count),
                None => ("needs", part.as_str()),
            };
            match count.parse() {
                Ok(count) => rules.insert(kind.to_owned(), count),
                Err(_) => return refuse(format!("“{part}” has no number: write “needs 3, radiology 1”")),
            };
        }
        Ok(rules)
    }
}

/// What was said about a program, typed one thing a line.
enum Facts {}

fn fact_line((key, fact): (&String, &Fact)) -> String {
    match fact.source.as_str() {
        "" => format!("{key}: {}", fact.value),
        source => format!("{key}: {} | {source}", fact.value),
    }
}

impl Typed for Facts {
    type Value = BTreeMap<String, Fact>;
    const KIND: Kind = Kind::Text;

    fn show(value: &Self::Value) -> String {
        value.iter().map(fact_line).collect::<Vec<_>>().join("\n")
    }

    fn any(value: &Self::Value, fits: Fits) -> bool {
        value.iter().any(|it| fits(&fact_line(it)))
    }

    fn read(text: &str, present: &Self::Value, reading: &Reading) -> Result<Self::Value, Refusal> {
        let mut facts = BTreeMap::new();
        for line in text.lines().filter(|it| !it.trim().is_empty()) {
            let Some((key, rest)) = line.split_once(':') else {
                return refuse(format!(
                    "“{}” has no colon: write “cases per year: 5200 | PD, interview”",
                    line.trim()
                ));
            };
            let (value, source) = rest.split_once('|').unwrap_or((rest, ""));
            let mut fact = present.get(key.trim()).cloned().unwrap_or_default();
            if fact.value != value.trim() || fact.source != source.trim() {
                fact.as_of = Some(reading.today());
            }
            fact.value = value.trim().to_owned();
            fact.source = source.trim().to_owned();
            facts.insert(key.trim().to_owned(), fact);
        }
        Ok(facts)
    }

    fn shown(value: &Self::Value) -> Shown {
        Shown::Sourced(facts_told(value))
    }
}

/// Returns what was said about a program, each with who said it.
pub fn facts_told(facts: &BTreeMap<String, Fact>) -> Vec<Sourced> {
    let told = |(key, fact): (&String, &Fact)| Sourced {
        key: key.clone(),
        value: fact.value.clone(),
        source: fact.source.clone(),
        as_of: fact.as_of,
    };
    facts.iter().map(told).collect()
}
