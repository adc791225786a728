use super::{super::zone::tests::zone, *};
use proptest::prelude::*;

fn at(text: &str) -> Stamp {
    text.parse().unwrap()
}

fn when(text: &str) -> When {
    text.parse().unwrap()
}

/// Monday 23 November 2026, 10:19:30 in New York.
const NOW: &str = "2026-11-23T15:19:30Z";

#[test]
fn words_at_a_monday_in_november() {
    // what, due_words, past_words, countdown
    let table = [
        ("2026-11-23T10:20[America/New_York]", "in 1 min", "in 1 min", "in 1 min"),
        ("2026-11-23T10:27[America/New_York]", "in 8 min", "in 8 min", "in 8 min"),
        ("2026-11-23T11:18[America/New_York]", "in 59 min", "in 59 min", "in 59 min"),
        ("2026-11-23T11:19[America/New_York]", "in 1 h", "in 1 h", "in 1 h"),
        ("2026-11-23T13:19[America/New_York]", "in 3 h", "in 3 h", "in 3 h"),
        ("2026-11-23T13:18[America/New_York]", "in 2 h", "in 2 h", "in 2 h"),
        ("2026-11-23T16:18[America/New_York]", "in 5 h", "in 5 h", "in 5 h"),
        ("2026-11-23T16:19[America/New_York]", "today 16:19", "today 16:19", "in 6 h"),
        ("2026-11-23T15:30[America/Los_Angeles]", "today 18:30", "today 18:30", "in 8 h"),
        ("2026-11-24T08:00[America/New_York]", "in 1 d", "in 1 d", "in 21 h"),
        ("2026-11-24T11:00[America/New_York]", "in 1 d", "in 1 d", "in 1 d"),
        ("2026-12-07T09:00[America/Chicago]", "in 14 d", "in 14 d", "in 14 d"),
        ("2026-12-08T09:00[America/Chicago]", "Tue 8 Dec", "Tue 8 Dec", "in 15 d"),
        ("2027-01-29T23:59[America/New_York]", "Fri 29 Jan", "Fri 29 Jan", "in 67 d"),
        ("2027-02-01T12:00[America/New_York]", "Mon 1 Feb", "Mon 1 Feb", "in 70 d"),
        ("2027-03-03T21:00[America/New_York]", "Wed 3 Mar", "Wed 3 Mar", "in 100 d"),
        ("2027-03-15T10:00[America/New_York]", "Mon 15 Mar", "Mon 15 Mar", "in 112 d"),
        ("2027-03-19T12:00[America/New_York]", "Fri 19 Mar", "Fri 19 Mar", "in 116 d"),
        ("2027-07-01T09:00[America/New_York]", "Thu 1 Jul 2027", "Thu 1 Jul 2027", "in 220 d"),
        ("2026-11-23T10:19[America/New_York]", "now", "now", "now"),
        ("2026-11-23T10:18[America/New_York]", "1 min late", "1 min ago", "1 min ago"),
        ("2026-11-23T09:20[America/New_York]", "59 min late", "59 min ago", "59 min ago"),
        ("2026-11-23T09:19[America/New_York]", "1 h late", "1 h ago", "1 h ago"),
        ("2026-11-23T07:00[America/New_York]", "3 h late", "3 h ago", "3 h ago"),
        ("2026-11-22T10:20[America/New_York]", "23 h late", "23 h ago", "23 h ago"),
        ("2026-11-22T10:19[America/New_York]", "1 d late", "1 d ago", "1 d ago"),
        ("2026-11-09T09:00[America/New_York]", "14 d late", "14 d ago", "14 d ago"),
        ("2026-09-02T09:00[America/New_York]", "82 d late", "Wed 2 Sep", "82 d ago"),
        ("2026-11-23", "today", "today", "today"),
        ("2026-11-24", "in 1 d", "in 1 d", "in 1 d"),
        ("2026-12-07", "in 14 d", "in 14 d", "in 14 d"),
        ("2026-12-08", "Tue 8 Dec", "Tue 8 Dec", "in 15 d"),
        ("2026-11-22", "1 d late", "1 d ago", "1 d ago"),
        ("2026-11-21", "2 d late", "2 d ago", "2 d ago"),
        ("2026-11-08", "15 d late", "Sun 8 Nov", "15 d ago"),
        ("2025-09-03", "446 d late", "Wed 3 Sep 2025", "446 d ago"),
    ];
    let (now, home) = (at(NOW), zone("America/New_York"));
    for (text, due, past, count) in table {
        let when = when(text);
        assert_eq!(due_words(&when, now, &home), due, "{text}");
        assert_eq!(past_words(&when, now, &home), past, "{text}");
        assert_eq!(countdown(&when, now, &home), count, "{text}");
    }
}

#[test]
fn days_are_counted_at_home() {
    let evening = at("2026-11-24T03:00:00Z"); // 22:00 on the 23rd in New York, already the 24th in London
    let day = when("2026-11-24");
    assert_eq!(due_words(&day, evening, &zone("America/New_York")), "in 1 d");
    assert_eq!(due_words(&day, evening, &zone("Europe/London")), "today");
}

#[test]
fn the_day_of_25_hours_has_hours_to_its_end() {
    let (home, start) = (zone("America/New_York"), at("2026-11-01T04:00:00Z"));
    let evening = when("2026-11-01T23:59[America/New_York]");
    assert_eq!(countdown(&evening, start, &home), "in 24 h");
    assert_eq!(due_words(&evening, start, &home), "today 23:59");
}

#[test]
fn two_clocks_where_they_differ() {
    let home = zone("America/New_York");
    let table = [
        ("2026-12-15T08:00[America/Chicago]", "", "09:00 your time · 08:00 in Chicago"),
        ("2026-12-15T08:00[America/Chicago]", "Milwaukee", "09:00 your time · 08:00 in Milwaukee"),
        ("2026-12-15T09:00[America/Detroit]", "Ann Arbor", "09:00"),
        ("2026-12-15T07:30[Asia/Kolkata]", "", "21:00 your time · Tue 15 Dec 07:30 in Kolkata"),
        ("2027-03-14T08:00[America/Phoenix]", "", "11:00 your time · 08:00 in Phoenix"),
        ("2027-03-13T08:00[America/Phoenix]", "", "10:00 your time · 08:00 in Phoenix"),
    ];
    for (text, city, expected) in table {
        assert_eq!(two_clocks(&text.parse().unwrap(), &home, city), expected);
    }
    assert_eq!(clock(&"2026-12-15T08:05[America/Chicago]".parse().unwrap(), &home), "09:05");
}

#[test]
fn the_next_change_is_exact() {
    let home = zone("America/New_York");
    let table = [
        // 10:27 at 10:19:30: "in 8 min" becomes "in 7 min" at 10:20
        ("2026-11-23T10:27[America/New_York]", "2026-11-23T15:20:00Z"),
        ("2026-11-23T10:19[America/New_York]", "2026-11-23T15:20:00Z"),
        // "in 2 h" becomes "in 1 h" when less than two hours are left, to the minute
        ("2026-11-23T13:00[America/New_York]", "2026-11-23T16:01:00Z"),
        // "in 1 d" becomes "in 23 h"
        ("2026-11-24T11:00[America/New_York]", "2026-11-23T16:01:00Z"),
        ("2027-03-19T12:00[America/New_York]", "2026-11-24T05:00:00Z"),
        ("2026-11-23T07:00[America/New_York]", "2026-11-23T16:00:00Z"),
        ("2026-11-21T07:00[America/New_York]", "2026-11-24T05:00:00Z"),
        ("2026-11-25", "2026-11-24T05:00:00Z"),
    ];
    for (text, expected) in table {
        assert_eq!(next_change(&when(text), at(NOW), &home), at(expected), "{text}");
    }
}

type Texts = (String, String, String, Option<String>, String);

fn texts(when: &When, now: Stamp, home: &Zone) -> Texts {
    let clocks = match when {
        When::At(moment) => Some(two_clocks(moment, home, "")),
        When::Day(_) => None,
    };
    let day = day_words(when.day_in(home), home.civil_at(now).date());
    (due_words(when, now, home), past_words(when, now, home), countdown(when, now, home), clocks, day)
}

const HOMES: [&str; 6] = [
    "America/New_York",
    "America/Phoenix",
    "Asia/Kolkata",
    "America/Havana",
    "Pacific/Auckland",
    "Australia/Lord_Howe",
];

fn spans() -> impl Strategy<Value = i64> {
    prop_oneof![
        -200..200i64,
        -9_000..9_000i64,
        -100_000..100_000i64,
        -2_000_000..2_000_000i64,
        -40_000_000..40_000_000i64
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn texts_stay_until_the_next_change(
        home in 0..HOMES.len(), now in 1_760_000_000..1_860_000_000i64, span in spans(), whole in any::<bool>(),
        part in 0.0..1.0f64,
    ) {
        let (home, now) = (zone(HOMES[home]), Stamp::from_seconds(now));
        let moment = Moment::at(now.plus(span), &zone("America/Chicago"));
        let when = if whole { When::Day(moment.day()) } else { When::At(moment) };
        let shown = texts(&when, now, &home);
        let next = next_change(&when, now, &home);
        prop_assert!(next > now);
        let between = now.plus((next.since(now) as f64 * part) as i64);
        let last = next.plus(-1);
        prop_assert_eq!(&texts(&when, between, &home), &shown, "{} {} {}", when, now, between);
        prop_assert_eq!(&texts(&when, last, &home), &shown, "{} {} {}", when, now, last);
        let midnight = home.civil_at(next).date() != home.civil_at(last).date();
        prop_assert!(midnight || texts(&when, next, &home) != shown, "idle wake-up: {} {} {}", when, now, next);
    }
}
