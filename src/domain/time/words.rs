//! What screens say about a day or a moment: how soon, how late, and its time in two zones; and when these words
//! change. Must not know who asks, nor lists and widths. Clocks have 24 hours, days are the days at home.
use chrono::{Datelike, NaiveTime, Timelike};

use super::{
    shapes::{Moment, When},
    stamp::{Day, Stamp},
    zone::Zone,
};

/// Up to so many days ahead a day is counted, beyond it is named.
const COUNTED_DAYS: i64 = 14;
/// From so many minutes on "today 14:00" says more than "in 6 h".
const COUNTED_MINUTES: i64 = 6 * 60;
const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;
/// Within so many days a date goes without its year.
const NO_YEAR_DAYS: i64 = 183;

/// How soon it is, or how late: `in 8 min` · `in 3 h` (whole hours left, below 6) · `today 14:00` · `today` ·
/// `in 3 d` (days of the calendar at home) · beyond 14 days [`day_words`] · `now` (the minute from it on) ·
/// `5 min late` · `3 h late` · `2 d late`. A day is late from the midnight after it.
pub fn due_words(when: &When, now: Stamp, home: &Zone) -> String {
    ahead_words(when, now, home).unwrap_or_else(|| past(when, now, home, "late"))
}

/// Like [`due_words`] for what only goes by: `2 d ago`, more than 14 days ago [`day_words`].
pub fn past_words(when: &When, now: Stamp, home: &Zone) -> String {
    if let Some(words) = ahead_words(when, now, home) {
        return words;
    }
    let today = home.civil_at(now).date();
    let day = when.day_in(home);
    if days_between(day, today) > COUNTED_DAYS { day_words(day, today) } else { past(when, now, home, "ago") }
}

/// Always counted: `in 67 d` · `in 5 h` (below 24) · `in 12 min` · `today` (a day) · `now` · `2 d ago`.
pub fn countdown(when: &When, now: Stamp, home: &Zone) -> String {
    let days = days_between(home.civil_at(now).date(), when.day_in(home));
    match when {
        When::Day(_) if days == 0 => "today".into(),
        When::Day(_) if days > 0 => format!("in {days} d"),
        When::At(moment) if moment.instant() > now => {
            let minutes = minutes_to(moment.instant(), now);
            if minutes < DAY || days <= 0 { in_minutes(minutes) } else { format!("in {days} d") }
        }
        When::Day(_) | When::At(_) => past(when, now, home, "ago"),
    }
}

/// `Mon 23 Nov`; with the year, `Fri 29 Jan 2027`, when that is another than today's and the day is more than half a
/// year (183 days) away, so that no date within a season needs one.
pub fn day_words(day: Day, today: Day) -> String {
    let near = day.year() == today.year() || days_between(today, day).abs() <= NO_YEAR_DAYS;
    let format = if near { "%a %-d %b" } else { "%a %-d %b %Y" };
    day.format(format).to_string()
}

/// `09:00`: what the clocks of `zone` show at that moment.
pub fn clock(moment: &Moment, zone: &Zone) -> String {
    minute_text(moment.in_zone(zone).time())
}

/// `09:00 your time · 08:00 in Chicago`, or only `09:00` where both clocks show the same. If it is another day
/// there, with that day: `21:00 your time · Tue 24 Nov 07:30 in Kolkata`. An empty `their_city` is the zone's city.
pub fn two_clocks(moment: &Moment, home: &Zone, their_city: &str) -> String {
    let ours = clock(moment, home);
    match their_clock(moment, home, their_city) {
        theirs if theirs.is_empty() => ours,
        theirs => format!("{ours} your time · {theirs}"),
    }
}

/// `08:00 in Chicago`, with the day where it is another one there; empty where both clocks show the same.
pub fn their_clock(moment: &Moment, home: &Zone, their_city: &str) -> String {
    let (ours, theirs) = (moment.in_zone(home), moment.civil());
    if ours == theirs {
        return String::new();
    }
    let city = if their_city.is_empty() { moment.zone().city() } else { their_city.to_string() };
    let day = theirs.format("%a %-d %b ").to_string();
    let day = if ours.date() == theirs.date() { "" } else { &day };
    format!("{day}{} in {city}", minute_text(theirs.time()))
}

/// The first instant after `now` at which one of these words about `when` changes, or the next midnight at home if
/// that comes first. Until then every text of this module stays as it is.
pub fn next_change(when: &When, now: Stamp, home: &Zone) -> Stamp {
    let today = home.civil_at(now).date();
    let midnight = today.succ_opt().map_or(Stamp::MAX, |day| home.midnight(day));
    let When::At(moment) = when else { return midnight };
    let minutes = minutes_to(moment.instant(), now);
    let hourly = minutes.abs() < DAY || when.day_in(home) == today;
    // the count of minutes with which the words change
    let next = match minutes {
        -59..=HOUR => minutes - 1,
        ..=-60 if hourly => -((-minutes / HOUR + 1) * HOUR),
        ..=-60 => return midnight,
        _ if hourly => minutes / HOUR * HOUR - 1,
        _ => DAY - 1,
    };
    midnight.min(moment.instant().plus(-60 * next))
}

/// The words for what still lies ahead or is going on; `None` once it is past.
fn ahead_words(when: &When, now: Stamp, home: &Zone) -> Option<String> {
    let today = home.civil_at(now).date();
    let day = when.day_in(home);
    let days = days_between(today, day);
    match when {
        When::Day(_) if days < 0 => return None,
        When::Day(_) if days == 0 => return Some("today".into()),
        When::Day(_) => {}
        When::At(moment) => {
            let minutes = minutes_to(moment.instant(), now);
            match minutes {
                ..0 => return None,
                0..COUNTED_MINUTES => return Some(in_minutes(minutes)),
                _ if days <= 0 => return Some(format!("today {}", clock(moment, home))),
                _ => {}
            }
        }
    }
    Some(if days <= COUNTED_DAYS { format!("in {days} d") } else { day_words(day, today) })
}

/// `2 d late`, for what is past.
fn past(when: &When, now: Stamp, home: &Zone, word: &str) -> String {
    let days = days_between(when.day_in(home), home.civil_at(now).date());
    let minutes = match when {
        When::Day(_) => i64::MAX,
        When::At(moment) => -minutes_to(moment.instant(), now),
    };
    match minutes {
        ..=0 => "now".into(),
        1..HOUR => format!("{minutes} min {word}"),
        HOUR..DAY => format!("{} h {word}", minutes / HOUR),
        _ if days <= 0 => format!("{} h {word}", minutes / HOUR),
        _ => format!("{days} d {word}"),
    }
}

fn in_minutes(minutes: i64) -> String {
    match minutes {
        ..=0 => "now".into(),
        1..HOUR => format!("in {minutes} min"),
        _ => format!("in {} h", minutes / HOUR),
    }
}

/// Minutes from `now` to `at`, a begun one counted whole: 8 from 10:52:00 to 10:52:59 before 11:00, as clocks
/// without seconds have it; 0 in the minute from `at` on.
fn minutes_to(at: Stamp, now: Stamp) -> i64 {
    -(now.since(at).div_euclid(60))
}

fn days_between(from: Day, to: Day) -> i64 {
    to.signed_duration_since(from).num_days()
}

fn minute_text(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;

/// `14 d`, `36 h`, `90 min`: a length in its largest whole unit.
pub fn length_words(minutes: i64) -> String {
    match minutes {
        minutes if minutes != 0 && minutes % 1_440 == 0 => format!("{} d", minutes / 1_440),
        minutes if minutes != 0 && minutes % 60 == 0 => format!("{} h", minutes / 60),
        minutes => format!("{minutes} min"),
    }
}
