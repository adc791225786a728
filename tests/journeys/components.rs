//! The checklist: ticks, steps, what isn't needed, what doesn't concern one.

use fluoro::app::refresh::CheckRow;

use crate::common::{season::*, *};

#[test]
fn a_component_is_ticked_and_its_steps_too() {
    let mut it = student();
    check(&mut it, "2 / 'away' enter j", &["▸ · Home and away rotations to do"]);
    check(&mut it, "space", &["▸ ✓ Home and away rotations", "Done: Home and away rotations · u undoes"]);
    check(&mut it, "space", &["▸ · Home and away rotations", "To do again"]);
    check(&mut it, "u u", &["▸ · Home and away rotations"]);
    assert_eq!(it.app.cx.season.tracker.components.get("away-rotations"), None, "back to the bundled row");
    check(&mut it, "right space", &["1 of ", "Home and away rotations: "]);
    check(&mut it, "j space", &["2 of "]);
    check(&mut it, "space", &["1 of "]);
    check(&mut it, "esc", &["▸ ◐ Home and away rotations"]);
}

#[test]
fn a_state_has_a_letter() {
    let mut it = student();
    check(&mut it, "2 / 'away' enter j t", &["t to do", "g doing", "d done", "n not needed"]);
    check(&mut it, "n", &["Not needed: Home and away rotations", "Enter alone: without a reason"]);
    check(
        &mut it,
        "enter",
        &["Home and away rotations: not needed · u undoes", "▸ – Home and away rotations not needed"],
    );
    check(&mut it, "t n 'home only' enter", &["not needed: home only", "Not needed home only"]);
    check(&mut it, "t g", &["▸ ◐ Home and away rotations doing", "no: home only"]);
    check(&mut it, "t n", &["Why home only"]);
    check(&mut it, "esc u u u", &["▸ · Home and away rotations to do"]);
}

#[test]
fn what_does_not_concern_one_is_hidden_and_shown_again() {
    let mut it = student();
    check(&mut it, "2 / 'vslo' enter", &["▸ ✓ VSLO account"]);
    check(&mut it, "esc -", &["1 hidden", "Hidden: VSLO account", "no: ✓ VSLO account"]);
    check(&mut it, ".", &["✓ VSLO account", "1 hidden one shown"]);
    check(&mut it, "g -", &["Shown again: VSLO account", "no: hidden ones"]);
    check(&mut it, "u .", &["1 hidden", "no: ✓ VSLO account"]);
    check(&mut it, "u", &["✓ VSLO account", "no: 1 hidden"]);
}

#[test]
fn a_bundled_component_stays_and_an_own_one_goes() {
    let mut it = student();
    check(&mut it, "2 d", &["! A bundled component stays; - hides it"]);
    check(&mut it, "a 'Ask for the letter' tab tab tab '+3d' ctrl-s", &["▸ · Ask for the letter in 3 d"]);
    check(&mut it, "1", &["Thu 26 Nov Ask for the letter in 3 d"]);
    check(&mut it, "2 d d", &["Deleted “Ask for the letter”", "no: ▸ · Ask for the letter"]);
    check(&mut it, "u", &["· Ask for the letter"]);
}

#[test]
fn the_form_of_a_bundled_component_shows_what_the_bundle_says() {
    let mut it = student();
    it.press("2");
    let title = it.app.cx.derived.checklist.iter().find_map(|row| match row {
        CheckRow::Entry(entry) => Some(entry.row.title.clone()),
        CheckRow::Heading { .. } => None,
    });
    let title = title.unwrap();
    check(&mut it, "g e", &[&format!("▸ What {title}")]);
}

#[test]
fn a_case_log_counts_what_is_asked_for() {
    let mut it = resident();
    check(
        &mut it,
        "2 / 'esir log' enter",
        &["Procedures ? of 500", "IR rotations ? of 8", "ICU rotation ? of 1"],
    );
    it.press("e");
    let label = |it: &Session| match it.app.layers().last() {
        Some(fluoro::app::screens::Layer::Form(form)) => form.current().unwrap().info.label,
        other => panic!("{other:?} is no form"),
    };
    while label(&it) != "Procedures" {
        it.press("tab");
    }
    check(&mut it, "'many' ctrl-s", &["“many” is no whole number"]);
    check(&mut it, "ctrl-a '312' tab '6' ctrl-s", &["Procedures 312 of 500", "IR rotations 6 of 8"]);
    check(&mut it, "u", &["Procedures ? of 500"]);
}

#[test]
fn the_last_step_suggests_that_it_is_done_and_changes_nothing() {
    let mut it = student();
    check(&mut it, "2 / 'step 2' enter right space space", &["no: Done?"]);
    check(
        &mut it,
        "space j space j space j space",
        &["All 4 steps are done · t d marks Step 2 CK done", "Done?"],
    );
    check(&mut it, "esc", &["▸ ◐ Step 2 CK 4 of 4 · done?"]);
    check(&mut it, "t d", &["▸ ✓ Step 2 CK 4 of 4 · done", "no: done?"]);
}

#[test]
fn steps_are_added_named_moved_and_deleted() {
    let mut it = student();
    check(&mut it, "2 / 'step 2' enter right j a 'Flight' enter", &["Added step: Flight", "Steps 0 of 5"]);
    let order = |it: &Session| {
        let id = it.app.tabs.components.checklist.list.selected.clone().unwrap();
        let entry = it.app.cx.entry(&id).unwrap();
        entry.items().into_iter().map(|it| it.1.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(order(&it)[..4], ["Date booked", "Exam taken", "Flight", "Score posted"]);
    check(&mut it, "e ctrl-a 'Flight home' enter", &["▸· Flight home", "Changed step: Flight home"]);
    it.press("J");
    assert_eq!(order(&it)[2..4], ["Score posted", "Flight home"]);
    it.press("K K");
    assert_eq!(order(&it)[1..3], ["Flight home", "Exam taken"]);
    check(&mut it, "u", &["Undone"]);
    assert_eq!(order(&it)[1..3], ["Exam taken", "Flight home"]);
    check(&mut it, "d", &["d once more deletes the step “Flight home”"]);
    check(&mut it, "d", &["Deleted step: Flight home", "Steps 0 of 4"]);
    check(&mut it, "d", &["A bundled step stays; e changes its words"]);
    check(&mut it, "a enter", &["A step needs a name"]);
}

#[test]
fn components_move_inside_their_group_and_each_move_is_undone_alone() {
    let mut it = student();
    it.press("2 / 'mspe' enter esc");
    let group = |it: &Session| {
        let group = it.app.cx.derived.groups.iter().find(|it| it.title == "Documents").unwrap();
        group.entries.iter().map(|it| it.id().to_string()).collect::<Vec<_>>()
    };
    let before = group(&it);
    assert_eq!(before[..4], ["photo", "usmle-transcript", "mspe", "school-transcript"]);
    check(&mut it, "J", &["Moved down: MSPE · u undoes", "▸ ✓ MSPE"]);
    assert_eq!(group(&it)[2..4], ["school-transcript", "mspe"]);
    it.press("shift-up shift-up shift-up");
    assert_eq!(group(&it)[..2], ["mspe", "photo"]);
    check(&mut it, "K", &["Already the first of its group"]);
    it.press("u u u u");
    assert_eq!(group(&it), before);
    check(&mut it, "a 'Own paper' ctrl-s K", &["Moved up: Own paper"]);
    assert_eq!(
        it.app.cx.season.tracker.components.len(),
        student().app.cx.season.tracker.components.len() + 1
    );
}

#[test]
fn what_is_assumed_is_confirmed_one_by_one_or_by_the_group() {
    let mut it = student();
    check(&mut it, "2 / 'photo' enter esc", &["▸ ✓ Photo assumed", "22 assumed (c confirms, C the group)"]);
    check(&mut it, "c", &["Confirmed: Photo · u undoes", "▸ ✓ Photo done", "21 assumed"]);
    check(&mut it, "c", &["nothing is assumed of it"]);
    check(&mut it, "C", &["Confirmed 4 components", "✓ MSPE done", "17 assumed"]);
    check(&mut it, "C", &["nothing in this group is assumed"]);
    check(&mut it, "u u", &["▸ ✓ Photo assumed", "22 assumed"]);
}

#[test]
fn what_the_filter_keeps_out_of_sight_is_not_confirmed_with_the_group() {
    let mut it = student();
    check(&mut it, "2 / 'photo' enter", &["▸ ✓ Photo assumed"]);
    check(&mut it, "C", &["Confirmed: Photo · u undoes"]);
    check(&mut it, "C", &["nothing in this group is assumed"]);
    check(&mut it, "esc C", &["Confirmed 4 components", "17 assumed"]);
}

#[test]
fn a_component_hangs_on_its_program() {
    let mut it = programs();
    it.press("2 G a 'Own form' tab tab tab tab 'ucsf ir' ctrl-s");
    check(&mut it, "", &["▸ · Own form UCSF IR · to do", "Program UCSF · IR"]);
    check(&mut it, "4 / 'ucsf' enter right", &["Its own components", "· Own form · to do"]);
    let program = it.app.tabs.shortlist.table.list.selected.clone();
    check(&mut it, "esc d d", &["with 1 component"]);
    check(&mut it, "u right", &["Its own components"]);
    it.press("2 / 'photo' enter e tab tab tab tab 'ucsf ir' ctrl-s");
    check(&mut it, "4 d d", &["with 1 component"]);
    check(&mut it, "2", &["▸ ✓ Photo assumed"]);
    check(&mut it, "u 2", &["▸ ✓ Photo UCSF IR"]);
    assert_eq!(it.app.tabs.shortlist.table.list.selected, program);
}

#[test]
fn an_exam_is_edited_where_it_stands() {
    let mut it = student();
    check(&mut it, "2 / 'step 2' enter e", &["▸ Taken on", "Score posted", "On file", "Sent again"]);
    check(
        &mut it,
        "'jul 2' tab 'jul 22' tab '252' tab 'sep 2' ctrl-s",
        &["▸ · Step 2 CK score 252, released Wed 2 Sep · done?", "Released Wed 2 Sep", "Score 252"],
    );
    let exam = it.app.cx.season.tracker.exams.get("usmle-step-2-ck").unwrap().clone();
    assert_eq!((exam.title.as_str(), exam.score), ("USMLE Step 2 CK", Some(252)));
    assert_eq!(
        it.app.cx.season.tracker.components.get("step-2-ck"),
        None,
        "nothing was said of the component"
    );
    check(&mut it, "u", &["▸ · Step 2 CK to do"]);
}

#[test]
fn another_exam_is_added_to_the_exams_and_goes_as_a_whole() {
    let mut it = student();
    check(
        &mut it,
        "2 / 'step 2' enter esc a",
        &["Add an exam", "1 USMLE Step 1", "COMLEX-USA Level 1", "Something else"],
    );
    check(
        &mut it,
        "1 'mar 14 2025' tab 'apr 2' ctrl-s",
        &["▸ ✓ USMLE Step 1", "EXAMS 1 of 2", "Added “USMLE Step 1”"],
    );
    check(&mut it, "a", &["1 USMLE Step 3"]);
    check(&mut it, "esc d d", &["Deleted “USMLE Step 1”", "EXAMS 0 of 1"]);
    check(&mut it, "u", &["USMLE Step 1", "EXAMS 1 of 2"]);
}

#[test]
fn a_new_score_stands_in_the_review_and_leads_to_its_exam() {
    let mut it = programs();
    it.press("4 * t a 2 / 'step 2' enter esc e 'aug 20' tab 'nov 18' tab '255' tab 'sep 2' ctrl-s");
    check(&mut it, "", &["▸ ◐ Step 2 CK score 255, new score, not sent again"]);
    check(&mut it, "1 !", &["New score not sent: USMLE Step 2 CK"]);
    while !it.screen().contains("▸ ? New score")
        && !it.screen().lines().any(|it| it.contains('▸') && it.contains("New score"))
    {
        it.press("j");
    }
    check(&mut it, "enter", &["▸ ◐ Step 2 CK score 255, new score"]);
    check(&mut it, "e tab tab tab tab tab 'nov 19' ctrl-s", &["score 255, sent again Thu 19 Nov"]);
    check(&mut it, "!", &["no: New score not sent"]);
}

#[test]
fn counts_have_a_limit_where_it_is_firm() {
    let mut it = student();
    it.press("2 / 'experiences' enter e tab tab tab tab tab tab tab");
    check(&mut it, "'11' ctrl-s", &["10 experiences at most in 2027", "students-residents.aamc.org"]);
    check(&mut it, "ctrl-a '10' tab '3' ctrl-s", &["▸ ✓ Experiences 10 of 10, 3 meaningful"]);
    it.press("esc / 'scholarly' enter e tab tab tab tab tab tab tab '5' tab '2' ctrl-s");
    check(&mut it, "", &["▸ ✓ Scholarly work 5, 2 starred"]);
}

#[test]
fn who_applies_again_has_components_for_it_and_a_secured_first_year_needs_none() {
    let mut it = student();
    check(&mut it, "2 / 'again' enter", &["No component fits"]);
    it.press("esc , pgdn");
    let label = |it: &Session| match it.app.layers().last() {
        Some(fluoro::app::screens::Layer::Form(form)) => form.current().unwrap().info.label,
        other => panic!("{other:?} is no form"),
    };
    while label(&it) != "About you" {
        it.press("backtab");
    }
    check(&mut it, "space", &["applying again", "first year already secured"]);
    check(&mut it, "5 esc ctrl-s", &["Changed the settings"]);
    let again = [
        "Applying again: what changed",
        "Applying again: new letters",
        "Applying again: statement rewritten",
    ];
    check(&mut it, "2 / 'again' enter", &again);
    let mut it = Session::empty(MONDAY);
    it.press("enter enter enter j j space j j j space enter down enter j j j enter");
    assert!(it.app.cx.season.tracker.profile.has(fluoro::domain::tables::Flag::FirstYear));
    let statements =
        ["Personal statement: IR", "Personal statement: DR", "no: transitional", "no: preliminary"];
    check(&mut it, "2 / 'statement' enter", &statements);
    check(&mut it, "esc / 'list' enter", &["Rank list built", "no: Supplemental lists"]);
}

#[test]
fn a_step_at_the_end_says_so_and_a_tick_says_which_way() {
    let mut it = student();
    check(&mut it, "2 / 'photo' enter esc / 'letters requested' enter enter", &["▸"]);
    check(&mut it, "K", &["Already the first step: "]);
    check(&mut it, "G J", &["Already the last step: "]);
    check(&mut it, "space", &["Step done: Letters requested: "]);
    check(&mut it, "space", &["Step open again: Letters requested: "]);
}

#[test]
fn a_new_heading_is_asked_about_and_a_known_one_is_written_as_it_is_known() {
    let mut it = student();
    check(&mut it, "2 / 'photo' enter a ctrl-a 'Badge' tab ctrl-a 'Documnets'", &["a new one"]);
    check(&mut it, "ctrl-s", &["“Documnets” is new here", "1 Documents", "n Make “Documnets” a new one"]);
    check(&mut it, "1", &["Added “Badge”"]);
    let group = |it: &Session| {
        it.app.cx.season.tracker.components.iter().find(|it| it.title == "Badge").unwrap().group.clone()
    };
    assert_eq!(group(&it), "Documents");
    it.press("esc");
    check(&mut it, "/ 'badge' enter e tab ctrl-a 'docu'", &["Documents"]);
    check(&mut it, "ctrl-a 'LETTERS' ctrl-s", &["Changed “Badge”"]);
    assert_eq!(group(&it), "Letters");
    check(&mut it, "e tab ctrl-a 'Odds' ctrl-s n", &["Changed “Badge”", "ODDS"]);
    // it is known from now on
    check(&mut it, "e tab ctrl-a 'odds' ctrl-s", &["Nothing was changed"]);
}

#[test]
fn a_component_without_a_title_is_refused() {
    let mut it = student();
    check(&mut it, "2 a ctrl-a '   ' ctrl-s", &["say what is to be ready"]);
}

#[test]
fn a_hidden_component_that_is_shown_says_so() {
    let mut it = student();
    check(&mut it, "2 / 'photo' enter - .", &["Photo hidden · "]);
    check(&mut it, "right", &["Hidden from the list: - shows it"]);
}

#[test]
fn undo_of_a_delete_selects_what_came_back() {
    let mut it = Session::with(&sample());
    check(&mut it, "2 V G k", &["▸ Fri 20 Nov Train to Philadelphia"]);
    check(&mut it, "d d", &["Deleted", "no: Train to Philadelphia travel"]);
    check(&mut it, "k k k", &["no: ▸ Fri 20 Nov"]);
    check(&mut it, "u", &["Undone: Deleted", "▸ Fri 20 Nov Train to Philadelphia"]);
    let mut it = student();
    check(&mut it, "2 / 'away' enter right a 'Ask Dr. Lee' enter", &["▸· Ask Dr. Lee"]);
    check(&mut it, "d d", &["Deleted step: Ask Dr. Lee", "no: ▸· Ask Dr. Lee"]);
    check(&mut it, "u", &["▸· Ask Dr. Lee"]);
}

#[test]
fn saving_in_the_question_of_a_changed_form_says_that_the_form_is_not_saved() {
    let mut it = student();
    check(&mut it, "2 a ctrl-a 'Badge' esc", &["This form has changes"]);
    check(&mut it, "ctrl-s", &["What is typed below isn't saved yet", "no: Everything is saved"]);
    check(&mut it, "s", &["Added “Badge”"]);
}
