//! Earlier versions, other files.

use crate::*;

impl Home {
    pub fn at(&self, now: &str, args: &[&str]) -> Assert {
        self.command(args).env("FLUORO_NOW", now).assert()
    }

    /// The file beside the season file whose name begins so.
    fn beside(&self, start: &str) -> PathBuf {
        let names = fs::read_dir(self.file().parent().unwrap()).unwrap().map(|it| it.unwrap().path());
        names.into_iter().find(|it| it.file_name().unwrap().to_string_lossy().starts_with(start)).unwrap()
    }

    /// With three versions: empty, one program, two.
    pub fn with_versions() -> Home {
        let home = Home::begun();
        home.at("2026-11-25T15:00:00Z", &["add", "emory", "--yes"]).success();
        home.at("2026-11-26T15:00:00Z", &["add", "stanford", "--yes"]).success();
        home
    }
}

#[test]
fn backups_are_listed_and_one_is_brought_back() {
    let home = Home::begun();
    home.run(&["backups"]).success().stdout(contains("No backups yet"));
    let home = Home::with_versions();
    let listed = stdout(&home.run(&["backups"]).success());
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!(lines.len(), 3, "{listed}");
    assert!(
        lines[1].starts_with("20261126T150000Z-") && lines[1].ends_with("2026-11-26 10:00  1 row"),
        "{listed}"
    );
    assert!(
        lines[2].starts_with("20261125T150000Z-") && lines[2].ends_with("2026-11-25 10:00  0 rows"),
        "{listed}"
    );
    let json = home.json(&["backups"]);
    assert_eq!((&json[0]["rows"], &json[1]["rows"]), (&1.into(), &0.into()));
    let present = home.bytes();
    let preview = home.run(&["restore", "20261126"]).code(1);
    assert!(stderr(&preview).contains("not done: --yes restores it"));
    assert!(
        stdout(&preview).contains("programs stanford-university/ir  removed  Stanford"),
        "{}",
        stdout(&preview)
    );
    assert_eq!(home.bytes(), present);
    home.at("2026-11-27T15:00:00Z", &["restore", "20261126", "--yes"])
        .success()
        .stdout(contains("Restored."));
    assert_eq!(home.json(&["list", "programs"]).as_array().unwrap().len(), 1);
    // the one that was replaced is the newest backup, and comes back whole
    let newest = home.json(&["backups"])[0]["id"].as_str().unwrap().to_owned();
    assert!(newest.starts_with("20261127"));
    home.at("2026-11-28T15:00:00Z", &["restore", &newest, "--yes"]).success();
    assert_eq!(home.bytes(), present);
    refused(home.run(&["restore", "2026"]), 2, "4 backups begin with 2026");
    refused(home.run(&["restore", "x\x1b[31m"]), 2, "there is no backup x");
}

#[test]
fn a_damaged_or_missing_file_is_restored_and_a_newer_one_is_not() {
    let home = Home::with_versions();
    let newest = home.json(&["backups"])[0]["id"].as_str().unwrap().to_owned();
    fs::write(home.file(), "rubbish").unwrap();
    refused(home.run(&["list", "programs"]), 2, "fluoro backups lists earlier versions");
    home.run(&["check"]).code(2).stdout(contains("2 backups, newest"));
    let assert = home.run(&["restore", &newest, "--yes"]).success();
    assert!(stderr(&assert).contains("season.damaged-"), "{}", stderr(&assert));
    assert_eq!(fs::read_to_string(home.beside("season.damaged-")).unwrap(), "rubbish");
    home.run(&["check"]).success();
    fs::remove_file(home.file()).unwrap();
    refused(home.run(&["list", "programs"]), 2, "fluoro backups lists them");
    home.run(&["restore", &newest, "--yes"]).success();
    assert_eq!(home.json(&["list", "programs"]).as_array().unwrap().len(), 1);
    let newer = home.bytes().replacen("\"schema\": 1", "\"schema\": 7", 1);
    fs::write(home.file(), &newer).unwrap();
    home.run(&["restore", &newest, "--yes"]).code(2);
    assert_eq!(home.bytes(), newer);
}

#[test]
fn another_season_file_is_merged_after_a_look_and_a_backup() {
    let (home, other) = (Home::with_versions(), Home::with_versions());
    let other_file = other.file();
    let from = other_file.to_str().unwrap();
    fs::write(&other_file, home.bytes()).unwrap();
    let same = home.run(&["merge", from]).success();
    assert!(stderr(&same).contains("nothing to merge"));
    other.run(&["add", "duke", "--yes"]).success();
    let theirs = other.bytes().replace("\"status\": \"planned\"", "\"status\": \"applied\"");
    fs::write(&other_file, theirs).unwrap();
    let present = home.bytes();
    let preview = home.run(&["merge", from]).code(1);
    let said = stdout(&preview);
    assert!(said.contains("added") && said.contains("Duke"), "{said}");
    assert!(stderr(&preview).contains("not done: --yes takes in"));
    assert_eq!(home.bytes(), present);
    home.at("2026-11-27T15:00:00Z", &["merge", from, "--yes"]).code(1).stdout(contains("Took in"));
    assert_eq!(home.json(&["list", "programs"]).as_array().unwrap().len(), 3);
    assert_eq!(home.bytes().matches("\"planned\"").count(), 2, "ours stays");
    let newest = home.json(&["backups"])[0]["path"].as_str().unwrap().to_owned();
    assert_eq!(fs::read_to_string(newest).unwrap(), present);
    home.at("2026-11-28T15:00:00Z", &["merge", from, "--theirs", "--yes"]).success();
    assert_eq!(home.bytes().matches("\"planned\"").count(), 0);
    refused(home.run(&["merge", "nowhere.json"]), 2, "nowhere.json");
    fs::write(home.0.path().join("x.json"), "{\"schema\":1,\"kind\":\"conflict\"}").unwrap();
    refused(home.run(&["merge", "x.json", "--yes"]), 2, "no season file");
    fs::write(home.0.path().join("x.json"), "{\"app\":\"fluoro\",\"schema\":9}").unwrap();
    refused(home.run(&["merge", "x.json", "--yes"]), 2, "a newer fluoro");
}

#[test]
fn check_names_what_wants_to_be_looked_at() {
    let home = Home::with_versions();
    let folder = home.file().parent().unwrap().to_owned();
    fs::copy(home.file(), folder.join("season.rescue-20261126T150000Z.json")).unwrap();
    fs::write(folder.join("season.conflict-20261126T150000Z-0123abcd.json"), "{}").unwrap();
    let said = stdout(&home.run(&["check"]).code(1));
    for part in [
        "2 backups, newest",
        "fluoro restore",
        "1 conflict file,",
        "-0123abcd.json",
        "1 rescue file,",
        "fluoro merge",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    home.run(&["merge", folder.join("season.rescue-20261126T150000Z.json").to_str().unwrap()]).success();
}

/// Two copies of one season that call one program's status differently, and nothing else.
fn differing() -> (Home, Home) {
    let (home, other) = (Home::with_versions(), Home::with_versions());
    let theirs = home.bytes().replacen("\"status\": \"planned\"", "\"status\": \"applied\"", 1);
    fs::write(other.file(), theirs).unwrap();
    (home, other)
}

#[test]
fn what_the_other_file_says_otherwise_is_in_a_conflict_file_after_a_merge() {
    let (home, other) = differing();
    let (file, present) = (other.file(), home.bytes());
    let from = file.to_str().unwrap();
    let preview = home.run(&["merge", from]).code(1);
    let said = stderr(&preview);
    assert!(said.contains("not done: --yes writes what FILE says otherwise into a conflict file"), "{said}");
    assert!(!said.contains("nothing to merge"), "{said}");
    assert_eq!(home.bytes(), present);
    let done = home.at("2026-11-27T15:00:00Z", &["merge", from, "--yes"]).code(1);
    assert!(stdout(&done).contains("Nothing came in."), "{}", stdout(&done));
    assert!(stderr(&done).contains("yours stayed, theirs is in"), "{}", stderr(&done));
    assert_eq!(home.bytes(), present);
    let written = fs::read_to_string(home.beside("season.conflict-")).unwrap();
    assert!(written.contains("\"theirs\": \"applied\""), "{written}");
    // once is enough
    let again = home.at("2026-11-28T15:00:00Z", &["merge", from, "--yes"]).code(1);
    assert!(stderr(&again).contains("stands in a conflict file already"), "{}", stderr(&again));
    let folder = home.file().parent().unwrap().to_owned();
    let names = fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    assert_eq!(names.filter(|it| it.contains("conflict")).count(), 1);
}

#[test]
fn a_file_of_another_season_is_named_as_such_and_can_be_merged_all_the_same() {
    let (home, other) = (Home::begun(), Home::begun());
    other.run(&["add", "duke", "--yes"]).success();
    let file = other.file();
    let from = file.to_str().unwrap();
    for args in [vec!["merge", from], vec!["merge", from, "--yes"]] {
        let said = stderr(&home.run(&args).code(1));
        assert!(said.contains("is another season's"), "{said}");
    }
    assert_eq!(home.json(&["list", "programs"]).as_array().unwrap().len(), 1);
    let (home, other) = differing();
    let said = stderr(&home.run(&["merge", other.file().to_str().unwrap()]).code(1));
    assert!(!said.contains("another season"), "{said}");
}

#[test]
fn check_says_sound_of_a_season_without_warnings_alone() {
    let home = Home::with_versions();
    home.run(&["check"]).success().stdout(contains("sound: schema 1"));
    let folder = home.file().parent().unwrap().to_owned();
    fs::copy(home.file(), folder.join("season.rescue-20261126T150000Z.json")).unwrap();
    let said = stdout(&home.run(&["check"]).code(1));
    assert!(said.contains("with warnings: schema 1") && !said.contains("sound"), "{said}");
}
