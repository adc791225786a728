//! What is known so far of what came: each thing as it is proposed, until all of it goes into the season in one step.

use super::{
    dates::Dated,
    proposal::{Proposal, Turn},
    who::Who,
};
use crate::{
    app::context::Context,
    domain::{
        arrivals::{Arrival, DateAnswer, News},
        id::Id,
        tables::{Interview, InterviewState, Mode, Offer, Person},
        time::{Stamp, When, Zone},
    },
};

/// A thing that can be looked at and changed, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    News,
    Program,
    Received,
    /// The date of that index.
    Date(usize),
    /// The place of dates where none is named yet.
    NoDate,
    ReplyBy,
    Link,
    Person(usize),
    Mail,
}

#[derive(Debug)]
pub struct Came {
    pub news: Proposal<News>,
    pub who: Proposal<Who>,
    pub at: Stamp,
    /// When the screen was opened.
    began: Stamp,
    /// When the invitation came that waits for its answer.
    known_at: Option<Stamp>,
    /// True once the user has said that no date is named yet.
    pub is_dateless: bool,
    pub dates: Vec<Proposal<Dated>>,
    /// Whether more dates are being typed.
    pub adding: Adding,
    /// The date that isn't any more, as the mail says it.
    pub before: Option<When>,
    pub reply_by: Proposal<When>,
    pub mode: Option<Mode>,
    pub platform: String,
    pub link: String,
    /// The people that the mail names, and whether they are kept.
    pub people: Vec<(Person, Keeping)>,
    /// The mail as it was pasted; empty if there was none.
    pub mail: String,
    pub keeps_mail: Keeping,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    Kept,
    LeftOut,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adding {
    Nothing,
    /// A line below the dates takes more of them.
    Line,
}

impl Keeping {
    pub fn other(self) -> Keeping {
        match self {
            Keeping::Kept => Keeping::LeftOut,
            Keeping::LeftOut => Keeping::Kept,
        }
    }
}

impl Came {
    pub fn new(who: Vec<Who>, news: News, at: Stamp) -> Came {
        let nothing = || Proposal { is_open: false, ..Proposal::asked(Vec::new(), "") };
        Came {
            news: Proposal { choices: News::ALL.to_vec(), at: place_of(news), ..Proposal::sure(news) },
            who: who.into_iter().next().map_or_else(|| Proposal::asked(Vec::new(), ""), Proposal::sure),
            at,
            began: at,
            known_at: None,
            is_dateless: false,
            dates: Vec::new(),
            adding: Adding::Nothing,
            before: None,
            reply_by: nothing(),
            mode: None,
            platform: String::new(),
            link: String::new(),
            people: Vec::new(),
            mail: String::new(),
            keeps_mail: Keeping::Kept,
        }
    }

    pub fn news(&self) -> News {
        self.news.value().copied().unwrap_or(News::Other)
    }

    /// Returns all parts in their order, as far as they belong to the news.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = vec![Part::News];
        if self.news() == News::Other {
            return parts;
        }
        parts.extend([Part::Program, Part::Received]);
        if self.news().has_dates() {
            parts.extend((0..self.dates.len()).map(Part::Date));
            let is_adding = self.dates.is_empty() || self.adding == Adding::Line;
            parts.extend(is_adding.then_some(Part::NoDate));
            parts.extend((self.news() == News::Invitation).then_some(Part::ReplyBy));
            parts.push(Part::Link);
            parts.extend((0..self.people.len()).map(Part::Person));
        }
        parts.extend((!self.mail.is_empty()).then_some(Part::Mail));
        parts
    }

    /// Returns true while the user hasn't said that it is so.
    pub fn is_open(&self, part: Part) -> bool {
        match part {
            Part::News => self.news.is_open,
            Part::Program => self.who.is_open,
            Part::Date(at) => self.dates.get(at).is_some_and(|it| it.is_open),
            Part::ReplyBy => self.reply_by.is_open,
            Part::NoDate => self.wants_date(),
            Part::Received | Part::Link | Part::Person(_) | Part::Mail => false,
        }
    }

    /// Returns false for an open part that is nothing yet: it has to be typed.
    pub fn has_choice(&self, part: Part) -> bool {
        match part {
            Part::News => !self.news.choices.is_empty(),
            Part::Program => !self.who.choices.is_empty(),
            Part::Date(at) => self.dates.get(at).is_some_and(|it| !it.choices.is_empty()),
            Part::ReplyBy => !self.reply_by.choices.is_empty(),
            Part::NoDate => false,
            Part::Received | Part::Link | Part::Person(_) | Part::Mail => true,
        }
    }

    /// Returns true where a date belongs to the news and none is named: that isn't taken for said.
    fn wants_date(&self) -> bool {
        let needs = matches!(self.news(), News::Moved | News::Scheduled);
        needs && self.dates.is_empty() && !self.is_dateless
    }

    /// Takes the moment that belongs to the news, unless the user named one: an invitation dates from when it came, all
    /// else from now.
    fn follow_news(&mut self) {
        self.is_dateless = false;
        if self.at == self.began || Some(self.at) == self.known_at {
            let known = self.known_at.filter(|_| self.news() == News::Invitation);
            self.at = known.unwrap_or(self.began);
        }
    }

    /// Returns the first part that is open.
    pub fn next_open(&self) -> Option<Part> {
        self.parts().into_iter().find(|it| self.is_open(*it))
    }

    /// Takes what is shown of a part; of the dates, all that are asked about for the same reason.
    pub fn accept(&mut self, part: Part) {
        match part {
            Part::News => self.news.accept(),
            Part::Program => self.who.accept(),
            Part::ReplyBy => self.reply_by.accept(),
            Part::Date(at) => {
                let why = self.dates.get(at).map(|it| it.why.clone()).unwrap_or_default();
                self.alike(&why).for_each(Proposal::accept);
            }
            Part::Received | Part::NoDate | Part::Link | Part::Person(_) | Part::Mail => {}
        }
    }

    /// Turns a part to what else it may be. Returns false if it is nothing else.
    pub fn turn(&mut self, part: Part, by: Turn) -> bool {
        match part {
            Part::News => {
                self.news.turn(by);
                self.follow_news();
            }
            Part::Program if self.who.choices.len() > 1 => self.who.turn(by),
            Part::ReplyBy if self.reply_by.choices.len() > 1 => self.reply_by.turn(by),
            Part::Date(at) if self.dates.get(at).is_some_and(|it| it.choices.len() > 1) => {
                let why = self.dates.get(at).map(|it| it.why.clone()).unwrap_or_default();
                self.alike(&why).for_each(|it| it.turn(by));
            }
            Part::Person(at) => {
                self.people.get_mut(at).into_iter().for_each(|it| it.1 = it.1.other());
            }
            Part::Mail => self.keeps_mail = self.keeps_mail.other(),
            Part::Program | Part::ReplyBy | Part::Date(_) | Part::Received | Part::NoDate | Part::Link => {
                return false;
            }
        }
        true
    }

    /// The dates that are asked about for that reason.
    fn alike<'a>(&'a mut self, why: &'a str) -> impl Iterator<Item = &'a mut Proposal<Dated>> {
        self.dates.iter_mut().filter(move |it| it.why == why)
    }

    /// Puts dates in their order in time; of two that are the same one stays.
    pub fn sort_dates(&mut self) {
        let key = |it: &Proposal<Dated>| it.value().map(|it| it.0.clone());
        self.dates.sort_by_key(key);
        self.dates.dedup_by(|a, b| key(a) == key(b) && a.is_open == b.is_open);
    }

    /// Returns the zone of the program.
    pub fn their_zone(&self, cx: &Context) -> Option<Zone> {
        let who = self.who.value()?;
        let row = |id: &Id| cx.season.tracker.programs.get(id.as_str())?.time_zone.clone();
        who.programs.iter().find_map(row).or_else(|| who.new.iter().find_map(|it| it.time_zone.clone()))
    }

    /// Returns the interview that the news goes into, if there is one already.
    pub fn known<'a>(&self, cx: &'a Context) -> Option<&'a Interview> {
        cx.season.tracker.awaited_interview(&self.who.value()?.programs, self.news())
    }

    /// Takes what is known of an invitation that waits for its answer, if nothing else is named yet.
    pub fn take_known(&mut self, cx: &Context) {
        use InterviewState::{Held, Unanswered};
        let waits = |it: &&Interview| matches!(it.state, Some(Unanswered | Held)) && self.dates.is_empty();
        let Some(row) = self.known(cx).filter(waits) else { return };
        let open = row.offered.iter().filter(|it| *it.1 != Offer::Gone);
        self.dates = open.map(|(when, _)| Proposal::sure((when.clone(), row.minutes))).collect();
        self.known_at = row.invited;
        self.reply_by = row.reply_by.clone().map_or_else(|| self.reply_by.clone(), Proposal::sure);
        self.link.clone_from(&row.link);
        self.platform.clone_from(&row.platform);
        self.mode = row.mode;
        self.follow_news();
    }

    /// Returns the date that stands where there is only one, and nothing is to be chosen.
    pub fn only_date(&self) -> Option<&When> {
        let is_told = matches!(self.news(), News::Scheduled | News::Moved | News::Social | News::SecondLook);
        match self.dates.as_slice() {
            [one] if is_told => one.value().map(|it| &it.0),
            _ => None,
        }
    }

    /// Returns what goes into the season.
    pub fn arrival(&self, answer: DateAnswer) -> Arrival {
        let has_dates = self.news().has_dates();
        let dates = self.dates.iter().filter(|_| has_dates).filter_map(|it| it.value().cloned());
        let kept = self.people.iter().filter(|it| has_dates && it.1 == Keeping::Kept);
        Arrival {
            news: self.news(),
            programs: self.who.value().map(|it| it.programs.clone()).unwrap_or_default(),
            at: self.at,
            offered: dates.collect(),
            answer,
            reply_by: self.reply_by.value().cloned(),
            mode: self.mode,
            platform: self.platform.clone(),
            link: self.link.clone(),
            text: if self.keeps_mail == Keeping::Kept { self.mail.clone() } else { String::new() },
            people: kept.map(|it| it.0.clone()).collect(),
        }
    }
}

pub fn place_of(news: News) -> usize {
    News::ALL.iter().position(|it| *it == news).unwrap_or(0)
}
