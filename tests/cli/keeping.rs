//! What keeps a season from harm: checking it, looking before restoring and merging, a private folder.

use super::*;

#[test]
fn check_counts_all_that_stands_beside_the_file() {
    let home = Home::with_versions();
    let folder = home.file().parent().unwrap().to_owned();
    let beside = [
        ("season.sync-conflict-20261122-222000-ABCDEFG.json", "sync-conflict"),
        ("season (Ann's conflicted copy 2026-11-22).json", "sync-conflict"),
        ("season.damaged-20261122T222000Z.json", "damaged"),
        (".season.json.7.00000000000000ff.tmp", "unfinished"),
        ("season.drafts/00000000000000ab.json", "draft"),
    ];
    fs::create_dir(folder.join("season.drafts")).unwrap();
    for (name, _) in beside {
        fs::write(folder.join(name), "{}").unwrap();
    }
    let said = stdout(&home.run(&["check"]).code(1));
    for part in [
        "2 backups, newest of 2026-11-26 10:00: ",
        "2 copies of a sync program, newest ",
        "1 damaged file put aside, newest of 2026-11-22 17:20: ",
        "1 file of a save that never ended",
        "1 file of text being typed",
        "programs: 2",
        "schema 1",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let json = home.json(&["check"]);
    let kinds: Vec<&str> =
        json["beside"].as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap()).collect();
    for (_, kind) in beside {
        assert!(kinds.contains(&kind), "{kind} in {kinds:?}");
    }
    assert_eq!(json["backups"]["count"], 2);
    assert_eq!(json["backups"]["newest"], "2026-11-26T15:00:00Z");
    assert_eq!(json["drafts_left"], 0, "what can't be read isn't offered");
}

#[test]
fn text_that_was_left_is_a_warning() {
    let home = Home::begun();
    home.run(&["check"]).success();
    let folder = home.file().with_extension("drafts");
    fs::create_dir(&folder).unwrap();
    let draft = r#"{"schema":1,"session":"00000000000000ab","at":"2026-11-22T22:20:00Z","drafts":{"a/b/c":{"base_hash":"","text":"t","cursor":0}}}"#;
    fs::write(folder.join("00000000000000ab.json"), draft).unwrap();
    let said = stdout(&home.run(&["check"]).code(1));
    assert!(said.contains("fluoro offers the text back"), "{said}");
    assert_eq!(home.json(&["check"])["drafts_left"], 1);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "not even a lock was made");
}

#[test]
fn a_restore_is_looked_at_field_by_field() {
    let home = Home::with_versions();
    let long = "x".repeat(300);
    let changed = home.bytes().replacen("\"status\": \"planned\"", "\"status\": \"scheduled\"", 1).replacen(
        "\"name\": \"Emory University\"",
        &format!("\"name\": \"Emory University\", \"why\": \"{long}\""),
        1,
    );
    assert_ne!(changed, home.bytes());
    fs::write(home.file(), changed).unwrap();
    home.at("2026-11-27T15:00:00Z", &["add", "duke", "--yes"]).success();
    let newest = home.json(&["backups"])[1]["id"].as_str().unwrap().to_owned();
    let said = stdout(&home.run(&["restore", &newest]).code(1));
    assert!(said.contains("programs emory-university/ir     status: scheduled → planned"), "{said}");
    assert!(said.contains("programs stanford-university/ir  removed"), "{said}");
    assert!(
        said.contains("Stanford · IR") && !said.contains("Stanford University"),
        "by its short name: {said}"
    );
    assert!(said.contains(&format!("why: {}… → nothing", &long[..60])), "{said}");
    assert!(!said.contains(&long[..61]), "{said}");
    let tables = &home.json(&["backups"])[1]["tables"];
    assert_eq!(tables["programs"], 1);
}

#[test]
fn a_row_that_would_return_is_named_and_can_be_left_out() {
    let (home, other) = (Home::begun(), Home::begun());
    other.run(&["add", "duke", "--yes"]).success();
    other.run(&["add", "emory", "--yes"]).success();
    let linked = other.bytes().replacen(
        "\"programs\": [",
        r#""milestones":[{"id":"m1","title":"Visit","program":"duke-university/ir"}],"letters":[{"id":"l1","writer":"W","programs":["duke-university/ir","emory-university/ir"]}],"programs": ["#,
        1,
    );
    fs::write(other.file(), linked).unwrap();
    let (file, present) = (other.file(), home.bytes());
    let from = file.to_str().unwrap();
    let said = stdout(&home.run(&["merge", from]).code(1));
    for part in [
        "programs/duke-university/ir",
        "programs/emory-university/ir",
        "milestones/m1",
        "4 rows that aren't here",
        "--without",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let said = stdout(&home.run(&["merge", from, "--without", "programs/duke-university/ir"]).code(1));
    assert!(!said.contains("programs/duke-university/ir"), "{said}");
    assert!(said.contains("1 row is left out; 2 links to that show “missing”"), "{said}");
    assert_eq!(home.bytes(), present);
    for bad in ["programs/nobody", "programs", "nothing/duke-university/ir", "x\x1b[31m\nfluoro: fine", ""] {
        let args = ["merge", from, "--without", "programs/duke-university/ir", "--without", bad, "--yes"];
        let assert = home.run(&args).code(2);
        let said = stderr(&assert);
        assert!(said.starts_with("fluoro: --without ") && !said.contains('\x1b'), "{said}");
        assert!(bad.is_empty() || said.contains(&bad[..1]), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert_eq!(home.bytes(), present);
    }
    home.run(&[
        "merge",
        from,
        "--without",
        "programs/duke-university/ir",
        "--without",
        "letters/l1",
        "--yes",
    ])
    .code(1); // the two files began apart, so their ids differ
    let programs = home.json(&["list", "programs"]);
    assert_eq!(programs.as_array().unwrap().len(), 1);
    assert!(!home.bytes().contains("\"l1\"") && home.bytes().contains("\"program\": \"duke-university/ir\""));
    refused(
        home.run(&["merge", from, "--without", "programs/emory-university/ir"]),
        2,
        "programs/emory-university/ir",
    );
}

#[test]
fn what_is_no_season_is_not_merged() {
    let home = Home::begun();
    let present = home.bytes();
    let file = home.0.path().join("x.json");
    for (text, says) in [
        ("", "the file is empty"),
        ("PK\u{3}\u{4}", "no season file"),
        ("{\"app\":\"fluoro\",\"schema\":1,\"profile\":[]}", "profile"),
        ("{\"app\":\"\\u001b[2J\",\"schema\":1}", "no season file"),
    ] {
        fs::write(&file, text).unwrap();
        refused(home.run(&["merge", "x.json", "--yes"]), 2, says);
    }
    refused(home.run(&["merge", ".", "--yes"]), 2, "is a folder, no season file");
    assert_eq!(home.bytes(), present);
}

/// Mounts small disks, which only root may: `cargo test --test cli -- --ignored`.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs root"]
fn a_full_and_a_read_only_disk_leave_the_file_whole() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/disk-full.sh");
    let output = Process::new(script).arg(cargo_bin("fluoro")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.matches("PASS").count() == 12, "{said}");
}

#[cfg(unix)]
mod folders {
    use std::{os::unix::fs::PermissionsExt, path::Path};

    use super::*;

    fn open(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn the_own_folder_becomes_private_at_the_first_save() {
        for (before, after) in [(0o777, 0o700), (0o755, 0o700), (0o700, 0o700), (0o500, 0o500)] {
            let home = Home::new();
            let folder = home.file().parent().unwrap().to_owned();
            fs::create_dir_all(&folder).unwrap();
            open(&folder, before);
            home.run(&["check"]).success();
            assert_eq!(mode(&folder), before, "nothing was saved");
            // where nothing may be written, no save either
            let _ = home.run(&["new", "--season", "2027", "--home-zone", "UTC"]);
            assert_eq!(mode(&folder), after, "{before:o}");
            open(&folder, 0o700);
        }
    }

    #[test]
    fn any_other_folder_stays_as_it_is() {
        let home = Home::new();
        let folder = home.0.path().join("shared/fluoro");
        fs::create_dir_all(&folder).unwrap();
        open(&folder, 0o755);
        let file = folder.join("season.json");
        home.run(&["new", "--home-zone", "UTC", "--file", file.to_str().unwrap()]).success();
        assert_eq!((mode(&folder), mode(&file)), (0o755, 0o600));
        // the own folder leads there
        let data = home.0.path().join("data");
        fs::create_dir_all(&data).unwrap();
        std::os::unix::fs::symlink(&folder, data.join("fluoro")).unwrap();
        home.run(&["add", "duke", "--yes"]).success();
        assert_eq!(mode(&folder), 0o755);
    }
}
