//! What is escaped is read back with another program's parser, all of whose extensions are on.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{
    doc::Doc,
    escape::{is_plain_address, link},
    note::block,
};
use crate::text::{clean, clean_lines};

const HOSTILE: &[&str] = &[
    "| a | b |",
    "a\\|b",
    "a\\\\|b\\",
    "# x",
    "x #",
    "- a",
    "1. a",
    "1)",
    "+ a",
    "---",
    "===",
    ":-:",
    ": definition",
    "> [!NOTE]",
    "<b>bold</b>",
    "<!-- -->",
    "<https://x.org>",
    "&amp; &#35;",
    "[a](javascript:alert(1))",
    "![i](x.png)",
    "[x]: y",
    "[^1]",
    "[[wiki]]",
    "**b** _i_ ~~s~~ `c` $m$ ^s^",
    "```rust",
    "    indented",
    "{#id .class}",
    "https://example.org/a_b*c?d=1&e=2",
    "www.example.org/a_b",
    "a@example.org @user #12",
    "\u{202e}evil\u{2066}",
    "\x1b]52;c;AAAA\x07\x1b[31m",
    "a\nb\r\n\n# c\n- d",
    "tab\there",
    "Müller · 東京 🩻",
    "*",
    "_",
    "\\",
    "`",
    "**",
    "__x__",
    "- [x] y",
];

/// Words, marks and line ends in any order.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => prop::sample::select(HOSTILE).prop_map(str::to_owned),
        2 => "[ -~]{0,6}",
        1 => "\\PC{0,4}",
        1 => prop::sample::select(&["\n", "\n\n", " ", "  ", "\n    ", "\n  ", "\t"][..]).prop_map(str::to_owned),
    ];
    prop::collection::vec(part, 0..7).prop_map(|parts| parts.concat())
}

fn events(markdown: &str) -> Vec<Event<'_>> {
    let mut options = Options::all();
    options.remove(Options::ENABLE_SMART_PUNCTUATION);
    Parser::new_ext(markdown, options).collect()
}

/// The text between two tags of that kind, each time they come.
fn texts(markdown: &str, opens: fn(&Tag) -> bool, ends: fn(&TagEnd) -> bool) -> Vec<String> {
    let mut all = Vec::new();
    let mut open: Option<String> = None;
    for event in events(markdown) {
        match event {
            Event::Start(tag) if opens(&tag) => open = Some(String::new()),
            Event::End(tag) if ends(&tag) => all.extend(open.take()),
            Event::Text(text) => {
                if let Some(open) = &mut open {
                    open.push_str(&text);
                }
            }
            Event::Start(_) | Event::End(_) => {}
            other => panic!("{other:?} in {markdown:?}"),
        }
    }
    all
}

fn one_line(text: &str) -> String {
    clean(text).trim().to_owned()
}

proptest! {
    #[test]
    fn a_heading_says_what_was_typed(text in hostile()) {
        let mut doc = Doc::default();
        doc.heading(2, &text);
        doc.paragraph("after");
        let markdown = doc.finish();
        let heads = texts(&markdown, |it| matches!(it, Tag::Heading { .. }), |it| matches!(it, TagEnd::Heading(_)));
        prop_assert_eq!(heads, [one_line(&text)], "{}", markdown);
    }

    #[test]
    fn list_items_and_paragraphs_say_what_was_typed(text in hostile(), value in hostile()) {
        let (text, value) = (format!("a{text}"), format!("{value}b"));
        let mut doc = Doc::default();
        doc.heading(1, "T");
        doc.paragraph(&text);
        doc.item("Label", &value);
        doc.bullet(&value);
        let markdown = doc.finish();
        let paragraphs = texts(&markdown, |it| matches!(it, Tag::Paragraph), |it| matches!(it, TagEnd::Paragraph));
        prop_assert_eq!(paragraphs, [one_line(&text)], "{}", markdown);
        let items = texts(&markdown, |it| matches!(it, Tag::Item), |it| matches!(it, TagEnd::Item));
        let value = one_line(&value);
        prop_assert_eq!(items, [format!("Label: {value}"), value], "{}", markdown);
    }

    #[test]
    fn every_cell_says_what_was_typed(cells in prop::collection::vec(hostile(), 6)) {
        let mut cells: Vec<String> = cells.into_iter().map(|it| format!("{it}.")).collect();
        cells.truncate(6);
        let mut doc = Doc::default();
        doc.table(&["one", "two", "three"], &[cells[..3].to_vec(), cells[3..].to_vec()]);
        let markdown = doc.finish();
        let read = texts(&markdown, |it| matches!(it, Tag::TableCell), |it| matches!(it, TagEnd::TableCell));
        let mut expected: Vec<String> = ["one", "two", "three"].map(str::to_owned).to_vec();
        expected.extend(cells.iter().map(|it| one_line(it)));
        prop_assert_eq!(read, expected, "{}", markdown);
    }

    /// A note keeps its words, its headings stand below ours, and it makes nothing that could reach out of it or load
    /// anything.
    #[test]
    fn a_note_stays_a_note(text in hostile()) {
        let markdown = format!("# T\n\n{}\n\n# End\n", block(1, &text));
        let mut words = String::new();
        let mut heads = 0;
        let mut leads = Vec::new();
        for event in events(&markdown) {
            match event {
                Event::Start(Tag::Heading { level, .. }) if level as usize == 1 => heads += 1,
                Event::Start(Tag::Link { dest_url, .. }) => {
                    prop_assert!(is_plain_address(&dest_url), "{}", markdown);
                    leads.push((dest_url, words.len()));
                }
                Event::End(TagEnd::Link) => {
                    let (address, from) = leads.pop().unwrap();
                    if words[from..] != *address {
                        words.push_str(&address);
                    }
                }
                Event::Start(
                    Tag::Paragraph
                    | Tag::List(_)
                    | Tag::Item
                    | Tag::Strong
                    | Tag::Emphasis
                    | Tag::BlockQuote(None)
                    | Tag::Heading { .. },
                )
                | Event::End(_) => {}
                Event::HardBreak | Event::TaskListMarker(_) => words.push(' '),
                Event::Text(text) | Event::Code(text) => words.push_str(&text),
                other => prop_assert!(false, "{:?} in {:?}", other, markdown),
            }
        }
        prop_assert_eq!(heads, 2, "{}", markdown);
        prop_assert_eq!(letters(&words), letters(&format!("T{}End", unmarked(&text))), "{}", markdown);
    }

    #[test]
    fn an_address_is_a_link_to_itself_or_text(text in hostile()) {
        let text = format!("https://e{}", text.replace(char::is_whitespace, ""));
        let markdown = format!("- Link: {}\n", link(&text));
        let mut shown = String::new();
        for event in events(&markdown) {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => prop_assert_eq!(&*dest_url, text.as_str()),
                Event::Text(text) => shown.push_str(&text),
                Event::Start(Tag::List(_) | Tag::Item) | Event::End(_) => {}
                other => prop_assert!(false, "{:?} in {:?}", other, markdown),
            }
        }
        prop_assert_eq!(shown, format!("Link: {}", one_line(&text)), "{}", markdown);
    }
}

/// A note's lines without what Markdown shows in another way: markers of lists and headings.
fn unmarked(text: &str) -> String {
    let mut out = String::new();
    for line in clean_lines(text).lines() {
        let rest = match crate::text::markdown::item(line) {
            Some(item) if !line.trim().is_empty() => line[item.text..].trim(),
            _ => super::note::heading(line.trim()).map_or(line.trim(), |it| it.1),
        };
        out.push_str(rest);
    }
    out
}

/// Without blanks, and without the signs of which Markdown takes some for its own.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_ascii_punctuation()).collect()
}

#[test]
fn a_note_with_lists_and_headings_keeps_its_shape() {
    let typed = "# UCSF\nfirst line\nsecond *line*\n\n- one\n  - deeper\n    more of deeper\n- [x] done\n1. a\n2. b\n   more of b\ntail\n> quote\n> and more\n---\n";
    let expected = "#### UCSF\n\nfirst line\\\nsecond *line*\n\n- one\n  - deeper\\\n    more of deeper\n- [x] done\n\n1. a\n2. b\\\n   more of b\n\ntail\n\n> quote\\\n> and more\n\n\\---";
    assert_eq!(block(3, typed), expected);
}

#[test]
fn a_note_keeps_the_marks_of_its_writer() {
    for (typed, expected) in [
        ("**bold** and __bold__, *it* _it_", "**bold** and **bold**, *it* *it*"),
        ("**the clinic**: 1. *first* - then", "**the clinic**: 1. *first* - then"),
        ("un**believ**able snake_case_name 2*3*4", "un**believ**able snake\\_case\\_name 2*3*4"),
        ("`ssh -p 22` ``odd``", "`ssh -p 22` \\`\\`odd\\`\\`"),
        ("[their site](https://example.org/a_b)", "[their site](<https://example.org/a_b>)"),
        ("see https://example.org/a_b.", "see <https://example.org/a_b>."),
        ("###### six", "###### six"),
        // what could do more than say something is shown as typed
        ("[x](javascript:alert)", "\\[x\\](javascript:alert)"),
        ("![x](https://example.org/x.png)", "!\\[x\\](https\\://example.org/x.png)"),
        ("<script>", "\\<script\\>"),
        ("```", "\\`\\`\\`"),
        ("words\n===", "words\\\n\\==="),
        ("---\nfluoro: x\n---", "\\---\\\nfluoro: x\\\n\\---"),
    ] {
        assert_eq!(block(2, typed), expected, "{typed}");
    }
}

#[test]
fn what_would_begin_a_list_is_shown_as_typed() {
    for mark in ["1.", "1)", "12)", "007.", "-", "+", "*", "=", ":"] {
        let typed = format!("{mark} first");
        let mut doc = Doc::default();
        doc.heading(1, "T");
        doc.paragraph(&typed);
        doc.bullet(&typed);
        let markdown = doc.finish();
        let paragraphs =
            texts(&markdown, |it| matches!(it, Tag::Paragraph), |it| matches!(it, TagEnd::Paragraph));
        let items = texts(&markdown, |it| matches!(it, Tag::Item), |it| matches!(it, TagEnd::Item));
        assert_eq!((paragraphs, items), (vec![typed.clone()], vec![typed]), "{markdown}");
    }
}

#[test]
fn empty_columns_are_dropped_and_so_are_empty_notes() {
    let mut doc = Doc::default();
    doc.table(&["a", "b"], &[vec!["1".into(), " ".into()], vec!["2".into()]]);
    doc.note(2, "Empty", " \n\n#\n- \n");
    assert_eq!(doc.finish(), "| a |\n| --- |\n| 1 |\n| 2 |\n");
}
