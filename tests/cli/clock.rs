//! The season's clock: what is due, whether a day is free, what warns, and the timeline for calendars and people.

use crate::*;

const ROWS: &str = r#"{"app":"fluoro","schema":1,"id":"5be0c3a19d7f2468","profile":{"match":"main","season":"2027","submitted":"2026-09-02","specialties":["ir"],"home_zone":"America/New_York"},
    "programs":[{"id":"a/ir","status":"applied","name":"Alpha","specialty":"ir","city":"Chicago","state":"IL"},{"id":"b/ir","status":"applied","name":"Beta","specialty":"ir","city":"Boston","state":"MA"}],
    "milestones":[{"id":"t","title":"Write","when":"2026-11-20"},{"id":"u","title":"Call","when":"2026-11-28"},{"id":"s","title":"Sleeps","when":"2026-11-20","snoozed_until":"2026-12-20"}],
    "interviews":[{"id":"i","programs":["a/ir"],"state":"unanswered","invited":"2026-11-24T14:19:00Z"},
        {"id":"j","programs":["a/ir"],"state":"scheduled","when":"2026-12-10T08:00[America/Chicago]","minutes":120},
        {"id":"k","programs":["b/ir"],"state":"scheduled","when":"2026-12-10T10:00[America/New_York]","minutes":120},
        {"id":"l","programs":["b/ir"],"state":"scheduled","when":"2026-12-17T10:00[America/New_York]","minutes":120}],
    "rotations":[{"id":"r","kind":"away","host":"Gamma","from":"2026-11-30","until":"2026-12-11","state":"accepted","days_off":3}]"#;

fn busy() -> Home {
    Home::holding(&format!("{ROWS}}}"))
}

/// A season without anything of its own.
fn calm() -> Home {
    Home::holding(calm_text())
}

fn calm_text() -> &'static str {
    r#"{"app":"fluoro","schema":1,"id":"5be0c3a19d7f2468","profile":{"match":"main","season":"2027","submitted":"2026-09-02","specialties":["ir"],"home_zone":"America/New_York"}}"#
}

#[test]
fn today_begins_with_the_most_urgent() {
    let home = busy();
    let text = stdout(&home.run(&["today"]).success());
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    assert_eq!(lines[0], "ANSWER FIRST");
    assert!(
        lines[1].starts_with("Invitation, unanswered: Alpha IR") && lines[1].ends_with("came 41 min ago"),
        "{text}"
    );
    assert_eq!(lines[2], "LATE");
    assert!(lines[3].starts_with("Fri 20 Nov") && lines[3].ends_with("4 d late"), "{text}");
    assert_eq!(lines[4], "NEXT 7 DAYS");
    assert!(lines[5].starts_with("Sat 28 Nov  Call"), "{text}");
    assert!(lines.last().unwrap().contains("2 warnings: fluoro review"), "{text}");
    assert!(!text.contains("Sleeps") && !text.contains('\x1b'), "{text}");
    let wide = stdout(&home.run(&["today", "--days", "20"]).success());
    assert!(
        wide.contains("Thu 10 Dec  09:00  Interview Alpha IR") && wide.contains("08:00 in Chicago"),
        "{wide}"
    );
    assert!(!stdout(&home.run(&["today", "--days", "0"]).success()).contains("NEXT"));
    for bad in ["-1", "401", "x"] {
        home.run(&["today", "--days", bad]).code(2);
    }
}

#[test]
fn an_empty_day_is_one_calm_sentence() {
    let text = stdout(&calm().run(&["today"]).success());
    assert_eq!(
        text,
        "Nothing is due in the next 7 days; next is NRMP standard registration, Fri 29 Jan 23:59.\n"
    );
    let text = stdout(&calm().run(&["today", "--days", "0"]).success());
    assert!(text.starts_with("Nothing is due today; next is"), "{text}");
    // lifted a fortnight before, not sooner
    let at = |now: &str| {
        stdout(&calm().command(&["today", "--days", "3"]).env("FLUORO_NOW", now).assert().success())
    };
    assert!(at("2027-01-14T15:00:00Z").starts_with("Nothing is due in the next 3 days"));
    assert!(
        at("2027-01-15T15:00:00Z").contains("NRMP standard registration"),
        "{}",
        at("2027-01-15T15:00:00Z")
    );
}

#[test]
fn what_is_lifted_by_its_lead_time_stands_apart() {
    let rows = r#","milestones":[{"id":"u","title":"Call","when":"2026-11-28"},
        {"id":"d","kind":"deadline","title":"Visa","when":"2026-12-05"}]"#;
    let home = Home::holding(&calm_text().replace("}}", &format!("}}{rows}}}")));
    let text = stdout(&home.run(&["today"]).success());
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    assert_eq!((lines[0], lines[2]), ("NEXT 7 DAYS", "COMING UP EARLY"), "{text}");
    assert!(lines[1].starts_with("Sat 28 Nov  Call") && lines[3].starts_with("Sat 5 Dec   Visa"), "{text}");
    let json = home.json(&["today"]);
    assert_eq!((&json["next"][0]["id"], &json["early"][0]["id"]), (&"u".into(), &"d".into()));
    assert_eq!(json["next"].as_array().unwrap().len(), 1);
}

#[test]
fn what_comes_next_is_no_deadline_only() {
    let fellow = calm_text().replace(r#""match":"main""#, r#""match":"fellowship""#);
    let at = |rows: &str| {
        let home = Home::holding(&fellow.replace("}}", &format!("}}{rows}}}")));
        stdout(&home.command(&["today"]).env("FLUORO_NOW", "2026-06-10T15:00:00Z").assert().success())
    };
    let official = "Nothing is due in the next 7 days; next is Fellowship applications may be submitted (projected), Wed 11 Nov 09:00.\n";
    assert_eq!(at(""), official);
    let task = |more: &str| {
        format!(r#","milestones":[{{"id":"t","title":"Ask Dr. Lee","when":"2026-07-20"{more}}}]"#)
    };
    assert!(at(&task("")).ends_with("next is Ask Dr. Lee, Mon 20 Jul.\n"), "{}", at(&task("")));
    assert_eq!(at(&task(r#","snoozed_until":"2026-12-01""#)), official);
    assert_eq!(at(&task(r#","done":"2026-06-01""#)), official);
}

#[test]
fn today_for_programs_has_stable_keys() {
    let json = busy().json(&["today"]);
    assert_eq!(
        (&json["today"], &json["zone"], &json["warnings"]),
        (&"2026-11-24".into(), &"America/New_York".into(), &2.into())
    );
    assert_eq!(json["answer_first"][0]["kind"], "reply");
    assert_eq!((&json["late"][0]["id"], &json["late"][0]["late"]), (&"t".into(), &true.into()));
    assert_eq!((&json["on_today"], &json["next"][0]["when"]), (&serde_json::json!([]), &"2026-11-28".into()));
}

#[test]
fn a_day_is_free_or_says_why_not() {
    let home = busy();
    let text = stdout(&home.run(&["free", "dec", "10"]).code(1));
    assert!(text.starts_with("Thu 10 Dec 2026: not free\n"), "{text}");
    for part in [
        "On it   09:00                    Interview Alpha IR",
        "08:00 in Chicago",
        "Within  Mon 30 Nov – Fri 11 Dec  Rotation (away): Gamma  1 of 3 days off used",
        "Before                           no interview",
        "After   Thu 17 Dec 10:00         Interview Beta IR       7 days after",
        "! Alpha IR and Beta IR overlap",
        "Until Thu 26 Nov 09:00 you can move one",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(
        stdout(&home.run(&["free", "12/14"]).success())
            .starts_with("Mon 14 Dec 2026: free, nothing stands on it")
    );
    assert!(stdout(&home.run(&["free", "+3d"]).success()).starts_with("Fri 27 Nov 2026: free"));
    assert!(stdout(&home.run(&["free", "dec 20"]).success()).contains("Sun 20 Dec 2026: free"));
    refused(home.run(&["free", "feb 30"]), 2, "30");
    refused(home.run(&["free", "dec 10 9am"]), 2, "only a day belongs here");
    refused(home.run(&["free", "\u{1b}x"]), 2, "neither a day");
    home.run(&["free"]).code(2);
}

#[test]
fn a_day_with_something_loose_on_it_is_not_called_free() {
    let home = Home::holding(&format!(
        "{}}}",
        ROWS.replace(r#""milestones":["#, r#""milestones":[{"id":"e","kind":"event","title":"Thanksgiving","when":"2026-11-26","until":"2026-11-27"},"#)
            .replace(r#""id":"l","programs":["b/ir"],"state":"scheduled""#, r#""id":"l","programs":["b/ir"],"state":"held""#)
            .replace(r#""kind":"away","host":"Gamma""#, r#""kind":"blocked","host":"Gamma""#)
    ));
    let said = |day: &str| {
        let text = stdout(&home.run(&["free", day]));
        text.lines().next().unwrap().split_once(": ").unwrap().1.to_owned()
    };
    assert_eq!(said("nov 26"), "nothing fixed, but: Thanksgiving · Thanksgiving");
    assert_eq!(said("nov 27"), "nothing fixed, but: Thanksgiving · Black Friday", "it goes on");
    assert_eq!(said("dec 17"), "nothing fixed, but: Interview Beta IR, held");
    assert_eq!(said("nov 28"), "free", "a task takes no day");
    assert_eq!(said("dec 2"), "not free", "it is blocked");
    home.run(&["free", "--help"]).success().stdout(contains("without a time"));
}

#[test]
fn the_clock_of_an_interview_is_named_by_its_city_everywhere() {
    let season = |zone: &str| {
        let rows = ROWS.replace(r#""city":"Chicago","state":"IL""#, r#""city":"San Francisco","state":"CA""#);
        let rows = rows.replace("2026-12-10T08:00[America/Chicago]", "2026-12-10T07:00[America/Los_Angeles]");
        let rows = rows.replace(r#""name":"Alpha","#, &format!(r#""name":"Alpha",{zone}"#));
        Home::holding(&format!("{rows}}}"))
    };
    let home = season(r#""time_zone":"America/Los_Angeles","#);
    for args in [
        &["review"][..],
        &["free", "dec 10"],
        &["list", "interviews"],
        &["today", "--days", "20"],
        &["export", "timeline"],
        &["export", "timeline", "--format", "csv"],
        &["export", "shortlist"],
    ] {
        let text = stdout(&home.run(args));
        assert!(
            text.contains("07:00 in San Francisco") && !text.contains("in Los Angeles"),
            "{args:?}: {text}"
        );
    }
    let elsewhere = season(r#""time_zone":"America/Chicago","#);
    let text = stdout(&elsewhere.run(&["review"]).code(1));
    assert!(text.contains("07:00 in Los Angeles"), "its clock isn't the city's: {text}");
}

#[test]
fn a_review_tells_reason_and_source() {
    let home = busy();
    let text = stdout(&home.run(&["review"]).code(1));
    assert!(text.starts_with("! Invitation unanswered: Alpha IR\n  It came Tue 24 Nov 09:19."), "{text}");
    assert!(
        text.contains("\n! Alpha IR and Beta IR overlap\n") && text.matches("  Source: ").count() == 2,
        "{text}"
    );
    let json = home.json(&["review"]);
    let overlap = &json[1];
    assert_eq!(
        (&overlap["id"], &overlap["tone"], &overlap["day"]),
        (&"overlap:j:k".into(), &"hard".into(), &"2026-12-10".into())
    );
    assert_eq!(
        (&overlap["table"], &overlap["row"], &overlap["set_aside"]),
        (&"interviews".into(), &"k".into(), &Value::Null)
    );
    assert_eq!(stdout(&calm().run(&["review"]).success()), "Nothing to warn of.\n");
}

#[test]
fn a_warning_that_was_set_aside_is_told_apart() {
    let fingerprint = busy_fingerprint();
    let home = Home::holding(&format!(
        r#"{ROWS},"set_aside":{{"overlap:j:k":{{"reason":"one\u001b[31m is a recording","fingerprint":"{fingerprint}"}}}}}}"#
    ));
    let text = stdout(&home.run(&["review"]).code(1));
    assert!(
        text.contains(
            "1 warning set aside:\n  Alpha IR and Beta IR overlap: one\u{fffd}[31m is a recording\n"
        ),
        "{text}"
    );
    assert_eq!(home.json(&["today"])["warnings"], 1);
    assert!(!stdout(&home.run(&["free", "dec 10"])).contains("overlap"));
    let stale = Home::holding(&format!(
        r#"{ROWS},"set_aside":{{"overlap:j:k":{{"reason":"x","fingerprint":"e91b"}}}}}}"#
    ));
    assert_eq!(stale.json(&["today"])["warnings"], 2, "it comes back when its inputs changed");
}

/// As the library reckons it, since no command prints it.
fn busy_fingerprint() -> String {
    use fluoro::{
        data::Data,
        domain::naming::Naming,
        domain::review::{Input, review},
        domain::tables::Match,
        store::decode,
    };
    let tracker = decode(format!("{ROWS}}}").as_bytes()).unwrap().tracker;
    let data = Data::new();
    let facts = data.season("2027", Match::Main);
    let zone = fluoro::domain::time::Zone::get("America/New_York").unwrap();
    let input = Input {
        tracker: &tracker,
        facts: &facts,
        naming: &Naming::long(),
        cautions: data.cautions(),
        met: &fluoro::domain::agenda::Encounters::of(&tracker),
        lookup: &fluoro::domain::shortlist::Lookup::default(),
        groups: &[],
        now: NOW.parse().unwrap(),
        home: &zone,
    };
    review(&input).into_iter().find(|it| it.id == "overlap:j:k").unwrap().fingerprint
}

#[test]
fn the_timeline_is_exported_in_three_forms() {
    let home = busy();
    let md = stdout(&home.run(&["export", "timeline"]).success());
    assert!(
        md.starts_with("# Timeline: Main Match 2027\n")
            && md.contains("## Late\n")
            && md.contains("## Later\n"),
        "{md}"
    );
    let csv = stdout(&home.run(&["export", "timeline", "--format", "csv", "--only", "interviews"]).success());
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(
        lines[0],
        r#""date","time","zone","their time","until","what","kind","state","source","confidence""#
    );
    assert_eq!(
        lines[2],
        r#""2026-12-10","09:00","America/New_York","08:00 in Chicago","","Interview Alpha IR","interview","open","","""#
    );
    assert_eq!(lines.len(), 6, "{csv}");
    let ics = stdout(
        &home.run(&["export", "timeline", "--format", "ics", "--only", "interviews,deadlines"]).success(),
    );
    assert!(
        ics.contains("UID:j.interview@5be0c3a19d7f2468.fluoro\r\n")
            && ics.contains("DTSTART:20261210T140000Z\r\n"),
        "{ics}"
    );
    assert!(ics.contains("UID:nrmp-rol-deadline.official@") && !ics.contains("UID:match-day"), "{ics}");
    assert_eq!(ics.matches('\n').count(), ics.matches("\r\n").count());
    let left_out = "fluoro: 16 dates are left out: advice and invitations without an answer, which";
    home.run(&["export", "timeline", "--format", "ics", "-o", "out.ics"])
        .success()
        .stderr(contains(left_out));
    let file = fs::read_to_string(home.0.path().join("out.ics")).unwrap();
    assert_eq!(file, stdout(&home.run(&["export", "timeline", "--format", "ics"])));
}

#[test]
fn an_end_keeps_its_hour_in_a_document() {
    let event = r#"{"id":"e","kind":"event","title":"Fair","when":"2026-11-28T09:00[America/New_York]","until":"2026-11-29T16:30[America/New_York]"},"#;
    let home = Home::holding(&format!(
        "{}}}",
        ROWS.replace(r#""milestones":["#, &format!(r#""milestones":[{event}"#))
    ));
    let md = stdout(&home.run(&["export", "timeline"]).success());
    let line = md.lines().find(|it| it.contains("Fair")).unwrap();
    assert!(line.contains("| Sat 28 Nov | 09:00 |") && line.contains("| Sun 29 Nov 16:30 |"), "{line}");
}

#[test]
fn the_clerkship_office_gets_days_away() {
    let home = busy();
    for format in ["md", "csv", "ics"] {
        let text =
            stdout(&home.run(&["export", "timeline", "--for", "clerkship", "--format", format]).success());
        assert!(text.contains("Thu 10 Dec 2026") || text.contains("2026-12-10"), "{text}");
        for word in ["Alpha", "Beta", "Gamma", "Chicago", "Boston", "Write"] {
            assert!(!text.contains(word), "{word}: {text}");
        }
    }
}

#[test]
fn options_of_the_other_export_are_refused() {
    let home = busy();
    refused(home.run(&["export", "shortlist", "--format", "ics"]), 2, "comes as md");
    refused(home.run(&["export", "shortlist", "--only", "interviews"]), 2, "--only chooses dates");
    refused(home.run(&["export", "timeline", "--all"]), 2, "a timeline takes --only");
    refused(home.run(&["export", "timeline", "--for", "clerkship", "--only", "own"]), 2, "the days away");
    refused(home.run(&["export", "components", "--format", "ics"]), 2, "as md or csv");
    refused(home.run(&["export", "components", "--only", "interviews"]), 2, "none of checklist");
    refused(
        home.run(&["export", "components", "--format", "csv", "--only", "letters,costs"]),
        2,
        "one table",
    );
    refused(home.run(&["export", "components", "--for", "chief"]), 2, "export the timeline");
    refused(
        home.run(&["export", "components", "--for", "partner", "--status", "ranked"]),
        2,
        "what you ranked",
    );
    home.run(&["export", "timeline", "--only", "plumbing"]).code(2).stderr(contains("plumbing"));
}

#[test]
fn the_chief_resident_gets_days_away_with_the_call_on_them() {
    let home = Home::new();
    home.run(&["new", "--sample", "--match", "fellowship"]).success();
    let md = stdout(&home.run(&["export", "timeline", "--for", "chief"]).success());
    assert!(md.contains("For the chief resident") && !md.contains("clerkship"), "{md}");
    assert!(
        md.contains("| Wed 27 Jan 2027 |")
            && md.lines().any(|it| it.contains("27 Jan") && it.contains("call")),
        "{md}"
    );
    assert!(md.lines().any(|it| it.contains("8 Dec 2026") && it.contains("conference")), "{md}");
    assert!(!md.contains("Wisconsin") && !md.contains("meeting"), "{md}");
    let csv = stdout(&home.run(&["export", "timeline", "--for", "coordinator", "--format", "csv"]).success());
    assert!(csv.contains("\"2026-12-08\",\"conference\",\"\""), "{csv}");
}

#[test]
fn today_names_what_the_day_lies_in() {
    let home = Home::new();
    home.run(&["new", "--sample", "--match", "fellowship"]).success();
    let run = home.command(&["today"]).env("FLUORO_NOW", "2026-12-02T15:00:00Z").assert().success();
    let text = stdout(&run);
    let going_on = text.split("GOING ON\n").nth(1).unwrap_or_else(|| panic!("{text}"));
    assert!(going_on.starts_with("  Mon 30 Nov") && going_on.contains("until Sun 6 Dec"), "{text}");
}
