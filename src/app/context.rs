//! What all screens share: the season with its history, the lists that follow from it, the look of things, the notice
//! line, and the effects to be sent. Knows no screen.

use std::sync::Arc;

use ratatui::layout::Size;

use super::{
    arrangement::Arrangement,
    beside::CameIn,
    command::{GlobalCommand, UndoCommand},
    history::{History, Step},
    message::Effect,
    refresh::{Basis, Derived},
    screen_id::ScreenId,
    since_save::SinceSave,
    state::{Access, Look, Notice, Saving, Tone},
    tab::Tab,
};
use crate::{
    data::Data,
    domain::{
        facts::{DateKind, Figure, Lane, OfficialDate},
        id::{Id, IdSource},
        merge::Patch,
        removed::{changed_rows, removed},
        rows::Rows,
        season::Season,
        shortlist::Filter,
        statements::{Lengths, files_to_measure},
        tables::{Statement, Table},
        time::{Reading, Zone},
        tracker::Tracker,
    },
};

/// If more rows than this change at once, the file as it was is kept as a backup.
const LARGE_CHANGE: usize = 20;

pub struct Context {
    /// The season. Screens change it only through [`Context::change`].
    pub season: Season,
    /// The value of the season on the disk, as far as we know.
    pub saved: Tracker,
    pub saving: Saving,
    pub access: Access,
    pub history: History,
    pub since_save: SinceSave,
    /// Why text being typed isn't kept in a file of its own; none if it is.
    pub drafts_failed: Option<String>,
    /// What others changed while the program ran, the newest first.
    pub came_in: Vec<CameIn>,
    pub data: Arc<Data>,
    pub arrangement: Arrangement,
    pub derived: Derived,
    pub ids: IdSource,
    pub size: Size,
    pub look: Look,
    /// The path of the season file, for people.
    pub place: String,
    /// The present tab.
    pub tab: Tab,
    pub notice: Option<Notice>,
    /// The row that the delete key deletes now, since the notice line has asked about it.
    pub armed: Option<(Table, Id)>,
    /// How long the files of statements are, as far as it was said.
    pub measured: Lengths,
    /// The files that were asked about, and the statements that name them.
    pub asked: (Vec<String>, Rows<Statement>),
    pub clipboard: String,
    pub effects: Vec<Effect>,
    /// The screen that has the keys: what it asks of the shell is answered to it.
    pub asker: Option<ScreenId>,
}

impl Context {
    pub fn home(&self) -> &Zone {
        self.season.home()
    }

    /// Returns the next official day of the Match itself, once nothing closes any more.
    pub fn next_of_match(&self) -> Option<&OfficialDate> {
        let ahead = |it: &&OfficialDate| it.when.end(self.home()) > self.season.now;
        let is_told = |it: &&OfficialDate| it.lane == Lane::MatchWeek && it.kind != DateKind::Advice;
        let dates = self.derived.dates.iter().filter(|_| self.derived.next_hard.is_none());
        dates.filter(is_told).filter(ahead).min_by_key(|it| it.when.end(self.home()))
    }

    /// Returns what typed dates are read against; `their` is the zone of the program in question.
    pub fn reading<'a>(&'a self, their: Option<&'a Zone>) -> Reading<'a> {
        self.season.reading(self.data.cities(), their)
    }

    /// Returns the filter of the present tab.
    pub fn filter(&self) -> &str {
        self.arrangement.filter(self.tab)
    }

    /// Returns the filter of the present tab where its list is of programs.
    pub fn program_filter(&self) -> Filter {
        Filter::read(self.filter(), &self.basis().vocabulary()).filter
    }

    /// Returns true while something is not on the disk yet.
    pub fn is_dirty(&self) -> bool {
        !self.season.tracker.same(&self.saved)
    }

    /// Says what happened; shown until the next key.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), tone: Tone::Done, arms: None });
    }

    /// Says why something can't be done.
    pub fn refuse(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), tone: Tone::Refused, arms: None });
    }

    /// Returns what a refusal ends with: " · ERAS 2027 allows 4 · F3 corrects". There the source stands.
    pub fn allowed(&self, limit: &Figure, verb: &str) -> Option<String> {
        let rule = self.season.short_limit(limit, verb)?;
        Some(format!(" · {rule} · {} corrects", GlobalCommand::Facts.key()))
    }

    pub fn send(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Makes one change to the season, with one step of undo and one notice. Returns false if nothing changed; then
    /// there is no step.
    pub fn change(&mut self, label: impl Into<String>, change: impl FnOnce(&mut Tracker)) -> bool {
        if let Access::ReadOnly(why) = &self.access {
            let why = format!("Opened read-only: {why}");
            self.refuse(why);
            return false;
        }
        let before = self.season.tracker.clone();
        change(&mut self.season.tracker);
        if self.season.tracker.same(&before) {
            return false;
        }
        let label = label.into();
        self.say(format!("{label} · {} undoes", UndoCommand::Undo.key()));
        self.note_change(&before);
        self.history.record(Step { tracker: before, tab: self.tab, label });
        true
    }

    /// Notes in the season what happened outside of it, which no step of undo takes back.
    pub fn note(&mut self, note: impl FnOnce(&mut Tracker)) {
        if matches!(self.access, Access::ReadOnly(_)) {
            return;
        }
        let before = self.season.tracker.clone();
        note(&mut self.season.tracker);
        if !self.season.tracker.same(&before) {
            self.history.rebase(&Patch::between(&before, &self.season.tracker));
        }
    }

    /// Asks how long the files of statements are, if these are others than before.
    pub fn ask_lengths(&mut self) {
        let statements = &self.season.tracker.statements;
        if statements.same(&self.asked.1) {
            return;
        }
        let files = files_to_measure(statements);
        let is_news = files != self.asked.0;
        self.asked = (files.clone(), statements.clone());
        if is_news {
            self.send(Effect::Measure(files));
        }
    }

    /// Puts another value in the season's place and remembers which rows went with it.
    pub fn replace(&mut self, tracker: Tracker) {
        let before = std::mem::replace(&mut self.season.tracker, tracker);
        self.note_change(&before);
    }

    /// Notes for the next save which rows the user took away just now, and whether so much changes that a backup comes
    /// first.
    fn note_change(&mut self, before: &Tracker) {
        self.since_save.removed.append(&mut removed(before, &self.season.tracker));
        self.since_save.changes_much |= changed_rows(before, &self.season.tracker) > LARGE_CHANGE;
    }

    /// Makes the lists fit the season. Costs next to nothing when nothing changed.
    pub fn refresh(&mut self) {
        let Season { tracker, .. } = &self.season;
        let year = self.data.season_of(&tracker.profile, self.season.today());
        let facts = self.data.season(&year, tracker.profile.kind());
        self.season.facts = facts;
        self.season.naming.follow(&self.season.tracker.programs);
        let basis = Basis {
            season: &self.season,
            data: &self.data,
            arrangement: &self.arrangement,
            measured: &self.measured,
        };
        basis.refresh(&mut self.derived);
    }

    /// Returns what the lists are made from.
    pub fn basis(&self) -> Basis<'_> {
        Basis {
            season: &self.season,
            data: &self.data,
            arrangement: &self.arrangement,
            measured: &self.measured,
        }
    }
}
