//! What the first start says and offers.

use crate::{
    app::{
        command::{GlobalCommand, TabCommand},
        context::Context,
    },
    domain::{
        tables::{Flag, Match, Profile, Specialty},
        time::{When, day_words},
    },
};

/// The lines of the last step, in their order.
pub const WAYS: [(&str, &str); 4] = [
    ("Paste or type names", "one per line, as you know them"),
    ("Search the catalog", "letters of a name, city, state or code"),
    ("Sample season", "invented people, real programs, to look around in"),
    ("Nothing yet", ""),
];

/// Something that can be ticked in the third step.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub what: Ticked,
    pub on: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ticked {
    Specialty(Specialty),
    Flag(Flag),
}

impl Ticked {
    pub fn title(self) -> &'static str {
        match self {
            Ticked::Specialty(Specialty::Dr) => "diagnostic radiology (DR)",
            Ticked::Specialty(Specialty::Ty) => "transitional year (TY)",
            Ticked::Specialty(Specialty::PrelimSurgery) => "preliminary surgery",
            Ticked::Specialty(Specialty::PrelimMedicine) => "preliminary medicine",
            Ticked::Specialty(it) => it.title(),
            Ticked::Flag(Flag::Couple) => "matching as a couple",
            Ticked::Flag(it) => it.title(),
        }
    }
}

/// Returns the words of the second step: "Season 2027: Match Day Fri 19 Mar 2027 · training from Jul 2027".
pub fn season_words(cx: &Context, profile: &Profile) -> String {
    let kind = profile.kind();
    let facts = cx.data.season(&profile.season, kind);
    let id = if kind == Match::Main { "match-day" } else { "fellowship-match-day" };
    let Some(date) = facts.date(id) else { return format!("Season {}", profile.season) };
    let day = match &date.when {
        When::Day(day) => *day,
        When::At(moment) => moment.day(),
    };
    let today = cx.season.today();
    let doubt = date.origin.confidence.doubt().map(|it| format!(" ({it})")).unwrap_or_default();
    let year = match day_words(day, today).ends_with(&day.format("%Y").to_string()) {
        true => String::new(),
        false => day.format(" %Y").to_string(),
    };
    let starts = if kind == Match::Main { "training-starts" } else { "fellowship-training-starts" };
    let training = facts.date(starts).map(|it| it.when.day().format(" · training from %b %Y").to_string());
    format!(
        "Season {}: Match Day {}{year}{doubt}{}",
        profile.season,
        day_words(day, today),
        training.unwrap_or_default()
    )
}

/// Returns the date from which an application could be submitted.
pub fn submit_id(kind: Match) -> &'static str {
    match kind {
        Match::Main => "eras-submit",
        Match::Fellowship => "eras-fellowship-submit",
    }
}

/// Returns what that kind of applicant can tick, with the ticks of the profile.
pub fn ticks(kind: Match, profile: &Profile) -> Vec<Tick> {
    let asked: &[Ticked] = match kind {
        Match::Main => &[
            Ticked::Specialty(Specialty::Dr),
            Ticked::Specialty(Specialty::Ty),
            Ticked::Specialty(Specialty::PrelimSurgery),
            Ticked::Specialty(Specialty::PrelimMedicine),
            Ticked::Flag(Flag::Couple),
            Ticked::Flag(Flag::FirstYear),
            Ticked::Flag(Flag::Img),
            Ticked::Flag(Flag::Osteopathic),
        ],
        Match::Fellowship => {
            &[Ticked::Flag(Flag::Esir), Ticked::Flag(Flag::Couple), Ticked::Flag(Flag::Osteopathic)]
        }
    };
    let first_time = profile.specialties.is_empty();
    let on = |what: &Ticked| match what {
        Ticked::Specialty(it @ (Specialty::Dr | Specialty::Ty)) => first_time || profile.applies_to(*it),
        Ticked::Specialty(it) => profile.applies_to(*it),
        Ticked::Flag(it) => profile.has(*it),
    };
    asked.iter().map(|what| Tick { what: *what, on: on(what) }).collect()
}

/// Returns one line of help for the first look around.
pub fn tip() -> String {
    format!(
        "{} adds · {} ticks · {} status · {} anything · {} the keys",
        TabCommand::Add.key(),
        TabCommand::Tick.key(),
        TabCommand::SetStatus.key(),
        GlobalCommand::Palette.key(),
        GlobalCommand::Help.key()
    )
}
