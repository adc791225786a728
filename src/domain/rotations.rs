//! Rotations and blocked days as bands of the calendar, with the days off that interviews use up.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;

use super::{
    away::{is_weekday, taken},
    id::Id,
    tables::{Interview, Rotation, RotationKind, RotationState},
    time::{Day, Zone},
    tracker::Tracker,
};
use crate::text::counted;

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
    /// Days of it that were taken out.
    pub out: Vec<Day>,
    /// True where it comes more than once.
    pub comes_back: bool,
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

    /// Returns the whole of a rotation: where it comes back, from its first day to its last one with all days that
    /// interviews take.
    pub fn whole(&self, id: &Id) -> Option<Span> {
        let mut each = self.all.iter().filter(|it| it.id == *id);
        let mut whole = each.next()?.clone();
        for span in each {
            whole.until = whole.until.max(span.until);
            whole.used.extend(&span.used);
        }
        whole.used.sort();
        whole.used.dedup();
        Some(whole)
    }

    /// Returns each rotation's id once, in the order of their first days.
    pub fn ids(&self) -> Vec<Id> {
        let mut seen = BTreeSet::new();
        self.all.iter().filter(|it| seen.insert(&it.id)).map(|it| it.id.clone()).collect()
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
            self.all.extend(times(row, &self.missed));
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

/// Returns a span for each time that a rotation comes.
fn times<'a>(row: &'a Rotation, missed: &'a BTreeMap<Day, BTreeSet<Id>>) -> impl Iterator<Item = Span> + 'a {
    let is_declined = row.state == Some(RotationState::Declined);
    let first = row.from.or(row.until).filter(|_| !is_declined);
    first.into_iter().flat_map(|it| starts(row, it)).map(|from| span(row, from, missed))
}

/// Returns the first day of each time that a rotation comes, where that isn't taken out.
pub fn starts(row: &Rotation, first: Day) -> Vec<Day> {
    let all = match &row.repeats {
        Some(repeat) => repeat.days(first).collect(),
        None => vec![first],
    };
    let is_whole_day = row.until.is_none_or(|it| it <= first);
    all.into_iter().filter(|day| !(is_whole_day && row.except.contains(day))).collect()
}

/// Returns the last day of the time that begins on `from`.
pub fn ends(row: &Rotation, from: Day) -> Day {
    let length = row.from.zip(row.until).map_or(0, |(from, until)| (until - from).num_days());
    from.checked_add_days(Days::new(u64::try_from(length).unwrap_or(0))).unwrap_or(from)
}

fn span(row: &Rotation, from: Day, missed: &BTreeMap<Day, BTreeSet<Id>>) -> Span {
    let until = ends(row, from);
    let kind = row.kind.unwrap_or(RotationKind::Away);
    let is_blocked = !kind.is_rotation() && row.days_off.is_none();
    let counts = |day: &Day| !row.except.contains(day) && (is_blocked || is_weekday(*day));
    Span {
        id: row.id.clone(),
        kind,
        title: row.called(),
        host: row.host.clone(),
        state: row.state,
        from,
        until,
        used: missed.range(from..=until).map(|it| *it.0).filter(counts).collect(),
        out: row.except.iter().copied().filter(|day| (from..=until).contains(day)).collect(),
        comes_back: row.repeats.is_some(),
        allowed: row.days_off,
    }
}

impl Span {
    pub fn covers(&self, day: Day) -> bool {
        (self.from..=self.until).contains(&day) && !self.out.contains(&day)
    }

    pub fn count(&self) -> u32 {
        u32::try_from(self.used.len()).unwrap_or(u32::MAX)
    }

    /// Says how many days off are used: "3 of 5 days off used"; if the allowance isn't known, it says so.
    pub fn words(&self) -> String {
        match (self.allowed, self.count()) {
            (Some(allowed), used) => format!("{used} of {} off used", counted(allowed as usize, "day")),
            (None, 0) if !self.kind.is_rotation() => "no interview on these days".to_owned(),
            (None, 1) if !self.kind.is_rotation() => "an interview on one of these days".to_owned(),
            (None, used) if !self.kind.is_rotation() => {
                format!("interviews on {used} of these days")
            }
            (None, 0) => "days off not known".to_owned(),
            (None, used) => format!("{} off used, allowance not known", counted(used as usize, "day")),
        }
    }
}
