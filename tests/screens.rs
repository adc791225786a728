//! Every screen at every size and in every theme: what always holds of it, and its picture.
//!
//! The pictures lie in `tests/snapshots`, one file per screen: its text at each size, and the roles of its cells at one.
//! The themes say how a role looks, and are tested apart. After a change that is meant:
//! `INSTA_UPDATE=always cargo test --test screens`
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, which clippy doesn't see as such")]
#![allow(clippy::wildcard_enum_match_arm, reason = "each start is the usual one but for what it is about")]

mod common;
#[path = "screens/header.rs"]
mod header;
#[path = "screens/names.rs"]
mod names;
#[path = "screens/rules.rs"]
mod rules;
#[path = "screens/themes.rs"]
mod themes;

use std::collections::HashSet;

use common::*;
use fluoro::{
    app::state::{Access, Colors, Glyphs, Look, Theme},
    domain::{tables::Match, tracker::Tracker},
    store::report::Verdict,
};

/// Narrow, usual, side by side, and very wide.
const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), SIDE_BY_SIDE, VERY_WIDE];

/// The size at which a picture says which role each cell plays, and at which the fixed themes are drawn.
const SIDE_BY_SIDE: (u16, u16) = (120, 34);

/// Too large for a picture of every screen.
const VERY_WIDE: (u16, u16) = (200, 60);

/// The screens with a picture in a very wide window.
const GALLERY: [&str; 6] =
    ["timeline", "month", "season", "shortlist_detail", "form_edit_interview", "guide"];

/// The screens with a picture in the look that asks least of a terminal.
const ASCII: [&str; 3] = ["timeline_detail", "season", "menu_status"];

/// What a screen starts from.
#[derive(Clone, Copy)]
enum From {
    Nothing,
    /// A student in mid-season without a program.
    Student,
    /// The sample season.
    Sample,
    /// The sample season of a resident.
    Resident,
    /// The sample season with all that can stand beside it.
    Beside,
    /// The sample season after a run that was killed.
    Killed,
    Damaged,
    Missing,
    /// The sample season on a full disk.
    FullDisk,
    ReadOnly,
    /// The sample season with names that no column holds.
    LongNames,
    /// The sample season with eight writers of letters.
    Writers,
}

fn session(from: From, size: (u16, u16)) -> Session {
    let tracker = match from {
        From::LongNames => season::long_names(),
        From::Writers => season::writers(),
        From::Resident => sample_of(Match::Fellowship),
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
    let mut session = Session::new(Setup { tracker, access, size, verdict, left, ..Setup::default() });
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
        From::Nothing
        | From::Sample
        | From::Resident
        | From::Killed
        | From::ReadOnly
        | From::LongNames
        | From::Writers => {}
    }
    session
}

/// The screen after these keys.
fn pressed(from: From, size: (u16, u16), keys: &str) -> Session {
    let mut session = session(from, size);
    session.press(keys);
    session
}

/// Draws a screen at every size and in every theme: it keeps the rules, and its pictures are as they were.
fn check(name: &str, from: From, keys: &str) {
    let pressed = |size| pressed(from, size, keys);
    let whole = rules::whole_words(pressed);
    let mut pictures = String::new();
    for size in SIZES {
        let mut session = pressed(size);
        let text = session.screen();
        check_themes(&mut session, &whole, &format!("{name} at {size:?}"));
        if size != VERY_WIDE || GALLERY.contains(&name) {
            pictures += &format!("==== {}×{}\n{text}", size.0, size.1);
        }
        if size == SIDE_BY_SIDE {
            pictures += &format!("---- roles\n{}", roles::runs(&roles::painted(&session.app)));
        }
    }
    if ASCII.contains(&name) {
        pictures += &format!("==== in ASCII, without color\n{}", plainest(pressed((80, 24))));
    }
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!(name, pictures);
    });
}

/// Each look keeps the rules, and says the same as the others.
fn check_themes(session: &mut Session, whole: &HashSet<String>, name: &str) {
    let text = session.screen();
    for theme in [Theme::Terminal, Theme::Dark, Theme::Light, Theme::Mono] {
        session.app.cx.look.theme = theme;
        let name = format!("{name} in {theme:?}");
        let (buffer, cursor) = picture::drawn(&session.app);
        let is_same = picture::text(&buffer) == text;
        // without color the strip of the season has marks in place of counts
        assert!(
            is_same || theme == Theme::Mono && session.app.tabs.timeline.in_calendar(),
            "{name} has other words"
        );
        let screen = rules::Screen { app: &session.app, buffer, cursor };
        match is_same && theme != Theme::Terminal {
            true => rules::check_look(&screen, &name),
            false => rules::check(&screen, whole, &name),
        }
    }
    session.app.cx.look.glyphs = Glyphs::Ascii;
    rules::check_ascii(&picture::buffer(&session.app), name);
    session.app.cx.look = look(Theme::Terminal, Glyphs::Unicode);
}

fn look(theme: Theme, glyphs: Glyphs) -> Look {
    Look { theme, glyphs, colors: Colors::Any }
}

fn plainest(mut session: Session) -> String {
    session.app.cx.look = look(Theme::Mono, Glyphs::Ascii);
    session.screen()
}

macro_rules! screens {
    ($($name:ident $from:ident $keys:literal;)*) => {
        $(#[test] fn $name() { check(stringify!($name), From::$from, $keys); })*
    };
}

screens! {
    timeline Sample "1";
    timeline_of_a_resident Resident "1";
    month_of_a_resident Resident "1 v";
    rotation_that_comes_back Resident "1 / 'call: home' enter right";
    case_log Resident "2 / 'esir log' enter right";
    shortlist_of_a_resident Resident "4";
    review_of_a_resident Resident "!";
    status_since Resident "4 t t";
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
    menu_export_components Sample "2 x";
    components Sample "2";
    components_detail Sample "2 j j j right";
    letters Sample "2 v j j right right";
    letters_detail Sample "2 v right enter";
    letters_of_a_resident Resident "2 v";
    letters_of_eight_writers Writers "2 v right right j";
    letters_menu Sample "2 v right right right t";
    empty_letters Student "2 v";
    statements Sample "2 v v j j";
    statements_wrong Sample "2 v v j j right space";
    statements_detail Sample "2 v v enter";
    statements_compared Sample "2 v v C enter enter ctrl-end enter enter 'Thank you.' esc esc = 1";
    statement_written Sample "2 v v enter enter";
    form_new_letter Sample "2 v a";
    form_new_statement Sample "2 v v a";
    costs Sample "2 V";
    costs_detail Sample "2 V right";
    costs_last Sample "2 V G";
    costs_filtered Sample "2 V / 'travel' enter";
    costs_nothing Student "2 V";
    costs_of_a_resident Resident "2 V";
    menu_figures Sample "2 V e";
    form_new_expense Sample "2 V a";
    components_of_a_resident Resident "2";
    component_of_a_program Sample "2 / 'form of' enter right";
    component_with_counts Sample "2 / 'experiences' enter right";
    component_locked_later Student "2 / 'licens' enter , tab tab tab tab ctrl-a backspace ctrl-s";
    exam Sample "2 / 'step 2' enter right";
    form_exam Sample "2 / 'step 2' enter e";
    add_exam Sample "2 / 'step 2' enter a";
    not_needed Sample "2 t n";
    new_step Sample "2 right a";
    program_with_a_component Sample "4 / 'aurelia' enter right G";
    signals Sample "2 v v v";
    signals_detail Sample "2 v v v right";
    signals_budget Sample "2 v v v g";
    signals_asked Sample "2 v v v j j j j +";
    signals_empty Student "2 v v v";
    signals_of_a_resident Resident "2 v v v";
    long_names_signals LongNames "2 v v v";
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
    find_words Sample "f 'call'";
    find_in_note Sample "f 'follow-up calls' enter";
    find_tags Sample "3 enter '#call, then #on-call and #Fellowship ' esc f '#'";
    note_tags Sample "3 enter '#call, then #on-call and #Fellowship '";
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
    start_zone Nothing "enter enter";
    start_zone_refused Nothing "enter enter 'Atlantis' enter";
    start_season Nothing "enter";
    start_season_of_a_resident Nothing "j enter";
    start_also Nothing "enter enter enter";
    start_also_last Nothing "enter enter enter j j j j j j j";
    start_submitted_refused Nothing "enter enter enter enter ctrl-a 'dec 1' enter";
    start_about_a_resident Nothing "j enter enter enter";
    start_submitted Nothing "enter enter enter enter";
    start_programs Nothing "enter enter enter enter enter";
    filter_line Sample "4 / 'uni'";
    filter_fault Sample "4 / 'status:invited score>x'";
    filter_completed Sample "4 / 'status:' tab tab";
    filters_named Sample "4 / 'signal:gold' ctrl-f s 'Gold' enter F";
    filtered Sample "4 / 'status:invited' enter";
    filtered_empty Sample "4 / 'zzqqxx' enter";
    empty_timeline Student "1";
    empty_interviews Student "3";
    empty_shortlist Student "4";
    empty_components Student "2 / 'zzqqxx' enter";
    not_saved FullDisk "1 space";
    not_saved_asks FullDisk "1 space q";
    read_only ReadOnly "1 space";
    facts Sample "f3 j j j";
    facts_last Resident "f3 G";
    facts_detail Sample "f3 / 'rank order list cert' enter enter";
    facts_searched Sample "f3 / 'signal'";
    facts_corrected Sample "f3 / 'photo file' enter e '175' tab 'the form' ctrl-s";
    form_fact Sample "f3 / 'photo file' enter e '175'";
    form_official_date Sample "f3 / 'rank order list cert' enter e";
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
    shortlist_last Sample "4 G";
    interviews_last Sample "3 G";
    day_lines Sample "3 g j j j A";
    brief Sample "3 g j j j p";
    brief_last Sample "3 g j j j p G";
    brief_of_a_resident Resident "3 p";
    ranks Sample "4 v";
    ranks_last Sample "4 v G";
    ranks_marked Sample "4 v j space space";
    ranks_detail Sample "4 v j enter";
    ranks_of_a_resident Resident "4 v";
    ranks_empty Student "4 v";
    rank_why Sample "4 v =";
    rank_why_unknown Sample "4 v j =";
    rank_attach Sample "4 v L";
    pairwise Sample "4 v space space space W";
    pairwise_sorted Sample "4 v space space space W right right right";
    rank_history Sample "4 v H";
    rank_r3 Sample "4 v P";
    long_names_ranks LongNames "4 v";
    bank Sample "3 g j j j b";
    bank_detail Sample "3 g j j j b right";
    bank_last Sample "3 g j j j b G";
    bank_searched Sample "3 g j j j b / 'call'";
    bank_nothing Sample "3 g j j j b / 'zzqqxx' enter";
    bank_asked Sample "3 g j j j b v";
    bank_improper Sample "3 g j j j b v v";
    bank_improper_detail Sample "3 g j j j b v v enter 'In the second room, a joke' enter right";
    bank_answer Sample "3 g j j j b enter";
    bank_of_a_resident Resident "3 b";
    form_new_question Sample "3 g j j j b a";
    write_up Sample "3 g j w";
    write_up_text Sample "3 g j w tab tab tab tab tab tab tab tab tab tab tab tab";
    messages Sample "m";
    messages_sent Sample "m G";
    messages_unwanted Sample "m j j j j";
    messages_read Sample "m l";
    messages_firsts Sample "m j j j * G k * 'the clinic changed my mind' enter";
    messages_first_again Sample "m j j j * G k *";
    messages_nothing Student "m";
    messages_of_a_resident Resident "m";
    messages_menu Sample "m a";
    message_templates Sample "m t";
    message_written Sample "m enter";
    templates Sample "3 enter ctrl-t";
    templates_read Sample "3 enter ctrl-t j right";
    templates_last Sample "ctrl-p 'templates' enter G";
    template_inserted Sample "3 enter ctrl-end ctrl-t j j enter";
    form_template Sample "3 enter ctrl-t e";
    form_message Sample "m e";
    long_names_messages LongNames "m";
    invitation Sample "i 'uw'";
    invitation_dates Sample "i 'uw' enter a 'dec 10 9am-1:30pm; dec 15' enter";
    components_last Sample "2 G";
    timeline_last_ahead Sample "1 / 'match' enter G";
    review_last Sample "! G";
    catalog_last Student "4 a 'boston' pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn";
    help_last Sample "? pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn";
    names_last Student "4 p 'Mayo' enter 'MGH' enter 'Vanderbuilt' enter 'UCSF DR' enter 'Yale' enter 'Emory' enter 'Duke' esc j j j j j j j";
    shortlist_detail_end Sample "4 right pgdn pgdn pgdn pgdn";
    form_program_last Sample "4 e pgdn";
    form_interview_last Sample "3 e pgdn";
    form_component_last Sample "2 j j j e pgdn";
    form_rotation_last Sample "1 b pgdn";
    form_refused_below Sample "4 e tab tab tab tab tab tab tab tab tab 'some day' pgdn ctrl-s";
    settings_last Sample ", pgdn";
    settings_ticks Sample ", tab tab tab tab tab tab space 3";
    note_end Sample "3 enter ctrl-end";
    long_names_timeline LongNames "1 T";
    long_names_timeline_detail LongNames "1 T right";
    long_names_day LongNames "1 v T enter";
    long_names_components LongNames "2";
    long_names_component_detail LongNames "2 right";
    long_names_interviews LongNames "3";
    long_names_interview_detail LongNames "3 right";
    long_names_shortlist LongNames "4";
    long_names_shortlist_detail LongNames "4 right";
    long_names_brief LongNames "3 g j j j p";
    long_names_bank LongNames "3 g j j j b";
    long_names_form LongNames "4 e";
    long_names_form_interview LongNames "3 e";
    long_names_status LongNames "4 / 'invited' enter t";
    long_names_deleted LongNames "4 d";
    long_names_found LongNames "f 'interventional'";
    long_names_review LongNames "!";
    long_names_note LongNames "3 enter";
}

#[test]
fn too_small() {
    for (width, height) in [(0, 0), (1, 1), (39, 40), (200, 11), (20, 5)] {
        for keys in ["1", "4 a", "?", "f2", "3 enter", ","] {
            let mut session = session(From::Sample, (width, height));
            session.press(keys);
            let screen = session.screen();
            let words: Vec<&str> = screen.split_whitespace().collect();
            let calm = "Window too small: 40×12 needed";
            let shown = words.join(" ");
            assert!(calm.starts_with(shown.trim_end_matches('…')), "{width}×{height}: {shown:?}");
            assert_eq!(shown.is_empty(), width == 0, "{width}×{height}");
            session.resize(80, 24);
            let whole = rules::whole_words(|size| pressed(From::Sample, size, keys));
            let (buffer, cursor) = picture::drawn(&session.app);
            let screen = rules::Screen { app: &session.app, buffer, cursor };
            rules::check(&screen, &whole, &format!("{keys} after {width}×{height}"));
        }
    }
}
