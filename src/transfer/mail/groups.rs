//! Which times belong to which days. What is only likely is marked with the doubt; must not know what a date is for.

use std::ops::Range;

use super::{
    days::DayWords,
    lex::{Lexed, Token},
    scan::{Gap, Scan, What},
    times::{TimeWords, ZoneWords},
};

/// Days with the times of each of them.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub days: Vec<DayWords>,
    pub slots: Vec<Slot>,
    pub from: Range<usize>,
    /// True for all days from the first to the last.
    pub is_span: bool,
    /// Why it may be otherwise; empty if it's plain.
    pub doubt: &'static str,
}

/// A time, and the same one told in other zones.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slot {
    pub time: TimeWords,
    pub also: Vec<TimeWords>,
}

/// All groups of a mail, and the times that belong to none.
#[derive(Debug, Default)]
pub(super) struct Grouped {
    pub groups: Vec<Group>,
    pub loose: Vec<Slot>,
}

const WORDS_BETWEEN: &str = "it isn't plain that this time is of that day";
const AGENDA: &str = "the day has several times: when does the interview begin?";
const COLUMNS: &str = "two times: the beginning and the end, or two to choose from?";
const BOTH_SIDES: &str = "there is a time on either side of it: which one?";

/// Words of a line that has nothing but times to choose from.
const OF_SLOTS: &[&str] = &[
    "or",
    "and",
    "option",
    "options",
    "slot",
    "slots",
    "session",
    "at",
    "from",
    "time",
    "times",
    "available",
    "start",
    "hours",
    "on",
    "all",
    "days",
    "each",
    "day",
    "duration",
    "when",
    "interview",
    "interviews",
];

/// More days than these are no offer, and more times no plan of one.
const GROUPS: usize = 100;
/// The head of a table is looked for in so many rows above.
const ROWS: usize = 20;

struct Grouping<'a> {
    scan: &'a Scan<'a>,
    /// For each element whether its time was given to a day.
    taken: Vec<bool>,
}

pub(super) fn grouped(scan: &Scan) -> Grouped {
    let mut it = Grouping { scan, taken: vec![false; scan.elements.len()] };
    let mut all = Grouped::default();
    let mut at = 0_usize;
    while let Some(element) = scan.elements.get(at).filter(|_| all.groups.len() < GROUPS) {
        let next = at.saturating_add(1);
        at = match &element.what {
            What::Time(_) => next,
            What::Span(first, last) => {
                let days = vec![first.clone(), last.clone()];
                all.groups.push(Group {
                    days,
                    slots: Vec::new(),
                    from: element.from.clone(),
                    is_span: true,
                    doubt: "",
                });
                next
            }
            What::Days(days) => {
                let (group, end) = it.group(at, days.clone());
                all.groups.push(group);
                end
            }
        };
    }
    let mut at = 0_usize;
    while at < scan.elements.len() && all.loose.len() < GROUPS {
        let next = at.saturating_add(1);
        at = match &scan.elements[at].what {
            What::Time(time) if !it.taken[at] => {
                let (also, end) = it.told_again(at, time);
                all.loose.push(Slot { time: time.clone(), also });
                end
            }
            What::Time(_) | What::Days(_) | What::Span(..) => next,
        };
    }
    all
}

impl Grouping<'_> {
    /// Makes the group of the days at an element, and returns the index behind the days.
    fn group(&mut self, at: usize, mut days: Vec<DayWords>) -> (Group, usize) {
        let mut end = at.saturating_add(1);
        while let Some(What::Days(more)) = self.what(end)
            && self.is_list(end.saturating_sub(1))
        {
            days.extend(more.iter().cloned());
            end = end.saturating_add(1);
        }
        let elements = &self.scan.elements;
        let mut from = elements[at].from.start..elements[end.saturating_sub(1)].from.end;
        let before = self.before(at);
        let (mut slots, mut doubt, last) = self.behind(end);
        if let Some((index, slot)) = before {
            doubt = match slots.is_empty() || self.is_before(last) {
                true => "",
                false => BOTH_SIDES,
            };
            self.taken[index] = true;
            from.start = elements[index].from.start;
            slots = vec![slot];
        } else if !slots.is_empty() {
            (end..last).for_each(|it| self.taken[it] = true);
            from.end = elements[last.saturating_sub(1)].from.end;
        }
        share_zone(&mut slots);
        (Group { days, slots, from, is_span: false, doubt }, end)
    }

    fn what(&self, at: usize) -> Option<&What> {
        self.scan.elements.get(at).map(|it| &it.what)
    }

    /// Returns true if the days of an element and of the next one are one list: on one line, or with a comma or "or" at the
    /// line's end.
    fn is_list(&self, at: usize) -> bool {
        let joints = self.scan.between(at);
        let goes_on = joints.first().is_some_and(|it| it.is_sign(&[',', '&']) || it.is_word(&["and", "or"]));
        let is_bullet = joints.last().is_some_and(|it| it.is_sign(&['•', '-', '|']));
        self.scan.gap(at) == Gap::Joint
            && (self.scan.lines(at) == 0 || goes_on)
            && !is_bullet
            && !self.scan.is_row(at)
    }

    /// Returns the time before a day: "9 AM CT on December 3".
    fn before(&self, at: usize) -> Option<(usize, Slot)> {
        let index = at.checked_sub(1)?;
        if self.taken[index] || !self.is_before(index) {
            return None;
        }
        let Some(What::Time(time)) = self.what(index) else { return None };
        Some((index, Slot { time: time.clone(), also: Vec::new() }))
    }

    /// Returns true for a time that is said of the day behind it: "9 AM on December 3", or a line that begins with the
    /// time and ends with the day.
    fn is_before(&self, at: usize) -> bool {
        let Some((What::Time(_), What::Days(_))) = self.what(at).zip(self.what(at.saturating_add(1))) else {
            return false;
        };
        let between = self.scan.between(at);
        let joins =
            |it: &Lexed| it.is_word(&["on", "the", "of"]) || it.is_sign(&[',']) || it.token == Token::Line;
        let is_on = between.iter().any(|it| it.is_word(&["on"])) && between.iter().all(joins);
        let next = at.saturating_add(1);
        let is_last = self.what(next.saturating_add(1)).is_none() || self.scan.lines(next) > 0;
        let is_line = self.scan.lines(at) == 0 && self.begins_line(at) && is_last;
        is_on || is_line && self.scan.gap(at) <= Gap::Plain
    }

    /// Returns true if nothing but signs stands before an element on its line.
    fn begins_line(&self, at: usize) -> bool {
        let Some(element) = self.scan.elements.get(at) else { return false };
        let line = self.scan.line(element.from.start);
        let before = self.scan.text.get(line.start..element.from.start).unwrap_or("x");
        !before.contains(char::is_alphanumeric)
    }

    /// Returns the times behind a day, why that may be wrong, and the index behind them.
    fn behind(&self, at: usize) -> (Vec<Slot>, &'static str, usize) {
        let none = (Vec::new(), "", at);
        let Some(gap) = at.checked_sub(1).map(|it| self.scan.gap(it)) else { return none };
        let Some(What::Time(first)) = self.what(at) else { return none };
        let between = self.scan.between(at.saturating_sub(1));
        let is_or = between.iter().any(|it| it.is_word(&["or", "and"]) || it.is_sign(&['&', ';']));
        if gap == Gap::Apart || gap == Gap::Joint && is_or || self.is_before(at) {
            return none;
        }
        let lines = self.scan.lines(at.saturating_sub(1));
        let mut doubt = match gap {
            Gap::Far => WORDS_BETWEEN,
            _ if lines > 0 && self.is_agenda(at) => AGENDA,
            Gap::Joint | Gap::Plain | Gap::Harmless | Gap::Apart => "",
        };
        let (also, mut end) = self.told_again(at, first);
        let mut slots = vec![Slot { time: first.clone(), also }];
        while doubt.is_empty()
            && let Some(What::Time(next)) = self.what(end)
        {
            let last = end.saturating_sub(1);
            if self.scan.is_row(last) && slots.len() == 1 && !first.is_span {
                slots = vec![Slot { time: row(first, next), also: Vec::new() }];
                doubt = if self.has_ends_above(next.from.start) { "" } else { COLUMNS };
                end = end.saturating_add(1);
                break;
            }
            if self.scan.gap(last) != Gap::Joint || self.is_before(end) {
                break;
            }
            if self.scan.lines(last) > 0 && self.is_agenda(end) {
                // one time on the day's own line stands; several are a plan of the day
                doubt = if lines > 0 { AGENDA } else { "" };
                break;
            }
            let (also, behind) = self.told_again(end, next);
            slots.push(Slot { time: next.clone(), also });
            end = behind;
        }
        (slots, doubt, end)
    }

    /// Returns the same time in other zones, and the index behind it: "9 AM ET / 8 AM CT".
    fn told_again(&self, at: usize, first: &TimeWords) -> (Vec<TimeWords>, usize) {
        let (mut also, mut end) = (Vec::new(), at.saturating_add(1));
        while let Some(What::Time(next)) = self.what(end) {
            let between = self.scan.between(end.saturating_sub(1));
            let is_near = between
                .iter()
                .all(|it| it.is_sign(&['/', '(', ')', '=', '|', ',', ';', '-']) || it.is_word(&["or"]));
            let is_other = |one: &Option<ZoneWords>| match (one, &next.zone) {
                (Some(one), Some(two)) => one.phrase != two.phrase,
                _ => false,
            };
            if !is_near || !is_other(&first.zone) || also.iter().any(|it: &TimeWords| !is_other(&it.zone)) {
                break;
            }
            also.push(next.clone());
            end = end.saturating_add(1);
        }
        (also, end)
    }

    /// Returns true if the line of a time says more than times: what happens then.
    fn is_agenda(&self, at: usize) -> bool {
        let Some(element) = self.scan.elements.get(at) else { return false };
        let line = self.scan.line(element.from.start);
        let first = self.scan.tokens.partition_point(|it| it.from.start < line.start);
        let tokens = self.scan.tokens.iter().skip(first).take_while(|it| it.from.start < line.end);
        let is_in_time = |token: &Lexed| {
            let near = self.scan.elements.partition_point(|it| it.from.end <= token.from.start);
            self.scan.elements.get(near).is_some_and(|it| it.from.start <= token.from.start)
        };
        let says_more =
            |it: &Lexed| matches!(it.token, Token::Word(_)) && !it.is_word(OF_SLOTS) && !is_in_time(it);
        tokens.into_iter().any(says_more)
    }

    /// Returns true if a row above has "start" and "end" over its columns.
    fn has_ends_above(&self, at: usize) -> bool {
        let mut line = self.scan.line(at);
        for _ in 0..ROWS {
            let Some(above) = line.start.checked_sub(1) else { return false };
            line = self.scan.line(above);
            let text = self.scan.text.get(line.clone()).unwrap_or_default().to_lowercase();
            if text.contains("end") && (text.contains("start") || text.contains("begin")) {
                return true;
            }
        }
        false
    }
}

/// Returns the time from the one to the other.
fn row(first: &TimeWords, last: &TimeWords) -> TimeWords {
    TimeWords {
        phrase: format!("{} - {}", first.phrase, last.phrase),
        from: first.from.start..last.from.end,
        zone: last.zone.clone().or_else(|| first.zone.clone()),
        is_span: true,
        doubt: first.doubt,
    }
}

/// Gives the one zone of a list to those of it that have none: "8 AM, 10 AM or 1 PM PT".
fn share_zone(slots: &mut [Slot]) {
    let zone = slots.last().and_then(|it| it.time.zone.clone());
    if let Some(zone) = zone {
        for slot in slots.iter_mut().filter(|it| it.time.zone.is_none()) {
            slot.time.zone = Some(zone.clone());
        }
    }
}
