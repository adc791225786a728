//! When something happened: typed as a day or a time that has been, kept as an instant. A day without an hour stands
//! there as its noon at home.

use super::{
    entry::{none_if_empty, read_word, refuse, to_come},
    field::{Kind, Typed},
    place::Shown,
    tables::words::Status,
    time::{Day, Reading, Refusal, Stamp, Tense, When, Zone, read_day, read_when},
};

/// Seconds from midnight.
const NOON: i64 = 12 * 3_600;

/// Returns the instant that stands for a day whose hour nobody knows.
pub fn noon(day: Day, home: &Zone) -> Stamp {
    home.midnight(day).plus(NOON)
}

/// Reads a day or a time that has been; today stands for now.
///
/// # Errors
/// What is no time, or one that is still to come.
pub fn read_happened(text: &str, reading: &Reading) -> Result<Stamp, Refusal> {
    let at = match read_when(text, &reading.in_tense(Tense::Past))? {
        When::Day(day) if day == reading.today() => reading.now,
        When::Day(day) => noon(day, reading.home),
        When::At(moment) => moment.instant(),
    };
    match at > reading.now {
        true => Err(to_come(text)),
        false => Ok(at),
    }
}

/// Puts the instant at the head of each line as people type it, by the clock at home: `2 Sep 2026`, `20 Oct 2026 18:00`.
pub fn happened_text(text: &str, home: &Zone) -> String {
    text.lines().map(|line| typed_line(line, home)).collect::<Vec<_>>().join("\n")
}

fn typed_line(line: &str, home: &Zone) -> String {
    let (head, rest) = line.split_once(' ').unwrap_or((line, ""));
    let Ok(at) = head.parse::<Stamp>() else { return line.to_owned() };
    let civil = home.civil_at(at);
    let form = if at == noon(civil.date(), home) { "%-d %b %Y" } else { "%-d %b %Y %H:%M" };
    let title = rest.parse::<Status>().map_or(rest, |it| it.title());
    format!("{} {title}", civil.format(form)).trim_end().to_owned()
}

/// An instant at which something happened.
pub enum Happened {}

impl Typed for Happened {
    type Value = Option<Stamp>;
    const KIND: Kind = Kind::Happened;

    fn show(value: &Self::Value) -> String {
        value.map(|it| it.to_string()).unwrap_or_default()
    }

    fn read(text: &str, _: &Self::Value, reading: &Reading) -> Result<Self::Value, Refusal> {
        none_if_empty(text).map(|text| read_happened(text, reading)).transpose()
    }

    fn shown(value: &Self::Value) -> Shown {
        Shown::Happened(value.iter().map(|at| (*at, String::new())).collect())
    }
}

/// The day on which the application went out. A missing year is the season's: one applies once in each.
pub enum Submitted {}

impl Typed for Submitted {
    type Value = Option<Day>;
    const KIND: Kind = Kind::Day;

    fn show(value: &Self::Value) -> String {
        value.map(|it| it.to_string()).unwrap_or_default()
    }

    fn read(text: &str, _: &Self::Value, reading: &Reading) -> Result<Self::Value, Refusal> {
        let day = none_if_empty(text).map(|text| read_day(text, reading)).transpose()?;
        match day.filter(|it| *it > reading.today()) {
            Some(_) => refuse("that day is still to come: leave it empty until you have submitted"),
            None => Ok(day),
        }
    }

    fn shown(value: &Self::Value) -> Shown {
        Shown::When(value.map(When::Day), "")
    }
}

/// The statuses that a program has had, each with its instant, one a line; oldest first.
pub enum History {}

impl Typed for History {
    type Value = Vec<String>;
    const KIND: Kind = Kind::History;

    fn show(value: &Self::Value) -> String {
        value.join("\n")
    }

    /// A line that was there stays as it was, to the second.
    fn read(text: &str, present: &Self::Value, reading: &Reading) -> Result<Self::Value, Refusal> {
        let mut all = Vec::new();
        for line in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
            let known = present.iter().find(|it| *it == line || typed_line(it, reading.home) == line);
            match known {
                Some(known) => all.push(known.clone()),
                None => all.push(read_line(line, reading)?),
            }
        }
        all.sort();
        all.dedup();
        Ok(all)
    }

    fn shown(value: &Self::Value) -> Shown {
        let entry = |line: &String| {
            let (at, word) = line.split_once(' ')?;
            let title = word.parse::<Status>().map_or(word, |it| it.title());
            Some((at.parse().ok()?, title.to_owned()))
        };
        Shown::Happened(value.iter().filter_map(entry).collect())
    }
}

/// Reads a day or a time with a status behind it: `2 sep applied`, `20 oct 6pm: invited`.
fn read_line(line: &str, reading: &Reading) -> Result<String, Refusal> {
    let status = |word: &str| read_word(word, Status::ALL, |it| [it.word(), it.title()]).ok().flatten();
    let blanks = line.char_indices().filter(|it| it.1.is_whitespace());
    let parts = blanks.filter_map(|(at, _)| line.split_at_checked(at));
    let Some((date, status)) = parts.filter_map(|(date, word)| Some((date, status(word.trim())?))).next()
    else {
        return refuse(format!("“{line}” has no date and status: write “2 sep applied”"));
    };
    let at = read_happened(date.trim_end_matches([':', ',', ' ', '·']), reading)?;
    Ok(format!("{at} {}", status.word()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry::read_past;

    fn reading(home: &Zone) -> Reading<'_> {
        let day = |text: &str| text.parse::<Day>().unwrap();
        Reading {
            now: "2026-11-23T15:00:00Z".parse().unwrap(),
            home,
            their: None,
            cities: &[],
            season: (day("2026-06-01"), day("2027-07-31")),
            first_weekday: chrono::Weekday::Sun,
            tense: Tense::Season,
        }
    }

    #[test]
    fn a_day_is_its_noon_and_nothing_is_to_come() {
        let home = Zone::get("America/Chicago").unwrap();
        let read = |text: &str| read_happened(text, &reading(&home)).map(|it| it.to_string());
        assert_eq!(read("2 sep").unwrap(), "2026-09-02T17:00:00Z");
        assert_eq!(read("today").unwrap(), "2026-11-23T15:00:00Z");
        assert_eq!(read("20 oct 2026 6pm").unwrap(), "2026-10-20T23:00:00Z");
        assert!(read("tomorrow").unwrap_err().why.contains("still to come"));
        assert!(read("23 nov 2026 9:01am").unwrap_err().why.contains("still to come"));
    }

    #[test]
    fn a_day_that_has_been_is_the_newest_one_and_today_is_the_last() {
        let home = Zone::get("America/Chicago").unwrap();
        let now = "2026-07-10T15:00:00Z".parse().unwrap();
        let reading = Reading { now, ..reading(&home) };
        let read = |text: &str| read_past(text, &reading).map(|it| it.to_string());
        for (text, day) in [
            ("1 jun", "2026-06-01"),
            ("3/15", "2026-03-15"),
            ("6/20", "2026-06-20"),
            ("9 jul", "2026-07-09"),
            ("10 jul", "2026-07-10"),
            ("today", "2026-07-10"),
            ("11 jul", "2025-07-11"),
            ("fri", "2026-07-10"),
            ("sat", "2026-07-04"),
            ("sat 11 jul 2020", "2020-07-11"),
            ("mar 15 2024", "2024-03-15"),
            ("29 feb", "2024-02-29"),
            ("thanksgiving", "2025-11-27"),
        ] {
            assert_eq!(read(text).unwrap(), day, "{text}");
        }
        for text in ["tomorrow", "11 jul 2026", "2026-07-11", "7/11/26", "+1d", "next fri"] {
            assert!(read(text).unwrap_err().why.contains("still to come"), "{text}");
        }
        assert!(
            read("15 mar 1998").unwrap_err().why.contains("far from the season"),
            "a slip is asked about"
        );
    }

    #[test]
    fn an_exam_is_on_the_day_nearest_to_today() {
        let home = Zone::get("America/Chicago").unwrap();
        let now = "2026-07-10T15:00:00Z".parse().unwrap();
        let near = Reading { now, ..reading(&home) }.in_tense(Tense::Near);
        let read = |text: &str| read_day(text, &near).unwrap().to_string();
        assert_eq!(read("1 jun"), "2026-06-01");
        assert_eq!(read("3/15"), "2026-03-15");
        assert_eq!(read("6 aug"), "2026-08-06", "booked");
        assert_eq!(read("9 jan"), "2026-01-09", "182 days ago, 183 ahead");
        assert_eq!(read("10 jan"), "2026-01-10", "181 days ago, 184 ahead");
        assert_eq!(read("8 jan"), "2027-01-08", "183 days ago, 182 ahead");
    }

    #[test]
    fn a_submission_is_one_of_the_season_and_not_to_come() {
        let home = Zone::get("America/Chicago").unwrap();
        let now = "2026-09-02T15:00:00Z".parse().unwrap();
        let reading = Reading { now, ..reading(&home) };
        let read = |text: &str| Submitted::read(text, &None, &reading);
        assert_eq!(read("2 sep").unwrap().unwrap().to_string(), "2026-09-02");
        assert_eq!(read("").unwrap(), None);
        for text in ["3 sep", "tomorrow", "2026-09-03"] {
            assert!(read(text).unwrap_err().why.contains("until you have submitted"), "{text}");
        }
    }

    #[test]
    fn a_history_is_read_back_as_it_was_and_takes_corrections() {
        let home = Zone::get("America/Chicago").unwrap();
        let reading = reading(&home);
        let log: Vec<String> = [
            "2026-09-02T17:00:00Z applied",
            "2026-10-20T22:00:07Z they-rejected",
            "2026-10-21T00:00:00Z newer",
        ]
        .map(str::to_owned)
        .to_vec();
        let text = happened_text(&History::show(&log), &home);
        assert_eq!(text, "2 Sep 2026 applied\n20 Oct 2026 17:00 they rejected\n20 Oct 2026 19:00 newer");
        assert_eq!(History::read(&text, &log, &reading).unwrap(), log);

        let typed = "20 oct 2026: They Rejected\n3 sep applied";
        let mended = History::read(typed, &log, &reading).unwrap();
        assert_eq!(mended, ["2026-09-03T17:00:00Z applied", "2026-10-20T17:00:00Z they-rejected"]);
        for text in ["applied", "2 sep", "2 sep liked", "some day applied", "dec 20 2026 applied"] {
            assert!(History::read(text, &log, &reading).is_err(), "{text}");
        }
    }
}
