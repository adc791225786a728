//! Forms: what a field starts with, what its text means, and what is said of it.

use fluoro::{
    app::{
        left::{Base, Left, LeftText},
        message::Message,
        screens::Layer,
    },
    domain::{
        id::Id,
        tables::{
            Flag, InterviewKind, Match, MessageKind, MessageState, Milestone, MilestoneKind, Mode, Progress,
            Table,
        },
    },
    store::report::Draft,
};

use crate::common::{season::*, *};

const NEW: &str = "00000000000000aa";

/// The student's season after a kill, with these texts left by their places.
fn killed(texts: &[(String, &str)]) -> Session {
    let text = |it: &(String, &str)| LeftText { place: it.0.clone(), text: it.1.into(), base: Base::Same };
    let left = Left { file: "killed.json".into(), at: None, texts: texts.iter().map(text).collect() };
    let tracker = student().app.cx.season.tracker;
    Session::new(Setup { tracker, left: vec![left], ..Setup::default() })
}

#[test]
fn a_nickname_names_a_program_together_with_its_specialty() {
    let mut it = student();
    check(&mut it, "4 a 'barnes' enter", &["1 program"]);
    check(&mut it, "a 'barnes' tab tab tab enter", &["2 programs"]);
    check(&mut it, "3 a ctrl-a 'mir'", &["“mir” can be several: "]);
    check(&mut it, "ctrl-a 'mir independent'", &["= MIR", "no: can be several"]);
    check(&mut it, "ctrl-a 'mir dr'", &["no program of yours is called “mir dr”"]);
    check(&mut it, "ctrl-a 'nowhere'", &["no program of yours is called “nowhere”"]);
    let titles = it.app.cx.season.tracker.titles(Table::Programs);
    let whole = titles.iter().map(|it| &it.1).min_by_key(|it| it.len()).unwrap();
    assert!(titles.iter().all(|it| it.1.contains(whole.as_str())), "{titles:?}");
    check(&mut it, &format!("ctrl-a '{whole}'"), &["= MIR", "no: can be several"]);
}

#[test]
fn a_new_row_that_a_kill_left_begins_as_any_new_one_does() {
    let mut it = killed(&[(format!("milestones/{NEW}/title"), "Book a room")]);
    check(&mut it, "t", &["New task", "Book a room"]);
    it.press("ctrl-s");
    assert_eq!(it.app.cx.season.tracker.milestones.get(NEW).unwrap().kind, Some(MilestoneKind::Task));
    let texts = [(format!("interviews/{NEW}/notes"), "Kind people"), (format!("interviews/{NEW}/link"), "a")];
    let mut it = killed(&texts);
    check(&mut it, "t", &["New interview", "Kind people"]);
    assert_eq!(it.app.layers().len(), 1, "the texts of one row stand in one form");
    it.press("ctrl-s");
    let row = it.app.cx.season.tracker.interviews.get(NEW).unwrap();
    assert_eq!((row.kind, row.mode), (Some(InterviewKind::Interview), Some(Mode::Video)));
    assert_eq!(row.notes, "Kind people");
}

/// The session after a kill while this one was typing.
fn killed_in(it: &Session) -> Session {
    let text = |draft: Draft| {
        let base = if draft.base == draft.text { Base::Begun } else { Base::Same };
        LeftText { place: draft.place, text: draft.text, base }
    };
    let texts = it.app.drafts().into_iter().map(text).collect();
    let left = Left { file: "killed.json".into(), at: None, texts };
    let tracker = it.app.cx.season.tracker.clone();
    Session::new(Setup { tracker, left: vec![left], ..Setup::default() })
}

#[test]
fn what_a_new_row_began_with_comes_back_with_its_draft() {
    let mut it = Session::with(&sample());
    check(&mut it, "3 m a l 'nyu ir' tab tab", &["New letter of intent"]);
    let mut it = killed_in(&it);
    check(&mut it, "", &["Typed and not saved", "new message › Program: “nyu ir”", "no: › Kind"]);
    check(
        &mut it,
        "ctrl-s",
        &["! This text isn't in your season yet: t takes it back", "no: Everything is saved"],
    );
    check(&mut it, "t", &["New letter of intent", "Kind", "letter of intent"]);
    it.press("ctrl-s");
    let rows = it.app.cx.season.tracker.messages.iter();
    let row = rows.clone().find(|it| it.program.as_ref().is_some_and(|it| it.as_str() == "nyu/ir")).unwrap();
    assert_eq!((row.kind, row.state), (Some(MessageKind::Intent), Some(MessageState::Drafted)));

    let mut it = Session::with(&sample());
    it.press("x esc 3 m a i tab tab");
    assert!(it.app.drafts().is_empty(), "where nothing was typed there is no draft");
}

#[test]
fn a_name_that_can_be_several_is_ordered_by_how_well_it_fits() {
    let mut it = Session::with(&sample());
    check(
        &mut it,
        "m a l 'northw' ctrl-s",
        &["“northw” can be several", "Northwell · DR · Northwestern · DR", "no: several: Mather"],
    );
}

#[test]
fn texts_that_a_kill_left_are_called_by_what_is_new_in_them_and_each_row_has_a_form() {
    let mut it = killed(&[("names".into(), "Mayo")]);
    check(&mut it, "", &["Pasted names: “Mayo”"]);
    let mut it = killed(&[(format!("milestones/{NEW}/title"), " \nPack\nGo")]);
    check(&mut it, "", &["What: “Pack”"]);
    let tracker = busy().app.cx.season.tracker;
    let row = tracker.interviews.iter().find(|it| it.notes.lines().count() > 1).unwrap();
    let text = format!("{}\nA line of mine", row.notes);
    let texts = vec![LeftText { place: format!("interviews/{}/notes", row.id), text, base: Base::Same }];
    let left = vec![Left { file: "killed.json".into(), at: None, texts }];
    let mut it = Session::new(Setup { tracker: tracker.clone(), left, ..Setup::default() });
    check(&mut it, "", &["Notes: “A line of mine”"]);
    let mut it = killed(&[(format!("milestones/{NEW}/title"), "Pack"), ("milestones/bb/title".into(), "Go")]);
    it.press("t");
    assert_eq!(it.app.layers().len(), 2, "each row has its own form");
}

fn form(it: &Session) -> (usize, String) {
    match it.app.layers().last() {
        Some(Layer::Form(form)) => (form.at, form.fields[form.at].buffer.text()),
        other => panic!("no form but {other:?}"),
    }
}

#[test]
fn enter_goes_on_to_the_next_field_and_saves_on_the_last() {
    let mut it = student();
    it.press("a 'Pack' enter");
    assert_eq!(form(&it), (1, String::new()));
    it.press("backtab");
    assert_eq!(form(&it), (0, "Pack".into()));
    it.press("backtab");
    let last = form(&it).0;
    assert!(last > 2);
    it.press("backtab");
    assert_eq!(form(&it).0, last - 1);
    it.press("tab tab");
    assert_eq!(form(&it).0, 0, "behind the last field comes the first");
    it.press("ctrl-s , backtab");
    assert!(form(&it).0 > 2);
    it.press("enter");
    assert_eq!(it.app.layers().len(), 0, "Enter saves on the last line");
}

#[test]
fn a_choice_is_walked_in_a_circle_or_named_by_a_letter() {
    let mut it = student();
    it.press("a 'Pack' tab tab");
    let mut walk = |keys: &str| {
        it.press(keys);
        form(&it).1
    };
    let all: Vec<String> = (0..5).map(|_| walk("right")).collect();
    assert_eq!(all, ["deadline", "event", "promise", "", "task"]);
    let back: Vec<String> = (0..5).map(|_| walk("left")).collect();
    assert_eq!(back, ["", "promise", "event", "deadline", "task"]);
    assert_eq!(
        ["e", "d", "t", "P", "x", "e"].map(walk),
        ["event", "deadline", "task", "promise", "promise", "event"]
    );
}

#[test]
fn a_letter_names_the_next_choice_that_begins_with_it() {
    let mut it = busy();
    it.press("3 a");
    let at = |it: &Session| match it.app.layers().last() {
        Some(Layer::Form(form)) => form.fields[form.at].info.name,
        other => panic!("no form but {other:?}"),
    };
    while at(&it) != "kind" {
        it.press("tab");
    }
    let names = ["s", "s", "s", "i", "i"].map(|key| {
        it.press(key);
        form(&it).1
    });
    assert_eq!(names, ["social", "second-look", "social", "interview", "interview"]);
}

#[test]
fn what_the_bundle_says_is_not_stored_by_a_form_in_which_nothing_was_typed() {
    let mut it = busy();
    let before = it.app.cx.season.tracker.clone();
    check(&mut it, "2 e ctrl-s", &["Nothing was changed"]);
    check(&mut it, "f 'standard registration' enter e ctrl-s", &["Nothing was changed"]);
    assert!(it.app.cx.season.tracker == before);
}

#[test]
fn a_row_without_a_title_is_edited_under_the_name_of_its_kind() {
    let mut tracker = student().app.cx.season.tracker;
    let when = "2026-11-24".parse().ok();
    tracker.milestones.put(Milestone { id: Id::new("bare"), when, ..Milestone::default() });
    let mut it = Session::with(&tracker);
    while it.app.tabs.timeline.list.selected.as_ref().is_none_or(|it| it.row().1.as_str() != "bare") {
        it.press("j");
    }
    check(&mut it, "e", &["Edit task"]);
    check(&mut it, "tab '25 nov' ctrl-s", &["Changed task"]);
}

#[test]
fn quitting_over_a_line_that_is_not_about_the_season_does_nothing_with_it() {
    let mut it = busy();
    it.press("x t 'other.md'");
    assert!(form(&it).1.ends_with("other.md"));
    it.press("ctrl-c");
    assert!(it.ended == Some(0) && it.files.is_empty());
}

#[test]
fn a_form_that_cannot_be_saved_holds_the_end_up_once() {
    let mut it = busy();
    check(&mut it, "a 'Pack' tab 'xyz' ctrl-c", &["This form can't be saved yet", "! “xyz” is neither"]);
    assert_eq!(it.ended, None);
    check(&mut it, "'1'", &["no: ! “xyz” is neither"]);
    it.press("ctrl-c");
    assert_eq!(it.ended, None, "something was typed since");
    it.press("ctrl-c");
    assert_eq!(it.ended, Some(0));
}

#[test]
fn a_form_in_which_nothing_was_typed_does_not_hold_the_end_up_and_adds_nothing() {
    let mut it = busy();
    let before = it.app.cx.season.tracker.clone();
    it.press("a ctrl-c");
    assert!(it.ended == Some(0) && it.app.cx.season.tracker.same(&before));
}

#[test]
fn their_time_is_the_programs_own_in_the_form_of_a_program() {
    let mut it = student();
    check(&mut it, "4 a 'ucsf' enter", &["1 program"]);
    it.press("e");
    let at = |it: &Session| match it.app.layers().last() {
        Some(Layer::Form(form)) => form.fields[form.at].info.name,
        other => panic!("no form but {other:?}"),
    };
    while at(&it) != "deadline" {
        it.press("tab");
    }
    check(&mut it, "'15 dec 9am their time'", &["= Tue 15 Dec 12:00 your time · 09:00 in Los Angeles"]);
}

#[test]
fn settings_that_are_changed_before_it_is_submitted_tick_nothing() {
    let mut it = Session::empty(MONDAY);
    check(&mut it, "enter enter enter enter down", &["▸ Not yet"]);
    check(&mut it, "enter j j j enter 2", &["MyERAS account", "no: done, assumed"]);
    check(&mut it, ", ctrl-a 'Ann' ctrl-s", &["Changed the settings", "no: done, assumed"]);
}

#[test]
fn settings_that_are_changed_later_tick_nothing_that_came_later() {
    let mut it = student();
    let progress = |it: &Session, id| it.app.cx.entry(&Id::new(id)).map(|it| it.progress());
    assert_eq!(progress(&it, "personal-statement-dr"), Some(Progress::Done));
    check(&mut it, ", tab tab tab tab tab", &["▸ Applying to"]);
    check(&mut it, "space", &["[x] IR", "[ ] Prelim medicine"]);
    check(&mut it, "6", &["[x] Prelim medicine"]);
    check(&mut it, "esc ctrl-s", &["Changed the settings"]);
    assert_eq!(progress(&it, "personal-statement-prelim-medicine"), Some(Progress::ToDo));
}

#[test]
fn the_hours_of_advice_are_the_users_to_set() {
    let mut it = busy();
    let own =
        |it: &Session, id: &str| it.app.cx.season.tracker.overrides.get(id).and_then(|it| it.value.clone());
    check(&mut it, ", pgdn", &["▸ Not after", "empty: 20:00, by fluoro's advice"]);
    check(&mut it, "up up up up", &["▸ Write up within", "empty: 24 hours, by residencyadvisor.com"]);
    check(&mut it, "'soon' ctrl-s", &["“soon” is no whole number"]);
    it.press("ctrl-a '72' down down down '5:30am' ctrl-s");
    assert_eq!(own(&it, "rules.write_up_hours"), Some(72.into()));
    assert_eq!(own(&it, "rules.earliest_minute"), Some(330.into()));
    check(&mut it, ", pgdn up", &["Not before 05:30", "Write up within 72"]);
    check(&mut it, "ctrl-u ctrl-s", &["Changed the settings"]);
    assert_eq!(own(&it, "rules.earliest_minute"), None, "an empty field leaves the bundled number");
    check(&mut it, "u u", &["Undone: Changed the settings"]);
    assert_eq!(own(&it, "rules.write_up_hours"), None);
}

#[test]
fn what_is_ticked_stays_until_its_tick_is_taken_away() {
    let mut it = Session::empty(MONDAY);
    it.press("j enter enter enter space enter enter j j j enter");
    let flags = |it: &Session| it.app.cx.season.tracker.profile.flags.clone();
    assert_eq!(flags(&it), [Flag::Esir]);
    check(&mut it, ", tab tab tab tab tab tab", &["▸ About you", "no: removes"]);
    check(&mut it, "'img'", &["shows what can be ticked here"]);
    check(&mut it, "enter", &["[x] ", "no: removes"]);
    let mut asked = Flag::ALL.iter().filter(|it| it.concerns(Match::Fellowship));
    let esir = asked.position(|it| *it == Flag::Esir).unwrap();
    it.press(&"j ".repeat(esir));
    check(&mut it, "space", &["removes esir"]);
    check(&mut it, "esc", &["▸ About you", "removes esir"]);
    check(&mut it, "ctrl-s", &["Changed the settings: ", "go with esir", "u undoes"]);
    assert_eq!(flags(&it), []);
}

#[test]
fn words_that_one_chose_are_added_to_and_what_goes_is_said() {
    let mut it = busy();
    let to_tags = |it: &mut Session| {
        it.press("4 g e");
        while !it.screen().contains("▸ Tags") {
            it.press("tab");
        }
    };
    to_tags(&mut it);
    it.press("ctrl-u 'home, great' ctrl-s");
    to_tags(&mut it);
    check(&mut it, "', near'", &["great, home, near", "no: removes"]);
    check(&mut it, "ctrl-a 'near'", &["removes great, home"]);
    check(&mut it, "ctrl-s", &["Changed"]);
    let tagged =
        |it: &Session, tag: &str| it.app.cx.season.tracker.programs.iter().any(|row| row.tags == [tag]);
    assert!(tagged(&it, "near"));
}

#[test]
fn what_has_no_name_is_not_saved() {
    let mut it = busy();
    check(&mut it, "1 a ctrl-s", &["▸ What", "say what is to be done"]);
    check(&mut it, "'Call' ctrl-s", &["Kept without a date"]);
    check(&mut it, "4 g e ctrl-u ctrl-s", &["▸ Program", "say what the program is called"]);
    let mut it = student();
    check(&mut it, "3 a ctrl-s", &["no program yet, e names it · u undoes"]);
}

#[test]
fn letters_that_come_at_once_go_where_each_of_them_would() {
    let mut it = busy();
    it.take(Message::Typed("1aBook a room in Chicago".into()));
    check(&mut it, "", &["New task", "Book a room in Chicago"]);
    it.press("tab tab");
    it.take(Message::Typed("zz".into()));
    check(&mut it, "", &["begins with “z”"]);
    it.press("esc d 4");
    it.take(Message::Typed("jjjk".into()));
    check(&mut it, "", &["no: does nothing here"]);
}

#[test]
fn a_letter_that_names_no_choice_says_so() {
    let mut it = busy();
    check(&mut it, "1 a tab tab 'z'", &["begins with “z”"]);
}

#[test]
fn a_choice_is_named_by_typing_its_word() {
    let mut it = student();
    for (typed, chosen) in [
        ("call", "[call]"),
        ("clinic", "[clinic]"),
        ("vacation", "[vacation]"),
        ("conference", "[conference]"),
        ("blocked days", "[blocked days]"),
        ("home", "[home]"),
    ] {
        check(&mut it, &format!("1 b '{typed}'"), &[chosen]);
        it.press("esc d");
    }
    check(&mut it, "a tab tab 'deadline'", &["[deadline]"]);
    check(&mut it, "'promise'", &["[promise]"]);
    check(&mut it, "'x'", &["No choice of Kind begins with “x”", "[promise]"]);
}
