//! Interviews in the words of an export: no "your time", since whoever reads it may be elsewhere.

use super::ShortlistInput;
use crate::domain::{
    agenda::clock_city,
    tables::{Interview, InterviewKind},
    time::{Day, Moment, When, Zone, clock, day_words, their_clock},
};

/// "Mon 23 Nov, 11:00 in New York · 08:00 in Los Angeles"; a day alone has no clock.
pub(super) fn both_clocks(when: &When, home: &Zone, today: Day) -> String {
    clocks(when, home, today, |moment| moment.zone().city())
}

fn clocks(when: &When, home: &Zone, today: Day, city: impl Fn(&Moment) -> String) -> String {
    let day = day_words(when.day_in(home), today);
    let When::At(moment) = when else { return day };
    let ours = format!("{day}, {} in {}", clock(moment, home), home.city());
    match their_clock(moment, home, &city(moment)) {
        theirs if theirs.is_empty() => ours,
        theirs => format!("{ours} · {theirs}"),
    }
}

/// "Tue 15 Dec 09:00, held" at home, for a narrow cell; the remark alone where no date is fixed.
pub(super) fn cell(when: Option<&When>, remark: &str, home: &Zone, today: Day) -> String {
    let at = when.map(|when| match when {
        When::Day(day) => day_words(*day, today),
        When::At(moment) => format!("{} {}", day_words(when.day_in(home), today), clock(moment, home)),
    });
    [at.as_deref().unwrap_or_default(), remark]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Says a day or a moment of an interview by both clocks.
pub(super) fn row_clocks(input: &ShortlistInput, row: &Interview, when: &When) -> String {
    clocks(when, input.home, input.today(), |moment| clock_city(input.tracker, row, moment))
}

/// "Interview, scheduled: Tue 15 Dec, 10:00 in New York · 09:00 in Chicago, 270 min, video"
pub(super) fn sentence(input: &ShortlistInput, row: &Interview) -> String {
    let kind = row.kind.unwrap_or(InterviewKind::Interview).title();
    let state = row.state.map(|it| format!(", {}", it.title())).unwrap_or_default();
    let mut parts = vec![match &row.when {
        Some(when) => row_clocks(input, row, when),
        None => "no date yet".to_owned(),
    }];
    parts.extend(row.minutes.map(|it| format!("{it} min")));
    parts.extend(row.mode.map(|it| it.title().to_owned()));
    format!("{kind}{state}: {}", parts.join(", "))
}
