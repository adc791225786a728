//! What the application costs: fees that follow from the season, rates that are corrected, expenses of one's own.

use fluoro::domain::{
    id::Id,
    tables::{Flag, Match, Override, Profile, Program, Progress, Specialty, Status, Table},
    tracker::Tracker,
};

use crate::common::{season::*, *};

fn sample_session() -> Session {
    Session::with(&sample())
}

#[test]
fn an_application_that_goes_out_is_on_the_bill_at_once() {
    let mut it = sample_session();
    check(
        &mut it,
        "2 V",
        &["View: costs", "▸ IR 27 programs +1 planned: $11 · next $11 ~$297", "ERAS to come ~$33 ~$602"],
    );
    check(&mut it, "4 / 'vermont' enter t a", &["applied"]);
    check(&mut it, "2", &["▸ IR 28 programs next $11 ~$308", "ERAS to come ~$22 ~$613"]);
    check(&mut it, "u 2", &["▸ IR 27 programs +1 planned: $11"]);
}

#[test]
fn a_program_that_is_dropped_saves_only_while_it_is_planned() {
    let mut it = sample_session();
    it.resize(80, 24);
    check(
        &mut it,
        "2 V right",
        &["Dropping one saves ~$11 while it is only planned", "ERAS gives no refunds"],
    );
    check(&mut it, "f2", &["What it costs", "Components › costs"]);
    check(&mut it, "esc esc j j right", &["ERAS · TY", "Dropping one saves nothing: what was sent is paid"]);
}

#[test]
fn a_rate_is_corrected_where_it_is_read() {
    let mut it = sample_session();
    check(
        &mut it,
        "2 V e",
        &["Which figure is wrong?", "1 ERAS, programs 1 to 30 of a specialty $11 per program"],
    );
    check(&mut it, "1", &["▸ Your number 11.00"]);
    check(&mut it, "ctrl-a '-5' ctrl-s", &["“-5” is below zero"]);
    check(&mut it, "ctrl-a '12,50' ctrl-s", &["“12,50” can mean two amounts"]);
    check(&mut it, "ctrl-a '200000' ctrl-s", &["more than a fee can be"]);
    check(&mut it, "ctrl-a '$12.50' tab 'invoice' ctrl-s", &["▸ IR 27 +1 planned: $12.50 · … *$337.50"]);
    check(&mut it, "right", &["Committed 27 programs: 27 × $12.50 =", "Source invoice", "How sure your own"]);
    check(&mut it, "esc u", &["~$297", "no: *$337.50"]);
    // one figure needs no question
    check(&mut it, "j j j j", &["▸ USMLE transcript your rate *$85"]);
    check(&mut it, "e", &["▸ Your number 85.00", "no: Which figure is wrong?"]);
}

#[test]
fn own_expenses_are_added_edited_and_deleted() {
    let mut it = student();
    check(&mut it, "2 V", &["OWN EXPENSES none yet"]);
    let typed = |what: &str, amount: &str| format!("a '{what}' tab tab tab '{amount}' ctrl-s");
    check(&mut it, &typed("Flight", "$1,200.5"), &["no day Flight $1,200.50", "OWN EXPENSES $1,200.50"]);
    check(&mut it, &typed("Room", "312"), &["▸ no day Room", "OWN EXPENSES $1,512.50"]);
    check(&mut it, &typed("Back", "-$50"), &["▸ no day Back -$50", "OWN EXPENSES $1,462.50"]);
    check(&mut it, "e tab tab '15 nov' ctrl-s", &["▸ Sun 15 Nov Back -$50"]);
    check(&mut it, "e tab tab tab ctrl-a 'a lot' ctrl-s", &["“a lot” is no amount such as 312.50"]);
    check(&mut it, "ctrl-a '12,50' ctrl-s", &["“12,50” can mean two amounts"]);
    it.close_all();
    check(&mut it, "d", &["d once more deletes expense “Back”"]);
    check(&mut it, "d", &["Deleted “Back”", "OWN EXPENSES $1,512.50"]);
    check(&mut it, "u", &["OWN EXPENSES $1,462.50"]);
    assert_eq!(it.app.cx.season.tracker.count(Table::Expenses), 3);
    check(&mut it, "G e tab tab tab ctrl-a backspace ctrl-s", &["?", "1 unknown"]);
}

#[test]
fn a_filter_says_what_the_shown_expenses_come_to() {
    let mut it = sample_session();
    check(
        &mut it,
        "2 V / 'ring light' enter",
        &["OWN EXPENSES 1 of 9 expenses shown $74.50", "All: Committed at least ~$3,298.90 · to come ~$103"],
    );
    check(&mut it, "esc G", &["no: expenses shown", "no: All:"]);
    check(&mut it, "/ 'codes' enter", &["NRMP 2 of 3 lines shown $0"]);
}

#[test]
fn a_fee_is_neither_ticked_nor_deleted() {
    let mut it = sample_session();
    check(&mut it, "2 V d", &["only own expenses are deleted"]);
    check(&mut it, "space", &["nothing is ticked among the costs"]);
    assert_eq!(it.app.cx.season.tracker, sample());
}

#[test]
fn costs_are_filtered_by_themselves() {
    let mut it = sample_session();
    check(
        &mut it,
        "2 V / 'travel' enter",
        &["4 of 18 lines · 14 hidden (filter: travel)", "no: USMLE transcript"],
    );
    check(&mut it, "v", &["View: checklist", "no: filter: travel"]);
    check(&mut it, "V", &["filter: travel"]);
    check(&mut it, "esc", &["USMLE transcript", "no: hidden"]);
    check(&mut it, "/ 'zzqq' enter", &["No cost fits."]);
}

#[test]
fn an_expense_is_found_and_shown_where_it_stands() {
    let mut it = sample_session();
    check(
        &mut it,
        "2 V / 'travel' enter 1 f 'ring light'",
        &["Microphone and ring light", "$74.50", "expense"],
    );
    it.press("enter");
    check(&mut it, "", &["[2 Components]", "▸ Thu 22 Oct Microphone and ring light"]);
    check(&mut it, "1 : 'go to the costs' enter", &["[2 Components]", "OWN EXPENSES"]);
}

#[test]
fn fee_assistance_and_a_late_registration_are_ticked_in_the_settings() {
    let mut it = sample_session();
    let asked = || Flag::ALL.iter().filter(|it| it.concerns(Match::Main));
    let place = |flag: Flag| asked().position(|it| *it == flag).unwrap() + 1;
    it.press(", tab tab tab tab tab tab");
    check(&mut it, "space", &["Fee Assistance of AAMC", "registered late with NRMP"]);
    it.press(&format!("{} {} esc", place(Flag::FeeAssistance), place(Flag::LateRegistration)));
    check(
        &mut it,
        "ctrl-s 2 V",
        &["Fee Assistance 47 of 50", "-$310 to -$362", "Late registration to come $50"],
    );
    check(&mut it, "", &["no: later +$50"]);
    let mut it = resident();
    check(
        &mut it,
        ", tab tab tab tab tab tab space",
        &["accepted into ESIR", "no: Fee Assistance", "no: late with NRMP"],
    );
}

#[test]
fn a_registration_is_to_come_until_it_is_ticked_and_costs_more_once_it_is_late() {
    let late = |tracker: Tracker, now: &'static str| Session::new(Setup { tracker, now, ..Setup::default() });
    let mut it = late(sample(), "2027-01-29T15:00:00Z");
    check(
        &mut it,
        "2 V",
        &[
            "Registration to come ~$70 · by Fri 29 Jan; later +$50 $0",
            "+ to come ~$103 =",
            "no: Late registration",
        ],
    );
    let mut it = late(sample(), "2027-02-01T15:00:00Z");
    check(
        &mut it,
        "2 V",
        &["Registration to come ~$70 $0", "Late registration to come $50 $0", "NRMP to come ~$120 $0"],
    );
    check(&mut it, "/ 'late' enter right", &["To come $50", "It is to come until the"]);
    let mut done = sample();
    done.set_progress(&Id::new("nrmp-registration"), Progress::Done);
    let mut it = late(done, "2027-02-01T15:00:00Z");
    check(&mut it, "2 V", &["Registration ~$70", "NRMP ~$70", "no: Late registration"]);
}

#[test]
fn a_rate_that_is_not_reached_is_not_called_yours() {
    let mut tracker = sample();
    let own = Override { value: Some(9900.into()), ..Override::default() };
    std::sync::Arc::make_mut(&mut tracker.overrides).insert("fees.eras.residency.from_31".into(), own);
    let mut it = Session::with(&tracker);
    check(&mut it, "2 V", &["▸ IR 27 programs +1 planned: $11 · next $11 ~$297"]);
    for at in 0..9 {
        let (id, specialty) = (Id::new(&format!("more-{at}")), Some(Specialty::Ir));
        tracker.programs.put(Program { id, specialty, status: Some(Status::Applied), ..Program::default() });
    }
    let mut it = Session::with(&tracker);
    it.resize(160, 34);
    check(&mut it, "2 V", &["+1 planned: $99 · partly your rate · next $99 ~$924"]);
    check(&mut it, "right", &["30 × $11 + 6 ×"]);
}

#[test]
fn what_there_is_no_room_for_leaves_a_sign() {
    let mut it = sample_session();
    it.resize(60, 20);
    check(&mut it, "2 V", &["▸ IR 27 +1 planned: $11 · … ~$297", "Registration to come ~$70 · … $0"]);
    check(&mut it, "G", &["Train to Philadelphia travel · … $96.50"]);
    it.resize(70, 24);
    check(&mut it, "g", &["IR 27 +1 planned: $11 · next $11 ~$297"]);
}

#[test]
fn what_no_source_tells_is_asked_of_who_is_paid() {
    let kind = Some(Match::Fellowship);
    let profile = Profile { kind, season: "2025".into(), ..Profile::default() };
    let mut tracker = Tracker { profile: profile.into(), ..Tracker::default() };
    let (specialty, status) = (Some(Specialty::IrIndependent), Some(Status::Applied));
    tracker.programs.put(Program { id: Id::new("a"), specialty, status, ..Program::default() });
    let mut it = Session::with(&tracker);
    check(&mut it, "2 V", &["▸ Fellowship programs 1 program not known: ask ERAS ?", "1 unknown"]);
    check(&mut it, "e", &["Edit: this season has no figure for it"]);
    check(
        &mut it,
        "right",
        &["Committed 1 program: not known: ask ERAS", "This season has no figure for it."],
    );
}

#[test]
fn a_season_of_many_programs_pays_the_dear_tier() {
    let mut tracker = sample();
    for at in 0..120 {
        let (id, specialty) = (Id::new(&format!("many-{at}")), Some(Specialty::Dr));
        tracker.programs.put(Program { id, specialty, status: Some(Status::Applied), ..Program::default() });
    }
    let mut it = Session::with(&tracker);
    check(&mut it, "2 V", &["DR 131 +1 planned: $30 · next $30 ~$3,360"]);
}

#[test]
fn the_bill_is_reckoned_only_where_something_changed() {
    let mut it = sample_session();
    let rows = |it: &Session| it.app.tabs.components.costs.rows.as_ptr();
    it.press("2 V");
    let before = rows(&it);
    it.press("j j right j left 1 2").wait(60);
    // a task costs nothing
    check(&mut it, "1 a 'Pack' ctrl-s 2", &["▸ TY"]);
    assert_eq!(rows(&it), before);
    it.press("a 'Flight' ctrl-s");
    assert_ne!(rows(&it), before);
}
