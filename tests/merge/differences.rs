//! Where two seasons differ, as a person is told it.

use fluoro::domain::merge::{Difference, differences};

use super::*;

/// `what id title: path before → after, …`
fn told(it: &Difference) -> String {
    let fields: Vec<String> =
        it.fields.iter().map(|it| format!("{} {} → {}", it.path, it.before, it.after)).collect();
    format!("{:?} {} “{}” {:?}: {}", it.part, it.id, it.title, it.kind, fields.join(", "))
}

fn all(before: &Tracker, after: &Tracker) -> Vec<String> {
    differences(before, after).iter().map(told).collect()
}

#[test]
fn equal_seasons_do_not_differ() {
    let one = example();
    assert_eq!(differences(&one, &one), []);
    assert_eq!(differences(&one, &example()), []);
    assert_eq!(differences(&Tracker::default(), &Tracker::default()), []);
}

#[test]
fn records_come_in_the_order_of_the_file_and_fields_in_theirs() {
    let before = example();
    let after = edited(&before, |season| {
        season.programs.edit("ucsf/ir", |row| {
            row.status = Some(Status::Invited);
            row.name = "UC".into();
            row.why = String::new();
            row.extra.insert("zz".into(), json!({ "a": 1 }));
        });
        season.people.remove("d1e2f30415263748");
        season.interviews.edit("9c1f0e2d3b4a5968", |row| row.scores.clear());
        season.letters.put(Letter { writer: "Dr. New".into(), ..Letter::with_id(Id::new("00")) });
    });
    assert_eq!(
        all(&before, &after),
        [
            "Rows(Letters) 00 “Dr. New” Added: ",
            "Rows(Programs) ucsf/ir “UC · IR” Changed: name \"UCSF\" → \"UC\", \
             status \"scheduled\" → \"invited\", why \"…\" → null, zz null → {\"a\":1}",
            "Rows(Interviews) 9c1f0e2d3b4a5968 “missing program, UC IR” Changed: \
             scores {\"case-volume\":4,\"research\":\"na\"} → null",
            "Rows(People) d1e2f30415263748 “Dr. A. Rivera” Removed: ",
        ]
    );
}

#[test]
fn an_entry_is_told_by_its_pointer() {
    let before = example();
    let after = edited(&before, |season| {
        season.interviews.edit("9c1f0e2d3b4a5968", |row| {
            row.scores.insert("a/b~c".into(), serde_json::from_str("3").unwrap());
        });
    });
    let found = differences(&before, &after);
    let [it] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(it.fields[0].path, "scores/a~1b~0c");
    assert_eq!((&it.fields[0].before, &it.fields[0].after), (&Value::Null, &json!(3)));
}

#[test]
fn what_stands_beside_the_tables_is_told_too() {
    let file = |text: &str| season(&serde_json::from_str(text).unwrap());
    let before = file(
        r#"{"app":"fluoro","schema":1,"id":"a","profile":{"name":"x","home":{"lat":1,"lon":2}},"settings":{"widths":{"a":1}},
        "overrides":{"b":{"value":1}},"set_aside":{"c":{"reason":"r"}},"future":[{"id":"1"}],"gone":1,
        "programs":[{"id":1},{"id":2}]}"#,
    );
    let after = file(
        r#"{"app":"fluoro","schema":1,"id":"b","profile":{"name":"y","home":{"lat":1,"lon":3}},"settings":{"widths":{"a":2}},
        "overrides":{"b":{"value":2},"d":{"value":1}},"future":[{"id":"2"}],
        "programs":[{"id":2},{"id":3}]}"#,
    );
    assert_eq!(
        all(&before, &after),
        [
            "File  “file id” Changed:  \"a\" → \"b\"",
            "Profile  “profile” Changed: name \"x\" → \"y\", home/lon 2 → 3",
            "Settings  “settings” Changed: widths/a 1 → 2",
            "Overrides b “b” Changed: value 1 → 2",
            "Overrides d “d” Added: ",
            "Dismissal c “c” Removed: ",
            "Extra future “future” Changed:  [{\"id\":\"1\"}] → [{\"id\":\"2\"}]",
            "Extra gone “gone” Removed: ",
            "Extra  “unreadable rows” Changed:  [\"{\\\"id\\\":1}\"] → [\"{\\\"id\\\":3}\"]",
        ]
    );
}

#[test]
fn unreadable_rows_that_only_stand_elsewhere_are_no_difference() {
    let rows = |rows: &str| {
        let text = format!(r#"{{"app":"fluoro","schema":1,{rows}"programs":[{{"id":1}}]}}"#);
        decode(text.as_bytes()).unwrap().tracker
    };
    assert_eq!(all(&rows(""), &rows("\n\n")), [""; 0]);
}
