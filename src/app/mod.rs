//! The state of the program and the one function that changes it. Does no IO, asks no clock, draws nothing.

mod begin;
pub mod calendar;
pub mod care;
pub mod command;
mod commands;
pub mod drafts;
mod edit;
pub mod export;
pub mod find;
pub mod history;
mod joined;
pub mod key;
pub mod list;
pub mod message;
mod next;
mod outside;
pub mod overlay;
pub mod pages;
pub mod refresh;
mod scopes;
mod tabs;
mod texts;
mod update;

use std::sync::Arc;

use ratatui::layout::Size;

use crate::{
    data::Data,
    domain::{
        agenda,
        id::{Id, IdSource},
        removed::{changed_rows, removed},
        shortlist::SortBy,
        tables::{Match, Profile, Table},
        time::{Day, Reading, Stamp, Zone},
        tracker::Tracker,
    },
    layout::{Areas, Pane, Share, areas},
};
pub use begin::Start;
use history::History;
use list::ListState;
pub use outside::CameIn;
use overlay::Overlay;
use refresh::Derived;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tab {
    Timeline,
    Components,
    Interviews,
    Shortlist,
}

impl Tab {
    pub const ALL: [Tab; 4] = [Tab::Timeline, Tab::Components, Tab::Interviews, Tab::Shortlist];

    pub fn title(self) -> &'static str {
        match self {
            Tab::Timeline => "Timeline",
            Tab::Components => "Components",
            Tab::Interviews => "Interviews",
            Tab::Shortlist => "Shortlist",
        }
    }

    pub fn share(self) -> Share {
        match self {
            Tab::Shortlist => Share::Table,
            _ => Share::Even,
        }
    }
}

/// How it looks; chosen at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub theme: Theme,
    pub glyphs: Glyphs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Terminal,
    Dark,
    Light,
    Mono,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    Unicode,
    Ascii,
}

/// One line about what just happened. It stays until the next key.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub text: String,
    pub tone: Tone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Done,
    Refused,
}

/// How saving stands, for the header.
#[derive(Clone, Debug, PartialEq)]
pub enum Saving {
    /// Nothing was changed since the start.
    Untouched,
    Saving,
    /// On the disk for good, since that time.
    Saved(Stamp),
    /// Why the last change isn't on the disk; stays until it is.
    Failed(String),
}

/// Whether a change is a step of undo of its own, or belongs to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoStep {
    New,
    Join,
}

/// May this copy write?
#[derive(Clone, Debug, PartialEq)]
pub enum Access {
    Writes,
    /// Why nothing is written.
    ReadOnly(String),
}

/// More rows changed at once than this, and the file as it was is kept as a backup.
const MANY: usize = 20;

/// The whole state.
pub struct App {
    pub tracker: Tracker,
    /// What the disk holds, as far as we know.
    pub saved: Tracker,
    pub saving: Saving,
    pub access: Access,
    pub history: History,
    pub data: Arc<Data>,
    pub now: Stamp,
    /// For the next save.
    pub care: care::Care,
    /// The next list of what stands beside the file brings drafts to be offered.
    asks_for_drafts: bool,
    /// Why text being typed isn't kept in a file of its own.
    pub drafts_failed: Option<String>,
    /// What others changed while the program ran, the newest first.
    pub came_in: Vec<CameIn>,
    /// The computer's zone, until the profile says another.
    pub local_zone: Zone,
    pub ids: IdSource,
    pub size: Size,
    pub look: Look,
    /// The season file, for people.
    pub place: String,
    pub tab: Tab,
    pub focus: Pane,
    pub timeline: ListState<agenda::Origin>,
    pub calendar: calendar::Calendar,
    pub components: ListState<Id>,
    /// The selected sub-item of the selected component.
    pub item: ListState<Id>,
    pub interviews: ListState<Id>,
    pub shortlist: ListState<Id>,
    /// Scroll of the detail pane, in rows.
    pub detail_offset: usize,
    pub sort: SortBy,
    pub interviews_sort: InterviewsSort,
    /// The filter of each tab, as typed.
    pub filters: [String; 4],
    pub show_hidden: bool,
    /// Marked programs, for a change to all of them at once.
    pub marked: Vec<Id>,
    /// The row that a second delete key deletes.
    pub armed: Option<(Table, Id)>,
    pub overlays: Vec<Overlay>,
    pub notice: Option<Notice>,
    pub clipboard: String,
    pub derived: Derived,
    /// A command that an overlay chose, run once it is gone.
    queued: Option<command::Command>,
    /// Effects of commands that have none in hand.
    outgoing: Vec<message::Effect>,
    /// What the export on its way leaves out.
    left_out: Option<String>,
    /// The export on its way, in case its file is there already.
    exporting: Option<(String, String)>,
    /// The form that keeps the program open refused to be saved; the same key once more quits without it.
    quit_refused: bool,
    /// Where Esc goes back to after a jump.
    came_from: Option<Tab>,
    /// The warning of the review from which one jumped.
    came_from_warning: Option<String>,
}

/// What the interviews are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InterviewsSort {
    Date,
    Program,
    State,
}

impl App {
    /// Rows that the user took away just now may be missing in the file; what changes many gets a backup first.
    fn note_change(&mut self, before: &Tracker) {
        self.care.removed.append(&mut removed(before, &self.tracker));
        self.care.changes_much |= changed_rows(before, &self.tracker) > MANY;
    }

    pub fn home(&self) -> &Zone {
        self.tracker.profile.home_zone.as_ref().unwrap_or(&self.local_zone)
    }

    pub fn kind(&self) -> Match {
        self.tracker.profile.kind.unwrap_or(Match::Main)
    }

    /// The season's year; that which is running where none is set.
    pub fn season(&self) -> String {
        season_of(&self.tracker.profile, &self.data, self.now, self.home())
    }

    pub fn today(&self) -> Day {
        self.home().civil_at(self.now).date()
    }

    pub fn first_weekday(&self) -> chrono::Weekday {
        self.tracker.settings.first_weekday()
    }

    /// What typed dates are read against; `their` is the zone of the program in question.
    pub fn reading<'a>(&'a self, their: Option<&'a Zone>) -> Reading<'a> {
        Reading {
            now: self.now,
            home: self.home(),
            their,
            cities: self.data.cities(),
            season: self.derived.facts.typed_window(self.today()),
            first_weekday: self.first_weekday(),
        }
    }

    pub fn areas(&self) -> Areas {
        let areas = areas(self.size, self.tab.share(), self.focus);
        match self.in_calendar() && self.calendar.view == calendar::View::Season {
            // the strip runs over the whole width
            true => Areas { divider: ratatui::layout::Rect::default(), ..areas },
            false => areas,
        }
    }

    pub fn filter(&self) -> &str {
        &self.filters[self.tab as usize]
    }

    /// True while something is not on the disk yet.
    pub fn is_dirty(&self) -> bool {
        !self.tracker.same(&self.saved)
    }

    fn queue(&mut self, command: command::Command) {
        self.queued = Some(command);
    }

    /// Says what happened; shown until the next key.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), tone: Tone::Done });
    }

    /// Says why something can't be done.
    pub fn refuse(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), tone: Tone::Refused });
    }

    /// Makes one change to the tracker: one step of undo, one notice. A change that changes nothing leaves no step.
    pub fn change(&mut self, label: impl Into<String>, change: impl FnOnce(&mut Tracker)) -> bool {
        if let Access::ReadOnly(why) = &self.access {
            let why = format!("Opened read-only: {why}");
            self.refuse(why);
            return false;
        }
        let before = self.tracker.clone();
        change(&mut self.tracker);
        if self.tracker.same(&before) {
            return false;
        }
        let label = label.into();
        self.say(format!("{label} · {} undoes", command::Command::Undo.key()));
        self.note_change(&before);
        self.end_note_step();
        self.history.record(history::Step { tracker: before, tab: self.tab, label });
        true
    }
}

/// "1 program", "3 programs", "2 people".
pub fn counted(count: usize, noun: &str) -> String {
    match (noun, count) {
        (noun, 1) => format!("1 {noun}"),
        ("person", count) => format!("{count} people"),
        (noun, count) => format!("{count} {noun}s"),
    }
}

/// The season a profile is about; the one running at `now` where it names none.
pub fn season_of(profile: &Profile, data: &Data, now: Stamp, home: &Zone) -> String {
    match profile.season.as_str() {
        "" => data.running_season(home.civil_at(now).date(), profile.kind.unwrap_or(Match::Main)),
        season => season.to_owned(),
    }
}
