//! Putting an own task out of sight until a day.

use super::{
    calendar::days_on,
    context::Context,
    outcome::{Action, Choice, Choices, LinePurpose, Named, Next, Route},
    rows::refuse_gone,
};
use crate::domain::{
    agenda::end_of_week,
    field::{FieldInfo, Kind},
    id::Id,
    tables::Table,
    time::{Day, Refusal, day_words, read_day},
};

const UNTIL: FieldInfo =
    FieldInfo { name: "snoozed_until", label: "Until", help: "15 dec · fri · +3d", kind: Kind::Day };

/// Returns the menu of days until which a task can be kept out of sight.
pub fn snooze_menu(cx: &Context, id: &Id) -> Choices {
    let today = cx.season.today();
    let task = Named { id: id.clone(), title: cx.row_title(Table::Milestones, id) };
    let week = days_on(end_of_week(today, cx.season.first_weekday()), 1);
    let line = |letter: char, text: &str, day: Day| {
        Choice::act(letter, text, day_words(day, today), Action::Snooze(task.clone(), Some(day)))
    };
    let asks = Route::Line {
        title: format!("Out of sight: {}", task.title),
        info: UNTIL,
        text: String::new(),
        purpose: LinePurpose::SnoozeDay(task.clone()),
    };
    let mut lines = vec![
        line('t', "tomorrow", days_on(today, 1)),
        line('3', "three days", days_on(today, 3)),
        line('w', "next week", week),
        line('f', "a fortnight", days_on(today, 14)),
        Choice::new('d', "another day…", "", Next::Open(Box::new(asks))),
    ];
    let row = cx.season.tracker.milestones.get(id.as_str());
    if row.is_some_and(|it| it.snoozed_until.is_some()) {
        lines.push(Choice::act('n', "in sight again", "", Action::Snooze(task.clone(), None)));
    }
    Choices::new("Out of sight until", task.title, lines)
}

pub fn snooze(cx: &mut Context, task: &Named, day: Option<Day>) {
    if !cx.season.tracker.milestones.has(task.id.as_str()) {
        return refuse_gone(cx, &task.title);
    }
    let title = &task.title;
    let label = match day {
        Some(day) => format!("“{title}” is out of sight until {}", day_words(day, cx.season.today())),
        None => format!("“{title}” is in sight again"),
    };
    cx.change(label, |tracker| {
        tracker.milestones.edit(task.id.as_str(), |row| row.snoozed_until = day);
    });
}

/// Reads a day, which must lie after today.
pub fn later_day(cx: &Context, text: &str) -> Result<Day, Refusal> {
    match read_day(text, &cx.reading(None))? {
        day if day > cx.season.today() => Ok(day),
        _ => Err(Refusal { why: "a day after today".to_owned(), choices: Vec::new() }),
    }
}
