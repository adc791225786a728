//! Files that nobody would wish for: no panic, nothing touched, a clear word.

use fluoro::store::report::{FoundKind, Verdict};

use super::*;

/// Loads, and makes sure that the folder is as it was.
fn verdict(path: &Path) -> Verdict {
    let folder = path.parent().unwrap();
    let before = names(folder);
    let bytes = fs::symlink_metadata(path).is_ok_and(|it| it.is_file()).then(|| fs::read(path).unwrap());
    let report = load(&RealDisk, path).report();
    assert_eq!(names(folder), before);
    if let Some(bytes) = bytes {
        assert_eq!(fs::read(path).unwrap(), bytes);
    }
    report.verdict
}

fn verdict_of(bytes: &[u8]) -> Verdict {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    fs::write(&path, bytes).unwrap();
    verdict(&path)
}

#[track_caller]
fn damaged(bytes: &[u8], says: &str) {
    match verdict_of(bytes) {
        Verdict::Damaged { why, line, column } => {
            let all = format!("{line}:{column} {why}");
            assert_eq!(all, says);
        }
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn read_only(verdict: Verdict, says: &str) {
    match verdict {
        Verdict::ReadOnly { why } => assert!(why.contains(says), "{why}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_cut_anywhere_is_damaged() {
    for part in 0..20 {
        let end = EXAMPLE.len() * part / 20;
        let verdict = verdict_of(&EXAMPLE.as_bytes()[..end]);
        assert!(matches!(verdict, Verdict::Damaged { .. }), "cut at {end}: {verdict:?}");
    }
    damaged(&EXAMPLE.as_bytes()[..1000], "59:5 the file ends in the middle");
}

#[test]
fn a_flipped_bit_never_panics_and_never_loses_a_row_unseen() {
    let whole = ready_from(EXAMPLE.as_bytes()).unwrap();
    let mut readable = 0;
    for at in (0..EXAMPLE.len()).step_by(EXAMPLE.len() / 150) {
        for bit in [0, 2, 5, 7] {
            let mut bytes = EXAMPLE.as_bytes().to_vec();
            bytes[at] ^= 1 << bit;
            let Some(tracker) = ready_from(&bytes) else { continue };
            readable += 1;
            let unknown: usize = tracker.extra.values().filter_map(|it| it.as_array()).map(Vec::len).sum();
            assert_eq!(tracker.len() + tracker.kept.len() + unknown, whole.len(), "byte {at}, bit {bit}");
            let written = fluoro::store::Encoder::new().encode(&tracker).unwrap();
            let again = fluoro::store::decode(&written).unwrap().tracker;
            assert_eq!(again.len() + again.kept.len() + unknown, whole.len());
        }
    }
    assert!(readable > 100, "{readable}");
}

/// The tracker of a file that may be written again.
fn ready_from(bytes: &[u8]) -> Option<Tracker> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    fs::write(&path, bytes).unwrap();
    match load(&RealDisk, &path).outcome {
        Outcome::Ready(season) => Some(season.tracker),
        _ => None,
    }
}

#[test]
fn what_is_no_season_is_damaged_and_says_why() {
    damaged(b"", "1:1 the file is empty");
    damaged(b"\xef\xbb\xbf", "1:1 the file is empty");
    damaged(b" \n\t\r\n", "1:1 nothing but blanks stands in the file");
    damaged(&[0; 4096], "1:1 nothing but zero bytes stands in the file");
    damaged(b"{\"app\":\"fluoro\",\n\"schema\":1,\n \"id\":\"\xff\"}", "3:8 a byte here is no UTF-8");
    damaged(b"\xff\xfe{\0}\0", "1:1 a byte here is no UTF-8");
    damaged(b"[]", "1:1 invalid type: sequence, expected a season, which is one object");
    damaged(b"null", "1:4 invalid type: null, expected a season, which is one object");
    damaged(b"{}", "1:1 it is not a fluoro file: its \"app\" isn't \"fluoro\"");
    damaged(
        b"{\"schema\":1,\n  \"app\": \"todo\"}",
        "2:10 it is not a fluoro file: its \"app\" isn't \"fluoro\"",
    );
    damaged(
        b"{\"schema\":1,\"kind\":\"conflict\"}",
        "1:1 it is not a fluoro file: its \"app\" isn't \"fluoro\"",
    );
    damaged(b"not json", "1:2 expected ident");
    damaged(b"{\"app\":\"fluoro\",\"schema\":1}}", "1:28 trailing characters");
    damaged(b"{\"app\":\"fluoro\",\"schema\":1,}", "1:28 trailing comma");
    damaged(b"{\"app\":\"fluoro\",\"schema\":1}\0", "1:28 trailing characters");
    damaged(b"<<<<<<< ours\n{\"app\":\"fluoro\"}", "1:1 expected value");
}

#[test]
fn the_schema_decides() {
    let with = |schema: &str| format!("{{\"app\":\"fluoro\",\n\"schema\":{schema}}}");
    for schema in ["-1", "1.0", "1e3", "\"1\"", "true", "null", "[1]", "{}"] {
        damaged(with(schema).as_bytes(), "2:10 its \"schema\" is missing or no whole number");
    }
    damaged(b"{\"app\":\"fluoro\"}", "1:1 its \"schema\" is missing or no whole number");
    damaged(with("0").as_bytes(), "2:10 there never was a \"schema\" 0");
    for schema in ["2", "18446744073709551616", "99999999999999999999999999999999"] {
        read_only(
            verdict_of(with(schema).as_bytes()),
            &format!("a newer fluoro has written it (schema {schema}"),
        );
    }
    let newer = EXAMPLE.replacen("\"schema\": 1", "\"schema\": 2", 1);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    fs::write(&path, newer).unwrap();
    let loaded = load(&RealDisk, &path);
    assert_eq!(loaded.season().unwrap().tracker.programs.len(), 1, "it can be looked at");
    read_only(loaded.report().verdict, "newer");
    read_only(verdict_of(b"{\"app\":\"fluoro\",\"schema\":2,\"new\":{\"a\":1,\"a\":2}}"), "newer");
}

#[test]
fn a_key_that_stands_there_twice_is_refused_by_its_line() {
    let twice = |key: &str, value: &str| {
        let text = format!("{{\"app\":\"fluoro\",\"schema\":1,\n\"{key}\":{value},\n\n\"{key}\":{value}}}");
        match verdict_of(text.as_bytes()) {
            Verdict::Damaged { why, line: 4, .. } => {
                assert_eq!(why, format!("key \"{key}\" stands there twice"))
            }
            other => panic!("{key}: {other:?}"),
        }
    };
    for (key, value) in
        [("id", "\"x\""), ("profile", "{}"), ("settings", "{}"), ("programs", "[]"), ("news", "1")]
    {
        twice(key, value);
    }
    let inside = "{\"app\":\"fluoro\",\"schema\":1,\n\"news\":[{\"a\":1,\n\"a\":2}]}";
    damaged(inside.as_bytes(), "3:3 key \"a\" stands there twice");
}

#[test]
fn parts_that_do_not_fit_open_read_only() {
    let with = |rest: &str| format!("{{\"app\":\"fluoro\",\"schema\":1,\n{rest}}}");
    for rest in [
        "\"profile\":7",
        "\"profile\":[]",
        "\"profile\":{\"match\":\"lottery\"}",
        "\"profile\":{\"name\":\"a\",\"name\":\"b\"}",
        "\"settings\":\"x\"",
        "\"settings\":{\"widths\":{\"name\":-1}}",
        "\"overrides\":[]",
        "\"overrides\":{\"a\":{\"as_of\":\"soon\"}}",
        "\"overrides\":{\"a\":{\"value\":{\"k\":1,\"k\":2}}}",
        "\"set_aside\":{\"a\":1}",
        "\"id\":5",
    ] {
        read_only(verdict_of(with(rest).as_bytes()), "line 2, ");
    }
    for table in ["{}", "7", "\"x\"", "true", "{\"id\":\"a\"}", "-1.5"] {
        read_only(
            verdict_of(with(&format!("\"programs\":{table}")).as_bytes()),
            "\"programs\" is no list of rows",
        );
    }
}

#[test]
fn rows_of_every_wrong_kind_are_kept() {
    let deep = |depth: usize| format!("{{\"id\":\"d\",\"x\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
    let (deepest, deeper) = (deep(126), deep(100_000));
    let long = format!("{{\"id\":\"l\",\"notes\":{}}}", "9".repeat(100_000));
    for row in [
        "7",
        "null",
        "true",
        "\"x\"",
        "[]",
        "[[]]",
        "-0.0",
        "{}",
        "{\"id\":null}",
        "{\"id\":\"\"}",
        "{\"id\":7}",
        "{\"id\":\"a\",\"id\":\"b\"}",
        "{\"id\":\"a\",\"name\":7}",
        "{\"id\":\"a\",\"tags\":[7]}",
        "{\"id\":\"a\",\"name\":\"\\ud800\"}",
        "{\"id\":\"a\",\"time_zone\":\"Mars/Phobos\"}",
        "{\"id\":\"a\",\"scores\":{\"x\":6}}",
        "{\"id\":\"a\",\"x\":{\"y\":1,\"y\":2}}",
        "{\"id\":\"a\",\"x\":{\"$serde_json::private::Number\":\"1\"}}",
        "{\"id\":\"a\",\"x\":{\"$serde_json::private::RawValue\":\"1\",\"$serde_json::private::RawValue\":\"1\"}}",
        &deeper,
        &long,
    ] {
        let text = format!("{{\"app\":\"fluoro\",\"schema\":1,\"programs\":[{row},{{\"id\":\"z\"}}]}}");
        let tracker = ready_from(text.as_bytes()).unwrap();
        assert_eq!((tracker.kept.len(), tracker.programs.len()), (1, 1), "{}", &row[..row.len().min(80)]);
        assert_eq!(&*tracker.kept[0].text, row);
        assert!(!tracker.kept[0].why.is_empty() && tracker.kept[0].why.len() < 300);
    }
    let text = format!("{{\"app\":\"fluoro\",\"schema\":1,\"programs\":[{deepest}]}}");
    assert_eq!(ready_from(text.as_bytes()).unwrap().programs.len(), 1);
    let top = format!("{{\"app\":\"fluoro\",\"schema\":1,\"x\":{}{}}}", "[".repeat(200), "]".repeat(200));
    damaged(top.as_bytes(), "1:160 recursion limit exceeded");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_read_only() {
    use std::os::unix::fs::symlink;

    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("folder.json")).unwrap();
    read_only(verdict(&at("folder.json")), "is a folder");
    mknodat(CWD, at("fifo.json"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    read_only(verdict(&at("fifo.json")), "is no regular file");
    assert!(RealDisk.read(&at("fifo.json")).is_err(), "it doesn't wait either");
    symlink(at("nowhere.json"), at("dangling.json")).unwrap();
    read_only(verdict(&at("dangling.json")), "is a link to something that isn't there");
    symlink(at("loop.json"), at("loop.json")).unwrap();
    read_only(verdict(&at("loop.json")), "is a link that leads to itself");
    symlink(at("unplugged"), at("disk")).unwrap();
    let read = load(&RealDisk, &at("disk/fluoro/season.json")).report().verdict;
    read_only(read, "is a link to something that isn't there");
    fs::write(at("plain"), "x").unwrap();
    read_only(load(&RealDisk, &at("plain/season.json")).report().verdict, "is no folder");
    read_only(load(&RealDisk, Path::new("/dev/zero")).report().verdict, "is no regular file");
    read_only(load(&RealDisk, Path::new("/")).report().verdict, "names no file");
    let huge = fs::File::create(at("huge.json")).unwrap();
    huge.set_len((512 << 20) + 1).unwrap();
    let read = load(&RealDisk, &at("huge.json")).report().verdict;
    read_only(read, "is larger than 512 MiB");
}

#[test]
fn a_first_run_is_one_only_without_a_trace() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    assert_eq!(verdict(&path), Verdict::FirstRun);
    assert_eq!(load(&RealDisk, &folder.path().join("a/b/season.json")).outcome, Outcome::FirstRun);
    fs::write(folder.path().join("other.backups"), "x").unwrap();
    fs::write(folder.path().join("season.txt"), "x").unwrap();
    assert_eq!(verdict(&path), Verdict::FirstRun);
    for (name, kind) in [
        ("season.backups/season-20261122T222000Z-00000000.json", FoundKind::Backup),
        ("season.conflict-20261122T222000Z-00000000.json", FoundKind::Conflict),
        ("season.rescue-20261122T222000Z.json", FoundKind::Rescue),
        ("season.damaged-20261122T222000Z.json", FoundKind::Damaged),
        (".season.json.7.00000000000000ff.tmp", FoundKind::Unfinished),
    ] {
        let trace = folder.path().join(name);
        fs::create_dir_all(trace.parent().unwrap()).unwrap();
        fs::write(&trace, EXAMPLE).unwrap();
        assert_eq!(verdict(&path), Verdict::Missing);
        let report = load(&RealDisk, &path).report();
        assert_eq!(report.newest(kind).unwrap().path, trace);
        fs::remove_file(trace).unwrap();
    }
    let temp = folder.path().join(".season.json.7.00000000000000ff.tmp");
    for cut in ["", &EXAMPLE[..EXAMPLE.len() / 2]] {
        fs::write(&temp, cut).unwrap();
        assert_eq!(verdict(&path), Verdict::FirstRun, "what was never whole is no version");
    }
    fs::remove_file(temp).unwrap();
    fs::write(&path, EXAMPLE).unwrap();
    fs::write(folder.path().join("season.rescue-20261122T222000Z.json"), EXAMPLE).unwrap();
    let report = load(&RealDisk, &path).report();
    assert_eq!((report.verdict.clone(), report.has_warnings()), (Verdict::Ready, true));
    assert_eq!(report.rows(), report.counts.iter().map(|it| it.1).sum::<usize>());
}

#[test]
fn a_disk_that_refuses_to_read_is_never_a_first_run() {
    let folder = tempfile::tempdir().unwrap();
    for (name, present) in [("season.json", true), ("missing.json", false)] {
        let path = folder.path().join(name);
        if present {
            fs::write(&path, EXAMPLE).unwrap();
        }
        for errno in [5, 13, 116] {
            for at in 0.. {
                let disk = FakeDisk::failing(real(), at, Fault::Once(errno));
                let outcome = load(&disk, &path).outcome;
                if !disk.struck() {
                    break;
                }
                match outcome {
                    Outcome::ReadOnly { season: None, .. } => {}
                    // only what stands beside the file couldn't be listed
                    Outcome::Ready(_) if present && at > 2 => {}
                    other => panic!("{name}, operation {at}: {other:?}"),
                }
            }
        }
    }
}

use fluoro::store::disk::fake::{FakeDisk, Fault};
