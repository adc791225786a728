//! Earlier versions: when they are made, which stay, and how one comes back. And a season that suddenly shrinks.

use fluoro::{
    domain::{
        id::Id,
        removed::{Removed, removed},
        tables::Table,
    },
    store::{
        SaveError, SaveOptions, backups,
        disk::fake::{FakeDisk, Fault, Op},
    },
};

use super::*;

const DAY: i64 = 86_400;

fn at(text: &str) -> Stamp {
    text.parse().unwrap()
}

fn count(path: &Path) -> usize {
    backups(&RealDisk, path).unwrap().len()
}

fn notes(path: &Path) -> String {
    ready(path).tracker.programs.get("ucsf/ir").unwrap().notes.clone()
}

#[test]
fn a_session_makes_one_backup_a_day_and_each_that_is_asked_for() {
    let (_folder, path, season) = example();
    let mut store = store(real(), &path, &season);
    for (hours, wanted) in [(0, 1), (1, 1), (2, 2), (25, 2), (26, 3)] {
        let note = format!("hour {hours}");
        store.save(&edited(&season.tracker, &note), now().plus(hours * 3600)).unwrap();
        assert_eq!(count(&path), wanted, "{note}");
    }
    store
        .save(&edited(&season.tracker, "asked"), SaveOptions::at(now().plus(27 * 3600)).with_backup())
        .unwrap();
    let all = backups(&RealDisk, &path).unwrap();
    assert_eq!(all.len(), 4);
    assert_eq!(all[0].at, now().plus(27 * 3600));
    assert!(all[0].id.starts_with("20261124T012000Z-"), "{}", all[0].id);
    // each is what stood there before
    assert_eq!(fs::read_to_string(&all[3].path).unwrap(), EXAMPLE);
    let note = all[0].read(&RealDisk).unwrap().programs.get("ucsf/ir").unwrap().notes.clone();
    assert_eq!(note, "hour 26");
    assert_eq!(all[0].bytes, fs::metadata(&all[0].path).unwrap().len());
    // a first save has nothing to keep
    let other = tempfile::tempdir().unwrap();
    let first = other.path().join("season.json");
    Store::new(real(), &first, None, counter()).save(&season.tracker, now()).unwrap();
    assert_eq!(names(other.path()), ["season.json", "season.json.lock"]);
}

#[test]
fn a_backup_is_a_copy_where_there_are_no_links() {
    for errno in [1, 95, 38, 18] {
        let (_folder, path, season) = example();
        let probe = FakeDisk::recording(real());
        store(Arc::new(probe.clone()), &path, &season).save(&season.tracker, now()).unwrap();
        let link = probe.calls().iter().position(|it| it.op == Op::Link).unwrap();
        let (_folder, path, season) = example();
        let disk = FakeDisk::failing(real(), link, Fault::Once(errno));
        let mut store = store(Arc::new(disk.clone()), &path, &season);
        assert_eq!(store.save(&edited(&season.tracker, "new"), now()).unwrap().no_backup, None);
        let all = backups(&RealDisk, &path).unwrap();
        assert_eq!(fs::read_to_string(&all[0].path).unwrap(), EXAMPLE);
        let synced = disk.calls().iter().filter(|it| it.op == Op::Sync).count();
        assert_eq!(synced, 2);
    }
}

#[test]
fn without_its_backup_a_plain_save_goes_on_and_a_bulk_change_does_not() {
    let (folder, path, season) = example();
    fs::write(folder.path().join("season.backups"), "in the way").unwrap();
    let mut store = store(real(), &path, &season);
    let saved = store.save(&edited(&season.tracker, "one"), now()).unwrap();
    assert!(saved.no_backup.is_some());
    let saved = store.save(&edited(&season.tracker, "two"), now()).unwrap();
    assert_eq!(saved.no_backup, None, "told once");
    let terms = SaveOptions::at(now()).with_backup();
    let error = store.save(&edited(&season.tracker, "three"), terms).unwrap_err();
    assert!(matches!(error, SaveError::NoBackup { .. }), "{error}");
    assert_eq!(notes(&path), "two");
    fs::remove_file(folder.path().join("season.backups")).unwrap();
    store.save(&edited(&season.tracker, "four"), now()).unwrap();
    assert_eq!(count(&path), 1);
}

/// A backup a day for 400 days, three on some, and what stays of them.
#[test]
fn the_twenty_newest_stay_and_one_a_day_and_one_a_month() {
    let (folder, path, season) = example();
    let backups_at = folder.path().join("season.backups");
    fs::create_dir(&backups_at).unwrap();
    let last = at("2026-11-22T22:20:00Z");
    for day in 1..400 {
        for hour in 0..3 {
            let name = last.plus(-day * DAY - hour * 3600).to_string().replace(['-', ':'], "");
            fs::write(backups_at.join(format!("season-{name}-0123abcd.json")), EXAMPLE).unwrap();
        }
    }
    let strangers = [
        "season-mine.json",
        "season-20250101T000000Z-0123abcd.json.bak",
        "notes.txt",
        "season-20250101T000000Z.json",
    ];
    strangers.iter().for_each(|it| fs::write(backups_at.join(it), "x").unwrap());
    store(real(), &path, &season).save(&season.tracker, last).unwrap();
    let left: Vec<String> = backups(&RealDisk, &path).unwrap().iter().map(|it| it.at.to_string()).collect();
    // this save's and 19 more: three a day for six days, and one
    assert_eq!(left[0], "2026-11-22T22:20:00Z");
    assert_eq!(left[19], "2026-11-15T22:20:00Z");
    // then one a day for 30 days
    assert_eq!(left[20], "2026-11-14T22:20:00Z");
    let days: Vec<&str> =
        left[20..].iter().map(|it| &it[..10]).take_while(|it| *it >= "2026-10-23").collect();
    assert_eq!((days.len(), days[0], days[days.len() - 1]), (23, "2026-11-14", "2026-10-23"));
    // then one a month
    let months: Vec<&str> = left[43..].iter().map(String::as_str).collect();
    let wanted = [
        "2026-09-30T22:20:00Z",
        "2026-08-31T22:20:00Z",
        "2026-07-31T22:20:00Z",
        "2026-06-30T22:20:00Z",
        "2026-05-31T22:20:00Z",
        "2026-04-30T22:20:00Z",
        "2026-03-31T22:20:00Z",
        "2026-02-28T22:20:00Z",
        "2026-01-31T22:20:00Z",
        "2025-12-31T22:20:00Z",
        "2025-11-30T22:20:00Z",
        "2025-10-31T22:20:00Z",
    ];
    assert_eq!(months, wanted);
    strangers.iter().for_each(|it| assert!(backups_at.join(it).exists()));
    // with a clock that was set back nothing goes that it would keep
    let before = count(&path);
    store(real(), &path, &ready(&path)).save(&season.tracker, last.plus(-300 * DAY)).unwrap();
    assert!(count(&path) >= before - 1);
}

#[test]
fn nothing_is_pruned_before_the_new_file_is_safe() {
    let (folder, path, season) = example();
    let backups_at = folder.path().join("season.backups");
    let fill = || {
        fs::create_dir_all(&backups_at).unwrap();
        for minute in 10..50 {
            fs::write(backups_at.join(format!("season-20200101T00{minute}00Z-0123abcd.json")), "x").unwrap();
        }
    };
    fill();
    let disk = FakeDisk::recording(real());
    store(Arc::new(disk.clone()), &path, &season).save(&season.tracker, now()).unwrap();
    let calls = disk.calls();
    let removed = calls.iter().position(|it| it.op == Op::Remove).unwrap();
    let synced = calls.iter().rposition(|it| it.op == Op::SyncDir).unwrap();
    assert!(synced < removed);
    assert_eq!(count(&path), 20);
    // a save that fails removes none
    fill();
    let disk = FakeDisk::recording(real());
    store(Arc::new(disk.clone()), &path, &ready(&path)).save(&season.tracker, now().plus(DAY)).unwrap();
    let synced = disk.calls().iter().rposition(|it| it.op == Op::SyncDir).unwrap();
    fill();
    let before = count(&path);
    let disk = FakeDisk::failing(real(), synced, Fault::Once(5));
    store(Arc::new(disk), &path, &ready(&path)).save(&season.tracker, now().plus(2 * DAY)).unwrap_err();
    assert!(count(&path) > before);
}

#[test]
fn a_restore_keeps_the_present_file_first() {
    let (_folder, path, season) = example();
    let mut store = store(real(), &path, &season);
    store.save(&edited(&season.tracker, "newer"), now()).unwrap();
    let id = backups(&RealDisk, &path).unwrap()[0].id.clone();
    let present = fs::read_to_string(&path).unwrap();
    store.restore(&id, now().plus(60)).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), EXAMPLE);
    let newest = backups(&RealDisk, &path).unwrap().remove(0);
    assert_eq!(fs::read_to_string(&newest.path).unwrap(), present);
    // and back
    store.restore(&newest.id, now().plus(120)).unwrap();
    assert_eq!(notes(&path), "newer");
    store.save(&edited(&season.tracker, "after"), now().plus(180)).unwrap();
    assert_eq!(notes(&path), "after");
    let error = store.restore("20200101T000000Z-00000000", now()).unwrap_err();
    assert_eq!(error.to_string(), "there is no backup 20200101T000000Z-00000000");
}

#[test]
fn a_restore_puts_a_damaged_file_aside_and_works_where_there_is_none() {
    let (folder, path, season) = example();
    store(real(), &path, &season).save(&edited(&season.tracker, "newer"), now()).unwrap();
    let id = backups(&RealDisk, &path).unwrap()[0].id.clone();
    fs::write(&path, "rubbish").unwrap();
    let saved = Store::new(real(), &path, None, counter()).restore(&id, now()).unwrap();
    assert_eq!(fs::read_to_string(saved.outside.unwrap()).unwrap(), "rubbish");
    assert_eq!(fs::read_to_string(&path).unwrap(), EXAMPLE);
    fs::remove_file(&path).unwrap();
    assert!(matches!(load(&RealDisk, &path).outcome, Outcome::Missing));
    Store::new(real(), &path, None, counter()).restore(&id, now()).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), EXAMPLE);
    // never over a newer version's file, and never from one
    let newer = EXAMPLE.replacen("\"schema\": 1", "\"schema\": 2", 1);
    fs::write(folder.path().join("season.backups/season-20260101T000000Z-00000000.json"), &newer).unwrap();
    let error =
        Store::new(real(), &path, None, counter()).restore("20260101T000000Z-00000000", now()).unwrap_err();
    assert!(matches!(error, SaveError::BadBackup { .. }), "{error}");
    fs::write(&path, &newer).unwrap();
    let error = Store::new(real(), &path, None, counter()).restore(&id, now()).unwrap_err();
    assert_eq!(error.to_string(), "a newer fluoro has written it (schema 2, this one knows 1)");
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
}

#[test]
fn a_restore_that_fails_anywhere_leaves_the_present_or_the_earlier_season() {
    for fault in [Fault::Once(28), Fault::From(5), Fault::Cut(28), Fault::Dead, Fault::CutDead] {
        for at in 0.. {
            let (_folder, path, season) = example();
            store(real(), &path, &season).save(&edited(&season.tracker, "newer"), now()).unwrap();
            let id = backups(&RealDisk, &path).unwrap()[0].id.clone();
            let present = ready(&path);
            let disk = FakeDisk::failing(real(), at, fault);
            let mut store = store(Arc::new(disk.clone()), &path, &present);
            let restored = store.restore(&id, now().plus(60));
            let is_old = notes(&path) == "newer";
            assert!(is_old || fs::read_to_string(&path).unwrap() == EXAMPLE);
            assert!(!is_old || restored.is_err());
            let kept = backups(&RealDisk, &path)
                .unwrap()
                .iter()
                .any(|it| it.read(&RealDisk).is_ok_and(|it| it.programs == present.tracker.programs));
            assert!(is_old || kept, "{fault:?} at {at}");
            if !disk.struck() {
                break;
            }
            let after = edited(&ready(&path).tracker, "after");
            self::store(real(), &path, &ready(&path)).save(&after, now().plus(120)).unwrap();
            assert_eq!(notes(&path), "after");
        }
    }
}

#[test]
fn a_season_that_lost_most_of_its_rows_is_asked_about() {
    let (_folder, path, season) = example();
    let mut store = store(real(), &path, &season);
    let all = season.tracker.len();
    let mut emptied = Tracker { profile: season.tracker.profile.clone(), ..Tracker::default() };
    let error = store.save(&emptied, now()).unwrap_err();
    assert!(matches!(error, SaveError::Shrinks { gone, of, .. } if gone == all && of == all));
    assert_eq!(error.to_string(), format!("{all} of {all} rows would be gone"));
    assert_eq!(fs::read_to_string(&path).unwrap(), EXAMPLE);
    // what the user removed doesn't count
    let gone = removed(&season.tracker, &emptied);
    assert_eq!(gone.len(), all);
    let half: Removed = gone.iter().take(all / 2 + 1).cloned().collect();
    emptied.programs.put_shared(season.tracker.programs.get("ucsf/ir").unwrap().clone());
    store.save(&emptied, SaveOptions::at(now()).without(half)).unwrap();
    // a few rows may go
    let id = Id::new("ucsf/ir");
    assert!(emptied.remove_row(Table::Programs, id.as_str()));
    assert!(matches!(store.save(&emptied, now()), Err(SaveError::Shrinks { gone: 1, of: 1, .. })));
    store.save(&emptied, SaveOptions::at(now()).shrinking()).unwrap();
    assert_eq!(ready(&path).tracker.len(), 0);
    store.save(&season.tracker, now()).unwrap();
    let mut fewer = season.tracker.clone();
    fewer.delete_program("ucsf/ir");
    store.save(&fewer, now()).unwrap();
}
