//! The facts of one file, and how they are laid over a season, entry by entry.

use std::ops::RangeInclusive;

use crate::domain::{
    facts::{Figure, OfficialDate, SeasonFacts},
    time::Day,
};

/// The years in which a season can be.
pub const YEARS: RangeInclusive<i32> = 1950..=9000;

/// The facts that one file has. Of a bundled season it has them all, of others those that somebody knows.
#[derive(Clone, Debug, PartialEq)]
pub struct FactsFile {
    /// The year of its Match Day.
    pub season: i32,
    pub title: Option<String>,
    /// The first and the last day of the season.
    pub window: Option<(Day, Day)>,
    pub dates: Vec<OfficialDate>,
    pub figures: Vec<Figure>,
}

impl FactsFile {
    /// "2028.json"
    pub fn file_name(&self) -> String {
        format!("{}.json", self.season)
    }

    /// Returns the file without what the season says anyway.
    pub fn without(mut self, season: &SeasonFacts) -> FactsFile {
        self.dates.retain(|it| season.date(it.id.as_str()) != Some(it));
        self.figures.retain(|it| season.figure(&it.id) != Some(it));
        self
    }

    /// Returns this file with what another one of the same season says over it, entry by entry.
    pub fn joined(&self, newer: &FactsFile) -> FactsFile {
        let both = newer.over(&self.clone().alone());
        FactsFile {
            season: self.season,
            title: newer.title.clone().or_else(|| self.title.clone()),
            window: newer.window.or(self.window),
            dates: both.dates,
            figures: both.figures,
        }
    }

    /// Returns the season with the facts of the file in it. An entry takes the place of the one with the same id; new
    /// dates stand where their day is.
    pub fn over(&self, base: &SeasonFacts) -> SeasonFacts {
        let mut facts = base.clone();
        facts.title = self.title.clone().unwrap_or(facts.title);
        facts.window = self.window.unwrap_or(facts.window);
        for date in &self.dates {
            facts.filed.insert(date.id.to_string());
            match facts.dates.iter_mut().find(|it| it.id == date.id) {
                Some(place) => *place = date.clone(),
                None => facts.dates.push(date.clone()),
            }
        }
        for figure in &self.figures {
            facts.filed.insert(figure.id.clone());
            match facts.figures.iter_mut().find(|it| it.id == figure.id) {
                Some(place) => *place = figure.clone(),
                None => facts.figures.push(figure.clone()),
            }
        }
        facts.dates.sort_by_key(|it| it.when.day());
        facts
    }

    /// Returns the file as the season that it is, with nothing under it.
    pub fn alone(self) -> SeasonFacts {
        SeasonFacts {
            season: self.season.to_string(),
            title: self.title.unwrap_or_default(),
            window: self.window.unwrap_or_default(),
            dates: self.dates,
            figures: self.figures,
            ..SeasonFacts::default()
        }
    }
}
