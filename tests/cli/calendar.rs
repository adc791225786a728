//! What leaves the season with a date: calendar files that take back what they held, and dates that nobody has published.

use crate::*;

const ROWS: &str = r#"{"app":"fluoro","schema":1,"id":"5be0c3a19d7f2468","profile":{"match":"main","season":"2028","specialties":["ir"],"home_zone":"America/New_York"},
    "programs":[{"id":"a/ir","name":"Alpha","specialty":"ir","city":"San Francisco","state":"CA","time_zone":"America/Los_Angeles"}],
    "milestones":[{"id":"t","title":"Write","when":"2026-12-20"}],
    "interviews":[{"id":"i","programs":["a/ir"],"state":"scheduled","when":"2026-12-10T12:00[America/New_York]","minutes":120}]}"#;

fn calendar(home: &Home) -> String {
    stdout(&home.run(&["export", "timeline", "--format", "ics"]).success())
}

/// The event of that name, as it stands in the calendar file.
fn event<'a>(text: &'a str, name: &str) -> &'a str {
    let name = format!("UID:{name}@");
    let all: Vec<&str> = text.split("BEGIN:VEVENT").filter(|it| it.contains(&name)).collect();
    assert_eq!(all.len(), 1, "{name} in {text}");
    all[0]
}

#[test]
fn a_calendar_file_takes_back_what_an_earlier_one_held() {
    let home = Home::holding(ROWS);
    assert!(event(&calendar(&home), "t.task").contains("STATUS:CONFIRMED"));
    let remembered = home.bytes();
    assert!(remembered.contains(r#""title": "Write""#) && remembered.contains(r#""t.task""#), "{remembered}");
    assert_eq!(calendar(&home), calendar(&home));
    assert_eq!(home.bytes(), remembered, "nothing new is to be remembered");
    let mut season: Value = serde_json::from_str(&remembered).unwrap();
    season["milestones"] = Value::Array(Vec::new());
    fs::write(home.file(), season.to_string()).unwrap();
    let text = calendar(&home);
    let gone = event(&text, "t.task");
    assert!(gone.contains("STATUS:CANCELLED") && gone.contains("DTSTART;VALUE=DATE:20261220"), "{gone}");
    for args in [&["--for", "partner"][..], &["--only", "interviews"]] {
        let args = [&["export", "timeline", "--format", "ics"], args].concat();
        assert!(!stdout(&home.run(&args).success()).contains("t.task"), "{args:?}");
    }
}

#[test]
fn an_earlier_version_that_comes_back_takes_nothing_out_of_that_memory() {
    let home = Home::holding(&ROWS.replace(r#","title":"Write""#, r#","title":"Wrote""#));
    home.run(&["task", "add", "Before", "dec 1"]).success();
    let id = home.json(&["backups"])[0]["id"].as_str().unwrap().to_owned();
    let task = home.json(&["task", "add", "Later", "dec 21"])["id"].as_str().unwrap().to_owned();
    let name = format!("{task}.task");
    assert!(event(&calendar(&home), &name).contains("STATUS:CONFIRMED"));
    home.run(&["restore", &id, "--yes"]).success();
    assert!(event(&calendar(&home), &name).contains("STATUS:CANCELLED"));
}

#[cfg(unix)]
#[test]
fn a_season_that_cannot_be_written_is_exported_all_the_same_and_says_so() {
    let home = Home::holding(&ROWS.replace(r#""schema":1"#, r#""schema":2"#));
    let before = home.bytes();
    let assert = home.run(&["export", "timeline", "--format", "ics"]).success();
    assert!(
        stdout(&assert).contains("UID:t.task@") && stderr(&assert).contains("read-only"),
        "{}",
        stderr(&assert)
    );
    assert_eq!(home.bytes(), before);
}

#[test]
fn a_table_for_a_spreadsheet_says_that_it_is_utf_8() {
    let home = Home::holding(ROWS);
    let piped = stdout(&home.run(&["export", "timeline", "--format", "csv"]).success());
    assert!(piped.starts_with("\"date\""), "{piped}");
    home.run(&["export", "timeline", "--format", "csv", "-o", "out.csv"]).success();
    let file = fs::read_to_string(home.0.path().join("out.csv")).unwrap();
    assert_eq!(file, format!("\u{feff}{piped}"));
}

#[test]
fn an_estimate_is_called_so_wherever_the_date_stands() {
    let home = Home::holding(ROWS);
    let components = stdout(&home.run(&["list", "components"]).success());
    assert!(components.contains("SOURCE") && components.contains("estimated"), "{components}");
    let due = home.json(&["list", "components"]);
    let photo = due.as_array().unwrap().iter().find(|it| it["id"] == "photo").unwrap();
    assert_eq!(photo["confidence"], "estimate");
    let today = stdout(&home.run(&["today", "--days", "400"]).success());
    assert!(today.contains("Ask for letters (estimated)"), "{today}");
    let markdown = stdout(&home.run(&["export", "timeline"]).success());
    assert!(markdown.contains("Match Day (estimated)"), "{markdown}");
    let csv = stdout(&home.run(&["export", "timeline", "--format", "csv"]).success());
    let match_day = csv.lines().find(|it| it.contains("Match Day")).unwrap();
    assert!(match_day.ends_with("\"estimate\""), "{match_day}");
    let text = calendar(&home);
    let match_day = event(&text, "match-day.official");
    assert!(match_day.contains("(estimated)") && match_day.contains("STATUS:TENTATIVE"), "{match_day}");
}

#[test]
fn a_time_is_named_by_its_own_zone_even_at_a_program_elsewhere() {
    let home =
        Home::holding(&ROWS.replace(r#""home_zone":"America/New_York""#, r#""home_zone":"America/Chicago""#));
    for args in [
        &["list", "interviews"][..],
        &["free", "2026-12-10"],
        &["export", "timeline"],
        &["export", "shortlist"],
    ] {
        let text = stdout(&home.run(args));
        assert!(text.contains("12:00 in New York") && !text.contains("12:00 in San"), "{args:?}: {text}");
    }
}

#[test]
fn others_get_the_long_names() {
    let home = Home::holding(include_str!("../../assets/sample.json"));
    let of =
        |whom: &str| stdout(&home.run(&["export", "timeline", "--format", "md", "--for", whom]).success());
    let (mine, theirs) = (of("me"), of("partner"));
    assert!(mine.contains("| Interview Penn IR |") && !mine.contains("University of Pennsylvania"), "{mine}");
    assert!(theirs.contains("| Interview University of Pennsylvania IR |"), "{theirs}");
    assert!(!theirs.contains("Interview Penn IR"), "{theirs}");
}
