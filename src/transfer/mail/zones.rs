//! The zone that a mail says of all its times: "All times are Central". Knows no date.

use super::{
    context::Context,
    phrase::has,
    scan::{Scan, What},
    times::{ZoneWords, is_zone, zone_words},
};
use crate::domain::time::Locality;

/// Words of a sentence that speak of all times.
const OF_ALL: &[&str] = &[
    "all times",
    "times * are|in|listed|shown|below|given|noted",
    "time zone",
    "timezone",
    "times",
    "all interviews * in",
];
/// Words over a column of times.
const OF_COLUMN: &[&str] =
    &["start", "starts", "end", "ends", "begin", "begins", "time", "times", "from", "until"];

/// Returns the zones that are said of all times, as they stand there.
pub(super) fn stated(scan: &Scan, context: &Context, cities: &[Locality]) -> Vec<ZoneWords> {
    let mut found = Vec::new();
    for (at, token) in scan.tokens.iter().enumerate().filter(|(_, it)| is_zone(scan.text, it)) {
        let near = scan.elements.partition_point(|it| it.from.end <= token.from.start);
        if scan.elements.get(near).is_some_and(|it| it.from.start <= token.from.start) {
            continue;
        }
        let sentence = context.sentence(token.from.start);
        let before = context.words.within(&(sentence.start..token.from.start));
        let words = before.get(before.len().saturating_sub(9)..).unwrap_or_default();
        let back = |count: usize| at.checked_sub(count).and_then(|it| scan.tokens.get(it));
        let is_column =
            back(1).is_some_and(|it| it.is_sign(&['('])) && back(2).is_some_and(|it| it.is_word(OF_COLUMN));
        if !has(words, OF_ALL) && !is_column {
            continue;
        }
        let zone = scan.tokens.get(at..).and_then(|it| zone_words(scan.text, it, cities));
        found.extend(zone.map(|it| it.0));
    }
    found
}

/// Returns the only zone that stands behind the times of a mail, if there is one.
pub(super) fn only(scan: &Scan) -> Option<ZoneWords> {
    let zone = |what: &What| match what {
        What::Time(time) => time.zone.clone(),
        What::Days(_) | What::Span(..) => None,
    };
    let mut all = scan.elements.iter().filter_map(|it| zone(&it.what));
    let first = all.next()?;
    all.all(|it| it.phrase == first.phrase).then_some(first)
}
