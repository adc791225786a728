//! Saves on a disk that goes wrong at every single operation, and beside other writers.

use fluoro::store::{
    SaveError, Saved,
    disk::fake::{Call, FakeDisk, Fault, Op},
    report::FoundKind,
};

use super::*;

const ENOSPC: i32 = 28;
const EIO: i32 = 5;
const EACCES: i32 = 13;

/// At which place a plain save of the example asks for that; the last one of several.
fn place_of(op: Op) -> usize {
    let (_folder, path, season) = example();
    let disk = FakeDisk::recording(real());
    store(Arc::new(disk.clone()), &path, &season).save(&season.tracker, now()).unwrap();
    disk.calls().iter().rposition(|it| it.op == op).unwrap()
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap()
}

fn ops(calls: &[Call]) -> Vec<Op> {
    calls.iter().map(|it| it.op).collect()
}

#[test]
fn saved_is_said_after_the_data_the_rename_and_the_folder() {
    let (_folder, path, season) = example();
    let disk = FakeDisk::recording(real());
    let mut store = store(Arc::new(disk.clone()), &path, &season);
    store.save(&edited(&season.tracker, "new"), now()).unwrap();
    use Op::*;
    let calls = disk.calls();
    let (before, rest) = calls.split_at(6);
    let (backup, rest) = rest.split_at(6);
    let (written, pruned) = rest.split_at(6);
    assert_eq!(ops(before), [Canonicalize, StatLink, Lock, List, StatLink, Read]);
    assert_eq!(ops(backup), [MakeDir, Stat, Link, StatLink, SetMode, SyncDir]);
    assert_eq!(ops(written), [Create, Write, Sync, StatNew, Rename, SyncDir]);
    assert_eq!(ops(pruned), [List, StatLink]);
    assert_eq!(written[0].path, written[2].path);
    assert_eq!(written[4].path, path);
    assert_eq!(written[5].path, path.parent().unwrap());
    // the same session, the same day
    let before = calls.len();
    store.save(&edited(&season.tracker, "more"), now()).unwrap();
    let writes =
        [Canonicalize, StatLink, Lock, StatLink, Read, Create, Write, Sync, StatNew, Rename, SyncDir];
    assert_eq!(ops(&disk.calls()[before..]), writes);
    assert_eq!(ready(&path).base, store.base().unwrap());
}

#[test]
fn a_first_save_makes_the_folders_and_syncs_those_above_them() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().canonicalize().unwrap();
    let path = top.join("a/b/season.json");
    let disk = FakeDisk::recording(real());
    let mut store = Store::new(Arc::new(disk.clone()), &path, None, counter());
    let tracker = fluoro::store::decode(EXAMPLE.as_bytes()).unwrap().tracker;
    let saved = store.save(&tracker, now()).unwrap();
    assert_eq!((saved.outside, saved.gone), (None, false));
    let synced: Vec<Call> = disk.calls().into_iter().filter(|it| it.op == Op::SyncDir).collect();
    let synced: Vec<&Path> = synced.iter().map(|it| it.path.as_path()).collect();
    assert_eq!(synced, [top.as_path(), &top.join("a"), &top.join("a/b")]);
    assert_eq!(fs::read_to_string(&path).unwrap(), EXAMPLE);
}

/// One operation goes wrong. Whatever is left is the old or the new season, whole, and the next save works.
fn check(fault: Fault, edit: impl Fn(&Path)) -> usize {
    for at in 0.. {
        let (folder, path, season) = example();
        edit(&path);
        let old = fs::read_to_string(&path).unwrap();
        let disk = FakeDisk::failing(real(), at, fault);
        let mut store = store(Arc::new(disk.clone()), &path, &season);
        let wanted = edited(&season.tracker, "new");
        let result = store.save(&wanted, now());
        if !disk.struck() {
            assert!(result.is_ok());
            return at;
        }
        let left = fs::read_to_string(&path).unwrap();
        let is_new = left != old;
        let after = ready(&path);
        match &result {
            Ok(_) => assert_eq!(after.tracker.programs, wanted.programs),
            Err(SaveError::Unconfirmed { .. }) => assert!(is_new),
            Err(_) => assert!(!is_new, "{fault:?} at {at}"),
        }
        assert!(!is_new || after.tracker.programs == wanted.programs, "{fault:?} at {at}");
        let dead = matches!(fault, Fault::Dead | Fault::CutDead | Fault::From(_));
        let temps = names(folder.path()).iter().filter(|it| it.ends_with(".tmp")).count();
        assert!(temps == 0 || dead, "{fault:?} at {at} leaves {temps}");
        // a new start, and a sound disk
        let last = edited(&wanted, "after");
        let saved = self::store(real(), &path, &after).save(&last, now()).unwrap();
        assert_eq!(saved.outside, None);
        assert_eq!(ready(&path).tracker.programs, last.programs);
        // the same process goes on, if it lives
        if matches!(fault, Fault::Once(_) | Fault::Cut(_)) {
            let again = store.save(&edited(&wanted, "same process"), now()).unwrap();
            assert_eq!(fs::read_to_string(again.outside.unwrap()).unwrap(), text_of(&last));
        }
    }
    unreachable!()
}

fn text_of(tracker: &Tracker) -> String {
    String::from_utf8(fluoro::store::Encoder::new().encode(tracker).unwrap().to_vec()).unwrap()
}

#[test]
fn any_operation_may_fail() {
    for errno in [ENOSPC, EIO, EACCES] {
        assert_eq!(check(Fault::Once(errno), |_| ()), 20);
        check(Fault::From(errno), |_| ());
        check(Fault::Cut(errno), |_| ());
    }
    check(Fault::Dead, |_| ());
    check(Fault::CutDead, |_| ());
}

#[test]
fn any_operation_may_fail_while_another_version_is_kept() {
    let theirs = |path: &Path| fs::write(path, EXAMPLE.replace("MyERAS", "their")).unwrap();
    for errno in [ENOSPC, EIO] {
        assert!(check(Fault::Once(errno), theirs) > 12);
        check(Fault::From(errno), theirs);
        check(Fault::Cut(errno), theirs);
    }
    check(Fault::Dead, theirs);
    check(Fault::CutDead, theirs);
}

/// The same process tries again after each kind of failure, without another start between.
#[test]
fn a_retry_saves_without_taking_its_own_file_for_another() {
    for fault in [Fault::Once(EIO), Fault::Cut(ENOSPC)] {
        for at in 0..20 {
            let (folder, path, season) = example();
            let disk = FakeDisk::failing(real(), at, fault);
            let mut store = store(Arc::new(disk.clone()), &path, &season);
            let wanted = edited(&season.tracker, "new");
            let first = store.save(&wanted, now());
            let is_new = ready(&path).tracker.programs == wanted.programs;
            assert_eq!(is_new, matches!(first, Ok(_) | Err(SaveError::Unconfirmed { .. })), "operation {at}");
            let Saved { outside, gone, .. } = store.save(&edited(&wanted, "again"), now()).unwrap();
            assert_eq!((outside, gone), (None, false));
            assert_eq!(names(folder.path()), ["season.backups/", "season.json", "season.json.lock"]);
            assert_eq!(ready(&path).tracker.programs.get("ucsf/ir").unwrap().notes, "again");
        }
    }
}

#[test]
fn nothing_is_synced_twice_after_an_error() {
    let (_folder, path, season) = example();
    let disk = FakeDisk::failing(real(), place_of(Op::Sync), Fault::Once(EIO));
    let mut store = store(Arc::new(disk.clone()), &path, &season);
    store.save(&season.tracker, now()).unwrap_err();
    store.save(&season.tracker, now()).unwrap();
    let mut synced: Vec<_> =
        disk.calls().into_iter().filter(|it| it.op == Op::Sync).map(|it| it.path).collect();
    synced.dedup();
    assert_eq!(synced.len(), 2);
}

#[test]
fn a_refusal_has_clear_words() {
    let says = |op: Op, errno: i32| {
        let at = place_of(op);
        let (_folder, path, season) = example();
        let folder = path.parent().unwrap().display().to_string();
        let mut store = store(Arc::new(FakeDisk::failing(real(), at, Fault::Once(errno))), &path, &season);
        store.save(&season.tracker, now()).unwrap_err().to_string().replace(&folder, "DIR")
    };
    assert_eq!(says(Op::Write, ENOSPC), "disk full");
    assert_eq!(says(Op::Sync, EIO), "the disk refused (EIO)");
    assert_eq!(says(Op::Create, EACCES), "no permission to write in DIR");
    assert_eq!(says(Op::Rename, EACCES), "no permission to write in DIR");
    assert_eq!(says(Op::Lock, EACCES), "no permission to write in DIR");
    assert_eq!(says(Op::Create, 30), "the disk that holds DIR is read-only");
    assert_eq!(says(Op::Write, 122), "your share of the disk is used up");
    assert_eq!(says(Op::Write, 27), "the file would be larger than is allowed here");
    assert_eq!(says(Op::Read, EACCES), "no permission to read DIR/season.json");
    assert_eq!(says(Op::Read, EIO), "DIR/season.json: the disk refused (EIO)");
    assert_eq!(says(Op::SyncDir, EIO), "it is written, but the disk refused (EIO)");
}

#[test]
fn another_version_is_kept_before_it_is_replaced() {
    let (folder, path, season) = example();
    let theirs = EXAMPLE.replace("MyERAS", "their");
    fs::write(&path, &theirs).unwrap();
    let disk = FakeDisk::recording(real());
    let mut store = store(Arc::new(disk.clone()), &path, &season);
    let saved = store.save(&edited(&season.tracker, "mine"), now()).unwrap();
    let kept = saved.outside.unwrap();
    assert!(kept.ends_with("season.damaged-20261122T222000Z.json"));
    assert_eq!(fs::read_to_string(&kept).unwrap(), theirs);
    assert_eq!(ready(&path).tracker.programs.get("ucsf/ir").unwrap().notes, "mine");
    let order = ops(&disk.calls());
    let at = |op: Op| order.iter().position(|it| *it == op).unwrap();
    assert!(at(Op::Link) < at(Op::SyncDir) && at(Op::SyncDir) < at(Op::Create));
    assert_eq!(load(&RealDisk, &path).report().newest(FoundKind::Damaged).unwrap().path, kept);
    // the next save finds its own
    assert_eq!(store.save(&season.tracker, now()).unwrap().outside, None);
    // what can't be read is kept as well, and one that has its name already is no obstacle
    for n in 0..3 {
        fs::write(&path, "rubbish").unwrap();
        let kept = store.save(&edited(&season.tracker, &n.to_string()), now()).unwrap().outside.unwrap();
        assert_eq!(fs::read_to_string(kept).unwrap(), "rubbish");
    }
    assert_eq!(names(folder.path()).iter().filter(|it| it.starts_with("season.damaged-")).count(), 2);
}

#[test]
fn another_version_is_copied_where_there_are_no_links() {
    for errno in [1, 95, 38, 18] {
        let (_folder, path, season) = example();
        fs::write(&path, "rubbish").unwrap();
        let probe = FakeDisk::recording(real());
        store(Arc::new(probe.clone()), &path, &season).save(&season.tracker, now()).unwrap();
        let at = ops(&probe.calls()).iter().position(|it| *it == Op::Link).unwrap();
        let (_folder, path, season) = example();
        fs::write(&path, "rubbish").unwrap();
        let disk = FakeDisk::failing(real(), at, Fault::Once(errno));
        let saved = store(Arc::new(disk), &path, &season).save(&season.tracker, now()).unwrap();
        assert_eq!(fs::read_to_string(saved.outside.unwrap()).unwrap(), "rubbish");
    }
}

#[test]
fn another_version_is_kept_once_however_often_the_save_is_tried() {
    let (folder, path, season) = example();
    fs::write(&path, "rubbish").unwrap();
    let probe = FakeDisk::recording(real());
    store(Arc::new(probe.clone()), &path, &season).save(&season.tracker, now()).unwrap();
    let write = ops(&probe.calls()).iter().position(|it| *it == Op::Write).unwrap();
    let kept = || names(folder.path()).into_iter().filter(|it| it.contains(".damaged-")).collect::<Vec<_>>();
    kept().iter().for_each(|it| fs::remove_file(folder.path().join(it)).unwrap());
    fs::write(&path, "rubbish").unwrap();
    let mut store = store(Arc::new(FakeDisk::failing(real(), write, Fault::Once(ENOSPC))), &path, &season);
    assert_eq!(store.save(&season.tracker, now()).unwrap_err().to_string(), "disk full");
    let saved = store.save(&season.tracker, now().plus(60)).unwrap();
    assert_eq!(kept().len(), 1);
    assert!(saved.outside.unwrap().ends_with(&kept()[0]));
}

#[test]
fn a_newer_version_on_disk_stops_the_save() {
    let (folder, path, season) = example();
    let theirs = EXAMPLE.replacen("\"schema\": 1", "\"schema\": 2", 1);
    fs::write(&path, &theirs).unwrap();
    let mut store = store(real(), &path, &season);
    for _ in 0..2 {
        let error = store.save(&season.tracker, now()).unwrap_err();
        assert!(matches!(&error, SaveError::Newer(number) if number == "2"));
        assert_eq!(error.to_string(), "a newer fluoro has written it (schema 2, this one knows 1)");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    assert_eq!(names(folder.path()), ["season.json"]);
}

#[test]
fn a_change_of_the_same_length_in_a_long_file_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    let text = EXAMPLE.replace("\"pros\": \"…\"", &format!("\"pros\": \"{}\"", "p".repeat(2 << 20)));
    fs::write(&path, &text).unwrap();
    let season = ready(&path);
    let disk = FakeDisk::recording(real());
    let mut store = store(Arc::new(disk.clone()), &path, &season);
    store.save(&season.tracker, now()).unwrap();
    assert!(!ops(&disk.calls()).contains(&Op::Read), "the same stat is enough");
    fs::remove_file(&path).unwrap();
    fs::write(&path, text.replace("ppppp\"", "ppppq\"")).unwrap();
    assert!(store.save(&season.tracker, now()).unwrap().outside.is_some());
}

#[test]
fn a_file_that_was_taken_away_is_written_again() {
    let (_folder, path, season) = example();
    fs::remove_file(&path).unwrap();
    assert!(store(real(), &path, &season).save(&season.tracker, now()).unwrap().gone);
    assert_eq!(fs::read_to_string(&path).unwrap(), EXAMPLE);
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let error = store(real(), &path, &season).save(&season.tracker, now()).unwrap_err();
    assert!(matches!(error, SaveError::NoFile(_)));
}

#[test]
fn a_first_run_keeps_a_file_that_came_meanwhile() {
    let (_folder, path, season) = example();
    let mut store = Store::new(real(), &path, None, counter());
    let saved = store.save(&edited(&season.tracker, "first"), now()).unwrap();
    assert_eq!(fs::read_to_string(saved.outside.unwrap()).unwrap(), EXAMPLE);
    fn goes_to_the_saver_thread<T: Send>(_: T) {}
    goes_to_the_saver_thread(store);
}

#[test]
fn what_killed_saves_have_left_goes_and_nothing_else() {
    let (folder, path, season) = example();
    let put = |name: &str| fs::write(folder.path().join(name), "x").unwrap();
    put(".season.json.4711.00000000000000ab.tmp");
    put(".season.json.4712.00000000000000cd.tmp");
    let others = [
        ".other.json.4711.00000000000000ab.tmp",
        ".season.json.4711.00000000000000ab.tmp.bak",
        ".season.json.4711.ab.tmp",
        ".season.json.mine.00000000000000ab.tmp",
        ".season.json.tmp",
        "season.json.4711.00000000000000ab.tmp",
    ];
    others.into_iter().for_each(put);
    fs::create_dir(folder.path().join(".season.json.1.00000000000000ab.tmp")).unwrap();
    let disk = FakeDisk::recording(real());
    let mut store = store(Arc::new(disk.clone()), &path, &season);
    store.save(&season.tracker, now()).unwrap();
    let order = ops(&disk.calls());
    assert!(order.iter().position(|it| *it == Op::Lock) < order.iter().position(|it| *it == Op::Remove));
    let left: Vec<String> = names(folder.path()).into_iter().filter(|it| it.contains("tmp")).collect();
    let mut wanted = others.map(str::to_owned).to_vec();
    wanted.push(".season.json.1.00000000000000ab.tmp/".into());
    wanted.sort();
    assert_eq!(left, wanted);
    // looked for once
    store.save(&edited(&season.tracker, "more"), now()).unwrap();
    let lists = disk.calls().into_iter().filter(|it| it.op == Op::List && it.path == folder_of(&path));
    assert_eq!(lists.count(), 1);
}

#[test]
fn a_temporary_name_that_is_taken_is_no_obstacle() {
    let (folder, path, season) = example();
    let name = format!(".season.json.{}.{:016x}.tmp", std::process::id(), 1);
    fs::create_dir(folder.path().join(&name)).unwrap();
    store(real(), &path, &season).save(&season.tracker, now()).unwrap();
    assert_eq!(names(folder.path())[0], format!("{name}/"));
    assert_eq!(fs::read_to_string(&path).unwrap(), EXAMPLE);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    use std::os::unix::fs::symlink;
    let (folder, path, _) = example();
    let other = tempfile::tempdir().unwrap();
    let link = other.path().join("linked.json");
    symlink(&path, &link).unwrap();
    let season = ready(&link);
    let mut store = store(real(), &link, &season);
    store.save(&edited(&season.tracker, "through a link"), now()).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(ready(&path).tracker.programs.get("ucsf/ir").unwrap().notes, "through a link");
    assert_eq!(names(other.path()), ["linked.json"]);
    fs::remove_file(&path).unwrap();
    let error = store.save(&season.tracker, now()).unwrap_err();
    assert!(matches!(error, SaveError::Dangling(_)));
    assert_eq!(names(folder.path()), ["season.backups/", "season.json.lock"]);
}

#[test]
fn unknown_keys_survive_a_save() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    let number = "123456789012345678901234567890";
    let text =
        EXAMPLE.replace("\"tags\": [", &format!("\"a_new_key\": {number},\n      \"tags\": [")).replacen(
            "\"id\": \"5be0c3a19d7f2468\"",
            &format!("\"later\": [[{number}]], \"id\": \"5be0c3a19d7f2468\""),
            1,
        );
    fs::write(&path, text).unwrap();
    let season = ready(&path);
    store(real(), &path, &season).save(&edited(&season.tracker, "new"), now()).unwrap();
    let after = fs::read_to_string(&path).unwrap();
    assert_eq!(after.matches(number).count(), 2);
    assert!(after.contains("\"notes\": \"new\""));
}
