//! Programs added by name, and files that must not be written.

use crate::*;

// --- add ---

#[test]
fn names_are_shown_first_and_added_with_yes() {
    let home = Home::begun();
    let before = home.bytes();
    let lines = "uw seattle\r\n\n  emory  \nemory\n";
    let assert = home.add(&[], lines).code(1).stderr(contains("not done: --yes adds 2 programs"));
    assert!(stdout(&assert).contains("University of Washington · IR"), "{}", stdout(&assert));
    assert_eq!(home.bytes(), before);
    home.add(&["--yes"], lines).success().stdout(contains("Added 2 programs, planned."));
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

/// A nickname that was typed is kept; a long name has the catalog's short one.
#[test]
fn a_program_has_two_names() {
    let home = Home::begun();
    home.run(&["add", "WashU", "University of Pennsylvania", "--yes"]).success();
    let programs = home.json(&["list", "programs"]);
    let names = |at: usize| (programs[at]["name"].clone(), programs[at]["short_name"].clone());
    assert_eq!(names(0), ("University of Pennsylvania".into(), "Penn".into()));
    assert_eq!(names(1), ("Washington University (Mallinckrodt)".into(), "WashU".into()));
    let list = stdout(&home.run(&["list", "programs"]).success());
    assert!(list.contains("WashU") && list.contains("Penn ") && !list.contains("University"), "{list}");
    let file = home.bytes();
    assert!(file.contains("\"short_name\": \"WashU\"") && !file.contains("\"Penn\""), "{file}");
    let of = |whom: &str| stdout(&home.run(&["export", "shortlist", "--for", whom]).success());
    let mine = of("me");
    assert!(mine.contains("| Penn ") && mine.contains("## University of Pennsylvania"), "{mine}");
    let theirs = of("adviser");
    assert!(!theirs.contains("| Penn ") && !theirs.contains("| WashU "), "{theirs}");
    assert!(theirs.contains("| University of Pennsylvania |") && !theirs.contains("WashU"), "{theirs}");
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
    assert!(home.bytes().contains("\"2026-09-02T"));
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

#[test]
fn a_program_of_another_match_is_never_added_unasked() {
    let home = Home::new();
    home.run(&["new", "--match", "fellowship"]).success();
    let said = home.run(&["add", "-y", "UCSF IR", "Johns Hopkins", "Mayo Clinic Rochester DR"]).code(1);
    said.stdout(contains("not what you apply to")).stdout(contains("Added 1 program"));
    home.run(&["list", "programs", "--json"]).success().stdout(contains("johns-hopkins/ir-independent"));
    // an option that names the specialty is asked for
    let student = Home::new();
    student.run(&["new"]).success();
    student.run(&["add", "-y", "UCSF DR"]).code(1).stdout(contains("not yours"));
    student.run(&["add", "-y", "--specialty", "dr", "UCSF"]).success().stdout(contains("Added 1 program"));
}

#[test]
fn yes_adds_what_is_clear_and_the_rest_when_it_is_told() {
    let home = Home::begun();
    let lines = "MIR, UW\nVanderbuilt\nSt. Elsewhere\nIR programs:\n";
    let said = home.add(&["--yes"], lines).code(1);
    assert!(stdout(&said).contains("Added 1 program,"), "{}", stdout(&said));
    said.stderr(contains("3 lines were not added"));
    home.add(&["--yes", "--likely"], lines).code(1).stdout(contains("Added 1 program,"));
    home.add(&["--yes", "--likely", "--own"], lines).success().stdout(contains("Added 2 programs,"));
    let programs = home.json(&["list", "programs"]);
    let names: Vec<&str> =
        programs.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names.len(), 4);
    assert!(names.contains(&"St. Elsewhere") && names.contains(&"UW"), "{names:?}");
    let before = home.bytes();
    home.add(&["--yes", "--likely", "--own"], lines).success().stderr(contains("already"));
    assert_eq!(home.bytes(), before, "a second time adds nothing");
    home.add(&["--own"], lines).code(2).stderr(contains("--yes"));
}

/// Only what is really added takes a program's place: a guess that isn't taken leaves it to the lines below.
#[test]
fn a_guess_takes_no_programs_place() {
    let pairs = [
        ("University of Chicago (NorthShore)", "University of Chicago", "university-of-chicago/ir"),
        (
            "Pennsylvania Hospital",
            "Hospital of the University of Pennsylvania",
            "university-of-pennsylvania/ir",
        ),
    ];
    let ids = |home: &Home| -> Vec<String> {
        let all = home.json(&["list", "programs"]);
        all.as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
    };
    for (guess, real, id) in pairs {
        for lines in [format!("{guess}\n{real}\n"), format!("{real}\n{guess}\n")] {
            let home = Home::begun();
            let said = home.add(&["--yes"], &lines).code(1);
            assert!(!stdout(&said).contains("already"), "{lines}: {}", stdout(&said));
            assert_eq!(ids(&home), [id], "{lines}");
            let own = home.add(&["--yes", "--own"], &lines).success();
            assert!(stdout(&own).contains("a program of your own; it may be"), "{}", stdout(&own));
            assert_eq!(ids(&home).len(), 2, "{lines}");
            home.add(&["--yes", "--own"], &lines).success().stderr(contains("all are on the shortlist"));
            let likely = Home::begun();
            let said = likely.add(&["--yes", "--likely"], &lines).success();
            assert!(stdout(&said).contains("as above"), "{}", stdout(&said));
            assert_eq!(ids(&likely), [id]);
        }
    }
    let home = Home::begun();
    home.add(&["--yes", "--own"], "St. Elsewhere\nst elsewhere\n")
        .success()
        .stdout(contains("Added 1 program,"));
}

#[test]
fn a_line_with_a_name_is_no_date_and_lines_without_one_are_counted() {
    let home = Home::begun();
    let lines = "1628 Penn\nPenn 1628\n1st choice: Utah\nUtah Nov 3\nSt. Elsewhere Nov 3\nNov 3 2026\n10am\n";
    let said = home.add(&["--yes"], lines).code(1);
    assert_eq!(stdout(&said).matches("this is a date").count(), 2, "{}", stdout(&said));
    let notes = stderr(&said);
    assert!(notes.contains("3 lines were not added") && notes.contains("2 lines name no program"), "{notes}");
    home.add(&["--yes", "--own"], lines).success().stdout(contains("Added 3 programs,"));
}

/// What is printed of a line is what became of it.
#[test]
fn a_line_that_was_added_says_so_and_the_other_what_it_takes() {
    let home = Home::begun();
    let lines = "MGH\nHenry Ford Providence TY\n";
    let row = |text: &str, line: &str| text.lines().find(|it| it.starts_with(line)).unwrap().to_owned();
    let looked = stdout(&home.add(&["--yes"], lines).code(1));
    assert!(row(&looked, "MGH").contains("add it with --anyway"), "{looked}");
    assert!(row(&looked, "Henry").contains("--likely --anyway"), "{looked}");
    let said = stdout(&home.add(&["--yes", "--anyway"], lines).code(1));
    let (added, left) = (row(&said, "MGH"), row(&said, "Henry"));
    assert!(added.contains(" added ") && !added.contains("ask first") && !added.contains("--"), "{said}");
    assert!(left.contains("only likely") && left.contains("add it with --likely"), "{said}");
    assert!(!left.contains("--anyway"), "{said}");
}

#[test]
fn a_pasted_table_is_read_by_its_columns() {
    let home = Home::begun();
    let table = "Program\tCity\tState\tNRMP code\n\
        Emory University\tAtlanta\tGA\t1113416A0\n\
        UW\tMadison\tWI\t\n\
        Georgetown\tWashington\tDC\t1802416A0\n\
        St. Elsewhere\tBoston\tMA\t1999416C0\n";
    let said = home.add(&["--yes", "--own"], table).success();
    assert!(stdout(&said).contains("its code is that of George Washington"), "{}", stdout(&said));
    let programs = home.json(&["list", "programs"]);
    let of = |name: &str| programs.as_array().unwrap().iter().find(|it| it["name"] == name).cloned();
    let own = of("St. Elsewhere").unwrap();
    assert_eq!((&own["city"], &own["state"]), (&"Boston".into(), &"MA".into()));
    assert!(own["positions"].to_string().contains("1999416C0"), "{own}");
    assert!(of("University of Wisconsin").is_some() && of("George Washington University").is_none());
}

#[test]
fn json_says_what_became_of_each_line() {
    let home = Home::begun();
    let added = |more: &[&str]| {
        let assert = home.add(
            &[more, &["--json"]].concat(),
            "emory\nUW\nzzz nowhere\n1802416A0 Georgetown\n37 programs\n",
        );
        serde_json::from_str::<Value>(&stdout(&assert)).unwrap()
    };
    let became = |value: &Value| -> Vec<String> {
        let lines = value["lines"].as_array().unwrap();
        lines.iter().map(|it| it["became"].as_str().unwrap().to_owned()).collect()
    };
    let looked = added(&[]);
    assert_eq!(
        (&looked["added"], became(&looked)),
        (&0.into(), ["would-add", "left", "left", "left", "no-name"].map(String::from).to_vec())
    );
    assert_eq!(
        looked["lines"][1]["programs"],
        serde_json::json!(["university-of-washington", "university-of-wisconsin"])
    );
    assert_eq!(looked["lines"][3]["meaning"], "disagrees");
    let done = added(&["--yes", "--own"]);
    assert_eq!(
        (&done["added"], became(&done)),
        (&4.into(), ["added", "own", "own", "own", "no-name"].map(String::from).to_vec())
    );
    assert_eq!(became(&added(&["--yes"]))[..4], ["there"; 4].map(String::from));
}

#[test]
fn programs_that_take_no_applications_in_the_usual_way_are_asked_about() {
    let home = Home::begun();
    let lines = "MGH\nHennepin TY\nTripler Army Medical Center DR\nemory\n";
    let said = home.add(&["--yes", "--own"], lines).code(1);
    let text = stdout(&said);
    assert!(text.contains("Added 1 program,") && text.matches("ask first").count() == 3, "{text}");
    for why in ["Mass General Brigham (combined), 4162400005", "Not Participating", "military"] {
        assert!(text.contains(why), "{why}: {text}");
    }
    assert!(!stdout(&home.run(&["review"])).contains("Applications go to another program"));
    home.add(&["--yes", "--anyway"], lines).success().stdout(contains("Added 3 programs,"));
    let review = stdout(&home.run(&["review"]));
    for title in
        ["Applications go to another program", "Not in ERAS this season", "Recruits through the military"]
    {
        assert!(review.contains(title), "{title}: {review}");
    }
}

#[test]
fn the_catalog_carries_its_checks_and_codes() {
    let home = Home::new();
    let found = home.json(&["catalog", "Hennepin"]);
    let program = &found[0]["programs"][0];
    assert_eq!(program["cautions"][0]["kind"], "not-in-eras");
    assert_eq!(program["cautions"][0]["origin"]["as_of"], "2026-06");
    assert_eq!(program["positions"]["preliminary"], "1329999P0");
    assert_eq!(program["codes_origin"]["as_of"], "2024-06");
    assert_eq!(program["codes_origin"]["confidence"], "good");
    let emory = home.json(&["catalog", "emory"]);
    let dr = emory[0]["programs"].as_array().unwrap().iter().find(|it| it["specialty"] == "dr").unwrap();
    assert_eq!(dr["other_codes"]["1113420A1"], "Radiology-Diag/Research");
    let combined = home.json(&["catalog", "mass general brigham combined"]);
    assert!(combined[0]["programs"][0]["checks"][0].as_str().unwrap().contains("combined"));
}
