//! The brief of an interview on the command line: which one is meant, and what is refused.

use fluoro::{data::Data, domain::tables::Match};

use crate::*;

/// The sample season.
fn sample() -> Home {
    Home::holding(Data::new().sample(Match::Main))
}

fn brief(home: &Home, words: &[&str]) -> String {
    stdout(&home.run(&[&["export", "brief"], words].concat()).success())
}

#[test]
fn a_program_is_named_as_people_call_it() {
    let home = sample();
    let text = brief(&home, &["penn"]);
    assert!(text.starts_with("# Brief: Penn IR\n\nWed 25 Nov 09:00"), "{text}");
    assert!(text.contains("\n## Why here\n\nNinety minutes by train"), "{text}");
    for words in
        [&["university-of-pennsylvania/ir"][..], &["Penn", "IR"], &["university", "of", "pennsylvania"]]
    {
        assert_eq!(brief(&home, words), text, "{words:?}");
    }
}

#[test]
fn the_next_interview_there_is_meant_and_else_the_last() {
    let home = sample();
    let text = brief(&home, &["rush"]);
    assert!(text.starts_with("# Brief: Rush IR\n\nThu 5 Nov"), "{text}");
    assert!(text.contains("- State: done"), "{text}");
    assert!(
        text.contains("## On file\n\n- Call: from home, shared evenly by year (residents, interview"),
        "{text}"
    );
    let early = home.command(&["export", "brief", "ucsf"]).env("FLUORO_NOW", "2026-11-23T15:50:00Z").assert();
    let text = stdout(&early.success());
    assert!(text.contains("11:00–15:30 your time · 08:00 in San Francisco · in 10 min"), "{text}");
    assert!(text.contains("- 11:50 · 08:50 there: Dr. Caspian Okonjo"), "{text}");
    assert!(text.contains("\n- Where do people live"), "{text}");
}

#[test]
fn it_goes_into_a_file_and_is_for_nobody_else() {
    let home = sample();
    home.run(&["export", "brief", "penn", "-o", "brief.md"]).success().stdout(contains("Wrote brief.md"));
    let file = fs::read_to_string(home.0.path().join("brief.md")).unwrap();
    assert_eq!(file, brief(&home, &["penn"]));
    refused(home.run(&["export", "brief", "penn", "--for", "adviser"]), 2, "for you alone");
    refused(home.run(&["export", "brief", "penn", "--format", "csv"]), 2, "comes as md");
    refused(home.run(&["export", "brief", "penn", "--all"]), 2, "the program is all it takes");
    refused(home.run(&["export", "brief"]), 2, "fluoro export brief UCSF");
    refused(home.run(&["export", "brief", "zzqqxx"]), 2, "no program of this season");
    refused(home.run(&["export", "brief", "university"]), 2, "name one of them");
    refused(home.run(&["export", "brief", "yale"]), 2, "interview");
    refused(home.run(&["export", "shortlist", "penn"]), 2, "only a brief names a program");
}

#[test]
fn without_a_chosen_question_favorites_are_proposed() {
    let text = brief(&sample(), &["colorado"]);
    let asks =
        text.split("## Ask: none chosen, so your favorites").nth(1).unwrap_or_else(|| panic!("{text}"));
    assert!(asks.trim_start().starts_with("- Who runs the IR clinic"), "{asks}");
}
