//! The days away, as whoever plans the work wants them: when, and nothing about where or with whom.

use super::{as_of, doc::Doc, season_title};
use crate::domain::{
    absence::{Absence, absences},
    audience::Audience,
    facts::SeasonFacts,
    time::{Day, Stamp, Zone},
    tracker::Tracker,
};

pub(super) fn days_away(
    tracker: &Tracker,
    facts: &SeasonFacts,
    now: Stamp,
    home: &Zone,
    audience: Audience,
) -> String {
    let today = home.civil_at(now).date();
    let mut doc = Doc::default();
    doc.heading(1, &format!("Days away: {}", season_title(tracker, facts)));
    doc.paragraph(&format!(
        "For {}: days and half-days only, without programs, places and all else.",
        audience.called(tracker.profile.kind())
    ));
    let name = &tracker.profile.name;
    let mut head = vec![as_of(today)];
    head.extend(Some(name.clone()).filter(|it| !it.is_empty()));
    head.push(format!("days and times in {}", home.city()));
    doc.paragraph(&head.join(" · "));
    let all = absences(tracker, home);
    let has_duty = all.values().any(|it| !it.duty.is_empty());
    let head: &[&str] = if has_duty { &["Day", "Away", "That day"] } else { &["Day", "Away"] };
    let (past, ahead): (Vec<_>, Vec<_>) = all.into_iter().partition(|(day, _)| *day < today);
    if ahead.is_empty() {
        doc.paragraph("No day away lies ahead.");
    }
    let rows = |days: &[(Day, Absence)]| days.iter().map(|it| cells(it, head.len())).collect::<Vec<_>>();
    doc.table(head, &rows(&ahead));
    if !past.is_empty() {
        doc.heading(2, "Over");
        doc.table(head, &rows(&past));
    }
    doc.finish()
}

/// Returns a day with its year, since an office files it; what it takes, and the call or clinic on it.
fn cells((day, absence): &(Day, Absence), columns: usize) -> Vec<String> {
    let mut cells = vec![day.format("%a %-d %b %Y").to_string(), absence.words(), absence.duty_words()];
    cells.truncate(columns);
    cells
}
