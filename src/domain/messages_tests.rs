//! What is owed to whom, in which order.

use super::{
    agenda::{Encounters, tests::*},
    id::IdSource,
    naming::Naming,
    rules::THANK_YOU_HOURS,
    season::Season,
    tables::{Match, Override, Table},
    tracker::Tracker,
};
use crate::data::Data;

const ROWS: &str = r#""programs":[
    {"id":"p","name":"Penn","specialty":"ir"},{"id":"u","name":"UCSF","specialty":"ir"},
    {"id":"r","name":"Rush","specialty":"ir","thank_yous":"refused","facts":{"thank_yous":{"value":"none","source":"their welcome"}}}],
    "interviews":[
      {"id":"1","programs":["p"],"state":"done","when":"2026-11-20T09:00[America/New_York]","minutes":240,
       "agenda":{"0900":{"person":"b"},"1000":{"person":"a"}}},
      {"id":"2","programs":["u"],"state":"done","when":"2026-11-18T09:00[America/New_York]","minutes":240},
      {"id":"3","programs":["r"],"state":"done","when":"2026-11-17T09:00[America/New_York]","minutes":240},
      {"id":"4","programs":["u"],"state":"scheduled","when":"2026-12-18T09:00[America/New_York]"}],
    "people":[
      {"id":"a","name":"Dr. Adams","interviews":["1","2"]},{"id":"b","name":"Dr. Boyd","interviews":["1"]},
      {"id":"c","name":"Dr. Cole","interviews":["1"]},{"id":"d","name":"Dr. Diaz","interviews":["3"]},
      {"id":"e","name":"Dr. Eze","interviews":["4"]}]"#;

fn keys(messages: &str) -> Vec<String> {
    let tracker = season(&format!(r#"{ROWS},"messages":[{messages}]"#));
    let lines = at_now(tracker).message_lines();
    lines.iter().map(|it| format!("{:?}", it.key).replace("Id", "").replace('"', "")).collect()
}

fn at_now(tracker: Tracker) -> Season {
    let data = Data::new();
    Season {
        facts: data.season("2027", Match::Main),
        naming: Naming::long(),
        cautions: data.cautions().clone(),
        now: stamp(NOW),
        local_zone: home(),
        tracker,
    }
}

#[test]
fn people_come_by_interview_and_in_the_order_of_the_day() {
    let none = keys("");
    assert_eq!(none, ["Thanks(a, 2)", "Thanks(b, 1)", "Thanks(a, 1)", "Thanks(c, 1)", "Unwanted(3)"]);
}

#[test]
fn what_is_begun_is_one_with_what_is_owed_and_what_is_settled_stands_last() {
    let all = keys(
        r#"{"id":"m","kind":"thank-you","person":"a","program":"u","state":"drafted","text":"Dear"},
           {"id":"n","kind":"thank-you","person":"b","state":"sent","at":"2026-11-21T10:00:00Z"},
           {"id":"o","kind":"thank-you","person":"c","state":"not-needed"},
           {"id":"q","kind":"interest","program":"u","state":"drafted"},
           {"id":"s","kind":"update","program":"p","state":"sent","at":"2026-11-22T10:00:00Z"}"#,
    );
    let want =
        ["Thanks(a, 2)", "Thanks(a, 1)", "Open(q)", "Unwanted(3)", "Settled(s)", "Settled(n)", "Settled(o)"];
    assert_eq!(all, want);
}

#[test]
fn somebody_met_twice_is_owed_one_note_for_each_program_after_the_last_event_that_is_over() {
    let owed = |interviews: &str, messages: &str| {
        let tracker = season(&format!(
            r#""programs":[{{"id":"p","specialty":"ir"}},{{"id":"u","specialty":"ir"}},{{"id":"v","specialty":"dr"}}],
            "interviews":[
              {{"id":"1","programs":["u","v"],"state":"done","when":"2026-11-19T09:00[America/New_York]","minutes":240}},
              {{"id":"2","programs":["u"],"kind":"social","state":"done","when":"2026-11-20T18:00[America/New_York]"}},
              {{"id":"3","programs":["p"],"state":"done","when":"2026-11-18T09:00[America/New_York]"}},
              {{"id":"4","programs":["u"],"state":"scheduled","when":"2026-12-18T09:00[America/New_York]"}}],
            "people":[{{"id":"a","name":"Dr. Adams","interviews":[{interviews}]}}],"messages":[{messages}]"#
        ));
        let season = at_now(tracker);
        let met = Encounters::of(&season.tracker);
        let at = (season.home(), season.now);
        let mut counted: Vec<String> = Vec::new();
        for row in season.tracker.interviews.iter() {
            let count = met.owed(&season.tracker, row, at);
            assert_eq!(count, season.thanks_owed(&row.id).len(), "one rule");
            counted.extend((count > 0).then(|| row.id.to_string()));
        }
        counted
    };
    assert_eq!(owed(r#""1","2","4""#, ""), ["2"]);
    assert_eq!(owed(r#""1","3""#, ""), ["1", "3"]);
    let sent = |more: &str| format!(r#"{{"id":"m","kind":"thank-you","person":"a","state":"sent"{more}}}"#);
    assert_eq!(owed(r#""1","2","3""#, &sent(r#","program":"u""#)), ["3"]);
    assert_eq!(owed(r#""1","2""#, &sent(r#","program":"v""#)), ["2"], "that was for the other program");
    assert_eq!(owed(r#""1","2","3""#, &sent("")), [""; 0], "it names no program: it counts for all");
    assert_eq!(owed(r#""1","3""#, &sent(r#","program":"elsewhere""#)), [""; 0]);
}

#[test]
fn the_bundled_hours_are_advice_and_only_own_ones_make_late() {
    let mut season = at_now(season(ROWS));
    let due = season.message_lines()[0].due.unwrap();
    assert_eq!((due.hours, due.is_own, due.is_late(season.now)), (24, false, false));
    let own = Override { value: Some(48.into()), ..Default::default() };
    std::sync::Arc::make_mut(&mut season.tracker.overrides).insert(THANK_YOU_HOURS.to_owned(), own);
    let due = season.message_lines()[0].due.unwrap();
    assert_eq!((due.hours, due.is_own, due.is_late(season.now)), (48, true, true));
}

#[test]
fn a_letter_of_intent_says_first_until_it_is_taken_back() {
    let tracker = season(
        r#""messages":[{"id":"1","kind":"intent","program":"p"},{"id":"2","kind":"update","program":"u","says_first":true},
           {"id":"3","kind":"intent","program":"r","withdrawn":"2026-11-21T10:00:00Z"},
           {"id":"4","kind":"intent","program":"r","says_first":false},{"id":"5","kind":"update","program":"r"}]"#,
    );
    let firsts: Vec<&str> = tracker.first_choices().iter().map(|it| it.id.as_str()).collect();
    assert_eq!(firsts, ["1", "2"]);
    assert_eq!(tracker.other_first_choices(tracker.messages.get("1").unwrap()).len(), 1);
}

#[test]
fn a_change_finds_the_note_that_was_begun_meanwhile() {
    let mut tracker = season(ROWS);
    let line = at_now(tracker.clone()).message_lines().remove(0);
    let mut ids = IdSource::new(3);
    let id = tracker.change_message(&line.row, &mut ids, |it| it.text = "one".into()).unwrap();
    let same = tracker.change_message(&line.row, &mut ids, |it| it.by = "letter".into()).unwrap();
    assert_eq!((&id, tracker.messages.len()), (&same, 1));
    let shown = tracker.messages.get(id.as_str()).unwrap().clone();
    tracker.delete(Table::Messages, id.as_str());
    assert_eq!(tracker.change_message(&shown, &mut ids, |_| {}), None, "what is gone stays gone");
}
