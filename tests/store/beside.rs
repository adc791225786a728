//! What stands beside the season file: copies of sync programs, backups, conflict files; and reading any of them.

use fluoro::{
    domain::tables::Table,
    store::{
        SaveOptions, backups_seen, conflict_files,
        disk::fake::{FakeDisk, Fault},
        read_season, remove_found,
        report::{ConflictSide, FoundKind, Verdict},
    },
};
use serde_json::{Value, json};

use super::*;

fn found(path: &Path, kind: FoundKind) -> Vec<String> {
    let report = load(&RealDisk, path).report();
    let names = report.found.iter().filter(|it| it.kind == kind);
    names.map(|it| it.path.file_name().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn copies_of_sync_programs_are_found_and_those_of_other_seasons_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    let ours = [
        "season (Ann's conflicted copy 2026-11-22).json",
        "season (conflicted copy 2026-11-22 222000).json",
        "season.SYNC-CONFLICT-20261122-222000-abcdefg.JSON",
        "season.sync-conflict-20261122-222000-ABCDEFG.json",
    ];
    let others = [
        "season-2.sync-conflict-20261122-222000-ABCDEFG.json",
        "season 2 (Ann's conflicted copy 2026-11-22).json",
        "season2.sync-conflict-20261122-222000-ABCDEFG.json",
        "season.sync-conflict-20261122-222000-ABCDEFG.txt",
        "season (copy).json",
        "my season.sync-conflict-20261122-222000-ABCDEFG.json",
    ];
    for name in others {
        fs::write(folder.path().join(name), EXAMPLE).unwrap();
    }
    assert_eq!(load(&RealDisk, &path).report().verdict, Verdict::FirstRun);
    for name in ours {
        fs::write(folder.path().join(name), EXAMPLE).unwrap();
    }
    assert_eq!(load(&RealDisk, &path).report().verdict, Verdict::Missing);
    assert_eq!(found(&path, FoundKind::SyncConflict), ours);
    fs::write(&path, EXAMPLE).unwrap();
    let report = load(&RealDisk, &path).report();
    assert!(report.has_warnings());
    assert_eq!(report.newest(FoundKind::SyncConflict).unwrap().at, None);
    assert_eq!(read_season(&RealDisk, &folder.path().join(ours[0])).unwrap(), ready(&path).tracker);
}

#[test]
fn a_name_tells_its_time() {
    let (folder, path, _) = example();
    for name in [
        "season.backups/season-20261122T222000Z-00000000.json",
        "season.rescue-20261122T222000Z-2.json",
        "season.conflict-20261122T222000Z-00000000-3.json",
    ] {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, EXAMPLE).unwrap();
        let report = load(&RealDisk, &path).report();
        let found = report.found.iter().find(|it| it.path.ends_with(name)).unwrap();
        assert_eq!(found.at, Some(now()), "{name}");
    }
}

#[test]
fn a_backup_that_is_looked_into_says_what_it_holds() {
    let (folder, path, season) = example();
    let mut store = store(real(), &path, &season);
    store.save(&edited(&season.tracker, "one"), now()).unwrap();
    let bad = folder.path().join("season.backups/season-20250101T000000Z-0000abcd.json");
    fs::write(&bad, "{").unwrap();
    let seen = backups_seen(&RealDisk, &path).unwrap();
    assert_eq!(seen.len(), 2);
    assert_eq!((seen[0].at, seen[0].bytes), (now(), EXAMPLE.len() as u64));
    let rows = seen[0].rows.as_ref().unwrap();
    assert_eq!(rows.iter().map(|it| it.1).sum::<usize>(), season.tracker.len());
    assert!(rows.contains(&(Table::Programs, season.tracker.programs.len())));
    assert_eq!(seen[1].path, bad);
    assert!(seen[1].rows.as_ref().unwrap_err().contains("no season file"));
}

#[test]
fn a_season_that_cannot_be_read_says_so_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let says = |bytes: &[u8]| {
        let path = folder.path().join("other.json");
        fs::write(&path, bytes).unwrap();
        read_season(&RealDisk, &path).unwrap_err()
    };
    assert_eq!(says(b"PK\x03\x04"), "it is no season file: line 1, column 1: expected value");
    assert!(says(b"{\"app\":\"fluoro\",\"schema\":2}").starts_with("a newer fluoro has written it"));
    assert!(says(b"{\"app\":\"fluoro\",\"schema\":1,\"profile\":7}").contains("profile"));
    assert!(read_season(&RealDisk, folder.path()).unwrap_err().contains("is a folder"));
    assert!(read_season(&RealDisk, &folder.path().join("nobody")).unwrap_err().contains("isn't there"));
}

/// Two copies that both change one note.
fn conflict() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let (folder, path, season) = example();
    store(real(), &path, &season).save(&edited(&season.tracker, "theirs"), now()).unwrap();
    let saved = store(real(), &path, &season).save(&edited(&season.tracker, "ours"), now()).unwrap();
    (folder, path, saved.conflict_file.unwrap())
}

#[test]
fn a_conflict_file_is_read_back_and_goes_when_it_is_settled() {
    let (_folder, path, file) = conflict();
    let all = conflict_files(&RealDisk, &path).unwrap();
    let [Ok(read)] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!((read.path.as_path(), read.at), (file.as_path(), Some(now())));
    let text = |it: &str| Value::from(it);
    let base = ready(&path).tracker;
    assert_eq!(base.programs.get("ucsf/ir").unwrap().notes, "ours");
    let [side] = read.conflicts.as_slice() else { panic!("{read:?}") };
    let ConflictSide { path: place, base, ours, theirs } = side;
    assert_eq!(place, "programs/ucsf~1ir/notes");
    assert_eq!((ours, theirs), (&text("ours"), &text("theirs")));
    assert_ne!(base, ours);
    remove_found(&RealDisk, &path, &file).unwrap();
    assert_eq!(conflict_files(&RealDisk, &path).unwrap(), []);
    remove_found(&RealDisk, &path, &file).unwrap();
}

#[test]
fn the_newest_conflicts_come_first() {
    let (folder, path, file) = conflict();
    let older = folder.path().join("season.conflict-20250101T000000Z-0000abcd.json");
    fs::copy(&file, &older).unwrap();
    let all = conflict_files(&RealDisk, &path).unwrap();
    let paths: Vec<&PathBuf> = all.iter().map(|it| &it.as_ref().unwrap().path).collect();
    assert_eq!(paths, [&file, &older]);
}

#[test]
fn a_hostile_conflict_file_is_told_and_stays() {
    let (_folder, path, _) = example();
    let file = path.with_file_name("season.conflict-20261122T222000Z-00000000.json");
    let deep = format!("{{\"kind\":\"conflict\",\"schema\":1,\"conflicts\":{}", "{\"a\":".repeat(5_000));
    let twice = r#"{"schema":1,"kind":"conflict","conflicts":{"a":{},"a":{}}}"#;
    let hostile: [&[u8]; 11] = [
        b"",
        b"\0\0\0",
        b"{\"kind\":\"conflict\"",
        EXAMPLE.as_bytes(),
        deep.as_bytes(),
        twice.as_bytes(),
        br#"{"schema":2,"kind":"conflict","conflicts":{}}"#,
        br#"{"schema":"1","kind":"conflict","conflicts":{}}"#,
        br#"{"schema":1,"kind":"conflict","conflicts":[]}"#,
        br#"{"schema":1,"kind":"conflict","conflicts":{"a":"\u001b[2J"}}"#,
        b"{\"schema\":1,\"kind\":\"conflict\",\"\x1b[2J\":\xff}",
    ];
    for bytes in hostile {
        fs::write(&file, bytes).unwrap();
        let all = conflict_files(&RealDisk, &path).unwrap();
        let [Err((at, why))] = all.as_slice() else { panic!("{all:?}") };
        assert_eq!(at, &file);
        assert!(!why.is_empty() && !why.contains(char::is_control), "{why:?}");
        assert!(remove_found(&RealDisk, &path, &file).is_err());
        assert_eq!(fs::read(&file).unwrap(), bytes);
    }
    let most = json!({ "schema": 1, "kind": "conflict", "conflicts": { "a": {}, "\u{1b}": { "ours": 1 } } });
    fs::write(&file, most.to_string()).unwrap();
    assert!(conflict_files(&RealDisk, &path).unwrap()[0].is_ok());
}

#[test]
fn only_conflict_files_are_ever_removed() {
    let (_folder, path, file) = conflict();
    let text = fs::read(&file).unwrap();
    for name in [
        "season.json",
        "notes.json",
        "season.conflict-.json",
        "season.conflict-20261122T222000Z.json",
        "season.conflict-20261122T222000Z-00000000.json.lock",
        "season.conflict-20261322T222000Z-00000000.json",
        ".conflict-20261122T222000Z-00000000.json",
    ] {
        let other = path.with_file_name(name);
        fs::write(&other, &text).unwrap();
        assert!(remove_found(&RealDisk, &path, &other).unwrap_err().contains("none of the files"), "{name}");
        assert!(other.is_file());
    }
    #[cfg(unix)]
    {
        let link = path.with_file_name("season.conflict-20251122T222000Z-00000000.json");
        std::os::unix::fs::symlink(&file, &link).unwrap();
        assert!(remove_found(&RealDisk, &path, &link).unwrap_err().contains("none of the files"));
    }
    fs::write(&path, EXAMPLE).unwrap();
    remove_found(&RealDisk, &path, &file).unwrap();
    let terms = SaveOptions::at(now());
    store(real(), &path, &ready(&path)).save(&edited(&ready(&path).tracker, "after"), terms).unwrap();
}

#[test]
fn what_may_be_removed_goes_and_a_disk_that_refuses_says_why() {
    let (_folder, path, season) = example();
    store(real(), &path, &season).save(&edited(&season.tracker, "one"), now()).unwrap();
    for name in [
        "season.rescue-20261122T222000Z.json",
        "season.damaged-20261122T222000Z.json",
        "season.sync-conflict-20261122-222000-ABCDEFG.json",
    ] {
        let file = path.with_file_name(name);
        fs::write(&file, EXAMPLE).unwrap();
        let disk = FakeDisk::failing(real(), 0, Fault::From(13));
        assert!(remove_found(&disk, &path, &file).unwrap_err().contains("no permission"));
        remove_found(&RealDisk, &path, &file).unwrap();
        assert!(!file.exists());
    }
    for backup in fluoro::store::backups(&RealDisk, &path).unwrap() {
        assert!(remove_found(&RealDisk, &path, &backup.path).is_err());
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("season.rescue-20261122T222000Z.json");
    fs::write(&file, EXAMPLE).unwrap();
    assert!(remove_found(&RealDisk, &path, &file).unwrap_err().contains("none of the files"));
}
