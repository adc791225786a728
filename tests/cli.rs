//! The real program over a folder of its own: each subcommand, what it refuses, its exit codes, and that nothing hostile
//! in the file reaches standard output.
#![allow(clippy::unwrap_used, clippy::panic)] // the helpers of tests are tests

#[path = "cli/keeping.rs"]
mod keeping;
#[path = "cli/leaving.rs"]
mod leaving;

use std::{
    fs,
    path::PathBuf,
    process::{Command as Process, Stdio},
};

use assert_cmd::{
    Command,
    assert::Assert,
    cargo::{cargo_bin, cargo_bin_cmd},
};
use fluoro::text::clean_lines;
use predicates::str::contains;
use serde_json::Value;
use tempfile::TempDir;

const NOW: &str = "2026-11-24T15:00:00Z";

/// A computer with nothing on it.
struct Home(TempDir);

impl Home {
    fn new() -> Home {
        Home(TempDir::new().unwrap())
    }

    /// With a season that has just begun.
    fn begun() -> Home {
        let home = Home::new();
        home.run(&["new", "--season", "2027", "--home-zone", "New York", "--specialties", "dr,ty"]).success();
        home
    }

    /// With this text as its season file.
    fn holding(text: &str) -> Home {
        let home = Home::new();
        fs::create_dir_all(home.file().parent().unwrap()).unwrap();
        fs::write(home.file(), text).unwrap();
        home
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("data/fluoro/season.json")
    }

    fn bytes(&self) -> String {
        fs::read_to_string(self.file()).unwrap()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = cargo_bin_cmd!("fluoro");
        command.env_clear().env("HOME", self.0.path()).env("XDG_DATA_HOME", self.0.path().join("data"));
        command.env("FLUORO_NOW", NOW).current_dir(self.0.path()).args(args);
        command
    }

    fn run(&self, args: &[&str]) -> Assert {
        self.command(args).assert()
    }

    fn add(&self, args: &[&str], lines: &str) -> Assert {
        self.command(&[&["add", "-"], args].concat()).write_stdin(lines).assert()
    }

    fn json(&self, args: &[&str]) -> Value {
        let assert = self.run(&[args, &["--json"]].concat());
        serde_json::from_slice(&assert.get_output().stdout).unwrap()
    }
}

fn stdout(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn stderr(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

/// It ended with that code, says why on standard error behind its name, and nothing else.
fn refused(assert: Assert, code: i32, why: &str) {
    let assert = assert.code(code);
    let said = stderr(&assert);
    assert!(said.starts_with("fluoro: ") && said.contains(why), "{said:?} doesn't say {why:?}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[cfg(unix)]
fn mode(path: &std::path::Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

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

// --- add ---

#[test]
fn names_are_shown_first_and_added_with_yes() {
    let home = Home::begun();
    let before = home.bytes();
    let lines = "uw seattle\r\n\n  emory  \nemory\n";
    let assert = home.add(&[], lines).code(1).stderr(contains("not done: --yes adds 2 programs"));
    assert!(stdout(&assert).contains("University of Washington · IR"), "{}", stdout(&assert));
    assert_eq!(home.bytes(), before);
    home.add(&["--yes"], lines).success().stdout(contains("Added 2 programs."));
    let programs = home.json(&["list", "programs"]);
    assert_eq!(programs.as_array().unwrap().len(), 2);
    assert_eq!((&programs[0]["specialty"], &programs[0]["status"]), (&"ir".into(), &"planned".into()));
    let after = home.bytes();
    home.add(&["--yes"], lines).success().stderr(contains("already"));
    assert_eq!(home.bytes(), after, "nothing new, nothing written");
}

#[test]
fn lines_that_are_not_clear_are_left_and_said() {
    let home = Home::begun();
    let assert = home.add(&["--yes"], "emory\nzzz nowhere\x1b[31m\nucsf ty\n").code(1);
    assert!(stderr(&assert).contains("2 lines were not added"), "{}", stderr(&assert));
    assert!(stdout(&assert).contains("not found") && stdout(&assert).contains("has no TY program"));
    assert!(!stdout(&assert).contains('\x1b'));
    assert_eq!(home.json(&["list", "programs"]).as_array().unwrap().len(), 1);
    home.add(&["--yes"], "zzz nowhere\n").code(1).stderr(contains("nothing added"));
    home.add(&["--yes"], " \n").code(1).stderr(contains("no names"));
}

#[test]
fn the_specialty_is_what_was_said() {
    let home = Home::begun();
    home.run(&["add", "emory", "--specialty", "dr", "--yes"]).success();
    home.run(&["add", "emory ty", "--specialty", "dr", "--yes"]).success();
    let ids: Vec<Value> =
        home.json(&["list", "programs"]).as_array().unwrap().iter().map(|it| it["id"].clone()).collect();
    assert_eq!(ids.len(), 2);
    assert!(
        ids.contains(&"emory-university/dr".into()) && ids.contains(&"emory-university/ty".into()),
        "{ids:?}"
    );
}

#[test]
fn after_submission_a_program_is_one_applied_to() {
    let home = Home::holding(
        r#"{"app":"fluoro","schema":1,"id":"5be0c3a19d7f2468","profile":{"match":"main","season":"2027","submitted":"2026-09-02"}}"#,
    );
    home.run(&["add", "emory", "--yes"]).success();
    let program = &home.json(&["list", "programs"])[0];
    assert_eq!(program["status"], "applied");
    assert!(home.bytes().contains("2026-11-24T15:00:00Z applied"));
}

#[test]
fn no_list_of_names_is_a_megabyte_long() {
    let home = Home::begun();
    refused(home.add(&[], &"x".repeat((1 << 20) + 1)), 2, "longer than 1 MiB");
}

// --- files that must not be written ---

const NEWER: &str = r#"{"app":"fluoro","schema":99,"id":"5be0c3a19d7f2468","profile":{"match":"main"}}"#;

#[test]
fn nothing_writes_over_a_file_it_cannot_read() {
    for (text, why) in [("{\"app\":", "damaged"), ("", "damaged"), (NEWER, "a newer fluoro")] {
        let home = Home::holding(text);
        refused(home.run(&["add", "emory", "--yes"]), 2, why);
        refused(home.run(&["new"]), 2, why);
        assert_eq!(home.bytes(), text);
        assert_eq!(
            fs::read_dir(home.file().parent().unwrap()).unwrap().count(),
            1,
            "nothing is left beside it"
        );
    }
}

#[test]
fn a_newer_file_can_be_looked_at() {
    let home = Home::holding(NEWER);
    home.run(&["list", "programs"]).success().stderr(contains("read-only"));
    home.run(&["check"]).code(1).stdout(contains("a newer fluoro"));
}

#[test]
fn without_a_season_every_reader_says_how_to_begin() {
    let home = Home::new();
    for args in [&["list", "programs"][..], &["export", "shortlist"], &["add", "emory"]] {
        refused(home.run(args), 2, "fluoro new");
    }
    assert!(!home.file().parent().unwrap().exists(), "looking makes no folder");
}

// --- check ---

#[test]
fn check_says_sound_warned_and_damaged() {
    let none = Home::new();
    none.run(&["check"]).success().stdout(contains("no season yet"));
    let sound = Home::begun();
    sound.run(&["check"]).success().stdout(contains("sound: schema 1, 0 rows"));
    let kept = Home::holding(
        r#"{"app":"fluoro","schema":1,"id":"5be0c3a19d7f2468","programs":[{"id":"a","status":"w\u001b[31mrong"},{"id":"b"}]}"#,
    );
    let assert = kept.run(&["check"]).code(1);
    assert!(stdout(&assert).contains("1 row unreadable, kept"), "{}", stdout(&assert));
    let json = kept.json(&["check"]);
    assert_eq!((&json["verdict"], &json["rows"]["programs"]), (&"ready".into(), &1.into()));
    assert_eq!(json["kept"][0]["table"], "programs");
    let damaged = Home::holding("{\n  \"app\": \"fluoro\",\n  oops\n}");
    damaged.run(&["check"]).code(2).stdout(contains("damaged: line 3"));
    assert_eq!(damaged.json(&["check"])["line"], 3);
    let folder = Home::new();
    fs::create_dir_all(folder.file()).unwrap();
    folder.run(&["check"]).code(2).stdout(contains("is a folder"));
}

// --- list, export: hostile texts ---

/// A season whose every text tries to steer the terminal, to end the document's structure, or both.
fn hostile() -> Home {
    let evil = r"\u001b]52;c;AAAA\u0007\u001b[31m\u009b\u202e\u2066\u200b\ufeff | <b>x</b> [a](javascript:1)\n# H\r\n- `c`\u2028";
    let text = r#"{"app":"fluoro","schema":1,"id":"5be0c3a19d7f2468","profile":{"match":"main","season":"2027","name":"EVIL","home_zone":"America/New_York"},
        "milestones":[{"id":"m","title":"EVIL","when":"2026-12-01","notes":"EVIL"}],
        "components":[{"id":"c","group":"EVIL","title":"EVIL","notes":"EVIL","link":"EVIL"}],
        "letters":[{"id":"l","writer":"EVIL","promised":"2026-12-02","programs":["p"]}],
        "programs":[{"id":"p","name":"EVIL","institution":"EVIL","specialty":"ir","city":"EVIL","state":"EVIL","acgme_id":"EVIL",
            "positions":{"advanced":{"nrmp_code":"EVIL"}},"why":"EVIL","pros":"EVIL","cons":"EVIL","notes":"EVIL","tags":["EVIL"],"website":"EVIL",
            "do_not_rank":"EVIL","deal_breakers":["EVIL"],"facts":{"EVIL":{"value":"EVIL","source":"EVIL"}}}],
        "interviews":[{"id":"i","programs":["p"],"when":"2026-12-15T09:00[America/Chicago]","platform":"EVIL","link":"EVIL","logistics":"EVIL","notes":"EVIL","red_flags":"EVIL","pros":"EVIL"}],
        "people":[{"id":"h","programs":["p"],"name":"EVIL","role":"EVIL","email":"EVIL","say":"EVIL","talking_point":"EVIL","notes":"EVIL"}]}"#;
    Home::holding(&text.replace("EVIL", evil))
}

#[test]
fn nothing_hostile_reaches_standard_output() {
    let home = hostile();
    home.run(&["check"]).success();
    let mut runs: Vec<Vec<&str>> = vec![vec!["check", "--json"], vec!["add", "emory", "x\u{202e}\u{9b}31m"]];
    for what in ["programs", "components", "interviews", "milestones"] {
        runs.push(vec!["list", what]);
        runs.push(vec!["list", what, "--json"]);
    }
    for whom in ["me", "adviser", "partner", "clerkship"] {
        runs.push(vec!["export", "shortlist", "--for", whom]);
    }
    for args in &runs {
        let assert = home.run(args);
        let (out, err) = (stdout(&assert), stderr(&assert));
        assert_eq!(clean_lines(&out), out, "{args:?}");
        assert_eq!(clean_lines(&err), err, "{args:?}");
        assert!(!out.contains("\t"), "{args:?}");
    }
}

#[test]
fn a_row_is_one_line_and_json_says_what_the_file_says() {
    let home = hostile();
    assert_eq!(stdout(&home.run(&["list", "programs"])).lines().count(), 2);
    assert_eq!(stdout(&home.run(&["list", "interviews"])).lines().count(), 2);
    let name = home.json(&["list", "programs"])[0]["name"].as_str().unwrap().to_owned();
    assert!(name.starts_with("\x1b]52;c;AAAA\x07") && name.ends_with("- `c`\u{2028}"), "{name:?}");
}

#[test]
fn lists_have_stable_keys_and_dates_as_in_the_file() {
    let home = hostile();
    let interview = &home.json(&["list", "interviews"])[0];
    assert_eq!(interview["when"], "2026-12-15T09:00[America/Chicago]");
    assert_eq!(interview["reply_by"], Value::Null);
    let keys = |it: &Value| it.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let begun = Home::begun();
    for what in ["components", "milestones"] {
        let all = begun.json(&["list", what]);
        let all = all.as_array().unwrap();
        assert!(all.len() > 5 && all.iter().all(|it| keys(it) == keys(&all[0])), "{what}");
    }
    assert_eq!(begun.json(&["list", "programs"]), serde_json::json!([]));
    begun.run(&["list", "programs"]).success().stdout(contains("No programs yet"));
}

// --- export ---

#[test]
fn an_export_replaces_nothing_unasked() {
    let home = Home::begun();
    home.run(&["add", "emory", "--yes"]).success();
    let out = home.0.path().join("out.md");
    home.run(&["export", "shortlist", "-o", "out.md"]).success().stdout(contains("Wrote out.md, for me"));
    assert_eq!(fs::read_to_string(&out).unwrap(), stdout(&home.run(&["export", "shortlist"])));
    #[cfg(unix)]
    assert_eq!(mode(&out), 0o600);
    fs::write(&out, "mine").unwrap();
    refused(home.run(&["export", "shortlist", "-o", "out.md"]), 1, "--force replaces it");
    assert_eq!(fs::read_to_string(&out).unwrap(), "mine");
    home.run(&["export", "shortlist", "-o", "out.md", "--force"]).success();
    assert!(fs::read_to_string(&out).unwrap().starts_with("# Shortlist: Main Match 2027\n"));
    refused(home.run(&["export", "shortlist", "-o", "no/such/folder.md"]), 1, "not done");
}

#[cfg(unix)]
#[test]
fn an_export_follows_no_link() {
    let home = Home::begun();
    let (link, target) = (home.0.path().join("link.md"), home.0.path().join("target.md"));
    fs::write(&target, "mine").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    home.run(&["export", "shortlist", "-o", "link.md"]).code(1);
    home.run(&["export", "shortlist", "-o", "link.md", "--force"]).success();
    assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
    assert!(fs::symlink_metadata(&link).unwrap().is_file());
}

#[test]
fn the_scope_is_what_was_asked_for_and_is_said() {
    let program = |id: &str, status: &str| {
        format!(r#"{{"id":"{id}","name":"Name {id}","specialty":"ir","status":"{status}"}}"#)
    };
    let all = [("a", "applied"), ("b", "invited"), ("c", "they-rejected"), ("d", "ranked")];
    let rows: Vec<String> = all.iter().map(|(id, status)| program(id, status)).collect();
    let home = Home::holding(&format!(
        r#"{{"app":"fluoro","schema":1,"id":"5be0c3a19d7f2468","programs":[{}]}}"#,
        rows.join(",")
    ));
    let shown = |args: &[&str]| {
        let text = stdout(&home.run(&[&["export", "shortlist"], args].concat()).success());
        let ids: String =
            ["a", "b", "c", "d"].into_iter().filter(|id| text.contains(&format!("## Name {id} "))).collect();
        (ids, text)
    };
    let (ids, text) = shown(&[]);
    assert_eq!(ids, "abd");
    assert!(text.contains("3 of 4 programs; those still open"), "{text}");
    assert_eq!(shown(&["--all"]).0, "abcd");
    let (ids, text) = shown(&["--status", "invited,they-rejected"]);
    assert_eq!(ids, "bc");
    assert!(text.contains("2 of 4 programs; status: invited, they rejected"), "{text}");
    refused(home.run(&["export", "shortlist", "--for", "adviser", "--status", "ranked"]), 2, "left out");
    assert_eq!(shown(&["--for", "adviser", "--status", "interviewed"]).0, "d");
    home.run(&["export", "shortlist", "--all", "--status", "invited"]).code(2);
}

// --- catalog ---

#[test]
fn the_catalog_needs_no_season() {
    let home = Home::new();
    home.run(&["catalog", "uw", "sea"]).success().stdout(contains("university-of-washington"));
    let found = home.json(&["catalog", "emory"]);
    assert_eq!(found[0]["programs"][0]["id"], "emory-university/ir");
    assert!(home.json(&["catalog"]).as_array().unwrap().len() > 90);
    refused(home.run(&["catalog", "qqqq", "zzzz"]), 1, "fits no program");
    assert_eq!(home.json(&["catalog", "qqqq zzzz"]), serde_json::json!([]));
}

// --- streams ---

#[test]
fn a_closed_pipe_is_success() {
    let home = Home::begun();
    for args in [&["catalog"][..], &["catalog", "--json"], &["list", "milestones"], &["--help"], &["path"]] {
        let mut command = Process::new(cargo_bin!("fluoro"));
        command.args(args).env("XDG_DATA_HOME", home.0.path().join("data")).env("FLUORO_NOW", NOW);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = command.stdout(writer).stderr(Stdio::piped()).output().unwrap();
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_said() {
    let home = Home::begun();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = Process::new(cargo_bin!("fluoro"));
    command
        .args(["export", "shortlist"])
        .env("XDG_DATA_HOME", home.0.path().join("data"))
        .env("FLUORO_NOW", NOW);
    let output = command.stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.starts_with(b"fluoro: standard output: "));
}

// --- backups, restore, merge ---

impl Home {
    fn at(&self, now: &str, args: &[&str]) -> Assert {
        self.command(args).env("FLUORO_NOW", now).assert()
    }

    /// The file beside the season file whose name begins so.
    fn beside(&self, start: &str) -> PathBuf {
        let names = fs::read_dir(self.file().parent().unwrap()).unwrap().map(|it| it.unwrap().path());
        names.into_iter().find(|it| it.file_name().unwrap().to_string_lossy().starts_with(start)).unwrap()
    }

    /// With three versions: empty, one program, two.
    fn with_versions() -> Home {
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
