//! What holds for every text, however hostile.
use std::borrow::Cow;

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{config, line, text};
use crate::text::wrap::{Change, breaks, rebreak};
use crate::text::*;

fn drawn(text: &str) -> usize {
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn clean_leaves_nothing_hostile_and_is_stable(text in text(3)) {
        let line = clean(&text).into_owned();
        prop_assert!(!line.chars().any(clean::is_hostile), "{line:?}");
        prop_assert_eq!(clean(&line), Cow::Borrowed(line.as_str()));
        let lines = clean_lines(&text).into_owned();
        prop_assert!(!lines.chars().any(|c| c != '\n' && clean::is_hostile(c)), "{lines:?}");
        prop_assert_eq!(clean_lines(&lines), Cow::Borrowed(lines.as_str()));
        prop_assert_eq!(lines.matches('\n').count(), text.matches('\n').count());
    }

    #[test]
    fn clean_borrows_what_it_does_not_change(text in line(6)) {
        if let Cow::Owned(cleaned) = clean(&text) {
            prop_assert_ne!(cleaned, text);
        }
    }

    #[test]
    fn width_is_that_of_the_cleaned_text(text in line(8)) {
        prop_assert_eq!(width(&text), drawn(&clean(&text)), "{:?}", text);
    }

    #[test]
    fn cut_and_pad_fit(text in line(8), columns in 0usize..12) {
        for short in [cut(&text, columns), cut_start(&text, columns)] {
            prop_assert!(width(&short) <= columns);
            prop_assert_eq!(matches!(short, Cow::Borrowed(_)), width(&text) <= columns || columns == 0);
        }
        prop_assert_eq!(width(&pad(&text, columns)), columns);
        prop_assert_eq!(width(&pad_left(&text, columns)), columns);
    }

    #[test]
    fn rows_cover_the_line_and_fit(text in line(12), columns in 0usize..15) {
        let rows = wrap(&text, columns);
        prop_assert_eq!(rows[0].start, 0);
        prop_assert_eq!(rows[rows.len() - 1].end, text.len());
        prop_assert!(rows.windows(2).all(|pair| pair[0].end == pair[1].start && !pair[0].is_empty()));
        let borders: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        for row in rows {
            let shown = text[row.clone()].trim_end_matches([' ', '\t', '\u{3000}']);
            prop_assert!(width(shown) <= columns.max(1) || shown.graphemes(true).count() == 1, "{shown:?}");
            prop_assert!(row.is_empty() || borders.contains(&row.start));
            prop_assert!(row.start == 0 || text[row].graphemes(true).next() != Some(" "), "a blank starts a row");
        }
    }

    #[test]
    fn wrapping_near_a_change_is_wrapping_anew(
        old in line(14), new in line(3), columns in 0usize..12, from in 0usize..60, length in 0usize..20,
    ) {
        let start = grapheme::snap(&old, from);
        let end = grapheme::snap(&old, start + length);
        let line = format!("{}{new}{}", &old[..start], &old[end..]);
        let change = Change { at: start, removed: end - start, inserted: new.len() };
        prop_assert_eq!(rebreak(&breaks(&old, columns), &line, columns, change), breaks(&line, columns));
    }

    #[test]
    fn borders_are_those_of_the_whole_line(text in line(10), at in 0usize..40) {
        let mut borders: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        borders.push(text.len());
        let at = at.min(text.len());
        let up = *borders.iter().find(|b| **b >= at).unwrap();
        let down = *borders.iter().rfind(|b| **b <= at).unwrap();
        prop_assert_eq!((grapheme::snap(&text, at), grapheme::snap_back(&text, at)), (up, down));
        let next = borders.iter().find(|b| **b > up).copied().unwrap_or(up);
        let before = borders.iter().rfind(|b| **b < up).copied().unwrap_or(up);
        prop_assert_eq!((grapheme::next(&text, up), grapheme::before(&text, up)), (next, before));
    }

    #[test]
    fn folding_leaves_letters_and_digits(text in line(8)) {
        let folded = fold(&text);
        prop_assert!(folded.chars().all(char::is_alphanumeric), "{folded:?}");
        prop_assert_eq!(words(&text).concat(), folded);
    }

    #[test]
    fn a_text_finds_itself_and_longer_queries_narrow(hay in line(8), long in line(4), short in line(2)) {
        prop_assert!(Query::new(&hay).score(&hay).is_some(), "{hay:?}");
        let (mut long, mut short) = (Query::new(&long), Query::new(&short));
        if long.narrows(&short) && long.score(&hay).is_some() {
            prop_assert!(short.score(&hay).is_some());
        }
        let marks = long.marks(&hay);
        prop_assert!(marks.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(marks.iter().all(|mark| *mark < hay.graphemes(true).count()));
    }

    #[test]
    fn spans_cover_the_line(line in line(12)) {
        let mut end = 0;
        for (range, _) in spans(&line) {
            prop_assert!(range.start == end && range.end > end && line.is_char_boundary(range.end));
            end = range.end;
        }
        prop_assert_eq!(end, line.len());
    }
}
