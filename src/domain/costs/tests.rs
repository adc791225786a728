use super::*;
use crate::{
    data::Data,
    domain::{
        id::Id,
        tables::{
            Certified, Exam, Flag, Match, Override, Position, Profile, Program, RankKind, RankList, Rotation,
            RotationKind, RotationState, Specialty, Status, Track,
        },
    },
};

/// An applicant of that match with so many programs of each specialty, all of that status.
fn applicant(kind: Match, counts: &[(Specialty, usize)], status: Option<Status>) -> Tracker {
    let profile = Profile { kind: Some(kind), season: "2027".into(), ..Profile::default() };
    let mut tracker = Tracker { profile: profile.into(), ..Tracker::default() };
    add_programs(&mut tracker, counts, status);
    tracker
}

fn add_programs(tracker: &mut Tracker, counts: &[(Specialty, usize)], status: Option<Status>) {
    for (specialty, count) in counts {
        for at in 0..*count {
            let id = Id::new(&format!("{at}-{status:?}/{specialty}"));
            let specialty = Some(*specialty);
            tracker.programs.put(Program { id, specialty, status, ..Program::default() });
        }
    }
}

fn flagged(mut tracker: Tracker, flags: &[Flag]) -> Tracker {
    std::sync::Arc::make_mut(&mut tracker.profile).flags = flags.to_vec();
    tracker
}

fn corrected(mut tracker: Tracker, id: &str, value: i64) -> Tracker {
    let own = Override { value: Some(value.into()), source: "invoice".into(), ..Override::default() };
    std::sync::Arc::make_mut(&mut tracker.overrides).insert(id.into(), own);
    tracker
}

fn bill(tracker: &Tracker) -> Bill {
    Bill::reckon(tracker, &Data::new().season("2027", tracker.profile.kind()))
}

fn line(bill: &Bill, name: LineName) -> &BillLine {
    bill.lines.iter().find(|it| it.name == name).unwrap_or_else(|| panic!("no {name:?}"))
}

fn has(bill: &Bill, name: LineName) -> bool {
    bill.lines.iter().any(|it| it.name == name)
}

/// What the applications of a bill cost, without transcripts.
fn applications(bill: &Bill) -> String {
    let is_one = |line: &&BillLine| {
        matches!(line.name, LineName::Residency(_) | LineName::Fellowship | LineName::FeeAssistance)
    };
    added(bill.lines.iter().filter(is_one).map(|it| it.committed.unwrap())).said()
}

fn said(charge: Option<Charge>) -> String {
    charge.map_or("not known".into(), Charge::said)
}

const APPLIED: Option<Status> = Some(Status::Applied);
const IR: LineName = LineName::Residency(Some(Specialty::Ir));

#[test]
fn residency_fees_are_those_of_the_aamc() {
    use Specialty::*;
    for (counts, sum) in [
        (&[(PrelimMedicine, 43), (Dr, 7)][..], "$797"),
        (&[(Ir, 37), (Dr, 40), (Ty, 15), (PrelimSurgery, 10)], "$1,445"),
        (&[(Ir, 1)], "$11"),
        (&[(Ir, 30)], "$330"),
        (&[(Ir, 31)], "$360"),
        (&[], "$0"),
    ] {
        assert_eq!(applications(&bill(&applicant(Match::Main, counts, APPLIED))), sum, "{counts:?}");
    }
}

#[test]
fn fellowship_fees_are_one_count() {
    for (count, sum, next) in [
        (0, "$0", "$115"),
        (1, "$115", "$0"),
        (9, "$115", "$0"),
        (10, "$115", "$17"),
        (11, "$132", "$17"),
        (20, "$285", "$20"),
        (21, "$305", "$20"),
        (30, "$485", "$27"),
        (31, "$512", "$27"),
    ] {
        let counts = [(Specialty::IrIndependent, count)];
        let bill = bill(&applicant(Match::Fellowship, &counts, APPLIED));
        assert_eq!(applications(&bill), sum, "{count}");
        assert_eq!(said(line(&bill, LineName::Fellowship).next), next, "{count}");
    }
    let counts = [(Specialty::IrIndependent, 6), (Specialty::Other, 5)];
    assert_eq!(applications(&bill(&applicant(Match::Fellowship, &counts, APPLIED))), "$132");
}

#[test]
fn planned_programs_stand_apart_and_only_they_save() {
    let mut tracker = applicant(Match::Main, &[(Specialty::Ir, 29)], APPLIED);
    let alone = bill(&tracker);
    assert_eq!((said(line(&alone, IR).next), line(&alone, IR).saving), ("$11".into(), None));

    add_programs(&mut tracker, &[(Specialty::Ir, 3)], Some(Status::Planned));
    let all = bill(&tracker);
    let ir = line(&all, IR);
    assert_eq!((ir.many.as_str(), said(ir.committed)), ("29 programs", "$319".into()));
    assert_eq!((ir.planned, said(ir.ahead)), (3, "$71".into()), "the 30th at 11, two at 30");
    assert_eq!((said(ir.next), said(ir.saving)), ("$30".into(), "$30".into()));

    let bare = bill(&applicant(Match::Main, &[(Specialty::Ir, 30)], None));
    assert_eq!((line(&bare, IR).planned, said(line(&bare, IR).saving)), (30, "$11".into()));
    assert_eq!(said(line(&bare, IR).committed), "$0");
}

#[test]
fn what_was_withdrawn_before_it_was_sent_costs_nothing() {
    let withdrawn = |log: &[&str]| {
        let mut tracker = applicant(Match::Main, &[(Specialty::Ir, 1)], Some(Status::IWithdrew));
        let id = tracker.programs.iter().next().unwrap().id.clone();
        let log = log.iter().map(|it| (*it).to_owned()).collect();
        tracker.programs.edit(id.as_str(), |row| row.status_log = log);
        let bill = bill(&tracker);
        (said(line(&bill, IR).committed), line(&bill, IR).planned)
    };
    let (planned, applied, gone) =
        ("2026-08-01T12:00:00Z planned", "2026-09-02T12:00:00Z applied", "2026-09-05T12:00:00Z i-withdrew");
    assert_eq!(withdrawn(&[planned, gone]), ("$0".into(), 0));
    assert_eq!(withdrawn(&[planned, applied, gone]), ("$11".into(), 0));
    assert_eq!(withdrawn(&[]), ("$11".into(), 0), "nobody says that it wasn't sent");
    for status in Status::ALL.iter().filter(|it| **it != Status::Planned) {
        let bill = bill(&applicant(Match::Main, &[(Specialty::Ir, 1)], Some(*status)));
        assert_eq!(said(line(&bill, IR).committed), "$11", "{status}");
    }
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
    let codes =
        corrected(ranked(Match::Main, &[(RankKind::Primary, 0..21)]), "limits.included_codes_primary", -5);
    assert_eq!(line(&bill(&codes), LineName::PrimaryCodes).many, "21 of 20 codes");
}

#[test]
fn fee_assistance_lies_between_two_rates_until_one_is_corrected() {
    let counts = [(Specialty::PrelimMedicine, 43), (Specialty::Dr, 7)];
    let tracker = flagged(applicant(Match::Main, &counts, APPLIED), &[Flag::FeeAssistance]);
    let both = bill(&tracker);
    assert_eq!(applications(&both), "$239 to $319");
    assert_eq!(line(&both, LineName::FeeAssistance).many, "50 of 50 programs");
    let of = |id: &str, percent| applications(&bill(&corrected(tracker.clone(), id, percent)));
    assert_eq!(of("rules.fee_assistance_percent_example", 70), "$239");
    assert_eq!(of("rules.fee_assistance_percent", 60), "$319");
    assert!(!has(&bill(&flagged(tracker.clone(), &[])), LineName::FeeAssistance));
    let resident = flagged(applicant(Match::Fellowship, &[], APPLIED), &[Flag::FeeAssistance]);
    assert!(!has(&bill(&resident), LineName::FeeAssistance), "it is no discount of fellowships");
}

#[test]
fn beyond_what_fee_assistance_covers_the_cheapest_are_discounted() {
    let of = |count| {
        let tracker = applicant(Match::Main, &[(Specialty::Ir, 31), (Specialty::Dr, count)], APPLIED);
        let tracker = flagged(tracker, &[Flag::FeeAssistance]);
        bill(&corrected(tracker, "rules.fee_assistance_percent", 60))
    };
    // 31 IR and 19 DR are 50: 360 + 209 less 60%
    let whole = of(19);
    assert_eq!(applications(&whole), "$228");
    // the 51st pushes the dear one out: 50 at 11 are discounted, one at 30 isn't
    let beyond = of(20);
    assert_eq!(applications(&beyond), "$250");
    let next = |bill: &Bill, of| said(line(bill, LineName::Residency(Some(of))).next);
    assert_eq!(next(&of(18), Specialty::Dr), "$4.40", "the 50th is covered");
    assert_eq!(next(&whole, Specialty::Dr), "$4.40 to $11", "the 51st costs its full price at most");
    assert_eq!(next(&whole, Specialty::Ir), "$12 to $30");
    let notes = |bill: &Bill| line(bill, LineName::FeeAssistance).notes.join(" ");
    assert!(notes(&beyond).contains("isn't published") && !notes(&whole).contains("isn't published"));
}

#[test]
fn what_everybody_pays_once_is_committed_with_the_first_application() {
    let ahead = bill(&applicant(Match::Main, &[(Specialty::Ir, 2)], None));
    assert_eq!(ahead.committed_to(Payee::Nrmp), Charge::default());
    assert_eq!(said(line(&ahead, LineName::Registration).ahead), "$70");
    assert_eq!(said(line(&ahead, LineName::UsmleTranscript).ahead), "$80");
    let out = bill(&applicant(Match::Main, &[(Specialty::Ir, 2)], APPLIED));
    assert_eq!(out.committed_to(Payee::Nrmp).said(), "$70");
    assert_eq!(out.committed_to(Payee::Eras).said(), "$102");
    assert_eq!(out.whole().said(), "$172");
    let late = [Flag::LateRegistration, Flag::Couple];
    let late = bill(&flagged(applicant(Match::Main, &[(Specialty::Ir, 2)], APPLIED), &late));
    assert_eq!(late.committed_to(Payee::Nrmp).said(), "$165");
    let resident = bill(&flagged(applicant(Match::Fellowship, &[], APPLIED), &[Flag::LateRegistration]));
    assert!(!has(&resident, LineName::LateRegistration));
}

#[test]
fn a_doctor_of_osteopathy_sends_usmle_only_with_an_exam() {
    let tracker = flagged(applicant(Match::Main, &[(Specialty::Ir, 1)], APPLIED), &[Flag::Osteopathic]);
    let names = |tracker: &Tracker| {
        let bill = bill(tracker);
        (has(&bill, LineName::UsmleTranscript), has(&bill, LineName::ComlexTranscript))
    };
    assert_eq!(names(&tracker), (false, true));
    let mut both = tracker.clone();
    both.exams.put(Exam { id: Id::new("usmle-step-1"), ..Exam::default() });
    assert_eq!(names(&both), (true, true));
    assert_eq!(names(&flagged(tracker, &[])), (true, false));
}

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

#[test]
fn electives_cost_once_for_each_host_and_specialty() {
    let mut tracker = applicant(Match::Main, &[], None);
    for (id, kind, host, specialty, state) in [
        ("a", RotationKind::Away, "Penn", "IR", Some(RotationState::Declined)),
        ("b", RotationKind::Away, "PENN", "ir", Some(RotationState::Planned)),
        ("c", RotationKind::Away, "Penn", "DR", Some(RotationState::Planned)),
        ("d", RotationKind::Away, "MCW", "IR", None),
        ("e", RotationKind::Home, "Home", "IR", Some(RotationState::Done)),
    ] {
        let (id, host, specialty) = (Id::new(id), host.to_owned(), specialty.to_owned());
        tracker.rotations.put(Rotation {
            id,
            kind: Some(kind),
            host,
            specialty,
            state,
            ..Rotation::default()
        });
    }
    let all = bill(&tracker);
    let electives = line(&all, LineName::Electives);
    assert_eq!((electives.many.as_str(), electives.planned), ("1 elective", 2));
    assert_eq!((said(electives.committed), said(electives.ahead)), ("$15".into(), "$30".into()));
    assert!(!has(&bill(&applicant(Match::Fellowship, &[], None)), LineName::Electives));
}

#[test]
fn what_is_not_known_is_in_no_sum() {
    let tracker = applicant(Match::Main, &[(Specialty::Ir, 31)], APPLIED);
    let mut facts = SeasonFacts::clone(&Data::new().season("2027", Match::Main));
    let unknown = |facts: &mut SeasonFacts, id: &str| {
        facts.figures.iter_mut().filter(|it| it.id == id).for_each(|it| it.value = None);
    };
    unknown(&mut facts, "fees.nrmp.registration");
    unknown(&mut facts, "fees.eras.residency.from_31");
    let bill = Bill::reckon(&tracker, &facts);
    assert_eq!((line(&bill, LineName::Registration).committed, bill.unknown()), (None, 2));
    assert_eq!(bill.whole().said(), "$80", "the transcript alone");
    let own = corrected(tracker, "fees.nrmp.registration", 8500);
    assert_eq!(said(line(&Bill::reckon(&own, &facts), LineName::Registration).committed), "$85");
    facts.figures.clear();
    let nothing = Bill::reckon(&own, &facts);
    assert_eq!(nothing.whole(), Charge::default());
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
    assert_eq!((order, bill.own_cents()), (vec!["d", "e", "c", "b"], 27_250));
    assert_eq!(bill.whole().said(), "$272.50");
}

#[test]
fn a_bill_says_from_which_season_its_rates_are() {
    let tracker = applicant(Match::Main, &[(Specialty::Ir, 1)], APPLIED);
    let all = bill(&tracker);
    assert_eq!(all.borrowed_seasons("2027"), Some(("2024".into(), "2026".into())));
    assert_eq!((all.read_on(), all.has_rates_of("2027")), (Some("2026-11-26"), true));
    let mut facts = SeasonFacts::clone(&Data::new().season("2027", Match::Main));
    facts.figures.iter_mut().for_each(|it| it.source_season.clear());
    assert_eq!(Bill::reckon(&tracker, &facts).borrowed_seasons("2027"), None);
}
