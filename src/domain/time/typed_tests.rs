use chrono::Weekday;

use super::{
    super::{
        find::Locality,
        zone::{Resolved, tests::zone},
    },
    *,
};
use crate::text::fold;

#[path = "typed_refusals.rs"]
mod refusals;

/// Monday 23 November 2026, 10:30 in New York.
const NOW: &str = "2026-11-23T15:30:00Z";

struct Desk {
    home: Zone,
    their: Option<Zone>,
    cities: Vec<Locality>,
}

impl Desk {
    fn new() -> Desk {
        let cities = [("Houston", "America/Chicago"), ("Portland, OR", "America/Los_Angeles")];
        let cities = cities.map(|(city, name)| Locality {
            label: city.to_string(),
            keys: vec![fold(city), fold(city.split(',').next().unwrap())],
            zone: zone(name),
        });
        let cities = cities.to_vec();
        Desk { home: zone("America/New_York"), their: Some(zone("America/Los_Angeles")), cities }
    }

    fn reading(&self) -> Reading<'_> {
        let season = (parse_day("2026-06-01").unwrap(), parse_day("2027-07-31").unwrap());
        Reading {
            now: NOW.parse().unwrap(),
            home: &self.home,
            their: self.their.as_ref(),
            cities: &self.cities,
            season,
            first_weekday: Weekday::Sun,
            tense: Tense::Season,
        }
    }

    fn read(&self, text: &str) -> Result<String, Refusal> {
        read_when(text, &self.reading()).map(|when| when.to_string())
    }

    fn refused(&self, text: &str) -> (String, Vec<String>) {
        let Refusal { why, choices } = self.read(text).expect_err(text);
        (why, choices.into_iter().map(|(label, when)| format!("{label} = {when}")).collect())
    }
}

fn check(table: &[(&str, &str)]) {
    let desk = Desk::new();
    for (text, expected) in table {
        for text in [text.to_string(), text.to_uppercase(), format!("  {text} ")] {
            assert_eq!(desk.read(&text).map_err(|refusal| refusal.why), Ok(expected.to_string()), "{text}");
        }
    }
}

fn check_refused(table: &[(&str, &str, &[&str])]) {
    let desk = Desk::new();
    for (text, sentence, expected) in table {
        let (why, choices) = desk.refused(text);
        assert_eq!(why, *sentence, "{text}");
        assert_eq!(choices, *expected, "{text}");
    }
}

#[test]
fn days() {
    check(&[
        ("2026-12-15", "2026-12-15"),
        ("2026/12/15", "2026-12-15"),
        ("12/15", "2026-12-15"),
        ("12/15/26", "2026-12-15"),
        ("12/15/2026", "2026-12-15"),
        ("12-15-2026", "2026-12-15"),
        ("1/15 2027", "2027-01-15"),
        ("1/2", "2027-01-02"),
        ("15 dec", "2026-12-15"),
        ("dec 15", "2026-12-15"),
        ("15dec", "2026-12-15"),
        ("Dec. 15th", "2026-12-15"),
        ("December 15, 2026", "2026-12-15"),
        ("the 15th of December 2026", "2026-12-15"),
        ("tue 15 dec", "2026-12-15"),
        ("Tuesday, December 15", "2026-12-15"),
        ("15.12.", "2026-12-15"),
        ("15.12.2026", "2026-12-15"),
        ("15.12.26", "2026-12-15"),
        ("sept 2", "2026-09-02"),
        ("dec 31", "2026-12-31"),
        ("jan 1", "2027-01-01"),
        ("sat 6/20", "2026-06-20"),
        ("sun 6/20", "2027-06-20"),
    ]);
}

#[test]
fn days_from_today() {
    check(&[
        ("today", "2026-11-23"),
        ("tomorrow", "2026-11-24"),
        ("tmr", "2026-11-24"),
        ("yesterday", "2026-11-22"),
        ("fri", "2026-11-27"),
        ("Friday", "2026-11-27"),
        ("this fri", "2026-11-27"),
        ("mon", "2026-11-23"),
        ("sun", "2026-11-29"),
        ("next fri", "2026-12-04"),
        ("next mon", "2026-11-30"),
        ("next sun", "2026-11-29"),
        ("fri next week", "2026-12-04"),
        ("last fri", "2026-11-20"),
        ("last mon", "2026-11-16"),
        ("next week", "2026-11-30"),
        ("+3d", "2026-11-26"),
        ("+2w", "2026-12-07"),
        ("-2d", "2026-11-21"),
        ("in 3 days", "2026-11-26"),
        ("in a week", "2026-11-30"),
        ("3d ago", "2026-11-20"),
        ("2 weeks ago", "2026-11-09"),
        ("+39d", "2027-01-01"),
        ("+48h", "2026-11-25T10:30[America/New_York]"),
        ("in 90 min", "2026-11-23T12:00[America/New_York]"),
    ]);
}

#[test]
fn weeks_begin_where_the_reader_says() {
    let desk = Desk::new();
    let monday = Reading { first_weekday: Weekday::Mon, ..desk.reading() };
    assert_eq!(read_day("next sun", &monday).unwrap().to_string(), "2026-12-06");
    assert_eq!(read_day("next mon", &monday).unwrap().to_string(), "2026-11-30");
}

#[test]
fn today_is_today_at_home() {
    let desk = Desk { home: zone("Asia/Kolkata"), ..Desk::new() };
    let late = Reading { now: "2026-11-23T19:00:00Z".parse().unwrap(), ..desk.reading() };
    assert_eq!(read_day("today", &late).unwrap().to_string(), "2026-11-24");
}

#[test]
fn times() {
    check(&[
        ("9am", "2026-11-23T09:00[America/New_York]"),
        ("9 am", "2026-11-23T09:00[America/New_York]"),
        ("9 a.m.", "2026-11-23T09:00[America/New_York]"),
        ("9:30 pm", "2026-11-23T21:30[America/New_York]"),
        ("12am", "2026-11-23T00:00[America/New_York]"),
        ("12:15pm", "2026-11-23T12:15[America/New_York]"),
        ("14:00", "2026-11-23T14:00[America/New_York]"),
        ("dec 15 1400", "2026-12-15T14:00[America/New_York]"),
        ("1400", "2026-11-23T14:00[America/New_York]"),
        ("930 pm", "2026-11-23T21:30[America/New_York]"),
        ("2030 tomorrow", "2026-11-24T20:30[America/New_York]"),
        ("noon", "2026-11-23T12:00[America/New_York]"),
        ("dec 15 00:00", "2026-12-15T00:00[America/New_York]"),
        ("dec 15 24:00", "2026-12-16T00:00[America/New_York]"),
        ("dec 31 2400 CT", "2027-01-01T00:00[America/Chicago]"),
        ("dec 15 9:30am", "2026-12-15T09:30[America/New_York]"),
        ("9:30am dec 15", "2026-12-15T09:30[America/New_York]"),
        ("12/15/26 at 09:00", "2026-12-15T09:00[America/New_York]"),
        ("2026-12-15 09:00", "2026-12-15T09:00[America/New_York]"),
        ("2026-12-15T09:00", "2026-12-15T09:00[America/New_York]"),
        ("2027-03-14 03:00", "2027-03-14T03:00[America/New_York]"),
        ("2026-11-01 02:00", "2026-11-01T02:00[America/New_York]"),
    ]);
}

#[test]
fn zones_of_times() {
    check(&[
        ("9am CT", "2026-11-23T09:00[America/Chicago]"),
        ("9amCT", "2026-11-23T09:00[America/Chicago]"),
        ("09:00 Chicago", "2026-11-23T09:00[America/Chicago]"),
        ("9am in Chicago tomorrow", "2026-11-24T09:00[America/Chicago]"),
        ("9am houston", "2026-11-23T09:00[America/Chicago]"),
        ("9am their time", "2026-11-23T09:00[America/Los_Angeles]"),
        ("9am my time", "2026-11-23T09:00[America/New_York]"),
        ("09:00 your time", "2026-11-23T09:00[America/New_York]"),
        ("Tue, Dec 15, 2026 · 9:00 AM – CST", "2026-12-15T09:00[America/Chicago]"),
        ("December 1st, 2026 at 9:00 a.m. Eastern Time", "2026-12-01T09:00[America/New_York]"),
        ("11/1/26 1:30am EST", "2026-11-01T01:30-05:00[America/New_York]"),
        ("11/1/26 1:30am EDT", "2026-11-01T01:30-04:00[America/New_York]"),
        ("7/1/26 9am EST", "2026-07-01T09:00[America/New_York]"),
        ("7/1/26 9am EDT", "2026-07-01T09:00[America/New_York]"),
        ("7/1/26 9am eastern daylight time", "2026-07-01T09:00[America/New_York]"),
        ("2026-12-15T09:00Z", "2026-12-15T09:00[UTC]"),
    ]);
}

#[test]
fn forms_of_the_file() {
    let desk = Desk::new();
    let table = [
        ("2026-12-15T09:00[America/Chicago]", "2026-12-15T09:00[America/Chicago]"),
        ("2026-11-01T01:30-05:00[America/New_York]", "2026-11-01T01:30-05:00[America/New_York]"),
        ("2026-11-22T22:20:00Z", "2026-11-22T22:20[UTC]"),
        ("2026-11-22T22:20:00-05:00", "2026-11-22T22:20[America/New_York]"),
        ("2026-12-15T09:00[EST]", "2026-12-15T09:00[EST]"),
        ("1066-10-14", "1066-10-14"),
    ];
    for (text, expected) in table {
        assert_eq!(desk.read(text), Ok(expected.to_string()));
    }
}

#[test]
fn texts_for_editing() {
    let table = [
        ("2026-12-15", "2026-12-15"),
        ("2026-12-15T09:00[America/Chicago]", "2026-12-15 09:00 America/Chicago"),
        ("2026-12-15T09:00:30[UTC]", "2026-12-15 09:00:30 UTC"),
        ("2026-11-01T01:30-05:00[America/New_York]", "2026-11-01 01:30 -05:00 America/New_York"),
        ("2026-12-15T09:00[EST]", "2026-12-15T09:00[EST]"),
        ("2026-12-15T09:00[Etc/GMT+5]", "2026-12-15 09:00 Etc/GMT+5"),
    ];
    for (file, text) in table {
        let when: When = file.parse().unwrap();
        assert_eq!(show_for_edit(&when), text);
        assert_eq!(read_when(text, &Desk::new().reading()), Ok(when));
    }
}

#[path = "typed_properties.rs"]
mod properties;
