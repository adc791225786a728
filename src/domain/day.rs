//! One day and what lies around it: what is on, on which rotation, what stands next to it, what warns.

use super::{
    agenda::{Item, Origin, State},
    review::Warning,
    rotations::Span,
    time::{Day, Zone},
};

/// A day as one looks at it before saying yes.
#[derive(Debug)]
pub struct Around<'a> {
    pub day: Day,
    /// What begins on it, in the order of the agenda.
    pub items: Vec<&'a Item>,
    /// Rotations and blocked days that it lies in.
    pub spans: Vec<&'a Span>,
    /// The nearest interviews on other days, with the days between.
    pub before: Option<(&'a Item, i64)>,
    pub after: Option<(&'a Item, i64)>,
    pub warnings: Vec<&'a Warning>,
}

/// `items` are those of the agenda, in any order.
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

/// Fixed or held, not offered, not turned down.
fn is_interview(item: &Item) -> bool {
    matches!(item.origin, Origin::Interview(_)) && item.state != State::Off
}

impl Around<'_> {
    /// True where no interview and no rotation takes it.
    pub fn is_free(&self) -> bool {
        self.spans.is_empty() && !self.items.iter().any(|it| is_interview(it))
    }
}

#[cfg(test)]
#[path = "day_tests.rs"]
mod tests;
