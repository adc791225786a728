//! Finding: names however they are typed, the guide by what it says, and what comes nearest where nothing fits.

use fluoro::domain::{
    id::Id,
    tables::{Answer, Component, Interview, Message, Milestone, Person, Program, Question, Slot},
    tracker::Tracker,
};

use crate::common::{season::*, *};

/// Names as their owners write them, and as others type them.
const NAMES: &[(&str, &[&str])] = &[
    ("Be\u{301}chard", &["bechard", "b\u{e9}chard", "BE\u{301}CHARD"]),
    ("Hôpital", &["hopital", "HÔPITAL"]),
    ("Straße", &["strasse", "straße"]),
    ("Łódź", &["lodz", "łódź"]),
    ("İstanbul", &["istanbul", "Istanbul"]),
    ("ČAPEK", &["capek", "čapek"]),
];

/// The sample season with one of these names in each list.
fn named(name: &str) -> Session {
    let mut tracker: Tracker = sample();
    let text = format!("Near {name} Center");
    tracker.programs.put(Program { id: Id::new("named"), name: text.clone(), ..Program::default() });
    let row = Interview { id: Id::new("named"), programs: vec![Id::new("named")], ..Interview::default() };
    tracker.interviews.put(row);
    tracker.components.put(Component { id: Id::new("named"), title: text.clone(), ..Component::default() });
    let when = "2026-12-30".parse().ok();
    tracker.milestones.put(Milestone { id: Id::new("named"), title: text, when, ..Milestone::default() });
    Session::with(&tracker)
}

#[test]
fn a_name_is_found_in_every_list_however_it_is_typed() {
    for (name, typed) in NAMES {
        let shown = format!("Near {name} Center");
        for typed in *typed {
            for tab in ["1", "2", "3", "4"] {
                let says = [shown.as_str(), "1 of "];
                check(&mut named(name), &format!("{tab} / '{typed}' enter"), &says);
            }
            check(&mut named(name), &format!("4 / 'name:{typed}' enter"), &[&shown, "1 of "]);
            let kinds = ["program ", "date ", "interview ", "component "].map(|it| format!("{it} {shown}"));
            let mut it = named(name);
            it.press(&format!("f '{typed}'"));
            let screen = it.screen();
            let kinds = kinds.iter().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
            let flat = screen.split_whitespace().collect::<Vec<_>>().join(" ");
            kinds.for_each(|kind| assert!(flat.contains(&kind), "{kind:?} for {typed:?}\n{screen}"));
        }
    }
}

#[test]
fn a_program_is_named_in_a_form_and_a_word_in_a_note_however_it_is_typed() {
    for (name, typed) in NAMES {
        for typed in *typed {
            let keys = format!("3 a ctrl-a '{typed}' ctrl-s");
            check(&mut named(name), &keys, &["no: New interview", &format!("Near {name} Center")]);
            let mut it = named(name);
            it.press("3 / 'near' enter enter").paste(&format!("We met at {name} Center"));
            it.press(&format!("ctrl-home ctrl-f '{typed}' enter esc '*'"));
            check(&mut it, "", &["We met at * Center"]);
        }
    }
}

#[test]
fn commands_choices_and_the_catalog_take_accents_and_case_as_they_come() {
    check(&mut busy(), ": 'ÉXPORT'", &["Export"]);
    check(&mut busy(), "? 'ÚNDO'", &["Undo"]);
    check(&mut student(), "4 a 'Émory'", &["▸ Emory"]);
    check(&mut student(), "4 a 'E\u{301}mory'", &["▸ Emory"]);
    check(&mut student(), "f2 / 'LÉTTERS'", &["▸ 11 Letters of recommendation"]);
    check(&mut busy(), "4 / 'STATUS:ÍNVITED' enter", &["hidden (filter: STATUS:ÍNVITED)"]);
    assert_eq!(busy().press("4 / 'STATUS:ÍNVITED' enter").app.cx.derived.shortlist.len(), {
        busy().press("4 / 'status:invited' enter").app.cx.derived.shortlist.len()
    });
    let letters = |keys: &str| busy().press(&format!("4 t {keys}")).app.layers().len();
    assert_eq!((letters("r"), letters("R")), (0, 0), "a letter of a menu counts in either case");
}

#[test]
fn find_opens_the_guide_where_it_says_so() {
    let mut it = busy();
    check(&mut it, "f 'whitelist'", &["▸ guide Interviews", "Whitelist the schedulers"]);
    check(&mut it, "enter", &["Guide · page 16 of", "▸ · Whitelist the schedulers' addresses"]);
    check(&mut it, "esc", &["Search: whitelist", "▸ guide Interviews"]);
    check(&mut it, "ctrl-a 'personal statement'", &["guide The personal statement"]);
}

#[test]
fn find_opens_a_question_at_the_question() {
    let mut it = busy();
    check(
        &mut it,
        "f 'ten years from now'",
        &["▸ question Where do you see yourself ten years", "asked of you"],
    );
    check(&mut it, "enter", &["asked of you", "chosen for UCSF IR", "Your answer", "Kind of practice"]);
    check(&mut it, "esc", &["Find anywhere", "▸ question Where do you see yourself"]);
    let mut tracker = sample();
    let text = "Do the fellows take the good cases?".to_owned();
    tracker.questions.put(Question { id: Id::new("own"), text, ..Question::default() });
    let mut it = Session::with(&tracker);
    check(&mut it, "f 'good cases'", &["▸ question Do the fellows take the good cases?"]);
    check(&mut it, "enter", &["▸ Do the fellows take the good cases?"]);
    it.resize(40, 12);
    check(&mut it, "", &["Do the fellows take the good"]);
}

#[test]
fn what_is_called_so_comes_before_what_only_holds_the_letters() {
    let mut tracker = Tracker::default();
    for (id, name) in [("a", "Virginia"), ("b", "Irving"), ("c", "Center for IR"), ("d", "Mayo")] {
        let notes = if id == "d" { "IR" } else { "" }.to_owned();
        let (name, notes) = (name.to_owned(), notes);
        tracker.programs.put(Program { id: Id::new(id), name, notes, ..Program::default() });
    }
    let mut it = Session::with(&tracker);
    it.press("f 'ir'");
    let screen = it.screen();
    let at = |name: &str| screen.find(name).unwrap_or_else(|| panic!("{name}\n{screen}"));
    let order = ["Center for IR", "Irving", "Virginia", "Mayo", "What first drew you to IR"].map(at);
    assert!(order.is_sorted(), "{screen}");
    let mut it = busy();
    it.press(": 'note'");
    let screen = it.screen();
    let first = screen.lines().find(|it| it.contains('▸')).unwrap_or_default().to_lowercase();
    assert!(first.contains("note"), "{screen}");
}

#[test]
fn an_unknown_abbreviation_gives_a_few_nearest_names() {
    let rows = |it: &Session, from: &str| {
        let screen = it.screen();
        let behind = screen.split(from).nth(1).unwrap_or_else(|| panic!("{screen}")).to_owned();
        behind.lines().skip(1).filter(|it| it.contains(|c: char| c.is_alphanumeric())).count()
    };
    let mut it = student();
    check(&mut it, "4 a 'ecu'", &["No name fits; nearest:", "no: institutions"]);
    assert!(it.app.layers().len() == 1 && rows(&it, "nearest:") <= 8, "{}", it.screen());
    let mut it = student();
    check(&mut it, "f2 / 'lrcm'", &["No page says this; nearest:", "Letters of recommendation"]);
    check(&mut it, "ctrl-a 'zzqqxx'", &["Nothing fits these letters.", "no: nearest"]);
    check(&mut student(), ": 'xprt'", &["No command is called so; nearest:", "▸ x Export"]);
}

/// A season with texts in all corners.
fn written() -> Tracker {
    let mut tracker = Tracker::default();
    let id = Id::new;
    let home = Program {
        id: id("home"),
        name: "Harbor".into(),
        city: "Boston".into(),
        state: "MA".into(),
        ..Program::default()
    };
    tracker.programs.put(Program { notes: "Visited in June.\nThe #Fellowship is new.".into(), ..home });
    let notes =
        "First day.\nThey said: the zebra wire is theirs. #call\nA zebra again, in Straße 5. #fellowship";
    let agenda = [("09:00".to_owned(), Slot { title: "Tour of the hybrid room".into(), ..Slot::default() })];
    tracker.interviews.put(Interview {
        id: id("day"),
        programs: vec![id("home")],
        when: "2026-12-15".parse().ok(),
        notes: notes.into(),
        pros: "A zebra in the pros".into(),
        agenda: agenda.into(),
        answers: [(id("own"), Answer { text: "Yes, the gentle ones".into(), ..Answer::default() })].into(),
        ..Interview::default()
    });
    tracker.questions.put(Question {
        id: id("own"),
        text: "Do the fellows take the good cases?".into(),
        ..Question::default()
    });
    tracker.people.put(Person {
        id: id("rivera"),
        name: "Dr. Rivera".into(),
        talking_point: "We both row on the river Charles".into(),
        ..Person::default()
    });
    tracker.messages.put(Message {
        id: id("thanks"),
        person: Some(id("rivera")),
        text: "Dear Dr. Rivera, thank you for the quokka.".into(),
        ..Message::default()
    });
    tracker.milestones.put(Milestone {
        id: id("ask"),
        title: "Ask for the list".into(),
        when: "2026-12-01".parse().ok(),
        program: Some(id("home")),
        notes: "the walrus list".into(),
        ..Milestone::default()
    });
    tracker
}

#[test]
fn a_word_of_a_note_is_shown_where_it_stands_and_opens_the_note_there() {
    let mut it = Session::with(&written());
    check(&mut it, "f 'zebra'", &["▸ interview Harbor", "A zebra in the pros", "Pros and 1 more: "]);
    check(&mut it, "ctrl-a 'zebra wire'", &["Notes: ", "They said: the zebra wire is theirs."]);
    check(&mut it, "enter '*'", &["They said: the * wire is theirs."]);
    check(&mut it, "ctrl-f enter esc '+'", &["A + again, in Straße 5."]);
    check(&mut it, "esc", &["Search: zebra wire", "▸ interview Harbor", "Pros and 1 more: "]);
    check(&mut it, "ctrl-a 'strasse'", &["▸ interview Harbor", "Straße 5"]);
    check(&mut it, "esc u", &["no: Find anywhere"]);
}

#[test]
fn every_text_that_is_typed_is_found_and_opens_where_it_is_written() {
    for (typed, shown, opened) in [
        ("river charles", "Talking point: We both row on the river Charles", "Talking point"),
        ("quokka", "Text: Dear Dr. Rivera, thank you for the quokka.", "thank you for the quokka"),
        ("hybrid", "Agenda: 09:00 Tour of the hybrid room", "Agenda, their time"),
        ("gentle ones", "Do the fellows take the", "Yes, the gentle ones"),
        ("walrus", "Notes: the walrus list", "the walrus list"),
        (
            "good cases",
            "▸ question Do the fellows take the good cases?",
            "Do the fellows take the good cases?",
        ),
    ] {
        let mut it = Session::with(&written());
        check(&mut it, &format!("f '{typed}'"), &[shown]);
        check(&mut it, "enter", &[opened, "no: Find anywhere"]);
        check(&mut it, "esc", &["Find anywhere", &format!("Search: {typed}")]);
    }
}

#[test]
fn a_city_finds_its_programs_and_what_happens_there() {
    let mut it = Session::with(&written());
    check(
        &mut it,
        "f 'boston'",
        &["▸ program Harbor", "Boston, MA", "date Ask for the list", "interview Harbor", "Place: Boston, MA"],
    );
    check(&mut it, "enter", &["[4 Shortlist]", "▸ Harbor"]);
    check(&mut it, "esc", &["Search: boston", "▸ program Harbor"]);
    check(&mut it, "down enter", &["[1 Timeline]", "▸· Tue 1 Dec Ask for the list"]);
    check(&mut it, "esc", &["▸ date Ask for the list"]);
}

#[test]
fn a_program_is_found_and_its_rejection_noted_in_seven_keys() {
    let mut it = busy();
    check(&mut it, "f 'michigan' enter t r enter", &["Mon 23 Nov 09:20 they rejected", "no: Find anywhere"]);
}

#[test]
fn tags_are_counted_and_lead_to_their_notes() {
    let mut it = Session::with(&written());
    check(&mut it, "f '#'", &["▸ tag #Fellowship in 2 notes", "tag #call in 1 note"]);
    check(
        &mut it,
        "'fel'",
        &["▸ tag #Fellowship in 2 notes", "no: #call in", "program Harbor", "interview Harbor"],
    );
    check(
        &mut it,
        "enter",
        &["Search: #Fellowship", "▸ program Harbor", "The #Fellowship is new.", "no: in 2 notes"],
    );
    check(&mut it, "enter '*'", &["The * is new."]);
    check(&mut Session::with(&sample()), "f '#'", &["No tag yet: # and a word in a note make one"]);
}

#[test]
fn what_is_not_shown_is_counted() {
    let mut tracker = Tracker::default();
    for n in 0..75 {
        let (id, name) = (Id::new(&format!("p{n}")), format!("Harbor {n}"));
        tracker.programs.put(Program { id, name, ..Program::default() });
    }
    let mut it = Session::with(&tracker);
    check(&mut it, "f 'harbor'", &["60 of 75 programs"]);
    check(&mut it, "' 1'", &["no: 60 of"]);
    check(&mut it, "backspace", &["60 of 75 programs"]);
}

#[test]
fn a_person_is_found_in_their_form_and_a_day_with_what_is_on_it() {
    let mut it = Session::with(&sample());
    let name = it.app.cx.season.tracker.people.iter().next().unwrap().name.clone();
    it.press(&format!("f '{name}'"));
    check(&mut it, "", &[&format!("▸ person {name}")]);
    check(&mut it, "enter", &["Name", "Role", &name]);
    check(&mut it, "esc", &["Find anywhere", &format!("▸ person {name}")]);
    let day = |it: &Session| {
        it.app.cx.season.tracker.interviews.iter().find_map(|row| {
            let day = row.when.as_ref()?.day();
            (day.to_string().as_str() > "2026-12-01")
                .then_some((day, it.app.cx.season.interview_title(&row.id)))
        })
    };
    let (day, title) = day(&it).unwrap();
    for typed in [day.format("%b %-d"), day.format("%-d %b")] {
        let mut it = Session::with(&sample());
        let typed = typed.to_string().to_lowercase();
        check(&mut it, &format!("f '{typed}'"), &["▸ interview", &title]);
    }
}
