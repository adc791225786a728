use super::*;
use proptest::prelude::*;

pub(crate) fn zone(name: &str) -> Zone {
    Zone::get(name).unwrap()
}

fn stamp(text: &str) -> Stamp {
    text.parse().unwrap()
}

fn civil(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

/// Civil time, its instant, the abbreviation then.
type Row = (&'static str, &'static str, &'static str);

const TABLE: &[(&str, &[Row])] = &[
    (
        "America/New_York",
        &[
            ("2026-11-01 00:59", "2026-11-01T04:59:00Z", "EDT"),
            ("2026-11-01 02:00", "2026-11-01T07:00:00Z", "EST"),
            ("2027-03-14 01:59", "2027-03-14T06:59:00Z", "EST"),
            ("2027-03-14 03:00", "2027-03-14T07:00:00Z", "EDT"),
            ("2026-12-31 23:59", "2027-01-01T04:59:00Z", "EST"),
        ],
    ),
    (
        "America/Los_Angeles",
        &[
            ("2026-11-01 00:59", "2026-11-01T07:59:00Z", "PDT"),
            ("2026-11-01 02:00", "2026-11-01T10:00:00Z", "PST"),
            ("2026-11-23 08:00", "2026-11-23T16:00:00Z", "PST"),
            ("2027-03-14 01:59", "2027-03-14T09:59:00Z", "PST"),
            ("2027-03-14 03:00", "2027-03-14T10:00:00Z", "PDT"),
        ],
    ),
    (
        "America/Phoenix",
        &[
            ("2026-10-31 09:00", "2026-10-31T16:00:00Z", "MST"),
            ("2026-11-01 01:30", "2026-11-01T08:30:00Z", "MST"),
            ("2027-03-14 02:30", "2027-03-14T09:30:00Z", "MST"),
            ("2027-07-01 09:00", "2027-07-01T16:00:00Z", "MST"),
        ],
    ),
    (
        "Pacific/Honolulu",
        &[
            ("2026-11-01 01:30", "2026-11-01T11:30:00Z", "HST"),
            ("2027-03-14 02:30", "2027-03-14T12:30:00Z", "HST"),
            ("2027-07-01 09:00", "2027-07-01T19:00:00Z", "HST"),
        ],
    ),
    (
        "Asia/Kolkata",
        &[
            ("2026-11-01 01:30", "2026-10-31T20:00:00Z", "IST"),
            ("2027-03-14 02:30", "2027-03-13T21:00:00Z", "IST"),
            ("2027-01-01 00:00", "2026-12-31T18:30:00Z", "IST"),
        ],
    ),
    ("America/Chicago", &[("2026-12-15 09:00", "2026-12-15T15:00:00Z", "CST")]),
    ("America/Sao_Paulo", &[("2026-12-15 09:00", "2026-12-15T12:00:00Z", "-03")]),
    ("Asia/Kathmandu", &[("2026-12-15 09:00", "2026-12-15T03:15:00Z", "+0545")]),
    ("UTC", &[("2026-12-15 09:00", "2026-12-15T09:00:00Z", "UTC")]),
];

#[test]
fn civil_times_are_these_instants() {
    for (name, rows) in TABLE {
        let zone = zone(name);
        for (text, at, abbreviation) in *rows {
            assert_eq!(zone.resolve(civil(text)), Resolved::Once(stamp(at)), "{name} {text}");
            assert_eq!(zone.civil_at(stamp(at)), civil(text), "{name} {at}");
            assert_eq!(zone.abbreviation_at(stamp(at)), *abbreviation, "{name} {at}");
        }
    }
}

#[test]
fn the_hour_set_back_is_there_twice_and_the_hour_jumped_over_never() {
    let Resolved::Twice { first, second } = zone("America/New_York").resolve(civil("2026-11-01 01:30"))
    else {
        panic!("once");
    };
    assert_eq!((first.at, second.at), (stamp("2026-11-01T05:30:00Z"), stamp("2026-11-01T06:30:00Z")));
    assert_eq!((first.offset.to_string(), second.offset.to_string()), ("-04:00".into(), "-05:00".into()));
    let gap = Resolved::Never {
        before: stamp("2027-03-14T09:30:00Z"),
        after: stamp("2027-03-14T10:30:00Z"),
        change: stamp("2027-03-14T10:00:00Z"),
    };
    assert_eq!(zone("America/Los_Angeles").resolve(civil("2027-03-14 02:30")), gap);
    let (before, after) = (stamp("2027-03-14T09:00:00Z"), stamp("2027-03-14T10:00:00Z"));
    let edge = Resolved::Never { before, after, change: after };
    assert_eq!(zone("America/Los_Angeles").resolve(civil("2027-03-14 02:00")), edge);
}

#[test]
fn clocks_are_set_on_these_days_only() {
    let day = |text: &str| super::super::parse_day(text).unwrap();
    let new_york = zone("America/New_York");
    let change = new_york.changes_on(day("2026-11-01")).unwrap();
    assert_eq!(change.at, stamp("2026-11-01T06:00:00Z"));
    assert_eq!((change.before.to_string(), change.after.to_string()), ("-04:00".into(), "-05:00".into()));
    assert_eq!(new_york.changes_on(day("2027-03-14")).unwrap().at, stamp("2027-03-14T07:00:00Z"));
    for quiet in ["2026-10-31", "2026-11-02", "2027-03-13", "2027-03-15", "2026-12-15"] {
        assert_eq!(new_york.changes_on(day(quiet)), None, "{quiet}");
    }
    for name in ["America/Phoenix", "Pacific/Honolulu", "Asia/Kolkata", "UTC"] {
        assert_eq!(zone(name).changes_on(day("2026-11-01")), None, "{name}");
        assert_eq!(zone(name).changes_on(day("2027-03-14")), None, "{name}");
    }
}

/// The bundled tzdb 2026f ends Vancouver's rules with `MST7`: British Columbia sets its clocks no more after March
/// 2026. Zone data older than that (the computer's own, say) still has −08:00 here.
#[test]
fn vancouver_stays_at_seven_hours_west() {
    let vancouver = zone("America/Vancouver");
    for winter in ["2026-11-15T20:00:00Z", "2027-01-15T20:00:00Z", "2028-01-15T20:00:00Z"] {
        assert_eq!(vancouver.offset_at(stamp(winter)).to_string(), "-07:00", "{winter}");
    }
    assert_eq!(vancouver.offset_at(stamp("2026-01-15T20:00:00Z")).to_string(), "-08:00");
    assert_eq!(vancouver.resolve(civil("2026-11-23 08:00")), Resolved::Once(stamp("2026-11-23T15:00:00Z")));
    assert_eq!(vancouver.resolve(civil("2027-03-14 02:30")), Resolved::Once(stamp("2027-03-14T09:30:00Z")));
}

#[test]
fn a_day_starts_also_where_midnight_is_missing_or_doubled() {
    let day = |text: &str| super::super::parse_day(text).unwrap();
    let table = [
        ("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z"),
        ("America/New_York", "2026-11-02", "2026-11-02T05:00:00Z"),
        ("America/Havana", "2025-03-09", "2025-03-09T05:00:00Z"),
        ("America/Havana", "2024-11-03", "2024-11-03T04:00:00Z"),
        ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z"),
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"),
        ("America/Toronto", "1919-03-31", "1919-03-31T04:30:00Z"),
    ];
    for (name, text, expected) in table {
        assert_eq!(zone(name).midnight(day(text)), stamp(expected), "{name} {text}");
        assert!(zone(name).civil_at(stamp(expected).plus(-1)).date() < day(text), "{name} {text}");
    }
}

#[test]
fn names_in_any_case_and_nothing_else() {
    assert_eq!(zone("america/new_YORK").name(), "America/New_York");
    assert_eq!(zone("america/new_york").city(), "New York");
    assert_eq!(zone("America/Argentina/Buenos_Aires").city(), "Buenos Aires");
    assert_eq!(
        (zone("Asia/Calcutta").name(), zone("Asia/Calcutta").primary_name()),
        ("Asia/Calcutta", "Asia/Kolkata")
    );
    assert_eq!((Zone::utc().name(), zone("utc")), ("UTC", Zone::utc()));
    for name in
        ["", "Chicago", "America", "Etc/Unknown", "Factory", "America/Chicago ", "EDT", "+05:00", "../passwd"]
    {
        assert_eq!(Zone::get(name), None, "{name}");
    }
    assert!(zone("America/Chicago") < zone("America/New_York"));
}

#[test]
fn far_away_times_do_no_harm() {
    for zone in [zone("America/New_York"), zone("Pacific/Apia"), Zone::utc()] {
        for at in [Stamp::MIN, Stamp::MAX] {
            assert_eq!(zone.resolve(zone.civil_at(at)), Resolved::Once(at));
        }
        for civil in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            let _ = (zone.resolve(civil), zone.midnight(civil.date()), zone.changes_on(civil.date()));
        }
    }
}

proptest! {
    #[test]
    fn every_instant_is_found_again(at in 0..200usize, seconds in 1_600_000_000..1_900_000_000i64) {
        let names = Zone::names();
        let zone = zone(&names[at * names.len() / 200]);
        let stamp = Stamp::from_seconds(seconds);
        let found = match zone.resolve(zone.civil_at(stamp)) {
            Resolved::Once(at) => at == stamp,
            Resolved::Twice { first, second } => first.at < second.at && (first.at == stamp || second.at == stamp),
            Resolved::Never { .. } => false,
        };
        prop_assert!(found, "{} {}", zone, stamp);
        let day = zone.civil_at(stamp).date();
        prop_assert!(zone.midnight(day) <= stamp && stamp < zone.midnight(day.succ_opt().unwrap()));
    }
}
