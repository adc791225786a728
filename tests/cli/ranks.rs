//! The rank lists on the command line: listed, and written down for who may read them.

use fluoro::{data::Data, domain::tables::Match};

use crate::*;

fn sample() -> Home {
    Home::holding(Data::new().sample(Match::Main))
}

#[test]
fn rank_lists_are_listed_with_codes_and_warnings() {
    let home = sample();
    let text = stdout(&home.run(&["list", "ranks"]).success());
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("LIST     RANK  PROGRAM"), "{text}");
    assert!(lines[1].contains("Northwestern · IR") && lines[1].contains("2247416A0"), "{text}");
    assert!(lines.iter().any(|it| it.starts_with("A        1     MSK · TY")), "{text}");
    assert_eq!(stdout(&home.run(&["list", "rank-list"]).success()), text);
    let json = home.json(&["list", "ranks"]);
    let first = &json[0];
    assert_eq!(
        (&first["list"], &first["rank"], &first["kind"]),
        (&"primary".into(), &1.into(), &"primary".into())
    );
    assert_eq!(
        (&first["letter"], &first["warnings"][0]),
        (&serde_json::Value::Null, &"rank-first-year:primary".into())
    );
    Home::begun().run(&["list", "ranks"]).success().stdout(contains("Nothing is ranked yet."));
}

#[test]
fn rank_lists_are_written_down_for_oneself_and_a_named_partner_alone() {
    let home = sample();
    let of = |more: &[&str]| stdout(&home.run(&[&["export", "rank-list"], more].concat()).success());
    assert!(of(&[]).contains("| Rank | Program | Position | Code | Supplemental | Score |"));
    assert!(of(&["--format", "txt"]).starts_with("Primary list\n 1  "));
    assert!(of(&["--format", "csv"]).starts_with("\"list\",\"rank\",\"program\""));
    let partner = of(&["--for", "partner"]);
    assert!(
        partner.contains("| Rank | Program | Position | Code |\n") && !partner.contains("Reason"),
        "{partner}"
    );
    assert!(!stdout(&home.run(&["export", "shortlist", "--for", "partner"]).success()).contains("| Rank"));
    for (whom, called) in
        [("adviser", "the adviser"), ("clerkship", "the clerkship office"), ("chief", "the chief resident")]
    {
        let words = format!("not for {called}");
        refused(home.run(&["export", "rank-list", "--for", whom]), 2, &words);
    }
    refused(home.run(&["export", "rank-list", "--format", "ics"]), 2, "md, csv or txt");
    refused(home.run(&["export", "rank-list", "--all"]), 2, "as a whole");
    refused(home.run(&["export", "shortlist", "--format", "txt"]), 2, "the rank list as csv and txt");
    refused(home.run(&["export", "timeline", "--format", "txt"]), 2, "a form of the rank list");
    home.run(&["export", "rank-list", "--format", "txt", "-o", "r3.txt"])
        .success()
        .stdout(contains("Wrote r3.txt"));
}
