//! One day and what lies around it: what is on, which rotation it falls in, the nearest interviews, and the warnings.

use super::{
    agenda::{Item, Origin, State},
    review::Warning,
    rotations::Span,
    time::{Day, Zone},
};

/// A day with everything to consider before accepting an interview on it.
#[derive(Debug)]
pub struct Around<'a> {
    pub day: Day,
    /// What begins on it, and own events that go on, in the order of the agenda.
    pub items: Vec<&'a Item>,
    /// The rotations and blocked days that it lies in.
    pub spans: Vec<&'a Span>,
    /// The nearest interview on an earlier day, and how many days apart it is; likewise `after`, on a later day.
    pub before: Option<(&'a Item, i64)>,
    pub after: Option<(&'a Item, i64)>,
    pub warnings: Vec<&'a Warning>,
}

/// Gathers what lies around a day at home. `items` are those of the agenda, in any order.
pub fn around<'a>(
    day: Day,
    items: impl Iterator<Item = &'a Item>,
    spans: &'a [Span],
    warnings: impl Iterator<Item = &'a Warning>,
    home: &Zone,
) -> Around<'a> {
    let mut around = Around {
        day,
        items: Vec::new(),
        spans: spans.iter().filter(|it| it.covers(day)).collect(),
        before: None,
        after: None,
        warnings: warnings.filter(|it| it.day == Some(day)).collect(),
    };
    for item in items {
        let days = item.when.day_in(home).signed_duration_since(day).num_days();
        match days {
            0 => around.items.push(item),
            ..0 if is_event(item) && item.until.as_ref().is_some_and(|it| it.day_in(home) >= day) => {
                around.items.push(item);
            }
            _ if !is_interview(item) => {}
            ..0 => nearer(&mut around.before, item, days.saturating_neg()),
            _ => nearer(&mut around.after, item, days),
        }
    }
    around
}

fn nearer<'a>(found: &mut Option<(&'a Item, i64)>, item: &'a Item, days: i64) {
    if found.is_none_or(|it| days < it.1) {
        *found = Some((item, days));
    }
}

/// Returns true for an interview whose date is fixed or held, not for one that is only offered or was turned down.
fn is_interview(item: &Item) -> bool {
    matches!(item.origin, Origin::Interview(_)) && item.state != State::Off
}

/// Returns true for an own event that nobody can be late for.
pub fn is_event(item: &Item) -> bool {
    matches!(item.origin, Origin::Task(_)) && !item.can_be_late && item.state.is_open()
}

impl Around<'_> {
    /// Returns the fixed interviews, rotations and blocked days of the day.
    pub fn fixed(&self) -> Vec<String> {
        let interviews = self.items.iter().filter(|it| is_interview(it) && it.state != State::Doing);
        let spans = self.spans.iter().map(|it| it.title.clone());
        interviews.map(|it| it.title.clone()).chain(spans).collect()
    }

    /// Returns what may still take the day: interviews that are held, dates on offer, and own events.
    pub fn loose(&self) -> Vec<String> {
        let one = |item: &&Item| {
            if matches!(item.origin, Origin::Interview(_)) && item.state == State::Doing {
                return Some(format!("{}, held", item.title));
            }
            let is_loose = matches!(item.origin, Origin::Offered(..)) || is_event(item);
            is_loose.then(|| item.title.clone())
        };
        self.items.iter().filter_map(one).collect()
    }

    /// Says whether the day is free: "not free", "nothing fixed, but: Thanksgiving", "free".
    pub fn words(&self) -> String {
        let loose = self.loose();
        match (self.fixed().is_empty(), loose.is_empty(), self.items.is_empty()) {
            (false, ..) => "not free".to_owned(),
            (_, false, _) => format!("nothing fixed, but: {}", loose.join(" · ")),
            (_, _, true) => "free, nothing stands on it".to_owned(),
            _ => "free".to_owned(),
        }
    }
}

#[cfg(test)]
#[path = "day_tests.rs"]
mod tests;
