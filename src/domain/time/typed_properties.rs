use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn any_moment_shown_in_any_zone_and_typed_back_is_the_same_instant(
        at in 0..600usize, home in 0..600usize, seconds in 1_500_000_000..2_100_000_000i64,
        now in 1_500_000_000..2_100_000_000i64,
    ) {
        let names = Zone::names();
        let named = |at: usize| zone(&names[at % names.len()].replace("Factory", "UTC"));
        let desk = Desk { home: named(home), ..Desk::new() };
        let reading = Reading { now: Stamp::from_seconds(now), ..desk.reading() };
        for seconds in [seconds, seconds - seconds % 60] {
            let when = When::At(Moment::at(Stamp::from_seconds(seconds), &named(at)));
            let shown = show_for_edit(&when);
            prop_assert_eq!(read_when(&shown, &reading), Ok(when.clone()), "{}", shown);
            prop_assert_eq!(read_when(&when.to_string(), &reading), Ok(when));
        }
    }

    #[test]
    fn any_day_typed_back_is_the_same(days in 0..3_652_058i32, now in -2_000_000_000..2_100_000_000i64) {
        let desk = Desk::new();
        let reading = Reading { now: Stamp::from_seconds(now), ..desk.reading() };
        let day = Day::from_num_days_from_ce_opt(days + 1).unwrap();
        prop_assert_eq!(read_when(&show_for_edit(&When::Day(day)), &reading), Ok(When::Day(day)));
    }

    #[test]
    fn a_day_of_the_season_in_every_spelling(days in 61..365i64) {
        let desk = Desk::new();
        let day = parse_day("2026-06-01").unwrap() + chrono::TimeDelta::days(days);
        for format in ["%-m/%-d", "%m/%d/%Y", "%m/%d/%y", "%-d %b", "%b %-d", "%B %-d, %Y", "%a %-d %b", "%-d.%-m.", "%d.%m.%Y"] {
            let text = day.format(format).to_string();
            prop_assert_eq!(desk.read(&text), Ok(day.to_string()), "{}", text);
        }
    }

    #[test]
    fn gaps_are_refused_and_folds_asked(minute in 0..60u32, spring in any::<bool>()) {
        let desk = Desk::new();
        let (text, words) = if spring { (format!("3/14/27 2:{minute:02} am"), "doesn't exist") }
            else { (format!("11/1/26 1:{minute:02} am"), "happens twice") };
        let refusal = read_when(&text, &desk.reading()).unwrap_err();
        prop_assert!(refusal.why.contains(words), "{}", refusal.why);
        let minutes = |when: &When| when.end(&desk.home).seconds() / 60;
        prop_assert_eq!(refusal.choices.len(), 2);
        prop_assert_eq!(minutes(&refusal.choices[1].1) - minutes(&refusal.choices[0].1), 60);
    }

    #[test]
    fn clocks_of_any_zone_leave_nothing_to_guess(at in 0..600usize, day in 0..36_500i64, minute in 0..120i64) {
        let names = Zone::names();
        let there = zone(&names[at % names.len()].replace("Factory", "UTC"));
        let desk = Desk { home: there.clone(), ..Desk::new() };
        let day = parse_day("1990-01-01").unwrap() + chrono::TimeDelta::days(day);
        // the next change of that zone's clocks within a year
        let change = (0..366).filter_map(|n| there.changes_on(day + chrono::TimeDelta::days(n))).next();
        prop_assume!(change.is_some());
        let civil = there.civil_at(change.unwrap().at) + chrono::TimeDelta::minutes(minute - 60);
        let read = read_when(&civil.format("%Y-%m-%d %H:%M").to_string(), &desk.reading());
        match (there.resolve(civil), read) {
            (Resolved::Once(at), read) => {
                prop_assert!(matches!(&read, Ok(When::At(moment)) if moment.instant() == at), "{:?}", read);
            }
            (Resolved::Never { .. }, read) => prop_assert!(read.is_err_and(|it| !it.choices.is_empty())),
            (Resolved::Twice { first, second }, read) => {
                let refusal = read.unwrap_err();
                let mut offered = refusal.choices.iter().map(|it| it.1.end(&there));
                prop_assert!(offered.clone().any(|it| it == first.at) && offered.any(|it| it == second.at));
            }
        }
    }

    #[test]
    fn leap_days_and_year_ends_come_back(year in 1950..2200i32, minutes in -120..120i64, at in 0..600usize, home in 0..600usize) {
        let names = Zone::names();
        let named = |at: usize| zone(&names[at % names.len()].replace("Factory", "UTC"));
        let desk = Desk { home: named(home), ..Desk::new() };
        for day in [format!("{year}-01-01"), format!("{}-02-29", year / 4 * 4)] {
            let Ok(day) = parse_day(&day) else { continue }; // 2100 has none
            let moment = Moment::at(named(at).midnight(day).plus(minutes * 60), &named(at));
            let when = When::At(moment);
            prop_assert_eq!(read_when(&show_for_edit(&when), &desk.reading()), Ok(when));
        }
    }

    #[test]
    fn words_in_any_order_never_panic(picks in prop::collection::vec(0..WORDS.len(), 0..7)) {
        let desk = Desk::new();
        let text = picks.into_iter().map(|at| WORDS[at]).collect::<Vec<_>>().join(" ");
        if let Ok(when) = read_when(&text, &desk.reading()) {
            prop_assert_eq!(read_when(&show_for_edit(&when), &desk.reading()), Ok(when));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn hostile_texts_never_panic(text in "\\PC{0,40}", near in "[0-9a-z/:. +\\[\\]-]{0,16}", long in 0..40usize) {
        let desk = Desk::new();
        let other = if long % 2 == 0 { "9999-12-31" } else { "0001-01-01" };
        let season = (parse_day("2026-06-01").unwrap(), parse_day(other).unwrap());
        let reading = Reading { season, ..desk.reading() };
        for text in [text, near, "99999 ".repeat(long), "9/".repeat(long), "é:".repeat(long)] {
            let refused = read_moment(&text, &reading).err();
            prop_assert!(refused.map_or(0, |refusal| refusal.choices.len()) <= CHOICES);
        }
    }
}

const WORDS: &[&str] = &[
    "next",
    "last",
    "this",
    "in",
    "ago",
    "a",
    "3",
    "15",
    "31",
    "1400",
    "2027",
    "29",
    "0",
    "dec",
    "feb",
    "fri",
    "mon",
    "today",
    "week",
    "days",
    "h",
    "am",
    "pm",
    "9am",
    "9:30",
    "noon",
    "midnight",
    "CT",
    "MST",
    "their",
    "my",
    "local",
    "time",
    "Chicago",
    "12/15",
    "13/2",
    "15.12.",
    "2026-11-01",
    "1:30",
    "-05:00",
    "+3d",
    "-2w",
    "+48h",
    "at",
    "15th",
];
