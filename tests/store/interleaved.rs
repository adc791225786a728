//! Two open copies, one saving at each single file operation of the other's save: what both did is there afterwards, in
//! the cases where that is hardest.

use fluoro::{
    domain::tables::{Program, RankList},
    store::{SaveError, SaveOptions, Saved, disk::fake::FakeDisk},
};
use proptest::prelude::*;

use super::*;

/// What both came to: the end of the file, and what the first copy was told.
struct End {
    folder: tempfile::TempDir,
    tracker: Tracker,
    one: (Store, Saved),
}

/// One saves `ours`; before operation `at` of that, two saves `theirs`, and where it is busy, behind it. None where the save
/// has fewer operations.
fn interleaved(start: &Tracker, ours: &Tracker, theirs: &Tracker, at: usize) -> Option<End> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap().join("season.json");
    Store::new(real(), &path, None, counter()).save(start, now()).unwrap();
    let season = ready(&path);
    // of the very same lineage, as if both had made their change to what they read
    let [ours, theirs] =
        [ours, theirs].map(|it| fluoro::domain::merge::Patch::between(start, it).apply(&season.tracker));
    let mut two = store(Arc::new(FakeDisk::recording(real())), &path, &season);
    let (tell, told) = std::sync::mpsc::channel();
    let value = theirs.clone();
    let disk = FakeDisk::interrupted(real(), at, move || {
        let result = two.save(&value, now());
        tell.send((two, result)).unwrap();
    });
    let mut one = store(Arc::new(disk), &path, &season);
    let saved = one.save(&ours, now()).unwrap();
    let (mut two, result) = told.try_recv().ok()?;
    match result {
        Ok(_) => {}
        Err(SaveError::Busy) => drop(two.save(&theirs, now()).unwrap()),
        Err(error) => panic!("{error}"),
    }
    Some(End { tracker: ready(&path).tracker, folder, one: (one, saved) })
}

fn season() -> Tracker {
    let (_folder, _, season) = example();
    let mut tracker = season.tracker;
    for id in ["a/ir", "b/ir", "c/ir"] {
        tracker.programs.put(Program {
            id: id.into(),
            notes: "first\n\nsecond\n\nthird".into(),
            ..Default::default()
        });
    }
    let order = ["a/ir#advanced", "b/ir#advanced", "c/ir#advanced"].map(String::from).to_vec();
    tracker.rank_lists.put(RankList { id: "list".into(), order, ..Default::default() });
    tracker
}

fn changed(start: &Tracker, change: impl FnOnce(&mut Tracker)) -> Tracker {
    let mut tracker = start.clone();
    change(&mut tracker);
    tracker
}

/// At every operation, both ways round.
fn everywhere(ours: &Tracker, theirs: &Tracker, check: impl Fn(&Tracker)) {
    let start = season();
    for (ours, theirs) in [(ours, theirs), (theirs, ours)] {
        let mut at = 0;
        while let Some(end) = interleaved(&start, ours, theirs, at) {
            check(&end.tracker);
            at += 1;
        }
        assert!(at >= 18, "{at}");
    }
}

#[test]
fn an_edit_beats_a_deletion_whoever_comes_first() {
    let start = season();
    let edit = changed(&start, |it| assert!(it.programs.edit("b/ir", |row| row.notes = "kept".into())));
    let delete = changed(&start, |it| drop(it.programs.remove("b/ir")));
    everywhere(&edit, &delete, |end| assert_eq!(end.programs.get("b/ir").unwrap().notes, "kept"));
}

#[test]
fn of_two_orders_of_a_rank_list_none_is_lost() {
    let start = season();
    let ordered = |order: [&str; 3]| {
        changed(&start, |season| {
            season
                .rank_lists
                .edit("list", |row| row.order = order.map(|it| format!("{it}/ir#advanced")).to_vec());
        })
    };
    let orders = [["c", "a", "b"], ["b", "a", "c"]];
    let [ours, theirs] = orders.map(ordered);
    everywhere(&ours, &theirs, |end| {
        let mut seen: Vec<Vec<String>> = vec![end.rank_lists.get("list").unwrap().order.clone()];
        for version in end.rank_versions.iter() {
            let lists = serde_json::to_value(&version.lists).unwrap();
            let entries =
                lists.get("list").and_then(|it| it.as_object()).into_iter().flat_map(|it| it.values());
            seen.push(entries.map(|it| it["entry"].as_str().unwrap().to_owned()).collect());
        }
        for order in orders {
            let order = order.map(|it| format!("{it}/ir#advanced"));
            assert!(seen.contains(&order.to_vec()), "{order:?} in {seen:?}");
        }
    });
}

#[test]
fn two_paragraphs_of_one_note_are_both_there() {
    let start = season();
    let note =
        |text: &str| changed(&start, |it| assert!(it.programs.edit("a/ir", |row| row.notes = text.into())));
    let (ours, theirs) = (note("first, ours\n\nsecond\n\nthird"), note("first\n\nsecond\n\nthird, theirs"));
    everywhere(&ours, &theirs, |end| {
        assert_eq!(end.programs.get("a/ir").unwrap().notes, "first, ours\n\nsecond\n\nthird, theirs");
    });
}

/// What undo remembers gets the patch too; going back then takes nothing of theirs.
#[test]
fn undo_after_a_merge_takes_back_what_is_ours_alone() {
    let start = season();
    let ours = changed(&start, |it| assert!(it.programs.edit("a/ir", |row| row.pros = "ours".into())));
    let theirs = changed(&start, |season| {
        season.programs.edit("a/ir", |row| row.cons = "theirs".into());
        season.programs.remove("c/ir");
    });
    let mut at = 0;
    while let Some(End { folder, tracker, one: (mut one, saved) }) = interleaved(&start, &ours, &theirs, at) {
        let remembered = saved.incoming.patch.as_ref().map_or(start.clone(), |it| it.apply(&start));
        let terms = SaveOptions::at(now()).having_taken(saved.merges);
        let undone = one.save(&remembered, terms).unwrap().tracker;
        drop(folder);
        let row =
            |it: &Tracker| it.programs.get("a/ir").map(|it| (it.pros.clone(), it.cons.clone())).unwrap();
        assert_eq!(row(&tracker), ("ours".into(), "theirs".into()), "operation {at}");
        assert_eq!(row(&undone), (String::new(), "theirs".into()), "operation {at}");
        assert!(!undone.programs.has("c/ir"), "operation {at}");
        at += 1;
    }
    assert!(at >= 18);
}

/// One small change; those of different numbers don't meet.
fn change(tracker: &mut Tracker, number: usize, text: &str) {
    let (table, field) = (number % 3, number / 3 % 4);
    tracker.programs.edit(["a/ir", "b/ir", "c/ir"][table], |row| match field {
        0 => row.pros = text.into(),
        1 => row.cons = text.into(),
        2 => row.tags.push(text.into()),
        _ => drop(row.scores.insert(text.into(), serde_json::from_str("3").unwrap())),
    });
    if number >= 12 {
        tracker.programs.put(Program { id: format!("{text}/dr").as_str().into(), ..Default::default() });
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    #[test]
    fn changes_that_do_not_meet_are_all_there(
        numbers in proptest::sample::subsequence((0..24).collect::<Vec<usize>>(), 2..10),
        split in any::<u32>(),
        at in 0..28_usize,
    ) {
        let start = season();
        let (mut ours, mut theirs, mut both) = (start.clone(), start.clone(), start.clone());
        // of one field only one of them has a change
        let mut fields = std::collections::BTreeSet::new();
        for number in numbers.into_iter().filter(|it| fields.insert(it % 12)) {
            let side = if split >> (number % 12) & 1 == 0 { &mut ours } else { &mut theirs };
            let text = format!("new{number}");
            change(side, number, &text);
            change(&mut both, number, &text);
        }
        if let Some(end) = interleaved(&start, &ours, &theirs, at) {
            prop_assert_eq!(&end.tracker.programs, &both.programs, "operation {}", at);
        }
    }
}
