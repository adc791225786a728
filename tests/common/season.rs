//! Seasons made as a user makes them: by keys. Each is made once and then copied.

use std::sync::OnceLock;

use fluoro::domain::tracker::Tracker;

use super::{MONDAY, NAMES, Session, check};

/// The first start of a student in mid-season who applied: nothing in it but who they are.
pub fn student() -> Session {
    static MADE: OnceLock<Tracker> = OnceLock::new();
    let make = || {
        let mut session = Session::empty(MONDAY);
        check(&mut session, "enter enter enter enter j j j enter", &["no: Who are you?", "GOING ON"]);
        session
    };
    Session::with(MADE.get_or_init(|| make().app.tracker))
}

/// That student with the 37 pasted names as programs, on the shortlist.
pub fn programs() -> Session {
    static MADE: OnceLock<Tracker> = OnceLock::new();
    let mut session = Session::with(MADE.get_or_init(|| {
        let mut session = student();
        paste_names(&mut session);
        session.app.tracker
    }));
    session.press("4");
    session
}

/// Pastes the 37 names and takes every match that is proposed.
pub fn paste_names(session: &mut Session) {
    session.press("4 p").paste(NAMES).press("esc");
    for _ in 0..60 {
        if session.app.overlays.is_empty() {
            return;
        }
        session.press("enter");
    }
    panic!("the names are never settled:\n{}", session.screen());
}

/// Three interviews and a task besides, with notes, ticks, statuses and a corrected date; on the timeline.
pub fn busy() -> Session {
    static MADE: OnceLock<Tracker> = OnceLock::new();
    let mut session = Session::with(MADE.get_or_init(|| {
        let mut session = programs();
        interview(&mut session, "northwestern", "15 dec 9am their time");
        session
            .press("enter '# Northwestern' enter '- two rooms, 5,200 cases' enter '- **kind** people' esc");
        interview(&mut session, "ucsf", "today 8am PT");
        interview(&mut session, "emory", "12 nov 9am ET");
        session.press("g space");
        session.press("1 a 'Call Dr. Lee' tab 'fri 9am CT' ctrl-s");
        session.press("a 'Book the flight' tab '1 dec' ctrl-s");
        session.press("2 j j right space esc G space");
        session.press("4 g t r j t w j t x j e tab tab tab tab tab tab right ctrl-s");
        session.press("f 'standard registration' enter e ctrl-a 'jan 27' ctrl-s");
        session.app.tracker
    }));
    session.press("1");
    session
}

/// Adds an interview at the only program that these words name.
pub fn interview(session: &mut Session, program: &str, when: &str) {
    let keys = format!("3 a ctrl-a '{program}' tab tab tab '{when}' ctrl-s");
    check(session, &keys, &["no: New interview"]);
}

/// Everything that can lie over a tab, with the keys that open it in a busy season.
pub const OVERLAYS: &[(&str, &str)] = &[
    ("help", "?"),
    ("palette", ":"),
    ("find", "f"),
    ("filter", "/"),
    ("catalog", "4 a"),
    ("names", "4 p"),
    ("form", "1 a"),
    ("choice", "1 a tab tab"),
    ("long_field", "1 a tab tab tab tab"),
    ("settings", ","),
    ("sort", "4 s"),
    ("export", "x"),
    ("note", "3 enter"),
    ("guide", "f2"),
    ("contents", "f2 /"),
];
