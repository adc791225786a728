//! What stands in the file comes back: byte for byte where it is canonical, value for value where it isn't.

use fluoro::{
    domain::tables::Table,
    store::{Encoder, Schema, decode},
};

use super::*;

fn through(text: &str) -> String {
    let decoded = decode(text.as_bytes()).unwrap();
    assert_eq!(decoded.read_only(), None);
    String::from_utf8(Encoder::new().encode(&decoded.tracker).unwrap().to_vec()).unwrap()
}

/// Names the first line that differs, instead of printing two files.
fn assert_same(left: &str, right: &str) {
    let differing = left.lines().zip(right.lines()).enumerate().find(|(_, (left, right))| left != right);
    assert_eq!(differing, None);
    assert!(left == right, "{} and {} bytes", left.len(), right.len());
}

fn season(rest: &str) -> String {
    format!("{{\n  \"app\": \"fluoro\",\n  \"schema\": 1{rest}\n}}\n")
}

#[test]
fn the_example_comes_back_byte_for_byte() {
    let decoded = decode(EXAMPLE.as_bytes()).unwrap();
    assert_eq!(decoded.schema, Schema::Ours);
    assert_eq!(decoded.tracker.kept[..], []);
    for table in Table::ALL {
        assert!(decoded.tracker.count(*table) > 0, "{table:?}");
    }
    assert_same(&through(EXAMPLE), EXAMPLE);
    assert_same(&through(&format!("\u{feff}{EXAMPLE}")), EXAMPLE);
    assert_same(&through(&EXAMPLE.replace('\n', "\r\n")), EXAMPLE);
    assert_same(&through(&EXAMPLE.lines().map(str::trim).collect::<String>()), EXAMPLE);
}

/// Puts an unknown key into every object of the file.
fn with_unknown(value: &mut serde_json::Value, depth: usize) {
    match value {
        serde_json::Value::Array(all) => all.iter_mut().for_each(|it| with_unknown(it, depth + 1)),
        serde_json::Value::Object(all) => {
            all.values_mut().for_each(|it| with_unknown(it, depth + 1));
            let known = ["case-volume", "needs", "name", "Hospital", "4455667788990011", "primary", "a"];
            let is_map = all.keys().any(|key| known.contains(&key.as_str()) && !all.contains_key("id"));
            if !is_map || depth == 0 {
                let unknown = r#"{"n": 123456789012345678901234567890, "list": [-0, 1.10, 98765432109876543210987654321098], "t": ""}"#;
                all.insert("zz_unknown".into(), serde_json::from_str(unknown).unwrap());
            }
        }
        _ => {}
    }
}

#[test]
fn unknown_keys_and_long_numbers_survive_at_every_level_beside_an_edit() {
    let mut value: serde_json::Value = serde_json::from_str(EXAMPLE).unwrap();
    with_unknown(&mut value, 0);
    // objects keyed by id take no key that isn't an id's value
    for row in value["programs"].as_array_mut().unwrap() {
        for key in ["positions", "facts"] {
            row.get_mut(key).and_then(|it| it.as_object_mut()).unwrap().remove("zz_unknown");
        }
    }
    for key in ["overrides", "set_aside"] {
        value[key].as_object_mut().unwrap().remove("zz_unknown");
    }
    for (table, key) in [
        ("interviews", "offered"),
        ("interviews", "agenda"),
        ("interviews", "answers"),
        ("rotations", "items"),
        ("components", "items"),
        ("rank_lists", "entries"),
    ] {
        for row in value[table].as_array_mut().unwrap() {
            if let Some(map) = row.get_mut(key).and_then(|it| it.as_object_mut()) {
                map.remove("zz_unknown");
            }
        }
    }
    let text = value.to_string();
    let decoded = decode(text.as_bytes()).unwrap();
    assert_eq!(decoded.tracker.kept[..], []);
    assert_eq!(decoded.misfits[..], [""; 0]);
    let written = Encoder::new().encode(&edited(&decoded.tracker, "new")).unwrap();
    let mut expected = value.clone();
    expected["programs"][0]["notes"] = "new".into();
    let back: serde_json::Value = serde_json::from_slice(&written).unwrap();
    assert_eq!(back, expected);
    let count = |text: &str| text.matches("98765432109876543210987654321098").count();
    assert!(count(&text) > 25, "{}", count(&text));
    assert_eq!(count(str::from_utf8(&written).unwrap()), count(&text));
}

#[test]
fn rows_that_do_not_fit_stay_as_they_are_in_their_place() {
    let odd = r#"{ "id": "b",   "signal": "platinum",
        "x": 1E5 }"#;
    let text = season(&format!(
        ",\n  \"programs\": [\n    7,\n    {{\n      \"id\": \"a\"\n    }},\n    {odd},\n    {{\n      \"id\": \"c\"\n    }},\n    null,\n    {{\"id\": \"a\", \"name\": \"again\"}},\n    {{\"name\": \"no id\"}},\n    {{\"id\": \"k\", \"id\": \"k\"}}\n  ],\n  \"news\": [\n    1\n  ]"
    ));
    assert_eq!(through(&text), text);
    let decoded = decode(text.as_bytes()).unwrap();
    let why: Vec<&str> = decoded.tracker.kept.iter().map(|it| it.why.as_str()).collect();
    assert_eq!(
        why,
        [
            "line 5: invalid type: integer `7`, expected an object",
            "line 9: \"platinum\" is none of gold, silver, signal",
            "line 14: invalid type: null, expected an object",
            "line 15: the id a stands there twice",
            "line 16: it has no id",
            "line 17: key \"id\" stands there twice",
        ]
    );
    let mut tracker = decoded.tracker;
    tracker.programs.remove("a");
    tracker.programs.put(fluoro::domain::tables::Program { id: "aa".into(), ..Default::default() });
    let written = String::from_utf8(Encoder::new().encode(&tracker).unwrap().to_vec()).unwrap();
    assert!(written.contains(odd) && written.contains("    7,\n"));
    assert!(
        written.find("7,\n") < written.find("platinum") && written.find("platinum") < written.find("\"aa\"")
    );
    let ids: Vec<usize> = ["platinum", "\"c\"", "null", "again", "no id", "\"k\""]
        .iter()
        .map(|it| written.find(it).unwrap())
        .collect();
    assert!(ids.is_sorted());
}

#[test]
fn absent_empty_and_null_are_one_thing() {
    let text = season(
        r#", "id": null, "profile": {"name": "", "home": null}, "settings": null, "milestones": [], "letters": null, "people": "",
        "programs": [{"id": "a", "name": null, "status": "", "scores": {}, "facts": {"x": null}, "tags": []}],
        "overrides": {"gone": null}, "later": null"#,
    );
    assert_eq!(
        through(&text),
        season(",\n  \"programs\": [\n    {\n      \"id\": \"a\"\n    }\n  ],\n  \"later\": null")
    );
}

#[test]
fn tables_are_sorted_and_what_stood_between_stays_near() {
    let text = season(r#", "people": [{"id": "c"}, {"id": "a"}, 1, {"id": "b"}]"#);
    let rows: String = through(&text).split_whitespace().collect();
    assert!(rows.ends_with(r#""people":[{"id":"a"},1,{"id":"b"},{"id":"c"}]}"#), "{rows}");
}

#[test]
fn long_tables_are_read_by_two_threads_in_their_order() {
    let note = "n".repeat(1_000);
    let row = |n: usize| format!("{{\"id\": \"p{n:05}/ir\", \"notes\": \"{note}\"}}");
    let bad = r#"{"id": 5}"#.to_string();
    let rows: Vec<String> = (0..2_000).map(|n| if n % 500 == 7 { bad.clone() } else { row(n) }).collect();
    let text = season(&format!(", \"programs\": [\n{}\n]", rows.join(",\n")));
    let decoded = decode(text.as_bytes()).unwrap();
    assert_eq!(decoded.tracker.programs.len(), 1_996);
    let after: Vec<&str> =
        decoded.tracker.kept.iter().map(|it| it.after.as_ref().unwrap().as_str()).collect();
    assert_eq!(after, ["p00006/ir", "p00506/ir", "p01006/ir", "p01506/ir"]);
    assert!(decoded.tracker.kept[3].why.starts_with("line 1511: "), "{}", decoded.tracker.kept[3].why);
    let again = decode(&Encoder::new().encode(&decoded.tracker).unwrap()).unwrap();
    assert_eq!(again.tracker.programs, decoded.tracker.programs);
    assert_eq!(again.tracker.kept.len(), 4);
}

#[test]
fn a_count_that_is_no_number_of_things_stays_and_counts_as_unknown() {
    let text = season(
        ",\n  \"profile\": {\n    \"counts\": {\n      \"experiences\": -3,\n      \"scholarly\": \"many\",\n      \
         \"starred\": 2\n    }\n  }",
    );
    let tracker = decode(text.as_bytes()).unwrap().tracker;
    let count = |id: &str| tracker.profile.count(id);
    assert_eq!((count("experiences"), count("scholarly"), count("starred")), (None, None, Some(2)));
    let back: serde_json::Value = serde_json::from_str(&through(&text)).unwrap();
    assert_eq!(back["profile"]["counts"]["experiences"], -3, "nothing is lost, and the file is written");
}
