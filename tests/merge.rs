//! Two copies of one season, changed apart and joined: what each copy had is there at the end, and what could not be
//! joined is said.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, which clippy doesn't see as such")]

#[path = "merge/differences.rs"]
mod differences;
#[path = "merge/examples.rs"]
mod examples;
#[path = "merge/kept.rs"]
mod kept;
#[path = "merge/places.rs"]
mod places;
#[path = "merge/pointers.rs"]
mod pointers;
#[path = "merge/properties.rs"]
mod properties;
#[path = "merge/stamps.rs"]
mod stamps;
#[path = "merge/texts.rs"]
mod texts;

use fluoro::{
    domain::{
        id::{Id, IdSource},
        merge::{Change, ChangeKind, Context, Merged, Part, Patch, merge},
        tables::*,
        time::Stamp,
        tracker::Tracker,
    },
    store::{Encoder, decode},
};
use serde_json::{Value, json};

/// The example of the file's description: one row and more of every table.
const EXAMPLE: &str = include_str!("data/season-example.json");

fn now() -> Stamp {
    "2026-11-22T22:20:00Z".parse().unwrap()
}

fn example() -> Tracker {
    decode(EXAMPLE.as_bytes()).unwrap().tracker
}

fn joined(base: &Tracker, ours: &Tracker, theirs: &Tracker) -> Merged {
    let mut ids = IdSource::new(7);
    merge(base, ours, theirs, &mut Context { now: now(), ids: &mut ids })
}

/// The merged tracker of two changes that don't meet; the other way round it is the same.
fn clean(base: &Tracker, ours: &Tracker, theirs: &Tracker) -> Tracker {
    let merged = joined(base, ours, theirs);
    assert_eq!(merged.conflicts, []);
    let turned = joined(base, theirs, ours);
    assert_eq!(turned.conflicts, []);
    assert_eq!(turned.tracker, merged.tracker);
    assert_eq!(joined(base, &merged.tracker, theirs).tracker, merged.tracker);
    merged.tracker
}

fn edited(tracker: &Tracker, change: impl FnOnce(&mut Tracker)) -> Tracker {
    let mut tracker = tracker.clone();
    change(&mut tracker);
    tracker
}

/// A tracker from what its file would say.
fn season(file: &Value) -> Tracker {
    let decoded = decode(file.to_string().as_bytes()).unwrap();
    assert_eq!(decoded.read_only(), None);
    decoded.tracker
}

/// What the file of a tracker says; the encoder has read back every row.
fn file(tracker: &Tracker) -> Value {
    serde_json::from_slice(&Encoder::new().encode(tracker).unwrap()).unwrap()
}
