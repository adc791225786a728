//! All facts of the season: found, corrected with a source, taken back; facts that came in a file; and texts that use them.

use crate::common::{season::*, *};

#[test]
fn a_figure_is_found_corrected_with_its_source_and_taken_back() {
    let mut it = busy();
    let before = it.app.cx.season.tracker.clone();
    check(&mut it, "f3", &["Facts of season 2027", "DATES", "Match Day"]);
    check(
        &mut it,
        "/ 'photo file' enter",
        &["1 fact with “photo file”", "kilobytes", "Id limits.photo_kilobytes"],
    );
    check(&mut it, "e '99x'", &["“99x” is no whole number of kilobytes"]);
    it.press("ctrl-u '175' tab 'the form itself' tab '20 nov' ctrl-s");
    check(&mut it, "", &["Corrected “Photo file”: 175 kilobytes", "How sure your own: you entered it"]);
    check(&mut it, "", &["Source the form itself", "As of Fri 20 Nov", "Before your correction"]);
    check(&mut it, "R", &["fluoro's own number again: Photo file", "no: Before your correction"]);
    check(&mut it, "R", &["! This fact isn't corrected"]);
    it.press("u u");
    assert!(it.app.cx.season.tracker.same(&before));
}

#[test]
fn a_date_is_corrected_with_its_source_and_the_texts_use_it() {
    let mut it = busy();
    check(
        &mut it,
        "f3 / 'rank order list cert' enter e",
        &["Correct a date: 2027-03-03 21:00 America/New_York so far"],
    );
    it.press("'4 mar 9pm ET' tab tab 'nrmp.org' ctrl-s");
    check(&mut it, "", &["Thu 4 Mar 21:00", "How sure your own: you entered it", "Source nrmp.org"]);
    check(&mut it, "", &["As of Mon 23 Nov"]);
    it.press("esc esc f2 / 'rank order lists' enter");
    check(&mut it, "", &["Thu 4 Mar 21:00 ET", "no: Wed 3 Mar"]);
}

#[test]
fn a_slip_in_a_date_is_refused_and_a_year_says_that_it_is_meant() {
    let mut it = busy();
    check(
        &mut it,
        "f3 / 'match day' enter e '9am' ctrl-s",
        &["! 116 days off: type the year if you mean it"],
    );
    it.press("ctrl-u '2026-11-23 9am' tab tab tab '5 dec 2026' ctrl-s");
    check(&mut it, "", &["is still to come"]);
    it.press("ctrl-u '20 nov' ctrl-s");
    check(&mut it, "", &["Mon 23 Nov 09:00", "As of Fri 20 Nov"]);
}

#[test]
fn texts_that_use_a_correction_say_whose_it_is() {
    let mut it = busy();
    it.press("f3 / 'photo file' enter e '175' tab 'the form' ctrl-s esc esc 2 / 'photo' enter enter");
    check(&mut it, "", &["*175 KB", "Limit 175 kilobytes", "the form · as of Mon 23 Nov ·"]);
    it.press("esc f2 / 'jpeg' enter");
    check(&mut it, "", &["*175 KB", "[Photo file: the form · as of Mon 23 Nov · your own]"]);
}

#[test]
fn esc_leads_out_one_step_at_a_time() {
    let mut it = busy();
    check(&mut it, "f3 / 'zzzz'", &["No fact holds these letters"]);
    check(&mut it, "esc", &["Facts of season 2027", "Match Day"]);
    check(&mut it, "/ 'fee' enter enter esc", &["with “fee”"]);
    check(&mut it, "esc", &["no: with “fee”", "Facts of season 2027"]);
    check(&mut it, "esc", &["no: Facts of season 2027"]);
}

/// A file of one fee.
fn of_a_fee(cents: &str) -> String {
    format!(
        r#"{{"schema": 1, "season": "2027", "fees": [{{ "id": "fees.nrmp.couple", "title": "NRMP couple", "cents": {cents},
        "per": "person", "source": "nrmp.org", "as_of": "2026-11-20", "confidence": "firm" }}]}}"#
    )
}

#[test]
fn what_came_in_a_file_is_shown_with_its_source() {
    let facts = vec![("2027.json".to_owned(), of_a_fee("5000"))];
    let mut it = Session::new(Setup { tracker: sample(), facts, ..Setup::default() });
    check(
        &mut it,
        "f3 / 'nrmp couple' enter",
        &["+$50 per person", "How sure confirmed", "From your file facts/2027.json"],
    );
}

#[test]
fn a_file_that_is_wrong_is_said_at_the_start_and_on_the_screen() {
    let facts = vec![("2027.json".to_owned(), of_a_fee("-5"))];
    let mut it = Session::new(Setup { tracker: sample(), facts, ..Setup::default() });
    check(&mut it, "", &["! Not used, there is something wrong in it: facts/2027.json · F3 says what"]);
    check(
        &mut it,
        "f3",
        &[
            "NOT READ",
            "Nothing of this file is used",
            "line 1, column 103: fees,",
            "fees.nrmp.couple: it is less than nothing",
        ],
    );
    check(&mut it, "e", &["! Put the file right in an editor"]);
    check(&mut it, "/ 'nrmp couple' enter", &["$45 per person"]);
}
