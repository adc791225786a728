//! A place that a conflict names: what stands there, and putting something else there.

use std::sync::Arc;

use fluoro::domain::merge::{at, put};

use super::*;

/// Everything but one row keeps its pointers.
fn only_program(before: &Tracker, after: &Tracker, id: &str) {
    let changed = after.programs.changed_since(&before.programs);
    assert_eq!(changed.len(), 1);
    assert_eq!(changed[0].1.or(changed[0].0).unwrap().id.as_str(), id);
    let same = Tracker { programs: before.programs.clone(), ..after.clone() };
    assert!(same.same(before));
}

#[test]
fn every_conflict_can_be_turned_over() {
    let base = example();
    let sides = ["ours", "theirs"].map(|who| {
        edited(&base, |season| {
            season.id = Id::new(who);
            Arc::make_mut(&mut season.profile).name = who.into();
            Arc::make_mut(&mut season.settings).widths.insert("name".into(), who.len() as u32);
            Arc::make_mut(&mut season.overrides).values_mut().for_each(|it| it.source = who.into());
            Arc::make_mut(&mut season.dismissed).values_mut().for_each(|it| it.reason = who.into());
            Arc::make_mut(&mut season.extra).insert("future".into(), json!([{ "id": "1", "it": who }]));
            season.programs.edit("ucsf/ir", |row| {
                row.why = who.into();
                row.facts.values_mut().for_each(|it| it.source = who.into());
                row.extra.insert("a/b".into(), who.into());
            });
        })
    });
    let [ours, theirs] = &sides;
    let base = edited(&base, |season| {
        Arc::make_mut(&mut season.extra).insert("future".into(), json!([{ "id": "1" }]));
    });
    let merged = joined(&base, ours, theirs);
    assert_eq!(merged.conflicts.len(), 9, "{:?}", merged.conflicts);
    let mut turned = merged.tracker.clone();
    for it in &merged.conflicts {
        assert_eq!(at(&turned, &it.path), it.ours, "{}", it.path);
        turned = put(&turned, &it.path, &it.theirs).unwrap();
        assert_eq!(at(&turned, &it.path), it.theirs, "{}", it.path);
    }
    assert_eq!(turned, *theirs);
    for it in &merged.conflicts {
        turned = put(&turned, &it.path, &it.ours).unwrap();
    }
    assert_eq!(turned, merged.tracker);
}

#[test]
fn a_field_an_entry_and_a_row_can_be_set_and_taken_away() {
    let one = example();
    let set = |path: &str, value: Value| put(&one, path, &value).unwrap();
    let row = |it: &Tracker| it.programs.get("ucsf/ir").unwrap().clone();
    let why = set("programs/ucsf~1ir/why", json!("a reason"));
    only_program(&one, &why, "ucsf/ir");
    assert_eq!(row(&why).why, "a reason");
    assert_eq!(row(&set("programs/ucsf~1ir/why", Value::Null)).why, "");
    let facts = set("programs/ucsf~1ir/facts/beds", json!({ "value": "7" }));
    assert_eq!(row(&facts).facts.len(), row(&one).facts.len() + 1);
    assert_eq!(row(&set("programs/ucsf~1ir/facts/cases_per_year/source", Value::Null)).facts.len(), 1);
    let gone = set("programs/ucsf~1ir", Value::Null);
    only_program(&one, &gone, "ucsf/ir");
    assert!(!gone.programs.has("ucsf/ir"));
    assert_eq!(at(&gone, "programs/ucsf~1ir"), Value::Null);
    assert_eq!(put(&gone, "programs/ucsf~1ir", &at(&one, "programs/ucsf~1ir")).unwrap(), one);
    assert!(set("programs/nobody/why", Value::Null).same(&one));
    assert!(set("programs/ucsf~1ir/why", json!("…")).same(&one), "the same again keeps every pointer");
    assert_eq!(set("profile", Value::Null).profile, Arc::default());
    assert_eq!(set("overrides", json!({ "x": { "value": 1 } })).overrides.len(), 1);
}

#[test]
fn what_is_unknown_or_long_survives() {
    let huge = "123456789012345678901234567890";
    let text = format!(
        r#"{{"app":"fluoro","schema":1,"programs":[{{"id":"a","future":{huge},"facts":{{"f":{{"value":"1","new":{huge}}}}}}}],
        "profile":{{"future":{huge}}},"future":{{"it":{huge}}}}}"#
    );
    let one = decode(text.as_bytes()).unwrap().tracker;
    let mut it = put(&one, "programs/a/facts/f/value", &json!("2")).unwrap();
    it = put(&it, "profile/name", &json!("n")).unwrap();
    it = put(&it, "future/more", &json!([1])).unwrap();
    let written = Encoder::new().encode(&it).unwrap();
    assert_eq!(String::from_utf8_lossy(&written).matches(huge).count(), 4);
    assert_eq!(at(&it, "future/it").to_string(), huge);
}

#[test]
fn a_row_of_a_table_of_a_newer_version_is_found_by_its_id() {
    let text = r#"{"app":"fluoro","schema":1,"future":[{"id":"a","x":1},{"id":"c","x":2}]}"#;
    let one = decode(text.as_bytes()).unwrap().tracker;
    let set = |path: &str, value: Value| put(&one, path, &value).map(|it| it.extra["future"].clone());
    assert_eq!(at(&one, "future/c/x"), json!(2));
    assert_eq!(set("future/c/x", json!(3)).unwrap()[1], json!({ "id": "c", "x": 3 }));
    assert_eq!(set("future/a", Value::Null).unwrap(), json!([{ "id": "c", "x": 2 }]));
    assert_eq!(set("future/b", json!({ "id": "b" })).unwrap()[1], json!({ "id": "b" }));
    assert_eq!(set("future/b", Value::Null).unwrap().as_array().unwrap().len(), 2);
    assert!(set("future/b", json!({ "id": "z" })).unwrap_err().contains("needs that id"));
    assert!(!put(&one, "future", &Value::Null).unwrap().extra.contains_key("future"));
}

#[test]
fn what_does_not_fit_is_refused_in_one_sentence() {
    let one = example();
    for (path, value, says) in [
        ("programs/ucsf~1ir/status", json!("\u{1b}[2J"), "the program can't hold that: "),
        ("programs/ucsf~1ir", json!({ "id": "other" }), "another id"),
        ("programs/ucsf~1ir/id", Value::Null, "another id"),
        ("programs/ucsf~1ir", json!(7), "the program can't hold that: "),
        ("programs/ucsf~1ir/why/deep", json!("x"), "nothing can stand under “deep” there"),
        ("programs/nobody/why", json!("x"), "there is no program nobody any more"),
        ("programs", json!([]), "“programs” names nothing that can be set"),
        ("programs/", json!({}), "names nothing"),
        ("schema", json!(9), "names nothing"),
        ("app", json!("x"), "names nothing"),
        ("", json!({ "programs": [] }), "names nothing"),
        ("", json!(1), "the season can't hold that: "),
        ("id", json!(1), "the id of a file is a text"),
        ("profile/home", json!(3), "the profile can't hold that: "),
        ("overrides/x", json!([1]), "the corrections can't hold that: "),
        (&"a/".repeat(200_000), json!(1), "names nothing"),
    ] {
        let why = put(&one, path, &value).unwrap_err();
        assert!(why.contains(says), "{path}: {why}");
        assert!(!why.contains(char::is_control) && why.len() < 400, "{why:?}");
        at(&one, path);
    }
}
