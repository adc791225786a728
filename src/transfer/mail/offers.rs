//! The dates of a mail with what they are for: on offer, to reply by, the one before. What isn't plain is asked.

use std::ops::Range;

use super::{
    context::{Around, Context},
    dated::{Dated, first_instant, is_said_by, only, read, sure, sure_last, with_doubt},
    days::DayWords,
    groups::{Group, Grouped, Slot},
    phrase::{Word, has},
    read::{Desk, label},
    role_phrases::{ELSEWHERE, REPLY},
    roles::{Doubt, Role, goes_on, is_after, is_before, role},
    said::{Offered, Read},
    times::{Whose, ZoneWords},
};
use crate::domain::arrivals::News;
use crate::domain::time::When;

/// All dates of a mail.
#[derive(Default)]
pub(super) struct Dates {
    pub offered: Vec<Read<Offered>>,
    pub before: Option<Read<When>>,
    pub reply_by: Option<Read<When>>,
    /// Where days are named though none was read.
    pub unread: Option<Range<usize>>,
}

pub(super) struct Offers<'a> {
    pub desk: &'a Desk<'a>,
    pub context: &'a Context<'a>,
    pub grouped: &'a Grouped,
    /// Where other programs are named than the one that the mail seems to be from.
    pub others: &'a [Range<usize>],
    /// What the mail is about, and whether that is sure.
    pub kind: News,
    pub is_sure: bool,
}

/// More dates than these are no offer.
const DATES: usize = 200;

/// So many days of a span are offered.
const DAYS_OF_SPAN: usize = 8;

const NOT_PLAIN: &str = "what the mail is about isn't plain";
const BARE: &str = "nothing beside it says that it is an interview's";
const MIXED: &str = "it may be of something else than the interview";
/// Words before a time that isn't the beginning of an interview.
const ENDS: &[&str] = &[
    "end…",
    "conclud…",
    "finish…",
    "until|till|by|before|over|done|after|last",
    "log|arrive|arrival|login|lunch|break",
];

/// Days by their names alone.
const RELATIVE: &[&str] = &[
    "tomorrow",
    "today",
    "monday",
    "mondays",
    "tuesday",
    "tuesdays",
    "wednesday",
    "wednesdays",
    "thursday",
    "thursdays",
    "friday",
    "fridays",
    "saturday",
    "sunday",
];

const ANOTHER: &str = "another program is named beside it";
const TIMES: &str = "another time stands in the same sentence: which one is yours?";
const FULL: &str = "it may be full";
const SPAN: &str = "these are several days: which one?";
const OLD: &str = "it may be the old date or the new one";
const SEVERAL: &str = "there are several dates: which one is yours?";
const FOR_ALL: &str = "it isn't plain that this time is of that day";
const ONE_OF_TWO: &str = "from the one time to the other, or till then?";

impl Offers<'_> {
    pub fn dates(&self) -> Dates {
        let mut dates = Dates::default();
        let mut offered: Vec<Dated> = Vec::new();
        let mut before: Vec<Dated> = Vec::new();
        let mut reply_by: Vec<Dated> = Vec::new();
        for (at, group) in self.grouped.groups.iter().enumerate() {
            match self.purpose(at) {
                Purpose::Offer(doubt) => offered.extend(self.read_all(at, doubt)),
                Purpose::Before(doubt) => before.extend(self.read_all(at, doubt)),
                Purpose::ReplyBy(doubt) => reply_by.extend(self.reply(group, doubt)),
                Purpose::Nothing => {}
            }
        }
        dates.offered = self.settled(offered);
        dates.before = only(before);
        dates.reply_by = only(reply_by);
        if dates.offered.is_empty() && dates.before.is_none() {
            dates.unread = self.unread();
        }
        dates
    }

    /// Returns where a mail that may be of an interview names days, as dates or as "tomorrow" and "Wednesday".
    fn unread(&self) -> Option<Range<usize>> {
        if self.is_sure && matches!(self.kind, News::Waitlist | News::Rejection | News::Other) {
            return None;
        }
        let groups = &self.grouped.groups;
        let is_interview = |at: &usize| {
            let around = self.context.around(groups, *at);
            around.is_some_and(|it| matches!(role(&it), Role::Interview(_)))
        };
        let dated = (0..groups.len()).find(is_interview).and_then(|it| groups.get(it));
        let is_day = |word: &&Word| {
            let sentence = self.context.words.within(&self.context.sentence(word.from.start));
            RELATIVE.contains(&word.fold.as_str()) && !has(sentence, REPLY) && !has(sentence, ELSEWHERE)
        };
        let told = || self.context.words.all().iter().find(is_day).map(|it| it.from.clone());
        dated.map(|it| it.from.clone()).or_else(told)
    }

    /// Returns what a group is for in a mail of this kind.
    fn purpose(&self, at: usize) -> Purpose {
        let Some(around) = self.context.around(&self.grouped.groups, at) else { return Purpose::Nothing };
        let is_list = self.grouped.groups.get(at).is_some_and(|it| it.days.len() > 1);
        let role = match self.role(at, &around) {
            Role::Interview(_) if self.kind == News::Moved && is_before(&around) => Role::Before,
            role @ (Role::Interview(_) | Role::ReplyBy(_) | Role::Social | Role::Before | Role::None) => role,
        };
        match (self.kind, role) {
            (_, Role::ReplyBy(doubt)) => Purpose::ReplyBy(why(doubt)),
            (_, Role::None) | (News::Waitlist | News::Rejection | News::Other, _) => Purpose::Nothing,
            (_, Role::Interview(Doubt::Full)) if !is_list => Purpose::Nothing,
            (News::TheyCanceled | News::ICanceled | News::IDeclined, Role::Interview(doubt)) => {
                Purpose::Before(why(doubt))
            }
            (News::Moved, Role::Interview(doubt)) if is_after(&around) || self.has_before(at) => {
                Purpose::Offer(why(doubt))
            }
            (News::Moved, Role::Interview(_)) => Purpose::Offer(OLD),
            (_, Role::Before) => Purpose::Before(""),
            (News::Social | News::SecondLook, Role::Social) => Purpose::Offer(""),
            (_, Role::Social) => Purpose::Nothing,
            (_, Role::Interview(_)) if is_before(&around) => Purpose::Offer(OLD),
            (News::Social | News::SecondLook, Role::Interview(_)) => Purpose::Offer(MIXED),
            (News::Invitation | News::Scheduled, Role::Interview(doubt)) => Purpose::Offer(why(doubt)),
        }
    }

    /// Returns what a group is for. One that only goes on with a line is for what the dates before it on that line are.
    fn role(&self, at: usize, around: &Around) -> Role {
        let groups = &self.grouped.groups;
        let own = role(around);
        let Some((before, last)) = at.checked_sub(1).and_then(|it| Some((it, groups.get(it)?))) else {
            return own;
        };
        let is_line = groups
            .get(at)
            .is_some_and(|it| self.context.sentence(it.from.start) == self.context.sentence(last.from.start));
        if !is_line || !goes_on(around) {
            return own;
        }
        let first = self.context.around(groups, before).map(|it| self.role(before, &it));
        match first {
            Some(first @ (Role::Social | Role::None | Role::Interview(Doubt::Mixed | Doubt::Bare))) => first,
            Some(Role::Interview(_) | Role::ReplyBy(_) | Role::Before) | None => own,
        }
    }

    /// Returns true if another group is plainly the date before.
    fn has_before(&self, at: usize) -> bool {
        let others = (0..self.grouped.groups.len()).filter(|it| *it != at);
        let around = |it: usize| self.context.around(&self.grouped.groups, it);
        others.filter_map(around).any(|it| is_before(&it))
    }

    /// Reads all days of a group with all their times.
    fn read_all(&self, at: usize, doubt: &'static str) -> Vec<Dated> {
        let Some(group) = self.grouped.groups.get(at) else { return Vec::new() };
        let doubt = match () {
            () if self.is_of_another(group) => ANOTHER,
            () if self.has_time_behind(group) => TIMES,
            () if !doubt.is_empty() => doubt,
            () => group.doubt,
        };
        if group.is_span {
            return self.span(group).into_iter().collect();
        }
        let beside = self.zone_beside(at);
        let (slots, doubt) = match group.slots.is_empty() {
            true => self.time_of_all(doubt),
            false => (group.slots.clone(), doubt),
        };
        let one = |day: &DayWords, slot: Option<&Slot>| {
            let offered = self.desk.read(day, slot, beside.as_ref());
            let offered = match self.is_two_times(slot) {
                true => with_doubt(offered, ONE_OF_TWO),
                false => with_doubt(offered, doubt),
            };
            Dated { offered, from: place(group, day, slot) }
        };
        let days = group.days.iter();
        match slots.is_empty() {
            true => days.map(|it| one(it, None)).collect(),
            false => days
                .flat_map(|day| slots.iter().map(move |it| (day, it)))
                .map(|(d, s)| one(d, Some(s)))
                .collect(),
        }
    }

    /// Asks which day of a span it is.
    fn span(&self, group: &Group) -> Option<Dated> {
        let day = |it: &DayWords| self.desk.read(it, None, None).when.map(|it| it.day());
        let (first, last) = (day(group.days.first()?)?, day(group.days.last()?)?);
        let days = first.iter_days().take_while(|it| *it <= last).take(DAYS_OF_SPAN);
        let choices = days.map(When::Day).map(|it| (label(&it), it)).collect();
        let offered = Offered { when: None, minutes: None, why: SPAN.to_owned(), choices };
        Some(Dated { offered, from: group.from.clone() })
    }

    /// Returns true if another program is named in the sentence of a date.
    fn is_of_another(&self, group: &Group) -> bool {
        let sentence = self.context.sentence(group.from.start);
        self.others.iter().any(|it| sentence.contains(&it.start))
    }

    /// Returns true if a time that is no day's stands behind a date in its sentence.
    fn has_time_behind(&self, group: &Group) -> bool {
        let end = self.context.sentence(group.from.end.saturating_sub(1)).end;
        self.grouped.loose.iter().any(|it| (group.from.end..end).contains(&it.time.from.start))
    }

    /// Returns true in a mail of a moved interview for "from 9 to 10", which is no span there.
    fn is_two_times(&self, slot: Option<&Slot>) -> bool {
        let is_to = |it: &Slot| self.context.words.within(&it.time.from).iter().any(|word| word.fold == "to");
        self.kind == News::Moved && slot.is_some_and(|it| it.time.is_span && is_to(it))
    }

    /// Returns the zone that another date of the same sentence has, if all of them have the same one.
    fn zone_beside(&self, at: usize) -> Option<ZoneWords> {
        let group = self.grouped.groups.get(at)?;
        let sentence = self.context.sentence(group.from.start);
        let first = self.grouped.groups.partition_point(|it| it.from.end <= sentence.start);
        let there = self.grouped.groups.iter().skip(first).take_while(|it| it.from.start < sentence.end);
        let mut zones = there.flat_map(|it| &it.slots).filter_map(|it| it.time.zone.as_ref());
        let zone = zones.next()?;
        (zone.whose == Whose::Named && zones.all(|it| it.phrase == zone.phrase)).then(|| zone.clone())
    }

    /// Returns the time that is said of all interviews, for a day without one.
    fn time_of_all(&self, doubt: &'static str) -> (Vec<Slot>, &'static str) {
        let interviews = |slot: &&Slot| {
            let sentence = self.context.sentence(slot.time.from.start);
            let has_day = self
                .grouped
                .groups
                .iter()
                .any(|group| (sentence.start..sentence.end).contains(&group.from.start));
            let words = self.context.words.within(&sentence);
            let is_other = has(
                words,
                &["social|dinner|mixer|reception|happy|orientation|lunch|breakfast|tour|reply|deadline"],
            );
            let before = self.context.words.within(&(sentence.start..slot.time.from.start));
            let is_end = has(before.get(before.len().saturating_sub(5)..).unwrap_or_default(), ENDS);
            !has_day
                && !is_other
                && !is_end
                && has(words, &["interview…", "all|each|every|both dates|days|sessions", "when|time"])
        };
        let found: Vec<&Slot> = self.grouped.loose.iter().filter(interviews).collect();
        let Some(first) = found.first() else { return (Vec::new(), doubt) };
        let sentence = self.context.words.within(&self.context.sentence(first.time.from.start));
        let is_plain = has(
            sentence,
            &[
                "all|each|every|both",
                "interviews run|begin|start|are|take|will",
                "interview day|days runs|run|begins|begin|starts",
            ],
        );
        let is_one = found.iter().all(|it| it.time.phrase == first.time.phrase);
        let why = match is_one && is_plain {
            true => doubt,
            false => FOR_ALL,
        };
        if is_one { (vec![(*first).clone()], why) } else { (Vec::new(), doubt) }
    }

    fn reply(&self, group: &Group, doubt: &str) -> Vec<Dated> {
        let one = |day: &DayWords| {
            let slot = group.slots.first();
            let mut offered = self.desk.read(day, slot, None);
            if slot.is_none() && offered.when.is_some() && day.doubt.is_empty() {
                offered.why = String::new();
            }
            if offered.why == "at that hour?" {
                offered.why = String::new();
            }
            Dated { offered: with_doubt(offered, doubt), from: group.from.clone() }
        };
        group.days.iter().map(one).collect()
    }

    /// Puts dates in order, each once; none is sure in a mail whose kind isn't.
    fn settled(&self, mut all: Vec<Dated>) -> Vec<Read<Offered>> {
        all.truncate(DATES);
        if !self.is_sure {
            all.iter_mut().for_each(|it| it.offered = with_doubt(it.offered.clone(), NOT_PLAIN));
        }
        let sure: Vec<When> = all.iter().filter_map(sure).cloned().collect();
        let is_one = sure.iter().all(|it| sure.first().is_some_and(|first| first.instant() == it.instant()));
        if matches!(self.kind, News::Scheduled | News::Moved) && !is_one {
            all.iter_mut().for_each(|it| it.offered = with_doubt(it.offered.clone(), SEVERAL));
        }
        all.sort_by_key(|it| (first_instant(&it.offered), sure_last(it)));
        let mut settled: Vec<Read<Offered>> = Vec::new();
        for it in all {
            let is_known = |known: &Read<Offered>| is_said_by(&known.value, &it.offered);
            if settled.iter().any(is_known) {
                continue;
            }
            settled.retain(|known| !is_said_by(&it.offered, &known.value));
            settled.push(read(it));
        }
        settled
    }
}

/// What a group is for.
enum Purpose {
    Offer(&'static str),
    Before(&'static str),
    ReplyBy(&'static str),
    Nothing,
}

fn why(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::No => "",
        Doubt::Bare => BARE,
        Doubt::Mixed => MIXED,
        Doubt::Full => FULL,
    }
}

fn place(group: &Group, day: &DayWords, slot: Option<&Slot>) -> Range<usize> {
    match (group.days.len(), group.slots.len(), slot) {
        (1, 0 | 1, _) => group.from.clone(),
        (1, _, Some(slot)) => slot.time.from.clone(),
        _ => day.from.clone(),
    }
}
