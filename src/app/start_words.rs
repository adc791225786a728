//! What the first start says and offers.

use chrono::Datelike;

use crate::{
    app::{
        command::{GlobalCommand, TabCommand},
        context::Context,
    },
    domain::{
        facts::SeasonFacts,
        tables::{Flag, Match, Profile, Specialty},
        time::{Day, day_words},
    },
};

/// The lines of the last step, in their order.
pub const WAYS: [(&str, &str); 4] = [
    ("Paste or type names", "one per line, as you know them"),
    ("Search the catalog", "letters of a name, city, state or code"),
    ("Sample season", "invented people, real programs, to look around in"),
    ("Nothing yet", ""),
];

/// Something that can be ticked in the fourth step.
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

/// A season that can be chosen in the second step.
#[derive(Clone, Debug, PartialEq)]
pub struct Choosable {
    /// The year of Match Day.
    pub season: String,
    /// What an applicant calls it: when training starts, or the year of residency now.
    pub title: String,
    pub detail: String,
    /// What nobody published of its calendar; else empty.
    pub missing: String,
}

/// Returns the seasons that a newcomer may mean, the running one first.
pub fn seasons(cx: &Context, kind: Match) -> Vec<Choosable> {
    let today = cx.season.local_zone.civil_at(cx.season.now).date();
    let running: i32 = cx.data.running_season(today, kind).parse().unwrap_or(0);
    let years = cx.data.near_seasons(today, kind).into_iter().filter(|it| *it >= running);
    years.map(|year| choosable(cx, year, kind, today)).collect()
}

fn choosable(cx: &Context, year: i32, kind: Match, today: Day) -> Choosable {
    let facts = cx.data.season(&year.to_string(), kind);
    let starts = if kind == Match::Main { "training-starts" } else { "fellowship-training-starts" };
    let training = facts.date(starts).map(|it| it.when.day());
    let match_day = match_day_words(cx, &facts, kind, today);
    let from = |day: &Day| day.format(" · training from %b %Y").to_string();
    let (title, detail) = match kind {
        Match::Main => {
            let title = training.map_or(year.to_string(), |it| it.format("July %Y").to_string());
            (title, match_day)
        }
        Match::Fellowship => {
            let title = residency_year(&facts, year, today).unwrap_or_else(|| year.to_string());
            (title, format!("{match_day}{}", training.as_ref().map(from).unwrap_or_default()))
        }
    };
    let missing = match cx.data.missing(&year.to_string(), kind).as_slice() {
        [] => String::new(),
        all => format!("Season {year}: nobody published a date for {}.", all.join(", ")),
    };
    Choosable { season: year.to_string(), title, detail, missing }
}

/// Says in which year of residency somebody is now who applies in that season: "PGY-4 now". A year of residency begins
/// on the day on which training starts.
fn residency_year(facts: &SeasonFacts, season: i32, today: Day) -> Option<String> {
    let starts = facts.date("fellowship-training-starts")?.when.day();
    let applies = i32::try_from(facts.figure("rules.independent_applies_pgy")?.value?).ok()?;
    let ends = today
        .year()
        .checked_add(i32::from((today.month(), today.day()) >= (starts.month(), starts.day())))?;
    let now = applies.checked_sub(season.checked_sub(ends)?)?;
    (now > 0).then(|| format!("PGY-{now} now"))
}

fn match_day_words(cx: &Context, facts: &SeasonFacts, kind: Match, today: Day) -> String {
    let id = if kind == Match::Main { "match-day" } else { "fellowship-match-day" };
    let date = facts.date(id);
    let known = date.map(|it| it.when.day());
    let year = facts.season.parse().ok();
    let Some(day) = known.or_else(|| cx.data.match_day(year?, kind)) else {
        return format!("Match Day {}", facts.season);
    };
    let mark = date.map_or(Some("projected"), |it| it.origin.confidence.doubt());
    let mark = mark.map(|it| format!(" ({it})")).unwrap_or_default();
    let year = match day_words(day, today).ends_with(&day.format("%Y").to_string()) {
        true => String::new(),
        false => day.format(" %Y").to_string(),
    };
    format!("Match Day {}{year}{mark}", day_words(day, today))
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
            Ticked::Flag(Flag::Reapplicant),
        ],
        Match::Fellowship => &[
            Ticked::Flag(Flag::Esir),
            Ticked::Flag(Flag::Couple),
            Ticked::Flag(Flag::Img),
            Ticked::Flag(Flag::Osteopathic),
            Ticked::Flag(Flag::Reapplicant),
        ],
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
