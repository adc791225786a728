//! The first five minutes: who you are, which season, and nothing red that isn't late.

use fluoro::{
    domain::tables::{Flag, Match, Specialty},
    store::report::{Found, FoundKind},
};

use crate::common::*;

/// No tab shows anything late.
fn calm(session: &mut Session) {
    for tab in ["1", "2", "3", "4"] {
        check(session, tab, &["no: late", "? help"]);
        assert_eq!(session.alarms(), Vec::<String>::new());
    }
}

#[test]
fn a_student_in_mid_season() {
    let mut it = Session::empty(MONDAY);
    check(
        &mut it,
        "",
        &["Who are you?", "▸ Medical student or graduate", "Diagnostic radiology resident", "Ctrl-C quit"],
    );
    check(
        &mut it,
        "enter",
        &[
            "When does your training start?",
            "▸ July 2027 Match Day Fri 19 Mar 2027",
            "July 2028",
            "(estimated)",
        ],
    );
    check(&mut it, "enter", &["Where do you live?", "zone: New York"]);
    check(
        &mut it,
        "enter",
        &["▸ [✓] diagnostic radiology", "[✓] transitional year", "[ ] matching as a couple"],
    );
    check(&mut it, "j j space", &["▸ [✓] preliminary surgery"]);
    check(&mut it, "enter", &["certified and submitted?", "▸ Yes, on 2026-09-02", "Not yet"]);
    check(&mut it, "enter", &["Your programs", "▸ Paste or type names", "Sample season", "Nothing yet"]);
    check(
        &mut it,
        "j j j enter",
        &["GOING ON", "NRMP standard registration in 67 d", "saved 09:20", "a adds · Space ticks", "? help"],
    );
    let profile = &it.app.cx.season.tracker.profile;
    assert_eq!(profile.kind, Some(Match::Main));
    assert_eq!(
        profile.specialties,
        [Specialty::Ir, Specialty::Dr, Specialty::Ty, Specialty::PrelimSurgery],
        "the main one and what was ticked"
    );
    calm(&mut it);
    check(
        &mut it,
        "2",
        &[
            "APPLICATION 10 of 10",
            "✓ MyERAS account assumed",
            "Personal statement: preliminary surgery",
            "no: ✓ NRMP registration",
        ],
    );
    check(&mut it, "u", &["Undone: Set the season up · Ctrl-R does it again"]);
    assert!(it.app.cx.season.tracker.is_empty(), "one step made it all");
    check(&mut it, "ctrl-r 2", &["APPLICATION 10 of 10"]);
}

#[test]
fn a_student_who_has_not_submitted() {
    let mut it = Session::empty(MONDAY);
    check(&mut it, "enter enter enter enter down", &["▸ Not yet"]);
    check(&mut it, "enter j j j enter 2", &["APPLICATION 0 of 10", "no: assumed"]);
    assert_eq!(it.app.cx.season.tracker.components.len(), 0, "what nobody did isn't stored");
}

#[test]
fn a_resident_with_esir() {
    let mut it = Session::empty(MONDAY);
    check(&mut it, "j", &["▸ Diagnostic radiology resident"]);
    check(
        &mut it,
        "enter",
        &[
            "▸ PGY-4 now Match Day Wed 16 Jun 2027 (projected) · training from Jul 2028",
            "PGY-3 now",
            "PGY-2 now",
        ],
    );
    check(&mut it, "enter", &["zone: New York"]);
    check(&mut it, "enter", &["About you", "▸ [ ] accepted into ESIR", "no: preliminary"]);
    check(&mut it, "space", &["▸ [✓] accepted into ESIR", "[ ] international medical graduate"]);
    check(&mut it, "enter", &["▸ Yes, on 2026-11-11"]);
    check(&mut it, "down enter j j j enter", &["Application: certify, submit, pay in 9 d", "no: SOAP"]);
    let profile = &it.app.cx.season.tracker.profile;
    assert_eq!((profile.kind, profile.has(Flag::Esir)), (Some(Match::Fellowship), true));
    assert_eq!((profile.submitted, &profile.specialties[..]), (None, &[Specialty::IrIndependent][..]));
    calm(&mut it);
    check(&mut it, "2", &["no: VSLO", "no: assumed"]);
    check(&mut it, "4 a 'ucsf'", &["▸ UCSF", "IR independent"]);
}

#[test]
fn in_june_nothing_was_submitted_and_nothing_is_late() {
    let mut it = Session::empty(JUNE);
    check(&mut it, "enter enter enter enter", &["Your programs", "no: submitted"]);
    check(
        &mut it,
        "j j j enter",
        &["Applications may be submitted in 84 d", "Statement drafts", "no: assumed"],
    );
    calm(&mut it);
    check(&mut it, "2", &["APPLICATION 0 of 10", "no: ✓"]);
}

#[test]
fn a_resident_before_the_season_is_asked_nothing_that_is_still_to_come() {
    let mut it = Session::empty("2026-07-10T14:20:00Z");
    check(&mut it, "j enter", &["▸ PGY-4 now", "Jun 2027"]);
    check(&mut it, "enter enter space enter", &["Your programs", "no: submitted?"]);
    check(&mut it, "j j j enter", &["Fellowship applications may be submitted", "no: assumed"]);
    calm(&mut it);
}

#[test]
fn a_zone_is_typed_as_a_city() {
    let mut it = Session::empty(MONDAY);
    check(&mut it, "enter enter 'Atlantis' enter", &["! ", "Your time zone: Atlantis"]);
    check(&mut it, "ctrl-a 'Chicago' enter", &["Also applying to", "no: Atlantis"]);
    check(
        &mut it,
        "enter enter j j j enter",
        &["Fri 29 Jan 22:59 NRMP standard registration", "saved 08:20"],
    );
}

#[test]
fn each_step_can_be_taken_back_and_nothing_is_written_before_the_end() {
    let mut it = Session::empty(MONDAY);
    check(&mut it, "esc", &["Who are you?", "Ctrl-C quits; nothing is written before you answered"]);
    check(&mut it, "enter enter enter enter enter", &["Your programs"]);
    assert!(
        it.app.cx.season.tracker.is_empty() && it.app.cx.history.can_undo() == it.app.cx.history.can_redo()
    );
    check(&mut it, "esc", &["certified and submitted?"]);
    check(&mut it, "esc", &["Also applying to"]);
    check(&mut it, "esc", &["Your time zone: New York"]);
    check(&mut it, "esc", &["▸ July 2027"]);
    check(&mut it, "esc", &["▸ Medical student"]);
    check(&mut it, "enter enter enter enter ctrl-a 'dec 1' enter", &["still to come", "submitted?"]);
    check(&mut it, "ctrl-a 'sep 9' enter j j j enter", &["GOING ON"]);
    assert_eq!(
        it.app.cx.season.tracker.profile.submitted.map(|it| it.to_string()),
        Some("2026-09-09".into())
    );
}

#[test]
fn the_sample_is_one_step_and_one_undo() {
    let mut it = Session::empty(MONDAY);
    check(&mut it, "enter enter enter enter enter j j enter", &["no: Who are you", "saved 09:20", "? help"]);
    assert!(it.app.cx.season.tracker == sample());
    check(&mut it, "u", &["Undone: Opened the sample season"]);
    assert!(it.app.cx.season.tracker.is_empty());
}

#[test]
fn what_stands_beside_the_file_is_counted_at_the_start() {
    use FoundKind::{Backup, Conflict, Rescue, SyncConflict};
    for (kinds, says) in [
        (&[SyncConflict][..], "Beside the season: 1 copy of a sync client · F4 shows them"),
        (&[SyncConflict, SyncConflict], "Beside the season: 2 copies of sync clients · F4"),
        (&[Conflict, Rescue, Rescue], "Beside the season: 1 conflict file, 2 rescue files · F4"),
        (&[Backup], "newest backup Sun 22 Nov"),
        (&[], "no backup yet"),
    ] {
        let at = Some("2026-11-22T14:00:00Z".parse().unwrap());
        let found = kinds.iter().map(|kind| Found { kind: *kind, path: "it".into(), bytes: 1, at }).collect();
        let mut it = Session::new(Setup { tracker: sample(), found, ..Setup::default() });
        check(&mut it, "", &[says]);
    }
}

#[test]
fn the_season_is_asked_in_ones_own_terms() {
    let mut it = Session::empty(JUNE);
    let student =
        ["▸ July 2027 Match Day Fri 19 Mar 2027", "July 2028 Match Day Fri 17 Mar 2028 (estimated)"];
    check(&mut it, "enter", &student);
    check(&mut it, "j enter", &["Where do you live?"]);
    check(&mut it, "esc", &["▸ July 2028"]);
    // a resident whose list closes in June has that season to go on with, and is offered the next one
    let mut it = Session::empty("2026-06-05T14:20:00Z");
    let resident = ["PGY-4 now", "▸ PGY-3 now", "PGY-2 now", "no: nobody published"];
    check(&mut it, "j enter", &resident);
    let missing = ["▸ PGY-4 now", "Season 2026: nobody published a date for", "Match Day", "Ranking closes"];
    check(&mut it, "k", &missing);
    check(&mut it, "enter enter enter enter j j j enter", &["no: Where are you"]);
    assert_eq!(it.app.cx.season.tracker.profile.season, "2026");
}

#[test]
fn a_resident_looks_around_in_a_residents_sample() {
    let mut it = Session::empty(MONDAY);
    check(
        &mut it,
        "j enter enter enter enter enter j j enter",
        &["no: Who are you", "saved 08:20", "? help"],
    );
    assert!(it.app.cx.season.tracker == sample_of(Match::Fellowship));
    check(&mut it, "4", &["IR independent", "no: transitional"]);
    for tab in ["1", "2", "3", "4", "!"] {
        check(&mut it, tab, &["no: clerkship", "no: dean", "no: transitional year", "no: unreadable"]);
    }
}
