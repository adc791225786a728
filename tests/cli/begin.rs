//! How a season begins: usage, where it is, a new one.

use crate::*;

// --- usage ---

#[test]
fn help_and_version_are_no_errors() {
    let home = Home::new();
    home.run(&["--help"]).success().stdout(contains("Exit codes"));
    home.run(&["--version"]).success().stdout(contains(env!("CARGO_PKG_VERSION")));
    home.run(&["add", "--help"]).success().stdout(contains("--yes"));
}

#[test]
fn wrong_usage_is_2_and_says_what() {
    let home = Home::begun();
    for args in [
        &["--bogus\x1b[31m"][..],
        &["frobnicate"],
        &["export"],
        &["export", "shortlist", "--for", "mom"],
        &["add"],
    ] {
        let assert = home.run(args).code(2);
        assert!(stderr(&assert).starts_with("fluoro: "), "{}", stderr(&assert));
        assert!(!stderr(&assert).contains('\x1b'));
        assert_eq!(stdout(&assert), "");
    }
}

#[test]
fn a_frozen_clock_must_be_a_time() {
    let home = Home::new();
    for bad in ["tomorrow", "2026-11-24", "2026-11-24T15:00:00"] {
        refused(home.command(&["path"]).env("FLUORO_NOW", bad).assert(), 2, "FLUORO_NOW: ");
    }
    home.command(&["path"]).env("FLUORO_NOW", "2026-11-24T10:00:00-05:00").assert().success();
    home.command(&["path"]).env("FLUORO_NOW", "").assert().success();
}

// --- path ---

#[test]
fn the_file_named_last_wins() {
    let home = Home::new();
    let path = |command: &mut Command| stdout(&command.assert().success());
    assert_eq!(path(&mut home.command(&["path"])), format!("{}\n", home.file().display()));
    assert_eq!(path(home.command(&["path"]).env("FLUORO_FILE", "")), format!("{}\n", home.file().display()));
    assert_eq!(path(home.command(&["path"]).env("FLUORO_FILE", "/a/b.json")), "/a/b.json\n");
    assert_eq!(
        path(home.command(&["path", "--file", "/c.json"]).env("FLUORO_FILE", "/a/b.json")),
        "/c.json\n"
    );
    let relative = path(&mut home.command(&["--file", "d.json", "path"]));
    assert!(relative.starts_with('/') && relative.ends_with("/d.json\n"), "{relative}");
}

// --- new ---

#[test]
fn a_new_season_is_private_and_complete() {
    let home = Home::new();
    let args = [
        "new",
        "--match",
        "main",
        "--season",
        "2027",
        "--home-zone",
        "CT",
        "--specialties",
        "TY,dr",
        "--name",
        "Mine",
    ];
    home.run(&args).success().stdout(contains("Main Match 2027, home zone America/Chicago"));
    let file: Value = serde_json::from_str(&home.bytes()).unwrap();
    assert_eq!(file["profile"]["specialties"], serde_json::json!(["dr", "ir", "ty"]));
    assert_eq!(file["profile"]["name"], "Mine");
    assert_eq!(file["id"].as_str().unwrap().len(), 16);
    #[cfg(unix)]
    assert_eq!((mode(&home.file()), mode(home.file().parent().unwrap())), (0o600, 0o700));
}

#[test]
fn a_new_season_takes_the_place_of_none() {
    let home = Home::begun();
    let before = home.bytes();
    refused(home.run(&["new"]), 2, "is there already");
    assert_eq!(home.bytes(), before);
    let lost = Home::new();
    let backups = lost.file().with_file_name("season.backups");
    fs::create_dir_all(&backups).unwrap();
    fs::write(backups.join("season-20261101T000000Z-01234567.json"), "{}").unwrap();
    refused(lost.run(&["new"]), 2, "a backup stands beside it");
    assert!(!lost.file().exists());
}

#[test]
fn a_new_season_asks_which_zone_and_names_what_is_wrong() {
    let home = Home::new();
    refused(home.run(&["new", "--home-zone", "MST"]), 2, "Phoenix");
    refused(home.run(&["new", "--home-zone", "Nowhereville"]), 2, "no time zone or city");
    home.run(&["new", "--season", "soon"]).code(2);
    home.run(&["new", "--season", "1999"])
        .code(2)
        .stderr(contains("1999 is far away"))
        .stderr(contains("2025 to 2029"));
    home.run(&["new", "--specialties", "dr,plumbing"]).code(2).stderr(contains("plumbing"));
    home.run(&["new", "--sample", "--season", "2027"]).code(2);
    assert!(!home.file().exists());
}

#[test]
fn a_fellow_applies_to_independent_ir_in_the_running_season() {
    let home = Home::new();
    home.run(&["new", "--match", "fellowship", "--home-zone", "Denver"]).success();
    let file: Value = serde_json::from_str(&home.bytes()).unwrap();
    assert_eq!(file["profile"]["match"], "fellowship");
    assert_eq!(file["profile"]["specialties"], serde_json::json!(["ir-independent"]));
    assert!(file["profile"]["season"].as_str().unwrap().starts_with("202"));
}

#[test]
fn the_sample_opens() {
    let home = Home::new();
    home.run(&["new", "--sample", "--home-zone", "Chicago"]).success();
    home.run(&["check"]).success();
    for what in ["programs", "components", "interviews", "milestones"] {
        home.run(&["list", what]).success();
    }
    assert!(home.bytes().contains("America/Chicago"));
}

#[test]
fn new_and_the_screens_begin_the_same_season() {
    // a week before the fellowship Match Day of 2026 a resident means the next one
    let home = Home::new();
    let run =
        home.command(&["new", "--match", "fellowship"]).env("FLUORO_NOW", "2026-06-10T15:00:00Z").assert();
    assert!(stdout(&run.success()).contains("2027"));
}

#[test]
fn a_season_whose_calendar_has_gaps_says_which() {
    let home = Home::new();
    home.run(&["new", "--match", "fellowship", "--season", "2026"])
        .success()
        .stdout(contains("No date was published for:"))
        .stdout(contains("Ranking closes"))
        .stdout(contains("Match Day"));
}

#[test]
fn a_resident_gets_a_residents_sample() {
    let home = Home::new();
    home.run(&["new", "--sample", "--match", "fellowship"])
        .success()
        .stdout(contains("Radiology Fellowship Match 2027"));
    let season: Value = serde_json::from_slice(&fs::read(home.file()).unwrap()).unwrap();
    let programs = season["programs"].as_array().unwrap();
    assert!(programs.len() > 15 && programs.iter().all(|it| it["specialty"] == "ir-independent"));
    home.run(&["check"]).success();
    home.run(&["export", "timeline", "--format", "md"]).success().stdout(contains("Call: Home hospital"));
}
