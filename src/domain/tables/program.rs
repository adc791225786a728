//! A program is institution × specialty: one application, one signal, one status; it offers positions.

use std::collections::BTreeMap;

use super::{
    score::Score,
    words::{Signal, Specialty, Status, ThankYous, Track},
};
use crate::domain::{
    field::{Field, Kind, fields, refuse, spliced, split_set},
    id::Id,
    record::record,
    time::{Day, When, Zone},
};

record! {
    pub struct Program {
        id: Id,
        catalog: Option<Id>,
        name: String,
        institution: String,
        specialty: Option<Specialty>,
        city: String,
        state: String,
        time_zone: Option<Zone>,
        /// Ten digits.
        acgme_id: String,
        positions: BTreeMap<Track, Position>,
        status: Option<Status>,
        /// `stamp status`, oldest first.
        status_log: Vec<String>,
        signal: Option<Signal>,
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
        website: String,
        facts: BTreeMap<String, Fact>,
        custom: BTreeMap<Id, String>,
    }

    /// What R3 ranks.
    pub struct Position {
        nrmp_code: String,
        starts: Option<Day>,
        joint_partner: Option<Id>,
    }

    /// Something told about a program, with who told it.
    pub struct Fact {
        value: String,
        source: String,
        as_of: Option<Day>,
    }
}

impl Program {
    pub const FIELDS: &'static [Field<Program>] = {
        const PLAIN: &[Field<Program>] = fields! {
            line name "Program" ["program", "program name", "pgm title", "hospital", "site", "name"] "What you call it";
            line institution "Institution" ["institution", "hospital system", "sponsor", "primary teaching site"] "The official name";
            choice(Specialty) specialty "Specialty" ["specialty", "speciality", "track"] "One program is one institution and one specialty";
            line city "City" ["city", "location"] "Where it is";
            line state "State" ["state", "st"] "Two letters";
            zone time_zone "Time zone" ["time zone", "tz"] "A city, an abbreviation or a zone: Chicago, CT, America/Chicago";
            choice(Status) status "Status" ["status", "interview status", "stage", "decision"] "Who acted is part of it: I declined, they rejected";
            choice(Signal) signal "Signal" ["signal", "signaled", "tier"] "Set in MyERAS with the application";
            when deadline "Own deadline" ["deadline", "due"] "15 dec · fri 9am CT; empty if it has none of its own";
            line acgme_id "ACGME ID" ["accreditation id", "acgme id", "eras id", "program id", "freida id"] "Ten digits; not the NRMP code";
            choice(ThankYous) thank_yous "Thank-you notes" ["thank you policy"] "What the program says about them";
            statement statement "Statement" ["statement", "ps"] "The personal statement it gets";
            line website "Website" ["website", "web address", "url"] "Where to read on";
            set tags "Tags" ["tags", "priority"] "Your own words, with commas between";
            text why "Why here" ["why", "why here"] "What you would say if they ask tomorrow";
            text pros "Pros" ["pros", "strengths"] "What speaks for it";
            text cons "Cons" ["cons", "weaknesses"] "What speaks against it";
            set deal_breakers "Deal breakers" ["deal breaker", "deal breakers"] "What would take it off the list";
            line do_not_rank "Do not rank" ["do not rank", "dnr"] "The reason; empty means it may be ranked";
            scores scores "Scores" [] "Criterion and 1 to 5 or na, with commas between: case-volume 4, research na";
            text notes "Notes" ["notes", "comments", "impressions"] "Anything worth keeping";
        };
        &spliced::<_, 24>(PLAIN, &[(7, POSITIONS), (10, LETTERS_NEEDED), (22, FACTS)])
    };

    /// The city with its state, as far as they are known.
    pub fn place(&self) -> String {
        match (self.city.as_str(), self.state.as_str()) {
            (city, "") => city.to_owned(),
            ("", state) => state.to_owned(),
            (city, state) => format!("{city}, {state}"),
        }
    }

    /// "UCSF · IR": names a program among those of its institution.
    pub fn full_name(&self) -> String {
        match self.specialty {
            Some(specialty) => format!("{} · {}", self.name, specialty.title()),
            None => self.name.clone(),
        }
    }
}

const POSITIONS: Field<Program> = Field {
    name: "positions",
    label: "Positions",
    aliases: &["type", "training type selections", "nrmp code", "match id"],
    help: "Track and NRMP code, with commas between: advanced 1062416A0, categorical",
    kind: Kind::Set,
    get: |it| {
        let all = it
            .positions
            .iter()
            .map(|(track, position)| format!("{track} {}", position.nrmp_code).trim().to_owned());
        all.collect::<Vec<_>>().join(", ")
    },
    set: |it, text, _| {
        let mut positions = BTreeMap::new();
        for part in split_set(text) {
            let (track, code) = part.split_once(' ').unwrap_or((&part, ""));
            let Ok(track) = track.to_lowercase().parse::<Track>() else {
                return refuse(format!(
                    "“{track}” is none of: categorical, advanced, preliminary, physician"
                ));
            };
            let mut position = it.positions.get(&track).cloned().unwrap_or_default();
            position.nrmp_code = code.trim().to_owned();
            positions.insert(track, position);
        }
        it.positions = positions;
        Ok(())
    },
};

const LETTERS_NEEDED: Field<Program> = Field {
    name: "letter_rules",
    label: "Letters needed",
    aliases: &["letters", "required letters of recommendation"],
    help: "How many, and of which kind: needs 3, radiology 1",
    kind: Kind::Set,
    get: |it| {
        it.letter_rules.iter().map(|(kind, count)| format!("{kind} {count}")).collect::<Vec<_>>().join(", ")
    },
    set: |it, text, _| {
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
        it.letter_rules = rules;
        Ok(())
    },
};

const FACTS: Field<Program> = Field {
    name: "facts",
    label: "Facts",
    aliases: &[],
    help: "One a line, its source behind a bar: cases per year: 5200 | PD, interview",
    kind: Kind::Text,
    get: |it| {
        let line = |(key, fact): (&String, &Fact)| match fact.source.as_str() {
            "" => format!("{key}: {}", fact.value),
            source => format!("{key}: {} | {source}", fact.value),
        };
        it.facts.iter().map(line).collect::<Vec<_>>().join("\n")
    },
    set: |it, text, reading| {
        let mut facts = BTreeMap::new();
        for line in text.lines().filter(|it| !it.trim().is_empty()) {
            let Some((key, rest)) = line.split_once(':') else {
                return refuse(format!(
                    "“{}” has no colon: write “cases per year: 5200 | PD, interview”",
                    line.trim()
                ));
            };
            let (value, source) = rest.split_once('|').unwrap_or((rest, ""));
            let mut fact = it.facts.get(key.trim()).cloned().unwrap_or_default();
            if fact.value != value.trim() || fact.source != source.trim() {
                fact.as_of = Some(reading.today());
            }
            fact.value = value.trim().to_owned();
            fact.source = source.trim().to_owned();
            facts.insert(key.trim().to_owned(), fact);
        }
        it.facts = facts;
        Ok(())
    },
};
