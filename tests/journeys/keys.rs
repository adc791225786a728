//! Keys: each command is reached by its keys where its scope counts, and no key reaches through an overlay.

use fluoro::app::{
    command::{COMMANDS, Scope},
    keymap::resolve,
    tab::Tab,
};

use crate::common::{season::*, *};

/// Keys that open a place in which a scope counts.
fn place(scope: Scope) -> &'static str {
    match scope {
        Scope::Global | Scope::Tab | Scope::List | Scope::Undo | Scope::Timeline => "1",
        Scope::Components => "2",
        Scope::Letters => "2 v",
        Scope::Statements => "2 v v",
        Scope::Signals => "2 v v v",
        Scope::Interviews => "3",
        Scope::Brief => "3 p",
        Scope::Bank => "3 b",
        Scope::Shortlist => "4",
        Scope::Ranks => "4 v",
        Scope::RankWhy => "4 v * a p =",
        Scope::Pairwise => "4 v * a p W",
        Scope::RankHistory => "4 v H",
        Scope::R3 => "4 v * a p P",
        Scope::Invitation => "i 'northwestern' enter 'dec 3 9am CT, dec 4 9am CT' enter",
        Scope::WriteUp | Scope::Scores => "3 g w",
        Scope::Messages => "3 g m",
        Scope::Picker => "?",
        Scope::Catalog => "4 a",
        Scope::Matches => "4 p 'Mayo' esc",
        Scope::Form => "1 a",
        Scope::Choice => "1 a tab tab",
        Scope::Ticks => ", tab tab tab tab tab",
        Scope::Menu => "4 t",
        Scope::Question => "ctrl-c",
        Scope::Text => "/",
        Scope::Note => "3 enter",
        Scope::Filter => "/",
        Scope::ProgramFilter => "4 /",
        Scope::Reader => "f2",
        Scope::Versions => "f4",
        Scope::Conflict => "f4 j enter",
        Scope::Review => "1 !",
        Scope::Facts => "1 f3",
        Scope::Templates => "3 enter ctrl-t",
    }
}

/// A busy season in which a question can come: the disk is full.
fn at(scope: Scope) -> Session {
    let mut it = busy();
    it.disk = Disk::Full;
    it.press("3 g e tab tab tab tab '1' ctrl-s").press(place(scope));
    assert!(it.app.top().scopes().contains(&scope), "{scope:?} isn't reached:\n{}", it.screen());
    it
}

#[test]
fn every_command_is_reached_by_each_of_its_keys() {
    for spec in COMMANDS {
        for (key, _) in spec.bindings() {
            let mut it = at(spec.scope);
            assert_eq!(resolve(it.app.top().scopes(), key), Some(spec.command), "{key} in {:?}", spec.scope);
            if key.typed().is_none() || !matches!(spec.scope, Scope::Text | Scope::Menu) {
                check(&mut it, &key.name(), &["no: does nothing here"]);
            }
        }
    }
}

#[test]
fn keys_of_everywhere_work_on_every_tab() {
    for tab in ["1", "2", "3", "4"] {
        let mut it = busy();
        it.press(tab);
        for spec in COMMANDS.iter().filter(|it| it.scope == Scope::Global) {
            for (key, _) in spec.bindings() {
                assert_eq!(resolve(it.app.top().scopes(), key), Some(spec.command), "{key} on tab {tab}");
            }
        }
    }
}

#[test]
fn marked_keys_work_in_every_text() {
    for (name, keys) in OVERLAYS {
        let mut it = busy();
        it.press(keys);
        for key in ["esc", "ctrl-g", "f1", "ctrl-p", "ctrl-c", "ctrl-l"] {
            let key = fluoro::app::key::Key::parse(key).unwrap();
            let command = resolve(it.app.top().scopes(), key);
            assert!(command.is_some_and(|it| it.spec().scope == Scope::Global), "{key} in {name}");
        }
    }
}

#[test]
fn no_key_reaches_through_an_overlay() {
    let letters = [
        "q", "1", "2", "3", "4", "u", "d d", "x", "v", "delete", "*", "A", ",", "T", "R", "-", ".", "ctrl-z",
    ];
    for (name, open) in OVERLAYS {
        // the sides of a conflict have numbers
        for keys in letters.into_iter().filter(|it| *name != "conflicts" || it.parse::<u8>().is_err()) {
            // there the star makes a favorite
            if (*name, keys) == ("bank", "*") {
                continue;
            }
            let mut it = busy();
            it.press(open);
            let (tracker, tab, filters) = (
                it.app.cx.season.tracker.clone(),
                it.app.cx.tab,
                Tab::ALL.map(|tab| it.app.cx.arrangement.filter(tab).to_owned()),
            );
            let depth = it.app.layers().len();
            let selected = (
                it.app.tabs.timeline.list.selected.clone(),
                it.app.tabs.shortlist.table.list.selected.clone(),
            );
            it.press(keys);
            let at = format!("{keys:?} in {name}:\n{}", it.screen());
            assert!(it.app.cx.season.tracker.same(&tracker), "{at}");
            assert_eq!(it.app.cx.tab, tab, "{at}");
            assert_eq!(it.ended, None, "{at}");
            assert!(it.app.tabs.shortlist.table.marked.is_empty() && it.app.cx.armed.is_none(), "{at}");
            if *name != "filter" {
                assert_eq!(Tab::ALL.map(|tab| it.app.cx.arrangement.filter(tab).to_owned()), filters, "{at}");
                assert_eq!(
                    (
                        it.app.tabs.timeline.list.selected.clone(),
                        it.app.tabs.shortlist.table.list.selected.clone()
                    ),
                    selected,
                    "{at}"
                );
            }
            // removing a file is asked about, and why a warning is set aside
            let asked = usize::from(*name == "versions" || *name == "review");
            assert!(it.app.layers().len() <= depth + asked, "{at}");
        }
    }
}

#[test]
fn esc_leads_out_of_everything() {
    for (_, open) in OVERLAYS {
        let mut it = busy();
        it.press(open);
        assert!(it.app.layers().len() > 0);
        it.press("'x'").close_all();
    }
}

#[test]
fn a_key_without_a_meaning_says_so() {
    let mut it = busy();
    check(&mut it, "Z", &["! Z does nothing here · ? shows the keys"]);
    check(&mut it, "j", &["no: does nothing here"]);
    assert_eq!(it.app.cx.tab, Tab::Timeline);
}

#[test]
fn the_help_says_what_a_key_of_all_tabs_does_here() {
    let mut it = Session::with(&sample());
    check(&mut it, "2 v ?", &["Space Assign", "a Add writer", "no: Tick what is done"]);
    check(&mut it, "esc v ? 'write'", &["Enter Write"]);
}

#[test]
fn the_help_says_all_of_what_each_command_does() {
    for size in [(80, 24), (100, 30), (120, 34)] {
        for keys in ["1 ?", "4 ?", "3 enter f1", "f2 /", ":"] {
            let mut it = Session::new(Setup { tracker: sample(), size, ..Setup::default() });
            it.press(keys);
            for _ in 0..120 {
                let screen = it.screen();
                let cut = screen.lines().skip(2).find(|it| it.contains("…"));
                assert_eq!(cut, None, "{keys} at {size:?}\n{screen}");
                it.press("down");
            }
        }
    }
    let mut it = Session::new(Setup { tracker: sample(), size: (80, 24), ..Setup::default() });
    check(
        &mut it,
        "4 ? 'marked programs'",
        &["Give the program a signal, or one of a higher tier;", "│ all marked programs"],
    );
    it.press("down");
    let row =
        |it: &Session| it.screen().lines().find(|it| it.contains('▸')).map(str::to_owned).unwrap_or_default();
    let before = row(&it);
    it.resize(120, 34).resize(80, 24);
    assert_eq!(row(&it), before, "the same line stays selected in another window");
}
