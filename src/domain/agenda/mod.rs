//! Every dated thing of a season in one list, each once, sorted by when it is. What is owed after an interview is there
//! from its end on; messages that belong to no interview have no date and so no line.

mod band;
mod component;
mod deadline;
mod encounters;
mod interview;
mod letter;
mod lines;
mod official;
mod owed;
mod rotation;
mod task;
#[cfg(test)]
pub(crate) mod tests;

use std::{cmp::Ordering, sync::Arc};

pub use band::{Band, Stand, end_of_week};
pub use encounters::Encounters;
pub use interview::{clock_city, program_clock_city, programs_title};
pub use lines::{AgendaBuilder, agenda};
pub use official::own_dates;
pub use owed::{newest_without_write_up, next_owed, owed_from};

use super::{
    checklist::{Group, Shown},
    facts::{Confidence, Lane, OfficialDate, SeasonFacts},
    id::Id,
    naming::Naming,
    tables::Table,
    time::{Day, Stamp, When, Zone},
    tracker::Tracker,
};

/// The row that a line of the agenda comes from; it also names the line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    Official(Id),
    Task(Id),
    Component(Id),
    Interview(Id),
    /// The answer that an invitation waits for.
    Reply(Id),
    /// One of the dates that an invitation offers.
    Offered(Id, When),
    /// The notes owed after an interview.
    WriteUp(Id),
    /// The thank-you notes owed after an interview, all of them.
    Thanks(Id),
    Letter(Id),
    /// A program's own deadline.
    Deadline(Id),
    /// A rotation; of one that comes back the time that begins on that day.
    RotationStart(Id, Option<Day>),
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
    /// True for what can be late: own tasks, open components, what is owed after an interview.
    pub can_be_late: bool,
    /// True for what is owed by advice: it stays under today until it is done, and is never late.
    pub stays: bool,
    /// From then on it isn't late any more, but past; none where it stays late.
    pub late_until: Option<When>,
    /// True for what closes something for good.
    pub hard: bool,
    pub confidence: Option<Confidence>,
    /// Since when an invitation has waited for an answer; until it has one, the line stands under today.
    pub waits_since: Option<Stamp>,
    pub lane: Lane,
    /// Minutes before it at which an alarm goes off, longest first.
    pub leads: Arc<[u32]>,
    /// How many minutes before its time it is already shown under "this week".
    pub early_minutes: Option<u32>,
    /// The day before which an own task is kept out of sight.
    pub snoozed_until: Option<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Open,
    Doing,
    Done,
    /// Turned down by either side.
    Off,
}

/// Everything that the agenda is made from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    pub tracker: &'a Tracker,
    pub facts: &'a SeasonFacts,
    /// What the lines call the programs.
    pub naming: &'a Naming,
    /// The official dates of this applicant, with the user's corrections in them.
    pub dates: &'a [OfficialDate],
    pub groups: &'a [Group],
    pub met: &'a Encounters,
    pub home: &'a Zone,
    /// The present instant, which decides what is owed already.
    pub now: Stamp,
}

/// Which components the checklist must show so that the agenda leaves nothing out.
pub const CHECKLIST: Shown = Shown::Wanted;

impl Origin {
    /// Returns the row that it is about. An official date is named like the milestone that corrects it, whether the
    /// season has such a milestone or not.
    pub fn row(&self) -> (Table, &Id) {
        match self {
            Origin::Official(id) | Origin::Task(id) => (Table::Milestones, id),
            Origin::Component(id) => (Table::Components, id),
            Origin::Interview(id)
            | Origin::Reply(id)
            | Origin::Offered(id, _)
            | Origin::WriteUp(id)
            | Origin::Thanks(id) => (Table::Interviews, id),
            Origin::Letter(id) => (Table::Letters, id),
            Origin::Deadline(id) => (Table::Programs, id),
            Origin::RotationStart(id, _) | Origin::RotationReply(id) => (Table::Rotations, id),
        }
    }

    /// Returns the word for its kind that exports and other programs read.
    pub fn word(&self) -> &'static str {
        match self {
            Origin::Official(_) => "official",
            Origin::Task(_) => "task",
            Origin::Component(_) => "component",
            Origin::Interview(_) => "interview",
            Origin::Reply(_) => "reply",
            Origin::Offered(..) => "offered",
            Origin::WriteUp(_) => "write-up",
            Origin::Thanks(_) => "thank-yous",
            Origin::Letter(_) => "letter",
            Origin::Deadline(_) => "deadline",
            Origin::RotationStart(..) => "rotation",
            Origin::RotationReply(_) => "rotation-reply",
        }
    }
}

impl State {
    pub fn word(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Doing => "doing",
            State::Done => "done",
            State::Off => "off",
        }
    }

    pub fn is_open(self) -> bool {
        matches!(self, State::Open | State::Doing)
    }
}

impl Item {
    /// Compares in the order of the agenda: by instant, then title.
    pub fn order(&self, other: &Item, home: &Zone) -> Ordering {
        let ends = self.when.end(home).cmp(&other.when.end(home));
        ends.then_with(|| self.title.cmp(&other.title)).then_with(|| self.origin.cmp(&other.origin))
    }

    /// Returns its title with the doubt about its date, if there is one: "Rank lists due (projected)".
    pub fn doubted_title(&self) -> String {
        match self.confidence.and_then(Confidence::doubt) {
            Some(doubt) => format!("{} ({doubt})", self.title),
            None => self.title.clone(),
        }
    }

    /// Makes an open item that can't be late and has no alarms.
    fn new(origin: Origin, when: When, title: String, lane: Lane) -> Item {
        Item {
            origin,
            when,
            until: None,
            title,
            state: State::Open,
            can_be_late: false,
            stays: false,
            late_until: None,
            hard: false,
            confidence: None,
            waits_since: None,
            lane,
            leads: Arc::default(),
            early_minutes: None,
            snoozed_until: None,
        }
    }
}

/// The season's lead times in minutes, longest first. What closes for good is shown under "this week" early by the
/// longest of them; other things to do by the second, since a fortnight of them would flood the week; what only goes
/// by, and advice, never is. All but advice and offers have alarms.
struct Leads(Arc<[u32]>);

impl Leads {
    fn hard(&self, item: Item) -> Item {
        Item { leads: self.0.clone(), early_minutes: self.0.first().copied(), ..item }
    }

    fn to_do(&self, item: Item) -> Item {
        Item { leads: self.0.clone(), early_minutes: self.0.get(1).or(self.0.first()).copied(), ..item }
    }

    fn goes_by(&self, item: Item) -> Item {
        Item { leads: self.0.clone(), ..item }
    }

    /// Gives an item lead times of its own, in minutes; without any it stays as it is.
    fn own(&self, minutes: &[u32], item: Item) -> Item {
        match minutes.iter().max() {
            Some(most) => {
                let mut leads = minutes.to_vec();
                leads.sort_unstable_by(|a, b| b.cmp(a));
                Item { leads: leads.into(), early_minutes: Some(*most), ..item }
            }
            None => item,
        }
    }
}
