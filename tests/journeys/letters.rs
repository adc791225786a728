//! Letters: who writes, how far each is, and which program gets which.

use fluoro::domain::{
    id::Id,
    tables::{Letter, LetterState, Program, Specialty, Status},
    tracker::Tracker,
};

use crate::common::{season::*, *};

/// Forty programs and eight writers, nothing assigned.
fn forty() -> Session {
    let mut tracker = student().app.cx.season.tracker;
    for at in 0..40u32 {
        let specialty = if at % 2 == 0 { Specialty::Ir } else { Specialty::Dr };
        tracker.programs.put(Program {
            id: Id::new(&format!("p{at:02}")),
            name: format!("Place {at:02}"),
            specialty: Some(specialty),
            status: Some(Status::Planned),
            ..Program::default()
        });
    }
    for at in 0..8u32 {
        tracker.letters.put(Letter {
            id: Id::new(&format!("l{at}")),
            writer: format!("Dr. Writer{at}"),
            state: Some(if at < 4 { LetterState::Received } else { LetterState::Agreed }),
            asked: format!("2026-07-0{}", at + 1).parse().ok(),
            ..Letter::default()
        });
    }
    Session::with(&tracker)
}

fn assigned(tracker: &Tracker) -> usize {
    tracker.letters.iter().map(|it| it.programs.len()).sum()
}

#[test]
fn eight_letters_go_to_forty_programs_in_under_sixty_keys() {
    let mut it = forty();
    let before = it.pressed;
    it.press("2 v / 'dr' enter c right c right c right c");
    it.press("/ ctrl-u 'ir' enter right c right c right c right c");
    assert_eq!(assigned(&it.app.cx.season.tracker), 160);
    assert!(it.pressed - before < 60, "{} keys", it.pressed - before);
    for letter in it.app.cx.season.tracker.letters.iter() {
        assert_eq!(letter.programs.len(), 20, "{}", letter.writer);
    }
    for left in (0..8).rev() {
        it.press("u");
        assert_eq!(assigned(&it.app.cx.season.tracker), left * 20, "each key is one step");
    }
}

#[test]
fn a_fifth_letter_is_refused_with_the_rule() {
    let mut it = forty();
    check(&mut it, "2 v space right space right space right space", &["Place 00 IR ● ● ● [●]", " 4 "]);
    check(&mut it, "right space", &["! Place 00 · IR has 4 letters · ERAS 2027 allows 4 · F3 corrects"]);
    assert_eq!(assigned(&it.app.cx.season.tracker), 4);
    // the user's own number goes before
    it.press("f3 / 'letters assigned to one program' enter e ctrl-a '5' ctrl-s esc esc");
    check(&mut it, "2 space", &["Writer4: assigned to Place 00 · IR", "4+1"]);
    check(&mut it, "right space", &["! Place 00 · IR has 5 letters · your number is 5 · F3 corrects"]);
}

#[test]
fn a_row_takes_what_is_there_first_and_keeps_what_was_assigned_by_hand() {
    let mut it = forty();
    it.press("2 v right right right right right space left left left left left");
    check(&mut it, "r", &["Place 00 · IR: Writer0, Writer1, Writer2, 4 more don't fit"]);
    check(&mut it, "r", &["! Place 00 · IR: full with 4 letters · Space takes one out"]);
    assert_eq!(assigned(&it.app.cx.season.tracker), 4);
    it.press("u");
    assert_eq!(assigned(&it.app.cx.season.tracker), 1, "one step, and what was there before stays");
    it.press("u r");
    let mut few = it.app.cx.season.tracker.clone();
    for at in 2..8 {
        few.letters.remove(&format!("l{at}"));
    }
    let mut it = Session::with(&few);
    check(&mut it, "2 v r", &["! Place 00 · IR: it has every letter · Space takes one out"]);
}

#[test]
fn a_column_goes_to_all_that_are_shown_and_have_room() {
    let mut it = forty();
    check(&mut it, "2 v r c", &["Writer0: assigned to 39 programs · u undoes"]);
    check(&mut it, "c", &["! Dr. Writer0: 40 of 40 shown have it · Space takes one out"]);
    check(&mut it, "right right right right c", &["Writer4: assigned to 39 programs, 1 full"]);
    check(
        &mut it,
        "c",
        &["! Dr. Writer4: 39 of 40 shown have it, 1 full · ERAS 2027 allows 4 · F3 corrects"],
    );
    assert_eq!(assigned(&it.app.cx.season.tracker), 82);
}

#[test]
fn a_writer_is_entered_asked_reminded_and_done() {
    let mut it = student();
    check(&mut it, ": 'letters' enter", &["No letter writer yet. a adds"]);
    check(
        &mut it,
        "a 'Dr. Mirela Thornquist' tab 'IR attending' tab 'IR' ctrl-s",
        &["Thornquist", "· to ask"],
    );
    check(&mut it, "t a", &["Dr. Mirela Thornquist: asked Mon 23 Nov · u undoes", "◐ in 14 d"]);
    check(&mut it, "1 / 'thornquist' enter", &["Ask Dr. Mirela Thornquist again: letter"]);
    check(
        &mut it,
        "j enter R",
        &["Reminded Dr. Mirela Thornquist today, Mon 23 Nov", "0 of 1 letters received"],
    );
    check(&mut it, "R", &["! Dr. Mirela Thornquist: today is noted already"]);
    check(&mut it, "t r", &["Dr. Mirela Thornquist: received Mon 23 Nov", "1 of 1 letters received"]);
    check(&mut it, "R", &["! The letter of Dr. Mirela Thornquist is there already"]);
    check(&mut it, "t d u", &["Undone"]);
}

#[test]
fn what_happened_on_another_day_is_dated_by_the_form() {
    let mut it = student();
    it.press(": 'letters' enter a 'Dr. Osei' ctrl-s");
    check(&mut it, "t o right tab '2 sep' ctrl-s", &["! ask again", "ask again, since Wed 16 Sep"]);
    let letter = it.app.cx.season.tracker.letters.iter().next().cloned().unwrap();
    assert_eq!(letter.asked.map(|it| it.to_string()).as_deref(), Some("2026-09-02"));
}

#[test]
fn a_received_letter_without_a_program_stands_out_here_and_in_the_review() {
    let mut it = forty();
    check(&mut it, "2 v", &["! 4 not assigned", "!0"]);
    check(&mut it, "! / 'writer0'", &["Received, and no program gets it: Dr. Writer0"]);
}

#[test]
fn the_shortlist_shows_and_filters_what_is_missing() {
    let mut it = forty();
    it.press("2 v r");
    check(&mut it, "4 / 'missing:letters' enter", &["39 of 40 programs", "no: Place 00 "]);
    check(&mut it, "2", &["Letters"]);
    check(&mut it, "u 4", &["40 of 40 programs"]);
}

#[test]
fn a_matrix_keeps_its_rows_in_place_while_cells_change() {
    let mut it = forty();
    it.press("2 v s m");
    let rows = it.app.tabs.components.letters.matrix.rows.clone();
    it.press("r j j r space");
    assert_eq!(it.app.tabs.components.letters.matrix.rows, rows);
    it.press("s n s m");
    assert_ne!(it.app.tabs.components.letters.matrix.rows, rows, "what has all it needs comes last now");
}

#[test]
fn each_view_keeps_its_own_filter() {
    let mut it = forty();
    it.press("2 / 'visa' enter v");
    check(&mut it, "/ 'place 07' enter", &["1 of 40 programs"]);
    check(&mut it, "V", &["filter: visa"]);
    check(&mut it, "v", &["filter: place 07"]);
}

#[test]
fn letters_and_statements_are_found_from_anywhere() {
    let mut it = Session::with(&sample());
    check(&mut it, "1 f 'thornquist'", &["Dr. Mirela Thornquist", "letter"]);
    it.press("esc");
    check(&mut it, "f 'IR general'", &["IR general", "statement"]);
    check(&mut it, "enter", &["[2 Components]", "4 statements"]);
}

#[test]
fn letters_count_what_is_there_once_and_say_whom_they_mean() {
    let mut it = forty();
    it.app.cx.season.tracker.letters.edit("l0", |row| {
        row.programs = ["gone", "p00", "p00"].map(Id::new).to_vec();
    });
    it.app.cx.season.tracker.letters.edit("l1", |row| row.programs = vec![Id::new("gone")]);
    it.app.cx.season.tracker.letters.edit("l3", |row| row.writer = "Ann Writer2".to_owned());
    // a program twice counts once, one that isn't there not at all
    check(&mut it, "2 v", &["Place 00 IR [●] · · · · · · · 1 ", "✓1 !0 !0 !0", "! 3 not assigned"]);
    check(&mut it, "2", &["Writer2", "A. Writer2"]);
    check(&mut it, "! / 'writer1'", &["Received, and no program gets it: Dr. Writer1"]);
    let mut it = forty();
    check(&mut it, "2 v r j r j r j r j r", &["5 of 40 open programs complete"]);
    it.press("c right c right c right c");
    check(&mut it, "g", &["40 of 40 open programs complete · 40 needs unknown"]);
    let mut it = forty();
    check(&mut it, "2 v / 'zzzz' enter c", &["! No program is shown"]);
    let mut it = forty();
    check(&mut it, "2 v t d c", &["Dr. Writer0: assigned to 40 programs · the writer has declined"]);
    let mut it = forty();
    it.app.cx.season.tracker.programs.edit("p00", |row| row.status = Some(Status::TheyRejected));
    check(&mut it, "2 v c", &["Dr. Writer0: assigned to 39 programs, 1 ended left out"]);
}

#[test]
fn what_a_list_denies_is_not_assumed_when_the_application_goes_out() {
    let mut tracker = forty().app.cx.season.tracker;
    std::sync::Arc::make_mut(&mut tracker.profile).submitted = None;
    tracker.components = Default::default();
    let mut it = Session::with(&tracker);
    it.press(", tab tab tab tab ctrl-a '2 sep' ctrl-s n");
    check(
        &mut it,
        "2 / 'letters' enter",
        &["Letters requested 8 of 8 asked · assumed", "Letters received 4 of 8 received"],
    );
    check(&mut it, "", &["no: 4 of 8 received · assumed"]);
}

#[test]
fn both_heads_count_open_programs() {
    let mut it = forty();
    it.app.cx.season.tracker.programs.edit("p00", |row| row.status = Some(Status::TheyRejected));
    it.press("2 v j c");
    check(&mut it, "r", &["39 of 39 open programs complete", "✓39"]);
    check(&mut it, "k space", &["Goes to 40 programs (39 open)"]);
    check(&mut it, "v a 'Needles' ctrl-s c j space", &["1 statement", "of 39 open programs have theirs"]);
}

#[test]
fn a_small_window_names_the_writer_and_shows_programs_also_behind_a_filter() {
    for keys in ["2 v", "2 v / 'place' enter"] {
        let mut it = Session::new(Setup {
            tracker: forty().app.cx.season.tracker,
            size: (40, 12),
            ..Setup::default()
        });
        check(&mut it, keys, &["Writer0 ·", "▸ Place 00", "Place 02", "Place 04", "r row", "? help"]);
    }
}

#[test]
fn what_comes_back_is_selected_in_its_view() {
    let mut it = Session::with(&sample());
    it.press("2 v right right");
    let before = it.app.tabs.components.letters.matrix.across.selected.clone();
    it.press("d d V");
    check(&mut it, "u", &["letters received", "Undone: Deleted"]);
    assert_eq!(it.app.tabs.components.letters.matrix.across.selected, before);
    it.press("v right");
    let before = it.app.tabs.components.statements.matrix.across.selected.clone();
    it.press("d d 4");
    check(&mut it, "u", &["4 statements", "Undone: Deleted"]);
    assert_eq!(it.app.tabs.components.statements.matrix.across.selected, before);
}

#[test]
fn a_day_that_is_entered_moves_a_letter_on_and_never_back() {
    let day = |text: &str| Some(text.parse().unwrap());
    let after = |state, asked, uploaded| {
        let mut letter = Letter { state, asked, uploaded, ..Letter::default() };
        letter.follow_days((None, None));
        letter.state
    };
    let [planned, agreed, received, declined] =
        [LetterState::Planned, LetterState::Agreed, LetterState::Received, LetterState::Declined].map(Some);
    let asked = day("2026-06-02");
    assert_eq!(after(planned, asked, None), Some(LetterState::Asked));
    assert_eq!(after(planned, None, None), planned);
    assert_eq!((after(agreed, asked, None), after(received, asked, None)), (agreed, received));
    assert_eq!((after(agreed, asked, asked), after(declined, asked, asked)), (received, declined));
}
