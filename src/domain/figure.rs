//! Figures as people read and type them: dollars, times of day, plain numbers.

use super::{
    facts::{Confidence, Figure, FigureKind},
    field::refuse,
    tables::typed::{read_cents, show_cents},
    time::{Reading, Refusal, When, read_when},
};
use crate::text::grouped;

/// The unit of a time of day.
const CLOCK: &str = "minutes after midnight";

/// The unit of what is a name and no number.
const CODE: &str = "code";

/// A day in minutes.
const DAY: i64 = 24 * 60;

impl Figure {
    /// True for a limit that planning keeps to: the form enforces it, its own season's page says it, or the user does.
    pub fn binds(&self) -> bool {
        self.firm || matches!(self.origin.confidence, Confidence::Firm | Confidence::Yours)
    }

    fn is_of_whole_days(&self) -> bool {
        self.unit == "minutes" && self.value.is_some_and(|it| it > 0 && it % DAY == 0)
    }

    /// True for more than a fee or a rule can be: 100,000 dollars, two years in minutes.
    pub fn is_too_large(&self) -> bool {
        let most = if self.kind == FigureKind::Fee { 10_000_000 } else { 2 * 366 * DAY };
        !self.is_code() && self.value.is_some_and(|it| it > most)
    }

    /// True for a rule that stands in words alone; any other figure without a number is one that nobody knows.
    pub fn is_in_words(&self) -> bool {
        self.kind == FigureKind::Rule && self.value.is_none()
    }

    /// True for a number that is a name, which is never shown otherwise.
    pub fn is_code(&self) -> bool {
        self.unit == CODE
    }

    pub fn is_clock(&self) -> bool {
        self.unit == CLOCK
    }

    /// Returns its number as a text says it: "$11", "$27.50", "28,000", "06:00"; none where there is none.
    pub fn number(&self) -> Option<String> {
        self.value.map(|it| self.said(it))
    }

    /// Returns its number with its unit: "$11 per program", "4 letters", "06:00".
    pub fn amount(&self) -> Option<String> {
        let number = self.number()?;
        Some(match self.kind {
            FigureKind::Fee if self.per.is_empty() => number,
            FigureKind::Fee => format!("{number} per {}", self.per),
            FigureKind::Signal | FigureKind::Limit | FigureKind::Rule if self.is_clock() => number,
            FigureKind::Signal | FigureKind::Limit | FigureKind::Rule if self.is_of_whole_days() => {
                let days = self.value.unwrap_or(0) / DAY;
                format!("{days} {}", if days == 1 { "day" } else { "days" })
            }
            FigureKind::Signal | FigureKind::Limit | FigureKind::Rule => {
                let unit = match self.value {
                    Some(1) => self.unit.strip_suffix('s').unwrap_or(&self.unit),
                    Some(_) | None => &self.unit,
                };
                if self.unit == CODE { number } else { format!("{number} {unit}") }
            }
        })
    }

    /// Returns its number as one types it: "11.00", "28000", "06:00".
    pub fn typed(&self) -> String {
        match (self.kind, self.value) {
            (FigureKind::Fee, cents) => show_cents(cents),
            (_, Some(value)) if self.is_clock() => clock(value),
            (_, value) => value.map(|it| it.to_string()).unwrap_or_default(),
        }
    }

    fn said(&self, value: i64) -> String {
        match self.kind {
            FigureKind::Fee => dollars(value),
            FigureKind::Signal | FigureKind::Limit | FigureKind::Rule => match self.unit.as_str() {
                CLOCK => clock(value),
                CODE => value.to_string(),
                _ => grouped(value),
            },
        }
    }

    /// Reads a number of its kind: dollars for a fee, a time of day, else a whole number.
    ///
    /// # Errors
    /// What is no such number, in a sentence.
    pub fn read(&self, text: &str, reading: &Reading) -> Result<i64, Refusal> {
        if self.kind == FigureKind::Fee {
            return self.read_fee(text);
        }
        if self.is_clock() {
            return match read_when(&format!("today {text}"), reading) {
                Ok(When::At(moment)) => {
                    Ok(moment.civil().signed_duration_since(moment.day().into()).num_minutes())
                }
                Ok(When::Day(_)) | Err(_) => {
                    refuse(format!("“{text}” is no time of day such as 6am or 20:00"))
                }
            };
        }
        let digits: String = text.chars().filter(|it| !matches!(it, ',' | ' ')).collect();
        match digits.parse::<u32>() {
            Ok(number) if !(Figure { value: Some(i64::from(number)), ..self.clone() }).is_too_large() => {
                Ok(i64::from(number))
            }
            Ok(_) | Err(_) => refuse(format!("“{text}” is no whole number of {}", self.unit)),
        }
    }
}

impl Figure {
    /// A fee is no refund, and no fee is beyond what one can be.
    fn read_fee(&self, text: &str) -> Result<i64, Refusal> {
        let Some(cents) = read_cents(text)? else {
            return refuse(format!("“{text}” is no amount such as 27.50"));
        };
        if cents < 0 {
            return refuse(format!("“{text}” is below zero: no fee is"));
        }
        match (Figure { value: Some(cents), ..self.clone() }).is_too_large() {
            true => refuse(format!("“{text}” is more than a fee can be")),
            false => Ok(cents),
        }
    }
}

/// Says an amount in whole cents: "$1,445", "$312.50", "-$50".
pub fn dollars(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.saturating_abs();
    match cents % 100 {
        0 => format!("{sign}${}", grouped(cents / 100)),
        part => format!("{sign}${}.{part:02}", grouped(cents / 100)),
    }
}

/// "06:00"
fn clock(minutes: i64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Names a limit as a rule, with its season and its source: "Letters assigned to one program: at most 4 letters
/// (2027, …)".
pub fn limit_words(figure: &Figure, season: &str) -> String {
    let amount = match (figure.amount(), figure.kind) {
        (Some(amount), FigureKind::Limit) => format!("at most {amount}"),
        (Some(amount), FigureKind::Fee | FigureKind::Signal | FigureKind::Rule) => amount,
        (None, _) => "unknown".to_owned(),
    };
    let of = if figure.source_season.is_empty() { season } else { &figure.source_season };
    let source = match (figure.origin.confidence, figure.origin.source.as_str()) {
        (Confidence::Yours, "") => "your own number",
        (_, "") => "no source",
        (_, source) => source,
    };
    format!("{}: {amount} ({of}, {source})", figure.title)
}
