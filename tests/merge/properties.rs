//! Random changes on both sides of a season with every table, judged leaf by leaf against rules written down once more.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{prelude::*, sample::select};

use super::*;

/// One change of a season's file.
#[derive(Clone, Debug)]
enum Edit {
    Text { table: &'static str, row: usize, field: &'static str, text: &'static str },
    Note { table: &'static str, row: usize, field: &'static str, at: usize, text: &'static str },
    Item { table: &'static str, row: usize, field: &'static str, item: &'static str },
    Key { table: &'static str, row: usize, path: [&'static str; 2], value: &'static str },
    NoKey { table: &'static str, row: usize, path: [&'static str; 2] },
    Delete { table: &'static str, row: usize },
    Add { table: &'static str, id: &'static str, field: &'static str, text: &'static str },
    Rank { from: usize, to: usize },
    Top { key: &'static str, path: [&'static str; 2], value: &'static str },
}

const NOTE: &str = "# Morning\n\nMet the chair.\n\nCases: 900\nCall: q6\n\nLunch with residents.\n";

/// The example with more rows, longer notes and a longer rank list.
fn base() -> Value {
    let mut file: Value = serde_json::from_str(EXAMPLE).unwrap();
    for (at, table) in Table::ALL.iter().enumerate() {
        let rows = file[table.key()].as_array_mut().unwrap();
        rows.push(json!({ "id": format!("zz{at}"), "future": { "n": 1 } }));
    }
    file["interviews"][0]["notes"] = NOTE.into();
    file["programs"][0]["notes"] = NOTE.into();
    file["programs"][0]["tags"] = json!(["a", "b", "c"]);
    file["rank_lists"].as_array_mut().unwrap()[0]["order"] = json!([]);
    for list in file["rank_lists"].as_array_mut().unwrap() {
        if list["id"] == "primary" {
            list["order"] = json!(["a#advanced", "b#advanced", "c#advanced", "d#advanced"]);
        }
    }
    file
}

fn row<'a>(file: &'a mut Value, table: &str, row: usize) -> Option<&'a mut Value> {
    let rows = file[table].as_array_mut()?;
    let count = rows.len().max(1);
    rows.get_mut(row % count)
}

/// Sets a key of an entry; for a path with one key, of the object itself.
fn put(object: &mut Value, [field, key]: [&str; 2], value: &str) {
    let value: Value = serde_json::from_str(value).unwrap();
    match key {
        "" => object[field] = value,
        key => {
            if !object[field].is_object() {
                object[field] = json!({});
            }
            object[field][key] = value;
        }
    }
}

fn apply(file: &mut Value, edit: &Edit) {
    match *edit {
        Edit::Text { table, row: at, field, text } => {
            if let Some(row) = row(file, table, at) {
                row[field] = text.into();
            }
        }
        Edit::Note { table, row: at, field, at: place, text } => {
            if let Some(row) = row(file, table, at) {
                let old = row[field].as_str().unwrap_or_default().to_owned();
                let mut parts: Vec<&str> = old.trim_end().split("\n\n").filter(|it| !it.is_empty()).collect();
                match (place % 3, parts.len()) {
                    (0, 1..) => drop(parts.remove(place % parts.len())),
                    (1, count @ 1..) => parts[place % count] = text,
                    (_, count) => parts.insert(place % (count + 1), text),
                }
                row[field] = parts.join("\n\n").into();
            }
        }
        Edit::Item { table, row: at, field, item } => {
            if let Some(row) = row(file, table, at) {
                let mut items: BTreeSet<String> = row[field]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|it| it.as_str().unwrap().to_owned())
                    .collect();
                if !items.remove(item) {
                    items.insert(item.into());
                }
                row[field] = json!(items);
            }
        }
        Edit::Key { table, row: at, path, value } => {
            if let Some(row) = row(file, table, at) {
                put(row, path, value);
            }
        }
        Edit::NoKey { table, row: at, path: [field, key] } => {
            if let Some(all) = row(file, table, at).and_then(|row| row.get_mut(field)?.as_object_mut()) {
                all.remove(key);
            }
        }
        Edit::Delete { table, row } => {
            let rows = file[table].as_array_mut().unwrap();
            if !rows.is_empty() {
                rows.remove(row % rows.len());
            }
        }
        Edit::Add { table, id, field, text } => {
            let rows = file[table].as_array_mut().unwrap();
            rows.retain(|row| row["id"] != id);
            rows.push(json!({ "id": id, field: text }));
        }
        Edit::Rank { from, to } => {
            let lists = file["rank_lists"].as_array_mut().unwrap();
            let Some(list) = lists.iter_mut().find(|it| it["id"] == "primary") else { return };
            let order = list["order"].as_array_mut().unwrap();
            let entry = order.remove(from % order.len());
            order.insert(to % (order.len() + 1), entry);
        }
        Edit::Top { key, path, value } => {
            if file.get(key).is_none() {
                file[key] = json!({});
            }
            put(&mut file[key], path, value);
        }
    }
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let texts = select(vec![
        ("programs", "name"),
        ("programs", "why"),
        ("programs", "city"),
        ("interviews", "platform"),
        ("milestones", "title"),
        ("letters", "writer"),
        ("people", "name"),
        ("people", "say"),
        ("expenses", "title"),
        ("questions", "topic"),
        ("templates", "name"),
        ("imports", "source"),
        ("statements", "title"),
        ("messages", "by"),
    ]);
    let sets = select(vec![
        ("programs", "tags"),
        ("programs", "deal_breakers"),
        ("interviews", "ask"),
        ("letters", "programs"),
    ]);
    let keys = select(vec![
        ("programs", ["scores", "call"], vec!["1", "5", "\"na\""]),
        ("programs", ["scores", "research"], vec!["2", "3"]),
        (
            "programs",
            ["facts", "cases_per_year"],
            vec![r#"{"value":"1"}"#, r#"{"value":"5200","source":"web"}"#],
        ),
        ("programs", ["facts", "new"], vec![r#"{"value":"1"}"#, r#"{"source":"PD"}"#]),
        (
            "components",
            ["items", "outline"],
            vec![r#"{"title":"Outline"}"#, r#"{"title":"Plan","order":"b"}"#],
        ),
        ("interviews", ["answers", "x1"], vec![r#"{"asked":true}"#, r#"{"text":"yes"}"#]),
        ("exams", ["zz", ""], vec!["123456789012345678901234567890", "1.10", "[3,1]", "[1]", "{\"a\":-0}"]),
        ("rotations", ["zz", "deep"], vec!["98765432109876543210987654321098", "{\"a\":[true]}", "null"]),
        ("expenses", ["cents", ""], vec!["1", "2", "31250"]),
    ]);
    let tops = select(vec![
        ("profile", ["name", ""], vec!["\"A\"", "\"B\""]),
        ("profile", ["zz", "n"], vec!["1", "123456789012345678901234567890"]),
        ("settings", ["widths", "name"], vec!["20", "30"]),
        ("settings", ["widths", "city"], vec!["20", "30"]),
        ("overrides", ["a.b", ""], vec![r#"{"value":1}"#, r#"{"value":1.0,"source":"me"}"#]),
        ("set_aside", ["gap", ""], vec![r#"{"reason":"x"}"#, r#"{"fingerprint":"f"}"#]),
        ("unknown", ["k", ""], vec!["1", "\"two\""]),
        ("unknown", ["other", "deep"], vec!["1", "98765432109876543210987654321098"]),
    ]);
    let table = || select(Table::ALL.iter().map(|it| it.key()).collect::<Vec<_>>());
    let word = || select(vec!["", "one", "two", "three"]);
    let place = || 0usize..12;
    let notes = select(vec![("interviews", "notes"), ("programs", "notes")]);
    let one = prop_oneof![
        4 => (texts, place(), word())
            .prop_map(|((table, field), row, text)| Edit::Text { table, row, field, text }),
        3 => (notes, place(), place(), select(vec!["One", "Two\nlines", "Three"]))
            .prop_map(|((table, field), row, at, text)| Edit::Note { table, row, field, at, text }),
        2 => (sets, place(), select(vec!["a", "b", "d", "e"]))
            .prop_map(|((table, field), row, item)| Edit::Item { table, row, field, item }),
        4 => (keys.clone(), place(), any::<prop::sample::Index>())
            .prop_map(|((table, path, values), row, at)| Edit::Key { table, row, path, value: at.get::<&str>(&values) }),
        2 => (keys, place()).prop_map(|((table, path, _), row)| Edit::NoKey { table, row, path }),
        2 => (table(), place()).prop_map(|(table, row)| Edit::Delete { table, row }),
        2 => (table(), select(vec!["n1", "n2"]), select(vec!["f1", "f2"]), word())
            .prop_map(|(table, id, field, text)| Edit::Add { table, id, field, text }),
        1 => (place(), place()).prop_map(|(from, to)| Edit::Rank { from, to }),
        2 => (tops, any::<prop::sample::Index>())
            .prop_map(|((key, path, values), at)| Edit::Top { key, path, value: at.get::<&str>(&values) }),
    ];
    prop::collection::vec(one, 0..14)
}

fn changed(edits: &[Edit]) -> Tracker {
    let mut file = base();
    edits.iter().for_each(|edit| apply(&mut file, edit));
    let tracker = season(&file);
    assert_eq!(tracker.kept.len(), 0, "{:?}", tracker.kept);
    tracker
}

/// Rows by place, and each part beside the tables as a row.
fn rows(tracker: &Tracker) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    for (key, value) in file(tracker).as_object().unwrap() {
        match value.as_array().filter(|_| Table::from_key(key).is_some()) {
            Some(rows) => {
                let place = |row: &Value| format!("{key}/{}", row["id"].as_str().unwrap().replace('/', "~1"));
                all.extend(rows.iter().map(|row| (place(row), row.clone())));
            }
            None => drop(all.insert(key.clone(), value.clone())),
        }
    }
    all
}

/// Scalars by pointer; a list says of each item that it is there.
fn leaves(value: &Value, path: &str, all: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(object) => {
            object.iter().for_each(|(key, it)| leaves(it, &format!("{path}/{key}"), all))
        }
        Value::Array(list) => {
            list.iter().for_each(|it| drop(all.insert(format!("{path}/[{it}]"), "there".into())))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            drop(all.insert(path.to_owned(), value.to_string()))
        }
    }
}

fn leaves_of(row: Option<&Value>) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    row.into_iter().for_each(|row| leaves(row, "", &mut all));
    all
}

/// The entry that a leaf belongs to: `/facts/cases` of `/facts/cases/value`; one key less outside of tables.
fn entry(place: &str, path: &str) -> Option<String> {
    let keys = match place {
        "overrides" | "set_aside" => 1,
        _ if place.contains('/') || place == "profile" || place == "settings" => 2,
        _ => return None,
    };
    let ends: Vec<usize> = path.match_indices('/').map(|it| it.0).collect();
    ends.get(keys).map(|end| path[..*end].to_owned())
}

fn under<'a>(all: &'a BTreeMap<String, String>, entry: &str) -> BTreeMap<&'a str, &'a str> {
    let start = format!("{entry}/");
    all.iter().filter(|it| it.0.starts_with(&start)).map(|(path, it)| (path.as_str(), it.as_str())).collect()
}

fn is_long(text: Option<&String>) -> bool {
    text.is_some_and(|it| it.contains("\\n") || it.len() > 200)
}

/// What must stand at one leaf; none where the rule is another one (long texts).
fn expected<'a>(
    place: &str,
    path: &str,
    [base, ours, theirs]: [&'a BTreeMap<String, String>; 3],
    conflicts: &BTreeSet<String>,
) -> Option<Option<&'a String>> {
    let (was, is, other) = (base.get(path), ours.get(path), theirs.get(path));
    if let Some(entry) = entry(place, path) {
        let [old, mine, yours] = [base, ours, theirs].map(|all| under(all, &entry));
        match (mine.is_empty(), yours.is_empty()) {
            (true, false) if !old.is_empty() => return Some(if yours == old { None } else { other }),
            (false, true) if !old.is_empty() => return Some(if mine == old { None } else { is }),
            _ => {}
        }
    }
    if is == other || was == other {
        return Some(is);
    }
    let full = format!("{place}{path}");
    let in_conflict = |it: &String| {
        full.strip_prefix(it.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if conflicts.iter().any(in_conflict) && ![was, is, other].into_iter().any(is_long) {
        return Some(is);
    }
    if was == is {
        return Some(other);
    }
    if [was, is, other].into_iter().any(is_long) {
        return None;
    }
    panic!("{full} isn't told: {conflicts:?}");
}

fn check_row(place: &str, rows: [Option<&Value>; 3], merged: Option<&Value>, conflicts: &BTreeSet<String>) {
    let [base, ours, theirs] = rows.map(leaves_of);
    let merged = leaves_of(merged);
    let paths: BTreeSet<&String> = [&base, &ours, &theirs, &merged].iter().flat_map(|it| it.keys()).collect();
    for path in paths {
        if let Some(expected) = expected(place, path, [&base, &ours, &theirs], conflicts) {
            assert_eq!(merged.get(path), expected, "{place}{path}");
            continue;
        }
        // a long text: what is new on either side stands there
        let parts = |all: &BTreeMap<String, String>| -> BTreeSet<String> {
            let text: String = all.get(path).map(|it| serde_json::from_str(it).unwrap()).unwrap_or_default();
            text.split("\n\n").map(|it| it.trim().to_owned()).collect()
        };
        let (old, got) = (parts(&base), parts(&merged));
        let told = conflicts.contains(&format!("{place}{path}"));
        assert!((&parts(&ours) - &old).is_subset(&got), "{place}{path}: {got:?}");
        assert!(told || (&parts(&theirs) - &old).is_subset(&got), "{place}{path}: {got:?}");
    }
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, cases, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn nothing_is_lost_unless_both_changed_the_same(mine in edits(), yours in edits()) {
        let (base, ours, theirs) = (changed(&[]), changed(&mine), changed(&yours));
        let merged = joined(&base, &ours, &theirs);
        let conflicts: BTreeSet<String> = merged.conflicts.iter().map(|it| it.path.clone()).collect();
        let [was, is, other, got] = [&base, &ours, &theirs, &merged.tracker].map(rows);
        let places: BTreeSet<&String> = [&was, &is, &other, &got].iter().flat_map(|it| it.keys()).collect();
        for place in places {
            // the version that the merge keeps where both moved the rank list
            let is_version = |row: &Value| row["why"] == "merged" && !was.contains_key(place);
            if got.get(place).is_some_and(is_version) {
                continue;
            }
            let rows = [was.get(place), is.get(place), other.get(place)];
            match rows {
                [Some(old), None, it] | [Some(old), it, None] if place.contains('/') => {
                    let id = old["id"].as_str().unwrap();
                    let linked = got.iter().any(|(key, row)| key != place && row.to_string().contains(id));
                    let edited = it.filter(|it| *it != old);
                    if edited.is_some() || !linked || it.is_none() {
                        prop_assert_eq!(got.get(place), edited, "{}", place);
                    } else {
                        prop_assert!(got.get(place).is_none_or(|it| it == old));
                    }
                }
                rows => check_row(place, rows, got.get(place), &conflicts),
            }
        }
        for conflict in &merged.conflicts {
            prop_assert_ne!(&conflict.ours, &conflict.theirs);
            let changed = conflict.base != conflict.theirs && conflict.base != conflict.ours;
            prop_assert!(changed || conflict.base.is_null(), "{:?}", conflict);
        }
        // what came in is exactly what differs
        let told: BTreeSet<_> = merged.came_in.iter().map(|it| (it.part, it.id.clone())).collect();
        prop_assert_eq!(told.len(), merged.came_in.len());
        prop_assert_eq!(merged.came_in.is_empty(), merged.tracker == ours);
    }

    #[test]
    fn sides_can_be_exchanged_and_once_more_changes_nothing(mine in edits(), yours in edits()) {
        let (base, ours, theirs) = (changed(&[]), changed(&mine), changed(&yours));
        let merged = joined(&base, &ours, &theirs);
        let again = joined(&base, &merged.tracker, &theirs);
        if merged.conflicts.is_empty() {
            prop_assert_eq!(&joined(&base, &theirs, &ours).tracker, &merged.tracker);
            prop_assert_eq!(&again.tracker, &merged.tracker);
        }
        prop_assert!(joined(&base, &merged.tracker, &merged.tracker).tracker.same(&merged.tracker));
        prop_assert!(joined(&base, &ours, &base).tracker.same(&ours));
        prop_assert_eq!(&joined(&base, &base, &theirs).tracker, &theirs);
        prop_assert!(merged.patch.apply(&ours).same(&merged.tracker));
        prop_assert_eq!(&merged.patch.apply(&base), &joined(&base, &base, &merged_theirs(&merged, &theirs)).tracker);
    }

    /// Each of our steps is undone after the merge: what stands there then is what theirs made of that earlier value.
    #[test]
    fn undo_after_a_merge_keeps_what_theirs_made(mine in edits(), yours in edits()) {
        let (base, theirs) = (changed(&[]), changed(&yours));
        let values: Vec<Tracker> = (0..=mine.len()).map(|count| changed(&mine[..count])).collect();
        let patch = joined(&base, values.last().unwrap(), &theirs).patch;
        for value in &values {
            let after = patch.apply(value);
            let [was, is, other, got] = [&base, value, &theirs, &after].map(rows);
            for (place, row) in other.iter().filter(|(place, row)| was.get(*place) != Some(row)) {
                if was.get(place) == is.get(place) {
                    prop_assert_eq!(got.get(place), Some(row), "{}", place);
                }
                prop_assert!(got.contains_key(place), "{}", place);
            }
        }
    }
}

/// Theirs with the version of the rank list that the merge keeps.
fn merged_theirs(merged: &Merged, theirs: &Tracker) -> Tracker {
    edited(theirs, |season| {
        let kept = merged.tracker.rank_versions.iter().filter(|row| row.why == "merged");
        kept.for_each(|row| season.rank_versions.put_shared(row.clone()));
    })
}
