//! `fluoro free DATE`: whether a day or several are free, and what lies around each. Ends with 1 where one is not.

use chrono::{Datelike, Days};
use clap::Args;
use serde_json::Value;

use super::{
    answer::{Answer, Code, Done, Failure},
    context::Context,
    item::{self, there},
    json,
    survey::Survey,
    table::{screen_width, table},
    values::with_choices,
    words::{counted, date},
};
use crate::domain::{
    agenda::{Item, State},
    day::{Around, around},
    review::Warning,
    rotations::{Span, spans},
    season::Season,
    time::{self, Day, Reading, When, clock, day_words, holiday_on, read_day, read_span},
};
use crate::text::words;

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  fluoro free dec 10\n  fluoro free jan 20-22\n  fluoro free fri && echo yes\n\nEnds with 1 where a day is not free."
)]
pub struct FreeArgs {
    /// A day or several as you would type them, without a time: dec 10, 12/10, fri, +3d, jan 20-22
    #[arg(required = true)]
    date: Vec<String>,

    /// For other programs: a list with one entry for each day
    #[arg(long)]
    json: bool,
}

/// The most days that are looked at at once.
const MOST_DAYS: usize = 62;

pub fn run(args: &FreeArgs, context: &Context) -> Done {
    let opened = context.read()?;
    let survey = Survey::new(opened.tracker, context);
    let season = &survey.season;
    let days = days(&args.date.join(" "), &season.reading(survey.data.cities(), None))?;
    let agenda = survey.agenda();
    let warnings = survey.review(&agenda);
    let spans = spans(&season.tracker, season.home());
    let look = |day: &Day| around(*day, agenda.items.iter(), &spans, warnings.iter(), season.home());
    let found: Vec<Around> = days.iter().map(look).collect();
    let answer = match args.json {
        true => json::answer(&found.iter().map(|it| value(season, it)).collect::<Vec<_>>().into())?,
        false => Answer::text(found.iter().map(|it| text(season, it)).collect::<Vec<_>>().join("\n")),
    };
    let all_free = found.iter().all(|it| it.fixed().is_empty());
    let answer = answer.with_code(if all_free { Code::Fine } else { Code::Warned });
    Ok(opened.notes.into_iter().fold(answer, Answer::with_note))
}

/// Returns the days of this week or the next, where the text names no day of it.
fn week(text: &str, reading: &Reading) -> Option<(Day, Day)> {
    let ahead = match words(text).join(" ").as_str() {
        "this week" => 0,
        "next week" => 7,
        _ => return None,
    };
    let today = reading.today();
    let gone = u64::from(today.weekday().days_since(reading.first_weekday));
    let first = today.checked_sub_days(Days::new(gone))?.checked_add_days(Days::new(ahead))?;
    Some((first, first.checked_add_days(Days::new(6))?))
}

fn days(text: &str, reading: &Reading) -> Result<Vec<Day>, Failure> {
    let span = week(text, reading)
        .map(|(first, last)| Ok(time::Span { start: When::Day(first), end: Some(When::Day(last)) }));
    let (first, last) = match span.unwrap_or_else(|| read_span(text, reading)) {
        Ok(time::Span { start: When::Day(first), end: Some(When::Day(last)) }) => (first, last),
        Ok(_) | Err(_) => {
            let day = read_day(text, reading).map_err(|it| Failure::refused(with_choices(&it)))?;
            (day, day)
        }
    };
    let days: Vec<Day> =
        first.iter_days().take_while(|it| *it <= last).take(MOST_DAYS.saturating_add(1)).collect();
    match days.len() > MOST_DAYS {
        true => Err(Failure::refused(format!("that is more than {MOST_DAYS} days"))),
        false => Ok(days),
    }
}

fn text(season: &Season, found: &Around) -> String {
    let holiday = holiday_on(found.day).map(|it| format!(" · {it}")).unwrap_or_default();
    let title = found.day.format("%a %-d %b %Y");
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row = |label: &str, when: String, what: String, more: String| {
        rows.push(vec![label.to_owned(), when, what, more]);
    };
    for item in &found.items {
        row("On it", time(season, item), item.doubted_title(), state(season, item));
    }
    for span in &found.spans {
        row("Within", dates(season, span), span.title.clone(), span.words());
    }
    for (label, near) in [("Before", found.before), ("After", found.after)] {
        match near {
            Some((item, days)) => {
                let away = format!("{} {}", counted(days as usize, "day", "days"), label.to_lowercase());
                row(label, date(&item.when, season.home(), season.today()), item.doubted_title(), away);
            }
            None => row(label, String::new(), "no interview".to_owned(), String::new()),
        }
    }
    let lines = table(&["", "", "", ""], &rows, screen_width().map(|it| it.saturating_sub(2)));
    let lines: String = lines.lines().skip(1).map(|it| format!("  {it}\n")).collect(); // the head is empty
    let warnings: String =
        open(season, found).map(|it| format!("! {}\n  {}\n", it.title, it.reason)).collect();
    format!("{title}: {}{holiday}\n{lines}{warnings}", found.words())
}

fn open<'a>(season: &'a Season, found: &'a Around) -> impl Iterator<Item = &'a Warning> {
    found.warnings.iter().copied().filter(|it| !it.is_dismissed(&season.tracker.dismissed))
}

fn time(season: &Season, item: &Item) -> String {
    match &item.when {
        When::Day(_) => String::new(),
        When::At(moment) => clock(moment, season.home()),
    }
}

/// Returns a remark about an item: "held · 08:00 in Denver".
fn state(season: &Season, item: &Item) -> String {
    let state = match item.state {
        State::Open => "",
        State::Doing => "not yet fixed",
        State::Done => "done",
        State::Off => "off",
    };
    let parts = [state.to_owned(), there(season, item)];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn dates(season: &Season, span: &Span) -> String {
    let day = |day| day_words(day, season.today());
    format!("{} – {}", day(span.from), day(span.until))
}

fn value(season: &Season, found: &Around) -> Value {
    let near = |near: Option<(&Item, i64)>| near.map_or(Value::Null, |it| item::value(season, it.0));
    let within = |span: &&Span| {
        json::object([
            ("id", span.id.as_str().into()),
            ("title", json::text(&span.title)),
            ("from", span.from.to_string().into()),
            ("until", span.until.to_string().into()),
        ])
    };
    json::object([
        ("day", found.day.to_string().into()),
        ("free", found.fixed().is_empty().into()),
        ("words", found.words().into()),
        ("holiday", holiday_on(found.day).into()),
        ("on_it", found.items.iter().map(|it| item::value(season, it)).collect::<Vec<_>>().into()),
        ("within", found.spans.iter().map(within).collect::<Vec<_>>().into()),
        ("before", near(found.before)),
        ("after", near(found.after)),
        ("warnings", open(season, found).map(|it| json::text(&it.title)).collect::<Vec<_>>().into()),
    ])
}
