use super::{super::zone::tests::zone, *};
use proptest::prelude::*;

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn why(text: &str) -> String {
    text.parse::<Moment>().unwrap_err().0
}

/// Sections 1.1 and 1.2 of the season's calendar, New York time, with their instants.
const SEASON: &[(&str, &str)] = &[
    ("2026-06-03T09:00", "2026-06-03T13:00:00Z"),
    ("2026-09-02T09:00", "2026-09-02T13:00:00Z"),
    ("2026-09-23T09:00", "2026-09-23T13:00:00Z"),
    ("2026-11-11T09:00", "2026-11-11T14:00:00Z"),
    ("2026-12-02T09:00", "2026-12-02T14:00:00Z"),
    ("2027-05-31T17:00", "2027-05-31T21:00:00Z"),
    ("2026-09-15T12:00", "2026-09-15T16:00:00Z"),
    ("2027-01-29T23:59", "2027-01-30T04:59:00Z"),
    ("2027-02-01T12:00", "2027-02-01T17:00:00Z"),
    ("2027-03-03T21:00", "2027-03-04T02:00:00Z"),
    ("2027-03-15T10:00", "2027-03-15T14:00:00Z"),
    ("2027-03-15T11:00", "2027-03-15T15:00:00Z"),
    ("2027-03-16T08:00", "2027-03-16T12:00:00Z"),
    ("2027-03-18T09:00", "2027-03-18T13:00:00Z"),
    ("2027-03-18T12:00", "2027-03-18T16:00:00Z"),
    ("2027-03-18T15:00", "2027-03-18T19:00:00Z"),
    ("2027-03-18T18:00", "2027-03-18T22:00:00Z"),
    ("2027-03-18T21:00", "2027-03-19T01:00:00Z"),
    ("2027-03-19T12:00", "2027-03-19T16:00:00Z"),
    // earlier seasons
    ("2025-06-04T09:00", "2025-06-04T13:00:00Z"),
    ("2024-06-05T09:00", "2024-06-05T13:00:00Z"),
    ("2023-06-07T09:00", "2023-06-07T13:00:00Z"),
    ("2025-09-03T09:00", "2025-09-03T13:00:00Z"),
    ("2024-09-25T09:00", "2024-09-25T13:00:00Z"),
    ("2025-09-15T12:00", "2025-09-15T16:00:00Z"),
    ("2026-01-30T23:59", "2026-01-31T04:59:00Z"),
    ("2025-01-31T23:59", "2025-02-01T04:59:00Z"),
    ("2024-01-31T23:59", "2024-02-01T04:59:00Z"),
    ("2026-02-02T12:00", "2026-02-02T17:00:00Z"),
    ("2026-03-04T21:00", "2026-03-05T02:00:00Z"),
    ("2025-03-05T21:00", "2025-03-06T02:00:00Z"),
    ("2024-02-28T21:00", "2024-02-29T02:00:00Z"),
    ("2026-03-16T10:00", "2026-03-16T14:00:00Z"),
    ("2025-03-17T10:00", "2025-03-17T14:00:00Z"),
    ("2024-03-11T10:00", "2024-03-11T14:00:00Z"),
    ("2026-03-20T12:00", "2026-03-20T16:00:00Z"),
    ("2025-03-21T12:00", "2025-03-21T16:00:00Z"),
    ("2024-03-15T12:00", "2024-03-15T16:00:00Z"),
    ("2026-05-31T17:00", "2026-05-31T21:00:00Z"),
    ("2024-05-31T17:00", "2024-05-31T21:00:00Z"),
];

#[test]
fn the_dates_of_the_season_are_right_to_the_minute() {
    for (civil, at) in SEASON {
        let text = format!("{civil}[America/New_York]");
        assert_eq!(moment(&text).instant().to_string(), *at, "{text}");
        assert_eq!(moment(&text).to_string(), text);
    }
}

#[test]
fn moments_have_one_text() {
    let table = [
        ("2026-12-15T09:00[america/chicago]", "2026-12-15T09:00[America/Chicago]"),
        ("2026-12-15T09:00:00[America/Chicago]", "2026-12-15T09:00[America/Chicago]"),
        ("2026-12-15T09:00:30.5[America/Chicago]", "2026-12-15T09:00:30[America/Chicago]"),
        ("2026-12-15T09:00-06:00[America/Chicago]", "2026-12-15T09:00[America/Chicago]"),
        ("2026-11-01T01:30-05:00[America/New_York]", "2026-11-01T01:30-05:00[America/New_York]"),
        ("2026-11-01T01:30[America/New_York]", "2026-11-01T01:30-04:00[America/New_York]"),
        ("2026-12-15T09:00[UTC]", "2026-12-15T09:00[UTC]"),
        ("2028-02-29T23:59[Asia/Calcutta]", "2028-02-29T23:59[Asia/Calcutta]"),
    ];
    for (text, expected) in table {
        assert_eq!(moment(text).to_string(), expected, "{text}");
    }
    let second = moment("2026-11-01T01:30-05:00[America/New_York]");
    assert_eq!(second.instant().to_string(), "2026-11-01T06:30:00Z");
    assert_eq!(second.offset().map(|offset| offset.to_string()).as_deref(), Some("-05:00"));
    assert_eq!(moment("2026-12-15T09:00[America/Chicago]").offset(), None);
}

#[test]
fn what_does_not_exist_is_refused_with_a_sentence() {
    let table = [
        (
            "2027-03-14T02:30[America/New_York]",
            "2027-03-14 02:30 doesn't exist in New York: the clocks jump from 02:00 to 03:00 there",
        ),
        ("2026-12-15T09:00[America/Chicgo]", "“America/Chicgo” is no known time zone"),
        (
            "2026-12-15T09:00-05:00[America/Chicago]",
            "2026-12-15T09:00 in Chicago has the offset -06:00, not -05:00",
        ),
        (
            "2026-11-01T01:30-06:00[America/New_York]",
            "2026-11-01T01:30 in New York has the offset -04:00, not -06:00",
        ),
        ("1850-01-01T00:00[America/New_York]", "“1850-01-01T00:00” lies outside the years 1900 to 9998"),
    ];
    for (text, sentence) in table {
        assert_eq!(why(text), sentence);
    }
    let shapes = [
        "",
        "[",
        "]",
        "[]",
        "2026-12-15[America/Chicago]",
        "2026-12-15T9:00[America/Chicago]",
        "2026-12-15T09:00",
        "2026-12-15T24:00[UTC]",
        "2027-02-29T09:00[UTC]",
        "2026-12-15T09:00[UTC] ",
        "2026-12-15T09:00+5[UTC]",
        "2026-12-15 09:00[UTC]",
        "2026-12-15T09:00.5[UTC]",
        "2026-12-15T09:00:60[UTC]",
    ];
    for text in shapes {
        assert!(text.parse::<Moment>().is_err(), "{text}");
    }
}

#[test]
fn a_moment_elsewhere() {
    let chicago = moment("2026-12-15T23:30[America/Chicago]");
    assert_eq!(chicago.day().to_string(), "2026-12-15");
    assert_eq!(chicago.in_zone(&zone("America/New_York")).to_string(), "2026-12-16 00:30:00");
    assert_eq!(
        Moment::at(chicago.instant(), &zone("Asia/Kolkata")).to_string(),
        "2026-12-16T11:00[Asia/Kolkata]"
    );
}

#[test]
fn days_stay_and_end_at_midnight_at_home() {
    let (home, far) = (zone("America/New_York"), zone("Pacific/Honolulu"));
    let day: When = "2026-11-01".parse().unwrap();
    assert_eq!(day.day_in(&far), day.day_in(&home));
    assert_eq!(day.end(&home).to_string(), "2026-11-02T05:00:00Z");
    assert_eq!(day.end(&far).to_string(), "2026-11-02T10:00:00Z");
    let at: When = "2026-11-02T00:30[America/New_York]".parse().unwrap();
    assert_eq!(at.day_in(&far).to_string(), "2026-11-01");
    assert_eq!(at.end(&home).to_string(), "2026-11-02T05:30:00Z");
    assert!(day.sort_key(&far) < at.sort_key(&far));
    let last: When = "9999-12-31".parse().unwrap();
    assert_eq!(last.end(&home), Stamp::MAX);
    assert!("tomorrow".parse::<When>().is_err());
}

#[test]
fn ordered_by_instant_whatever_the_zone() {
    let mut moments = [
        moment("2026-12-15T09:00[America/Los_Angeles]"),
        moment("2026-12-15T10:00[America/New_York]"),
        moment("2026-11-01T01:30-05:00[America/New_York]"),
        moment("2026-12-15T09:00[America/Chicago]"),
        moment("2026-11-01T01:30-04:00[America/New_York]"),
    ];
    moments.sort();
    let texts = moments.map(|moment| moment.to_string());
    assert_eq!(
        texts,
        [
            "2026-11-01T01:30-04:00[America/New_York]",
            "2026-11-01T01:30-05:00[America/New_York]",
            "2026-12-15T09:00[America/Chicago]",
            "2026-12-15T10:00[America/New_York]",
            "2026-12-15T09:00[America/Los_Angeles]",
        ]
    );
}

proptest! {
    #[test]
    fn any_moment_reads_back(at in 0..600usize, seconds in -2_208_902_400..4_000_000_000i64) {
        let names = Zone::names();
        let moment = Moment::at(Stamp::from_seconds(seconds), &zone_at(&names, at));
        let text = moment.to_string();
        let read: Moment = text.parse().unwrap();
        prop_assert_eq!(&read, &moment);
        prop_assert_eq!(read.instant().seconds(), seconds);
        prop_assert_eq!(text.parse::<When>(), Ok(When::At(moment)));
    }

    #[test]
    fn hours_set_back_keep_both_times_apart(minutes in 0..60i64, year in 2020..2037i32) {
        let zone = zone("America/Chicago");
        let november = (1..=7).find_map(|d| Day::from_ymd_opt(year, 11, d).filter(|d| d.format("%a").to_string() == "Sun"));
        let change = zone.changes_on(november.unwrap()).unwrap().at;
        let [first, second] = [-3600, 0].map(|s| Moment::at(change.plus(s + minutes * 60), &zone));
        prop_assert_eq!(first.civil(), second.civil());
        prop_assert!(first < second && first.to_string() != second.to_string());
        prop_assert_eq!(Moment::new(second.civil(), &zone), Ok(first));
        prop_assert_eq!(second.to_string().parse(), Ok(second));
    }

    #[test]
    fn hostile_texts_never_panic(text in "\\PC{0,40}", cut in "[0-9T:+\\[\\]A-Z/-]{0,40}") {
        let _ = (text.parse::<When>(), cut.parse::<When>(), cut.parse::<Moment>());
    }
}

fn zone_at(names: &[String], at: usize) -> Zone {
    zone(&names[at % names.len()].replace("Factory", "UTC"))
}
