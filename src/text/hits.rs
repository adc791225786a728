//! Where typed words stand in a text as it is written, and a stretch of it around them. Knows neither what the text is nor
//! how hits are shown.
use std::ops::Range;

use super::{
    fold::push_plain,
    grapheme,
    width::{cut, width},
};

/// Of more hits than that a stretch with most of them isn't looked for.
const COMPARED: usize = 256;

/// Returns the bytes of a text where a word stands, from left to right, without overlaps; `needle` must be plain
/// already. Each begins and ends at a border between graphemes, so that an accent stays with its letter.
pub fn hits(text: &str, needle: &str) -> Vec<Range<usize>> {
    if needle.is_empty() {
        return Vec::new();
    }
    if text.is_ascii() {
        let text = text.to_ascii_lowercase();
        return text.match_indices(needle).map(|(at, hit)| at..at + hit.len()).collect();
    }
    let mut folded = String::with_capacity(text.len());
    let mut origin = Vec::with_capacity(text.len() + 1); // for each folded byte the character it came from
    for (at, c) in text.char_indices() {
        push_plain(&mut folded, c);
        origin.resize(folded.len(), at..at + c.len_utf8());
    }
    let source = |at: usize, length: usize| {
        let (first, last) = (&origin[at], &origin[at + length - 1]);
        grapheme::snap_back(text, first.start)..grapheme::snap(text, last.end)
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, hit) in folded.match_indices(needle) {
        let hit = source(at, hit.len());
        // a ligature may hold the end of one hit and the beginning of the next
        if found.last().is_none_or(|it| it.end <= hit.start) {
            found.push(hit);
        }
    }
    found
}

/// Returns the bytes of a text that belong to a hit of any of the words, from left to right, those that touch as one.
pub fn all_hits<T: AsRef<str>>(text: &str, needles: &[T]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = needles.iter().flat_map(|it| hits(text, it.as_ref())).collect();
    all.sort_by_key(|it| (it.start, it.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(all.len());
    for hit in all {
        match joined.last_mut().filter(|it| hit.start <= it.end) {
            Some(last) => last.end = last.end.max(hit.end),
            None => joined.push(hit),
        }
    }
    joined
}

/// Returns the first hit of a text that has most of the words near to each other, in so many bytes; none where the text
/// has none of them. The words must be plain already.
pub fn best_hit<T: AsRef<str>>(text: &str, needles: &[T], near: usize) -> Option<Range<usize>> {
    let of = |(word, needle): (usize, &T)| hits(text, needle.as_ref()).into_iter().map(move |it| (it, word));
    let mut all: Vec<(Range<usize>, usize)> = needles.iter().enumerate().flat_map(of).collect();
    all.sort_by_key(|it| (it.0.start, it.1));
    all.truncate(COMPARED);
    let count = |at: usize| {
        let first = all.get(at).map_or(0, |it| it.0.start);
        let mut words: Vec<usize> = all[at..]
            .iter()
            .take_while(|it| it.0.start.saturating_sub(first) <= near)
            .map(|it| it.1)
            .collect();
        words.sort_unstable();
        words.dedup();
        words.len()
    };
    let best = (0..all.len()).max_by_key(|at| (count(*at), std::cmp::Reverse(*at)))?;
    all.get(best).map(|it| it.0.clone())
}

/// Returns what stands around a hit, in one line of at most so many columns: cut at the ends of words where there are
/// any, with `…` for what is left out. `hit` must lie between graphemes.
pub fn around(text: &str, hit: &Range<usize>, columns: usize) -> String {
    let end = behind(text, hit.end, columns.saturating_sub(width(&text[hit.clone()]).min(columns)));
    let after = width(&text[hit.start..end]);
    // what isn't needed behind is used before, at least a third of the room
    let start = match behind(text, 0, columns - columns / 3) >= hit.end {
        true => 0,
        false => before(text, hit.start, columns.saturating_sub(after).max(columns / 3)),
    };
    let (start, cut_before) = match start {
        0 => (0, ""),
        at => (word_start(text, at, hit.start), "…"),
    };
    let room = columns.saturating_sub(width(cut_before));
    let mut end = behind(text, start, room);
    let mut cut_behind = "";
    if end < text.len() {
        end = word_end(text, behind(text, start, room.saturating_sub(1)), hit.end.max(start));
        cut_behind = if columns == 0 { "" } else { "…" };
    }
    let shown = format!("{cut_before}{}{cut_behind}", one_line(text[start..end].trim()));
    cut(&shown, columns).into_owned()
}

/// A text whose lines are joined by blanks; as many bytes as before.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

/// The byte up to which graphemes from `from` on take so many columns.
fn behind(text: &str, from: usize, columns: usize) -> usize {
    let (mut at, mut used) = (from, 0usize);
    while at < text.len() {
        let next = grapheme::next(text, at);
        used = used.saturating_add(shown_width(&text[at..next]));
        if used > columns {
            break;
        }
        at = next;
    }
    at
}

/// The byte from which graphemes up to `to` take so many columns.
fn before(text: &str, to: usize, columns: usize) -> usize {
    let (mut at, mut used) = (to, 0usize);
    while at > 0 {
        let next = grapheme::before(text, at);
        used = used.saturating_add(shown_width(&text[next..at]));
        if used > columns {
            break;
        }
        at = next;
    }
    at
}

/// The columns of a grapheme in one line: an end of a line is shown as a blank.
fn shown_width(grapheme: &str) -> usize {
    match grapheme {
        "\n" | "\r" | "\t" => 1,
        "\r\n" => 2,
        _ => width(grapheme),
    }
}

/// The beginning of the first word at or behind `at` and not behind `hit`; `at` itself in a long word.
fn word_start(text: &str, at: usize, hit: usize) -> usize {
    if text[..at].ends_with(char::is_whitespace) {
        return at;
    }
    let between = &text[at..hit];
    between.find(char::is_whitespace).map_or(at, |blank| hit - between[blank..].trim_start().len())
}

/// The end of the last word at or before `at` and not before `hit`; `at` itself in a long word.
fn word_end(text: &str, at: usize, hit: usize) -> usize {
    if at <= hit || text[at..].starts_with(char::is_whitespace) {
        return at;
    }
    let between = &text[hit..at];
    between.rfind(char::is_whitespace).map_or(at, |blank| hit + blank)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{graphemes, typed_words};

    fn found<'a>(query: &str, text: &'a str) -> Vec<&'a str> {
        all_hits(text, &typed_words(query)).into_iter().map(|it| &text[it]).collect()
    }

    fn shown(query: &str, text: &str, columns: usize) -> String {
        let words = typed_words(query);
        around(text, &best_hit(text, &words, columns).unwrap(), columns)
    }

    #[test]
    fn hits_are_the_letters_as_they_are_written() {
        for (query, text, expected) in [
            ("strasse", "Lange Straße 5", &["Straße"] as &[_]),
            ("bechard", "Dr. Be\u{301}chard", &["Be\u{301}chard"]),
            ("e", "Be\u{301}", &["e\u{301}"]),
            ("s", "Straße", &["S", "ß"]),
            ("fibroid", "a ﬁbroid", &["ﬁbroid"]),
            ("call list", "the call list, Call", &["call", "list", "Call"]),
            ("call al", "call", &["call"]),
            ("症例", "毎週の症例は多い", &["症例"]),
            ("o'brien", "O’Brien", &["O’Brien"]),
            ("x", "Mayo", &[]),
            ("", "Mayo", &[]),
        ] {
            assert_eq!(found(query, text), expected, "{query:?} in {text:?}");
        }
    }

    #[test]
    fn what_stands_around_a_hit_is_cut_at_words() {
        let note = "They run their own clinic and residents\nsee the same patients again before the call.";
        assert_eq!(shown("residents", note, 40), "…clinic and residents see the same…");
        assert_eq!(shown("they", note, 20), "They run their own…");
        assert_eq!(shown("call", note, 24), "…again before the call.");
        assert_eq!(shown("call", "q4 call", 40), "q4 call");
        assert_eq!(shown("症例", "毎週の症例は多い", 10), "…の症例は…");
        assert_eq!(shown("b", "aaaaaaaaaabaaaaaaaaaa", 9), "…aaabaaa…");
        assert_eq!(shown("same residents", note, 30), "…and residents see the same…");
    }

    proptest! {
        #[test]
        fn hits_and_what_is_around_them_hold_for_any_text(
            text in r"[aeiß éÉﬁ症例👩‍👩‍👧‍👦#\n\r\t\u{301}\u{200d}’.]{0,60}",
            query in r"[aeis éf症👩#’]{1,4}",
            columns in 0usize..40,
        ) {
            let words = typed_words(&query);
            let mut borders = vec![0];
            graphemes(&text).for_each(|it| borders.push(borders[borders.len() - 1] + it.len()));
            let mut last = 0;
            for hit in all_hits(&text, &words) {
                prop_assert!(borders.contains(&hit.start) && borders.contains(&hit.end), "{hit:?} in {text:?}");
                prop_assert!(last <= hit.start && hit.start < hit.end);
                last = hit.end;
            }
            if let Some(hit) = best_hit(&text, &words, columns) {
                let shown = around(&text, &hit, columns);
                prop_assert!(width(&shown) <= columns.max(1), "{shown:?} of {text:?}");
                prop_assert!(!shown.contains('\n'));
            }
        }
    }
}
