//! `fluoro free DATE`: whether a day is free, and what lies around it.

use clap::Args;

use super::{
    answer::{Answer, Done, Failure},
    context::Context,
    item::there,
    survey::Survey,
    table::{screen_width, table},
    words::{counted, date},
};
use crate::domain::{
    agenda::{Item, State},
    day::{Around, around},
    review::Warning,
    rotations::{Span, spans},
    season::Season,
    time::{When, clock, day_words, read_day},
};

#[derive(Debug, Args)]
pub struct FreeArgs {
    /// A day as you would type it: dec 10, 12/10, fri, +3d. A time is refused
    #[arg(required = true, allow_hyphen_values = true)]
    date: Vec<String>,
}

pub fn run(args: &FreeArgs, context: &Context) -> Done {
    let opened = context.read()?;
    let survey = Survey::new(opened.tracker, context.now);
    let season = &survey.season;
    let reading = season.reading(survey.data.cities(), None);
    let day = read_day(&args.date.join(" "), &reading).map_err(|refusal| {
        let choices: Vec<&str> = refusal.choices.iter().map(|it| it.0.as_str()).collect();
        let choices = if choices.is_empty() { String::new() } else { format!(": {}", choices.join(" · ")) };
        Failure::refused(format!("{}{choices}", refusal.why))
    })?;
    let agenda = survey.agenda();
    let warnings = survey.review(&agenda);
    let spans = spans(&season.tracker, season.home());
    let found = around(day, agenda.items.iter(), &spans, warnings.iter(), season.home());
    let answer = Answer::text(text(season, &found));
    Ok(opened.notes.into_iter().fold(answer, Answer::with_note))
}

fn text(season: &Season, found: &Around) -> String {
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
    format!("{title}: {}\n{lines}{warnings}", found.words())
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
