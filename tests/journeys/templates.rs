//! Templates: put into a note, changed, added, kept from a note, and taken back.

use fluoro::domain::tables::{Person, Template};

use crate::common::{season::*, *};

/// An empty note of an interview.
const NOTE: &str = "3 G enter ctrl-a delete";

fn templates(it: &Session) -> Vec<Template> {
    it.app.cx.season.tracker.templates.iter().map(|it| Template::clone(it)).collect()
}

/// The note in which that stands.
fn note_with(it: &Session, what: &str) -> String {
    let mut all = it.app.cx.season.tracker.interviews.iter();
    all.find(|it| it.notes.contains(what)).map(|it| it.notes.clone()).unwrap_or_default()
}

#[test]
fn a_template_goes_in_at_the_cursor_as_one_step() {
    let mut it = busy();
    let all: Vec<_> = it.app.cx.season.tracker.interviews.iter().map(|it| it.id.clone()).collect();
    let person = Person { id: "p1".into(), name: "Dr. Osei".into(), interviews: all, ..Person::default() };
    it.app.cx.season.tracker.people.put(person);
    check(
        &mut it,
        &format!("{NOTE} 'Before' ctrl-t"),
        &[
            "Templates · 7 for notes · 5 for messages · a adds one of your own",
            "▸ Interview day",
            "Enter insert",
        ],
    );
    check(
        &mut it,
        "j enter",
        &["Before # Residents of", "Who was there: Dr. Osei", "Inserted “Dinner with residents”"],
    );
    check(&mut it, "ctrl-z", &["Before", "no: Residents of"]);
    check(&mut it, "ctrl-r 'fine' esc", &["Residents of"]);
    let note = note_with(&it, "Residents");
    assert!(note.starts_with("Before\n# Residents of ") && note.trim_end().ends_with("fine"), "{note}");
}

#[test]
fn what_is_not_known_stays_and_is_said() {
    let mut it = busy();
    check(&mut it, &format!("{NOTE} ctrl-t"), &["Not known {people}", "People: {people}"]);
    check(&mut it, "enter", &["not known here, so it stands as it is: {people}"]);
    it.press("esc");
    assert!(note_with(&it, "Gut").contains("\nPeople: {people}\n"));
}

#[test]
fn one_of_ones_own_is_added_edited_and_deleted() {
    let mut it = busy();
    it.press(&format!("{NOTE} ctrl-t a"));
    check(
        &mut it,
        "'Short' tab tab '{program} {foo}: ' ctrl-s",
        &["Added “Short”", "▸ Short", "1 of 13 your own"],
    );
    assert_eq!(templates(&it).len(), 1);
    assert_eq!((&*templates(&it)[0].kind, &*templates(&it)[0].text), ("note", "{program} {foo}: "));
    check(&mut it, "enter", &["{foo}:", "stands as it is: {foo}"]);
    check(&mut it, "ctrl-t e 'x' ctrl-s", &["Changed “Short”"]);
    check(&mut it, "d", &["once more deletes template “Short”"]);
    check(&mut it, "d", &["Deleted “Short” · u undoes", "a adds one of your own"]);
    check(&mut it, "u", &["1 of 13 your own"]);
    check(&mut it, "a tab tab 'text' ctrl-s", &["say what it is called"]);
}

#[test]
fn a_bundled_one_keeps_only_what_was_changed() {
    let mut it = busy();
    check(&mut it, &format!("{NOTE} ctrl-t d"), &["comes with fluoro and stays"]);
    check(&mut it, "R", &["You changed nothing in it"]);
    check(&mut it, "e ctrl-a 'Mine' ctrl-s", &["Changed “Interview day”", "Interview day changed"]);
    let rows = templates(&it);
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].id.as_str(), &*rows[0].name, &*rows[0].kind), ("note-interview-day", "", ""));
    check(&mut it, "d", &["R takes your changes back"]);
    check(&mut it, "R", &["“Interview day” as it comes with fluoro · u undoes", "Cases and training"]);
    assert!(templates(&it).is_empty());
}

#[test]
fn a_note_becomes_a_template() {
    let mut it = busy();
    check(&mut it, &format!("{NOTE} ctrl-t s"), &["Nothing is written there yet"]);
    check(&mut it, "esc 'Good: ' enter 'Bad: ' ctrl-t s", &["New template", "Good:", "Bad:"]);
    check(&mut it, "'Two lines' ctrl-s", &["Added “Two lines”", "▸ Two lines"]);
    assert_eq!(templates(&it)[0].text, "Good: \nBad:");
    check(&mut it, "esc esc", &["Good:"]);
    assert_eq!(note_with(&it, "Good"), "Good: \nBad: ");
}

#[test]
fn what_was_typed_outlives_the_undo_in_the_list() {
    let mut it = busy();
    it.press(&format!("{NOTE} 'Typed' ctrl-t"));
    it.wait(2);
    check(&mut it, "u esc", &["no: Typed"]);
    check(&mut it, "ctrl-z", &["Typed"]);
    it.press("esc");
    assert_eq!(note_with(&it, "Typed"), "Typed", "what is seen is what is kept");
}

#[test]
fn the_texts_of_messages_are_changed_there_too() {
    let mut it = busy();
    check(&mut it, "ctrl-p 'templates' enter", &["no: Enter insert", "Enter edit"]);
    check(&mut it, "j j j j j j j enter", &["fluoro’s thank-you note", "Text"]);
    check(&mut it, "ctrl-a 'Thanks, {person}.' ctrl-s esc", &["no: Templates ·"]);
    let rows = templates(&it);
    assert_eq!((rows[0].id.as_str(), &*rows[0].text), ("thank-you", "Thanks, {person}."));
    it.wait(5 * 3_600);
    it.press("3 g j w tab tab tab tab tab tab tab tab tab tab tab tab tab tab 'Dr. A. Rivera' esc 1");
    check(&mut it, "m", &["Thanks, Dr. A. Rivera."]);
}

#[test]
fn one_writes_below_the_first_heading_of_a_template() {
    let mut it = busy();
    let text = "# Cases\n\n# People\n".to_owned();
    it.app.cx.season.tracker.templates.put(Template {
        id: "mine".into(),
        name: "Aaa".into(),
        kind: "note".into(),
        text,
        ..Template::default()
    });
    it.press(&format!("{NOTE} ctrl-t"));
    check(&mut it, "g enter", &["Inserted “Aaa”"]);
    it.press("'many'");
    it.press("ctrl-s");
    assert!(note_with(&it, "# Cases").contains("# Cases\nmany\n# People"), "{}", it.screen());
    it.press("ctrl-z ctrl-s");
    assert!(note_with(&it, "# Cases").contains("# Cases\n\n# People"), "only what was typed is taken back");
}
