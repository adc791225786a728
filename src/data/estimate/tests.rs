//! The rules held against the calendars that are known: what each season would have been taken for a year before.

use super::*;
use crate::data::{BUNDLED, ESTIMATES, season};

fn known() -> Vec<SeasonFacts> {
    BUNDLED.iter().map(|it| season::parse(it.1, None).unwrap().alone()).collect()
}

fn rules() -> Rules {
    parse(ESTIMATES).unwrap()
}

/// The dates of the 2024 season, which isn't bundled: ERAS as AAMC's guide of that season has them, NRMP as medical
/// schools wrote them down.
const OF_2024: [(&str, &str); 11] = [
    ("eras-opens", "2023-06-07"),
    ("eras-submit", "2023-09-06"),
    ("eras-review", "2023-09-27"),
    ("nrmp-registration-opens", "2023-09-15"),
    ("nrmp-registration", "2024-01-31"),
    ("nrmp-ranking-opens", "2024-02-01"),
    ("nrmp-rol-deadline", "2024-02-28"),
    ("match-status", "2024-03-11"),
    ("soap-round-1", "2024-03-14"),
    ("match-day", "2024-03-15"),
    ("eras-ends", "2024-05-31"),
];

/// Returns the published days of a season, by the ids of the dates.
fn published(year: i32) -> Vec<(String, Day)> {
    if year == 2024 {
        return OF_2024.iter().map(|(id, day)| ((*id).to_owned(), day.parse().unwrap())).collect();
    }
    let season = known().into_iter().find(|it| year_of(it) == year).unwrap();
    let told = |date: &&OfficialDate| {
        !matches!(date.origin.confidence, Confidence::Projected | Confidence::General)
            && !date.id.as_str().starts_with("advice-")
    };
    season.dates.iter().filter(told).map(|it| (it.id.to_string(), it.when.day())).collect()
}

/// Returns by how many days each date of a season is missed, reckoned from the others that lie at that side.
fn misses(year: i32, from: i32) -> Vec<(String, i64)> {
    let others: Vec<SeasonFacts> = known().into_iter().filter(|it| year_of(it) == from).collect();
    let mut misses = Vec::new();
    for (id, day) in published(year) {
        let of = |kind| {
            let facts = estimate(&others, &rules(), (year, kind), &[]);
            facts.date(&id).map(|it| it.when.day())
        };
        let main = others[0].date(&id).is_some_and(|it| it.matches.contains(&Match::Main));
        let Some(reckoned) = of(if main { Match::Main } else { Match::Fellowship }) else { continue };
        misses.push((id, reckoned.signed_duration_since(day).num_days()));
    }
    misses
}

/// Pairs of a season and the one that it is reckoned from, with the least number of dates that are compared and those that
/// are missed, by so many days.
type Compared = (i32, i32, usize, &'static [(&'static str, i64)]);

const NEIGHBORS: [Compared; 6] = [
    (2024, 2025, 11, &[]),
    (2025, 2026, 10, &[]),
    (2026, 2025, 10, &[]),
    (2026, 2027, 10, &[]),
    (2025, 2027, 10, &[]),
    (2027, 2026, 10, &[]),
];

#[test]
fn known_seasons_are_reckoned_from_their_neighbors() {
    for (year, from, least, differences) in NEIGHBORS {
        let all = misses(year, from);
        assert!(all.len() >= least, "{year} from {from} tells of {} dates", all.len());
        let missed: Vec<(&str, i64)> =
            all.iter().filter(|it| it.1 != 0).map(|it| (it.0.as_str(), it.1)).collect();
        assert_eq!(missed, differences, "{year} from {from}");
    }
}

#[test]
fn what_is_known_of_a_season_moves_what_hangs_on_it() {
    let (known, rules) = (known(), rules());
    let told = |id: &str, day: &str| {
        let mut date = known.last().unwrap().date(id).unwrap().clone();
        date.when = day.parse().unwrap();
        date
    };
    let given = [told("match-day", "2028-03-24"), told("eras-submit", "2027-09-08")];
    let facts = estimate(&known, &rules, (2028, Match::Main), &given);
    let day = |id: &str| facts.date(id).unwrap().when.day().to_string();
    assert_eq!(day("match-status"), "2028-03-20");
    assert_eq!(day("nrmp-rol-deadline"), "2028-03-08");
    assert_eq!(day("eras-review"), "2027-09-29");
}
