//! Rows that couldn't be read: a copy brings none a second time.

use super::*;

fn season(programs: &str) -> Tracker {
    let text = format!(r#"{{"app":"fluoro","schema":1,"id":"f","programs":[{programs}]}}"#);
    decode(text.as_bytes()).unwrap().tracker
}

fn texts(tracker: &Tracker) -> Vec<&str> {
    tracker.kept.iter().map(|it| &*it.text).collect()
}

const ODD: &str = r#"{"id":"p1","status":7,"name":"a \" b"}"#;

#[test]
fn the_same_row_laid_out_otherwise_is_the_same() {
    let ours = season(ODD);
    let theirs = season("{ \"id\": \"p1\",\n \"status\": 7, \"name\": \"a \\\" b\" }");
    assert_eq!((ours.kept.len(), theirs.kept.len()), (1, 1));
    let merged = joined(&Tracker::default(), &ours, &theirs);
    assert_eq!((texts(&merged.tracker), merged.conflicts.len()), (vec![ODD], 0));
    // with a blank inside a string it is another one
    let theirs = season(r#"{"status":7,"name":"a \"b"}"#);
    assert_eq!(joined(&Tracker::default(), &ours, &theirs).tracker.kept.len(), 2);
}

#[test]
fn another_row_of_that_id_stays_outside_and_is_told() {
    let theirs = season(ODD);
    for (ours, kept) in [(r#"{"id":"p1","status":8}"#, 1), (r#"{"id":"p1","status":"applied"}"#, 0)] {
        let ours = season(ours);
        assert_eq!(ours.kept.len(), kept);
        let merged = joined(&Tracker::default(), &ours, &theirs);
        assert_eq!(merged.tracker, ours);
        let [conflict] = &merged.conflicts[..] else { panic!("{:?}", merged.conflicts) };
        assert_eq!((conflict.path.as_str(), &conflict.theirs["status"]), ("programs/p1", &json!(7)));
    }
    // a row that stands twice there and once here says nothing new
    let ours = season(r#"{"id":"p1","name":"one"}"#);
    let theirs = season(r#"{"id":"p1","name":"one"},{"id":"p1","name":"one"}"#);
    assert_eq!(theirs.kept.len(), 1);
    let merged = joined(&Tracker::default(), &ours, &theirs);
    assert_eq!((merged.tracker, merged.conflicts.len()), (ours, 0));
}

#[test]
fn what_only_the_copy_has_comes_in_and_is_told() {
    let ours = season(r#"{"id":"p2","name":"two"}"#);
    let merged = joined(&Tracker::default(), &ours, &season(ODD));
    assert_eq!(texts(&merged.tracker), [ODD]);
    assert_eq!(merged.came_in.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["unreadable rows"]);
    // where a known copy has made it unreadable, it is kept as it is
    let base = season(r#"{"id":"p1","name":"one"}"#);
    let theirs = season(r#"{"id":"p1","name":"one"},{"id":"p1","name":"two"}"#);
    assert_eq!(joined(&base, &base, &theirs).tracker, theirs);
}
