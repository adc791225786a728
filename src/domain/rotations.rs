//! Rotations and blocked days as bands of the calendar, with the days off that interviews use of them.

use super::{
    away::{days, missed_days},
    id::Id,
    tables::{Rotation, RotationKind, RotationState},
    time::{Day, Zone},
    tracker::Tracker,
};

/// A rotation with both its ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    pub id: Id,
    pub kind: RotationKind,
    pub title: String,
    pub state: Option<RotationState>,
    pub from: Day,
    pub until: Day,
    /// The weekdays in it that interviews take.
    pub used: Vec<Day>,
    /// Days off that it allows; none where that isn't known.
    pub allowed: Option<u32>,
}

/// All rotations but declined ones, by first day. One without a last day is that one day.
pub fn spans(tracker: &Tracker, home: &Zone) -> Vec<Span> {
    let missed = missed_days(&days(tracker, home));
    let wanted = |row: &Rotation| row.state != Some(RotationState::Declined);
    let rows = tracker.rotations.iter().filter(|row| wanted(row));
    let mut spans: Vec<Span> = rows.filter_map(|row| span(row, &missed)).collect();
    spans.sort_by(|a, b| (a.from, a.until, &a.id).cmp(&(b.from, b.until, &b.id)));
    spans
}

fn span(row: &Rotation, missed: &[Day]) -> Option<Span> {
    let from = row.from.or(row.until)?;
    let until = row.until.unwrap_or(from);
    let begin = missed.partition_point(|day| *day < from);
    let end = missed.partition_point(|day| *day <= until).max(begin);
    Some(Span {
        id: row.id.clone(),
        kind: row.kind.unwrap_or(RotationKind::Away),
        title: title(row),
        state: row.state,
        from,
        until,
        used: missed.get(begin..end).unwrap_or_default().to_vec(),
        allowed: row.days_off,
    })
}

/// "Rotation (away): UCSF IR", "Blocked: VA block".
pub fn title(row: &Rotation) -> String {
    match row.kind.unwrap_or(RotationKind::Away) {
        RotationKind::Blocked => format!("Blocked: {}", row.host),
        kind => format!("Rotation ({}): {} {}", kind.title(), row.host, row.specialty).trim_end().to_owned(),
    }
}

impl Span {
    pub fn covers(&self, day: Day) -> bool {
        (self.from..=self.until).contains(&day)
    }

    pub fn count(&self) -> u32 {
        u32::try_from(self.used.len()).unwrap_or(u32::MAX)
    }

    /// "3 of 5 days off used"; what isn't known is said.
    pub fn words(&self) -> String {
        match (self.allowed, self.count()) {
            (Some(allowed), used) => format!("{used} of {allowed} days off used"),
            (None, 0) => "days off not known".to_owned(),
            (None, used) => {
                format!("{used} {} off used, allowance not known", if used == 1 { "day" } else { "days" })
            }
        }
    }
}
