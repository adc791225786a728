//! The days away for interviews, as a clerkship office wants them: when, and nothing about where or with whom.

use std::collections::BTreeMap;

use chrono::Timelike;

use super::{ShortlistInput, as_of, doc::Doc};
use crate::domain::{
    tables::{Interview, InterviewState, Mode},
    time::{Day, When},
};

/// Parts of a day, as bits so that two interviews of one day join.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Parts {
    morning: Share,
    afternoon: Share,
    evening: Share,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Share {
    #[default]
    Free,
    Away,
}

const NOON: u32 = 12 * 60;
/// From here on nobody is missed on the ward.
const EVENING: u32 = 17 * 60;
const MIDNIGHT: u32 = 24 * 60;

pub(super) fn days_away(input: &ShortlistInput) -> String {
    let mut doc = Doc::default();
    doc.heading(1, &format!("Interview days: {}", input.season()));
    doc.paragraph(
        "For the clerkship office: days and half-days only, without programs, places and all else.",
    );
    let name = &input.tracker.profile.name;
    let mut head = vec![as_of(input)];
    head.extend(Some(name.clone()).filter(|it| !it.is_empty()));
    head.push(format!("days and times in {}", input.home.city()));
    doc.paragraph(&head.join(" · "));
    let (past, ahead): (Vec<_>, Vec<_>) = days(input).into_iter().partition(|(day, _)| *day < input.today());
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

/// All interviews count, whatever a list shows: a day away is one, filtered or not.
fn days(input: &ShortlistInput) -> BTreeMap<Day, Parts> {
    let mut days: BTreeMap<Day, Parts> = BTreeMap::new();
    for row in input.tracker.interviews.iter().filter(|it| takes_a_day(it)) {
        let Some(when) = &row.when else { continue };
        let parts = parts(row, when, input);
        days.entry(when.day_in(input.home)).or_default().join(parts);
    }
    days
}

fn takes_a_day(row: &Interview) -> bool {
    matches!(row.state, None | Some(InterviewState::Scheduled | InterviewState::Held | InterviewState::Done))
}

/// A day without a time, an interview in person and one of unknown length that begins before noon take the whole day.
fn parts(row: &Interview, when: &When, input: &ShortlistInput) -> Parts {
    let When::At(moment) = when else { return Parts::WHOLE };
    let start = moment.in_zone(input.home);
    let start = start.hour().saturating_mul(60).saturating_add(start.minute());
    let end =
        row.minutes.map_or(if start < EVENING { EVENING } else { MIDNIGHT }, |it| start.saturating_add(it));
    let away = |from: u32, until: u32| if start < until && end > from { Share::Away } else { Share::Free };
    let parts =
        Parts { morning: away(0, NOON), afternoon: away(NOON, EVENING), evening: away(EVENING, MIDNIGHT) };
    let travels = matches!(row.mode, Some(Mode::InPerson | Mode::Hybrid)) && start < EVENING;
    if travels { Parts::WHOLE } else { parts }
}

impl Parts {
    const WHOLE: Parts = Parts { morning: Share::Away, afternoon: Share::Away, evening: Share::Free };

    fn join(&mut self, other: Parts) {
        for (own, other) in [
            (&mut self.morning, other.morning),
            (&mut self.afternoon, other.afternoon),
            (&mut self.evening, other.evening),
        ] {
            if other == Share::Away {
                *own = Share::Away;
            }
        }
    }

    fn words(self) -> &'static str {
        use Share::*;
        match (self.morning, self.afternoon, self.evening) {
            (Away, Away, _) => "whole day",
            (Away, Free, _) => "morning",
            (Free, Away, _) => "afternoon",
            (Free, Free, _) => "evening",
        }
    }
}

/// With the year: an office files it.
fn cells((day, parts): &(Day, Parts)) -> Vec<String> {
    vec![day.format("%a %-d %b %Y").to_string(), parts.words().to_owned()]
}
