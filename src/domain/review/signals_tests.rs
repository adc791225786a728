use crate::domain::{
    agenda::tests::*,
    review::{Tone, Warning, tests::reviewed},
    tracker::Tracker,
};

/// So many gold ones among IR and DR, with what else a season holds.
fn golds(count: usize, more: &str, rest: &str) -> Tracker {
    let row = |n: usize| {
        let specialty = if n.is_multiple_of(2) { "ir" } else { "dr" };
        format!(r#"{{"id":"p{n}","name":"P{n}","specialty":"{specialty}","signal":"gold"{more}}}"#)
    };
    let rows: Vec<String> = (0..count).map(row).collect();
    season(&format!(r#""programs":[{}]{rest}"#, rows.join(",")))
}

const MINE: &str = r#","overrides":{"signals.radiology.gold":{"value":6,"source":"MyERAS, 2 September"}}"#;

fn found(tracker: &Tracker, rule: &str) -> Vec<Warning> {
    let mut all = reviewed(tracker, NOW);
    all.retain(|it| it.rule == rule);
    all
}

#[test]
fn six_of_six_is_fine_and_seven_is_one_warning() {
    assert_eq!(found(&golds(6, "", ""), "signals-over").len(), 0);
    let all = found(&golds(7, "", ""), "signals-over");
    assert_eq!(all.len(), 1, "one for the tier, not one for each program: {all:?}");
    assert_eq!((all[0].id.as_str(), all[0].tone), ("signals-over:ir-gold", Tone::Soft));
    assert_eq!(all[0].title, "IR and DR: 7 gold of 6?, 1 too many");
    assert!(
        all[0].reason.contains("season 2027: 6; written down are 7: P0 · IR, P1 · DR,"),
        "{}",
        all[0].reason
    );
    assert!(all[0].source.contains("program signaling, 2025 MyERAS season (projected)"), "{}", all[0].source);
    assert_eq!(all[0].rows.len(), 7);
    let more = found(&golds(8, "", ""), "signals-over");
    assert_ne!(more[0].fingerprint, all[0].fingerprint, "one more is told again");
}

#[test]
fn beyond_a_number_that_binds_the_warning_is_hard() {
    assert_eq!(found(&golds(6, "", MINE), "signals-over").len(), 0);
    let all = found(&golds(7, r#","status":"applied""#, MINE), "signals-over");
    assert_eq!((all.len(), all[0].tone), (1, Tone::Hard), "what is out is told too");
    assert_eq!(all[0].source, "MyERAS, 2 September");
    assert_eq!(all[0].title, "IR and DR: 7 gold of 6, 1 too many");
}

#[test]
fn where_nobody_knows_the_number_nothing_is_too_many() {
    let rows: Vec<String> = (0..40)
        .map(|n| format!(r#"{{"id":"p{n}","name":"P{n}","specialty":"prelim-surgery","signal":"gold"}}"#))
        .collect();
    let tracker = season(&format!(r#""programs":[{}]"#, rows.join(",")));
    assert_eq!(found(&tracker, "signals-over").len(), 0);
    assert_eq!(found(&tracker, "signal-tier").len(), 0, "nor are its tiers known");
}

#[test]
fn a_signal_where_none_can_be_is_told() {
    let no_part = found(&golds(1, r#","takes_signals":"no""#, ""), "signal-refused");
    assert_eq!(no_part.len(), 1);
    assert_eq!(no_part[0].title, "Takes no signals: P0");
    assert!(no_part[0].reason.contains("P0 · IR has a gold signal here"), "{}", no_part[0].reason);
    assert!(no_part[0].source.contains("export 13791"), "{}", no_part[0].source);
    assert_eq!(found(&golds(1, r#","takes_signals":"yes""#, ""), "signal-refused").len(), 0);
    let none = season(r#""programs":[{"id":"p","name":"P","specialty":"ir","takes_signals":"no"}]"#);
    assert_eq!(found(&none, "signal-refused").len(), 0);
}

#[test]
fn a_tier_that_the_pool_does_not_have_is_told() {
    let row = |specialty: &str, signal: &str| {
        let row = format!(r#"{{"id":"p","name":"P","specialty":"{specialty}","signal":"{signal}"}}"#);
        found(&season(&format!(r#""programs":[{row}]"#)), "signal-tier")
    };
    let gold = row("ty", "gold");
    assert_eq!((gold.len(), gold[0].title.as_str()), (1, "No such signal: P, gold"));
    assert!(gold[0].reason.contains("In season 2027 TY has signals of one tier only."), "{}", gold[0].reason);
    assert_eq!(row("ir", "signal").len(), 1);
    for (specialty, signal) in
        [("ty", "signal"), ("ir", "gold"), ("dr", "silver"), ("prelim-medicine", "gold")]
    {
        assert_eq!(row(specialty, signal).len(), 0, "{specialty} {signal}");
    }
}
