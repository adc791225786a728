//! What was typed, underlined where it stands in what was found.

use ratatui::style::{Modifier, Style};

use super::painter::column;
use crate::text::{Query, graphemes, hits::all_hits, typed_words};

/// Returns a text in exactly that many columns, with those of its graphemes underlined.
pub fn marked(text: &str, columns: usize, style: Style, marks: &[usize]) -> Vec<(String, Style)> {
    let mut pieces: Vec<(String, Style)> = Vec::new();
    for (at, grapheme) in graphemes(&column(text, columns)).enumerate() {
        let style = match marks.contains(&at) && grapheme != "…" {
            true => style.add_modifier(Modifier::UNDERLINED),
            false => style,
        };
        match pieces.last_mut().filter(|it| it.1 == style) {
            Some(last) => last.0.push_str(grapheme),
            None => pieces.push((grapheme.to_owned(), style)),
        }
    }
    pieces
}

/// Returns which graphemes of a text are those that were typed: of each word that stands in it, else of all of them if
/// their letters come in it in this order.
pub fn marks_of(query: &str, text: &str) -> Vec<usize> {
    let words = typed_words(query).into_iter().map(|it| Query::new(&it));
    let found: Vec<usize> = words.filter(|it| it.is_whole(text)).flat_map(|mut it| it.marks(text)).collect();
    if found.is_empty() { Query::new(query).marks(text) } else { found }
}

/// Returns which graphemes of a text belong to one of the words that were typed.
pub fn marks_of_words(query: &str, text: &str) -> Vec<usize> {
    let mut found = all_hits(text, &typed_words(query)).into_iter().peekable();
    let (mut marks, mut from) = (Vec::new(), 0usize);
    for (at, grapheme) in graphemes(text).enumerate() {
        while found.next_if(|it| it.end <= from).is_some() {}
        if found.peek().is_some_and(|it| it.start <= from) {
            marks.push(at);
        }
        from = from.saturating_add(grapheme.len());
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn underlined(query: &str, text: &str, columns: usize) -> String {
        let pieces = marked(text, columns, Style::new(), &marks_of(query, text));
        let is_marked = |it: &&(String, Style)| it.1.add_modifier.contains(Modifier::UNDERLINED);
        pieces.iter().filter(is_marked).map(|it| it.0.as_str()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_was_typed_is_underlined_as_it_is_written() {
        for (query, text, expected) in [
            ("bechard", "Dr. Be\u{301}chard", "Be\u{301}chard"),
            ("strasse", "Lange Straße 5", "Straße"),
            ("istanbul", "University of İstanbul", "İstanbul"),
            ("mayo ariz", "Mayo Clinic Arizona", "Mayo|Ariz"),
            ("mayo boston", "Mayo Clinic Arizona", "Mayo"),
            ("ir", "Virginia · IR", "IR"),
            ("", "Mayo", ""),
        ] {
            assert_eq!(underlined(query, text, 40), expected, "{query:?} in {text:?}");
        }
        assert_eq!(underlined("clinic", "Mayo Clinic", 8), "Cl");
    }
}
