//! Applications, transcripts and electives.

use super::*;

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
fn a_transcript_is_committed_with_the_first_application() {
    let ahead = bill(&applicant(Match::Main, &[(Specialty::Ir, 2)], None));
    assert_eq!(said(line(&ahead, LineName::UsmleTranscript).ahead), "$80");
    let out = bill(&applicant(Match::Main, &[(Specialty::Ir, 2)], APPLIED));
    assert_eq!(out.owed_to(Payee::Eras, Stage::Committed).words(), "~$102");
    assert_eq!(out.committed().words(), "~$102");
    assert_eq!(out.together().words(), "~$172", "with the registration to come");
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
