//! The days on which an applicant is missed at home, for whoever plans the work there: interviews, conferences and
//! vacation, and the call or clinic that falls on them. Says nothing about programs.

use std::collections::BTreeMap;

use super::{
    away::{Parts, days},
    rotations::spans,
    tables::RotationKind,
    time::{Day, Zone},
    tracker::Tracker,
};

/// A day on which somebody else is needed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Absence {
    /// What the interviews of the day take of it.
    pub interviews: Option<Parts>,
    /// "conference", "vacation".
    pub other: Vec<&'static str>,
    /// The call or clinic that would be on that day.
    pub duty: Vec<&'static str>,
}

/// Returns the days in their order.
pub fn absences(tracker: &Tracker, home: &Zone) -> BTreeMap<Day, Absence> {
    let mut all: BTreeMap<Day, Absence> = BTreeMap::new();
    for (day, parts) in days(tracker, home) {
        all.entry(day).or_default().interviews = Some(parts);
    }
    let spans = spans(tracker, home);
    let away = spans.iter().filter(|it| matches!(it.kind, RotationKind::Conference | RotationKind::Vacation));
    for span in away {
        for day in span.from.iter_days().take_while(|day| *day <= span.until).filter(|day| span.covers(*day))
        {
            all.entry(day).or_default().other.push(span.kind.title());
        }
    }
    let duties = spans.iter().filter(|it| matches!(it.kind, RotationKind::Call | RotationKind::Clinic));
    for span in duties {
        for (_, absence) in all.range_mut(span.from..=span.until).filter(|it| span.covers(*it.0)) {
            absence.duty.push(span.kind.title());
        }
    }
    all
}

impl Absence {
    /// Returns which parts of the day are taken.
    pub fn parts(&self) -> Parts {
        self.interviews.filter(|_| self.other.is_empty()).unwrap_or(Parts::WHOLE)
    }

    /// Says how much of the day is taken: "morning", "conference".
    pub fn words(&self) -> String {
        let parts = self.interviews.map(Parts::words);
        parts.into_iter().chain(self.other.iter().copied()).collect::<Vec<_>>().join(", ")
    }

    /// Says what would be on: "call".
    pub fn duty_words(&self) -> String {
        self.duty.join(", ")
    }
}
