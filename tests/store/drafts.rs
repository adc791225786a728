//! Text being typed: at most a second of it may be lost, and a start offers back what is nobody's.

use fluoro::store::{
    Drafts, base_hash,
    disk::fake::{FakeDisk, Fault, Op},
    drop_drafts, left_drafts,
    report::{Draft, FoundKind, Verdict},
};
use serde_json::{Value, json};

use super::*;

const PLACE: &str = "interviews/9c1f0e2d3b4a5968/notes";

fn draft(text: &str) -> Draft {
    Draft { place: PLACE.into(), base: "# UCSF".into(), text: text.into(), cursor: text.len() }
}

fn file_of(path: &Path, session: u64) -> PathBuf {
    path.with_extension("drafts").join(format!("{session:016x}.json"))
}

fn texts(path: &Path) -> Vec<String> {
    left_drafts(&RealDisk, path).into_iter().flat_map(|it| it.drafts).map(|it| it.text).collect()
}

#[test]
fn a_draft_is_written_as_the_file_is_described() {
    let (_folder, path, _) = example();
    let mut drafts = Drafts::new(real(), &path, 0xab);
    assert!(!path.with_extension("drafts").exists());
    drafts.write(&[draft("# UCSF\nmore")], now()).unwrap();
    let bytes = fs::read(file_of(&path, 0xab)).unwrap();
    let wanted = json!({
        "schema": 1, "session": "00000000000000ab", "at": "2026-11-22T22:20:00Z",
        "drafts": { PLACE: { "base_hash": base_hash("# UCSF"), "text": "# UCSF\nmore", "cursor": 11 } },
    });
    assert_eq!(serde_json::from_slice::<Value>(&bytes).unwrap(), wanted);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |it: &Path| fs::metadata(it).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&file_of(&path, 0xab)), 0o600);
        assert_eq!(mode(&path.with_extension("drafts")), 0o700);
    }
}

#[test]
fn a_start_offers_back_what_no_running_session_holds() {
    let (_folder, path, _) = example();
    let mut running = Drafts::new(real(), &path, 1);
    running.write(&[draft("running")], now()).unwrap();
    let mut killed = Drafts::new(real(), &path, 2);
    killed.write(&[draft("killed")], now()).unwrap();
    assert_eq!(texts(&path), [""; 0]);
    drop(killed);
    let left = left_drafts(&RealDisk, &path);
    assert_eq!(texts(&path), ["killed"]);
    assert_eq!((left[0].at, &left[0].file), (Some(now()), &file_of(&path, 2)));
    assert_eq!(left[0].drafts[0].base_hash, base_hash("# UCSF"));
    let report = load(&RealDisk, &path).report();
    assert_eq!(report.found.iter().filter(|it| it.kind == FoundKind::Draft).count(), 2);
    assert!(drop_drafts(&RealDisk, &file_of(&path, 1)).unwrap_err().contains("running"));
    drop_drafts(&RealDisk, &file_of(&path, 2)).unwrap();
    running.close().unwrap();
    assert_eq!(names(&path.with_extension("drafts")), [""; 0]);
}

#[test]
fn nothing_is_written_without_a_change_and_no_draft_means_no_file() {
    let (_folder, path, _) = example();
    let disk = FakeDisk::recording(real());
    let mut drafts = Drafts::new(Arc::new(disk.clone()), &path, 1);
    drafts.write(&[], now()).unwrap();
    drafts.close().unwrap();
    assert_eq!(disk.calls(), []);
    drafts.write(&[draft("a")], now()).unwrap();
    disk.start_over(0, Fault::None);
    drafts.write(&[draft("a")], now().plus(1)).unwrap();
    assert_eq!(disk.calls(), []);
    drafts.write(&[], now()).unwrap();
    assert!(!file_of(&path, 1).exists());
    drafts.write(&[draft("b")], now()).unwrap();
    drop(drafts);
    assert_eq!(texts(&path), ["b"]);
}

#[test]
fn killed_anywhere_a_write_leaves_the_older_text_or_the_newer() {
    for fault in [Fault::Dead, Fault::CutDead] {
        for at in 0.. {
            let (_folder, path, _) = example();
            let disk = FakeDisk::recording(real());
            let mut drafts = Drafts::new(Arc::new(disk.clone()), &path, 1);
            drafts.write(&[draft("old")], now()).unwrap();
            disk.start_over(at, fault);
            let written = drafts.write(&[draft("new")], now());
            let struck = disk.struck();
            drop(drafts);
            let left = texts(&path);
            assert!(left == ["old"] || left == ["new"], "{fault:?} at {at}: {left:?}");
            assert_eq!(written.is_ok(), !struck);
            drop_drafts(&RealDisk, &file_of(&path, 1)).unwrap();
            assert_eq!(names(&path.with_extension("drafts")), [""; 0]);
            if !struck {
                assert_eq!(left, ["new"]);
                break;
            }
        }
    }
}

#[test]
fn a_write_that_was_refused_is_made_good_by_the_next() {
    for first in [true, false] {
        for at in 0.. {
            let (_folder, path, _) = example();
            let disk = FakeDisk::recording(real());
            let mut drafts = Drafts::new(Arc::new(disk.clone()), &path, 1);
            if !first {
                drafts.write(&[draft("old")], now()).unwrap();
            }
            disk.start_over(at, Fault::Once(28));
            let refused = drafts.write(&[draft("new")], now());
            if !disk.struck() {
                break;
            }
            if refused.is_err() {
                drafts.write(&[draft("new")], now()).unwrap();
            }
            drop(drafts);
            assert_eq!(texts(&path), ["new"], "operation {at}, first {first}");
        }
    }
}

#[test]
fn a_draft_is_synced_before_it_takes_its_name() {
    let (_folder, path, _) = example();
    let disk = FakeDisk::recording(real());
    let mut drafts = Drafts::new(Arc::new(disk.clone()), &path, 1);
    drafts.write(&[draft("a")], now()).unwrap();
    let ops: Vec<Op> = disk.calls().iter().map(|it| it.op).collect();
    let tail = [Op::Create, Op::Write, Op::Sync, Op::Rename, Op::SyncDir];
    assert!(ops.ends_with(&tail), "{ops:?}");
}

#[test]
fn a_draft_alone_is_a_trace_of_an_earlier_run() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap().join("a/season.json");
    let mut drafts = Drafts::new(real(), &path, 1);
    drafts.write(&[draft("a")], now()).unwrap();
    assert_eq!(load(&RealDisk, &path).report().verdict, Verdict::Missing);
    drop(drafts);
    assert_eq!(texts(&path), ["a"]);
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    let (_folder, path, _) = example();
    let folder = path.with_extension("drafts");
    fs::create_dir(&folder).unwrap();
    let good = r#"{"schema":1,"at":"x","drafts":{"a":{"base_hash":"","text":"t","cursor":3}}}"#;
    let bad = [
        "",
        "{",
        "null",
        r#"{"schema":2,"drafts":{}}"#,
        r#"{"schema":1,"drafts":[]}"#,
        r#"{"schema":1,"drafts":{"a":{"base_hash":"","text":1,"cursor":0}}}"#,
        r#"{"schema":1,"drafts":{"a":{"base_hash":"","text":"","cursor":-1}}}"#,
        r#"{"schema":1,"drafts":{"a":{},"a":{}}}"#,
    ];
    for (at, text) in bad.iter().enumerate() {
        fs::write(file_of(&path, at as u64), text).unwrap();
    }
    fs::write(folder.join("other.json"), good).unwrap();
    fs::write(file_of(&path, 99), good).unwrap();
    fs::create_dir(file_of(&path, 98)).unwrap();
    let before = names(&folder);
    let left = left_drafts(&RealDisk, &path);
    assert_eq!((left.len(), left[0].at, left[0].drafts[0].cursor), (1, None, 3));
    assert_eq!(names(&folder), before);
    assert!(drop_drafts(&RealDisk, &folder.join("other.json")).is_err());
    assert!(drop_drafts(&RealDisk, &path).is_err());
    assert!(path.exists());
}

#[test]
fn locks_of_killed_sessions_do_not_pile_up() {
    let (_folder, path, _) = example();
    for session in 1..5 {
        let mut drafts = Drafts::new(real(), &path, session);
        drafts.write(&[draft("a")], now()).unwrap();
        drafts.write(&[], now()).unwrap();
    }
    assert_eq!(names(&path.with_extension("drafts")), ["0000000000000004.lock"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_leads_elsewhere_is_refused() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, path, _) = example();
    let elsewhere = folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    symlink(&elsewhere, path.with_extension("drafts")).unwrap();
    let mut drafts = Drafts::new(real(), &path, 1);
    assert!(drafts.write(&[draft("a")], now()).is_err());
    assert_eq!(names(&elsewhere), [""; 0]);
    assert_eq!(left_drafts(&RealDisk, &path), []);
    fs::remove_file(path.with_extension("drafts")).unwrap();
    fs::create_dir(path.with_extension("drafts")).unwrap();
    fs::set_permissions(path.with_extension("drafts"), fs::Permissions::from_mode(0o755)).unwrap();
    symlink(&path, path.with_extension("drafts").join("0000000000000001.json.tmp")).unwrap();
    drafts.write(&[draft("a")], now()).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), EXAMPLE);
    let mode = fs::metadata(path.with_extension("drafts")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn the_oldest_text_left_comes_first() {
    let (_folder, path, _) = example();
    for (session, at) in [(1, 30), (2, 10), (3, 20)] {
        let mut drafts = Drafts::new(real(), &path, session);
        drafts.write(&[draft(&format!("{at}"))], now().plus(at)).unwrap();
    }
    assert_eq!(texts(&path), ["10", "20", "30"]);
}

#[test]
fn a_draft_that_cannot_be_written_says_why_in_one_sentence() {
    let probe = FakeDisk::recording(real());
    let (_folder, path, _) = example();
    Drafts::new(Arc::new(probe.clone()), &path, 1).write(&[draft("a")], now()).unwrap();
    for at in 0..probe.calls().len() {
        let (_folder, path, _) = example();
        let disk = FakeDisk::failing(real(), at, Fault::From(28));
        let why = Drafts::new(Arc::new(disk), &path, 1).write(&[draft("a")], now()).unwrap_err();
        let looked = why.starts_with(path.to_str().unwrap());
        assert!(why == "the disk is full" || looked && at < 4, "{at}: {why}");
    }
    let (_folder, path, _) = example();
    let disk = FakeDisk::failing(real(), 3, Fault::From(13));
    let why = Drafts::new(Arc::new(disk), &path, 1).write(&[draft("a")], now()).unwrap_err();
    assert!(why.starts_with("no permission to"), "{why}");
}

#[test]
fn what_an_editor_left_that_is_no_text_is_kept_when_its_draft_goes() {
    for bytes in [b"caf\xe9".to_vec(), vec![b'a'; (1 << 20) + 1]] {
        let (folder, path, _) = example();
        let mut drafts = Drafts::new(real(), &path, 1);
        let file = drafts.edit(&draft("a"), now()).unwrap();
        fs::write(file, &bytes).unwrap();
        drop(drafts);
        assert_eq!(texts(&path), ["a"]);
        drop_drafts(&RealDisk, &file_of(&path, 1)).unwrap();
        assert_eq!(names(&path.with_extension("drafts")), [""; 0]);
        let kept = load(&RealDisk, &path).report().newest(FoundKind::Edited).unwrap().path.clone();
        assert_eq!(kept.parent().unwrap().canonicalize().unwrap(), folder.path().canonicalize().unwrap());
        assert_eq!(fs::read(&kept).unwrap(), bytes);
        fluoro::store::remove_found(&RealDisk, &path, &kept).unwrap();
        assert!(!kept.exists());
    }
}

#[test]
fn what_is_typed_here_and_saved_in_an_editor_both_come_back() {
    let (_folder, path, _) = example();
    let mut drafts = Drafts::new(real(), &path, 1);
    let file = drafts.edit(&draft("a"), now()).unwrap();
    fs::write(&file, "a\n").unwrap();
    drafts.write(&[draft("a\n\nhere")], now()).unwrap();
    fs::write(&file, "a\n\nthere\n").unwrap();
    drop(drafts);
    let left = texts(&path).remove(0);
    assert!(left.contains("here") && left.contains("there"), "{left}");
}

#[test]
fn a_text_that_an_editor_saved_after_all_was_settled_is_found() {
    let (_folder, path, _) = example();
    let mut drafts = Drafts::new(real(), &path, 1);
    let file = drafts.edit(&draft("a"), now()).unwrap();
    drafts.edited();
    drafts.close().unwrap();
    fs::write(&file, "late").unwrap();
    let report = load(&RealDisk, &path).report();
    assert_eq!(report.newest(FoundKind::Edited).map(|it| it.path.clone()), Some(file.clone()));
    assert!(report.has_warnings());
    fluoro::store::remove_found(&RealDisk, &path, &file).unwrap();
    assert!(!file.exists());
}
