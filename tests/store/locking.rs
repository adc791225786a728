//! Two copies of the program: one saves at a time.

use fluoro::store::{
    SaveError,
    disk::fake::{FakeDisk, Fault, Op},
};

use super::*;

fn count(disk: &FakeDisk, op: Op) -> usize {
    disk.calls().iter().filter(|it| it.op == op).count()
}

fn lock_of(path: &Path) -> PathBuf {
    path.with_file_name("season.json.lock")
}

#[test]
fn a_busy_lock_is_asked_for_three_seconds_and_then_nothing_is_written() {
    let (folder, path, season) = example();
    let held = RealDisk.try_lock(&lock_of(&path)).unwrap();
    let disk = FakeDisk::recording(real());
    let mut store = store(Arc::new(disk.clone()), &path, &season);
    let error = store.save(&edited(&season.tracker, "new"), now()).unwrap_err();
    assert!(matches!(error, SaveError::Busy));
    assert_eq!(error.to_string(), "another copy is saving");
    assert_eq!((count(&disk, Op::Lock), count(&disk, Op::Pause)), (300, 300));
    assert_eq!(fs::read_to_string(&path).unwrap(), EXAMPLE);
    assert_eq!(names(folder.path()), ["season.json", "season.json.lock"]);
    drop(held);
    store.save(&edited(&season.tracker, "new"), now()).unwrap();
    assert_eq!(ready(&path).tracker.programs.get("ucsf/ir").unwrap().notes, "new");
}

#[test]
fn a_lock_that_comes_free_is_taken() {
    let (_folder, path, season) = example();
    let held = RealDisk.try_lock(&lock_of(&path)).unwrap();
    // canonicalize, stat, then lock and pause by turns
    let disk = FakeDisk::interrupted(real(), 2 + 2 * 40, move || drop(held));
    store(Arc::new(disk.clone()), &path, &season).save(&edited(&season.tracker, "new"), now()).unwrap();
    assert_eq!(count(&disk, Op::Pause), 40);
    assert!(RealDisk.try_lock(&lock_of(&path)).is_ok(), "released");
}

#[test]
fn where_there_are_no_locks_it_goes_on_and_says_so_once() {
    for errno in [37, 38, 95] {
        let (folder, path, season) = example();
        fs::write(folder.path().join(".season.json.1.00000000000000ab.tmp"), "x").unwrap();
        let disk = FakeDisk::failing(real(), 2, Fault::Once(errno));
        let mut store = store(Arc::new(disk.clone()), &path, &season);
        assert!(store.save(&edited(&season.tracker, "new"), now()).unwrap().unlocked);
        assert_eq!(count(&disk, Op::Remove), 0, "it may belong to a save that goes on");
        assert!(!store.save(&edited(&season.tracker, "more"), now()).unwrap().unlocked);
        assert_eq!(ready(&path).tracker.programs.get("ucsf/ir").unwrap().notes, "more");
    }
}

#[cfg(unix)]
#[test]
fn the_lock_is_private_stays_and_is_no_link() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let (folder, path, season) = example();
    let mut store = store(real(), &path, &season);
    store.save(&edited(&season.tracker, "new"), now()).unwrap();
    let first = fs::metadata(lock_of(&path)).unwrap();
    assert_eq!((first.permissions().mode() & 0o777, first.len()), (0o600, 0));
    store.save(&edited(&season.tracker, "more"), now()).unwrap();
    assert_eq!(fs::metadata(lock_of(&path)).unwrap().ino(), first.ino());
    fs::remove_file(lock_of(&path)).unwrap();
    symlink(folder.path().join("precious"), lock_of(&path)).unwrap();
    assert!(store.save(&edited(&season.tracker, "no"), now()).is_err());
    assert!(!folder.path().join("precious").exists());
    assert_eq!(ready(&path).tracker.programs.get("ucsf/ir").unwrap().notes, "more");
}

#[test]
fn the_lock_alone_is_no_trace_of_a_season() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    fs::write(lock_of(&path), "").unwrap();
    assert_eq!(load(&RealDisk, &path).outcome, Outcome::FirstRun);
}
