//! What a person takes for one character is one, whatever it is made of: the cursor stands where it is drawn, a key takes
//! all of it away, and no row breaks inside of it. Right-to-left texts go in logical order.

use fluoro::{
    domain::{
        id::Id,
        tables::{Interview, InterviewKind},
        tracker::Tracker,
    },
    text::{Buffer, Lines, Motion, Select},
};

use crate::common::{picture, *};

/// The characters of a text, each with its columns. Borders as in Unicode's GraphemeBreakTest.
const TABLE: &[(&str, &[(&str, u16)])] = &[
    ("NFC", &[("é", 1), ("ñ", 1), ("ß", 1)]),
    ("NFD", &[("e\u{301}", 1), ("n\u{303}", 1), ("o\u{302}\u{323}", 1)]),
    ("wide", &[("日", 2), ("本", 2), ("語", 2), ("한", 2)]),
    ("half-width kana", &[("ｶﾞ", 2), ("ﾊﾟ", 2), ("ｱ", 1)]),
    ("families", &[("👩\u{200D}👩\u{200D}👧", 2), ("👨\u{200D}👩\u{200D}👧\u{200D}👦", 2), ("x", 1)]),
    ("work", &[("👩🏽\u{200D}⚕\u{FE0F}", 2), ("🧑\u{200D}🔬", 2)]),
    ("flags", &[("🇺🇸", 2), ("🇨🇦", 2), ("a", 1)]),
    ("skin", &[("👍🏽", 2), ("👍", 2), ("👋🏿", 2)]),
    ("keycaps", &[("1\u{FE0F}\u{20E3}", 2), ("#\u{FE0F}\u{20E3}", 2), ("1", 1)]),
    ("signs", &[("❤\u{FE0F}", 2), ("❤", 1), ("✓", 1), ("→", 1)]),
    ("Thai", &[("กำ", 2), ("นี่", 1), ("ก", 1)]),
    ("jamo", &[("\u{1100}\u{1161}\u{11A8}", 2), ("\u{1112}\u{1161}\u{11AB}", 2)]),
    ("Arabic", &[("م\u{64F}", 1), ("ح\u{64E}", 1), ("م\u{651}\u{64E}", 1), ("د", 1)]),
    ("Hebrew", &[("ש\u{5B8}\u{5C1}", 1), ("ל", 1), ("ו\u{5B9}", 1), ("ם", 1)]),
    ("joiner", &[("a\u{200D}", 1), ("b", 1)]),
    ("tab", &[("a", 1), ("\t", 1), ("b", 1)]),
    ("control", &[("a", 1), ("\u{1B}", 1), ("[", 1), ("\u{202E}", 1), ("b", 1)]),
];

/// A note that holds a text, opened with the cursor at its end.
fn opened(text: &str) -> Session {
    let mut tracker = Tracker::default();
    let (id, kind) = (Id::new("i"), Some(InterviewKind::Interview));
    tracker.interviews.put(Interview { id, kind, notes: text.to_owned(), ..Interview::default() });
    let mut it = Session::with(&tracker);
    it.press("3 enter");
    it
}

fn cursor(it: &Session) -> (u16, u16) {
    picture::drawn(&it.app).1.unwrap_or_default()
}

fn note(it: &mut Session) -> String {
    it.wait(2);
    it.app.cx.season.tracker.interviews.get("i").unwrap().notes.clone()
}

fn whole(characters: &[(&str, u16)]) -> String {
    characters.iter().map(|it| it.0).collect()
}

#[test]
fn the_cursor_stands_where_it_is_drawn() {
    for (name, characters) in TABLE {
        let mut it = opened(&whole(characters));
        it.press("home");
        let (x, y) = cursor(&it);
        let mut column = 0;
        for (character, columns) in *characters {
            assert_eq!(cursor(&it), (x + column, y), "{name}: before {character:?}");
            let drawn = picture::buffer(&it.app)[(x + column, y)].symbol().to_owned();
            let shown = fluoro::text::clean(character).into_owned();
            assert_eq!(drawn, shown, "{name}: {character:?} is drawn");
            it.press("right");
            column += columns;
        }
        assert_eq!(cursor(&it), (x + column, y), "{name}: at the end");
        for (character, columns) in characters.iter().rev() {
            it.press("left");
            column -= columns;
            assert_eq!(cursor(&it), (x + column, y), "{name}: back before {character:?}");
        }
    }
}

#[test]
fn a_key_takes_one_whole_character_away() {
    for (name, characters) in TABLE {
        let mut it = opened(&whole(characters));
        for left in (0..characters.len()).rev() {
            it.press("backspace");
            assert_eq!(note(&mut it), whole(&characters[..left]), "{name}: backspace");
        }
        let mut it = opened(&whole(characters));
        it.press("home");
        for gone in 1..=characters.len() {
            it.press("delete");
            assert_eq!(note(&mut it), whole(&characters[gone..]), "{name}: delete");
        }
    }
}

#[test]
fn no_row_of_ten_columns_breaks_inside_of_one() {
    for (name, characters) in TABLE {
        let text = whole(characters).repeat(6);
        let mut buffer = Buffer::new(&text, Lines::Many);
        buffer.set_columns(10);
        let rows = buffer.window(0, 100);
        assert_eq!(rows.iter().map(|it| it.text).collect::<String>(), text, "{name}");
        let mut borders = vec![0];
        for (character, _) in characters.repeat(6) {
            borders.push(borders.last().unwrap() + character.len());
        }
        for row in &rows {
            assert!(borders.contains(&row.range.end), "{name}: {:?} ends inside", row.text);
            let columns: u16 = (0..borders.len() - 1)
                .filter(|at| row.range.contains(&borders[*at]))
                .map(|at| characters[at % characters.len()].1)
                .sum();
            assert!(columns <= 10 || *name == "tab", "{name}: {:?} has {columns} columns", row.text);
        }
        buffer.go(Motion::Start, Select::Drop);
        for border in &borders[1..] {
            buffer.go(Motion::Right, Select::Drop);
            assert_eq!(buffer.cursor().byte, *border, "{name}");
        }
    }
}
