//! What the texts of the bundle leave open: dates, figures and years of the season that they are read in.

use super::{
    facts::{Confidence, OfficialDate, Origin, SeasonFacts},
    season::Season,
    time::{Day, When, day_words},
    tracker::Tracker,
};

/// The words for a date that the season hasn't.
pub const NO_DATE: &str = "a date not yet known";

/// The words for a figure that the season hasn't, or only without a number.
pub const NO_FIGURE: &str = "a number not yet known";

/// What a text may leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank<'a> {
    /// `{date:match-day}`
    Date(&'a str),
    /// `{fact:limits.letters_per_program}`
    Fact(&'a str),
    /// `{year}`, `{year+1}`, `{year-1}`: so many years from that of Match Day.
    Year(i32),
}

/// Returns the text with its blanks filled. What isn't one stays as it is.
pub fn filled(text: &str, value: &dyn Fn(Blank<'_>) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}').and_then(|(name, behind)| Some((blank(name)?, behind))) {
            Some((blank, behind)) => {
                out.push_str(&value(blank));
                rest = behind;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}

/// Returns the blanks of a text, with the ids that they name.
pub fn blanks(text: &str) -> Vec<(&str, Blank<'_>)> {
    let braced = text.split('{').skip(1).filter_map(|it| it.split_once('}'));
    let blanks = braced.filter_map(|(name, _)| blank(name));
    blanks.map(|it| (id_of(it), it)).collect()
}

fn id_of(blank: Blank<'_>) -> &str {
    match blank {
        Blank::Date(id) | Blank::Fact(id) => id,
        Blank::Year(_) => "",
    }
}

fn blank(name: &str) -> Option<Blank<'_>> {
    match name.split_once(':') {
        Some(("date", id)) => Some(Blank::Date(id)),
        Some(("fact", id)) => Some(Blank::Fact(id)),
        Some(_) => None,
        None => {
            let years = name.strip_prefix("year")?;
            if years.is_empty() { Some(Blank::Year(0)) } else { years.parse().ok().map(Blank::Year) }
        }
    }
}

/// What the blanks of a text are filled from.
#[derive(Clone, Copy)]
pub struct Filler<'a> {
    pub facts: &'a SeasonFacts,
    pub tracker: &'a Tracker,
    pub today: Day,
}

impl Season {
    /// Returns a date, of this match or of the other one, with the user's correction in it.
    pub fn dated(&self, id: &str) -> Option<OfficialDate> {
        self.filler().dated(id)
    }

    /// Returns a text of the bundle as this applicant reads it: with the dates and figures of the season, and the user's
    /// own where they differ. `~` stands before what is shaky, `*` before what is the user's own.
    pub fn filled(&self, text: &str) -> String {
        self.filler().fill(text)
    }

    /// Returns the facts that a text names and that aren't the bundled ones, each with its title and where it comes from.
    pub fn told_otherwise(&self, text: &str) -> Vec<(String, Origin)> {
        let filler = self.filler();
        let mut told: Vec<(String, Origin)> = Vec::new();
        for (id, blank) in blanks(text) {
            let fact = match blank {
                Blank::Date(id) => filler.dated(id).map(|it| (it.title, it.origin)),
                Blank::Fact(id) => {
                    self.facts.effective(id, &self.tracker.overrides).map(|it| (it.title, it.origin))
                }
                Blank::Year(_) => None,
            };
            let is_other =
                |origin: &Origin| origin.confidence == Confidence::Yours || self.facts.filed.contains(id);
            if let Some(fact) = fact.filter(|it| is_other(&it.1) && !told.contains(it)) {
                told.push(fact);
            }
        }
        told
    }

    /// Says an official date by its own clock: "Fri 19 Mar 12:00 ET".
    pub fn date_words(&self, date: &OfficialDate) -> String {
        self.filler().own_clock(&date.when)
    }

    /// Says an official date and until when it lasts: "Thu 18 Mar 09:00–11:00 ET", "Mon 11 Jan – Wed 31 Mar".
    pub fn span_words(&self, date: &OfficialDate) -> String {
        let filler = self.filler();
        let from = filler.own_clock(&date.when);
        match (&date.when, &date.until) {
            (When::At(start), Some(When::At(end)))
                if start.day() == end.day() && start.zone() == end.zone() =>
            {
                let start = start.civil().format("%H:%M").to_string();
                from.replacen(&start, &format!("{start}–{}", end.civil().format("%H:%M")), 1)
            }
            (_, Some(until)) => format!("{from} – {}", filler.own_clock(until)),
            (_, None) => from,
        }
    }

    fn filler(&self) -> Filler<'_> {
        Filler { facts: &self.facts, tracker: &self.tracker, today: self.today() }
    }
}

impl Filler<'_> {
    /// Returns the text with its blanks filled.
    pub fn fill(&self, text: &str) -> String {
        filled(text, &|blank| match blank {
            Blank::Date(id) => {
                let words = |date: OfficialDate| marked(date.origin.confidence, self.own_clock(&date.when));
                self.dated(id).map_or(NO_DATE.into(), words)
            }
            Blank::Fact(id) => figure_said(self.facts, self.tracker, id),
            Blank::Year(by) => {
                self.facts.match_year().map_or_else(String::new, |it| it.saturating_add(by).to_string())
            }
        })
    }

    fn dated(&self, id: &str) -> Option<OfficialDate> {
        let others = || self.facts.other_dates.iter().find(|it| it.id.as_str() == id);
        let date = self.facts.date(id).or_else(others)?;
        Some(date.corrected(self.tracker.milestones.get(id).map(AsRef::as_ref)))
    }

    fn own_clock(&self, when: &When) -> String {
        let day = day_words(when.day(), self.today);
        match when {
            When::Day(_) => day,
            When::At(moment) => {
                let zone = moment.zone().abbreviation_at(moment.instant());
                let zone = if matches!(zone.as_str(), "EST" | "EDT") { "ET".to_owned() } else { zone };
                format!("{day} {} {zone}", moment.civil().format("%H:%M"))
            }
        }
    }
}

fn figure_said(facts: &SeasonFacts, tracker: &Tracker, id: &str) -> String {
    let figure = facts.effective(id, &tracker.overrides);
    match figure.as_ref().and_then(|it| Some((it, it.number()?))) {
        // a code is typed as it stands
        Some((figure, number)) if figure.is_code() => number,
        Some((figure, number)) => marked(figure.origin.confidence, number),
        None => NO_FIGURE.into(),
    }
}

fn marked(confidence: Confidence, words: String) -> String {
    format!("{}{words}", confidence.mark())
}
