//! Every dated thing of a season in one list, each once, sorted by when it is; and the bands a list shows them in.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Weekday};

use super::{
    checklist::{Group, Shown},
    facts::{Confidence, DateKind, OfficialDate},
    id::Id,
    tables::*,
    time::{Day, Moment, Stamp, When, Zone},
    tracker::Tracker,
};

/// Where a line of the agenda comes from, and so what it is named by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    Official(Id),
    Task(Id),
    Component(Id),
    Interview(Id),
    /// The answer that an invitation waits for.
    Reply(Id),
    Letter(Id),
    /// A program's own deadline.
    Deadline(Id),
    RotationStart(Id),
    RotationReply(Id),
}

/// One line of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub origin: Origin,
    pub when: When,
    pub until: Option<When>,
    pub title: String,
    pub state: State,
    /// Something that can be late: an own task, an open component.
    pub can_be_late: bool,
    /// Closes something for good.
    pub hard: bool,
    pub confidence: Option<Confidence>,
    /// An invitation that waits for an answer, since then: it stands under today until it has one.
    pub waits_since: Option<Stamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Open,
    Doing,
    Done,
    /// Turned down by either side.
    Off,
}

/// The headings of the agenda, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    Late,
    Today,
    ThisWeek,
    /// Spans that began before today and aren't over.
    GoingOn,
    Next,
    Past,
}

impl Band {
    pub fn title(self) -> &'static str {
        match self {
            Band::Late => "LATE",
            Band::Today => "TODAY",
            Band::ThisWeek => "THIS WEEK",
            Band::GoingOn => "GOING ON",
            Band::Next => "NEXT",
            Band::Past => "PAST AND DONE",
        }
    }
}

impl Item {
    /// In which band it stands at `now`, at home.
    pub fn band(&self, now: Stamp, home: &Zone, week_start: Weekday) -> Band {
        let today = home.civil_at(now).date();
        let (first, last) = (self.when.day_in(home), self.last_day(home));
        if self.waits_since.is_some() {
            return Band::Today;
        }
        if matches!(self.state, State::Done | State::Off) {
            return if first == today { Band::Today } else { Band::Past };
        }
        if self.is_over(now, home) {
            return match self.can_be_late {
                true => Band::Late,
                false if last == today => Band::Today,
                false => Band::Past,
            };
        }
        match first {
            day if day < today => Band::GoingOn,
            day if day == today => Band::Today,
            day if day <= end_of_week(today, week_start) => Band::ThisWeek,
            _ => Band::Next,
        }
    }

    /// True once its last instant is over.
    pub fn is_over(&self, now: Stamp, home: &Zone) -> bool {
        self.until.as_ref().unwrap_or(&self.when).end(home) < now
    }

    fn last_day(&self, home: &Zone) -> Day {
        self.until.as_ref().unwrap_or(&self.when).day_in(home)
    }
}

/// The last day of the week of `day`.
pub fn end_of_week(day: Day, week_start: Weekday) -> Day {
    let gone = day.weekday().days_since(week_start);
    day.checked_add_days(Days::new(u64::from(6u32.saturating_sub(gone)))).unwrap_or(day)
}

/// All dated things, sorted by instant, then title. Bundled dates come with the user's corrections already in them,
/// `deadlines` are those of the programs, by program.
pub fn agenda(
    tracker: &Tracker,
    dates: &[OfficialDate],
    groups: &[Group],
    deadlines: &BTreeMap<Id, Item>,
    home: &Zone,
) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    items.extend(dates.iter().map(|date| official(date, tracker, groups)));
    items.extend(tracker.milestones.iter().filter_map(|row| task(row, dates)));
    items.extend(groups.iter().flat_map(|group| &group.entries).filter_map(component));
    items.extend(tracker.interviews.iter().filter_map(|row| interview(row, tracker)));
    items.extend(tracker.interviews.iter().filter_map(|row| reply(row, tracker, home)));
    items.extend(tracker.letters.iter().filter_map(|row| letter(row)));
    items.extend(deadlines.values().cloned());
    items.extend(tracker.rotations.iter().flat_map(|row| rotation(row)));
    items.sort_by_cached_key(|item| (item.when.end(home), item.title.clone(), item.origin.clone()));
    items
}

/// What the checklist must show so that the agenda leaves nothing out.
pub const CHECKLIST: Shown = Shown::Wanted;

/// The dates of the season that concern this applicant, with the user's corrections laid over them.
pub fn own_dates(dates: &[OfficialDate], tracker: &Tracker) -> Vec<OfficialDate> {
    let kind = tracker.profile.kind.unwrap_or(Match::Main);
    let mine = dates.iter().filter(|it| it.matches.is_empty() || it.matches.contains(&kind));
    let applies = |it: &&OfficialDate| {
        it.specialties.is_empty()
            || it.specialties.iter().any(|specialty| tracker.profile.applies_to(*specialty))
    };
    mine.filter(applies).map(|date| corrected(date, tracker)).collect()
}

fn corrected(date: &OfficialDate, tracker: &Tracker) -> OfficialDate {
    let mut date = date.clone();
    let Some(own) = tracker.milestones.get(date.id.as_str()) else { return date };
    if let Some(when) = &own.when {
        date.when = when.clone();
        date.origin.confidence = Confidence::Yours;
    }
    if own.until.is_some() {
        date.until = own.until.clone();
    }
    if !own.title.is_empty() {
        date.title = own.title.clone();
    }
    date
}

fn official(date: &OfficialDate, tracker: &Tracker, groups: &[Group]) -> Item {
    let own_done = tracker.milestones.get(date.id.as_str()).is_some_and(|it| it.done.is_some());
    let settled = date.component.as_ref().is_some_and(|id| {
        groups.iter().flat_map(|group| &group.entries).any(|entry| entry.id() == id && entry.is_settled())
    });
    Item {
        origin: Origin::Official(date.id.clone()),
        when: date.when.clone(),
        until: date.until.clone(),
        title: date.title.clone(),
        state: if own_done || settled { State::Done } else { State::Open },
        can_be_late: false,
        hard: date.hard && date.kind == DateKind::Deadline,
        confidence: Some(date.origin.confidence),
        waits_since: None,
    }
}

fn task(row: &Milestone, dates: &[OfficialDate]) -> Option<Item> {
    if dates.iter().any(|date| date.id == row.id) {
        return None;
    }
    let kind = row.kind.unwrap_or(MilestoneKind::Task);
    Some(Item {
        origin: Origin::Task(row.id.clone()),
        when: row.when.clone()?,
        until: row.until.clone(),
        title: row.title.clone(),
        state: if row.done.is_some() { State::Done } else { State::Open },
        can_be_late: kind != MilestoneKind::Event,
        hard: kind == MilestoneKind::Deadline,
        confidence: None,
        waits_since: None,
    })
}

/// A component stands in the agenda only with a due date of the user's own: the official one stands there already.
fn component(entry: &super::checklist::Entry) -> Option<Item> {
    let due = entry.due.clone().filter(|_| !entry.due_is_official)?;
    Some(Item {
        origin: Origin::Component(entry.id().clone()),
        when: due,
        until: None,
        title: entry.row.title.clone(),
        state: match entry.progress() {
            Progress::ToDo => State::Open,
            Progress::Doing => State::Doing,
            Progress::Done => State::Done,
            Progress::NotNeeded => State::Off,
        },
        can_be_late: true,
        hard: false,
        confidence: None,
        waits_since: None,
    })
}

fn interview(row: &Interview, tracker: &Tracker) -> Option<Item> {
    let kind = row.kind.unwrap_or(InterviewKind::Interview).title();
    Some(Item {
        origin: Origin::Interview(row.id.clone()),
        when: row.when.clone()?,
        until: None,
        title: format!("{kind} {}", programs_title(tracker, &row.programs)),
        state: match row.state {
            Some(InterviewState::Done) => State::Done,
            Some(InterviewState::IDeclined | InterviewState::ICanceled | InterviewState::TheyCanceled) => {
                State::Off
            }
            Some(InterviewState::Held) => State::Doing,
            _ => State::Open,
        },
        can_be_late: false,
        hard: false,
        confidence: None,
        waits_since: None,
    })
}

/// An unanswered invitation: by when they want an answer, or since when it waits.
fn reply(row: &Interview, tracker: &Tracker, home: &Zone) -> Option<Item> {
    if row.state != Some(InterviewState::Unanswered) {
        return None;
    }
    let since = row.invited.filter(|_| row.reply_by.is_none());
    let when = row.reply_by.clone().or(since.map(|stamp| When::At(Moment::at(stamp, home))))?;
    let what = if row.reply_by.is_some() { "Answer the invitation:" } else { "Invitation, unanswered:" };
    Some(Item {
        origin: Origin::Reply(row.id.clone()),
        when,
        until: None,
        title: format!("{what} {}", programs_title(tracker, &row.programs)),
        state: State::Open,
        can_be_late: row.reply_by.is_some(),
        hard: row.reply_by.is_some(),
        confidence: None,
        waits_since: since,
    })
}

fn letter(row: &Letter) -> Option<Item> {
    let open = !matches!(row.state, Some(LetterState::Received | LetterState::Declined));
    Some(Item {
        origin: Origin::Letter(row.id.clone()),
        when: When::Day(row.promised?),
        until: None,
        title: format!("Letter promised: {}", row.writer),
        state: if open { State::Open } else { State::Done },
        can_be_late: open,
        hard: false,
        confidence: None,
        waits_since: None,
    })
}

/// A program's own deadline, where it has one.
pub fn deadline(row: &Program) -> Option<Item> {
    let open = matches!(row.status, None | Some(Status::Planned));
    Some(Item {
        origin: Origin::Deadline(row.id.clone()),
        when: row.deadline.clone()?,
        until: None,
        title: format!("Application deadline: {}", row.full_name()),
        state: if open { State::Open } else { State::Done },
        can_be_late: open,
        hard: open,
        confidence: None,
        waits_since: None,
    })
}

fn rotation(row: &Rotation) -> Vec<Item> {
    let kind = row.kind.unwrap_or(RotationKind::Away);
    let settled = matches!(row.state, Some(RotationState::Declined | RotationState::Done));
    let item = |origin, when, until, title, can_be_late| Item {
        origin,
        when: When::Day(when),
        until,
        title,
        state: if settled { State::Done } else { State::Open },
        can_be_late,
        hard: false,
        confidence: None,
        waits_since: None,
    };
    let mut items = Vec::new();
    if let Some(from) = row.from {
        let title = match kind {
            RotationKind::Blocked => format!("Blocked: {}", row.host),
            kind => {
                format!("Rotation ({}): {} {}", kind.title(), row.host, row.specialty).trim_end().to_owned()
            }
        };
        items.push(item(Origin::RotationStart(row.id.clone()), from, row.until.map(When::Day), title, false));
    }
    if let (Some(reply_by), Some(RotationState::Offered)) = (row.reply_by, row.state) {
        let title = format!("Reply to rotation offer: {}", row.host);
        items.push(item(Origin::RotationReply(row.id.clone()), reply_by, None, title, true));
    }
    items
}

/// The names of some programs in one line; those of one institution share its name, IR first.
pub fn programs_title(tracker: &Tracker, ids: &[Id]) -> String {
    let mut names: Vec<(String, Vec<Specialty>)> = Vec::new();
    for id in ids {
        let (name, specialty) = match tracker.programs.get(id.as_str()) {
            Some(row) => (row.name.clone(), row.specialty),
            None => ("missing program".to_owned(), None),
        };
        match names.iter_mut().find(|it| it.0 == name) {
            Some(it) => it.1.extend(specialty),
            None => names.push((name, specialty.into_iter().collect())),
        }
    }
    let one = |(name, mut specialties): (String, Vec<Specialty>)| {
        specialties.sort();
        let specialties: Vec<&str> = specialties.into_iter().map(Specialty::title).collect();
        format!("{name} {}", specialties.join(" + ")).trim_end().to_owned()
    };
    match names.is_empty() {
        true => "no program yet".to_owned(),
        false => names.into_iter().map(one).collect::<Vec<_>>().join(", "),
    }
}
