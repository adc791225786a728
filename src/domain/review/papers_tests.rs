use super::{Tone, Warning, tests::reviewed};
use crate::domain::{agenda::tests::season, tables::Table, tracker::Tracker};

const NOW: &str = "2026-11-27T15:00:00Z";

/// A season with one program, letters a to e and a statement.
fn of(status: &str, letters: &str, more: &str) -> Tracker {
    season(&format!(
        r#""programs":[
            {{"id":"p","name":"Penn","specialty":"ir","status":"{status}"{more}}},
            {{"id":"q","name":"Quincy","specialty":"ir","status":"applied","statement":"s"}}],
        "statements":[{{"id":"d","title":"About reading","specialty":"dr"}},
            {{"id":"s","title":"About needles","specialty":"ir"}}],
        "letters":[{letters}]"#
    ))
}

fn letter(id: &str, more: &str) -> String {
    format!(r#"{{"id":"{id}","writer":"Dr. {id}","programs":["p"]{more}}}"#)
}

fn letters(count: usize, state: &str) -> String {
    let one = |at: usize| letter(&format!("l{at}"), &format!(r#","state":"{state}""#));
    (0..count).map(one).collect::<Vec<_>>().join(",")
}

fn found(tracker: &Tracker, rule: &str) -> Vec<Warning> {
    reviewed(tracker, NOW).into_iter().filter(|it| it.rule == rule).collect()
}

fn count(tracker: &Tracker, rule: &str) -> usize {
    found(tracker, rule).len()
}

#[test]
fn a_fifth_letter_is_too_many_and_the_rule_is_named() {
    assert_eq!(count(&of("planned", &letters(4, "received"), ""), "letters-over"), 0);
    assert_eq!(count(&of("planned", &letters(5, "declined"), ""), "letters-over"), 0, "they don't come");
    let five = found(&of("planned", &letters(5, "agreed"), ""), "letters-over");
    let warning = five.first().unwrap();
    assert_eq!((warning.tone, warning.target.0), (Tone::Hard, Table::Programs));
    for says in ["Letters assigned to one program: at most 4 letters", "(2027, ", "aamc.org", "Take 1 off"] {
        assert!(warning.reason.contains(says), "{}", warning.reason);
    }
    assert_eq!(
        count(&of("they-rejected", &letters(5, "received"), ""), "letters-over"),
        0,
        "it is over there"
    );
}

#[test]
fn a_program_that_asks_for_more_than_it_can_get_is_told() {
    let asks = |needs: u32| {
        let program =
            format!(r#"{{"id":"p","name":"Penn","status":"planned","letter_rules":{{"needs":{needs}}}}}"#);
        season(&format!(r#""programs":[{program}]"#))
    };
    assert_eq!(count(&asks(4), "letters-needs"), 0);
    let found = found(&asks(5), "letters-needs");
    let warning = found.first().unwrap();
    assert_eq!((warning.tone, warning.target.0), (Tone::Soft, Table::Programs));
    assert!(warning.title.contains("asks for 5 letters"), "{warning:?}");
    assert!(warning.reason.contains("at most 4 letters"), "{warning:?}");
}

#[test]
fn the_users_own_number_is_the_limit() {
    let own = r#","overrides":{"limits.letters_per_program":{"value":5}}"#;
    let tracker = |letters: &str| {
        season(&format!(
            r#""programs":[{{"id":"p","name":"Penn","status":"planned"}}],"letters":[{letters}]{own}"#
        ))
    };
    assert_eq!(count(&tracker(&letters(5, "received")), "letters-over"), 0);
    let six = found(&tracker(&letters(6, "received")), "letters-over");
    let six = six.first().unwrap();
    assert!(six.reason.contains("at most 5 letters (2027, your own number)"), "{six:?}");
    assert_eq!(six.source, "the number you entered");
}

#[test]
fn a_sent_application_with_too_few_letters_is_named() {
    let rules = r#","letter_rules":{"needs":3,"radiology":1}"#;
    let with = |status: &str, count: usize, specialty: &str| {
        let one =
            |at: usize| letter(&format!("l{at}"), &format!(r#","state":"agreed","specialty":"{specialty}""#));
        let all = (0..count).map(one).collect::<Vec<_>>().join(",");
        found(&of(status, &all, rules), "letters-short")
    };
    assert!(with("applied", 3, "IR").is_empty());
    assert!(with("planned", 2, "IR").is_empty(), "there is time");
    assert!(with("applied", 2, "IR").first().unwrap().reason.contains("of 3 needed"));
    assert!(with("applied", 3, "Surgery").first().unwrap().reason.contains("lacks 1 radiology"));
}

#[test]
fn a_received_letter_that_nobody_gets_stands_out() {
    let with = |state: &str, programs: &str| {
        let letter = format!(r#"{{"id":"l","writer":"Dr. L","state":"{state}","programs":[{programs}]}}"#);
        count(&of("applied", &letter, ""), "letter-unassigned")
    };
    assert_eq!((with("received", ""), with("received", r#""p""#), with("agreed", "")), (1, 0, 0));
}

#[test]
fn a_letter_is_late_from_the_day_after_the_promised_one() {
    let with = |more: &str| count(&of("applied", &letter("l", more), ""), "letter-late");
    let promised = |day: &str| with(&format!(r#","state":"agreed","asked":"2026-10-01","promised":"{day}""#));
    assert_eq!((promised("2026-11-26"), promised("2026-11-27")), (1, 0));
    // two weeks after the last word, by fluoro's advice
    let asked = |day: &str| with(&format!(r#","state":"asked","asked":"{day}""#));
    assert_eq!((asked("2026-11-12"), asked("2026-11-13")), (1, 0));
    let reminded = r#","state":"asked","asked":"2026-10-01","reminded":["2026-11-20"]"#;
    assert_eq!(with(reminded), 0);
    assert_eq!(with(r#","state":"received","promised":"2026-11-01""#), 0);
}

#[test]
fn a_statement_for_another_specialty_and_none_at_all_are_named() {
    let statement = |status: &str, id: &str| {
        let more = if id.is_empty() { String::new() } else { format!(r#","statement":"{id}""#) };
        let tracker = of(status, "", &more);
        (count(&tracker, "statement-other"), count(&tracker, "statement-none"))
    };
    assert_eq!(statement("applied", "s"), (0, 0));
    assert_eq!(statement("applied", "d"), (1, 0));
    assert_eq!(statement("planned", "d"), (1, 0), "it can still be put right");
    assert_eq!(statement("applied", ""), (0, 1));
    assert_eq!(statement("applied", "gone"), (0, 1), "a statement that isn't there is none");
    assert_eq!(statement("planned", ""), (0, 0));
    assert_eq!(statement("they-rejected", ""), (0, 0));
    let nobody_uses_them = season(r#""programs":[{"id":"p","name":"Penn","status":"applied"}]"#);
    assert_eq!(count(&nobody_uses_them, "statement-none"), 0);
}

#[test]
fn a_statement_is_too_long_from_the_first_character_over_the_limit() {
    let with = |characters: usize| {
        let text = "é".repeat(characters);
        found(
            &season(&format!(r#""statements":[{{"id":"s","title":"Needles","text":"{text}"}}]"#)),
            "statement-long",
        )
    };
    assert!(with(28_000).is_empty());
    let warning = with(28_001).into_iter().next().unwrap();
    assert!(
        warning.reason.contains("28,001 characters") && warning.reason.contains("28,000"),
        "{}",
        warning.reason
    );
}
