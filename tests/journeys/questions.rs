//! Before an interview: the brief on one page, the questions that are chosen for it, and what was answered.

use fluoro::domain::{
    id::Id,
    tables::{Fact, Interview, Table},
};

use crate::common::{season::*, *};

/// The sample season ten minutes before the interview in San Francisco.
fn before() -> Session {
    Session::new(Setup { tracker: sample(), now: "2026-11-23T15:50:00Z", ..Setup::default() })
}

fn ucsf(it: &Session) -> Interview {
    let rows = &it.app.cx.season.tracker.interviews;
    Interview::clone(rows.get("a3027b4afc9fc044").unwrap())
}

#[test]
fn ten_minutes_before_it_begins() {
    let mut it = before();
    check(&mut it, "", &["▸ 11:00 Interview UCSF IR + DR", "08:00 there"]);
    it.press("o");
    assert_eq!(it.opened, ["https://example.org/room"], "the link is one key away from the start");
    check(
        &mut it,
        "enter",
        &[
            "Brief: UCSF IR + DR",
            "11:00–15:30 your time · 08:00 in San Francisco",
            "Takes 4 h 30 min",
            "· 11:50 · 08:50 there: Dr. Caspian Okonjo (APD, DR) · DR · room 2",
            "Rivera-Tóth, PD · said ri-VEH-ra TOHT · ask about the embolization",
        ],
    );
    check(&mut it, "pgdn", &["Why here", "Embolization research", "Ask", "How many procedures"]);
    check(&mut it, "G", &["Not on file: ask", "more blanks in the question bank"]);
    it.press("o");
    assert_eq!(it.opened.len(), 2);
    it.press("y");
    let copied = it.copied.last().unwrap();
    assert!(copied.starts_with("# Brief: UCSF IR + DR\n\nMon 23 Nov 11:00–15:30"), "{copied}");
    assert!(copied.contains("\n## Ask\n\n- How many procedures"), "{copied}");
    check(&mut it, "q", &["no: Brief: UCSF", "[1 Timeline]"]);
    check(&mut it, "3 g j j j p", &["Brief: UCSF IR + DR"]);
}

#[test]
fn what_is_on_file_is_no_blank() {
    let mut it = Session::with(&sample());
    it.press("3 g p y");
    let text = it.copied.last().unwrap();
    assert!(text.contains("- Call: from home, shared evenly by year (residents, interview"), "{text}");
    assert!(text.contains("as of Thu 5 Nov)"), "{text}");
    let blanks = text.split("## Not on file").nth(1).unwrap();
    assert!(!blanks.contains("- Call:"), "{blanks}");
}

#[test]
fn a_fact_that_was_typed_with_blanks_is_on_file() {
    let mut tracker = sample();
    let fact = |value: &str| Fact { value: value.into(), ..Fact::default() };
    tracker.programs.edit("ucsf/ir", |row| {
        row.facts.insert("recent changes".into(), fact("a second angio suite"));
        row.facts.insert("consults".into(), fact(""));
    });
    let mut it = Session::with(&tracker);
    it.press("3 g j j j p y");
    let text = it.copied.last().unwrap();
    assert!(text.contains("- Recent changes (IR): a second angio suite (no source)"), "{text}");
    let blanks = text.split("## Not on file").nth(1).unwrap();
    assert!(!blanks.contains("Recent changes") && !text.contains("- Consults (IR)"), "{text}");
}

#[test]
fn questions_are_chosen_and_the_page_and_the_brief_have_them() {
    let mut it = busy();
    check(&mut it, "3 g b", &["34 to ask · ● 0 chosen for Emory IR", "PROGRAM DIRECTOR"]);
    check(&mut it, "space j space j space", &["● 3 chosen for"]);
    check(&mut it, "space", &["● 2 chosen for", "Not for"]);
    check(&mut it, "u", &["● 3 chosen for", "Undone"]);
    check(&mut it, "esc", &["Questions"]);
    check(&mut it, "p G", &["Ask"]);
    check(&mut it, "b", &["● 3 chosen for"]);
}

#[test]
fn an_answer_is_written_down_changed_and_taken_back() {
    let mut it = before();
    it.press("3 g j j j b / 'runs the IR clinic' enter");
    check(&mut it, "enter", &["UCSF IR + DR: Who runs the IR clinic"]);
    check(&mut it, "'Two attendings, every Tuesday' enter", &["✓ 1 answered", "noted “Two attendings"]);
    let id = Id::new("pd-clinic-runs");
    assert_eq!(ucsf(&it).answers[&id].text, "Two attendings, every Tuesday");
    assert_eq!(ucsf(&it).answers[&id].asked, Some(true));
    it.resize(120, 34);
    check(
        &mut it,
        "",
        &["At UCSF IR + DR", "Two attendings", "At other interviews", "Weekly; residents from PGY-4 on"],
    );
    check(&mut it, "esc esc", &["(PD)"]);
    it.press("right pgdn");
    check(&mut it, "", &["Two attendings, every Tuesday"]);
    it.press("esc p pgdn");
    check(&mut it, "", &["→ Two attendings"]);
    it.press("esc b / 'runs the IR clinic' enter enter ctrl-a backspace");
    check(&mut it, "enter", &["✓ 0 answered", "took the note back"]);
    assert!(ucsf(&it).answers.is_empty());
    check(&mut it, "n enter", &["✓ 1 answered", "noted that it was asked"]);
}

#[test]
fn the_programs_page_tells_what_was_answered_there() {
    let mut it = Session::with(&sample());
    it.press("4 / 'name:northwestern dr' enter right").resize(200, 60);
    check(&mut it, "", &["Asked and answered Thu 12 Nov", "Weekly; residents from PGY-4 on"]);
}

#[test]
fn a_search_holds_until_it_is_given_up() {
    let mut it = before();
    check(&mut it, "3 g j j j b / 'simulation'", &["▸ Is there a simulation lab"]);
    check(&mut it, "enter space", &["● 6 chosen · ", "1 of 35 to ask with “simulation”"]);
    check(&mut it, "v", &["0 of 39 asked of you", "No question holds these letters"]);
    check(&mut it, "enter n e", &["No question holds these letters"]);
    check(&mut it, "esc", &["BY PROGRAM DIRECTOR"]);
    it.resize(60, 20);
    check(&mut it, "right", &["Your answer", "Nothing prepared yet"]);
    check(&mut it, "h", &["39 asked of you"]);
    check(&mut it, "h", &["[3 Interviews]", "no: asked of you"]);
}

#[test]
fn favorites_stand_first_and_an_answer_is_prepared() {
    let mut it = before();
    it.press("3 g j j j b v / 'mentor' enter");
    check(&mut it, "*", &["A favorite", "* What do you look for in a mentor?"]);
    check(&mut it, "enter", &["What do you look for in a mentor?"]);
    it.press("'Somebody who lets me' enter 'fail small' esc");
    let own = |it: &Session, id: &str| it.app.cx.season.tracker.questions.get(id).cloned();
    let row = own(&it, "mentor-wish").or_else(|| {
        let all = it.app.cx.season.tracker.questions.iter();
        all.clone().find(|it| it.prepared.starts_with("Somebody")).cloned()
    });
    let row = row.unwrap();
    assert_eq!(row.prepared, "Somebody who lets me\nfail small");
    assert_eq!((row.text.as_str(), row.favorite), ("", Some(true)), "only what is the user's own is kept");
    it.press("space");
    check(&mut it, "esc esc p G", &["Be ready for", "→ Somebody who lets me; fail small"]);
}

#[test]
fn own_questions_are_added_changed_and_deleted_and_bundled_ones_stay() {
    let mut it = before();
    check(&mut it, "3 g j j j b a", &["New question"]);
    check(
        &mut it,
        "'Do you have a bicycle shed?' ctrl-s",
        &["Added", "▸ Do you have a bicycle shed?", "36 to ask"],
    );
    check(&mut it, "e", &["Do you have a bicycle shed?"]);
    check(&mut it, "ctrl-a 'Is there a shed?' ctrl-s", &["▸ Is there a shed?"]);
    check(&mut it, "d", &["d once more deletes question “Is there a shed?”"]);
    check(&mut it, "d", &["Deleted “Is there a shed?”", "35 to ask"]);
    check(&mut it, "u", &["▸ Is there a shed?"]);
    check(&mut it, "space enter 'Two, and a pump' enter", &["● 6 chosen for", "✓ 1 answered"]);
    check(&mut it, "d d", &["Deleted “Is there a shed?” with 1 answer", "● 5 chosen for", "✓ 0 answered"]);
    assert!(ucsf(&it).answers.is_empty() && ucsf(&it).ask.len() == 5);
    check(&mut it, "g d", &["This question comes with fluoro and stays"]);
    check(&mut it, "v a", &["New question", "asked of you"]);
}

#[test]
fn an_improper_question_is_noted_calmly() {
    let mut it = before();
    it.resize(120, 34);
    check(
        &mut it,
        "3 g j j j b V",
        &[
            "12 questions that nobody should ask",
            "YOU NEED NOT ANSWER",
            "You may say",
            "NRMP, FAQ on interview",
        ],
    );
    check(&mut it, "space", &["This one isn't chosen"]);
    check(&mut it, "*", &["These have no favorites"]);
    check(&mut it, "a", &["Your own questions stand in the other parts"]);
    check(&mut it, "e", &["stays as it is"]);
    check(&mut it, "G enter 'In the second room, with a smile' enter", &["✓ 1 noted at UCSF IR + DR"]);
    assert_eq!(ucsf(&it).answers[&Id::new("imp-origin")].text, "In the second room, with a smile");
    check(&mut it, "esc", &["[3 Interviews]"]);
    it.press("right pgdn pgdn");
    check(&mut it, "", &["Where are you really from? (nobody should", "In the second room"]);
}

#[test]
fn without_an_interview_there_is_neither_brief_nor_bank() {
    let mut it = student();
    check(&mut it, "3 p", &["Brief: no interview is selected"]);
    check(&mut it, "b", &["Question bank: no interview is selected"]);
}

#[test]
fn an_interview_that_goes_meanwhile_is_not_written_to() {
    let mut it = before();
    it.press("3 g j j j b enter 'words'");
    it.app.cx.season.tracker.delete(Table::Interviews, "a3027b4afc9fc044");
    check(&mut it, "enter", &["isn't there any more: nothing was changed"]);
}
