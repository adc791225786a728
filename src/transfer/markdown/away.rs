//! The days away for interviews, as a clerkship office wants them: when, and nothing about where or with whom.

use super::{as_of, doc::Doc, season_title};
use crate::domain::{
    away::{Parts, days},
    facts::SeasonFacts,
    time::{Day, Stamp, Zone},
    tracker::Tracker,
};

pub(super) fn days_away(tracker: &Tracker, facts: &SeasonFacts, now: Stamp, home: &Zone) -> String {
    let today = home.civil_at(now).date();
    let mut doc = Doc::default();
    doc.heading(1, &format!("Interview days: {}", season_title(tracker, facts)));
    doc.paragraph(
        "For the clerkship office: days and half-days only, without programs, places and all else.",
    );
    let name = &tracker.profile.name;
    let mut head = vec![as_of(today)];
    head.extend(Some(name.clone()).filter(|it| !it.is_empty()));
    head.push(format!("days and times in {}", home.city()));
    doc.paragraph(&head.join(" · "));
    let (past, ahead): (Vec<_>, Vec<_>) = days(tracker, home).into_iter().partition(|(day, _)| *day < today);
    if ahead.is_empty() {
        doc.paragraph("No interview day lies ahead.");
    }
    doc.table(HEAD, &ahead.iter().map(cells).collect::<Vec<_>>());
    if !past.is_empty() {
        doc.heading(2, "Over");
        doc.table(HEAD, &past.iter().map(cells).collect::<Vec<_>>());
    }
    doc.finish()
}

const HEAD: &[&str] = &["Day", "Away"];

/// Returns a day with its year, since an office files it.
fn cells((day, parts): &(Day, Parts)) -> Vec<String> {
    vec![day.format("%a %-d %b %Y").to_string(), parts.words().to_owned()]
}
