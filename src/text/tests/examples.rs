//! Examples of cleaning, columns, wrapping, folding, fuzzy search and Markdown.
use crate::text::*;

#[test]
fn clean_marks_what_could_steer_a_terminal() {
    let cases = [
        ("Yale–New Haven", "Yale–New Haven"),
        ("a\r\nb\rc\nd\te", "a b c d e"),
        ("\u{1B}]52;c;x\u{7}", "�]52;c;x�"),
        ("\u{9B}2J\u{7F}", "�2J�"),
        ("abc\u{202E}cba\u{2066}\u{200F}", "abc�cba��"),
        ("\u{FEFF}x\u{200B}y\u{2028}z", "�x�y�z"),
        ("a\u{E0041}\u{E007F}", "a��"),
        ("👩\u{200D}⚕\u{FE0F}", "👩\u{200D}⚕\u{FE0F}"),
        ("می\u{200C}خواهم", "می\u{200C}خواهم"),
        ("\u{200D}", "�"),
        ("1\u{200D}2", "1�2"),
        (" \u{200C}a", " �a"),
        ("a\u{E0041}\u{200D}", "a��"),
        ("a\u{200D}\u{200D}\u{200D}", "a\u{200D}��"),
    ];
    for (text, wanted) in cases {
        assert_eq!(clean(text), wanted, "{text:?}");
    }
    assert_eq!(clean_lines("a\r\nb\rc\n\td\u{0}"), "a\nb\nc\n    d�");
}

#[test]
fn width_counts_columns() {
    let cases = [
        ("abc", 3),
        ("日本", 4),
        ("e\u{301}", 1),
        ("👩\u{200D}👩\u{200D}👧", 2),
        ("🇺🇸", 2),
        ("\u{202E}", 1),
        ("\t", 1),
    ];
    for (text, columns) in cases {
        assert_eq!(width(text), columns, "{text:?}");
    }
}

#[test]
fn a_carriage_return_clings_to_its_newline() {
    assert_eq!((grapheme::before("a\r\n", 3), grapheme::next("a\r\n", 1)), (1, 3));
    assert_eq!((clean("\r\n"), width("\r\n")), (" ".into(), 1));
}

#[test]
fn cutting_and_padding() {
    assert_eq!(cut("Emory University", 6), "Emory…");
    assert_eq!(cut("日本語", 4), "日…");
    assert_eq!(cut("abc", 3), "abc");
    assert_eq!(cut("abc", 1), "…");
    assert_eq!(cut("abc", 0), "");
    assert_eq!(cut_start("/home/me/season.json", 12), "…season.json");
    assert_eq!(cut_start("日本語", 4), "…語");
    assert_eq!(cut_before("own program of the Northern hospital", 19, 20), "own pr…Northern hos…");
    assert_eq!(cut_before("own program of the North", 19, 16), "own progra…North");
    assert_eq!(pad("日本語", 6), "日本語");
    assert_eq!(pad("日本語", 4), "日… ");
    assert_eq!(pad_left("7", 3), "  7");
}

fn rows(line: &str, columns: usize) -> Vec<&str> {
    wrap(line, columns).into_iter().map(|row| &line[row]).collect()
}

#[test]
fn wrapping_breaks_where_people_would() {
    assert_eq!(rows("", 5), [""]);
    assert_eq!(rows("the follow-up call", 10), ["the ", "follow-up ", "call"]);
    assert_eq!(rows("the follow-up call", 12), ["the follow-", "up call"]);
    assert_eq!(rows("exactly ten", 7), ["exactly ", "ten"]);
    assert_eq!(rows("a   b", 2), ["a   ", "b"]);
    assert_eq!(rows("ab cdefghijkl", 5), ["ab ", "cdefg", "hijkl"]);
    assert_eq!(rows("x --flag -5", 4), ["x ", "--fl", "ag ", "-5"]);
    assert_eq!(rows("日本語。東京", 6), ["日本", "語。東", "京"]);
    assert_eq!(rows("日本", 1), ["日", "本"]);
    assert_eq!(rows("abc", 0), ["a", "b", "c"]);
    assert_eq!(wrap_text("one two\n\nthree", 4), ["one", "two", "", "thre", "e"]);
}

#[test]
fn folding_compares_everyday_names() {
    assert_eq!(fold("Saint Mary's Hôpital & Clinic"), fold("St. Marys Hopital and Clinic"));
    assert_eq!(fold("Montréal"), fold("MONTRE\u{301}AL"));
    assert_eq!(fold("Straße Łódź Sørensen"), "strasselodzsorensen");
    assert_eq!(words("Texas A&M (Temple)"), ["texas", "a", "and", "m", "temple"]);
    assert_ne!(fold("Saints"), fold("Sts"));
}

#[test]
fn fuzzy_takes_words_in_any_order_without_case_or_accents() {
    let mut query = Query::new("UNIV mont");
    assert!(query.score("Université de Montréal").is_some());
    assert!(query.score("Montana State University").is_some());
    assert!(query.score("University of Yale").is_none());
    assert!(Query::new("zürich").score("Zurich").is_some());
    assert!(Query::new("lodz").score("Łódź").is_some());
    assert!(Query::new("straße").score("STRASSE").is_some());
    assert!(Query::new("istanbul").score("İstanbul").is_some());
    assert!(Query::new("e\u{301}mory").score("Emory").is_some());
    let exact = query.score("Mont Univ").unwrap();
    assert!(exact > query.score("My only tent, universal").unwrap_or(0));
    assert_eq!(Query::new("").score("anything"), Some(0));
    assert!(Query::new(" \t").is_empty());
}

#[test]
fn fuzzy_marks_are_graphemes() {
    assert_eq!(Query::new("al").marks("Montre\u{301}al"), [6, 7]);
    assert_eq!(Query::new("al mo").marks("Montre\u{301}al"), [0, 1, 6, 7]);
    assert_eq!(Query::new("xyz").marks("Montréal"), Vec::<usize>::new());
    // a letter that is typed as two is one grapheme, and an accent none of its own
    assert_eq!(Query::new("sse").marks("Straße 5"), [4, 5]);
    assert_eq!(Query::new("chard").marks("Dr. Be\u{301}chard"), [6, 7, 8, 9, 10]);
    assert_eq!(Query::new("ir").marks("Virginia · IR"), [11, 12], "the word, not the first letters that fit");
}

#[test]
fn whole_words_come_before_strewn_letters() {
    let mut query = Query::new("ir");
    let mut score = |text| query.score(text).unwrap();
    let ranked = ["Emory · IR", "Irving", "Virginia", "Iowa River"];
    for pair in ranked.windows(2) {
        assert!(score(pair[0]) > score(pair[1]), "{pair:?}");
    }
    assert!(query.is_whole("Virginia") && !query.is_whole("Iowa River"));
}

#[test]
fn a_longer_query_narrows() {
    assert!(Query::new("emo").narrows(&Query::new("em")));
    assert!(Query::new("emory at").narrows(&Query::new("emory")));
    assert!(Query::new("Émo").narrows(&Query::new("em")));
    assert!(Query::new("x").narrows(&Query::new("")));
    assert!(!Query::new("em").narrows(&Query::new("emo")));
    assert!(!Query::new("").narrows(&Query::new("e")));
}

#[test]
fn a_pasted_novel_does_not_overflow_the_matcher() {
    let novel = "A".repeat(20_000);
    assert!(Query::new(&novel).score(&novel).is_some());
}

fn marked(line: &str) -> Vec<(&str, Mark)> {
    spans(line).into_iter().map(|(range, mark)| (&line[range], mark)).collect()
}

#[test]
fn markdown_marks_blocks() {
    assert_eq!(marked("## Why *here*"), [("## Why *here*", Mark::Heading(2))]);
    assert_eq!(marked("####### no"), [("####### no", Mark::Plain)]);
    assert_eq!(marked("> said the chair"), [("> said the chair", Mark::Quote)]);
    assert_eq!(marked("- calls"), [("- ", Mark::Bullet), ("calls", Mark::Plain)]);
    assert_eq!(marked("  12) x"), [("  ", Mark::Plain), ("12) ", Mark::Number), ("x", Mark::Plain)]);
    assert_eq!(marked("- [ ] ask"), [("- [ ] ", Mark::Check(Check::Open)), ("ask", Mark::Plain)]);
    assert_eq!(marked("* [X] ask"), [("* [X] ", Mark::Check(Check::Done)), ("ask", Mark::Plain)]);
    assert_eq!(marked("-5 degrees"), [("-5 degrees", Mark::Plain)]);
    assert_eq!(marked(""), []);
}

#[test]
fn markdown_marks_inline() {
    let bold = [("a ", Mark::Plain), ("**b c**", Mark::Bold), (" ", Mark::Plain), ("*d*", Mark::Italic)];
    assert_eq!(marked("a **b c** *d*"), bold);
    assert_eq!(marked("`x*y*`"), [("`x*y*`", Mark::Code)]);
    assert_eq!(marked("2 * 3 * 4"), [("2 * 3 * 4", Mark::Plain)]);
    assert_eq!(marked("snake_case_name"), [("snake_case_name", Mark::Plain)]);
    assert_eq!(marked("_so_."), [("_so_", Mark::Italic), (".", Mark::Plain)]);
    assert_eq!(marked("*a **b** c*"), [("*a **b** c*", Mark::Italic)]);
    assert_eq!(marked("**open"), [("**open", Mark::Plain)]);
    assert_eq!(marked("[x](y) z"), [("[x](y)", Mark::Link), (" z", Mark::Plain)]);
    assert_eq!(marked("xhttp://y"), [("xhttp://y", Mark::Plain)]);
    let address = [("see ", Mark::Plain), ("https://x.org/a_b_c", Mark::Link), (".", Mark::Plain)];
    assert_eq!(marked("see https://x.org/a_b_c."), address);
}

#[test]
fn markdown_of_a_hostile_line_is_linear() {
    for piece in ["*a ", "[", "[](", "_a", "**", "xhttp://", "`"] {
        let line = piece.repeat(100_000 / piece.len());
        let start = std::time::Instant::now();
        assert!(!spans(&line).is_empty());
        assert!(start.elapsed().as_millis() < 500, "{piece:?} took {:?}", start.elapsed());
    }
}
