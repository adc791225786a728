//! What lies over the tabs: forms, filters, finding, help, settings, exports, pastes.

use fluoro::{
    app::{screens::Layer, tab::Tab},
    layout::Pane,
    text::width,
};

use crate::common::{season::*, *};

#[test]
fn a_changed_form_asks_before_it_goes() {
    let mut it = student();
    let before = it.app.cx.season.tracker.clone();
    check(&mut it, "a esc", &["no: New task", "no: This form has changes"]);
    check(&mut it, "a 'Pack' esc", &["This form has changes", "s Save", "d Discard", "k Keep editing"]);
    check(&mut it, "k", &["▸ What Pack", "no: This form has changes"]);
    check(&mut it, "esc esc", &["▸ What Pack"]);
    check(&mut it, "esc d", &["Nothing was changed", "no: New task"]);
    assert!(it.app.cx.season.tracker.same(&before));
    check(&mut it, "a 'Pack' tab 'fri' esc s", &["▸· Fri 27 Nov", "Added “Pack”"]);
    check(&mut it, "e tab ctrl-a 'some day' ctrl-s", &["! ", "▸ When some day"]);
    check(&mut it, "esc d", &["Fri 27 Nov"]);
    check(&mut it, "e ctrl-s", &["Nothing was changed"]);
}

#[test]
fn interviews_are_exported_as_a_folder_and_one_as_a_brief() {
    let mut it = busy();
    check(
        &mut it,
        "3 x",
        &["Export the interviews", "f ", "folder", "r ", "brief", "one page to read before it"],
    );
    check(
        &mut it,
        "f",
        &["▸ Folder fluoro-interviews-2027", "replaces only what it wrote before and you didn't change"],
    );
    check(&mut it, "enter", &["3 files: 3 written · in fluoro-interviews-2027"]);
    let text = it.files["fluoro-interviews-2027/emory-ir.md"].clone();
    assert!(text.starts_with("---\nexport: \"interviews, Main Match 2027, for me\"\n"), "{text}");
    check(&mut it, "x r", &["▸ File fluoro-brief-emory-ir-2027.md"]);
    check(&mut it, "enter", &["Wrote fluoro-brief-emory-ir-2027.md"]);
    assert!(it.files["fluoro-brief-emory-ir-2027.md"].starts_with("# Brief: Emory IR\n"));
}

#[test]
fn a_filter_says_what_it_hides() {
    let mut it = programs();
    check(&mut it, "/ 'uni'", &["Filter: uni", " of 35"]);
    let shown = it.app.cx.derived.shortlist.len();
    assert!((2..35).contains(&shown));
    let head = format!("{shown} of 35 programs · {} hidden (filter: uni)", 35 - shown);
    check(&mut it, "enter", &[&head]);
    check(&mut it, "1 4", &[&head]);
    check(&mut it, "/", &["Filter: uni"]);
    check(&mut it, "esc", &["no: hidden", "35 programs"]);
    check(
        &mut it,
        "/ 'zzz' enter",
        &["0 of 35 programs · 35 hidden", "No program fits the filter. Esc clears it"],
    );
    check(&mut it, "esc", &["The filter is gone", "35 programs"]);
    check(&mut it, "/ 'status:invited' enter", &["0 of 35"]);
}

#[test]
fn anything_is_found_from_anywhere() {
    let mut it = busy();
    check(&mut it, "2 f 'chicago'", &["Northwestern", "program", "interview"]);
    check(&mut it, "enter", &["▸ Northwestern", "Chicago", "35 programs"]);
    check(&mut it, "f 'flight' enter", &["▸· Tue 1 Dec Book the flight"]);
    check(&mut it, "f '5,200 cases'", &["Northwestern", "interview"]);
    check(&mut it, "enter", &["Northwestern IR · Tue 15 Dec 10:00 your time", "two rooms, 5,200 cases"]);
    check(&mut it, "esc", &["Search: 5,200 cases"]);
    check(&mut it, "esc f 'photo' down enter", &["▸ ✓ Photo"]);
    check(&mut it, "/ 'zzz' enter f 'photo' down enter", &["▸ ✓ Photo", "The filter was cleared to show it"]);
    check(
        &mut it,
        "1 / 'zzz' enter f 'match day' enter",
        &["▸", "Match Day", "The filter was cleared to show it"],
    );
    check(&mut it, "4 / 'zzz' enter f 'yale' enter", &["▸ Yale", "The filter was cleared to show it"]);
    check(&mut it, "f 'qqqq'", &["Nothing fits these letters."]);
}

#[test]
fn help_and_palette_run_what_they_show() {
    let mut it = busy();
    check(&mut it, "?", &["Keys that work here", "TIMELINE", "ON EVERY TAB", "T"]);
    check(&mut it, "'settings' enter", &["Settings", "▸ Season's name", "no: Keys that work here"]);
    check(&mut it, "esc : 'own prog'", &["Own program", "that is a command of another tab"]);
    check(&mut it, "enter", &["! that is a command of another tab", "Commands"]);
    check(&mut it, "esc 4 : 'own prog' enter", &["New program of your own"]);
    check(&mut it, "f1", &["FORM", "TEXT", "Ctrl-S"]);
    check(&mut it, "esc esc", &["35 programs"]);
}

#[test]
fn another_zone_moves_times_and_no_days() {
    let mut it = busy();
    check(&mut it, "1", &["Tue 15 Dec 10:00 Interview Northwestern", "Tue 1 Dec Book the flight"]);
    check(&mut it, ", tab tab tab", &["▸ Home time zone", "America/New_York"]);
    check(&mut it, "ctrl-a 'Los Angeles' ctrl-s", &["Changed the settings"]);
    check(
        &mut it,
        "",
        &[
            "Tue 15 Dec 07:00 Interview Northwestern",
            "Tue 1 Dec Book the flight",
            "Fri 27 Nov 07:00 Call Dr. Lee",
        ],
    );
    check(&mut it, "u", &["Tue 15 Dec 10:00 Interview Northwestern"]);
}

#[test]
fn an_export_asks_for_whom_and_where() {
    let mut it = busy();
    check(&mut it, "4 x", &["Export for whom?", "m ", "a ", "p ", "c "]);
    check(&mut it, "a", &["Export for", "▸ File fluoro-shortlist-2027-for-adviser.md"]);
    check(&mut it, "enter", &["Wrote fluoro-shortlist-2027-for-adviser.md"]);
    let text = it.files["fluoro-shortlist-2027-for-adviser.md"].clone();
    assert!(text.contains("Northwestern") && !text.contains("kind** people"), "{text}");
    it.files.insert("fluoro-shortlist-2027-for-adviser.md".into(), "old".into());
    check(&mut it, "x a enter", &["-for-adviser.md is there already."]);
    check(&mut it, "enter", &["Kept the file that is there"]);
    assert_eq!(it.files["fluoro-shortlist-2027-for-adviser.md"], "old");
    check(&mut it, "x a enter y", &["Wrote"]);
    assert_ne!(it.files["fluoro-shortlist-2027-for-adviser.md"], "old");
    check(&mut it, "2 x", &["Export the application", "m ", "a ", "p ", "t ", "s "]);
    check(&mut it, "a enter", &["Wrote fluoro-components-2027-for-adviser.md"]);
    let text = it.files["fluoro-components-2027-for-adviser.md"].clone();
    assert!(text.starts_with("# Application: ") && text.contains("## Costs"), "{text}");
    check(&mut it, "v x t", &["▸ File fluoro-components-2027.csv"]);
    check(&mut it, "enter", &["Wrote fluoro-components-2027.csv"]);
    let table = it.files["fluoro-components-2027.csv"].clone();
    assert!(table.starts_with("\u{feff}\"program\",") && table.contains("Northwestern"), "{table}");
    check(&mut it, "x s", &["Export for whom?", "r ", "the rank list instead"]);
    check(&mut student(), "2 x m enter", &["Wrote fluoro-components-2027.md"]);
    check(&mut student(), "4 x", &["! Export: there are no programs to export yet"]);
}

#[test]
fn the_rank_list_is_exported_for_oneself_for_r3_and_for_a_partner() {
    let mut it = Session::with(&sample());
    check(&mut it, "4 x r", &["Export the rank list", "m ", "b ", "x ", "p ", "s "]);
    check(&mut it, "x", &["▸ File fluoro-rank-list-2027.txt"]);
    check(&mut it, "enter", &["Wrote fluoro-rank-list-2027.txt"]);
    let typed = it.files["fluoro-rank-list-2027.txt"].clone();
    assert!(typed.starts_with("Primary list\n"), "{typed}");
    check(&mut it, "x r p enter", &["Wrote fluoro-rank-list-2027-for-partner.md"]);
    let partner = it.files["fluoro-rank-list-2027-for-partner.md"].clone();
    assert!(partner.contains("| Rank | Program |") && !partner.contains("Reason"), "{partner}");
}

#[test]
fn a_link_is_opened_and_copied() {
    let mut it = programs();
    check(&mut it, "f 'northwestern' enter o", &["Opened https://www.radiology.northwestern.edu"]);
    check(&mut it, "y", &["Sent to the terminal's clipboard: https://www.radiology.northwestern.edu"]);
    assert_eq!(it.opened, it.copied);
    check(&mut it, "1 o", &["! Open link: there is no link here"]);
}

#[test]
fn a_paste_outside_of_text_is_refused() {
    let mut it = busy();
    let before = it.app.cx.season.tracker.clone();
    for keys in ["1", "2", "3", "4", "t", "esc f2", "esc"] {
        it.press(keys).paste("dd q u\n1");
        check(&mut it, "", &["! A paste goes into a text: open a note, a form or a search first"]);
    }
    assert!(it.app.cx.season.tracker.same(&before));
    assert_eq!(it.ended, None);
    it.press("4 a").paste("Yale\nMGH");
    check(&mut it, "", &["Your names, matched"]);
}

#[test]
fn hostile_text_is_shown_harmlessly() {
    let mut it = student();
    it.press("a").paste("\u{1b}[31mred\u{7}\u{202e}evil\u{2066}\tx").press("tab '1 dec' ctrl-s");
    let screen = it.screen();
    assert!(
        !screen.chars().any(|c| c.is_control() && c != '\n' || "\u{202e}\u{2066}".contains(c)),
        "{screen:?}"
    );
    assert!(screen.lines().all(|line| width(line) <= 120));
    check(&mut it, "", &["red", "evil", "Tue 1 Dec"]);
}

#[test]
fn the_guide_is_read_page_by_page() {
    let mut it = student();
    check(&mut it, "f2 / 'how to use' enter", &["Guide · page 1 of"]);
    check(&mut it, "n", &["Guide · page 2 of"]);
    check(&mut it, "p p", &["Guide · page 1 of"]);
    check(&mut it, "/ 'signal' enter", &["Guide · page ", "ignal", "no: Guide · page 1 of"]);
    check(&mut it, "q", &["Today is", "no: Guide · page"]);
    assert_eq!(it.ended, None);
    check(&mut it, "4 f2", &["Guide · page"]);
}

#[test]
fn the_field_one_is_in_is_always_in_sight() {
    for (width, height) in [(40, 12), (60, 15), (80, 24), (120, 34)] {
        for keys in ["4 g e", "3 g e", "2 g e", "1 a", ","] {
            let mut it = busy();
            it.resize(width, height);
            it.press(keys);
            let label = |it: &Session| match it.app.layers().last() {
                Some(Layer::Form(form)) => (form.fields.len(), form.current().unwrap().info.label),
                other => panic!("{other:?} is no form"),
            };
            let (fields, _) = label(&it);
            for key in ["tab", "backtab"].iter().flat_map(|key| std::iter::repeat_n(key, fields)) {
                it.press(key);
                let label = label(&it).1;
                check(&mut it, "", &[&format!("▸ {label}")]);
            }
        }
    }
}

#[test]
fn typing_in_a_filled_line_of_a_form_replaces_it() {
    let mut it = busy();
    it.press("4 g e");
    let id = it.app.tabs.shortlist.table.list.selected.clone().unwrap();
    it.press("tab tab tab tab 'Elsewhere' ctrl-s");
    assert_eq!(it.app.cx.season.tracker.programs.get(id.as_str()).unwrap().city, "Elsewhere");
}

#[test]
fn a_tab_that_is_left_for_a_found_row_has_its_list_again() {
    let mut it = busy();
    it.press("3 right");
    assert_eq!(it.app.tabs.interviews.list.focus, Pane::Detail);
    it.press("f 'standard registration' enter");
    assert!(it.app.cx.tab == Tab::Timeline && it.app.tabs.interviews.list.focus == Pane::List);
}

#[test]
fn the_guide_opens_at_the_page_that_fits_the_row() {
    let mut it = resident();
    for (row, page) in [
        ("ESIR log", "Early Specialization in IR"),
        ("SIR standardized director letter", "Letters of recommendation"),
        ("Rank list built and certified", "Rank order lists"),
        ("EFDO token", "Independent IR"),
    ] {
        check(&mut it, &format!("2 g / '{row}' enter"), &[row]);
        check(&mut it, "f2", &[page]);
        it.press("esc esc");
    }
    let mut it = student();
    check(&mut it, "1 f2", &["Invitations, formats, two clocks"]);
    check(&mut it, "esc 4 f2", &["How programs are judged"]);
}

#[test]
fn the_guide_turns_to_the_pages_of_ones_own_match() {
    let mut it = resident();
    check(&mut it, "f2", &["Independent IR", "no: other match"]);
    check(&mut it, "p", &["no: SOAP"]);
    check(&mut it, "/ 'soap and' enter", &["SOAP and Match week", "about the other match: the Main Match"]);
    check(&mut it, "esc : 'guide' enter /", &["Main Match · "]);
}
