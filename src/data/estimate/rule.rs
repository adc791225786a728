//! Where a date lies in any year, in the words of `assets/estimates.json`.

use std::{collections::BTreeMap, str::FromStr};

use chrono::{Datelike, Days, Month, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer, de::Error as _};

use crate::domain::time::Day;

/// Where a date lies in any year.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Rule {
    /// "once": it doesn't come again.
    Once,
    /// "may 31"
    Date { month: u32, day: u32, weekend: Weekend },
    /// "third friday of march"
    Nth { nth: u8, weekday: Weekday, month: u32 },
    /// "21 days after eras-submit", "16 days before match-day"
    Apart { days: i64, from: String },
}

/// Where a date goes that falls on a weekend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weekend {
    Stays,
    After,
    Before,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DateRule {
    #[serde(deserialize_with = "rule")]
    pub when: Rule,
    #[serde(default, deserialize_with = "rule_or_none")]
    pub until: Option<Rule>,
}

/// The rules by the ids of the dates; what has none moves with Match Day.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    #[serde(rename = "schema")]
    _schema: u32,
    #[serde(rename = "as_of")]
    _as_of: String,
    #[serde(rename = "source")]
    _source: String,
    pub(super) dates: BTreeMap<String, DateRule>,
}

const NTH: [&str; 4] = ["first", "second", "third", "fourth"];

fn rule<'de, D: Deserializer<'de>>(from: D) -> Result<Rule, D::Error> {
    String::deserialize(from)?.parse().map_err(D::Error::custom)
}

fn rule_or_none<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Rule>, D::Error> {
    rule(from).map(Some)
}

impl FromStr for Rule {
    type Err = String;

    fn from_str(text: &str) -> Result<Rule, String> {
        let refused = || format!("“{text}” is no rule for a date");
        let month =
            |word: &str| word.parse::<Month>().map(|it| it.number_from_month()).map_err(|_| refused());
        let words: Vec<&str> = text.split(' ').collect();
        Ok(match words.as_slice() {
            ["once"] => Rule::Once,
            [name, day] => date(month(name)?, day, Weekend::Stays).ok_or_else(refused)?,
            [name, day, "or", "the", "weekday", "after"] => {
                date(month(name)?, day, Weekend::After).ok_or_else(refused)?
            }
            [name, day, "or", "the", "weekday", "before"] => {
                date(month(name)?, day, Weekend::Before).ok_or_else(refused)?
            }
            [nth, weekday, "of", name] => Rule::Nth {
                nth: (1..).zip(NTH).find(|it| it.1 == *nth).ok_or_else(refused)?.0,
                weekday: weekday.parse().map_err(|_| refused())?,
                month: month(name)?,
            },
            [days, "days", way @ ("after" | "before"), id] => {
                let days: i64 = days.parse::<u32>().map_err(|_| refused())?.into();
                Rule::Apart { days: if *way == "after" { days } else { -days }, from: (*id).to_owned() }
            }
            _ => return Err(refused()),
        })
    }
}

fn date(month: u32, day: &str, weekend: Weekend) -> Option<Rule> {
    let day = day.parse().ok()?;
    // of a leap year, which has them all
    NaiveDate::from_ymd_opt(2024, month, day).map(|_| Rule::Date { month, day, weekend })
}

impl Rule {
    /// Returns its day in that year; none for what leans on another date or doesn't come again.
    pub fn day_in(&self, year: i32) -> Option<Day> {
        match self {
            Rule::Once | Rule::Apart { .. } => None,
            Rule::Nth { nth, weekday, month } => {
                NaiveDate::from_weekday_of_month_opt(year, *month, *weekday, *nth)
            }
            Rule::Date { month, day, weekend } => {
                let day = NaiveDate::from_ymd_opt(year, *month, *day)
                    .or_else(|| NaiveDate::from_ymd_opt(year, *month, day.saturating_sub(1)))?;
                let beyond = u64::from(day.weekday().num_days_from_monday().saturating_sub(4));
                match weekend {
                    _ if beyond == 0 => Some(day),
                    Weekend::Stays => Some(day),
                    Weekend::After => day.checked_add_days(Days::new(3_u64.saturating_sub(beyond))),
                    Weekend::Before => day.checked_sub_days(Days::new(beyond)),
                }
            }
        }
    }
}
