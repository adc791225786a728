use crate::domain::{agenda::tests::season, review::tests::reviewed};

/// Returns the titles of the warnings of a rule, with two programs of these statuses.
fn titles(rule: &str, statuses: [&str; 2], more: &str) -> Vec<String> {
    let [p, q] = statuses;
    let tracker = season(&format!(
        r#""programs":[{{"id":"p","name":"Penn","status":"{p}"}},{{"id":"q","name":"Quincy","status":"{q}"}}]{more}"#
    ));
    let all = reviewed(&tracker, "2026-11-27T15:00:00Z").into_iter();
    all.filter(|it| it.rule == rule).map(|it| it.title).collect()
}

#[test]
fn an_application_without_a_received_letter_is_named() {
    let letter = |state: &str, programs: &str| {
        format!(r#","letters":[{{"id":"l","writer":"Dr. L","state":"{state}","programs":[{programs}]}}]"#)
    };
    let of =
        |statuses, state: &str, programs: &str| titles("sent-letters", statuses, &letter(state, programs));
    let says = |count: &str| vec![format!("Applied to {count} without a letter received")];
    assert_eq!(of(["applied", "applied"], "agreed", r#""p","q""#), says("2 programs"));
    assert_eq!(of(["applied", "planned"], "received", ""), says("1 program"));
    assert_eq!(of(["applied", "applied"], "received", r#""p""#), says("1 program"));
    assert!(of(["applied", "applied"], "received", r#""p","q""#).is_empty());
    assert!(of(["planned", "they-rejected"], "agreed", "").is_empty());
    assert!(titles("sent-letters", ["applied", "applied"], "").is_empty(), "nobody keeps letters here");
}

#[test]
fn an_application_without_any_statement_is_named() {
    let statement = r#","statements":[{"id":"s","title":"About needles"}]"#;
    let of = |statuses| titles("sent-statements", statuses, statement);
    assert_eq!(of(["applied", "applied"]), ["Applied to 2 programs without a statement"]);
    assert!(of(["planned", "they-rejected"]).is_empty());
    assert!(titles("sent-statements", ["applied", "applied"], "").is_empty(), "nobody keeps statements here");
}

#[test]
fn programs_that_stay_planned_after_the_submission_are_counted() {
    let of = |statuses| titles("sent-planned", statuses, "");
    assert_eq!(of(["planned", "applied"]), ["1 program is planned though the application went out"]);
    assert_eq!(of(["planned", "planned"]), ["2 programs are planned though the application went out"]);
    assert!(of(["applied", "applied"]).is_empty());
    let mut tracker = season(r#""programs":[{"id":"p","name":"Penn","status":"planned"}]"#);
    let mut count = |submitted: Option<&str>| {
        std::sync::Arc::make_mut(&mut tracker.profile).submitted = submitted.map(|it| it.parse().unwrap());
        let all = reviewed(&tracker, "2026-11-27T15:00:00Z").into_iter();
        all.filter(|it| it.rule == "sent-planned").count()
    };
    assert_eq!((count(None), count(Some("2026-11-27")), count(Some("2026-11-28"))), (0, 1, 0));
}
