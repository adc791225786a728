//! Somebody else takes many rows out of the file: it is asked about or the fuller version is kept first.

use fluoro::{
    domain::tables::{Milestone, Program, Table},
    store::{
        Outside, SaveError, SaveOptions, backups,
        disk::fake::{FakeDisk, Fault},
    },
};

use super::*;

/// Ten programs and thirty dates more than the example has.
fn full() -> (tempfile::TempDir, PathBuf, Stored) {
    let (folder, path, season) = example();
    let mut tracker = season.tracker.clone();
    for n in 0..10 {
        tracker.programs.put(Program { id: format!("p{n}").as_str().into(), ..Default::default() });
    }
    for n in 0..30 {
        tracker.milestones.put(Milestone { id: format!("m{n}").as_str().into(), ..Default::default() });
    }
    store(real(), &path, &season).save(&tracker, now()).unwrap();
    let season = ready(&path);
    (folder, path, season)
}

fn without(tracker: &Tracker, table: Table, start: &str, count: usize) -> Tracker {
    let mut tracker = tracker.clone();
    for n in 0..count {
        assert!(tracker.remove_row(table, &format!("{start}{n}")));
    }
    tracker
}

/// Another copy takes these away, and its user knows it.
fn others_remove(path: &Path, table: Table, start: &str, count: usize) {
    let season = ready(path);
    let fewer = without(&season.tracker, table, start, count);
    store(real(), path, &season).save(&fewer, SaveOptions::at(now()).shrinking()).unwrap();
}

#[test]
fn most_programs_are_asked_about_though_most_rows_stay() {
    let (_folder, path, season) = full();
    let of = season.tracker.programs.len();
    others_remove(&path, Table::Programs, "p", 10);
    let mut store = store(real(), &path, &season);
    let ours = edited(&season.tracker, "ours");
    let looked = store.read_again(&ours, now());
    assert!(matches!(looked, Outside::Shorter { gone: 10, what: "programs", .. }), "{looked:?}");
    let error = store.save(&ours, now()).unwrap_err();
    assert_eq!(error.to_string(), format!("10 of {of} programs would be gone"));
    assert!(!ready(&path).tracker.programs.has("p1"));
    // the user's own removals are none of these
    let fewer = without(&season.tracker, Table::Programs, "p", 10);
    let removed = fluoro::domain::removed::removed(&season.tracker, &fewer);
    store.save(&fewer, SaveOptions::at(now()).without(removed)).unwrap();
}

#[test]
fn the_fuller_version_is_a_backup_before_many_rows_go() {
    for terms in [SaveOptions::at(now()), SaveOptions::at(now()).shrinking()] {
        let (_folder, path, season) = full();
        others_remove(&path, Table::Milestones, "m", 6);
        let before = backups(&RealDisk, &path).unwrap();
        let mut store = store(real(), &path, &season);
        let saved = store.save(&edited(&season.tracker, "ours"), terms).unwrap();
        assert!(!saved.tracker.milestones.has("m5"));
        let all = backups(&RealDisk, &path).unwrap();
        let is_new = |it: &&fluoro::store::BackupFile| !before.contains(it);
        let fuller = |it: &&_| is_new(it) && it.read(&RealDisk).unwrap().milestones.has("m5");
        let ours = all.iter().find(fuller).unwrap();
        assert_eq!(ours.read(&RealDisk).unwrap().programs.get("ucsf/ir").unwrap().notes, "ours");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&ours.path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        store.restore(&ours.id, now()).unwrap();
        assert!(ready(&path).tracker.milestones.has("m5"));
    }
}

#[test]
fn a_look_keeps_the_fuller_version_too_or_takes_nothing_in() {
    let mut refused = 0;
    for at in 0.. {
        let (_folder, path, season) = full();
        others_remove(&path, Table::Milestones, "m", 6);
        let before = backups(&RealDisk, &path).unwrap();
        let disk = FakeDisk::failing(real(), at, Fault::Once(28));
        let mut store = store(Arc::new(disk.clone()), &path, &season);
        let ours = edited(&season.tracker, "ours");
        let looked = store.read_again(&ours, now());
        let struck = disk.struck();
        disk.start_over(0, Fault::None);
        if let Outside::Unreadable(why) = &looked {
            assert!(!why.is_empty() && !why.contains('\n'));
            refused += 1;
        }
        if let Outside::Changed(found) = &looked {
            assert!(!found.tracker.milestones.has("m5"));
            let all = backups(&RealDisk, &path).unwrap();
            let new = all.iter().find(|it| !before.contains(it)).unwrap();
            assert!(new.read(&RealDisk).unwrap().milestones.has("m5"));
            // and it isn't kept once more
            assert!(!store.save(&ours, now()).unwrap().tracker.milestones.has("m5"));
            let names: Vec<_> = backups(&RealDisk, &path).unwrap();
            assert!(names.len() <= all.len() + 1, "the day's backup at most");
        }
        if !struck {
            break;
        }
    }
    assert!(refused >= 5, "{refused}");
}

#[test]
fn a_save_fails_where_the_fuller_version_cannot_be_kept() {
    let (_folder, path, season) = full();
    others_remove(&path, Table::Milestones, "m", 6);
    let theirs = fs::read(&path).unwrap();
    fs::remove_dir_all(path.with_file_name("season.backups")).unwrap();
    fs::write(path.with_file_name("season.backups"), "in the way").unwrap();
    let mut store = store(real(), &path, &season);
    let error = store.save(&season.tracker, now()).unwrap_err();
    assert!(matches!(error, SaveError::NoBackup { .. }), "{error}");
    assert_eq!(fs::read(&path).unwrap(), theirs);
    assert!(matches!(store.read_again(&season.tracker, now()), Outside::Unreadable(_)));
}

#[test]
fn a_few_rows_need_no_backup() {
    let (_folder, path, season) = full();
    others_remove(&path, Table::Milestones, "m", 5);
    let before = backups(&RealDisk, &path).unwrap();
    let mut store = store(real(), &path, &season);
    assert!(matches!(store.read_again(&season.tracker, now()), Outside::Changed(_)));
    assert_eq!(backups(&RealDisk, &path).unwrap(), before);
}
