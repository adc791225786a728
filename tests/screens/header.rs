//! The header on all days: what closes next is told in words that fit, never cut.

use fluoro::{
    app::message::Message,
    data::Data,
    domain::{
        tables::{Match, Profile},
        time::{Stamp, countdown},
        tracker::Tracker,
    },
};

use chrono::Datelike;
use ratatui::layout::Size;

use crate::common::*;

/// Wider windows, in which the header chooses other words; they take turns.
const WIDER: [u16; 5] = [90, 99, 100, 120, 160];

/// A season of that year and match, nothing of it done.
fn season(year: &str, kind: Match) -> Tracker {
    let profile = Profile { kind: Some(kind), season: year.to_owned(), ..Profile::default() };
    Tracker { profile: profile.into(), ..Tracker::default() }
}

/// Panics unless the header is whole on every day of the season's window and some before.
fn walk(tracker: &Tracker, year: &str, kind: Match) {
    let facts = Data::new().season(year, kind);
    let mut it = Session::new(Setup { tracker: tracker.clone(), size: (80, 24), ..Setup::default() });
    it.take(saved(tracker.clone(), None));
    let (mut day, until) = facts.window;
    while day <= until {
        let now: Stamp = format!("{day}T15:00:00Z").parse().unwrap();
        it.app.update(Message::Tick, now);
        for columns in [80, WIDER[day.ordinal() as usize % WIDER.len()]] {
            it.app.update(Message::Resize(Size::new(columns, 12)), now);
            let header = it.screen().lines().next().unwrap_or_default().to_owned();
            assert!(!header.contains('…'), "{year} {kind:?} {day} at {columns}: {header}");
            let Some(next) = &it.app.cx.derived.next_hard else { continue };
            let until = countdown(&next.when, now, it.app.cx.home());
            assert!(header.contains(&until), "{year} {kind:?} {day} at {columns}: no {until:?} in {header}");
            for tab in ["1 Timeline", "2 Components", "3 Interviews", "4 Shortlist", "saved"] {
                assert!(header.contains(tab), "{year} {kind:?} {day} at {columns}: no {tab} in {header}");
            }
        }
        day = day.succ_opt().unwrap();
    }
}

#[test]
fn what_closes_next_is_never_cut_on_any_day_of_a_bundled_season() {
    for year in Data::new().seasons() {
        for kind in Match::ALL {
            walk(&season(&year, *kind), &year, *kind);
        }
    }
}

#[test]
fn what_closes_next_is_never_cut_on_any_day_of_the_sample_season() {
    walk(&sample(), "2027", Match::Main);
    walk(&season::long_names(), "2027", Match::Main);
    walk(&sample_of(Match::Fellowship), "2027", Match::Fellowship);
}

#[test]
fn every_date_that_closes_something_has_a_short_title() {
    let data = Data::new();
    for (year, kind) in data.seasons().iter().flat_map(|year| Match::ALL.iter().map(move |it| (year, it))) {
        for date in &data.season(year, *kind).dates {
            assert!(!date.hard || !date.short.is_empty(), "{year}: {}", date.id);
            assert!(date.short.len() <= 12 && !date.short.starts_with("NRMP s"), "{year}: {}", date.short);
        }
    }
}

#[test]
fn the_header_says_which_tab_is_open_without_color() {
    for (keys, shown) in
        [("1", "[1 Timeline]"), ("2", "[2 Components]"), ("3", "[3 Interviews]"), ("4", "[4 Shortlist]")]
    {
        for size in [(40, 12), (80, 24), (120, 34)] {
            let mut it = Session::new(Setup { tracker: sample(), size, ..Setup::default() });
            check(&mut it, keys, &[shown]);
            let header = it.screen().lines().next().unwrap_or_default().to_owned();
            assert_eq!(header.matches('[').count(), 1, "{header}");
        }
    }
}
