//! Fields that people type in a form of their own: steps with their ticks, lead times, money.

use std::collections::BTreeMap;

use super::item::Item;
use crate::domain::{
    entry::{none_if_empty, refuse, split_set, to_come},
    field::{Kind, Typed},
    id::Id,
    place::Shown,
    time::{Day, Reading, Refusal, Span, Stamp, Tense, When, length_words, read_day, read_span},
};

/// Steps with their ticks, typed one a line.
pub enum Steps {}

impl Typed for Steps {
    type Value = BTreeMap<Id, Item>;
    const KIND: Kind = Kind::Text;

    fn show(value: &Self::Value) -> String {
        show_steps(value)
    }

    fn read(text: &str, present: &Self::Value, reading: &Reading) -> Result<Self::Value, Refusal> {
        Ok(read_steps(text, present, reading.now))
    }

    fn shown(value: &Self::Value) -> Shown {
        Shown::Text(show_steps(value))
    }
}

/// Lead times in minutes, typed as lengths with commas between.
pub enum Leads {}

impl Typed for Leads {
    type Value = Vec<u32>;
    const KIND: Kind = Kind::Line;

    fn show(value: &Self::Value) -> String {
        show_leads(value)
    }

    fn read(text: &str, _: &Self::Value, _: &Reading) -> Result<Self::Value, Refusal> {
        read_leads(text)
    }
}

/// Several days, typed with commas between.
pub enum DaysOut {}

impl Typed for DaysOut {
    type Value = Vec<Day>;
    const KIND: Kind = Kind::Line;

    fn show(value: &Self::Value) -> String {
        value.iter().map(|it| it.format("%-d %b %Y").to_string()).collect::<Vec<_>>().join(", ")
    }

    fn read(text: &str, _: &Self::Value, reading: &Reading) -> Result<Self::Value, Refusal> {
        let mut days = Vec::new();
        for part in split_set(text) {
            match read_span(&part, reading) {
                Ok(Span { start: When::Day(first), end: Some(When::Day(last)) }) => {
                    days.extend(first.iter_days().take_while(|day| *day <= last).take(MOST_DAYS_OUT));
                }
                Ok(_) | Err(_) => days.push(read_day(&part, reading)?),
            }
        }
        days.sort();
        days.dedup();
        Ok(days)
    }
}

/// The score of an exam as its report prints it: three digits at most.
pub enum ExamScore {}

impl Typed for ExamScore {
    type Value = Option<u32>;
    const KIND: Kind = Kind::Number;

    fn show(value: &Self::Value) -> String {
        value.map(|it| it.to_string()).unwrap_or_default()
    }

    fn read(text: &str, _: &Self::Value, _: &Reading) -> Result<Self::Value, Refusal> {
        let read = |text: &str| match text.parse() {
            Ok(score @ 1..=999) => Ok(score),
            _ if ["pass", "passed", "p"].contains(&text.to_lowercase().as_str()) => {
                refuse("a score is a number: leave it empty where only pass is reported")
            }
            _ => refuse(format!(
                "“{text}” is no score from 1 to 999, as reports print them: one, two or three digits"
            )),
        };
        none_if_empty(text).map(read).transpose()
    }
}

/// Several days that have been, typed with commas between.
pub enum PastDays {}

impl Typed for PastDays {
    type Value = Vec<Day>;
    const KIND: Kind = Kind::Line;

    fn show(value: &Self::Value) -> String {
        DaysOut::show(value)
    }

    fn read(text: &str, present: &Self::Value, reading: &Reading) -> Result<Self::Value, Refusal> {
        let days = DaysOut::read(text, present, &reading.in_tense(Tense::Past))?;
        match days.last().filter(|it| **it > reading.today()) {
            Some(day) => Err(to_come(&day.format("%-d %b %Y").to_string())),
            None => Ok(days),
        }
    }
}

/// The most days that one span may take out: a year.
const MOST_DAYS_OUT: usize = 366;

/// An amount in whole cents, typed in dollars.
pub enum Money {}

impl Typed for Money {
    type Value = Option<i64>;
    const KIND: Kind = Kind::Line;

    fn show(value: &Self::Value) -> String {
        show_cents(*value)
    }

    fn read(text: &str, _: &Self::Value, _: &Reading) -> Result<Self::Value, Refusal> {
        read_cents(text)
    }
}

/// Returns the steps as people type them, one a line: `[x] immunizations`.
pub fn show_steps(items: &BTreeMap<Id, Item>) -> String {
    let line = |(_, item): (&Id, &Item)| {
        format!("[{}] {}", if item.done.is_some() { "x" } else { " " }, item.title.trim())
    };
    in_order(items).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Sorts steps by their order, then their title.
pub fn in_order(items: &BTreeMap<Id, Item>) -> Vec<(&Id, &Item)> {
    let mut all: Vec<(&Id, &Item)> = items.iter().collect();
    all.sort_by_key(|(id, item)| (&item.order, &item.title, *id));
    all
}

/// Reads steps, one a line or with `;` between. One that was there keeps its id and the time of its tick. A new one is
/// named after its title, so that two copies that add the same step have it once.
pub fn read_steps(text: &str, present: &BTreeMap<Id, Item>, now: Stamp) -> BTreeMap<Id, Item> {
    let mut items = BTreeMap::new();
    for (place, line) in text.split(['\n', ';']).filter_map(step).enumerate() {
        let (done, title) = line;
        let known = present.iter().find(|(id, it)| it.title.trim() == title && !items.contains_key(*id));
        let (id, mut item) = match known {
            Some((id, item)) => (id.clone(), item.clone()),
            None => (named(title), Item { title: title.to_owned(), ..Item::default() }),
        };
        item.order = format!("a{place:03}");
        item.done = if done { item.done.or(Some(now)) } else { None };
        items.entry(id).or_insert(item);
    }
    items
}

/// Splits the line of a step into whether it is ticked and its title; none for an empty line.
fn step(line: &str) -> Option<(bool, &str)> {
    let line = line.trim().trim_start_matches(['-', '*', '•']).trim_start();
    let done = ["[x]", "[X]", "✓"].iter().find_map(|mark| line.strip_prefix(mark));
    let open = ["[ ]", "[]"].iter().find_map(|mark| line.strip_prefix(mark));
    let title = done.or(open).unwrap_or(line).trim();
    (!title.is_empty()).then_some((done.is_some(), title))
}

/// Returns the FNV-1a hash of a text, 64 bits.
fn named(title: &str) -> Id {
    let hash = title.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    Id::new(&format!("{hash:016x}"))
}

/// Returns lead times as people type them: `14 d, 3 d, 2 h`.
pub fn show_leads(minutes: &[u32]) -> String {
    minutes.iter().map(|it| length_words(i64::from(*it))).collect::<Vec<_>>().join(", ")
}

/// Reads lengths with commas or blanks between, `2 w, 3d 90 min`. Returns them in minutes, longest first.
///
/// # Errors
/// What is no length, in a sentence.
pub fn read_leads(text: &str) -> Result<Vec<u32>, Refusal> {
    let mut leads = Vec::new();
    let mut rest = text.trim_start_matches([',', ';', ' ']);
    while !rest.is_empty() {
        let digits = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
        let (number, after) = rest.split_at(digits);
        let after = after.trim_start();
        let letters = after.find(|it: char| !it.is_alphabetic()).unwrap_or(after.len());
        let (unit, after) = after.split_at(letters);
        match number.parse::<u32>().ok().zip(minutes_of(unit)).and_then(|(n, unit)| n.checked_mul(unit)) {
            Some(minutes @ 1..) => leads.push(minutes),
            _ => return refuse(format!("“{}” is no lead time such as 2 w, 3 d, 2 h or 90 min", text.trim())),
        }
        rest = after.trim_start_matches([',', ';', ' ']);
    }
    leads.sort_unstable_by(|a, b| b.cmp(a));
    leads.dedup();
    Ok(leads)
}

fn minutes_of(unit: &str) -> Option<u32> {
    match unit.to_lowercase().as_str() {
        "w" | "week" | "weeks" => Some(10_080),
        "d" | "day" | "days" => Some(1_440),
        "h" | "hour" | "hours" => Some(60),
        "m" | "min" | "minute" | "minutes" => Some(1),
        _ => None,
    }
}

/// Returns an amount in whole cents as dollars: `312.50`.
pub fn show_cents(cents: Option<i64>) -> String {
    let Some(cents) = cents else { return String::new() };
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

/// The most that a typed amount may be, in cents: a million dollars. More is a slip.
const MOST_CENTS: u64 = 100_000_000;

/// Reads dollars and cents, `312.5` or `$1,100`. Returns whole cents. A comma parts thousands and nothing else: `12,50`
/// may mean two amounts and is refused.
///
/// # Errors
/// What is no amount, in a sentence.
pub fn read_cents(text: &str) -> Result<Option<i64>, Refusal> {
    let Some(typed) = none_if_empty(text) else { return Ok(None) };
    let plain: String = typed.chars().filter(|it| !matches!(it, '$' | ' ')).collect();
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = |text: &str| text.chars().all(|it| it.is_ascii_digit());
    let unsigned = whole.strip_prefix('-').unwrap_or(whole);
    let dollars = unsigned.replace(',', "");
    if dollars.is_empty() || !digits(&dollars) || !digits(part) || part.len() > 2 {
        return refuse(format!("“{typed}” is no amount such as 312.50"));
    }
    if !parts_thousands(unsigned) {
        return refuse(format!("“{typed}” can mean two amounts: cents follow a point, as in 312.50"));
    }
    let cents = format!("{dollars}{part:0<2}").parse::<i64>().ok();
    match cents.filter(|it| it.unsigned_abs() <= MOST_CENTS) {
        Some(cents) if unsigned == whole => Ok(Some(cents)),
        Some(cents) => Ok(Some(cents.saturating_neg())),
        None => refuse(format!("“{typed}” is more than $1,000,000")),
    }
}

/// Returns true where each comma is followed by exactly three digits, and not more than three come before the first.
fn parts_thousands(digits: &str) -> bool {
    match digits.split_once(',') {
        None => true,
        Some((first, rest)) => (1..=3).contains(&first.len()) && rest.split(',').all(|it| it.len() == 3),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_whole_cents() {
        for (text, cents) in [
            ("312.50", Some(31_250)),
            ("$1,100", Some(110_000)),
            ("0.5", Some(50)),
            ("-3.07", Some(-307)),
            ("-$1,100.5", Some(-110_050)),
            ("1,000,000", Some(100_000_000)),
            ("-0.50", Some(-50)),
            ("", None),
        ] {
            assert_eq!(read_cents(text).unwrap(), cents, "{text}");
            assert_eq!(read_cents(&show_cents(cents)).unwrap(), cents);
        }
        for text in ["abc", "1.234", ".", "-", "1e3", "99999999999999999999", "12 x"] {
            assert!(read_cents(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_comma_parts_thousands_only() {
        for text in ["12,50", "1,2", ",500", "1234,567", "1,100,5", "1,,100", "1,100,", "1.5,0"] {
            assert!(read_cents(text).is_err(), "{text}");
        }
        assert!(format!("{:?}", read_cents("12,50")).contains("cents follow a point"));
        assert!(format!("{:?}", read_cents("1000000.01")).contains("more than $1,000,000"));
    }

    #[test]
    fn several_days_that_have_been_are_the_newest_ones() {
        let home = crate::domain::time::Zone::get("America/Chicago").unwrap();
        let day = |text: &str| text.parse::<Day>().unwrap();
        let reading = Reading {
            now: "2026-07-10T15:00:00Z".parse().unwrap(),
            home: &home,
            their: None,
            cities: &[],
            season: (day("2026-06-01"), day("2027-07-31")),
            first_weekday: chrono::Weekday::Sun,
            tense: Tense::Season,
        };
        let read = |text: &str| PastDays::read(text, &Vec::new(), &reading);
        assert_eq!(read("10 jul, 3/15, 1 jun").unwrap(), ["2026-03-15", "2026-06-01", "2026-07-10"].map(day));
        for text in ["1 jun, tomorrow", "2026-07-11"] {
            assert!(read(text).unwrap_err().why.contains("still to come"), "{text}");
        }
    }

    #[test]
    fn lead_times_read_and_print() {
        assert_eq!(read_leads("2 w, 3d 90 min").unwrap(), [20_160, 4_320, 90]);
        assert_eq!(show_leads(&[20_160, 4_320, 90]), "14 d, 3 d, 90 min");
        assert_eq!(read_leads(&show_leads(&[20_160, 4_320, 90])).unwrap(), [20_160, 4_320, 90]);
        assert_eq!(read_leads(" ").unwrap(), [0u32; 0]);
        for text in ["soon", "3", "3 x", "0 d", "-1 d", "999999999 w", "d"] {
            assert!(read_leads(text).is_err(), "{text}");
        }
    }

    #[test]
    fn steps_keep_their_names_and_ticks() {
        let then: Stamp = "2026-03-01T12:00:00Z".parse().unwrap();
        let now: Stamp = "2026-11-23T14:20:00Z".parse().unwrap();
        let first = read_steps("- [x] Immunizations\nBLS card\n\n[ ] Drug screen", &BTreeMap::new(), then);
        assert_eq!(show_steps(&first), "[x] Immunizations\n[ ] BLS card\n[ ] Drug screen");
        let second = read_steps("[ ] Drug screen\n[x] Immunizations\n[x] BLS card", &first, now);
        assert_eq!(show_steps(&second), "[ ] Drug screen\n[x] Immunizations\n[x] BLS card");
        let id = |items: &BTreeMap<Id, Item>, title: &str| {
            items.iter().find(|it| it.1.title == title).map(|it| (it.0.clone(), it.1.done)).unwrap()
        };
        assert_eq!(id(&first, "Immunizations"), id(&second, "Immunizations"));
        assert_eq!(id(&second, "BLS card").1, Some(now));
        assert!(read_steps("", &second, now).is_empty());
    }
}
