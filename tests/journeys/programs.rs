//! Programs: pasted, picked, of one's own; their statuses; and what goes along when one is deleted.

use fluoro::domain::tables::{Specialty, Status};

use crate::common::{season::*, *};

fn statuses(it: &Session) -> Vec<Option<Status>> {
    it.app.cx.season.tracker.programs.iter().map(|it| it.status).collect()
}

#[test]
fn a_list_of_37_names_becomes_programs_with_few_keys() {
    let mut it = student();
    paste_names(&mut it);
    assert!(it.pressed < 60, "{} keys", it.pressed);
    check(&mut it, "", &["35 programs", "Added 35 programs, applied on Wed 2 Sep · u undoes", "▸ MIR"]);
    let expected = include_str!("../data/names-37.expected.json");
    let expected: std::collections::BTreeMap<String, serde_json::Value> =
        serde_json::from_str(expected).unwrap();
    let mut wanted = 0;
    for id in expected.values().filter_map(|it| it.as_str()).filter(|it| !["ask", "none"].contains(it)) {
        let there =
            it.app.cx.season.tracker.programs.iter().any(|it| it.id.as_str().starts_with(&format!("{id}/")));
        assert!(there, "{id} isn't among the programs");
        wanted += 1;
    }
    assert!(wanted > 30, "{wanted}");
    assert!(statuses(&it).iter().all(|it| *it == Some(Status::Applied)), "the application is out");
    check(&mut it, "u", &["No program yet.", "Undone: Added 35 programs"]);
    assert_eq!(it.app.cx.season.tracker.programs.len(), 0);
}

#[test]
fn a_pasted_name_is_turned_left_out_kept_or_looked_for() {
    let mut it = student();
    it.press("4 p").paste("Mayo\nSt. Elsewhere\nMGH\nTotal: 3");
    check(
        &mut it,
        "esc",
        &[
            "▸ ? Mayo",
            "3 fit",
            "? St. Elsewhere nothing fits",
            "✗ Total: 3 left out: heading or remark",
            "0 clear · 3 to look at · 1 left out",
        ],
    );
    check(&mut it, "right", &["▸ ? Mayo Mayo Arizona", "2 of 3"]);
    check(&mut it, "j o", &["▸ + St. Elsewhere a program of your own"]);
    check(
        &mut it,
        "j",
        &["▸ ? MGH", "applies elsewhere", "1 of 2", "applications go to Mass General Brigham"],
    );
    check(&mut it, "right", &["Mass General Brigham (combined) · Boston, MA · IR · 2 of 2"]);
    check(&mut it, "/", &["Search: MGH", "▸ Massachusetts General"]);
    check(&mut it, "ctrl-a 'yale' enter", &["▸ ✓ MGH Yale"]);
    check(&mut it, "enter", &["▸ ? Mayo"]);
    check(&mut it, "enter", &["All settled: Enter adds 3 programs"]);
    check(&mut it, "enter", &["St. Elsewhere", "Yale", "Mayo ", "no: MGH", "3 programs"]);
    let mut it = student();
    it.press("4 p").paste("Mayo\nMGH");
    check(&mut it, "esc esc", &["These names", "e Edit", "d Discard", "k Keep"]);
    check(&mut it, "k", &["▸ ? Mayo"]);
    check(&mut it, "esc e", &["Mayo", "MGH", "match these names"]);
    check(&mut it, "esc esc d", &["No program yet."]);
    check(&mut it, "p esc", &["No program yet."]);
}

#[test]
fn a_name_that_nothing_fits_is_never_left_out_unasked() {
    let mut it = student();
    it.press("4 p").paste("St. Elsewhere\nEmory").press("esc");
    check(&mut it, "", &["▸ ? St. Elsewhere nothing fits", "1 clear · 1 to look at"]);
    check(
        &mut it,
        "enter",
        &["! Nothing fits: o keeps it as your own, / searches, Space leaves it out", "1 to look at"],
    );
    check(&mut it, "o", &["All settled: Enter adds 2 programs"]);
    check(&mut it, "enter", &["2 programs", "St. Elsewhere", "Emory"]);
}

/// What is said to be added is what is added: each program once, and none that is there.
#[test]
fn lines_of_one_program_say_so_and_the_counts_agree() {
    let mut it = student();
    it.press("4 p").paste("Emory\nUCSF\nEmory University\nSt. Elsewhere\nst elsewhere").press("esc");
    check(
        &mut it,
        "",
        &["2 clear · 1 there · 2 to look at", "✓ Emory University Emory · Atlanta · IR same as"],
    );
    check(
        &mut it,
        "o enter o",
        &["✓ st elsewhere same as a row above", "3 clear · 2 there", "All settled: Enter adds 3 programs"],
    );
    check(&mut it, "enter", &["3 programs", "Added 3 programs,"]);
    it.press("p").paste("UCSF\nDuke").press("esc");
    check(&mut it, "", &["1 clear · 1 there", "✓ UCSF UCSF · San Francisco · IR on the list already"]);
    check(&mut it, "enter", &["4 programs", "Added 1 program,"]);
    it.press("p").paste("UCSF").press("esc");
    check(&mut it, "", &["All settled: none adds a program"]);
    check(&mut it, "enter", &["All of these are on your shortlist already", "4 programs"]);
}

/// Such a program takes more than the Enter of any other row, however it came into the line.
#[test]
fn a_pasted_program_that_takes_no_applications_is_confirmed() {
    let mut it = student();
    it.press("4 p").paste("MGH\nEmory").press("esc");
    check(&mut it, "enter", &["Massachusetts General Hospital (MGB) · IR: Not in ERAS", "y Add it"]);
    check(&mut it, "n", &["It is still open.", "▸ ? MGH", "1 to look at"]);
    check(&mut it, "enter enter", &["▸ ? MGH", "1 to look at"]);
    check(&mut it, "enter y", &["▸ ✓ MGH", "All settled: Enter adds 2 programs"]);
    it.press("esc d p").paste("Emory").press("esc / ctrl-a 'tripler DR' enter");
    check(&mut it, "", &["▸ ? Emory Tripler", "military only"]);
    check(&mut it, "enter", &["y Add it"]);
}

#[test]
fn a_line_that_is_left_out_says_why() {
    let mut it = student();
    let lines = "Emory\nNov 3 2026\nTotal: 3\nUCSF\n1628 Penn\nDuke 1529140C0";
    it.press("4 p").paste(lines).press("esc");
    check(
        &mut it,
        "",
        &["Nov 3 2026 left out: a date", "Total: 3 left out: heading or remark", "2 left out"],
    );
    check(
        &mut it,
        "",
        &[
            "▸ ? 1628 Penn Penn · Philadelphia · IR 2 fit",
            "? Duke 1529140C0 Duke · Durham · IR 1 fit",
            "no: only IR",
        ],
    );
    check(&mut it, "g space", &["✗ Emory left out", "3 left out"]);
}

/// Line ends of Windows come as two of each from many terminals.
#[test]
fn a_pasted_list_has_no_empty_lines() {
    for end in ["\r\n", "\r\r", "\n\n", "\r"] {
        let mut it = student();
        it.press("4 p").paste(&["Emory", "UCSF", "Duke"].join(end));
        let screen = it.screen();
        let rows: Vec<&str> = screen.lines().collect();
        let at = |name: &str| rows.iter().position(|it| it.contains(name)).unwrap();
        assert_eq!((at("UCSF") - at("Emory"), at("Duke") - at("UCSF")), (1, 1), "{end:?}:\n{screen}");
    }
}

#[test]
fn a_pasted_table_keeps_its_columns() {
    let mut it = student();
    it.press("4 p").paste(
        "Program\tCity\tState\nUW\tMadison\tWI\nMayo Clinic\tRochester\tMN\nSt. Elsewhere\tBoston\tMA",
    );
    check(&mut it, "", &["UW | Madison | WI"]);
    check(
        &mut it,
        "esc",
        &["names from “Program”", "2 clear · 1 to look at", "✓ UW UW Madison · Madison · IR"],
    );
    check(&mut it, "o enter", &["3 programs", "St. Elsewhere", "Boston"]);
    // two columns that may have them
    let mut it = student();
    it.press("4 p").paste("Sinai\tUCSF\nYale\tStanford\nEmory\tDuke").press("esc");
    check(&mut it, "", &["Are the names in “column 1”? Enter yes · c another", "Yale"]);
    check(&mut it, "c", &["3 clear", "Stanford", "names from “column 2”", "no: Yale"]);
    check(&mut it, "enter enter", &["3 programs", "Duke"]);
    // several names in one line
    let mut it = student();
    it.press("4 p").paste("MIR, UW").press("esc");
    check(&mut it, "", &["✓ MIR", "▸ ? UW", "1 clear · 1 to look at"]);
}

#[test]
fn a_code_and_a_name_that_disagree_are_asked_about() {
    let mut it = student();
    it.press("4 p").paste("1802416A0 Georgetown").press("esc");
    check(
        &mut it,
        "",
        &[
            "code and name disagree",
            "The code is that of George Washington University · IR, the line says MedStar Georgetown",
        ],
    );
    check(
        &mut it,
        "right enter",
        &["✓ 1802416A0 Georgetown", "MedStar Georgetown · Washington, DC · IR · 2 of 2"],
    );
}

#[test]
fn a_program_that_takes_no_applications_in_the_usual_way_is_asked_about() {
    let mut it = student();
    check(
        &mut it,
        "4 a 'MGH' enter",
        &["Massachusetts General Hospital (MGB) · IR: Not in ERAS", "y Add it"],
    );
    check(&mut it, "n", &["Nothing was added.", "No program yet."]);
    check(&mut it, "a 'MGH' enter y", &["1 program", "MGH"]);
    check(&mut it, "!", &["Applications go to another program: MGH · IR"]);
}

#[test]
fn the_catalog_knows_letters_nicknames_cities_and_codes() {
    let mut it = student();
    check(&mut it, "4 a 'uw sea'", &["1 institution ·", "▸ University of Washington Seattle, WA", "IR"]);
    check(&mut it, "ctrl-a 'barnes'", &["▸ Washington University (Mallinckr"]);
    check(&mut it, "ctrl-a 'sanfran'", &["UCSF"]);
    check(&mut it, "ctrl-a 'boston'", &["Massachusetts General", "Beth Israel", "no: Seattle"]);
    check(&mut it, "ctrl-a '4161600004'", &["▸ Northwestern", "IL IR"]);
    check(&mut it, "ctrl-a '2247416A0'", &["▸ Northwestern"]);
    check(&mut it, "ctrl-a 'zzqqxx'", &["Nothing in the catalog fits"]);
    check(&mut it, "enter", &["! No program fits these letters"]);
    check(&mut it, "esc", &["No program yet."]);
}

/// Names that are the same where they are cut stand behind their short ones; what else is offered has its codes.
#[test]
fn rows_of_the_catalog_differ_at_every_width() {
    for (width, height) in [(80, 24), (100, 30), (120, 34)] {
        let mut it = student();
        it.resize(width, height);
        check(&mut it, "4 a", &["Albany, NY", "incomplete: verify each with the program, ERAS and NRMP."]);
        check(&mut it, "", &[if width == 80 { "IR DR" } else { "IR also DR" }]);
        it.press("'hca'");
        let screen = it.screen();
        let rows: Vec<&str> = screen.lines().filter(|it| it.contains("HCA")).collect();
        let names: std::collections::BTreeSet<&str> =
            rows.iter().map(|it| it.split("  ").find(|it| it.contains("HCA")).unwrap().trim()).collect();
        assert!(rows.len() > 8 && names.len() == rows.len(), "{screen}");
    }
}

#[test]
fn several_programs_are_marked_and_added_in_one_step() {
    let mut it = student();
    check(
        &mut it,
        "4 a 'uw sea' tab tab",
        &["▸ University of Washington Seattle, WA IR independent of the Radiology"],
    );
    check(&mut it, "ctrl-t", &["1 marked"]);
    check(&mut it, "ctrl-a 'boston' ctrl-t ctrl-t", &["3 marked"]);
    check(&mut it, "enter", &["3 programs", "Added 3 programs, applied on Wed 2 Sep · u undoes"]);
    let specialties: Vec<_> =
        it.app.cx.season.tracker.programs.iter().map(|it| it.specialty.unwrap()).collect();
    assert_eq!(specialties.iter().filter(|it| **it == Specialty::IrIndependent).count(), 1);
    check(&mut it, "a 'uw sea' tab tab enter", &["! That program is on your shortlist already"]);
    check(&mut it, "esc u", &["No program yet."]);
}

#[test]
fn marked_programs_get_a_status_by_one_letter() {
    let mut it = programs();
    let before = statuses(&it);
    check(&mut it, "g space space space", &["3 marked", "3 marked · t sets their status"]);
    check(&mut it, "t", &["3 marked programs", "i invited", "r they rejected"]);
    check(&mut it, "i", &["3 programs: invited · u undoes", "no: 3 marked"]);
    assert_eq!(statuses(&it).iter().filter(|it| **it == Some(Status::Invited)).count(), 3);
    let logged = it
        .app
        .cx
        .season
        .tracker
        .programs
        .iter()
        .filter(|it| it.status_log.last().unwrap().ends_with(" invited"));
    assert_eq!(logged.count(), 3);
    check(&mut it, "u", &["Undone: 3 programs: invited"]);
    assert_eq!(statuses(&it), before);
    check(&mut it, "g t r", &["they rejected", "no: marked"]);
    assert_eq!(statuses(&it).iter().filter(|it| **it == Some(Status::TheyRejected)).count(), 1);
    check(&mut it, "*", &["35 marked"]);
    check(&mut it, "*", &["0 marked"]);
}

#[test]
fn a_program_of_ones_own_is_a_form() {
    let mut it = student();
    check(&mut it, "4 A", &["New program of your own", "▸ Program"]);
    check(
        &mut it,
        "'St. Elsewhere' tab tab tab tab 'Boston' ctrl-s",
        &["Added “St. Elsewhere · IR”", "▸ St. Elsewhere Boston"],
    );
    check(&mut it, "e ctrl-e", &[]);
    check(&mut it, "end ' Hospital' ctrl-s", &["▸ St. Elsewhere Hospit", "“St. Elsewhere Hospital · IR”"]);
    check(&mut it, "u u", &["No program yet."]);
}

#[test]
fn a_deleted_program_takes_along_what_is_about_it_and_one_undo_brings_all_back() {
    let mut it = programs();
    interview(&mut it, "northwestern", "15 dec 9am their time");
    it.press("1 a 'Thank them' tab 'tomorrow' tab tab 'northwestern' ctrl-s");
    check(&mut it, "4 / 'northwestern' enter", &["1 of 35 programs"]);
    let before = it.app.cx.season.tracker.clone();
    check(&mut it, "d", &["d once more deletes program “Northwestern · IR”"]);
    check(&mut it, "j", &["no: once more"]);
    assert!(it.app.cx.season.tracker.same(&before));
    check(&mut it, "d d", &["Deleted “Northwestern · IR” with", "1 interview", "u undoes"]);
    assert_eq!(it.app.cx.season.tracker.interviews.len(), 0);
    check(&mut it, "u", &["Undone: Deleted"]);
    assert!(it.app.cx.season.tracker.same(&before), "the very same rows");
    check(&mut it, "delete delete", &["Deleted"]);
}

#[test]
fn a_status_chosen_in_a_form_is_logged_as_one_of_the_menu_is() {
    let mut it = busy();
    it.press("4 g j");
    let id = it.app.tabs.shortlist.table.list.selected.clone().unwrap();
    let row = |it: &Session| it.app.cx.season.tracker.programs.get(id.as_str()).unwrap().clone();
    let before = row(&it).status_log.clone();
    it.wait(60).press("e tab tab tab tab tab tab tab 'm' ctrl-s");
    assert_eq!(row(&it).status, Some(Status::Matched));
    let (last, rest) = (row(&it).status_log.last().cloned().unwrap(), row(&it).status_log.len() - 1);
    assert_eq!((last, rest), (format!("{} matched", it.now), before.len()));
    it.press("e tab tab ctrl-a 'Another name' ctrl-s");
    assert_eq!(row(&it).status_log.len(), before.len() + 1, "only a change of the status is logged");
}

#[test]
fn a_filter_that_leaves_its_column_shows_what_is_found_elsewhere() {
    let mut it = programs();
    let names = |it: &Session| it.app.cx.derived.shortlist.len();
    it.press("/").paste("ma");
    let anywhere = names(&it);
    it.press("ctrl-a").paste("state:ma");
    let in_the_state = names(&it);
    assert!(0 < in_the_state && in_the_state < anywhere, "{in_the_state} of {anywhere}");
    it.press("ctrl-a").paste("ma");
    assert_eq!(names(&it), anywhere, "as many as before");
}

#[test]
fn an_application_went_out_on_the_day_of_submission() {
    let mut it = student();
    it.press("4 p").paste("Mayo Clinic Rochester").press("esc enter");
    check(&mut it, "", &["applied on Wed 2 Sep"]);
    check(&mut it, "enter", &["no word 82 d"]);
    let log = |it: &Session| it.app.cx.season.tracker.programs.iter().next().unwrap().status_log.clone();
    assert_eq!(log(&it), ["2026-09-02T16:00:00Z applied"]);
    it.press("esc t p t a");
    assert_eq!(log(&it).last().unwrap(), "2026-09-02T16:00:00Z applied", "{:?}", log(&it));
}

#[test]
fn a_status_has_the_day_on_which_it_happened_and_its_history_can_be_put_right() {
    let mut it = student();
    it.press("4 p").paste("Mayo Clinic Rochester").press("esc enter");
    let log = |it: &Session| it.app.cx.season.tracker.programs.iter().next().unwrap().status_log.clone();
    let status = |it: &Session| it.app.cx.season.tracker.programs.iter().next().unwrap().status;
    check(&mut it, "t", &["applied since Wed 2 Sep", "t since another day…"]);
    check(&mut it, "r", &["they rejected · u undoes · t t names another day"]);
    let now = it.now;
    assert_eq!(log(&it).last().unwrap(), &format!("{now} they-rejected"));
    // the day that is named later takes the place of today
    check(&mut it, "t t", &["Since when?", "Mayo Rochester"]);
    check(&mut it, "'tomorrow' enter", &["“tomorrow” is still to come"]);
    check(&mut it, "ctrl-a '20 nov' enter", &["Status since Fri 20 Nov", "▸ r they rejected"]);
    check(&mut it, "enter", &["they rejected since Fri 20 Nov · u undoes"]);
    assert_eq!(log(&it), ["2026-09-02T16:00:00Z applied", "2026-11-20T17:00:00Z they-rejected"]);
    // or the day comes first
    it.press("u u t t '19 nov' enter r");
    assert_eq!(log(&it), ["2026-09-02T16:00:00Z applied", "2026-11-19T17:00:00Z they-rejected"]);
    check(&mut it, "enter", &["History", "Wed 2 Sep applied", "Thu 19 Nov they rejected"]);
    // the whole history is a text
    let tabs = "tab ".repeat(9);
    check(&mut it, &format!("esc e {tabs}"), &["2 Sep 2026 applied", "19 Nov 2026 they rejected"]);
    check(&mut it, "enter 'invited' ctrl-s", &["has no date and status"]);
    it.press("ctrl-u '20 oct 4pm waitlisted' ctrl-s");
    assert_eq!(log(&it).len(), 3, "{:?}", log(&it));
    assert_eq!(log(&it)[1], "2026-10-20T20:00:00Z waitlisted");
    assert_eq!(status(&it), Some(Status::TheyRejected), "the newest line is the status");
    it.press(&format!("e {tabs} ctrl-a delete '2 sep applied' enter '3 oct invited' ctrl-s"));
    assert_eq!(log(&it), ["2026-09-02T16:00:00Z applied", "2026-10-03T16:00:00Z invited"]);
    assert_eq!(status(&it), Some(Status::Invited));
}

#[test]
fn a_program_that_is_not_of_the_match_is_asked_about_and_known_to_the_review() {
    // a resident's list names institutions, some with the specialty of students
    let mut it = resident();
    it.press("4 p").paste("UCSF IR\nMayo Clinic Rochester DR\nJohns Hopkins IR independent").press("esc");
    check(&mut it, "", &["1 clear · 2 to look at", "UCSF", "IR independent"]);
    check(&mut it, "enter enter", &["Mayo Clinic Rochester · IR independent: Not on ACGME", "y Add it"]);
    it.press("y enter");
    let specialties = |it: &Session| -> Vec<_> {
        it.app.cx.season.tracker.programs.iter().filter_map(|it| it.specialty).collect()
    };
    assert!(specialties(&it).iter().all(|it| *it == Specialty::IrIndependent), "{:?}", specialties(&it));
    // what stands there nevertheless is known to the review
    it.press("4 g e tab tab tab 'i' ctrl-s");
    check(&mut it, "! G", &["May be closed: Mayo Rochester · IR", "no money back"]);
    check(&mut it, "k", &["Not in this match:", "programs are in the Main Match"]);

    // a student who doesn't apply to DR
    let mut it = student();
    it.press(", tab tab tab tab tab space 3 4 esc ctrl-s 4 p").paste("UCSF DR\nJohns Hopkins").press("esc");
    check(&mut it, "", &["1 clear · 1 to look at", "UCSF · San Francisco · DR", "not what you apply to"]);
    it.press("enter enter enter");
    check(&mut it, "!", &["Not among what you apply to: UCSF · DR"]);
    check(&mut it, "esc , tab tab tab tab tab space 3 esc ctrl-s !", &["no: Not among"]);
}

#[test]
fn an_independent_program_has_its_tracks_each_with_a_code() {
    let mut it = resident();
    it.press("4 p").paste("UCSF").press("esc enter enter");
    check(&mut it, "enter", &["Positions ? not known: ask for its tracks", "no: categorical"]);
    let tabs = "tab ".repeat(8);
    check(&mut it, &format!("esc e {tabs}"), &["▸ Positions"]);
    check(&mut it, "'sideways 12' ctrl-s", &["“sideways 12” is no track such as advanced, two-year or ESIR"]);
    it.press("ctrl-a 'ESIR 1234416F0, two-year 1234416T0' ctrl-s");
    check(&mut it, "enter", &["two-year 1234416T0", "ESIR (one-year) 1234416F0"]);
    check(&mut it, &format!("esc e {tabs} tab tab"), &["▸ ESIR"]);
    check(&mut it, "'y' ctrl-s enter", &["ESIR yes"]);
    check(&mut it, "esc / 'esir:yes' enter", &["1 of 1 program"]);
}

#[test]
fn lists_say_what_applicants_say_and_what_was_typed_wins() {
    let mut it = student();
    it.press("4 p").paste("WashU\nUniversity of Pennsylvania\nucsf").press("esc enter");
    check(&mut it, "", &["3 programs", "▸ WashU", "Penn ", "UCSF", "no: University of", "no: Mallinckrodt"]);
    it.press("a").paste("mallinckrodt DR").press("enter");
    check(&mut it, "", &["4 programs", "Added MIR DR", "▸ MIR"]);
    check(&mut it, "enter", &["Washington University (Mallinckrodt) · DR"]);
    check(&mut it, "esc e tab ctrl-a 'Barnes' ctrl-s", &["Barnes", "no: MIR"]);
    check(&mut it, "u e tab", &["▸ Short name", "empty: MIR"]);
}

#[test]
fn a_filter_and_find_know_both_names_of_a_program() {
    let mut it = student();
    it.press("4 p")
        .paste("Washington University (Mallinckrodt)\nPenn State Hershey")
        .press("esc enter enter enter");
    check(&mut it, "", &["2 programs", "MIR"]);
    for typed in ["mir", "mallinckrodt", "name:mir", "short_name:mir"] {
        check(&mut it, &format!("/ ctrl-a '{typed}' enter"), &["1 of 2 programs", "MIR", "no: Penn State"]);
    }
    check(&mut it, "/ ctrl-a 'hershey' enter", &["1 of 2 programs", "Penn State"]);
    check(&mut it, "/ ctrl-a enter", &["2 programs"]);
    for typed in ["mir", "mallinckrodt"] {
        check(&mut it, &format!("f '{typed}'"), &["program MIR · IR"]);
        it.press("esc");
    }
}

#[test]
fn two_of_one_name_are_told_apart_by_their_cities_everywhere() {
    let mut it = student();
    it.press("4 p").paste("University of Pennsylvania").press("esc enter enter");
    it.press("3 a").paste("Penn").press("tab tab tab '20 jan 9am' ctrl-s");
    check(&mut it, "3", &["Penn IR", "no: Philadelphia"]);
    it.press("4 A").paste("University Hospital").press("tab").paste("Penn");
    it.press("tab tab tab").paste("Erie").press("ctrl-s");
    check(&mut it, "4", &["Penn (Erie)", "Penn (Philadelphia)"]);
    check(&mut it, "3", &["Penn (Philadelphia) IR"]);
    check(&mut it, "1", &["Interview Penn (Philadelphia) IR"]);
    check(&mut it, "u 1", &["Interview Penn IR", "no: Erie"]);
}

/// Two long names that begin alike are told apart where there is no room for them, and a short name stays short.
#[test]
fn long_names_differ_and_short_ones_are_short() {
    let mut it = student();
    for hospital in ["Northern", "Southern"] {
        let name = format!("'Foo very long own program of the {hospital} hospital' ctrl-s");
        it.press("4 A").press(&name);
    }
    it.resize(80, 24);
    let screen: Vec<String> =
        it.screen().lines().filter(|it| it.contains('…') && !it.contains('“')).map(String::from).collect();
    let screen = screen.join("\n");
    assert!(screen.contains("Northern") && screen.contains("Southern"), "{screen}");
    it.press("u u").resize(120, 34);
    it.press("p").paste("Emory").press("esc enter enter");
    check(
        &mut it,
        "e tab 'Emory in the south of Atlanta' ctrl-s",
        &["lists have room for 20 letters; this has 29"],
    );
    check(&mut it, "ctrl-a 'Emory, south Atlanta' ctrl-s", &["Changed “Emory, south Atlanta", "1 program"]);
}

/// A program that takes no applications in the usual way has the key of the review before its name, until that is set
/// aside.
#[test]
fn a_row_with_a_caution_has_a_mark() {
    let mut it = student();
    it.press("4 p").paste("MGH\nEmory").press("esc enter y enter");
    check(&mut it, "", &["2 programs", "! MGH", "no: ! Emory"]);
    it.press("! x");
    check(&mut it, "esc", &["2 programs"]);
}

/// What a change is called is what lists call the program after it.
#[test]
fn a_notice_names_the_city_where_the_name_is_shared() {
    let mut it = student();
    it.press("4 p").paste("University of Pennsylvania\nEmory").press("esc enter enter");
    it.press("/ 'emory' enter");
    check(&mut it, "e tab 'Penn' ctrl-s", &["Changed “Penn (Atlanta) · IR”"]);
}

#[test]
fn own_programs_of_a_line_come_without_their_specialty_and_the_last_enter_adds_them() {
    let mut it = student();
    it.press("4 p").paste("Plainridge TY, Riverbend DR\nPlainridge TY\nPlainridge DR").press("esc");
    check(&mut it, "", &["Plainridge TY", "Riverbend DR"]);
    it.press("g o j o j o j o");
    check(&mut it, "", &["same as a row above", "All settled: Enter adds 3 programs"]);
    check(&mut it, "enter", &["Added 3 programs"]);
    let rows = it.app.cx.season.tracker.programs.iter();
    let mut own: Vec<_> = rows.map(|it| (it.name.clone(), it.specialty)).collect();
    own.sort();
    let (dr, ty) = (Some(Specialty::Dr), Some(Specialty::Ty));
    assert_eq!(own, [("Plainridge".into(), dr), ("Plainridge".into(), ty), ("Riverbend".into(), dr)]);
}

#[test]
fn a_specialty_of_the_other_match_is_offered_last_with_its_word() {
    let mut it = student();
    check(&mut it, "4 A tab tab tab", &["Specialty ‹ [IR] ›"]);
    check(&mut it, "right", &["‹ [DR] ›", "no: not of yours"]);
    check(
        &mut it,
        "left left left",
        &["‹ [IR independent] ›", "of the Radiology Fellowship Match, not of yours"],
    );
    check(&mut it, "left", &["[Other]", "no: not of yours"]);
}
