//! Messages: person after person, with the text ready; who wants none; who was told to be first.

use fluoro::domain::tables::{Message, MessageKind, MessageState, Person, Template, ThankYous};

use crate::common::{season::*, *};

/// The sample season, in which three people of one interview are still to be thanked.
fn owed() -> Session {
    let mut it = Session::with(&sample());
    it.press("1");
    it
}

/// A season in which an interview in San Francisco is over, where three people were met.
fn met() -> Session {
    let mut it = busy();
    it.wait(5 * 3_600);
    it.press("3 g j w tab tab tab tab tab tab tab tab tab tab tab tab tab tab");
    it.press("'Dr. A. Rivera (PD) · ri-VEH-ra · the TIPS trial' enter 'Ana Whitlock (resident)' enter");
    it.press("'Dr. Ben Holm (faculty) · night call' esc 1");
    it
}

fn messages(it: &Session) -> Vec<Message> {
    it.app.cx.season.tracker.messages.iter().map(|it| Message::clone(it)).collect()
}

fn edit_people(it: &mut Session, edit: impl Fn(&mut Person)) {
    let ids: Vec<_> = it.app.cx.season.tracker.people.iter().map(|it| it.id.clone()).collect();
    for id in &ids {
        it.app.cx.season.tracker.people.edit(id.as_str(), &edit);
    }
    it.wait(0);
}

#[test]
fn person_after_person() {
    let mut it = met();
    let before = it.app.cx.season.tracker.clone();
    check(
        &mut it,
        "m",
        &[
            "Messages · 3 to send · 0 of 3 sent",
            "▸ · Ana Whitlock",
            "advice: by Tue 24 Nov",
            "Dear Ana Whitlock,",
        ],
    );
    check(&mut it, "y", &["Sent to the terminal's clipboard: thank-you note to Ana Whitlock"]);
    assert!(
        it.copied.last().unwrap().starts_with("Dear Ana Whitlock,\n\nThank you for the time you gave me on")
    );
    assert!(it.app.cx.season.tracker.same(&before), "to copy is no change");
    // the selection stays on what was sent, so that a second Space asks; j goes on to the next one
    check(
        &mut it,
        "space",
        &["Sent: thank-you note to Ana Whitlock · u undoes", "▸ ✓ Ana Whitlock", "on to the next"],
    );
    check(&mut it, "space", &["it wasn't sent: its day goes", "2 to send · 1 of 3 sent"]);
    check(&mut it, "n j", &["▸ · Dr. A. Rivera"]);
    check(&mut it, "y space j", &["▸ · Dr. Ben Holm"]);
    check(&mut it, "space", &["0 to send · 3 of 3 sent"]);
    let all = messages(&it);
    assert!(all.iter().all(|it| it.state == Some(MessageState::Sent) && it.at.is_some()));
    for row in &all {
        assert!(row.text.starts_with("Dear ") && row.text.contains("Thank you for the time"), "{row:?}");
    }
    check(&mut it, "G", &["State sent Mon 23 Nov 14:20", "no: None was kept"]);
    check(&mut it, "esc", &["no: Thank-you note"]);
    for _ in 0..3 {
        it.press("u");
    }
    assert!(it.app.cx.season.tracker.same(&before), "each is one step");
}

#[test]
fn what_was_sent_by_mistake_is_owed_again() {
    let mut it = met();
    it.press("m space G");
    check(&mut it, "", &["▸ ✓ Ana Whitlock", "sent Mon 23 Nov"]);
    check(
        &mut it,
        "space",
        &[
            "Sent Mon 23 Nov 14:20: thank-you note to Ana",
            "it wasn't sent: its day goes, its text stays",
            "no: Not sent:",
        ],
    );
    check(&mut it, "enter", &["It stays sent.", "1 of 3 sent"]);
    check(&mut it, "space y", &["Not sent: thank-you note to Ana Whitlock", "3 to send", "▸ ◐ Ana Whitlock"]);
    assert!(messages(&it)[0].text.starts_with("Dear Ana Whitlock"), "the text stays");
    check(&mut it, "u", &["▸ ✓ Ana Whitlock", "1 of 3 sent"]);
    it.press("space y");
    check(&mut it, "g -", &["Not needed: thank-you note to", "2 to send"]);
    check(&mut it, "G -", &["Owed again", "3 to send"]);
}

#[test]
fn the_text_names_the_talking_point_or_leaves_its_sentence_out() {
    let mut it = met();
    check(&mut it, "m", &["▸ · Ana Whitlock", "no: conversation", "Spoke of nothing noted · p enters it"]);
    check(&mut it, "j", &["Our conversation", "TIPS trial"]);
    it.press("k p tab tab 'night call' ctrl-s");
    check(
        &mut it,
        "",
        &["Changed “Ana Whitlock”", "Our conversation about", "night call", "Spoke of night call"],
    );
}

#[test]
fn a_template_of_ones_own_comes_first_and_all_are_offered() {
    let mut it = met();
    let mut add = |id: &str, name: &str, text: &str| {
        let (name, text) = (name.into(), text.into());
        let row = Template { id: id.into(), kind: "message".into(), name, text, ..Template::default() };
        it.app.cx.season.tracker.templates.put(row);
    };
    add("a", "Short thanks", "Hi {last_name}, thanks. {talking_point}\n");
    add("b", "Formal", "Esteemed {person}");
    it.wait(0);
    check(&mut it, "m", &["Text, from “Short thanks”", "Hi Whitlock, thanks."]);
    check(&mut it, "t", &["Take the text of", "1 Short thanks", "2 fluoro’s thank-you note", "3 Formal"]);
    check(&mut it, "3", &["Text of “Formal” · u undoes", "Esteemed Ana Whitlock", "drafted · advice"]);
    check(&mut it, "u", &["Hi Whitlock"]);
}

#[test]
fn a_text_is_written_on_from_the_template() {
    let mut it = met();
    check(&mut it, "m enter", &["Dear Ana Whitlock,"]);
    check(&mut it, "ctrl-end enter 'PS: hello' esc", &["drafted · advice", "PS: hello", "▸ ◐ Ana Whitlock"]);
    let row = &messages(&it)[0];
    assert_eq!((row.kind, row.state), (Some(MessageKind::ThankYou), Some(MessageState::Drafted)));
    it.editor = |text| format!("{text}\nfrom outside");
    check(&mut it, "E esc", &["from outside"]);
    it.press("space");
    assert!(messages(&it)[0].text.ends_with("from outside"));
}

#[test]
fn where_no_notes_are_wanted_nothing_is_owed() {
    let mut it = met();
    it.press("m");
    let ucsf: Vec<_> = it.app.cx.season.tracker.programs.iter().map(|it| it.id.clone()).collect();
    for id in ucsf.iter().filter(|it| it.as_str().starts_with("ucsf")) {
        it.app.cx.season.tracker.programs.edit(id.as_str(), |it| it.thank_yous = Some(ThankYous::Refused));
    }
    it.wait(0);
    check(
        &mut it,
        "",
        &[
            "none yet",
            "▸ ✗ UCSF IR",
            "not wanted here · you entered it",
            "wants no thank-you notes: nothing is owed",
        ],
    );
    for id in ucsf.iter().filter(|it| it.as_str().starts_with("ucsf")) {
        it.app.cx.season.tracker.programs.edit(id.as_str(), |it| {
            let fact = fluoro::domain::tables::Fact { source: "PD, welcome".into(), ..Default::default() };
            it.facts.insert("thank_yous".into(), fact);
        });
    }
    it.wait(0);
    check(&mut it, "", &["not wanted here · PD, welcome"]);
    check(&mut it, "space", &["! UCSF IR wants no thank-you notes · a begins one all the same"]);
    check(&mut it, "A", &["! UCSF IR wants no thank-you notes"]);
    check(&mut it, "esc", &["no: Thank-you notes"]);
}

#[test]
fn a_letter_opens_in_the_mail_program_if_there_is_an_address() {
    let mut it = met();
    check(&mut it, "m o", &["! The address of Ana Whitlock isn't known: p enters it"]);
    it.press("p 'ana@example.org' ctrl-s");
    check(&mut it, "o", &["Opened mailto:ana@example.org?subject="]);
    let link = it.opened.last().unwrap();
    assert!(link.contains("&body=Dear%20Ana%20Whitlock%2C%0D%0A%0D%0AThank%20you"), "{link}");
    check(&mut it, "space G", &["sent Mon 23 Nov by e-mail", "Thank you for the time"]);
    it.press("g");
    edit_people(&mut it, |it| it.email = "two@x.org, three@x.org".into());
    check(&mut it, "o", &["isn't one e-mail address: p puts it right"]);
}

#[test]
fn a_second_first_choice_asks_why_and_stays_visible() {
    let mut it = met();
    check(&mut it, "m a", &["New message", "l letter of intent"]);
    it.press("l 'ucsf' ctrl-s");
    check(
        &mut it,
        "",
        &["▸ ◐ UCSF IR · letter of intent · says first", "says first: UCSF IR", "Dear Program Director"],
    );
    check(
        &mut it,
        "space",
        &["Nothing of your own is written yet: letter of intent to UCSF IR", "no: Sent: letter"],
    );
    check(&mut it, "enter", &["It isn't sent · ", "▸ ◐ UCSF IR"]);
    check(&mut it, "space y", &["Sent: letter of intent to UCSF IR"]);
    it.press("a u ctrl-a 'emory' ctrl-s");
    check(&mut it, "", &["▸ ◐ Emory IR · update letter"]);
    check(&mut it, "*", &["UCSF IR hears it already: why Emory IR too?"]);
    check(&mut it, "ctrl-s", &["type why"]);
    check(
        &mut it,
        "'I changed my mind' ctrl-s",
        &["! says first: UCSF IR, Emory IR", "only once you told them"],
    );
    check(&mut it, "", &["isn't binding, and no program may ask for it.", "I changed my mind"]);
    assert!(it.alarms().iter().any(|it| it.contains("! says first: UCSF IR, Emory IR")));
    check(&mut it, "W", &["! It wasn't sent, so nobody is to be told"]);
    check(&mut it, "G", &["▸ ✓ UCSF IR · letter of intent"]);
    check(&mut it, "*", &["! It was sent: it counts until you told them otherwise · W notes"]);
    check(
        &mut it,
        "W",
        &["UCSF IR was told today that it isn't first any more", "no: ! says first", "told otherwise"],
    );
    check(&mut it, "W", &["! says first: UCSF IR, Emory IR"]);
}

#[test]
fn a_second_letter_of_intent_is_not_saved_without_its_reason() {
    let mut it = met();
    it.press("m a l 'ucsf' ctrl-s a l ctrl-a 'emory' ctrl-s");
    check(&mut it, "", &["UCSF IR hears it already: say why a second one does"]);
    it.press("'both'");
    check(&mut it, "ctrl-s", &["! says first:", "Emory IR"]);
}

#[test]
fn the_line_of_the_timeline_leads_to_its_first_person() {
    let mut it = owed();
    check(&mut it, "/ 'thank-you' enter enter", &["Messages · 4 to send", "Nkemelu"]);
    check(&mut it, "A", &["3 thank-you notes sent: Sinai IR", "Messages · 1 to send"]);
    check(&mut it, "u esc space", &["Messages · 4 to send", "▸ ◐ Dr. Bartholomew Nkemelu"]);
    check(&mut it, "esc esc", &["no: Messages"]);
}

#[test]
fn hours_of_ones_own_make_late() {
    let mut it = owed();
    check(&mut it, "m", &["advice: by Sun 22 Nov", "no: late, was due"]);
    assert!(it.alarms().iter().all(|it| !it.contains("Nkemelu")));
    let own = fluoro::domain::tables::Override { value: Some(6.into()), ..Default::default() };
    std::sync::Arc::make_mut(&mut it.app.cx.season.tracker.overrides)
        .insert("rules.thank_you_hours".into(), own);
    it.wait(0);
    check(&mut it, "", &["yours: thanks within 6 h", "late, was due Sat 21 Nov"]);
    check(&mut it, "esc", &["LATE", "Thank-you notes: 3 owed, Sinai IR"]);
}

#[test]
fn a_message_is_deleted_and_what_is_only_owed_is_not() {
    let mut it = met();
    check(&mut it, "m d", &["! It is owed and isn't written yet · - says that it isn't needed"]);
    it.press("enter 'x' esc");
    check(&mut it, "d", &["d once more deletes message “thank-you note to Ana Whitlock”"]);
    check(&mut it, "d", &["Deleted “thank-you note to Ana Whitlock”", "▸ · Ana Whitlock"]);
    check(&mut it, "e tab tab 'card' ctrl-s", &["Added", "Ana Whitlock"]);
    assert_eq!(messages(&it)[0].by, "card");
}

#[test]
fn nothing_of_a_file_reaches_the_terminal_raw() {
    let mut it = met();
    edit_people(&mut it, |it| {
        it.name = "\u{1b}[31mEve\u{7}\nX".into();
        it.talking_point = "a\u{202e}b\u{1b}]52;c;x\u{7}".into();
        it.email = "e\u{1b}[0m@x".into();
    });
    it.press("m");
    let screen = it.screen();
    assert!(!screen.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{screen}");
    it.press("y");
    assert!(!it.copied.last().unwrap().contains(['\u{1b}', '\u{7}', '\u{202e}']));
    check(&mut it, "o", &["isn't one e-mail address"]);
}

#[test]
fn the_review_tells_of_messages_and_leads_to_them() {
    let mut it = owed();
    check(
        &mut it,
        "!",
        &["3 people not thanked: Sinai IR", "Drafted, not sent: interest letter to Columbia IR"],
    );
    it.press("G");
    while !it.screen().contains("▸ · Drafted, not sent") {
        it.press("k");
    }
    check(&mut it, "enter", &["▸ ◐ Columbia IR · interest letter", "I live twelve blocks away"]);
    it.press("space esc");
    check(&mut it, "esc", &["Review", "no: Drafted, not sent"]);
    it.press("esc m G");
    while !it.screen().contains("▸ ✓ NYU IR") {
        it.press("k");
    }
    check(&mut it, "* esc !", &["A letter says first, but the list", "NYU IR"]);
}

#[test]
fn all_of_an_interview_keep_their_texts() {
    let mut it = owed();
    check(&mut it, "m A", &["3 thank-you notes sent: Sinai IR"]);
    let all = messages(&it);
    let sent: Vec<_> =
        all.iter().filter(|it| it.at.is_some_and(|at| at == MONDAY.parse().unwrap())).collect();
    assert_eq!(sent.len(), 3);
    assert!(sent.iter().all(|it| !it.text.trim().is_empty()), "{sent:?}");
}

#[test]
fn undo_brings_the_selection_back_to_its_message() {
    let mut it = owed();
    check(&mut it, "m j j j", &["▸ ◐ Columbia IR · interest letter"]);
    check(&mut it, "space", &["Sent: interest letter to Columbia IR", "▸ ✓ Columbia IR"]);
    check(&mut it, "u", &["▸ ◐ Columbia IR · interest letter"]);
    check(&mut it, "k space", &["Sent: thank-you note to Dr. Priyanka Vossler", "▸ ✓ Dr. Priyanka Vossler"]);
    check(&mut it, "j", &["▸ ◐ Columbia IR"]);
    check(&mut it, "u", &["▸ · Dr. Priyanka Vossler"]);
    check(&mut it, "ctrl-r", &["▸ ✓ Dr. Priyanka Vossler"]);
}

#[test]
fn a_letter_that_was_read_as_first_is_not_lost() {
    let mut it = met();
    it.press("m a l 'ucsf' ctrl-s space y");
    it.wait(30 * 86_400);
    check(&mut it, "G", &["▸ ✓ UCSF IR · letter of intent · says first"]);
    check(&mut it, "d", &["! They read that they are first: it stays · W notes"]);
    check(&mut it, "space", &["Sent Mon 23 Nov", "letter of intent to UCSF IR"]);
    check(
        &mut it,
        "n W",
        &["UCSF IR was told today", "▸ ✓ UCSF IR · letter of intent told otherwise 23 Dec"],
    );
    assert_eq!(messages(&it)[0].state, Some(MessageState::Sent));
}

#[test]
fn somebody_met_twice_is_owed_one_note_everywhere() {
    let mut it = met();
    let social = it.app.cx.season.tracker.interviews.iter().find(|it| it.when.is_some()).unwrap().clone();
    let ucsf = it.app.cx.season.tracker.people.iter().next().unwrap().interviews[0].clone();
    let ucsf = it.app.cx.season.tracker.interviews.get(ucsf.as_str()).unwrap().clone();
    let mut social = fluoro::domain::tables::Interview::clone(&social);
    social.id = "social".into();
    social.programs = ucsf.programs.clone();
    social.kind = Some(fluoro::domain::tables::InterviewKind::Social);
    social.state = Some(fluoro::domain::tables::InterviewState::Done);
    social.when = "2026-11-22T18:00[America/New_York]".parse().ok();
    it.app.cx.season.tracker.interviews.put(social);
    edit_people(&mut it, |it| it.interviews.push("social".into()));
    check(&mut it, "", &["Thank-you notes: 3 owed, UCSF IR"]);
    let count = it.screen().matches("Thank-you note").count();
    assert_eq!(count, 1, "{}", it.screen());
    check(&mut it, "m", &["Messages · 3 to send"]);
    check(&mut it, "space j space j space", &["0 to send · 3 of 3 sent"]);
    check(&mut it, "esc", &["no: Thank-you note"]);
}

#[test]
fn a_text_that_says_first_all_the_same_is_seen() {
    let mut it = met();
    it.press("m a l 'ucsf' ctrl-s");
    check(&mut it, "*", &["The text still says it", "s Take that sentence out"]);
    check(&mut it, "k", &["UCSF IR · letter of intent · the text says first", "! not by your word"]);
    it.press("* *");
    check(
        &mut it,
        "s",
        &["▸ ◐ UCSF IR · letter of intent ", "no: my first choice", "no: the text says first"],
    );
    it.press("u");
    check(
        &mut it,
        "* * t",
        &["Text of “fluoro’s interest letter”", "interested. I would be glad", "no: my first choice"],
    );
}

#[test]
fn a_first_choice_that_was_withdrawn_says_so() {
    let mut it = met();
    it.press("m a l 'ucsf' ctrl-s space y a l 'emory' tab tab tab tab 'both of us' ctrl-s");
    check(&mut it, "", &["▸ ◐ Emory IR · letter of intent · says first", "both of us"]);
    check(&mut it, "space y G", &["Emory IR"]);
    while !it.screen().contains("▸ ✓ Emory IR") {
        it.press("k");
    }
    check(
        &mut it,
        "W",
        &[
            "▸ ✓ Emory IR · letter of intent",
            "▸ ✓ Emory IR · letter of intent told otherwise 23 Nov",
            "Why a second both of us",
        ],
    );
}

#[test]
fn the_form_of_a_message_shows_what_belongs_to_its_kind() {
    let mut it = owed();
    check(
        &mut it,
        "m a t",
        &["New thank-you note", "Program Sinai · IR", "no: Says first", "no: Why a second", "no: Withdrawn"],
    );
    check(&mut it, "backtab 'i'", &["[interest letter]", "Says first", "Why a second"]);
    it.press("esc d");
    check(&mut it, "a l", &["Says first yes (a letter of intent says so)", "no: Program Sinai"]);
}

#[test]
fn a_note_where_none_is_wanted_asks_first() {
    let mut it = met();
    let ids: Vec<_> = it.app.cx.season.tracker.programs.iter().map(|it| it.id.clone()).collect();
    for id in ids.iter().filter(|it| it.as_str().starts_with("ucsf")) {
        it.app.cx.season.tracker.programs.edit(id.as_str(), |it| {
            it.thank_yous = Some(ThankYous::Refused);
            let fact = fluoro::domain::tables::Fact { source: "PD, welcome".into(), ..Default::default() };
            it.facts.insert("thank_yous".into(), fact);
        });
    }
    it.wait(0);
    check(&mut it, "m a", &["UCSF IR wants no thank-you notes · PD, welcome"]);
    check(&mut it, "t 'whitlock' ctrl-s", &["Not wanted there", "wants no thank-you notes · PD, welcome"]);
    assert!(messages(&it).is_empty());
    check(&mut it, "a", &["Added", "▸ ◐ Ana Whitlock"]);
}

#[test]
fn a_note_to_nobody_in_person_says_thanks() {
    let mut it = met();
    it.press("m a t tab 'ucsf' ctrl-s");
    check(&mut it, "", &["Dear Program Director", "Thank you for the time you gave me."]);
}

#[test]
fn a_note_to_oneself_is_never_handed_out_as_a_sentence() {
    let mut it = met();
    edit_people(&mut it, |it| it.talking_point = "from Queens as well".into());
    check(&mut it, "m", &["[from Queens as well] has stayed", "To be written [from Queens as well]"]);
    check(&mut it, "y", &["still to be written: [from Queens as well]"]);
}

#[test]
fn a_letter_is_signed_with_a_name_or_says_that_it_is_not() {
    let mut it = met();
    check(&mut it, "m", &["Signed ? by nobody: your name isn't"]);
    std::sync::Arc::make_mut(&mut it.app.cx.season.tracker.profile).signature = "Marit Oyelaran".into();
    it.wait(0);
    check(&mut it, "", &["Marit Oyelaran", "no: by nobody"]);
}

#[test]
fn looking_is_no_drafting_and_writing_is_one_step() {
    let mut it = met();
    let before = it.app.cx.season.tracker.clone();
    check(&mut it, "m enter", &["Dear Ana Whitlock,"]);
    it.wait(5);
    check(&mut it, "esc", &["▸ · Ana Whitlock", "no: drafted"]);
    assert!(it.app.cx.season.tracker.same(&before));
    it.press("enter ctrl-end enter 'PS: hello'");
    it.wait(5);
    check(&mut it, "' and more' esc", &["▸ ◐ Ana Whitlock", "PS: hello and more"]);
    check(&mut it, "u", &["▸ · Ana Whitlock", "no: PS: hello"]);
    assert!(it.app.cx.season.tracker.same(&before), "one step");
    it.editor = |text| text.to_owned();
    it.press("E esc");
    assert!(it.app.cx.season.tracker.same(&before), "nothing was typed outside");
    it.editor = |text| format!("{text}\nfrom outside");
    check(&mut it, "E esc", &["▸ ◐ Ana Whitlock", "from outside"]);
}

#[test]
fn the_keys_that_matter_stand_first_and_help_is_never_cut_off() {
    let mut it = Session::new(Setup { tracker: sample(), size: (80, 24), ..Setup::default() });
    check(&mut it, "1 m", &["y copy Space sent o mail", "? help"]);
    check(&mut it, "j j j", &["▸ ◐ Columbia IR", "Enter write y copy Space sent * says first", "? help"]);
    check(&mut it, "G", &["? help"]);
    check(&mut it, "esc 3 b", &["? help"]);
}

#[test]
fn a_low_window_shows_one_pane() {
    let mut it = Session::new(Setup { tracker: sample(), size: (40, 12), ..Setup::default() });
    check(&mut it, "1 m", &["Bartholomew Nkemelu by 22 Nov", "Columbia IR drafted", "no: Dear"]);
    check(&mut it, "tab", &["Thank-you note to Dr. Bartholomew"]);
    check(&mut it, "esc", &["▸ ◐ Dr. Bartholomew Nkemelu"]);
}

#[test]
fn an_address_without_its_sign_gets_a_quiet_note() {
    let mut it = met();
    check(&mut it, "m p 'ana.example.org'", &["no @ in it"]);
    check(&mut it, "ctrl-s", &["Changed “Ana Whitlock”", "ana.example.org · no @ in it"]);
}
