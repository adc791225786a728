//! What scripts lean on: help, options on either side of the command, exit codes, columns and keys that stay, tasks.

use crate::*;

const ROWS: &str = r#"{"app":"fluoro","schema":1,"id":"5be0c3a19d7f2468","profile":{"match":"main","season":"2027","submitted":"2026-09-02","specialties":["ir"],"home_zone":"America/New_York"},
    "programs":[{"id":"a/ir","name":"Alpha","specialty":"ir","city":"Chicago","state":"IL","time_zone":"America/Chicago"}],
    "milestones":[{"id":"f00d","title":"Write","when":"2026-11-20"},{"id":"beef","title":"Someday"},{"id":"bead","title":"Talk","kind":"event","when":"2026-12-01T17:00[America/Chicago]"}],
    "letters":[{"id":"l","writer":"Dr. Osei","state":"agreed","promised":"2026-12-02","programs":["a/ir"]}],
    "rotations":[{"id":"r","kind":"blocked","host":"VA","from":"2027-01-21","until":"2027-01-21","state":"accepted"}],
    "interviews":[{"id":"i","programs":["a/ir"],"state":"scheduled","when":"2026-12-10T08:00[America/Chicago]","minutes":120}]}"#;

fn season() -> Home {
    Home::holding(ROWS)
}

#[test]
fn help_tells_of_commands_and_topics() {
    let home = Home::new();
    let all = stdout(&home.run(&["help"]).success());
    assert_eq!(all, stdout(&home.run(&["--help"]).success()));
    for word in ["Examples:", "FLUORO_FILE", "FLUORO_NOW", "NO_COLOR", "Exit codes:", "free"] {
        assert!(all.contains(word), "{word}: {all}");
    }
    assert!(
        stdout(&home.run(&["help", "task", "add"]).success()).contains("fluoro task add \"Call Dr. Lee\"")
    );
    assert_eq!(stdout(&home.run(&["help", "free"])), stdout(&home.run(&["free", "--help"])));
    home.run(&["help", "dates"]).success().stdout(contains("jan 20-22"));
    refused(home.run(&["help", "plumbing"]), 2, "no command and no topic “plumbing”");
}

#[test]
fn options_stand_on_either_side_of_the_command() {
    let home = season();
    let other = home.0.path().join("other.json");
    fs::copy(home.file(), &other).unwrap();
    fs::remove_dir_all(home.file().parent().unwrap()).unwrap();
    let expected = "Wed 20 Jan 2027: free, nothing stands on it\n";
    for args in [
        &["free", "jan", "20", "--file", "other.json"][..],
        &["--file", "other.json", "free", "jan", "20"],
        &["--ascii", "free", "--theme", "mono", "jan", "20", "--file", "other.json"],
        &["free", "jan", "20", "--ascii", "--file=other.json"],
    ] {
        let text = stdout(&home.run(args).success());
        assert!(text.starts_with(expected), "{args:?}: {text}");
    }
}

#[test]
fn several_days_are_looked_at_and_one_that_is_taken_ends_with_1() {
    let home = season();
    let text = stdout(&home.run(&["free", "jan 20-22"]).code(1));
    let heads: Vec<&str> =
        text.lines().filter(|it| it.contains(" Jan 2027")).filter(|it| !it.starts_with(' ')).collect();
    assert_eq!(
        heads,
        [
            "Wed 20 Jan 2027: free, nothing stands on it",
            "Thu 21 Jan 2027: not free",
            "Fri 22 Jan 2027: free, nothing stands on it"
        ]
    );
    home.run(&["free", "jan 22-25"]).success();
    home.run(&["free", "dec 10"]).code(1);
    home.run(&["free", "christmas"])
        .success()
        .stdout(contains("Fri 25 Dec 2026: free, nothing stands on it · Christmas Day"));
    refused(home.run(&["free", "dec 1 - mar 31"]), 2, "more than 62 days");
    let json = home.json(&["free", "dec 10-11"]);
    assert_eq!((&json[0]["free"], &json[1]["free"]), (&false.into(), &true.into()));
    assert_eq!(json[0]["on_it"][0]["id"], "i");
    assert_eq!(home.json(&["free", "nov 26"])[0]["holiday"], "Thanksgiving");
}

#[test]
fn a_hard_warning_ends_a_review_with_1_unless_that_is_not_wanted() {
    let other = r#""programs":[{"id":"b/ir","name":"Beta","specialty":"ir"},"#;
    let clash = r#""interviews":[{"id":"k","programs":["b/ir"],"state":"scheduled","when":"2026-12-10T08:30[America/Chicago]","minutes":60},"#;
    let rows = ROWS.replace(r#""programs":[{"#, &format!("{other}{{"));
    let home = Home::holding(&rows.replace(r#""interviews":["#, clash));
    let hard = stdout(&home.run(&["review"]).code(1));
    assert!(hard.contains("! "), "{hard}");
    assert_eq!(stdout(&home.run(&["review", "--exit-zero"]).success()), hard);
    home.run(&["review", "--json"]).code(1);
    season().run(&["review"]).success();
}

#[test]
fn lists_keep_their_columns() {
    let home = season();
    for (what, head) in [
        ("interviews", "DAY TIME PROGRAM STATE KIND MODE REPLY BY THERE"),
        ("components", "COMPONENT STATE DUE SOON SOURCE ITEMS COUNT MYERAS PROGRAM GROUP ID"),
        ("milestones", "DATE SOON STATE WHAT UNTIL SOURCE"),
        ("tasks", "DATE SOON STATE WHAT KIND ID"),
        ("rotations", "FROM UNTIL WHAT REPEATS STATE REPLY BY DAYS OFF ID"),
        ("letters", "WRITER STATE ASKED PROMISED UPLOADED PROGRAMS ID"),
        ("costs", "PAID TO WHAT HOW MANY COMMITTED TO COME NEXT SURE ID"),
    ] {
        let text = stdout(&home.run(&["list", what]).success());
        let words: Vec<&str> = text.lines().next().unwrap().split_whitespace().collect();
        assert_eq!(words.join(" "), head);
    }
    let tasks = stdout(&home.run(&["list", "tasks"]));
    let lines: Vec<&str> = tasks.lines().skip(1).collect();
    assert!(lines[0].contains("4 d late") && lines[0].ends_with("f00d"), "{tasks}");
    assert!(lines[1].contains("Tue 1 Dec 18:00  in 7 d") && lines[2].starts_with("no date"), "{tasks}");
}

#[test]
fn statements_are_listed_by_their_length_and_never_by_their_text() {
    let statements = r#""statements":[{"id":"s","title":"General","version":2,"specialty":"ir","text":"sesame"},
        {"id":"f","title":"In a file","path":"ps.txt"},{"id":"g","title":"Gone","path":"gone.txt"}],"letters""#;
    let home = Home::holding(&ROWS.replacen(r#""letters""#, statements, 1));
    fs::write(home.file().with_file_name("ps.txt"), "four\n").unwrap();
    let text = stdout(&home.run(&["list", "statements"]).success());
    let words: Vec<String> =
        text.lines().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        words,
        [
            "STATEMENT VERSION FOR CHARACTERS PROGRAMS FILE ID",
            "General 2 IR 6 0 s",
            "Gone no such file 0 gone.txt g",
            "In a file 4 0 ps.txt f"
        ]
    );
    let all = home.json(&["list", "statements"]);
    assert!(!text.contains("sesame") && !all.to_string().contains("sesame"), "{text}");
    assert_eq!((&all[0]["characters"], &all[1]["characters"]), (&6.into(), &Value::Null));
    let md = stdout(&home.run(&["export", "components", "--only", "statements"]).success());
    assert!(md.contains("| In a file |  | 4 | 0 | ps.txt |"), "{md}");
}

#[test]
fn costs_are_told_in_cents_and_as_columns() {
    let expense = r#""expenses":[{"id":"e","kind":"travel","title":"Flight","on":"2026-12-01","cents":31250}],"letters""#;
    let home = Home::holding(&ROWS.replacen(r#""letters""#, expense, 1));
    let text = stdout(&home.run(&["list", "costs"]).success());
    let words: Vec<String> =
        text.lines().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert!(words.contains(&"ERAS IR 0 programs $0 1: $11 $11 projected".to_owned()), "{text}");
    assert!(words.contains(&"own Flight · Tue 1 Dec travel $312.50 e".to_owned()), "{text}");
    assert_eq!(words.last().unwrap(), "whole $312.50 ~$161");
    let all = home.json(&["list", "costs"]);
    let ir = &all[0];
    assert_eq!(
        (&ir["committed_least"], &ir["planned"], &ir["next_most"]),
        (&0.into(), &1.into(), &1100.into())
    );
    let keys = |it: &Value| it.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let flight = all.as_array().unwrap().last().unwrap();
    assert_eq!((&flight["id"], &flight["committed_most"]), (&"e".into(), &31250.into()));
    assert_eq!(keys(ir), keys(flight), "every key is always there");
}

#[test]
fn the_whole_of_the_costs_says_how_many_are_not_known() {
    let expenses =
        r#""expenses":[{"id":"e","title":"Flight"},{"id":"f","title":"Room","cents":100}],"letters""#;
    let home = Home::holding(&ROWS.replacen(r#""letters""#, expenses, 1));
    let text = stdout(&home.run(&["list", "costs"]).success());
    let last = text.lines().last().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(last, "whole 1 not known at least $1 ~$161");
    let all = home.json(&["list", "costs"]);
    let counts = all.as_array().unwrap().iter().map(|it| it["not_known"].as_i64().unwrap());
    assert_eq!(counts.sum::<i64>(), 1);
}

#[test]
fn instants_are_those_of_rfc_3339_with_their_zone_beside() {
    let home = season();
    let talk = home.json(&["list", "tasks"])[1].clone();
    assert_eq!(
        (&talk["when"], &talk["when_zone"]),
        (&"2026-12-01T17:00:00-06:00".into(), &"America/Chicago".into())
    );
    let interview = &home.json(&["list", "interviews"])[0];
    assert_eq!(interview["when"], "2026-12-10T08:00:00-06:00");
    let write = home.json(&["list", "tasks"])[0].clone();
    assert_eq!((&write["when"], &write["when_zone"]), (&"2026-11-20".into(), &Value::Null));
    let path = home.json(&["path"]);
    assert_eq!((&path["file"], &path["is_there"]), (&home.file().to_str().unwrap().into(), &true.into()));
}

#[test]
fn a_task_is_written_down_and_done() {
    let home = season();
    let said = stdout(&home.run(&["task", "add", "Call Dr. Lee", "fri", "10am", "CT"]).success());
    assert!(said.starts_with("Added “Call Dr. Lee”, Fri 27 Nov 11:00: "), "{said}");
    let id = said.trim().rsplit(' ').next().unwrap();
    home.run(&["done", &id[..8]]).success().stdout("Done: Call Dr. Lee\n");
    assert!(home.bytes().contains("\"done\": \"2026-11-24T15:00:00Z\""), "{}", home.bytes());
    home.run(&["done", id]).success().stderr(contains("nothing to do: Call Dr. Lee is done already"));
    home.run(&["done", id, "--undo"]).success().stdout("Not done: Call Dr. Lee\n");
    let id = home.json(&["task", "add", "RSNA", "nov 29 - dec 3", "--kind", "event"])["id"].clone();
    let all = home.json(&["list", "tasks"]);
    let rsna = all.as_array().unwrap().iter().find(|it| it["id"] == id).unwrap();
    assert_eq!((&rsna["kind"], &rsna["until"]), (&"event".into(), &"2026-12-03".into()));
    home.run(&["task", "add", "No date"]).success().stdout(contains("no date: "));
    refused(home.run(&["task", "add", " "]), 2, "needs a name");
    refused(home.run(&["task", "add", "x", "feb 30"]), 2, "30");
}

#[test]
fn components_and_official_dates_are_done_too() {
    let home = season();
    home.run(&["done", "rank-list"]).success();
    home.run(&["done", "nrmp-rol-deadline"]).success().stderr(contains("done already"));
    home.run(&["done", "match-day"]).success().stdout(contains("Done: Match Day"));
    let dates = home.json(&["list", "milestones"]);
    let match_day = dates.as_array().unwrap().iter().find(|it| it["id"] == "match-day").unwrap();
    assert_eq!(match_day["state"], "done");
    refused(home.run(&["done", "be"]), 2, "2 ids begin with be");
    refused(home.run(&["done", "zzz"]), 2, "nothing has the id zzz");
}

#[test]
fn folders_and_missing_files_are_told_in_plain_words() {
    let home = season();
    let folder = home.0.path().join("folder");
    fs::create_dir(&folder).unwrap();
    for args in [&["list", "programs"][..], &["today"], &["backups"], &["new"], &["task", "add", "x"]] {
        let file = ["--file", "folder"];
        refused(home.run(&[&file, args].concat()), 2, "folder is a folder, no season file");
    }
    refused(home.run(&["merge", "folder"]), 2, "fluoro: folder is a folder, no season file");
    refused(home.run(&["merge", "none.json"]), 2, "fluoro: none.json isn't there");
    refused(home.run(&["export", "timeline", "-o", "folder"]), 2, "folder is a folder: name a file in it");
    for args in [&["list", "tasks"][..], &["backups"], &["done", "x"]] {
        let file = ["--file", "none.json"];
        refused(home.run(&[&file, args].concat()), 2, "begin one with fluoro new");
    }
}

#[test]
fn a_date_is_no_name_of_a_program() {
    let home = Home::begun();
    for line in ["dec 10", "12/10", "jan 20-22", "2026-12-15"] {
        let assert = home.run(&["add", line, "--yes"]).code(1);
        assert!(
            stdout(&assert).contains("no name") && stdout(&assert).contains("this is a date"),
            "{line}: {}",
            stdout(&assert)
        );
    }
    home.run(&["add", "emory", "--yes"]).success();
}
