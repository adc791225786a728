//! Sums, corrections, own expenses, whose rates.

use super::*;

#[test]
fn what_is_not_known_is_in_no_sum() {
    let tracker = applicant(Match::Main, &[(Specialty::Ir, 31)], APPLIED);
    let mut facts = SeasonFacts::clone(&Data::new().season("2027", Match::Main));
    let unknown = |facts: &mut SeasonFacts, id: &str| {
        facts.figures.iter_mut().filter(|it| it.id == id).for_each(|it| it.value = None);
    };
    unknown(&mut facts, "fees.nrmp.registration");
    unknown(&mut facts, "fees.eras.residency.from_31");
    let bill = at(&tracker, NOVEMBER, facts.clone());
    assert_eq!((line(&bill, LineName::Registration).ahead, bill.unknown()), (None, 2));
    assert_eq!(bill.committed().words(), "at least ~$80", "the transcript alone");
    let own = corrected(tracker, "fees.nrmp.registration", 8500);
    assert_eq!(said(line(&at(&own, NOVEMBER, facts.clone()), LineName::Registration).ahead), "$85");
    facts.figures.clear();
    let nothing = at(&own, NOVEMBER, facts);
    assert_eq!(nothing.committed().words(), "not known");
    assert!(line(&nothing, LineName::PrimaryCodes).committed.is_some(), "no code, nothing to pay");
}

#[test]
fn own_expenses_go_by_day_and_a_refund_counts_back() {
    let mut tracker = applicant(Match::Main, &[], None);
    for (id, on, cents) in [
        ("b", None, Some(1_000)),
        ("c", Some("2026-11-03"), Some(31_250)),
        ("d", Some("2026-10-03"), Some(-5_000)),
        ("e", Some("2026-10-04"), None),
    ] {
        let on = on.map(|it| it.parse().unwrap());
        tracker.expenses.put(Expense { id: Id::new(id), on, cents, ..Expense::default() });
    }
    let bill = bill(&tracker);
    let order: Vec<&str> = bill.expenses.iter().map(|it| it.id.as_str()).collect();
    assert_eq!((order, bill.own().words()), (vec!["d", "e", "c", "b"], "at least $272.50".into()));
    assert_eq!(bill.committed().words(), "at least $272.50");
}

#[test]
fn a_bill_says_from_which_season_its_rates_are() {
    let tracker = applicant(Match::Main, &[(Specialty::Ir, 1)], APPLIED);
    let all = bill(&tracker);
    assert_eq!(all.borrowed_seasons("2027"), Some(("2024".into(), "2026".into())));
    assert_eq!((all.read_on(), all.has_rates_of("2027")), (Some("2026-11-26"), true));
    let mut facts = SeasonFacts::clone(&Data::new().season("2027", Match::Main));
    facts.figures.iter_mut().for_each(|it| it.source_season.clear());
    assert_eq!(at(&tracker, NOVEMBER, facts).borrowed_seasons("2027"), None);
}

#[test]
fn a_correction_is_reckoned_with() {
    let tracker = applicant(Match::Main, &[(Specialty::Ir, 31)], APPLIED);
    let tracker = corrected(tracker, "fees.eras.residency.first_30", 1200);
    let dear = bill(&tracker);
    assert_eq!(said(line(&dear, IR).committed), "$390");
    assert_eq!(line(&dear, IR).sureness(), Some(Confidence::Projected), "the second tier isn't corrected");
    let few = applicant(Match::Main, &[(Specialty::Ir, 30)], APPLIED);
    let few = bill(&corrected(few, "fees.eras.residency.first_30", 1200));
    assert_eq!(line(&few, IR).sureness(), Some(Confidence::Yours), "nobody comes to the second tier");
}

#[test]
fn a_correction_below_zero_counts_as_none() {
    let tracker = applicant(Match::Main, &[(Specialty::Ir, 3)], APPLIED);
    let of = |cents| {
        let bill = bill(&corrected(tracker.clone(), "fees.eras.residency.first_30", cents));
        (said(line(&bill, IR).committed), line(&bill, IR).sureness())
    };
    assert_eq!(of(-1), ("$33".into(), Some(Confidence::Projected)));
    assert_eq!(of(0), ("$0".into(), Some(Confidence::Yours)));
}

#[test]
fn amounts_too_large_to_add_up_say_so() {
    let mut tracker = applicant(Match::Main, &[], None);
    for id in ["a", "b"] {
        tracker.expenses.put(Expense { id: Id::new(id), cents: Some(i64::MAX), ..Expense::default() });
    }
    assert_eq!(bill(&tracker).own().words(), "too large to add up");
    assert_eq!(bill(&tracker).together().words(), "too large to add up");
}

#[test]
fn an_amount_says_how_it_is_made() {
    let mut tracker = applicant(Match::Main, &[(Specialty::Ir, 29)], APPLIED);
    add_programs(&mut tracker, &[(Specialty::Ir, 4)], None);
    let all = bill(&tracker);
    assert_eq!(line(&all, IR).made(Stage::Committed), "29 × $11");
    assert_eq!(line(&all, IR).made(Stage::Ahead), "1 × $11 + 3 × $30");
    let made = |count| {
        let bill = bill(&applicant(Match::Fellowship, &[(Specialty::IrIndependent, count)], APPLIED));
        line(&bill, LineName::Fellowship).made(Stage::Committed).to_owned()
    };
    assert_eq!((made(9), made(12)), ("$115".into(), "$115 + 2 × $17".into()));
}
