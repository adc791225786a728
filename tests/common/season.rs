//! Seasons made as a user makes them: by keys. Each is made once and then copied.

use std::sync::OnceLock;

use fluoro::{
    app::{
        beside::Beside,
        left::{Base, Left, LeftText},
        screens::Layer,
    },
    domain::{
        rows::{Row, Rows},
        tables::Table,
        time::Stamp,
        tracker::Tracker,
    },
    store::report::{BackupSeen, ConflictFile, ConflictSide, Found, FoundKind},
};
use serde_json::{Value, json};

use super::{MONDAY, NAMES, Session, check};

/// The first start of a student in mid-season who applied: nothing in it but who they are.
pub fn student() -> Session {
    static MADE: OnceLock<Tracker> = OnceLock::new();
    let make = || {
        let mut session = Session::empty(MONDAY);
        check(&mut session, "enter enter enter enter enter j j j enter", &["no: Who are you?", "GOING ON"]);
        session
    };
    Session::with(MADE.get_or_init(|| make().app.cx.season.tracker))
}

/// That student with the 37 pasted names as programs, on the shortlist.
pub fn programs() -> Session {
    static MADE: OnceLock<Tracker> = OnceLock::new();
    let mut session = Session::with(MADE.get_or_init(|| {
        let mut session = student();
        paste_names(&mut session);
        session.app.cx.season.tracker
    }));
    session.press("4");
    session
}

/// Pastes the 37 names and takes every match that is proposed, those too that are asked about.
pub fn paste_names(session: &mut Session) {
    session.press("4 p").paste(NAMES).press("esc");
    for _ in 0..60 {
        if session.app.layers().len() == 0 {
            return;
        }
        let asks = matches!(session.app.layers().last(), Some(Layer::Ask(_)));
        session.press(if asks { "y" } else { "enter" });
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
        session.app.cx.season.tracker
    }));
    session.press("1");
    lay_beside(&mut session);
    session
}

/// Two backups, one of them unreadable, a conflict file, a draft, a sync client's copy and a rescue file.
pub fn lay_beside(session: &mut Session) {
    let present = session.app.cx.season.tracker.clone();
    let id = present.programs.iter().next().unwrap().id.clone();
    let mut earlier = present.clone();
    earlier.delete(Table::Programs, id.as_str());
    earlier.interviews.edit(present.interviews.iter().next().unwrap().id.as_str(), |interview| {
        interview.notes = "Another note\nof two lines".into();
    });
    let mut copy = present.clone();
    copy.programs.edit(id.as_str(), |it| it.why = "They do what I want to do".into());
    let at = |text: &str| text.parse::<Stamp>().unwrap();
    let backup = |id: &str, stamp: &str, rows| BackupSeen {
        id: id.into(),
        at: at(stamp),
        path: format!("season.backups/season-{id}.json").into(),
        bytes: 1,
        rows,
    };
    let counts = vec![(Table::Programs, 36), (Table::Interviews, 3)];
    let side = |path: String, [base, ours, theirs]: [Value; 3]| ConflictSide { path, base, ours, theirs };
    let place = format!("programs/{}", id.as_str().replace('/', "~1"));
    let found = |kind, path: &str| Found { kind, path: path.into(), bytes: 1, at: None };
    session.beside = Beside {
        backups: vec![
            backup("20261122T090000Z-5be0c3a1", "2026-11-22T14:00:00Z", Ok(counts)),
            backup("20260901T090000Z-00000000", "2026-09-01T14:00:00Z", Err("it is no season file".into())),
        ],
        conflicts: vec![ConflictFile {
            path: "season.conflict-20261123T140000Z-5be0c3a1.json".into(),
            at: Some(at("2026-11-23T14:00:00Z")),
            conflicts: vec![
                side(
                    format!("{place}/why"),
                    [json!(null), json!("Mine"), json!("A far longer reason of theirs")],
                ),
                side(format!("{place}/tags"), [json!([]), json!(["near"]), json!(["far", "big"])]),
            ],
        }],
        drafts: vec![left(&present, "killed.json")],
        copies: vec![
            found(FoundKind::SyncConflict, "season.sync-conflict-20261122-222000-ABCDEFG.json"),
            found(FoundKind::Rescue, "season.rescue-20261101T000000Z.json"),
        ],
        problems: vec!["season.conflict-1.json: it is no conflict file".into()],
    };
    session.others.insert("season.backups/season-20261122T090000Z-5be0c3a1.json".into(), earlier);
    session.others.insert("season.sync-conflict-20261122-222000-ABCDEFG.json".into(), copy);
}

/// A note that was being typed when a run was killed.
pub fn left(tracker: &Tracker, file: &str) -> Left {
    let id = &tracker.interviews.iter().next().unwrap().id;
    let text = LeftText {
        place: format!("interviews/{id}/notes"),
        text: "Never saved: the call room\nhas a window".into(),
        base: Base::Same,
    };
    Left { file: file.into(), at: Some("2026-11-22T22:00:00Z".parse().unwrap()), texts: vec![text] }
}

/// Over 80 letters, some of them wide, and without an abbreviation.
pub const LONG: &str =
    "The Interventional and Diagnostic Radiology Program of the University Hospital of 東京 and Kyoto";
/// A word that no column holds.
pub const ONE_WORD: &str =
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-Interventional-Radiology-東京";

/// The sample season in which every second name is long.
pub fn long_names() -> Tracker {
    let mut tracker = super::sample();
    tracker.profile = std::sync::Arc::new(fluoro::domain::tables::Profile {
        name: LONG.into(),
        ..(*tracker.profile).clone()
    });
    for (n, id) in every_second(&tracker.programs) {
        tracker.programs.edit(&id, |it| it.name = format!("{n} {LONG}"));
    }
    for (n, id) in every_second(&tracker.components) {
        tracker.components.edit(&id, |it| it.title = format!("{n} {ONE_WORD}"));
    }
    for (n, id) in every_second(&tracker.milestones) {
        tracker.milestones.edit(&id, |it| it.title = format!("{n} {LONG}"));
    }
    for (n, id) in every_second(&tracker.people) {
        tracker.people.edit(&id, |it| it.name = format!("{n} {ONE_WORD}"));
    }
    tracker
}

/// Ids with the places at which their rows stand.
fn every_second<T: Row>(rows: &Rows<T>) -> Vec<(usize, String)> {
    rows.iter().map(|it| it.id().to_string()).enumerate().step_by(2).collect()
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
    ("brief", "3 p"),
    ("bank", "3 b"),
    ("guide", "f2"),
    ("contents", "f2 /"),
    ("versions", "f4"),
    ("version", "f4 G right"),
    ("conflicts", "f4 j enter"),
    ("review", "1 !"),
    ("messages", "1 m"),
];

/// A resident in ESIR who hasn't submitted yet and has no programs.
pub fn resident() -> Session {
    static MADE: OnceLock<Tracker> = OnceLock::new();
    let make = || {
        let mut session = Session::empty(MONDAY);
        check(&mut session, "j enter enter enter space enter down enter j j j enter", &["no: Who are you?"]);
        session
    };
    Session::with(MADE.get_or_init(|| make().app.cx.season.tracker))
}

/// The sample season with eight writers, in each state; some programs get more than they can.
pub fn writers() -> Tracker {
    use fluoro::domain::tables::{Letter, LetterState};
    let mut tracker = super::sample();
    let names = [
        "Ana Osei",
        "Falkenrath",
        "Mirela Thornquist",
        "Jun-ho Whitlock",
        "Okafor-Hale",
        "P. Venkataraman",
        "Li",
        "Castellanos-Wu",
    ];
    let programs: Vec<_> = tracker.programs.iter().map(|it| it.id.clone()).collect();
    for (at, name) in names.into_iter().enumerate() {
        let gets = programs.iter().enumerate().filter(|(place, _)| (place * 7 + at * 3) % 8 < 4);
        tracker.letters.put(Letter {
            id: format!("{at:016x}").as_str().into(),
            writer: format!("Dr. {name}"),
            state: LetterState::ALL.get(at % LetterState::ALL.len()).copied(),
            asked: format!("2026-07-0{}", at + 1).parse().ok(),
            promised: format!("2026-11-{}", 20 + at).parse().ok(),
            programs: gets.map(|it| it.1.clone()).collect(),
            ..Letter::default()
        });
    }
    let own: Vec<_> = tracker
        .letters
        .iter()
        .map(|it| it.id.clone())
        .filter(|id| !id.as_str().starts_with("00000000000000"))
        .collect();
    own.iter().for_each(|id| drop(tracker.letters.remove(id.as_str())));
    tracker
}
