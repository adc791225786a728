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

/// One operation goes wrong. Whatever is left is the old or the new season, whole, and the next save works. `theirs` is
/// what somebody else wrote before, with a text that must still be found somewhere.
fn check(fault: Fault, theirs: Option<(&str, &str)>) -> usize {
    for at in 0.. {
        let (folder, path, season) = example();
        let old = theirs.map_or(EXAMPLE, |it| it.0);
        fs::write(&path, old).unwrap();
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
        match &result {
            Ok(saved) => assert_eq!(text_of(&saved.tracker), left),
            Err(SaveError::Unconfirmed { .. }) => assert!(is_new),
            Err(_) => assert!(!is_new, "{fault:?} at {at}"),
        }
        assert!(theirs.is_none_or(|it| is_anywhere(folder.path(), it.1)), "{fault:?} at {at}");
        let dead = matches!(fault, Fault::Dead | Fault::CutDead | Fault::From(_));
        let temps = names(folder.path()).iter().filter(|it| it.ends_with(".tmp")).count();
        assert!(temps == 0 || dead, "{fault:?} at {at} leaves {temps}");
        let Outcome::Ready(after) = load(&RealDisk, &path).outcome else {
            assert!(!is_new, "{fault:?} at {at}");
            continue;
        };
        assert!(!is_new || after.tracker.programs == wanted.programs, "{fault:?} at {at}");
        // a new start, and a sound disk
        let last = edited(&after.tracker, "after");
        let saved = self::store(real(), &path, &after).save(&last, now()).unwrap();
        assert_eq!((saved.outside, saved.conflict_file), (None, None));
        assert_eq!(ready(&path).tracker.programs, last.programs);
        assert!(names(folder.path()).iter().all(|it| !it.ends_with(".tmp")));
        // the same process goes on, if it lives
        if matches!(fault, Fault::Once(_) | Fault::Cut(_)) {
            let again = store.save(&edited(&wanted, "same process"), now()).unwrap();
            let noted = fs::read_to_string(again.conflict_file.unwrap()).unwrap();
            assert!(noted.contains("\"theirs\": \"after\""), "{noted}");
            assert_eq!(ready(&path).tracker.programs.get("ucsf/ir").unwrap().notes, "same process");
        }
    }
    unreachable!()
}

/// Whether some file holds that text.
fn is_anywhere(folder: &Path, text: &str) -> bool {
    fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).any(|it| match it.is_dir() {
        true => is_anywhere(&it, text),
        false => fs::read_to_string(it).unwrap().contains(text),
    })
}

fn text_of(tracker: &Tracker) -> String {
    String::from_utf8(fluoro::store::Encoder::new().encode(tracker).unwrap().to_vec()).unwrap()
}

#[test]
fn any_operation_may_fail() {
    for errno in [ENOSPC, EIO, EACCES] {
        assert_eq!(check(Fault::Once(errno), None), 21);
        check(Fault::From(errno), None);
        check(Fault::Cut(errno), None);
    }
    check(Fault::Dead, None);
    check(Fault::CutDead, None);
}

#[test]
fn any_operation_may_fail_while_another_version_is_taken_in() {
    let changed = EXAMPLE.replace("MyERAS", "their");
    let conflicting = EXAMPLE.replace("\"notes\": \"…\"", "\"notes\": \"their\"");
    assert_ne!(conflicting, EXAMPLE);
    for theirs in [(changed.as_str(), "their invoice"), (&conflicting, "\"their\""), ("rubbish", "rubbish")] {
        for errno in [ENOSPC, EIO] {
            assert!(check(Fault::Once(errno), Some(theirs)) > 12);
            check(Fault::From(errno), Some(theirs));
            check(Fault::Cut(errno), Some(theirs));
        }
        check(Fault::Dead, Some(theirs));
        check(Fault::CutDead, Some(theirs));
    }
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
    assert_eq!(says(Op::Write, ENOSPC), "the disk is full");
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
fn what_cannot_be_read_is_kept_before_it_is_replaced() {
    let (folder, path, season) = example();
    let theirs = EXAMPLE.replace("MyERAS", "their").replace("\"profile\": {", "\"profile\": [");
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
    assert_eq!(store.save(&season.tracker, now()).unwrap_err().to_string(), "the disk is full");
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

/// Writes into the file itself, and takes the clock back to what it was.
fn change_unseen(path: &Path, from: &str, to: &str) {
    use std::io::{Seek, Write};
    let stat = fs::metadata(path).unwrap();
    let at = fs::read_to_string(path).unwrap().find(from).unwrap();
    let mut file = fs::File::options().write(true).open(path).unwrap();
    file.seek(std::io::SeekFrom::Start(at as u64)).unwrap();
    file.write_all(to.as_bytes()).unwrap();
    file.set_modified(stat.modified().unwrap()).unwrap();
    assert_eq!(from.len(), to.len());
    assert_eq!(fs::metadata(path).unwrap().modified().unwrap(), stat.modified().unwrap());
}

#[test]
fn a_change_that_no_time_stamp_shows_is_seen() {
    for long in [10, 3 << 20] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("season.json");
        let text = EXAMPLE.replace("\"pros\": \"…\"", &format!("\"pros\": \"{}\"", "p".repeat(long)));
        fs::write(&path, &text).unwrap();
        let season = ready(&path);
        let mut store = store(real(), &path, &season);
        change_unseen(&path, "ppppp\"", "ppppq\"");
        let mut ours = store.save(&edited(&season.tracker, "a"), now()).unwrap();
        assert_eq!(ours.incoming.changes.len(), 1, "the first save compares with what was read");
        for (turn, to) in ["ppppr\"", "pppps\""].into_iter().enumerate() {
            change_unseen(&path, if turn == 0 { "ppppq\"" } else { "ppppr\"" }, to);
            let note = format!("turn {turn}");
            let terms = fluoro::store::SaveOptions::at(now()).having_taken(ours.merges);
            ours = store.save(&edited(&ours.tracker, &note), terms).unwrap();
            assert_eq!(ours.incoming.changes.len(), 1, "{note}");
            let file = fs::read_to_string(&path).unwrap();
            assert!(file.contains(to) && file.contains(&note), "{note}");
        }
        assert_eq!(store.save(&ours.tracker, now()).unwrap().incoming.changes.len(), 0);
    }
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
fn a_first_run_takes_in_a_file_that_came_meanwhile() {
    let (_folder, path, season) = example();
    let mut store = Store::new(real(), &path, None, counter());
    let mut first = Tracker { id: "0123456789abcdef".into(), ..Tracker::default() };
    first.programs.put_shared(season.tracker.programs.get("ucsf/ir").unwrap().clone());
    let saved = store.save(&edited(&first, "first"), now()).unwrap();
    assert_eq!(saved.tracker.len(), season.tracker.len());
    assert_eq!(saved.tracker.programs.get("ucsf/ir").unwrap().notes, "first");
    assert!(fs::read_to_string(saved.conflict_file.unwrap()).unwrap().contains("\"theirs\": \"…\""));
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
