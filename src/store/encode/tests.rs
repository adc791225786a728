//! What an encoder remembers, and what it refuses.

use super::*;
use crate::domain::id::Id;

fn tracker() -> Tracker {
    let mut tracker = Tracker::default();
    for n in 0..40 {
        tracker.programs.put(Program {
            id: format!("p{n:03}/ir").as_str().into(),
            name: "N".into(),
            ..Default::default()
        });
    }
    tracker
}

#[test]
fn only_changed_rows_are_serialized() {
    let mut encoder = Encoder::new();
    let mut tracker = tracker();
    encoder.encode(&tracker).unwrap();
    assert_eq!(encoder.serialized(), 40);
    tracker.programs.edit("p007/ir", |it| it.name = "Other".into());
    tracker.programs.remove("p008/ir");
    tracker.programs.put(Program { id: "p0075/ir".into(), ..Default::default() });
    let bytes = encoder.encode(&tracker).unwrap();
    assert_eq!(encoder.serialized(), 2);
    assert_eq!(*bytes, *Encoder::new().encode(&tracker).unwrap());
    assert_eq!(*bytes, unproven(&tracker).unwrap());
    encoder.encode(&tracker).unwrap();
    assert_eq!(encoder.serialized(), 0);
}

#[test]
fn what_would_not_be_read_back_is_refused_and_nothing_forgotten() {
    let mut encoder = Encoder::new();
    let good = tracker();
    encoder.encode(&good).unwrap();
    let mut bad = good.clone();
    bad.programs.edit("p001/ir", |it| it.statement = Some(Id::default()));
    assert!(matches!(encoder.encode(&bad), Err(EncodeError::Row { table: Table::Programs, .. })));
    let mut deep = serde_json::Value::Null;
    for _ in 0..200 {
        deep = serde_json::Value::Array(vec![deep]);
    }
    let mut bad = good.clone();
    bad.programs.edit("p001/ir", |program| {
        program.extra.insert("deep".into(), deep.clone());
    });
    let why = encoder.encode(&bad).unwrap_err().to_string();
    assert_eq!(why, "the program p001/ir can't be written: recursion limit exceeded");
    let mut bad = good.clone();
    bad.programs.put(Program::default());
    assert!(encoder.encode(&bad).is_err());
    let mut bad = good.clone();
    bad.extra = Arc::new([("programs".into(), 1.into())].into());
    assert!(encoder.encode(&bad).is_err());
    let mut bad = good.clone();
    bad.overrides =
        Arc::new([("a".into(), Override { value: Some("".into()), ..Default::default() })].into());
    assert!(encoder.encode(&bad).is_err());
    encoder.encode(&good).unwrap();
    assert_eq!(encoder.serialized(), 0);
}
