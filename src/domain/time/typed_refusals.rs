//! What is no day and no time, or may be several: each is refused with the choices that its writer can have meant.

use super::*;

#[test]
fn impossible_days_are_refused_with_choices() {
    check_refused(&[
        ("13/13", "there is no month 13: the order is month/day, as in 12/15", &[]),
        (
            "13/2",
            "there is no month 13: the order is month/day, as in 12/15",
            &["Sat 13 Feb 2027 = 2027-02-13"],
        ),
        (
            "12.15.",
            "there is no month 15: the order is day.month., as in 15.12.",
            &["Tue 15 Dec 2026 = 2026-12-15"],
        ),
        (
            "feb 30",
            "February has no day 30",
            &["Sun 28 Feb 2027 = 2027-02-28", "Mon 1 Mar 2027 = 2027-03-01"],
        ),
        (
            "2/29",
            "29 February comes only in leap years",
            &["Sun 28 Feb 2027 = 2027-02-28", "Mon 1 Mar 2027 = 2027-03-01", "Tue 29 Feb 2028 = 2028-02-29"],
        ),
        (
            "2/29/27 9am",
            "29 February comes only in leap years",
            &[
                "Sun 28 Feb 2027 09:00 = 2027-02-28T09:00[America/New_York]",
                "Mon 1 Mar 2027 09:00 = 2027-03-01T09:00[America/New_York]",
                "Tue 29 Feb 2028 09:00 = 2028-02-29T09:00[America/New_York]",
            ],
        ),
        (
            "fri 15 dec",
            "15 Dec 2026 is a Tuesday",
            &["Tue 15 Dec 2026 = 2026-12-15", "Fri 11 Dec 2026 = 2026-12-11", "Fri 18 Dec 2026 = 2026-12-18"],
        ),
        (
            "15.12",
            "15.12 may be a day or a time: days end with a dot, times have a colon",
            &["Tue 15 Dec 2026 = 2026-12-15", "Mon 23 Nov 2026 15:12 = 2026-11-23T15:12[America/New_York]"],
        ),
        (
            "3 days",
            "ahead or ago? Write +3d, in 3 days, or 3 days ago",
            &["Thu 26 Nov 2026 = 2026-11-26", "Fri 20 Nov 2026 = 2026-11-20"],
        ),
        ("15th", "which month?", &["Sun 15 Nov 2026 = 2026-11-15", "Tue 15 Dec 2026 = 2026-12-15"]),
        ("+9999999999d", "that is too far away", &[]),
        ("dec 45", "December has no day 45", &[]),
    ]);
}

#[test]
fn a_missing_year_is_the_one_nearby_and_else_asked_about() {
    let desk = Desk::new();
    let at = |now: &str, text: &str| {
        let reading = Reading { now: format!("{now}T16:00:00Z").parse().unwrap(), ..desk.reading() };
        read_when(text, &reading).map(|it| it.to_string()).map_err(|refusal| {
            let days: Vec<String> = refusal.choices.into_iter().map(|it| it.1.to_string()).collect();
            (refusal.why, days.join(" "))
        })
    };
    let table = [
        ("2026-06-01", "jun 12", "2026-06-12"),
        ("2026-06-10", "jun 12", "2026-06-12"),
        ("2026-06-01", "jun 1", "2026-06-01"),
        ("2026-06-01", "jul 31", "2026-07-31"),
        ("2026-06-01", "dec 10", "2026-12-10"),
        ("2026-11-23", "jun 20", "2027-06-20"),
        ("2027-05-20", "jun 20", "2027-06-20"),
        ("2027-07-10", "jul 8", "2027-07-08"),
        ("2027-07-10", "jul 31", "2027-07-31"),
        ("2027-07-10", "jun 12", "2027-06-12"),
        ("2026-06-25", "sun 6/20", "2027-06-20"),
    ];
    for (now, text, expected) in table {
        assert_eq!(at(now, text), Ok(expected.to_owned()), "{text} on {now}");
    }
    let both = |days: &str| {
        let why = "the year is missing, and more than one fits the season";
        Err((why.to_owned(), days.to_owned()))
    };
    assert_eq!(at("2026-06-25", "6/20"), both("2026-06-20 2027-06-20"));
    assert_eq!(
        at("2026-06-03", "jun 1 9am"),
        both("2026-06-01T09:00[America/New_York] 2027-06-01T09:00[America/New_York]")
    );
    assert_eq!(at("2027-07-31", "jun 20"), both("2026-06-20 2027-06-20"), "both are long over");
}

#[test]
fn a_day_outside_a_short_season_is_asked_about() {
    let desk = Desk::new();
    let season = (parse_day("2027-03-31").unwrap(), parse_day("2026-09-01").unwrap()); // the wrong way round
    let short = Reading { season, ..desk.reading() };
    assert_eq!(read_day("jan 5", &short).unwrap().to_string(), "2027-01-05");
    let refusal = read_when("may 5", &short).unwrap_err();
    assert_eq!(
        refusal.why,
        "the year is missing, and the season goes from Tue 1 Sep 2026 to Wed 31 Mar 2027"
    );
    let days: Vec<String> = refusal.choices.into_iter().map(|(label, _)| label).collect();
    assert_eq!(days, ["Tue 5 May 2026", "Wed 5 May 2027"]);
}

#[test]
fn impossible_and_unclear_times_are_refused_with_choices() {
    check_refused(&[
        ("25:00", "25:00 is no time: the day goes from 00:00 to 23:59", &[]),
        ("dec 15 9:75", "9:75 is no time: the day goes from 00:00 to 23:59", &[]),
        (
            "9",
            "9:00 in the morning or in the evening? Add am or pm, or write the hour as in 14:00",
            &[
                "Mon 23 Nov 2026 09:00 = 2026-11-23T09:00[America/New_York]",
                "Mon 23 Nov 2026 21:00 = 2026-11-23T21:00[America/New_York]",
            ],
        ),
        (
            "dec 10 midnight",
            "midnight begins the day or ends it? Write 00:00 or 24:00",
            &[
                "Thu 10 Dec 2026 00:00 = 2026-12-10T00:00[America/New_York]",
                "Fri 11 Dec 2026 00:00, the end of Thu 10 Dec 2026 = 2026-12-11T00:00[America/New_York]",
            ],
        ),
        ("dec 15 24:01", "24:01 is no time: the day goes from 00:00 to 23:59", &[]),
        (
            "13pm",
            "13:00 is no time with am or pm, which go from 1 to 12",
            &["Mon 23 Nov 2026 13:00 = 2026-11-23T13:00[America/New_York]"],
        ),
        (
            "dec 10 14:00-16:00",
            "“dec 10 14:00-16:00” is a span: which end of it belongs here?",
            &[
                "Thu 10 Dec 2026 14:00 = 2026-12-10T14:00[America/New_York]",
                "Thu 10 Dec 2026 16:00 = 2026-12-10T16:00[America/New_York]",
            ],
        ),
        (
            "dec 10 2pm – 4pm CT",
            "“dec 10 2pm – 4pm CT” is a span: which end of it belongs here?",
            &[
                "Thu 10 Dec 2026 14:00 Chicago = 2026-12-10T14:00[America/Chicago]",
                "Thu 10 Dec 2026 16:00 Chicago = 2026-12-10T16:00[America/Chicago]",
            ],
        ),
        ("2026", "2026 alone may be a year or a time: write 20:26 for the time", &[]),
        ("9am 10am", "there are two times in it: which one?", &[]),
        ("+48h tomorrow", "a span from now, such as +48h, stands alone", &[]),
    ]);
}

#[test]
fn times_that_the_clocks_of_a_zone_do_not_show_once_are_refused_with_choices() {
    check_refused(&[
        (
            "3/14/27 2:30am",
            "2027-03-14 02:30 doesn't exist in New York: the clocks jump from 02:00 to 03:00 there",
            &[
                "before: 01:30 EST = 2027-03-14T01:30[America/New_York]",
                "after: 03:30 EDT = 2027-03-14T03:30[America/New_York]",
            ],
        ),
        (
            "11/1/26 1:30am",
            "2026-11-01 01:30 happens twice in New York",
            &[
                "first (EDT) = 2026-11-01T01:30-04:00[America/New_York]",
                "second (EST) = 2026-11-01T01:30-05:00[America/New_York]",
            ],
        ),
        (
            "2026-11-01T01:30[America/Chicago]",
            "2026-11-01 01:30 happens twice in Chicago",
            &[
                "first (CDT) = 2026-11-01T01:30-05:00[America/Chicago]",
                "second (CST) = 2026-11-01T01:30-06:00[America/Chicago]",
            ],
        ),
        (
            "2026-12-15T09:00-05:00[America/Chicago]",
            "2026-12-15T09:00 in Chicago has the offset -06:00, not -05:00",
            &["Tue 15 Dec 2026 09:00 Chicago = 2026-12-15T09:00[America/Chicago]"],
        ),
        (
            "dec 10 9am EDT",
            "New York keeps EST on Thu 10 Dec 2026, not EDT",
            &[
                "Thu 10 Dec 2026 09:00 EST = 2026-12-10T09:00[America/New_York]",
                "Thu 10 Dec 2026 08:00 EST = 2026-12-10T08:00[America/New_York]",
            ],
        ),
        (
            "dec 10 0:30 central daylight time",
            "Chicago keeps CST on Thu 10 Dec 2026, not CENTRAL DAYLIGHT",
            &[
                "Thu 10 Dec 2026 00:30 CST = 2026-12-10T00:30[America/Chicago]",
                "Wed 9 Dec 2026 23:30 CST = 2026-12-09T23:30[America/Chicago]",
            ],
        ),
    ]);
}

#[test]
fn unclear_zones_are_refused_with_choices() {
    check_refused(&[
        (
            "dec 15 9am IST",
            "that zone may be one of several",
            &[
                "Tue 15 Dec 2026 09:00 India = 2026-12-15T09:00[Asia/Kolkata]",
                "Tue 15 Dec 2026 09:00 Ireland = 2026-12-15T09:00[Europe/Dublin]",
                "Tue 15 Dec 2026 09:00 Israel = 2026-12-15T09:00[Asia/Jerusalem]",
            ],
        ),
        (
            "dec 15 9am MST",
            "that zone may be one of several",
            &[
                "Tue 15 Dec 2026 09:00 Denver (changes its clocks) = 2026-12-15T09:00[America/Denver]",
                "Tue 15 Dec 2026 09:00 Phoenix (never does) = 2026-12-15T09:00[America/Phoenix]",
            ],
        ),
        (
            "9am huoston",
            "“huoston” is no time zone or city that I know",
            &["Mon 23 Nov 2026 09:00 Houston = 2026-11-23T09:00[America/Chicago]"],
        ),
        (
            "9am local time",
            "local time here or there?",
            &[
                "Mon 23 Nov 2026 09:00 New York = 2026-11-23T09:00[America/New_York]",
                "Mon 23 Nov 2026 09:00 Los Angeles = 2026-11-23T09:00[America/Los_Angeles]",
            ],
        ),
        ("dec 15 CT", "a time is missing beside the time zone", &["Tue 15 Dec 2026 = 2026-12-15"]),
        ("houston", "“houston” is a time zone: which day and time there?", &[]),
        ("blah", "“blah” is neither a day, a time nor a time zone that I know", &[]),
        ("", "a day or a time is missing", &[]),
    ]);
    let desk = Desk { their: None, ..Desk::new() };
    let (why, choices) = desk.refused("9am their time");
    assert_eq!(why, "their time zone isn't known yet: name a city or a zone");
    assert_eq!(choices, ["Mon 23 Nov 2026 09:00 = 2026-11-23T09:00[America/New_York]"]);
}

#[test]
fn a_day_where_a_moment_belongs_and_the_other_way_round() {
    let desk = Desk::new();
    let refusal = read_day("dec 15 9am CT", &desk.reading()).unwrap_err();
    assert_eq!(refusal.why, "only a day belongs here, without a time");
    assert_eq!(refusal.choices, [("Tue 15 Dec 2026".to_string(), "2026-12-15".parse().unwrap())]);
    let refusal = read_moment("dec 15", &desk.reading()).unwrap_err();
    assert_eq!(refusal.why, "a time is missing for Tue 15 Dec 2026");
    let labels: Vec<&str> = refusal.choices.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!(labels[0], "Tue 15 Dec 2026 09:00");
    assert_eq!(labels.len(), 4);
    assert_eq!(
        read_moment("dec 15 9am CT", &desk.reading()).unwrap().to_string(),
        "2026-12-15T09:00[America/Chicago]"
    );
}

#[test]
fn a_day_is_refused_as_a_moment_is_and_its_choices_are_days() {
    let desk = Desk::new();
    for text in ["feb 29", "feb 30", "fri 15 dec", "3 days", "blah"] {
        assert_eq!(read_day(text, &desk.reading()), Err(read_when(text, &desk.reading()).unwrap_err()));
    }
    let refusal = read_day("feb 29 9am", &desk.reading()).unwrap_err();
    assert_eq!(Err(refusal), read_day("feb 29", &desk.reading()));
    let refusal = read_day("dec 15 9", &desk.reading()).unwrap_err();
    assert_eq!(refusal.choices, [("Tue 15 Dec 2026".to_string(), "2026-12-15".parse().unwrap())]);
}

#[test]
fn in_a_field_of_days_four_digits_beside_a_day_are_its_year() {
    let desk = Desk::new();
    let far = |text: &str| {
        let refusal = read_day(text, &desk.reading()).expect_err(text);
        (refusal.why, refusal.choices.first().map(|it| it.1.to_string()).unwrap_or_default())
    };
    for (text, day) in [
        ("14 mar 2023", "2023-03-14"),
        ("mar 14 2023", "2023-03-14"),
        ("march 14, 2023", "2023-03-14"),
        ("3/14 2023", "2023-03-14"),
        ("14 mar 1900", "1900-03-14"),
        ("14 mar 2100", "2100-03-14"),
    ] {
        let (why, first) = far(text);
        assert_eq!(first, day, "{text}");
        assert!(why.contains("is far from the season"), "{text}: {why}");
    }
    assert_eq!(read_day("14 mar 2027", &desk.reading()).unwrap().to_string(), "2027-03-14");
    assert!(far("14 mar 2101").0.contains("without a time"));
    assert!(far("14 mar 9am").0.contains("without a time"));
    assert!(far("2023").0.contains("may be a year or a time"));
    assert!(desk.refused("14 mar 2023").0.contains("may be a year or a time"));
}
