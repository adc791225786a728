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
    check(&mut it, "n", &["Home and away rotations: not needed · u undoes", "not needed"]);
    check(&mut it, "t g", &["▸ ◐ Home and away rotations doing"]);
    check(&mut it, "u u", &["▸ · Home and away rotations to do"]);
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
