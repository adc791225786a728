//! What is known so far of what came, in lines to be read: a label, the thing, what stands beside it.

use std::ops::Range;

use super::came::{Came, Keeping, Part};
use crate::{
    app::{context::Context, days::around},
    domain::{
        day::is_event,
        happened::noon,
        opening::Offered,
        rules::{INVITATION_HOURS, Rules},
        time::{Moment, When, countdown},
    },
    text::{width, wrap_text},
};

/// One part as it is shown.
#[derive(Debug)]
pub struct Line {
    pub part: Part,
    /// The number that takes a date.
    pub number: Option<usize>,
    pub label: &'static str,
    pub text: String,
    /// What is said of it.
    pub beside: String,
    pub tone: Tone,
    /// Why it is asked about; empty if it isn't.
    pub why: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Good,
    Clash,
}

/// The columns of a line before its text: the pointer, whether it is asked about, the number or label.
pub const LABEL: usize = 13;

impl Line {
    /// Returns its rows of that many columns: what stands at the left of each, and what is said beside.
    pub fn rows(&self, columns: usize) -> Vec<(String, String)> {
        let beside = match self.tone {
            Tone::Clash => format!("! {}", self.beside),
            Tone::Good | Tone::Plain => self.beside.clone(),
        };
        let room = columns.saturating_sub(LABEL).max(8);
        let mut rows: Vec<(String, String)> =
            wrap_text(&self.text, room).into_iter().map(|it| (it, String::new())).collect();
        let fits =
            |row: &(String, String)| width(&row.0).saturating_add(width(&beside)).saturating_add(3) <= room;
        match rows.as_mut_slice() {
            [only] if fits(only) => only.1 = beside,
            _ if beside.is_empty() => {}
            _ => rows.extend(wrap_text(&beside, room).into_iter().map(|it| (String::new(), it))),
        }
        rows
    }
}

impl Came {
    /// Returns a line for each part.
    pub fn lines(&self, cx: &Context) -> Vec<Line> {
        self.parts().into_iter().map(|it| self.line(cx, it)).collect()
    }

    fn line(&self, cx: &Context, part: Part) -> Line {
        let (label, text, beside) = match part {
            Part::News => ("What came", self.news().title().to_owned(), self.known_words(cx)),
            Part::Program => self.program_words(),
            Part::Received => ("Received", cx.season.happened_words(self.at), self.age(cx)),
            Part::Date(at) => return self.date_line(cx, at),
            Part::NoDate => ("Dates", "none named yet".to_owned(), String::new()),
            Part::ReplyBy => self.reply_words(cx),
            Part::Link => self.link_words(),
            Part::Person(at) => self.person_words(at),
            Part::Mail => {
                let kept = self.keeps_mail == Keeping::Kept;
                let words = if kept { "kept with the interview's notes" } else { "not kept" };
                ("The mail", words.to_owned(), String::new())
            }
        };
        let why = self.why(part);
        Line { part, number: None, label, text, beside, tone: Tone::Plain, why }
    }

    fn why(&self, part: Part) -> String {
        if !self.is_open(part) {
            return String::new();
        }
        match part {
            Part::News => self.news.why.clone(),
            Part::Program => self.who.why.clone(),
            Part::ReplyBy => self.reply_by.why.clone(),
            Part::Date(at) => self.dates.get(at).map(|it| it.why.clone()).unwrap_or_default(),
            Part::NoDate => {
                "which date is it? Enter types it; Enter on an empty line: none is named yet".to_owned()
            }
            Part::Received | Part::Link | Part::Person(_) | Part::Mail => String::new(),
        }
    }

    /// Says which interview it will be written into.
    fn known_words(&self, cx: &Context) -> String {
        let Some(row) = self.known(cx) else { return String::new() };
        let is_other = |when: &When| self.before.as_ref().is_some_and(|it| it.instant() != when.instant());
        match (&row.when, row.state) {
            (Some(when), _) if is_other(when) => {
                let said = self.before.as_ref().map(|it| cx.season.when_words(it, "")).unwrap_or_default();
                let own = cx.season.when_words_at(row, when);
                format!("about the one on {own}, which the mail says was on {said}")
            }
            (Some(when), _) => format!("about the one on {}", cx.season.when_words_at(row, when)),
            (None, Some(state)) => format!("about the one that is {}", state.title()),
            (None, None) => "about the one that is there".to_owned(),
        }
    }

    fn program_words(&self) -> (&'static str, String, String) {
        match self.who.value() {
            Some(who) => ("Program", who.title.clone(), who.detail.clone()),
            None => ("Program", "not known yet".to_owned(), String::new()),
        }
    }

    /// Says how long ago it came: "just now", "12 min ago", "2 d ago"; nothing where only its day is known.
    fn age(&self, cx: &Context) -> String {
        let day = cx.home().civil_at(self.at).date();
        match cx.season.now.since(self.at).max(0) {
            _ if self.at == noon(day, cx.home()) => String::new(),
            seconds if seconds < 60 => "just now".to_owned(),
            seconds if seconds < 3_600 => format!("{} min ago", seconds / 60),
            seconds if seconds < 86_400 => format!("{} h ago", seconds / 3_600),
            seconds => format!("{} d ago", seconds / 86_400),
        }
    }

    /// Returns the city whose clock a moment shows: the program's where that keeps the same time.
    pub fn city_of(&self, cx: &Context, when: &When) -> String {
        let (When::At(moment), Some(zone)) = (when, self.their_zone(cx)) else { return String::new() };
        let same = moment.in_zone(&zone) == moment.civil();
        self.city(cx).filter(|_| same).unwrap_or_default()
    }

    fn date_line(&self, cx: &Context, at: usize) -> Line {
        let part = Part::Date(at);
        let number = Some(at.saturating_add(1)).filter(|it| *it < 10);
        let date = self.dates.get(at).and_then(|it| it.value());
        let mut line = Line {
            part,
            number,
            label: "",
            text: String::new(),
            beside: String::new(),
            tone: Tone::Good,
            why: self.why(part),
        };
        let Some((when, minutes)) = date else {
            line.text = "not read yet".to_owned();
            line.tone = Tone::Plain;
            return line;
        };
        let who = self.who.value();
        let programs = who.map(|it| it.programs.as_slice()).unwrap_or_default();
        let known = self.known(cx).map(|it| &it.id);
        let offered = Offered { when, minutes: *minutes, of: known, programs };
        let (zone, city) = (self.their_zone(cx), self.city(cx).unwrap_or_default());
        let there = zone.as_ref().map(|it| (it, city.as_str()));
        let opening = cx.season.opening(cx.derived.spans.all(), &offered);
        line.text = cx.season.offer_words(when, *minutes, there);
        line.tone = match (opening.clashes, opening.meets.is_empty()) {
            (true, _) => Tone::Clash,
            (false, true) => Tone::Good,
            (false, false) => Tone::Plain,
        };
        let day = when.day_in(cx.home());
        let own = around(cx, day).items.into_iter().filter(|it| is_event(it)).map(|it| it.title.clone());
        let meets: Vec<String> = opening.meets.into_iter().chain(own).collect();
        line.beside = if meets.is_empty() { "free".to_owned() } else { meets.join(" · ") };
        if line.tone == Tone::Good && line.beside != "free" {
            line.tone = Tone::Plain;
        }
        line
    }

    /// Returns the program's city.
    fn city(&self, cx: &Context) -> Option<String> {
        let who = self.who.value()?;
        let known = who.programs.iter().filter_map(|id| cx.season.tracker.programs.get(id.as_str()));
        let new = who.new.iter().map(|it| it.city.clone());
        known.map(|it| it.city.clone()).chain(new).find(|it| !it.is_empty())
    }

    fn reply_words(&self, cx: &Context) -> (&'static str, String, String) {
        if let Some(when) = self.reply_by.value() {
            let due = countdown(when, cx.season.now, cx.home());
            let city = self.city_of(cx, when);
            return ("Reply by", cx.season.when_words(when, &city), due);
        }
        let hours = Rules::of(&cx.season.facts, &cx.season.tracker).value(INVITATION_HOURS);
        let least = hours.map(|hours| {
            let until = self.at.plus(hours.saturating_mul(3_600));
            let words = cx.season.when_words(&When::At(Moment::at(until, cx.home())), "");
            format!("programs must allow {hours} h: {words}; slots may go sooner")
        });
        ("Reply by", "not stated".to_owned(), least.unwrap_or_else(|| "slots may go any time".to_owned()))
    }

    fn link_words(&self) -> (&'static str, String, String) {
        let mode = self.mode.map(|it| it.title()).unwrap_or_default();
        let beside: Vec<&str> =
            [mode, self.platform.as_str()].into_iter().filter(|it| !it.is_empty()).collect();
        let link = if self.link.is_empty() { "none yet".to_owned() } else { self.link.clone() };
        ("Link", link, beside.join(" · "))
    }

    fn person_words(&self, at: usize) -> (&'static str, String, String) {
        let label = if at == 0 { "People" } else { "" };
        let Some((person, keeping)) = self.people.get(at) else {
            return (label, String::new(), String::new());
        };
        let parts = [person.name.as_str(), person.role.as_str(), person.email.as_str()];
        let text = parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
        let beside = if *keeping == Keeping::LeftOut { "left out" } else { "" };
        (label, text, beside.to_owned())
    }

    /// Returns where in the mail a part was read.
    pub fn read_from(&self, part: Part) -> Option<Range<usize>> {
        let from = match part {
            Part::News => &self.news.from,
            Part::Program => &self.who.from,
            Part::ReplyBy => &self.reply_by.from,
            Part::Date(at) => &self.dates.get(at)?.from,
            Part::Received | Part::NoDate | Part::Link | Part::Person(_) | Part::Mail => return None,
        };
        from.clone().filter(|it| self.mail.get(it.clone()).is_some())
    }

    /// Returns the words of the mail in which a part was read, on one line.
    pub fn read_words(&self, part: Part) -> Option<String> {
        let words = self.mail.get(self.read_from(part)?)?;
        Some(words.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|it| !it.is_empty())
    }
}
