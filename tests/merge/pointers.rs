//! What a merge costs and what undo makes of it, told by pointers.

use std::sync::Arc;

use fluoro::domain::rows::Rows;

use super::*;

fn many(rows: usize) -> Tracker {
    let program = |n: usize| {
        let name = format!("Program {n}");
        Arc::new(Program { id: Id::new(&format!("p{n:06}/ir")), name, ..Default::default() })
    };
    Tracker { programs: Rows::collect((0..rows).map(program)), ..Default::default() }
}

fn city(tracker: &mut Tracker, n: usize, city: &str) {
    assert!(tracker.programs.edit(&format!("p{n:06}/ir"), |row| row.city = city.into()));
}

/// The same season as it comes from a file: equal, and no pointer the same.
fn anew(tracker: &Tracker) -> Tracker {
    let fresh = Rows::collect(tracker.programs.iter().map(|row| Arc::new(Program::clone(row))));
    Tracker { programs: fresh, ..tracker.clone() }
}

#[test]
fn of_many_rows_a_merge_touches_those_that_changed() {
    let base = many(100_000);
    let ours = edited(&base, |it| city(it, 5, "Boston"));
    let theirs = anew(&edited(&base, |it| [5, 777, 99_999].into_iter().for_each(|n| city(it, n, "Chicago"))));
    assert_eq!(theirs.programs.changed_since(&base.programs).len(), 100_000);
    let merged = joined(&base, &ours, &theirs);
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(
        merged.came_in.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(),
        ["Program 777", "Program 99999"]
    );
    let touched = |since: &Tracker| -> Vec<String> {
        let changes = merged.tracker.programs.changed_since(&since.programs);
        changes.iter().map(|it| it.1.unwrap().name.clone()).collect()
    };
    assert_eq!(touched(&ours), ["Program 777", "Program 99999"]);
    assert_eq!(touched(&base), ["Program 5", "Program 777", "Program 99999"]);
    let row = |it: &Tracker, n: usize| it.programs.get(&format!("p{n:06}/ir")).unwrap().clone();
    assert!(Arc::ptr_eq(&row(&merged.tracker, 777), &row(&theirs, 777)), "passed on as it came");
    // the other tables are the very same
    assert!(
        merged.tracker.interviews.same(&ours.interviews)
            && Arc::ptr_eq(&merged.tracker.profile, &ours.profile)
    );
}

#[test]
fn a_side_that_changed_nothing_leaves_the_very_other() {
    let base = many(2_000);
    let ours = edited(&base, |it| city(it, 5, "Boston"));
    for same in [&base, &anew(&base)] {
        let merged = joined(&base, &ours, same);
        assert!(merged.tracker.same(&ours) && merged.came_in.is_empty() && merged.patch.is_empty());
    }
    assert!(joined(&base, &base, &ours).tracker.same(&ours));
    assert!(joined(&base, &ours, &ours).tracker.same(&ours));
    let came = joined(&base, &base, &anew(&ours)).tracker;
    assert_eq!(came, ours);
    assert_eq!(came.programs.changed_since(&base.programs).len(), 1);
}

#[test]
fn undo_does_not_take_back_what_came_from_elsewhere() {
    let base = many(1_000);
    // three steps of ours: a value is remembered before each
    let one = edited(&base, |it| city(it, 1, "Boston"));
    let two = edited(&one, |it| drop(it.programs.remove("p000002/ir")));
    let ours = edited(&two, |it| city(it, 3, "Denver"));
    let theirs = anew(&edited(&base, |season| {
        city(season, 2, "Chicago");
        assert!(season.programs.edit("p000003/ir", |row| row.why = "cases".into()));
        season.programs.put(Program { id: Id::new("new/ir"), ..Default::default() });
    }));
    let merged = joined(&base, &ours, &theirs);
    let patch = &merged.patch;
    assert!(patch.apply(&ours).same(&merged.tracker), "what is present is what was saved");
    for (before, ours_there) in [(&base, 0), (&one, 1), (&two, 1), (&ours, 2)] {
        let after = patch.apply(before);
        let get = |id: &str| after.programs.get(id).unwrap();
        assert_eq!((get("p000002/ir").city.as_str(), get("p000003/ir").why.as_str()), ("Chicago", "cases"));
        assert!(after.programs.has("new/ir"));
        let cities = [get("p000001/ir"), get("p000003/ir")].map(|row| row.city.clone());
        assert_eq!(cities.iter().filter(|it| !it.is_empty()).count(), ours_there);
        let touched = after.programs.changed_since(&before.programs);
        assert_eq!(touched.len(), 3, "rows that the patch doesn't touch keep their pointers");
        assert_eq!(patch.apply(&after), after);
    }
    // a row that is the very one of ours becomes the very one that was saved
    let later = edited(&ours, |it| city(it, 4, "Miami"));
    let after = patch.apply(&later);
    let changed = after.programs.changed_since(&merged.tracker.programs);
    assert_eq!(changed.len(), 1);
}

#[test]
fn undo_of_what_both_changed_goes_back_to_theirs() {
    let base = many(10);
    let ours = edited(&base, |it| city(it, 1, "Boston"));
    let theirs = edited(&base, |it| city(it, 1, "Chicago"));
    let patch = joined(&base, &ours, &theirs).patch;
    let there = |it: &Tracker| it.programs.get("p000001/ir").unwrap().city.clone();
    assert_eq!(
        (there(&patch.apply(&ours)).as_str(), there(&patch.apply(&base)).as_str()),
        ("Boston", "Chicago")
    );
    let plain = Patch::between(&base, &theirs);
    assert_eq!(
        (there(&plain.apply(&ours)).as_str(), there(&plain.apply(&base)).as_str()),
        ("Boston", "Chicago")
    );
    assert!(!plain.is_empty() && Patch::between(&base, &anew(&base)).is_empty());
}
