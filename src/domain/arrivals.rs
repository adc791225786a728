//! What came from programs about an interview, and what it makes of the season: an invitation, a date, another date, no
//! date any more. Whoever acted, and when, is part of it; what happened is never refused.

use super::{
    id::{Id, IdSource},
    record::words,
    tables::*,
    time::{Stamp, When},
    tracker::Tracker,
};
use crate::text::fold::fold;

words! {
    /// What is new about an interview.
    pub enum News {
        /// An interview is offered, with dates or with a link to choose one.
        Invitation = "invitation" "invitation",
        /// A date that was chosen is confirmed, or one is reminded of it.
        Scheduled = "scheduled" "confirmed date",
        Moved = "moved" "moved to another date",
        TheyCanceled = "they-canceled" "they canceled",
        ICanceled = "i-canceled" "I canceled",
        IDeclined = "i-declined" "I declined",
        Waitlist = "waitlist" "waitlist",
        Rejection = "rejection" "rejection",
        /// An open house, a dinner, an evening with the residents: no interview.
        Social = "social" "social",
        SecondLook = "second-look" "second look",
        /// A letter of thanks, a newsletter or whatever else asks for nothing.
        Other = "other" "nothing of an interview",
    }
}

/// What came, as it is written into the season.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    pub news: News,
    pub programs: Vec<Id>,
    /// When it came, or when the user did it.
    pub at: Stamp,
    /// The dates to choose from, with their lengths in minutes where they are known.
    pub offered: Vec<(When, Option<u32>)>,
    pub answer: DateAnswer,
    pub reply_by: Option<When>,
    pub mode: Option<Mode>,
    pub platform: String,
    pub link: String,
    /// What is kept of the mail's text.
    pub text: String,
    pub people: Vec<Person>,
}

/// What the user makes of the dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateAnswer {
    Open,
    Held(When),
    Taken(When),
}

impl News {
    /// Returns what kind of event it is about.
    pub fn event(self) -> InterviewKind {
        match self {
            News::Social => InterviewKind::Social,
            News::SecondLook => InterviewKind::SecondLook,
            News::Invitation
            | News::Scheduled
            | News::Moved
            | News::TheyCanceled
            | News::ICanceled
            | News::IDeclined
            | News::Waitlist
            | News::Rejection
            | News::Other => InterviewKind::Interview,
        }
    }

    /// Returns true where dates belong to it.
    pub fn has_dates(self) -> bool {
        match self {
            News::Invitation | News::Scheduled | News::Moved | News::Social | News::SecondLook => true,
            News::TheyCanceled
            | News::ICanceled
            | News::IDeclined
            | News::Waitlist
            | News::Rejection
            | News::Other => false,
        }
    }

    /// Returns what becomes of an interview and of its programs where nothing is to be chosen.
    fn ends(self) -> Option<(InterviewState, Status)> {
        match self {
            News::TheyCanceled => Some((InterviewState::TheyCanceled, Status::TheyCanceled)),
            News::ICanceled => Some((InterviewState::ICanceled, Status::ICanceled)),
            News::IDeclined => Some((InterviewState::IDeclined, Status::IDeclined)),
            News::Waitlist => Some((InterviewState::Waitlisted, Status::Waitlisted)),
            News::Rejection => Some((InterviewState::TheyCanceled, Status::TheyRejected)),
            News::Invitation
            | News::Scheduled
            | News::Moved
            | News::Social
            | News::SecondLook
            | News::Other => None,
        }
    }
}

impl Tracker {
    /// Returns the interview that news of these programs is about: one that is still open, the newest; an invitation
    /// that isn't answered comes before a date that stands.
    pub fn awaited_interview(&self, programs: &[Id], news: News) -> Option<&Interview> {
        let is_open = |row: &&Interview| {
            row.kind.unwrap_or(InterviewKind::Interview) == news.event()
                && row.programs.iter().any(|it| programs.contains(it))
                && row.stands()
                && row.state != Some(InterviewState::Done)
        };
        let waits = |row: &Interview| {
            matches!(
                row.state,
                Some(InterviewState::Unanswered | InterviewState::Held | InterviewState::Waitlisted)
            )
        };
        let stands_first = matches!(news, News::Moved | News::TheyCanceled | News::ICanceled);
        let rank = |row: &&Interview| (waits(row) != stands_first, row.invited, row.id.clone());
        self.interviews.iter().map(AsRef::as_ref).filter(is_open).max_by_key(rank)
    }

    /// Writes what came into the season. Returns the interview that it is about, if there is one.
    pub fn arrive(&mut self, it: &Arrival, now: Stamp, ids: &mut IdSource) -> Option<Id> {
        let known = self.awaited_interview(&it.programs, it.news).cloned();
        if let Some((state, status)) = it.news.ends() {
            for program in &it.programs {
                self.set_status(program.as_str(), status, it.at);
            }
            let Some(mut row) = known else {
                self.keep_with_program(it);
                return None;
            };
            row.state = Some(state);
            row.offered.values_mut().for_each(Offer::let_go);
            self.keep_text(&mut row, it, now);
            let id = row.id.clone();
            self.interviews.put(row);
            return Some(id);
        }
        if it.news == News::Other {
            return None;
        }
        let mut row = known.unwrap_or_else(|| Interview {
            id: ids.make(),
            kind: Some(it.news.event()),
            state: Some(InterviewState::Unanswered),
            ..Interview::default()
        });
        row.take_in(it, now);
        self.keep_text(&mut row, it, now);
        let id = row.id.clone();
        self.interviews.put(row);
        self.meet(it, &id, ids);
        self.advance_by_interview(id.as_str(), now);
        // a date is fixed, though nobody said which
        if it.news == News::Scheduled {
            it.programs.iter().for_each(|id| self.advance_status(id.as_str(), Status::Scheduled, it.at));
        }
        Some(id)
    }

    /// Keeps the text with the first program where there is no interview that it belongs to.
    fn keep_with_program(&mut self, it: &Arrival) {
        let text = it.text.trim_end();
        let Some(first) = it.programs.first().filter(|_| !text.is_empty()) else { return };
        self.programs.edit(first.as_str(), |row| {
            let gap = if row.notes.trim().is_empty() { "" } else { "\n\n" };
            row.notes = format!("{}{gap}{text}", row.notes.trim_end());
        });
    }

    fn keep_text(&self, row: &mut Interview, it: &Arrival, now: Stamp) {
        if it.text.trim().is_empty() {
            return;
        }
        let gap = if row.notes.trim().is_empty() { "" } else { "\n\n" };
        row.notes = format!("{}{gap}{}", row.notes.trim_end(), it.text.trim_end());
        row.notes_at = Some(now);
    }

    /// Keeps the people that a mail names: those who are known there get the interview, the others are new.
    fn meet(&mut self, it: &Arrival, interview: &Id, ids: &mut IdSource) {
        for person in &it.people {
            let is_same = |row: &Person| {
                fold(&row.name) == fold(&person.name)
                    && row.programs.iter().any(|id| it.programs.contains(id))
            };
            let known = self.people.iter().find(|row| is_same(row)).cloned();
            let mut row =
                known.map_or_else(|| Person { id: ids.make(), ..person.clone() }, |row| Person::clone(&row));
            for (own, said) in [(&mut row.role, &person.role), (&mut row.email, &person.email)] {
                if own.is_empty() {
                    own.clone_from(said);
                }
            }
            for program in &it.programs {
                if !row.programs.contains(program) {
                    row.programs.push(program.clone());
                }
            }
            if !row.interviews.contains(interview) {
                row.interviews.push(interview.clone());
            }
            self.people.put(row);
        }
    }
}

impl Interview {
    /// Takes over what came: dates, the user's answer, where it is. What it doesn't say stays as it was.
    fn take_in(&mut self, it: &Arrival, now: Stamp) {
        for program in &it.programs {
            if !self.programs.contains(program) {
                self.programs.push(program.clone());
            }
        }
        self.programs.sort();
        if matches!(it.news, News::Invitation | News::Social | News::SecondLook) {
            self.invited = self.invited.or(Some(it.at));
        }
        if it.news == News::Moved {
            self.offered.values_mut().for_each(Offer::let_go);
            if let Some(before) = self.when.take() {
                self.offered.insert(before, Offer::Gone);
            }
            self.state = Some(InterviewState::Unanswered);
        }
        for (when, _) in &it.offered {
            self.offered.entry(when.clone()).or_insert(Offer::Free);
        }
        self.answer(it, now);
        self.reply_by = it.reply_by.clone().or(self.reply_by.take());
        self.mode = it.mode.or(self.mode);
        for (own, said) in [(&mut self.platform, &it.platform), (&mut self.link, &it.link)] {
            if !said.is_empty() {
                own.clone_from(said);
            }
        }
    }

    fn answer(&mut self, it: &Arrival, now: Stamp) {
        let (when, offer, state) = match &it.answer {
            DateAnswer::Open => return,
            DateAnswer::Held(when) => (when, Offer::Held, InterviewState::Held),
            DateAnswer::Taken(when) => (when, Offer::Taken, InterviewState::Scheduled),
        };
        self.offered.values_mut().for_each(Offer::let_go);
        self.offered.insert(when.clone(), offer);
        self.when = Some(when.clone());
        self.state = Some(state);
        if offer == Offer::Taken {
            let confirmed = matches!(it.news, News::Scheduled | News::Moved).then_some(it.at);
            self.replied = self.replied.or(confirmed).or(Some(now));
        }
        let minutes = it.offered.iter().find(|(offered, _)| offered == when).and_then(|it| it.1);
        self.minutes = minutes.or(self.minutes);
    }
}

#[cfg(test)]
#[path = "arrivals_tests.rs"]
mod tests;
