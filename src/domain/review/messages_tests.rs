//! What is owed, drafted and promised: each rule with what trips it and what doesn't.

use super::{Tone, Warning, tests::reviewed};
use crate::domain::agenda::tests::*;

const PROGRAMS: &str = r#""programs":[{"id":"p","name":"Penn","specialty":"ir"},{"id":"u","name":"UCSF","specialty":"ir"},
    {"id":"r","name":"Rush","specialty":"ir"},{"id":"x","name":"Yale","specialty":"ir","status":"i-withdrew"}]"#;

fn found(rule: &str, tables: &str) -> Vec<Warning> {
    let mut all = reviewed(&season(&format!("{PROGRAMS},{tables}")), NOW);
    all.retain(|it| it.rule == rule);
    all
}

fn messages(rows: &str) -> String {
    format!(r#""messages":[{rows}]"#)
}

#[test]
fn two_first_choices_are_told_once_and_until_one_is_withdrawn() {
    let two = |more: &str| {
        messages(&format!(
            r#"{{"id":"1","kind":"intent","program":"p","state":"sent","at":"2026-11-20T10:00:00Z"}},
               {{"id":"2","kind":"update","program":"u","state":"drafted","says_first":true{more}}}"#
        ))
    };
    let all = found("two-firsts", &two(r#","first_reason":"they changed""#));
    assert_eq!((all.len(), all[0].tone, all[0].id.as_str()), (1, Tone::Hard, "two-firsts:p:u"));
    assert_eq!(all[0].title, "Two first choices: Penn IR, UCSF IR");
    assert!(all[0].reason.contains("only once you told them. You wrote: they changed."), "{}", all[0].reason);
    assert!(all[0].source.contains("letter of intent"), "{}", all[0].source);
    assert_eq!(found("two-firsts", &two(r#","withdrawn":"2026-11-21T10:00:00Z""#)).len(), 0);
    let same =
        messages(r#"{"id":"1","kind":"intent","program":"p"},{"id":"2","kind":"intent","program":"p"}"#);
    assert_eq!(found("two-firsts", &same).len(), 0, "one program may hear it twice");
}

#[test]
fn a_letter_that_says_first_is_held_against_the_list() {
    let with = |order: &str| {
        let list = format!(r#","rank_lists":[{{"id":"primary","kind":"primary","order":[{order}]}}]"#);
        found(
            "letter-first",
            &(messages(r#"{"id":"1","kind":"intent","program":"p","state":"sent"}"#) + &list),
        )
    };
    let third = with(r##""u#advanced","r#advanced","p#advanced""##);
    assert_eq!(third[0].title, "A letter says first, but the list says 3rd: Penn IR");
    assert!(third[0].reason.starts_with("First on your list is UCSF IR."), "{}", third[0].reason);
    assert_eq!(
        with(r##""u#advanced""##)[0].title,
        "A letter says first, but the list doesn't have it: Penn IR"
    );
    assert_eq!(with(r##""p#advanced","u#advanced""##).len(), 0);
    assert_eq!(with("").len(), 0, "there is no list yet");
}

#[test]
fn people_are_told_of_once_the_hours_are_over() {
    let met = |when: &str, more: &str| {
        format!(
            r#""interviews":[{{"id":"1","programs":["p"],"state":"done","when":"{when}","minutes":60}}],
               "people":[{{"id":"a","name":"A","interviews":["1"]}},{{"id":"b","name":"B","interviews":["1"]}}]{more}"#
        )
    };
    let long_ago = "2026-11-20T09:00[America/New_York]";
    let all = found("unthanked", &met(long_ago, ""));
    assert_eq!((all.len(), all[0].title.as_str()), (1, "2 people not thanked: Penn IR"));
    assert_eq!(all[0].tone, Tone::Soft);
    assert!(all[0].reason.contains("2 thank-you notes owed; the advice is 24 h"), "{}", all[0].reason);
    assert_eq!(found("unthanked", &met("2026-11-23T08:00[America/New_York]", "")).len(), 0, "not yet");
    let thanked = |person: &str| {
        format!(r#"{{"id":"m{person}","kind":"thank-you","person":"{person}","state":"sent"}}"#)
    };
    let both = format!(r#","messages":[{},{}]"#, thanked("a"), thanked("b"));
    assert_eq!(found("unthanked", &met(long_ago, &both)).len(), 0);
    let refused = PROGRAMS.replace(r#""id":"p","#, r#""id":"p","thank_yous":"refused","#);
    let tracker = season(&format!("{refused},{}", met(long_ago, "")));
    assert!(!reviewed(&tracker, NOW).iter().any(|it| it.rule == "unthanked"), "they want none");
}

#[test]
fn a_letter_that_was_never_sent_is_told_of_while_the_program_goes_on() {
    let row = |kind: &str, program: &str, state: &str| {
        let row =
            format!(r#"{{"id":"1","kind":"{kind}","program":"{program}","person":"a","state":"{state}"}}"#);
        messages(&row)
            + r#","interviews":[{"id":"9","programs":["u"]}],"people":[{"id":"a","name":"A","interviews":["9"]}]"#
    };
    let all = found("message-open", &row("interest", "u", "drafted"));
    assert_eq!((all.len(), all[0].title.as_str()), (1, "Drafted, not sent: interest letter to UCSF IR"));
    assert_eq!(
        found("message-open", &row("other", "u", "owed"))[0].title,
        "Owed, not sent: message to UCSF IR"
    );
    for (kind, program, state) in
        [("interest", "u", "sent"), ("interest", "x", "drafted"), ("thank-you", "u", "drafted")]
    {
        assert_eq!(found("message-open", &row(kind, program, state)).len(), 0, "{kind} {program} {state}");
    }
}
