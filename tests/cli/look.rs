//! What can be looked at: the verdict on the file, lists, exports, the catalog, and what reaches the streams.

use crate::*;

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
pub fn hostile() -> Home {
    let evil = r"\u001b]52;c;AAAA\u0007\u001b[31m\u009b\u202e\u2066\u200b\ufeff | <b>x</b> [a](javascript:1)\n# H\r\n- `c`\u2028";
    let text = r#"{"app":"fluoro","schema":1,"id":"5be0c3a19d7f2468","profile":{"match":"main","season":"2027","name":"EVIL","home_zone":"America/New_York"},
        "milestones":[{"id":"m","title":"EVIL","when":"2026-12-01","notes":"EVIL"}],
        "components":[{"id":"c","group":"EVIL","title":"EVIL","notes":"EVIL","link":"EVIL"}],
        "letters":[{"id":"l","writer":"EVIL","promised":"2026-12-02","programs":["p"]}],
        "expenses":[{"id":"x","title":"EVIL","kind":"EVIL","cents":100,"program":"p"}],
        "programs":[{"id":"p","name":"EVIL","institution":"EVIL","specialty":"ir","city":"EVIL","state":"EVIL","acgme_id":"EVIL",
            "positions":{"advanced":{"nrmp_code":"EVIL"}},"why":"EVIL","pros":"EVIL","cons":"EVIL","notes":"EVIL","tags":["EVIL"],"website":"EVIL",
            "do_not_rank":"EVIL","deal_breakers":["EVIL"],"facts":{"EVIL":{"value":"EVIL","source":"EVIL"}}}],
        "interviews":[{"id":"i","programs":["p"],"when":"2026-12-15T09:00[America/Chicago]","platform":"EVIL","link":"EVIL","logistics":"EVIL","notes":"EVIL","red_flags":"EVIL","pros":"EVIL",
            "agenda":{"0900":{"person":"h","title":"EVIL","room":"EVIL"},"EVIL":{"title":"EVIL"}},"ask":["q"],"answers":{"q":{"asked":true,"text":"EVIL"}}}],
        "rank_lists":[{"id":"primary","kind":"primary","order":["p#advanced","EVIL#advanced","EVIL"],"entries":{"p#advanced":{"reason":"EVIL","supplemental":"s"}}},
            {"id":"s","kind":"supplemental","letter":"EVIL","name":"EVIL","order":["p#preliminary"]}],
        "questions":[{"id":"q","way":"to-ask","audience":"EVIL","topic":"EVIL","text":"EVIL","prepared":"EVIL"}],
        "people":[{"id":"h","programs":["p"],"name":"EVIL","role":"EVIL","email":"EVIL","say":"EVIL","talking_point":"EVIL","notes":"EVIL"}]}"#;
    Home::holding(&text.replace("EVIL", evil))
}

#[test]
fn nothing_hostile_reaches_standard_output() {
    let home = hostile();
    home.run(&["check"]).success();
    let mut runs: Vec<Vec<&str>> = vec![vec!["check", "--json"], vec!["add", "emory", "x\u{202e}\u{9b}31m"]];
    for what in [
        "programs",
        "components",
        "interviews",
        "milestones",
        "tasks",
        "rotations",
        "letters",
        "statements",
        "costs",
        "ranks",
    ] {
        runs.push(vec!["list", what]);
        runs.push(vec!["list", what, "--json"]);
    }
    for whom in ["me", "adviser", "partner", "clerkship"] {
        runs.push(vec!["export", "shortlist", "--for", whom]);
    }
    runs.extend([
        vec!["today", "--days", "400"],
        vec!["today", "--json"],
        vec!["review"],
        vec!["review", "--json"],
    ]);
    runs.extend([
        vec!["free", "dec 15", "--json"],
        vec!["free", "dec 15"],
        vec!["free", "dec 1"],
        vec!["export", "brief", "p"],
        vec!["export", "brief", "\u{202e}\u{9b}31m"],
        vec!["export", "rank-list"],
        vec!["export", "rank-list", "--format", "txt"],
        vec!["export", "timeline"],
        vec!["export", "components"],
        vec!["export", "components", "--for", "partner"],
    ]);
    for args in &runs {
        let assert = home.run(args);
        let (out, err) = (stdout(&assert), stderr(&assert));
        assert_eq!(clean_lines(&out), out, "{args:?}");
        assert_eq!(clean_lines(&err), err, "{args:?}");
        assert!(!out.contains("\t"), "{args:?}");
    }
}

#[test]
fn files_for_other_programs_are_clean_line_by_line() {
    let home = hostile();
    for format in ["ics", "csv"] {
        let text = stdout(&home.run(&["export", "timeline", "--format", format]).success());
        for line in text.replace("\r\n ", "").split("\r\n") {
            assert_eq!(clean_lines(line), line, "{format}");
        }
    }
    for part in ["", "checklist", "letters", "statements", "signals", "costs"] {
        let only = if part.is_empty() { vec![] } else { vec!["--only", part] };
        let args = [vec!["export", "components", "--format", "csv"], only].concat();
        let text = stdout(&home.run(&args).success());
        for line in text.split("\r\n") {
            assert_eq!(clean_lines(line), line, "{part}");
        }
    }
    let csv = stdout(&home.run(&["export", "timeline", "--format", "csv"]));
    assert!(csv.lines().all(|it| it.starts_with('"') && it.ends_with('"')), "{csv}");
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
fn lists_have_stable_keys_and_instants_with_their_zone() {
    let home = hostile();
    let interview = &home.json(&["list", "interviews"])[0];
    assert_eq!(interview["when"], "2026-12-15T09:00:00-06:00");
    assert_eq!(interview["when_zone"], "America/Chicago");
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
    let calendar = &["export", "timeline", "--format", "ics"][..];
    for args in [
        calendar,
        &["today"],
        &["review", "--exit-zero"],
        &["catalog"],
        &["catalog", "--json"],
        &["list", "milestones"],
        &["--help"],
        &["path"],
    ] {
        let mut command = Process::new(cargo_bin!("fluoro"));
        command.args(args).env("XDG_DATA_HOME", home.0.path().join("data")).env("FLUORO_NOW", NOW);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = command.stdout(writer).stderr(Stdio::piped()).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        let expected = if args == calendar { "left out" } else { "" };
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(said.contains(expected) && said.lines().count() <= usize::from(args == calendar), "{said}");
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

#[test]
fn interviews_are_exported_as_a_page_and_as_a_table() {
    let home = Home::new();
    home.run(&["new", "--sample"]).success();
    let out = |args: &[&str]| stdout(&home.run(args).success());
    let page = out(&["export", "interviews"]);
    assert!(page.starts_with("# Interviews: Main Match 2027\n"), "{page}");
    assert!(page.contains("### Agenda, their time"), "{page}");
    let others = out(&["export", "interviews", "--for", "adviser"]);
    assert!(!others.contains("Gut") && !others.contains("example.org"), "{others}");
    let table = out(&["export", "interviews", "--format", "csv"]);
    assert!(table.starts_with("\"programs\",\"kind\",\"state\",\"date\""), "{table}");
    home.run(&["export", "interviews", "--format", "ics"]).failure().stderr(contains("md or csv"));
    home.run(&["export", "interviews", "--only", "letters"]).failure().stderr(contains("as a whole"));
}
