//! `fluoro today`: the most urgent first, in a few lines, for a shell's greeting or a mail by cron.

use clap::Args;
use serde_json::Value;

use super::{
    answer::{Answer, Done},
    context::Context,
    item::{self, soon, there},
    json,
    survey::{Agenda, Survey},
    table::{screen_width, table},
    words::{counted, date},
};
use crate::domain::{
    agenda::{Band, Item, Origin, State},
    facts::DateKind,
    review::open,
    season::Season,
    time::{When, clock, day_words},
};

#[derive(Debug, Args)]
pub struct TodayArgs {
    /// How many days ahead to look
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u32).range(..=400))]
    days: u32,

    /// For other programs: dates as in the season file, null for what isn't known
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Invitations without an answer: slots can go in minutes.
    Answer,
    Late,
    Today,
    /// Rotations, call and events of one's own in which the day lies.
    GoingOn,
    Next,
    /// Items that are later than asked for, but whose lead time has begun.
    Early,
}

pub fn run(args: &TodayArgs, context: &Context) -> Done {
    let opened = context.read()?;
    let survey = Survey::new(opened.tracker, context);
    let season = &survey.season;
    let agenda = survey.agenda();
    let warnings = survey.review(&agenda);
    let warnings = open(&warnings, &season.tracker.dismissed).len();
    let mut shown: Vec<(Part, &Item)> =
        agenda.items.iter().filter_map(|it| Some((part(season, it, args.days)?, it))).collect();
    shown.sort_by_key(|it| it.0);
    let answer = match args.json {
        true => json::answer(&value(season, &shown, warnings))?,
        false => Answer::text(text(season, &shown, &agenda, (args.days, warnings))),
    };
    Ok(opened.notes.into_iter().fold(answer, Answer::with_note))
}

/// Returns the section in which an item is shown, if it is: open ones only, and what happens today.
fn part(season: &Season, item: &Item, days: u32) -> Option<Part> {
    let stand = item.stand(season.now, season.home(), season.tracker.settings.first_weekday());
    let last = season.today().checked_add_days(chrono::Days::new(days.into()))?;
    match stand.band {
        _ if item.state == State::Off => None,
        Band::Today if item.waits_since.is_some() => Some(Part::Answer),
        Band::Late => Some(Part::Late),
        Band::Today => Some(Part::Today),
        _ if !item.state.is_open() || item.snoozed(season.today()).is_some() => None,
        Band::ThisWeek | Band::Next | Band::Later => {
            let is_near = item.when.day_in(season.home()) <= last;
            let early = days > 0 && stand.early.is_some();
            is_near.then_some(Part::Next).or(early.then_some(Part::Early))
        }
        Band::GoingOn => {
            matches!(item.origin, Origin::RotationStart(..) | Origin::Task(_)).then_some(Part::GoingOn)
        }
        Band::Past => None,
    }
}

fn text(season: &Season, shown: &[(Part, &Item)], agenda: &Agenda, (days, warnings): (u32, usize)) -> String {
    let review = match warnings {
        0 => String::new(),
        count => format!("{}: fluoro review tells why.\n", counted(count, "warning", "warnings")),
    };
    let calm = match shown.iter().all(|it| it.0 == Part::GoingOn) {
        true => format!("{}\n", calm(season, agenda, days)),
        false => String::new(),
    };
    if shown.is_empty() {
        return calm + &review;
    }
    let rows: Vec<Vec<String>> = shown.iter().map(|it| cells(season, it.0, it.1)).collect();
    let lines = table(&["", "", "", "", ""], &rows, screen_width().map(|it| it.saturating_sub(2)));
    let lines: Vec<&str> = lines.lines().skip(1).collect(); // the head is empty
    let mut text = calm;
    let mut last = None;
    for ((part, _), line) in shown.iter().zip(lines) {
        if last != Some(*part) {
            text.push_str(&format!("{}\n", heading(season, *part, days)));
            last = Some(*part);
        }
        text.push_str(&format!("  {line}\n"));
    }
    text + &review
}

fn heading(season: &Season, part: Part, days: u32) -> String {
    match part {
        Part::Answer => "ANSWER FIRST".to_owned(),
        Part::Late => "LATE".to_owned(),
        Part::Today => format!("TODAY  {}", day_words(season.today(), season.today())),
        Part::GoingOn => "GOING ON".to_owned(),
        Part::Next if days == 1 => "NEXT DAY".to_owned(),
        Part::Next => format!("NEXT {days} DAYS"),
        Part::Early => "COMING UP EARLY".to_owned(),
    }
}

fn cells(season: &Season, part: Part, item: &Item) -> Vec<String> {
    let day = if part == Part::Today || part == Part::Answer {
        String::new()
    } else {
        day_words(item.when.day_in(season.home()), season.today())
    };
    // the hour of an earlier day says nothing
    let is_earlier = part == Part::Today && item.when.day_in(season.home()) < season.today();
    let time = match &item.when {
        When::At(moment) if part != Part::Answer && !is_earlier => clock(moment, season.home()),
        When::At(_) | When::Day(_) => String::new(),
    };
    let soon = match item.waits_since {
        None if part == Part::GoingOn => {
            let until = item.until.as_ref().map(|it| day_words(it.day_in(season.home()), season.today()));
            until.map(|it| format!("until {it}")).unwrap_or_default()
        }
        Some(_) => format!("came {}", soon(season, item)),
        None => soon(season, item),
    };
    vec![day, time, item.doubted_title(), soon, there(season, item)]
}

/// Says that nothing is due: "Nothing is due in the next 7 days; next is …".
fn calm(season: &Season, agenda: &Agenda, days: u32) -> String {
    let when = match days {
        0 => "Nothing is due today".to_owned(),
        days => format!("Nothing is due in the next {}", counted(days as usize, "day", "days")),
    };
    match agenda.items.iter().find(|it| lies_ahead(season, agenda, it)) {
        Some(item) => {
            format!(
                "{when}; next is {}, {}.",
                item.doubted_title(),
                date(&item.when, season.home(), season.today())
            )
        }
        None => format!("{when}."),
    }
}

/// Returns true for what is open and still to come, hard or not. Advice and dates on offer are nothing to wait for.
fn lies_ahead(season: &Season, agenda: &Agenda, item: &Item) -> bool {
    let matters = match &item.origin {
        Origin::Official(id) => agenda.dates.iter().any(|it| it.id == *id && it.kind != DateKind::Advice),
        Origin::Offered(..) => false,
        Origin::Task(_)
        | Origin::Component(_)
        | Origin::Interview(_)
        | Origin::Reply(_)
        | Origin::WriteUp(_)
        | Origin::Thanks(_)
        | Origin::Letter(_)
        | Origin::Deadline(_)
        | Origin::RotationStart(..)
        | Origin::RotationReply(_) => true,
    };
    matters
        && item.state.is_open()
        && item.snoozed(season.today()).is_none()
        && item.when.end(season.home()) >= season.now
}

fn value(season: &Season, shown: &[(Part, &Item)], warnings: usize) -> Value {
    let of = |part: Part| -> Value {
        shown.iter().filter(|it| it.0 == part).map(|it| item::value(season, it.1)).collect::<Vec<_>>().into()
    };
    json::object([
        ("today", season.today().to_string().into()),
        ("zone", season.home().name().into()),
        ("answer_first", of(Part::Answer)),
        ("late", of(Part::Late)),
        ("on_today", of(Part::Today)),
        ("going_on", of(Part::GoingOn)),
        ("next", of(Part::Next)),
        ("early", of(Part::Early)),
        ("warnings", warnings.into()),
    ])
}
