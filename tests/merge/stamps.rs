//! Times of what was done and lines of a log: never in conflict.

use super::*;

fn interview(change: impl Fn(&mut Interview)) -> Tracker {
    let mut tracker = Tracker { id: Id::new("f"), ..Default::default() };
    let notes = "one\n\ntwo\n\nthree".into();
    let mut row = Interview { id: Id::new("i1"), notes, notes_at: Some(now()), ..Default::default() };
    change(&mut row);
    tracker.interviews.put(row);
    tracker
}

/// Both ways round.
fn both_ways(base: &Tracker, ours: &Tracker, theirs: &Tracker, check: impl Fn(&Tracker)) {
    for (ours, theirs) in [(ours, theirs), (theirs, ours)] {
        let merged = joined(base, ours, theirs);
        assert_eq!(merged.conflicts, []);
        check(&merged.tracker);
    }
}

#[test]
fn of_two_times_the_later_stays_and_nobody_is_asked() {
    let base = interview(|_| ());
    let ours = interview(|row| {
        row.notes = "one, ours\n\ntwo\n\nthree".into();
        row.notes_at = Some(now().plus(60));
        row.scored_at = Some(now().plus(5));
    });
    let theirs = interview(|row| {
        row.notes = "one\n\ntwo\n\nthree, theirs".into();
        row.notes_at = Some(now().plus(30));
        row.scored_at = Some(now().plus(7));
    });
    both_ways(&base, &ours, &theirs, |merged| {
        let row = merged.interviews.get("i1").unwrap();
        assert_eq!(row.notes, "one, ours\n\ntwo\n\nthree, theirs");
        assert_eq!((row.notes_at, row.scored_at), (Some(now().plus(60)), Some(now().plus(7))));
    });
    let none = interview(|it| it.notes_at = None);
    both_ways(&base, &ours, &none, |merged| {
        assert_eq!(merged.interviews.get("i1").unwrap().notes_at, Some(now().plus(60)));
    });
}

#[test]
fn a_time_inside_an_entry_is_one_too_and_other_words_are_not() {
    let dismissed = |at: i64, reason: &str| {
        let mut tracker = Tracker { id: Id::new("f"), ..Default::default() };
        let at = Some(now().plus(at));
        let entry = Dismissal { reason: reason.into(), at, ..Default::default() };
        std::sync::Arc::make_mut(&mut tracker.dismissed).insert("gap".into(), entry);
        tracker
    };
    let [base, ours, theirs] = [(0, "a"), (9, "a"), (5, "a")].map(|it| dismissed(it.0, it.1));
    both_ways(&base, &ours, &theirs, |merged| assert_eq!(merged.dismissed["gap"].at, Some(now().plus(9))));
    let other = dismissed(5, "b");
    let merged = joined(&base, &dismissed(9, "c"), &other);
    assert_eq!(merged.conflicts.len(), 1, "the reason");
}

#[test]
fn lines_of_a_log_are_all_there_by_time_even_where_one_stands_twice() {
    let log = |lines: &[&str]| {
        let mut tracker = Tracker { id: Id::new("f"), ..Default::default() };
        let status_log = lines.iter().map(|it| (*it).to_owned()).collect();
        tracker.programs.put(Program { id: Id::new("p1/ir"), status_log, ..Default::default() });
        tracker
    };
    let base = log(&["2026-09-02T13:05:00Z applied"]);
    let ours = log(&[
        "2026-11-01T00:00:00Z scheduled",
        "2026-09-02T13:05:00Z applied",
        "2026-11-01T00:00:00Z scheduled",
    ]);
    let theirs = log(&["2026-10-20T22:00:00Z invited", "2026-09-02T13:05:00Z applied"]);
    both_ways(&base, &ours, &theirs, |merged| {
        let lines = &merged.programs.get("p1/ir").unwrap().status_log;
        let wanted = [
            "2026-09-02T13:05:00Z applied",
            "2026-10-20T22:00:00Z invited",
            "2026-11-01T00:00:00Z scheduled",
        ];
        assert_eq!(lines, &wanted);
    });
}
