//! Rotations and blocked days as bands of the calendar, with the days off that interviews use up.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    away::{is_weekday, taken},
    id::Id,
    tables::{Interview, Rotation, RotationKind, RotationState},
    time::{Day, Zone},
    tracker::Tracker,
};

/// A rotation or a stretch of blocked days, with its first and last day.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    pub id: Id,
    pub kind: RotationKind,
    pub title: String,
    /// Where the rotation is, or what the days are blocked for.
    pub host: String,
    pub state: Option<RotationState>,
    pub from: Day,
    pub until: Day,
    /// The days in it that interviews take: weekdays, and in blocked days weekends as well.
    pub used: Vec<Day>,
    /// How many days off it allows; none if that isn't known.
    pub allowed: Option<u32>,
}

/// Returns all rotations except for declined ones, by first day. One without a last day lasts one day.
pub fn spans(tracker: &Tracker, home: &Zone) -> Vec<Span> {
    let mut spans = Spans::default();
    spans.follow(&Tracker::default(), tracker, home);
    spans.all
}

/// The spans of a season, which are kept and updated with what changes.
#[derive(Debug, Default)]
pub struct Spans {
    all: Vec<Span>,
    /// The interviews that take more than an evening, by day.
    missed: BTreeMap<Day, BTreeSet<Id>>,
}

impl Spans {
    pub fn all(&self) -> &[Span] {
        &self.all
    }

    pub fn get(&self, id: &Id) -> Option<&Span> {
        self.all.iter().find(|it| it.id == *id)
    }

    /// Takes over what changed between two values of the season; `home` must be the same each time. Returns the
    /// rotations that this concerns.
    pub fn follow(&mut self, old: &Tracker, new: &Tracker, home: &Zone) -> BTreeSet<Id> {
        let mut days = BTreeSet::new();
        for (before, after) in new.interviews.changed_since(&old.interviews) {
            if let Some((row, day)) = before.and_then(|row| Some((row, missed(row, home)?))) {
                days.extend(self.miss_no_more(&row.id, day));
            }
            if let Some((row, day)) = after.and_then(|row| Some((row, missed(row, home)?))) {
                let all = self.missed.entry(day).or_default();
                days.extend(all.is_empty().then_some(day));
                all.insert(row.id.clone());
            }
        }
        let rows = new.rotations.changed_since(&old.rotations);
        let rows = rows.into_iter().filter_map(|it| it.0.or(it.1)).map(|it| it.id.clone());
        let mut touched: BTreeSet<Id> = rows.collect();
        for day in days {
            touched.extend(self.all.iter().filter(|it| it.covers(day)).map(|it| it.id.clone()));
        }
        self.all.retain(|it| !touched.contains(&it.id));
        for row in touched.iter().filter_map(|id| new.rotations.get(id.as_str())) {
            self.all.extend(span(row, &self.missed));
        }
        self.all.sort_by(|a, b| (a.from, a.until, &a.id).cmp(&(b.from, b.until, &b.id)));
        touched
    }

    /// Takes an interview off a day. Returns the day if no other interview takes it.
    fn miss_no_more(&mut self, id: &Id, day: Day) -> Option<Day> {
        let all = self.missed.get_mut(&day)?;
        all.remove(id);
        if !all.is_empty() {
            return None;
        }
        self.missed.remove(&day);
        Some(day)
    }
}

fn missed(row: &Interview, home: &Zone) -> Option<Day> {
    taken(row, home).filter(|it| it.1.is_missed()).map(|it| it.0)
}

fn span(row: &Rotation, missed: &BTreeMap<Day, BTreeSet<Id>>) -> Option<Span> {
    if row.state == Some(RotationState::Declined) {
        return None;
    }
    let from = row.from.or(row.until)?;
    let until = row.until.unwrap_or(from);
    let days = if from <= until { from..=until } else { from..=from };
    let kind = row.kind.unwrap_or(RotationKind::Away);
    let is_blocked = kind == RotationKind::Blocked && row.days_off.is_none();
    let counts = |day: &Day| *day <= until && (is_blocked || is_weekday(*day));
    Some(Span {
        id: row.id.clone(),
        kind,
        title: title(row),
        host: row.host.clone(),
        state: row.state,
        from,
        until,
        used: missed.range(days).map(|it| *it.0).filter(counts).collect(),
        allowed: row.days_off,
    })
}

/// "Rotation (away): UCSF IR", "Blocked: VA block".
pub fn title(row: &Rotation) -> String {
    match row.kind.unwrap_or(RotationKind::Away) {
        RotationKind::Blocked => format!("Blocked: {}", row.host),
        kind @ (RotationKind::Home | RotationKind::Away) => {
            format!("Rotation ({}): {} {}", kind.title(), row.host, row.specialty).trim_end().to_owned()
        }
    }
}

impl Span {
    pub fn covers(&self, day: Day) -> bool {
        (self.from..=self.until).contains(&day)
    }

    pub fn count(&self) -> u32 {
        u32::try_from(self.used.len()).unwrap_or(u32::MAX)
    }

    /// Says how many days off are used: "3 of 5 days off used"; if the allowance isn't known, it says so.
    pub fn words(&self) -> String {
        match (self.allowed, self.count()) {
            (Some(allowed), used) => format!("{used} of {allowed} days off used"),
            (None, 0) if self.kind == RotationKind::Blocked => "no interview on these days".to_owned(),
            (None, 1) if self.kind == RotationKind::Blocked => "an interview on one of these days".to_owned(),
            (None, used) if self.kind == RotationKind::Blocked => {
                format!("interviews on {used} of these days")
            }
            (None, 0) => "days off not known".to_owned(),
            (None, used) => {
                format!("{used} {} off used, allowance not known", if used == 1 { "day" } else { "days" })
            }
        }
    }
}
