//! Every screen at every size and in every theme: what always holds of it, and its picture.
//!
//! The pictures lie in `tests/snapshots`, one file per screen. After a change that is meant:
//! `INSTA_UPDATE=always cargo test --test screens`
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, which clippy doesn't see as such")]

mod common;
#[path = "screens/rules.rs"]
mod rules;

use common::*;
use fluoro::{
    app::state::{Access, Theme},
    domain::tracker::Tracker,
    store::report::Verdict,
};

/// Narrow, usual, side by side, and very wide; the fixed themes at one size.
const LOOKS: &[(Theme, (u16, u16))] = &[
    (Theme::Terminal, (40, 12)),
    (Theme::Terminal, (80, 24)),
    (Theme::Terminal, (120, 34)),
    (Theme::Terminal, (200, 60)),
    (Theme::Mono, (40, 12)),
    (Theme::Mono, (80, 24)),
    (Theme::Mono, (120, 34)),
    (Theme::Mono, (200, 60)),
    (Theme::Dark, (120, 34)),
    (Theme::Light, (120, 34)),
];

/// What a screen starts from.
#[derive(Clone, Copy)]
enum From {
    Nothing,
    /// A student in mid-season without a program.
    Student,
    /// The sample season.
    Sample,
    /// The sample season with all that can stand beside it.
    Beside,
    /// The sample season after a run that was killed.
    Killed,
    Damaged,
    Missing,
    /// The sample season on a full disk.
    FullDisk,
    ReadOnly,
}

fn session(from: From, theme: Theme, size: (u16, u16)) -> Session {
    let tracker = match from {
        From::Nothing | From::Damaged | From::Missing => Tracker::default(),
        From::Student => season::student().app.cx.season.tracker,
        From::Sample | From::Beside | From::Killed | From::FullDisk | From::ReadOnly => sample(),
    };
    let access = match from {
        From::ReadOnly => Access::ReadOnly("it was made by a newer version".into()),
        From::Damaged | From::Missing => Access::ReadOnly("it can't be read".into()),
        _ => Access::Writes,
    };
    let verdict = match from {
        From::Damaged => Verdict::Damaged { why: "a comma is missing".into(), line: 812, column: 7 },
        From::Missing => Verdict::Missing,
        _ => Verdict::Ready,
    };
    let left = match from {
        From::Killed => vec![season::left(&tracker, "killed.json")],
        _ => Vec::new(),
    };
    let mut session = Session::new(Setup { tracker, access, theme, size, verdict, left, ..Setup::default() });
    match from {
        From::Beside => season::lay_beside(&mut session),
        From::Damaged | From::Missing => {
            let mut sample = Session::with(&sample());
            season::lay_beside(&mut sample);
            session.list_beside(sample.beside);
        }
        From::FullDisk => session.disk = Disk::Full,
        From::Student => {
            let tracker = session.app.cx.season.tracker.clone();
            session.take(saved(tracker, None));
        }
        From::Nothing | From::Sample | From::Killed | From::ReadOnly => {}
    }
    session
}

/// Draws a screen in every look: each keeps the rules, and all of them together are as they were.
fn check(name: &str, from: From, keys: &str) {
    let mut roomy = session(from, Theme::Terminal, (120, 34));
    roomy.press(keys);
    let whole = rules::whole_words(&mut roomy);
    let mut pictures = String::new();
    for (theme, size) in LOOKS {
        let mut session = session(from, *theme, *size);
        session.press(keys);
        let (buffer, cursor) = picture::drawn(&session.app);
        let picture = picture::picture(&session.app, &buffer);
        pictures += &format!("==== {}×{} {theme:?}\n{picture}", size.0, size.1);
        let screen = rules::Screen { app: &session.app, buffer, cursor };
        rules::check(&screen, &whole, &format!("{name} at {size:?} in {theme:?}"));
    }
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!(name, pictures);
    });
}

macro_rules! screens {
    ($($name:ident $from:ident $keys:literal;)*) => {
        $(#[test] fn $name() { check(stringify!($name), From::$from, $keys); })*
    };
}

screens! {
    timeline Sample "1";
    timeline_detail Sample "1 right";
    timeline_past Sample "1 G";
    month Sample "1 v T";
    month_walked Sample "1 v T right right";
    month_of_a_rotation Sample "1 : 'dec 10' enter";
    day Sample "1 v T enter j";
    season Sample "1 v v T";
    season_lane Sample "1 v v T j j j j";
    week Sample "1 v v T enter j";
    review Sample "!";
    review_aside Sample "! z";
    review_put_aside Sample "! z 'same room' enter G";
    review_nothing Student "!";
    snooze Sample "1 / 'poster' enter z";
    form_new_rotation Sample "1 b";
    menu_export_timeline Sample "1 x";
    components Sample "2";
    components_detail Sample "2 j j j right";
    interviews Sample "3";
    interviews_detail Sample "3 right";
    shortlist Sample "4";
    shortlist_detail Sample "4 right";
    shortlist_marked Sample "4 space space space";
    help Sample "?";
    help_searched Sample "? 'mark'";
    help_in_a_form Sample "1 a f1";
    palette Sample ":";
    palette_with_a_day Sample ": 'dec 10'";
    find Sample "f 'boston'";
    find_nothing Sample "f 'zzqqxx'";
    catalog Student "4 a";
    catalog_searched Student "4 a 'boston' ctrl-t ctrl-t";
    catalog_nothing Student "4 a 'zzqqxx'";
    names Student "4 p 'Mayo' enter 'MGH'";
    names_matched Student "4 p 'Mayo' enter 'MGH' enter 'Vanderbuilt' enter 'St. Elsewhere' enter 'UCSF DR' esc";
    form_new_interview Sample "3 a";
    form_new_program Student "4 A";
    form_new_component Student "2 a";
    form_new_task Student "1 a";
    form_choice Student "1 a tab tab";
    form_refused Student "1 a 'Pack' tab 'some day' ctrl-s";
    form_changed Student "1 a 'Pack' esc";
    form_edit_interview Sample "3 e";
    settings Sample ",";
    menu_status Sample "4 t";
    menu_state Sample "2 t";
    menu_sort Sample "4 s";
    menu_export Sample "4 x";
    delete_armed Sample "4 d";
    deleted Sample "4 d d";
    note_editor Sample "3 enter";
    note_selected Sample "3 enter ctrl-home shift-down shift-right";
    note_find Sample "3 enter ctrl-f 'the'";
    guide Sample "f2";
    guide_contents Sample "f2 /";
    guide_last_page Sample "f2 / end enter G";
    start_who Nothing "";
    start_zone Nothing "enter";
    start_zone_refused Nothing "enter 'Atlantis' enter";
    start_also Nothing "enter enter";
    start_also_last Nothing "enter enter j j j j j j j";
    start_submitted_refused Nothing "enter enter enter ctrl-a 'dec 1' enter";
    start_about_a_resident Nothing "j enter enter";
    start_submitted Nothing "enter enter enter";
    start_programs Nothing "enter enter enter enter";
    filter_line Sample "4 / 'uni'";
    filtered Sample "4 / 'status:invited' enter";
    filtered_empty Sample "4 / 'zzqqxx' enter";
    empty_timeline Student "1";
    empty_interviews Student "3";
    empty_shortlist Student "4";
    empty_components Student "2 / 'zzqqxx' enter";
    not_saved FullDisk "1 space";
    not_saved_asks FullDisk "1 space q";
    read_only ReadOnly "1 space";
    versions Beside "f4";
    versions_backup Beside "f4 G k";
    versions_backup_detail Beside "f4 G k right";
    versions_copy Beside "f4 j j j right";
    versions_draft Beside "f4 j j";
    versions_nothing Sample "f4";
    conflicts Beside "f4 j enter";
    conflicts_taken Beside "f4 j enter enter left";
    conflicts_settled Beside "f4 j enter enter enter";
    killed Killed "";
    damaged Damaged "";
    missing Missing "";
}

#[test]
fn too_small() {
    for (width, height) in [(0, 0), (1, 1), (39, 40), (200, 11), (20, 5)] {
        for keys in ["1", "4 a", "?", "f2", "3 enter", ","] {
            let mut session = session(From::Sample, Theme::Terminal, (width, height));
            session.press(keys);
            let screen = session.screen();
            let words: Vec<&str> = screen.split_whitespace().collect();
            let calm = "Window too small: 40×12 needed";
            let shown = words.join(" ");
            assert!(calm.starts_with(shown.trim_end_matches('…')), "{width}×{height}: {shown:?}");
            assert_eq!(shown.is_empty(), width == 0, "{width}×{height}");
            session.resize(80, 24);
            let whole = rules::whole_words(&mut session);
            session.resize(80, 24);
            let (buffer, cursor) = picture::drawn(&session.app);
            let screen = rules::Screen { app: &session.app, buffer, cursor };
            rules::check(&screen, &whole, &format!("{keys} after {width}×{height}"));
        }
    }
}
