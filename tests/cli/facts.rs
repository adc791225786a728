//! Files of facts: checked, taken in, written down; and that a broken one changes nothing.

use std::path::Path;

use crate::*;

/// Two dates and a fee, as a school might publish them.
const OF_A_SCHOOL: &str = r#"{
  "schema": 1,
  "season": "2027",
  "dates": [
    { "id": "nrmp-rol-deadline", "match": ["main"], "title": "Rank order list certification", "short": "Rank list",
      "when": "2027-03-04T21:00[America/New_York]", "kind": "deadline", "hard": true, "lane": "ranking",
      "source": "nrmp.org calendar", "as_of": "2026-11-20", "confidence": "firm" },
    { "id": "extra-dean", "match": ["main"], "title": "Dean's meeting", "when": "2027-01-15",
      "kind": "event", "lane": "own", "source": "Office of student affairs", "as_of": "2026-11-01", "confidence": "firm" }
  ],
  "fees": [
    { "id": "fees.nrmp.registration", "title": "NRMP registration", "cents": 7500, "per": "season",
      "source": "nrmp.org fees", "as_of": "2026-11-20", "confidence": "firm" }
  ]
}
"#;

fn write(home: &Home, name: &str, text: &str) {
    fs::write(home.0.path().join(name), text).unwrap();
}

fn filed(home: &Home, name: &str) -> PathBuf {
    home.0.path().join("data/fluoro/facts").join(name)
}

fn value(home: &Home, id: &str) -> Value {
    let all = home.json(&["facts", "list"]);
    all.as_array().unwrap().iter().find(|it| it["id"] == id).cloned().unwrap_or(Value::Null)
}

#[test]
fn a_file_is_looked_at_first_then_taken_in_and_shown_with_its_source() {
    let home = Home::begun();
    write(&home, "school.json", OF_A_SCHOOL);
    let looked = home.run(&["facts", "check", "school.json"]).success();
    assert!(
        stdout(&looked).contains("Season 2027: 1 date new; 1 date, 1 fee changed"),
        "{}",
        stdout(&looked)
    );
    assert!(stdout(&looked).contains("+ Dean's meeting: 2027-01-15"));
    home.run(&["facts", "import", "school.json"]).code(1).stderr(contains("--yes writes facts/2027.json"));
    assert!(!filed(&home, "").exists(), "a look writes nothing");
    let season = home.bytes();
    home.run(&["facts", "import", "school.json", "--yes"]).success().stderr(contains("next start"));
    assert_eq!(home.bytes(), season, "facts travel beside the season, not in it");
    #[cfg(unix)]
    assert_eq!((mode(&filed(&home, "2027.json")), mode(&filed(&home, ""))), (0o600, 0o700));
    let fee = value(&home, "fees.nrmp.registration");
    assert_eq!((&fee["value"], &fee["by"]), (&"$75 per season".into(), &"file".into()));
    assert_eq!((&fee["source"], &fee["confidence"]), (&"nrmp.org fees".into(), &"firm".into()));
    let deadline = value(&home, "nrmp-rol-deadline");
    assert_eq!(deadline["value"], "Thu 4 Mar 21:00 ET");
    home.run(&["list", "milestones"]).success().stdout(contains("Dean's meeting"));
}

#[test]
fn a_second_file_goes_over_the_first_entry_by_entry_and_the_first_is_kept() {
    let home = Home::begun();
    write(&home, "school.json", OF_A_SCHOOL);
    home.run(&["facts", "import", "school.json", "--yes"]).success();
    let first = fs::read_to_string(filed(&home, "2027.json")).unwrap();
    write(&home, "second.json", &OF_A_SCHOOL.replace("7500", "8000").replace("2027-01-15", "2027-01-16"));
    home.run(&["facts", "import", "second.json", "--yes"]).success();
    assert_eq!(fs::read_to_string(filed(&home, "2027.json.before")).unwrap(), first);
    assert_eq!(value(&home, "fees.nrmp.registration")["value"], "$80 per season");
    let only_fee = r#"{"schema": 1, "season": 2027, "fees": [{ "id": "fees.nrmp.couple", "title": "NRMP couple",
        "cents": 5000, "per": "person", "source": "nrmp.org", "as_of": "2026-11-20", "confidence": "firm" }]}"#;
    write(&home, "third.json", only_fee);
    home.run(&["facts", "import", "third.json", "--yes"]).success();
    assert_eq!(value(&home, "fees.nrmp.couple")["value"], "$50 per person");
    assert_eq!(value(&home, "extra-dean")["value"], "Sat 16 Jan", "what the third says nothing of stays");
}

#[test]
fn your_own_corrections_stay_and_are_said() {
    let mut season: Value = serde_json::from_str(&Home::begun().bytes()).unwrap();
    season["overrides"] = serde_json::json!({
        "fees.nrmp.registration": { "value": 7700, "source": "my invoice", "as_of": "2026-11-21" }
    });
    season["milestones"] = serde_json::json!([
        { "id": "nrmp-rol-deadline", "when": "2027-03-05T21:00[America/New_York]", "source": "a mail of NRMP" }
    ]);
    let home = Home::holding(&season.to_string());
    write(&home, "school.json", OF_A_SCHOOL);
    let looked = home.run(&["facts", "import", "school.json", "-y"]).success();
    assert!(stdout(&looked).contains("2 of yours differ and stay"), "{}", stdout(&looked));
    assert!(stdout(&looked).contains("yours is $77 per season and stays"), "{}", stdout(&looked));
    let fee = value(&home, "fees.nrmp.registration");
    assert_eq!((&fee["value"], &fee["by"]), (&"$77 per season".into(), &"you".into()));
    assert_eq!(value(&home, "nrmp-rol-deadline")["source"], "a mail of NRMP");
    let mine = home.run(&["facts", "export", "--mine"]).success();
    let mine: Value = serde_json::from_str(&stdout(&mine)).unwrap();
    let fees = mine["fees"].as_array().unwrap();
    let fee = fees.iter().find(|it| it["id"] == "fees.nrmp.registration").unwrap();
    assert_eq!((&fee["cents"], &fee["source"]), (&7700.into(), &"my invoice".into()));
    assert_eq!(fee["confidence"], "weak", "one applicant is one source");
}

#[test]
fn a_wrong_fact_is_refused_with_its_place() {
    let home = Home::begun();
    for (from, to, why) in [
        ("2027-01-15", "2027-02-30", "line 8, column 93: dates, extra-dean: "),
        (
            "\"nrmp-rol-deadline\"",
            "\"nrmp-rol-dedline\"",
            "line 5, column 13: dates, nrmp-rol-dedline: fluoro knows no date",
        ),
        (
            "\"schema\": 1",
            "\"schema\": 2",
            "line 2, column 13: it is of schema 2, which a newer fluoro wrote",
        ),
        ("\"2027\"", "\"next\"", "line 3, column 13: its \"season\" is no year"),
        (
            "fees.nrmp.registration",
            "fees.nrmp.registratoin",
            "line 12, column 13: fees, fees.nrmp.registratoin",
        ),
        ("7500", "-1", "it is less than nothing"),
        ("7500", "75.5", "line 12,"),
        ("\"extra-dean\"", "\"nrmp-rol-deadline\"", "stands there twice"),
        ("\"source\": \"nrmp.org fees\"", "\"source\": \" \"", "it has no source"),
        ("\"confidence\": \"firm\" }\n  ]\n}", "\"confidence\": \"yours\" }\n  ]\n}", "nothing for a file"),
        ("\"hard\": true", "\"hart\": true", "unknown field `hart`"),
        ("\"kind\": \"event\"", "\"kind\": \"party\"", "party"),
        ("[America/New_York]", "[America/New_Yorck]", "line 6,"),
        (
            "\"lane\": \"own\"",
            "\"lane\": \"own\", \"component\": \"nothing\"",
            "no component has the id nothing",
        ),
    ] {
        let broken = OF_A_SCHOOL.replacen(from, to, 1);
        assert_ne!(broken, OF_A_SCHOOL, "{from}");
        write(&home, "school.json", &broken);
        let assert = home.run(&["facts", "import", "school.json", "--yes"]).code(2);
        assert!(stderr(&assert).contains(why), "{} doesn't say {why}", stderr(&assert));
        assert!(!filed(&home, "").exists(), "{to}");
    }
    let all = OF_A_SCHOOL.replace("2027-01-15", "soon").replace("7500", "-1");
    write(&home, "school.json", &all);
    let assert = home.run(&["facts", "check", "school.json"]).code(2);
    assert_eq!(stderr(&assert).lines().count(), 2, "all that is wrong is said at once: {}", stderr(&assert));
}

#[test]
fn what_only_says_it_otherwise_is_listed_and_what_is_older_marked() {
    let home = Home::begun();
    home.run(&["facts", "export", "-o", "mine.json"]).success();
    let text = fs::read_to_string(home.0.path().join("mine.json")).unwrap();
    let mut file: Value = serde_json::from_str(&text).unwrap();
    let dates = file["dates"].as_array_mut().unwrap();
    let deadline = dates.iter_mut().find(|it| it["id"] == "nrmp-rol-deadline").unwrap();
    deadline["note"] = "Certify early.".into();
    deadline["as_of"] = "2026-01-01".into();
    write(&home, "mine.json", &file.to_string());
    let looked = home.run(&["facts", "import", "mine.json", "--yes"]).success();
    let said = stdout(&looked);
    assert!(said.contains("1 date in other words"), "{said}");
    assert!(said.contains("! older than what is there"), "{said}");
    let filed: Value = serde_json::from_str(&fs::read_to_string(filed(&home, "2027.json")).unwrap()).unwrap();
    assert_eq!(filed["dates"].as_array().unwrap().len(), 1, "what fluoro says anyway isn't frozen");
    assert_eq!(filed["fees"].as_array().unwrap().len(), 0);
}

#[test]
fn a_mark_before_the_text_is_no_fault_and_no_json_is_called_so() {
    let home = Home::begun();
    write(&home, "bom.json", &format!("\u{feff}{OF_A_SCHOOL}"));
    home.run(&["facts", "check", "bom.json"]).success();
    write(&home, "bom.json", "hello");
    home.run(&["facts", "check", "bom.json"]).code(2).stderr(contains("line 1, column 2: this isn't JSON"));
    write(&home, "bom.json", "[]");
    home.run(&["facts", "check", "bom.json"]).code(2).stderr(contains("an object { … }"));
}

#[test]
fn two_hundred_broken_files_change_nothing() {
    let home = Home::begun();
    write(&home, "school.json", OF_A_SCHOOL);
    home.run(&["facts", "import", "school.json", "--yes"]).success();
    let before = (home.bytes(), fs::read_to_string(filed(&home, "2027.json")).unwrap());
    let bytes = OF_A_SCHOOL.as_bytes();
    let mut seed: u64 = 11;
    let mut refused = 0;
    for n in 0..200 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = (seed >> 33) as usize % bytes.len();
        let broken = match n % 4 {
            0 => bytes[..at].to_vec(),
            1 => [&bytes[..at], b"\x1b]0;x\x07", &bytes[at..]].concat(),
            2 => [&bytes[..at], b"\xff\xfe", &bytes[at..]].concat(),
            _ => [&bytes[at..], &bytes[..at]].concat(),
        };
        fs::write(home.0.path().join("broken.json"), broken).unwrap();
        let assert = home.run(&["facts", "import", "broken.json", "--yes"]);
        assert!(!stderr(&assert).contains('\x1b') && !stdout(&assert).contains('\x1b'));
        assert!(!stderr(&assert).contains("panicked"), "{}", stderr(&assert));
        refused += usize::from(assert.get_output().status.code() == Some(2));
    }
    assert_eq!(refused, 200);
    assert_eq!((home.bytes(), fs::read_to_string(filed(&home, "2027.json")).unwrap()), before);
}

#[test]
fn a_broken_file_in_the_folder_is_not_used_and_said() {
    let home = Home::begun();
    fs::create_dir_all(filed(&home, "")).unwrap();
    fs::write(filed(&home, "2027.json"), OF_A_SCHOOL.replace("7500", "-1")).unwrap();
    fs::write(filed(&home, "2026.json"), OF_A_SCHOOL).unwrap();
    let assert = home.run(&["today"]);
    assert!(stderr(&assert).contains("facts/2027.json isn't used: line 12"), "{}", stderr(&assert));
    assert!(
        stderr(&assert).contains("facts/2026.json isn't used: it is of season 2027"),
        "{}",
        stderr(&assert)
    );
    home.run(&["check"]).code(1).stderr(contains("facts/2027.json isn't used"));
    assert_eq!(value(&home, "extra-dean"), Value::Null, "one wrong fact refuses the file");
}

#[test]
fn what_is_exported_reads_back_as_the_same() {
    let home = Home::begun();
    home.run(&["facts", "export", "-o", "mine.json"]).success();
    #[cfg(unix)]
    assert_eq!(mode(&home.0.path().join("mine.json")), 0o600);
    home.run(&["facts", "export", "-o", "mine.json"]).code(2).stderr(contains("there already"));
    let looked = home.run(&["facts", "check", "mine.json"]).success();
    let said = stdout(&looked);
    assert!(said.contains("as they are") && !said.contains("new") && !said.contains("changed"), "{said}");
    let parsed: Value =
        serde_json::from_str(&fs::read_to_string(home.0.path().join("mine.json")).unwrap()).unwrap();
    assert_eq!(parsed["season"], "2027");
}

#[test]
fn a_season_that_nobody_knows_is_begun_from_a_file_alone() {
    let home = Home::new();
    let far = OF_A_SCHOOL.replace("2027-0", "2034-0").replace("\"2027\"", "\"2034\"");
    write(&home, "far.json", &far);
    home.run(&["new", "--season", "2034", "--home-zone", "Chicago"]).code(2).stderr(contains("far away"));
    home.run(&["facts", "import", "far.json", "--yes"]).success();
    assert!(Path::new(&filed(&home, "2034.json")).exists());
    home.run(&["new", "--season", "2034", "--home-zone", "Chicago"]).success();
    assert_eq!(value(&home, "nrmp-rol-deadline")["value"], "Sat 4 Mar 2034 21:00 ET");
    assert_eq!(
        value(&home, "match-day")["confidence"],
        "estimate",
        "what the file doesn't say is an estimate"
    );
}
