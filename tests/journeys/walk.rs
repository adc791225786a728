//! Four seasons walked through day by day, once with nothing done and once with everything: what the review, the agenda
//! and the header say of the doors that close.

use std::{collections::BTreeSet, fmt::Write, sync::Arc};

use fluoro::{
    app::{message::Message, refresh::AgendaRow},
    domain::{
        agenda::{Band, Origin},
        checklist::{Entry, Group},
        facts::Stake,
        review::Tone,
        tables::{Component, Flag, Match, Profile, Progress, Specialty},
        time::{Day, When, Zone},
        tracker::Tracker,
    },
};

use crate::common::{Session, Setup};

const HOME: &str = "America/Chicago";

fn seasons() -> [(&'static str, Profile); 4] {
    let profile = |kind, flags: &[Flag]| Profile {
        kind: Some(kind),
        season: "2027".into(),
        flags: flags.to_vec(),
        specialties: if kind == Match::Main {
            vec![Specialty::Ir, Specialty::Dr]
        } else {
            vec![Specialty::Ir]
        },
        home_zone: Some(Zone::get(HOME).unwrap()),
        ..Profile::default()
    };
    [
        ("student", profile(Match::Main, &[])),
        ("couple", profile(Match::Main, &[Flag::Couple])),
        ("resident", profile(Match::Fellowship, &[])),
        ("resident from ESIR", profile(Match::Fellowship, &[Flag::Esir])),
    ]
}

fn season(profile: Profile) -> Session {
    let tracker = Tracker { profile: Arc::new(profile), ..Tracker::default() };
    Session::new(Setup { tracker, zone: HOME, now: "2026-01-01T13:00:00Z", ..Setup::default() })
}

/// Seven in the morning at home.
fn go_to(session: &mut Session, day: Day) {
    let noon = session.app.cx.home().midnight(day).plus(7 * 3_600);
    session.now = noon;
    session.take(Message::Tick);
}

fn doors(session: &Session) -> Vec<Entry> {
    let closes = |it: &&Entry| it.stake == Some(Stake::Closes);
    Group::entries(&session.app.cx.derived.groups).filter(closes).cloned().collect()
}

/// All that is said of a door: by the review, under which heading of the agenda, by the header.
fn said(session: &Session, door: &Entry) -> (Option<Tone>, Option<Band>, bool) {
    let derived = &session.app.cx.derived;
    let warned = derived.review.about(door.id()).map(|it| it.tone).min();
    let is_it = |origin: &Origin| match origin {
        Origin::Component(id) => id == door.id(),
        Origin::Official(id) => derived
            .dates
            .iter()
            .any(|it| it.id == *id && it.component.as_ref() == Some(door.id()) && it.is_hard_deadline()),
        Origin::Task(_)
        | Origin::Interview(_)
        | Origin::Reply(_)
        | Origin::Offered(..)
        | Origin::WriteUp(_)
        | Origin::Thanks(_)
        | Origin::Letter(_)
        | Origin::Deadline(_)
        | Origin::RotationStart(..)
        | Origin::RotationReply(_) => false,
    };
    let mut band = None;
    let mut found = None;
    for row in &derived.agenda {
        match row {
            AgendaRow::Heading(it) => band = Some(*it),
            AgendaRow::Item(it) if is_it(&it.origin) => found = band,
            AgendaRow::Item(_) => {}
        }
    }
    (warned, found, derived.next_hard.as_ref().is_some_and(|it| it.hard))
}

fn days() -> impl Iterator<Item = Day> {
    let first = Day::from_ymd_opt(2026, 1, 1).unwrap();
    first.iter_days().take_while(|it| *it < Day::from_ymd_opt(2027, 7, 20).unwrap())
}

#[test]
fn every_door_that_closes_is_announced() {
    for (who, profile) in seasons() {
        let mut session = season(profile);
        let doors = doors(&session);
        assert!(doors.len() >= 3, "{who}: {}", doors.len());
        for door in doors {
            let day = door.due.as_ref().unwrap().day_in(session.app.cx.home());
            for before in [14, 3, 1, 0] {
                go_to(&mut session, day - chrono::Days::new(before));
                let at = format!("{who}, {before} days before {}", door.row.title);
                let (warned, band, counts_down) = said(&session, &door);
                let tone = if before <= 3 { Tone::Hard } else { Tone::Soft };
                assert_eq!(warned, Some(tone), "{at}");
                assert!(matches!(band, Some(Band::Today | Band::ThisWeek)), "{at}: {band:?}");
                assert!(counts_down, "{at}");
            }
            go_to(&mut session, day + chrono::Days::new(1));
            let (warned, band, _) = said(&session, &door);
            assert_eq!(
                (warned, band),
                (Some(Tone::Hard), Some(Band::Late)),
                "{who}, after {}",
                door.row.title
            );
        }
    }
}

#[test]
fn a_finished_season_never_warns() {
    for (who, profile) in seasons() {
        let mut session = season(profile);
        for entry in Group::entries(&session.app.cx.derived.groups.clone()) {
            let done =
                Component { id: entry.id().clone(), state: Some(Progress::Done), ..Component::default() };
            session.app.cx.season.tracker.components.put(done);
        }
        for day in days() {
            go_to(&mut session, day);
            let derived = &session.app.cx.derived;
            let warnings: Vec<&str> = derived.review.warnings().iter().map(|it| it.title.as_str()).collect();
            assert!(warnings.is_empty(), "{who}, {day}: {warnings:?}");
            let late = derived.agenda.iter().any(|it| matches!(it, AgendaRow::Heading(Band::Late)));
            assert!(!late, "{who}, {day}: something is late");
        }
    }
}

/// One line for each day on which the review says something new.
#[test]
fn a_season_in_which_nothing_is_done() {
    let mut told = String::new();
    for (who, profile) in seasons() {
        let mut session = season(profile);
        let mut before: BTreeSet<(Tone, String)> = BTreeSet::new();
        writeln!(told, "## {who}").unwrap();
        for day in days() {
            go_to(&mut session, day);
            let derived = &session.app.cx.derived;
            let now: BTreeSet<_> =
                derived.review.warnings().iter().map(|it| (it.tone, it.title.clone())).collect();
            for (tone, title) in now.difference(&before) {
                let mark = if *tone == Tone::Hard { "!" } else { "·" };
                writeln!(told, "{} {mark} {title}", day.format("%a %e %b %Y")).unwrap();
            }
            if now.is_empty() && !before.is_empty() {
                writeln!(told, "{}   nothing more to warn of", day.format("%a %e %b %Y")).unwrap();
            }
            before = now;
        }
        told.push('\n');
    }
    insta::assert_snapshot!(told);
}

#[test]
fn a_day_of_ones_own_before_a_door_does_not_silence_it() {
    for (who, profile) in seasons() {
        let mut session = season(profile);
        for door in doors(&session) {
            let day = door.due.as_ref().unwrap().day_in(session.app.cx.home());
            let due = Some(When::Day(day - chrono::Days::new(20)));
            let own = Component { id: door.id().clone(), due, ..Component::default() };
            session.app.cx.season.tracker.components.put(own);
            let at = format!("{who}, {}", door.row.title);
            go_to(&mut session, day - chrono::Days::new(16));
            assert_eq!(said(&session, &door).0, Some(Tone::Soft), "{at}: the day of one's own is over");
            for before in [14, 3, 0] {
                go_to(&mut session, day - chrono::Days::new(before));
                let tone = if before <= 3 { Tone::Hard } else { Tone::Soft };
                assert_eq!(said(&session, &door).0, Some(tone), "{at}, {before} days before");
            }
            go_to(&mut session, day + chrono::Days::new(1));
            let (warned, band, _) = said(&session, &door);
            assert_eq!((warned, band), (Some(Tone::Hard), Some(Band::Late)), "{at}: the door is closed");
        }
    }
}
