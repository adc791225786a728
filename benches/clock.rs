//! The timeline among so many dated things, beside sorting as many texts by a number.

use std::collections::BTreeMap;

use crate::{Figures, Frames, Ours, season, timed};
use criterion::Criterion;
use fluoro::{
    app::key::Code,
    data::Data,
    domain::{
        agenda::{Sources, agenda, own_dates},
        review::{Input, review},
        tables::Match,
        time::{Stamp, Zone},
        tracker::Tracker,
    },
    store::decode,
};

const NOW: &str = "2026-11-23T14:20:00Z";

pub fn among(figures: &Figures, criterion: &mut Criterion, size: usize) {
    let tracker = decode(&season::dated(size)).unwrap().tracker;
    let texts: Vec<(usize, String)> =
        (0..size).map(|n| (n.wrapping_mul(7_919) % 1_000_003, format!("Thing {n}"))).collect();
    let sort = || {
        timed(|| {
            let mut texts = texts.clone();
            texts.sort();
            texts
        })
    };
    let facts = Data::new().season("2027", Match::Main);
    let (home, now): (Zone, Stamp) = (Zone::get("America/New_York").unwrap(), NOW.parse().unwrap());
    let dates = own_dates(&facts.dates, &tracker);
    let deadlines = BTreeMap::new();
    let sources = Sources {
        tracker: &tracker,
        facts: &facts,
        dates: &dates,
        groups: &[],
        deadlines: &deadlines,
        home: &home,
        now,
    };
    figures.compare(criterion, ("agenda", size), || timed(|| agenda(&sources)), sort);
    let input = Input { tracker: &tracker, facts: &facts, groups: &[], now, home: &home };
    figures.compare(criterion, ("review", size), || timed(|| review(&input)), sort);
    keys(figures, criterion, size, &tracker);
}

/// A key on the timeline with the frame that it brings.
fn keys(figures: &Figures, criterion: &mut Criterion, size: usize, tracker: &Tracker) {
    let app = crate::started(tracker);
    let mut ours = Ours { app, frames: Frames::new() };
    ours.draw();
    let mut frames = Frames::new();
    let mut down = false;
    figures.compare(
        criterion,
        ("timeline key", size),
        || {
            down = !down;
            ours.shown(if down { Code::Down } else { Code::Up })
        },
        || timed(|| frames.draw(|_| {})),
    );
    figures.compare(
        criterion,
        ("timeline tick", size),
        || {
            let time = ours.shown(Code::Char(' '));
            ours.key(Code::Char('u'));
            time
        },
        || timed(|| frames.draw(|_| {})),
    );
}
