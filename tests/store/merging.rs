//! Two open copies of one season: what either of them called saved is there at the end.

use fluoro::{
    domain::{
        id::Id,
        merge::{ChangeKind, Incoming},
        tables::{Component, Table},
    },
    store::{
        Outside, SaveError, SaveOptions, Saved, Taken,
        disk::fake::{FakeDisk, Fault, Op},
    },
};
use serde_json::{Value, json};

use super::*;

/// With one program's advantages changed.
fn praised(tracker: &Tracker, pros: &str) -> Tracker {
    let mut tracker = tracker.clone();
    assert!(tracker.programs.edit("ucsf/ir", |it| it.pros = pros.into()));
    tracker
}

fn notes(tracker: &Tracker) -> &str {
    &tracker.programs.get("ucsf/ir").unwrap().notes
}

fn pros(tracker: &Tracker) -> &str {
    &tracker.programs.get("ucsf/ir").unwrap().pros
}

/// The terms of a caller that has taken in all that was told.
fn after(saved: &Saved) -> SaveOptions {
    SaveOptions::at(now()).having_taken(saved.merges)
}

#[test]
fn both_changes_are_there_and_it_is_said_what_came_in() {
    let (folder, path, season) = example();
    let (mut one, mut two) = (store(real(), &path, &season), store(real(), &path, &season));
    let first = one.save(&edited(&season.tracker, "one"), now()).unwrap();
    assert!(first.incoming.changes.is_empty() && first.incoming.patch.is_none());
    let ours = praised(&season.tracker, "two");
    let saved = two.save(&ours, now()).unwrap();
    assert_eq!((notes(&saved.tracker), pros(&saved.tracker)), ("one", "two"));
    assert_eq!(ready(&path).tracker.programs, saved.tracker.programs);
    assert_eq!(two.base().unwrap().hash(), ready(&path).base.hash());
    let [change] = &saved.incoming.changes[..] else { panic!("{:?}", saved.incoming.changes) };
    assert_eq!((change.id.as_str(), change.kind), ("ucsf/ir", ChangeKind::Changed));
    assert_eq!((saved.incoming.conflicts.len(), saved.outside.clone(), saved.gone), (0, None, false));
    // any other value of ours takes it in too
    let later = saved.incoming.patch.as_ref().unwrap().apply(&praised(&ours, "later"));
    assert_eq!((notes(&later), pros(&later)), ("one", "later"));
    let next = two.save(&later, after(&saved)).unwrap();
    assert!(next.incoming.changes.is_empty());
    let back = one.save(&edited(&first.tracker, "one more"), after(&first)).unwrap();
    assert_eq!((notes(&back.tracker), pros(&back.tracker)), ("one more", "later"));
    assert_eq!(names(folder.path()), ["season.backups/", "season.json", "season.json.lock"]);
}

#[test]
fn where_both_changed_one_field_ours_stays_and_theirs_is_written_down_first() {
    let (folder, path, season) = example();
    let (mut one, two) = (store(real(), &path, &season), edited(&season.tracker, "two"));
    one.save(&edited(&season.tracker, "one"), now()).unwrap();
    let disk = FakeDisk::recording(real());
    let saved = store(Arc::new(disk.clone()), &path, &season).save(&two, now()).unwrap();
    assert_eq!(notes(&saved.tracker), "two");
    assert_eq!(saved.incoming.conflicts.len(), 1);
    let file = saved.conflict_file.unwrap();
    let name = file.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("season.conflict-20261122T222000Z-") && name.ends_with(".json"), "{name}");
    let said: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let wanted = json!({
        "schema": 1, "kind": "conflict", "of": "5be0c3a19d7f2468", "at": "2026-11-22T22:20:00Z",
        "conflicts": { "programs/ucsf~1ir/notes": { "base": "…", "ours": "two", "theirs": "one" } },
    });
    assert_eq!(said, wanted);
    let calls = disk.calls();
    let at = |op: Op, path: &Path| calls.iter().position(|it| it.op == op && it.path == path).unwrap();
    let folder_synced = at(Op::SyncDir, folder.path().canonicalize().unwrap().as_path());
    assert!(at(Op::Sync, &file) < folder_synced && folder_synced < at(Op::Rename, &path));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_conflict_is_written_down_once_however_often_the_save_is_tried() {
    let (folder, path, season) = example();
    store(real(), &path, &season).save(&edited(&season.tracker, "one"), now()).unwrap();
    let rename = {
        let (_folder, path, season) = example();
        store(real(), &path, &season).save(&edited(&season.tracker, "one"), now()).unwrap();
        let probe = FakeDisk::recording(real());
        store(Arc::new(probe.clone()), &path, &season).save(&edited(&season.tracker, "two"), now()).unwrap();
        probe.calls().iter().position(|it| it.op == Op::Rename).unwrap()
    };
    let mut store = store(Arc::new(FakeDisk::failing(real(), rename, Fault::Once(28))), &path, &season);
    store.save(&edited(&season.tracker, "two"), now()).unwrap_err();
    let saved = store.save(&edited(&season.tracker, "two"), now().plus(60)).unwrap();
    let files: Vec<String> = names(folder.path()).into_iter().filter(|it| it.contains("conflict")).collect();
    assert_eq!(files.len(), 1);
    assert!(saved.conflict_file.unwrap().ends_with(&files[0]));
}

/// At each operation of one copy's save the other saves too; where it is busy it comes again.
#[test]
fn two_copies_interleaved_at_every_operation_lose_nothing() {
    for at in 0.. {
        let (_folder, path, season) = example();
        let patient = FakeDisk::recording(real());
        let mut two = store(Arc::new(patient), &path, &season);
        let theirs = praised(&season.tracker, "two");
        let (tell, told) = std::sync::mpsc::channel();
        let (value, terms) = (theirs.clone(), SaveOptions::at(now()));
        let disk = FakeDisk::interrupted(real(), at, move || {
            let result = two.save(&value, terms);
            tell.send((two, result)).unwrap();
        });
        let mut one = store(Arc::new(disk.clone()), &path, &season);
        let mut ours = edited(&season.tracker, "one");
        let saved = one.save(&ours, now()).unwrap();
        let Ok((mut two, result)) = told.try_recv() else {
            assert!(at >= 20);
            return;
        };
        match &result {
            Ok(_) => assert_eq!(ready(&path).tracker.programs, one_and_two(&season.tracker).programs),
            Err(error) => assert!(matches!(error, SaveError::Busy), "{error}"),
        }
        if result.is_err() {
            two.save(&theirs, now()).unwrap();
        }
        assert_eq!(ready(&path).tracker.programs, one_and_two(&season.tracker).programs, "operation {at}");
        // and both go on
        ours = edited(&saved.tracker, "one again");
        one.save(&ours, after(&saved)).unwrap();
        two.save(&praised(&theirs, "two again"), now()).unwrap();
        let end = ready(&path).tracker;
        assert_eq!((notes(&end), pros(&end)), ("one again", "two again"));
    }
}

fn one_and_two(tracker: &Tracker) -> Tracker {
    praised(&edited(tracker, "one"), "two")
}

/// One copy dies at each operation; what the other saves is there, and nothing hinders it.
#[test]
fn a_copy_that_is_killed_hinders_nobody() {
    for fault in [Fault::Dead, Fault::CutDead] {
        for at in 0.. {
            let (_folder, path, season) = example();
            let disk = FakeDisk::failing(real(), at, fault);
            let first =
                store(Arc::new(disk.clone()), &path, &season).save(&edited(&season.tracker, "one"), now());
            let written = notes(&ready(&path).tracker) == "one";
            assert!(written || first.is_err());
            store(real(), &path, &season).save(&praised(&season.tracker, "two"), now()).unwrap();
            let end = ready(&path).tracker;
            assert_eq!((notes(&end) == "one", pros(&end)), (written, "two"));
            if !disk.struck() {
                break;
            }
        }
    }
}

#[test]
fn a_caller_that_has_not_taken_in_what_came_loses_nothing() {
    let (_folder, path, season) = example();
    let (mut one, mut two) = (store(real(), &path, &season), store(real(), &path, &season));
    one.save(&edited(&season.tracker, "one"), now()).unwrap();
    let first = two.save(&praised(&season.tracker, "two"), now()).unwrap();
    // a value that was on its way already
    let queued = two.save(&praised(&season.tracker, "two, queued"), now()).unwrap();
    assert_eq!((notes(&queued.tracker), pros(&queued.tracker)), ("one", "two, queued"));
    assert!(queued.merges > first.merges && queued.incoming.conflicts.is_empty());
    // what was taken in can be deleted again
    let mut mine = queued.tracker.clone();
    mine.delete(Table::Programs, "ucsf/ir");
    let last = two.save(&mine, after(&queued)).unwrap();
    assert!(last.incoming.changes.is_empty());
    assert!(!ready(&path).tracker.programs.has("ucsf/ir"));
}

#[test]
fn a_merge_of_which_only_an_error_was_told_is_not_undone_by_the_next_save() {
    let (_folder, path, season) = example();
    store(real(), &path, &season).save(&edited(&season.tracker, "one"), now()).unwrap();
    let ours = praised(&season.tracker, "two");
    let probe = FakeDisk::recording(real());
    store(Arc::new(probe.clone()), &path, &season).save(&ours, now()).unwrap();
    let last_sync = probe.calls().iter().rposition(|it| it.op == Op::SyncDir).unwrap();
    // once more from the start, with the last sync refused
    let (_folder, path, season) = example();
    store(real(), &path, &season).save(&edited(&season.tracker, "one"), now()).unwrap();
    let mut two = store(Arc::new(FakeDisk::failing(real(), last_sync, Fault::Once(5))), &path, &season);
    let error = two.save(&ours, now()).unwrap_err();
    assert!(matches!(error, SaveError::Unconfirmed { .. }));
    let careless = SaveOptions::at(now()).having_taken(u64::MAX);
    let saved = two.save(&praised(&season.tracker, "two, again"), careless).unwrap();
    assert_eq!((notes(&saved.tracker), pros(&saved.tracker)), ("one", "two, again"));
    assert_eq!(saved.incoming.changes.len(), 1);
}

#[test]
fn a_look_takes_in_without_writing() {
    let (folder, path, season) = example();
    let (mut one, mut two) = (store(real(), &path, &season), store(real(), &path, &season));
    let mut ours = season.tracker.clone();
    assert!(matches!(two.read_again(&ours, now()), Outside::Same));
    one.save(&edited(&season.tracker, "one"), now()).unwrap();
    let before = (names(folder.path()), fs::read(&path).unwrap());
    ours = praised(&ours, "two");
    let Taken { tracker, incoming, merges } = *incoming(two.read_again(&ours, now()));
    let Incoming { changes: came_in, patch, conflicts } = incoming;
    let patch = patch.unwrap();
    assert_eq!((notes(&tracker), pros(&tracker), came_in.len(), conflicts.len()), ("one", "two", 1, 0));
    assert_eq!(notes(&patch.apply(&season.tracker)), "one");
    assert_eq!(before, (names(folder.path()), fs::read(&path).unwrap()));
    assert!(matches!(two.read_again(&tracker, now()), Outside::Same));
    // a value that was on its way, and then one that has it
    let queued = two.save(&praised(&season.tracker, "queued"), now()).unwrap();
    assert_eq!((notes(&queued.tracker), pros(&queued.tracker)), ("one", "queued"));
    assert!(queued.merges > merges);
    let last = two.save(&edited(&queued.tracker, "mine"), after(&queued)).unwrap();
    assert!(last.incoming.conflicts.is_empty() && last.incoming.changes.is_empty());
    assert_eq!(notes(&ready(&path).tracker), "mine");
}

#[test]
fn what_a_look_found_in_conflict_is_written_down_by_the_next_save() {
    let (_folder, path, season) = example();
    let (mut one, mut two) = (store(real(), &path, &season), store(real(), &path, &season));
    one.save(&edited(&season.tracker, "one"), now()).unwrap();
    let ours = edited(&season.tracker, "two");
    let found = *incoming(two.read_again(&ours, now()));
    assert_eq!((notes(&found.tracker), found.incoming.conflicts.len()), ("two", 1));
    let saved = two.save(&found.tracker, SaveOptions::at(now()).having_taken(found.merges)).unwrap();
    assert_eq!(saved.incoming.conflicts, found.incoming.conflicts);
    assert!(
        fs::read_to_string(saved.conflict_file.as_ref().unwrap()).unwrap().contains("\"theirs\": \"one\"")
    );
    assert_eq!(two.save(&found.tracker, after(&saved)).unwrap().conflict_file, None);
}

#[test]
fn a_look_says_what_it_will_not_take_in() {
    let (_folder, path, season) = example();
    let mut store = store(real(), &path, &season);
    let ours = edited(&season.tracker, "ours");
    let mut look = |text: &str| {
        fs::write(&path, text).unwrap();
        store.read_again(&ours, now())
    };
    assert!(matches!(look(""), Outside::Unreadable(_)));
    assert!(matches!(look(&EXAMPLE[..500]), Outside::Unreadable(_)));
    let newer = EXAMPLE.replacen("\"schema\": 1", "\"schema\": 2", 1);
    assert!(matches!(look(&newer), Outside::Newer(number) if number == "2"));
    let empty = "{\"app\": \"fluoro\", \"schema\": 1, \"id\": \"5be0c3a19d7f2468\"}";
    assert!(matches!(look(empty), Outside::Shorter { gone, of, .. } if gone == of));
    // the same bytes, written anew
    assert!(matches!(look(EXAMPLE), Outside::Same));
    fs::remove_file(&path).unwrap();
    assert!(matches!(store.read_again(&ours, now()), Outside::Gone));
    let saved = store.save(&ours, now()).unwrap();
    assert!(saved.gone);
    assert!(matches!(store.read_again(&ours, now()), Outside::Same));
    let mut first = Store::new(real(), &path.with_file_name("none.json"), None, counter());
    assert!(matches!(first.read_again(&Tracker::default(), now()), Outside::Same));
}

#[test]
fn a_season_that_others_emptied_is_asked_about() {
    let (_folder, path, season) = example();
    let empty = "{\"app\": \"fluoro\", \"schema\": 1, \"id\": \"5be0c3a19d7f2468\"}";
    fs::write(&path, empty).unwrap();
    let mut store = store(real(), &path, &season);
    let error = store.save(&edited(&season.tracker, "ours"), now()).unwrap_err();
    assert!(matches!(error, SaveError::Shrinks { .. }));
    assert_eq!(fs::read_to_string(&path).unwrap(), empty);
    store.save(&edited(&season.tracker, "ours"), SaveOptions::at(now()).shrinking()).unwrap();
    assert_eq!(notes(&ready(&path).tracker), "ours", "an edit beats a deletion");
}

#[test]
fn a_table_that_others_emptied_is_asked_about() {
    let (_folder, path, season) = example();
    let mut ours = season.tracker.clone();
    for n in 0..9 {
        let id = Id::new(&format!("component-{n}"));
        ours.components.put(Component { id, title: "Own".into(), ..Component::default() });
    }
    let mut store = store(real(), &path, &season);
    store.save(&ours, now()).unwrap();
    fs::write(&path, EXAMPLE).unwrap();
    let seen = store.read_again(&ours, now());
    assert!(matches!(seen, Outside::Shorter { gone: 9, what: "components", .. }));
    assert_eq!(store.save(&ours, now()).unwrap_err().to_string(), "9 of 11 components would be gone");
    assert_eq!(fs::read_to_string(&path).unwrap(), EXAMPLE);
}

#[test]
fn a_value_that_was_on_its_way_does_not_undo_a_restore() {
    let (_folder, path, season) = example();
    let mut store = store(real(), &path, &season);
    store.save(&edited(&season.tracker, "newer"), now()).unwrap();
    let id = fluoro::store::backups(&RealDisk, &path).unwrap()[0].id.clone();
    let restored = store.restore(&id, now()).unwrap();
    assert_eq!(notes(&restored.tracker), "…");
    let queued = praised(&edited(&season.tracker, "newer"), "queued");
    let saved = store.save(&queued, now()).unwrap();
    assert_eq!((notes(&saved.tracker), pros(&saved.tracker)), ("…", "queued"));
}

/// Three copies, each with a program of its own, save and look by turns, some with an operation refused, some slow to
/// take in what comes. At the end each one's last saved word is there.
#[test]
fn what_either_copy_called_saved_is_there_at_the_end() {
    for seed in 0..30_u64 {
        let mut dice = dice(seed);
        let (_folder, path, season) = example();
        let mut copies: Vec<Copy> = (0..3).map(|it| Copy::new(it, &path, &season)).collect();
        for step in 0..25 {
            let copy = &mut copies[dice(3)];
            match dice(5) {
                0 => copy.look(),
                _ => copy.save(step, &path, &mut dice),
            }
        }
        let end = ready(&path).tracker;
        for copy in &copies {
            let there = end.programs.get(&copy.id()).map(|it| it.notes.clone()).unwrap_or_default();
            assert!(there == copy.saved || copy.unsure == Some(there), "seed {seed}, copy {}", copy.number);
        }
    }
}

struct Copy {
    number: usize,
    store: Store,
    tracker: Tracker,
    merges: u64,
    saved: String,
    /// Written perhaps.
    unsure: Option<String>,
    disk: FakeDisk,
}

impl Copy {
    fn new(number: usize, path: &Path, season: &Stored) -> Copy {
        let disk = FakeDisk::recording(real());
        let store = store(Arc::new(disk.clone()), path, season);
        let tracker = season.tracker.clone();
        Copy { number, store, tracker, merges: 0, saved: String::new(), unsure: None, disk }
    }

    fn id(&self) -> String {
        format!("copy-{}", self.number)
    }

    fn look(&mut self) {
        self.disk.start_over(0, Fault::None);
        let terms = SaveOptions::at(now()).having_taken(self.merges);
        if let Outside::Changed(found) = self.store.read_again(&self.tracker, terms) {
            (self.tracker, self.merges) = (found.tracker, found.merges);
        }
    }

    fn save(&mut self, step: usize, path: &Path, dice: &mut impl FnMut(usize) -> usize) {
        let note = format!("step {step}");
        let mut row = fluoro::domain::tables::Program { id: self.id().as_str().into(), ..Default::default() };
        row.notes = note.clone();
        self.tracker.programs.put(row);
        match dice(2) {
            0 => self.disk.start_over(dice(26), Fault::Once(28)),
            _ => self.disk.start_over(0, Fault::None),
        }
        let terms = SaveOptions::at(now().plus(step as i64)).having_taken(self.merges);
        match self.store.save(&self.tracker, terms) {
            Ok(saved) => {
                assert_eq!(ready(path).tracker.programs.get(&self.id()).unwrap().notes, note);
                (self.saved, self.unsure) = (note, None);
                if dice(2) == 0 {
                    (self.tracker, self.merges) = (saved.tracker, saved.merges);
                }
            }
            Err(SaveError::Unconfirmed { .. }) => self.unsure = Some(note),
            Err(_) => {}
        }
    }
}

fn dice(seed: u64) -> impl FnMut(usize) -> usize {
    let mut ids = fluoro::domain::id::IdSource::new(seed);
    move |sides| (u64::from_str_radix(ids.make().as_str(), 16).unwrap() % sides as u64) as usize
}

fn incoming(outside: Outside) -> Box<Taken> {
    match outside {
        Outside::Changed(incoming) => incoming,
        other => panic!("{other:?}"),
    }
}
