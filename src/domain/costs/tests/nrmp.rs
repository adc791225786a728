//! Registration, codes, long lists.

use super::*;

/// An applicant with a list of so many programs, each with a code of its own from that number on.
fn ranked(kind: Match, lists: &[(RankKind, std::ops::Range<usize>)]) -> Tracker {
    let mut tracker = applicant(kind, &[], None);
    for (at, (kind, codes)) in lists.iter().enumerate() {
        let order = codes.clone().map(|code| {
            let id = Id::new(&format!("{at}-{code}/x"));
            let position = Position { nrmp_code: format!("{code:07}a0"), ..Position::default() };
            let positions = [(Track::Advanced, position)].into();
            tracker.programs.put(Program { id: id.clone(), positions, ..Program::default() });
            format!("{id}#advanced")
        });
        let order = order.collect();
        let id = Id::new(&format!("list-{at}"));
        tracker.rank_lists.put(RankList { id, kind: Some(*kind), order, ..RankList::default() });
    }
    tracker
}

fn certified(mut tracker: Tracker) -> Tracker {
    tracker.rank_lists.edit("list-0", |list| list.certified = Some(Box::new(Certified::default())));
    tracker
}

#[test]
fn codes_beyond_the_included_ones_cost_in_each_pool() {
    let cost = |primary: usize, supplemental: usize| {
        let lists = [(RankKind::Primary, 0..primary), (RankKind::Supplemental, 0..supplemental)];
        let bill = bill(&certified(ranked(Match::Main, &lists)));
        let said = |name| said(line(&bill, name).committed);
        (said(LineName::PrimaryCodes), said(LineName::SupplementalCodes))
    };
    let dollars = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(cost(20, 20), dollars("$0", "$0"));
    assert_eq!(cost(21, 20), dollars("$30", "$0"));
    assert_eq!(cost(20, 21), dollars("$0", "$30"));
    assert_eq!(cost(21, 22), dollars("$30", "$60"), "a code on both counts in both");
}

#[test]
fn supplemental_lists_are_counted_together_and_a_code_once() {
    use RankKind::*;
    let lists = [(Primary, 0..3), (Supplemental, 0..15), (Supplemental, 10..21)];
    let bill = bill(&ranked(Match::Main, &lists));
    let supplemental = line(&bill, LineName::SupplementalCodes);
    assert_eq!(supplemental.many, "21 of 20 codes");
    assert_eq!((said(supplemental.committed), said(supplemental.ahead)), ("$0".into(), "$30".into()));
    assert!(supplemental.notes.iter().any(|it| it.contains("when you certify")));
    assert_eq!(said(line(&bill, LineName::PrimaryCodes).next), "$0");
}

#[test]
fn an_entry_without_a_code_counts_as_one() {
    let mut tracker = ranked(Match::Main, &[(RankKind::Primary, 0..19)]);
    tracker.rank_lists.edit("list-0", |list| {
        list.order.extend(["gone/ir#advanced", "gone/ir#advanced", "other/ir#advanced"].map(str::to_owned));
    });
    assert_eq!(line(&bill(&tracker), LineName::PrimaryCodes).many, "21 of 20 codes");
    let two = Position { nrmp_code: " 0000000A0".into(), ..Position::default() };
    let positions = [(Track::Advanced, two)].into();
    tracker.programs.put(Program { id: Id::new("gone/ir"), positions, ..Program::default() });
    assert_eq!(line(&bill(&tracker), LineName::PrimaryCodes).many, "20 of 20 codes");
}

#[test]
fn a_fellowship_list_has_its_own_figures() {
    let bill = bill(&certified(ranked(Match::Fellowship, &[(RankKind::Primary, 0..21)])));
    assert_eq!(said(line(&bill, LineName::PrimaryCodes).committed), "$30");
    assert!(!has(&bill, LineName::SupplementalCodes) && !has(&bill, LineName::LongLists));
    let registration = line(&bill, LineName::Registration);
    assert_eq!(registration.signed(Charge::exactly(7_000)), "~$70", "one source says so");
}

#[test]
fn long_lists_cost_by_their_length() {
    let of = |ranks: usize| {
        let bill = bill(&certified(ranked(Match::Main, &[(RankKind::Primary, 0..ranks)])));
        let line = bill.lines.iter().find(|it| it.name == LineName::LongLists);
        line.map(|it| (said(it.committed), said(it.next)))
    };
    let dollars = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
    assert_eq!(of(98), None);
    assert_eq!(of(99), dollars("$0", "$50"));
    assert_eq!(of(100), dollars("$50", "$0"));
    assert_eq!(of(150), dollars("$50", "$50"));
    assert_eq!(of(151), dollars("$100", "$0"));
    assert_eq!(of(200), dollars("$100", "$50"));
    assert_eq!(of(201), dollars("$150", "$0"));
    assert_eq!(of(251), dollars("$200", "$0"));
    assert_eq!(of(299), dollars("$200", "$0"));
    assert_eq!(of(300), dollars("$200", "not known"));
    assert_eq!(of(301), dollars("not known", "not known"), "nobody says what such a list costs");
}

#[test]
fn the_longest_list_names_its_limit() {
    let notes = |ranks: usize| {
        let bill = bill(&ranked(Match::Main, &[(RankKind::Primary, 0..ranks)]));
        line(&bill, LineName::LongLists).notes.join(" ")
    };
    assert!(!notes(299).contains("No list may be longer"));
    for ranks in [300, 301] {
        assert!(
            notes(ranks).contains("No list may be longer. Ranks on one list: at most 300 ranks (2027, "),
            "{}",
            notes(ranks)
        );
    }
}

/// An applicant whose checklist says that of a component.
fn noting(mut tracker: Tracker, component: &str, note: impl FnOnce(&mut Component)) -> Tracker {
    tracker.edit_component(&Id::new(component), note);
    tracker
}

fn done(tracker: Tracker, component: &str) -> Tracker {
    noting(tracker, component, |row| row.state = Some(Progress::Done))
}

#[test]
fn registration_is_to_come_until_it_is_done() {
    let fee = |tracker: &Tracker| {
        let bill = bill(tracker);
        let line = line(&bill, LineName::Registration);
        (said(line.committed), said(line.ahead))
    };
    let dollars = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let (open, paid) = (dollars("$0", "$70"), dollars("$70", "$0"));
    let applied = applicant(Match::Main, &[(Specialty::Ir, 2)], APPLIED);
    assert_eq!(fee(&applied), open);
    assert_eq!(fee(&done(applied.clone(), "nrmp-registration")), paid);
    let ticked = |step: &'static str| {
        noting(applied.clone(), "nrmp-registration", |row| {
            row.items.insert(Id::new(step), Item { done: NOVEMBER.parse().ok(), ..Item::default() });
        })
    };
    assert_eq!(fee(&ticked("account")), open);
    assert_eq!(fee(&ticked("pay")), paid);
    let mut told = applied.clone();
    told.set_done(&Id::new("nrmp-registration"), NOVEMBER.parse().ok());
    assert_eq!(fee(&told), paid);
    assert_eq!(fee(&certified(ranked(Match::Main, &[(RankKind::Primary, 0..2)]))), paid);
    let resident = applicant(Match::Fellowship, &[], APPLIED);
    assert_eq!(fee(&resident), open);
    assert_eq!(fee(&done(resident, "fellowship-registration")), paid);
}

#[test]
fn whoever_has_not_registered_in_time_pays_the_late_fee() {
    let applied = applicant(Match::Main, &[(Specialty::Ir, 2)], APPLIED);
    let late = |tracker: &Tracker, now: &str| {
        let bill = at(tracker, now, facts_of(tracker));
        let line = bill.lines.iter().find(|it| it.name == LineName::LateRegistration).cloned();
        line.map(|it| (said(it.committed), said(it.ahead)))
    };
    let dollars = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
    let (before, after, over) = ("2027-01-30T04:58:00Z", "2027-01-30T05:00:01Z", "2027-03-04T05:00:01Z");
    assert_eq!(late(&applied, before), None);
    assert_eq!(late(&applied, after), dollars("$0", "$50"));
    assert_eq!(late(&applied, over), None, "nobody can register any more");
    let registered = done(applied.clone(), "nrmp-registration");
    assert_eq!(late(&registered, after), None);
    let flags = [Flag::LateRegistration];
    assert_eq!(late(&flagged(registered, &flags), after), dollars("$50", "$0"));
    assert_eq!(late(&flagged(applied, &flags), before), dollars("$0", "$50"));
    let resident = flagged(applicant(Match::Fellowship, &[], APPLIED), &flags);
    assert_eq!(late(&resident, after), None);
}

#[test]
fn a_couple_pays_once_it_is_linked() {
    let couple = flagged(applicant(Match::Main, &[(Specialty::Ir, 2)], APPLIED), &[Flag::Couple]);
    let fee = |tracker: &Tracker| {
        let bill = bill(tracker);
        (said(line(&bill, LineName::Couple).committed), said(line(&bill, LineName::Couple).ahead))
    };
    assert_eq!(fee(&couple), ("$0".into(), "$45".into()));
    assert_eq!(fee(&done(couple, "couples-link")), ("$45".into(), "$0".into()));
}

#[test]
fn a_limit_below_zero_counts_as_none() {
    let codes =
        corrected(ranked(Match::Main, &[(RankKind::Primary, 0..21)]), "limits.included_codes_primary", -5);
    assert_eq!(line(&bill(&codes), LineName::PrimaryCodes).many, "21 of 20 codes");
}
