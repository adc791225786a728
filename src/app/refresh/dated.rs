//! The agenda: its items, and their lines under the headings.

use std::sync::Arc;

use super::{
    derived::{AgendaRow, Basis, Derived, Line},
    touched::Rows,
};
use crate::{
    app::tab::Tab,
    domain::{
        agenda::{AgendaBuilder, Band, Item, Origin, Sources, State, next_owed, owed_from},
        audience::Audience,
        id::Id,
        kept::{Change, Kept, put_in, take_out},
        tables::Table,
        time::Stamp,
    },
    text::contains::contains,
};

/// What a refresh of the agenda did.
pub(super) struct Moved {
    /// None where all items were made anew.
    pub items: Option<Change<Item>>,
    /// True where time went by, so that others are late.
    pub bands: bool,
}

impl Basis<'_> {
    /// `touched`: the rows whose lines may be others; none for all.
    pub(super) fn refresh_agenda(&self, derived: &mut Derived, touched: Option<&Rows>) -> Moved {
        let items = match touched {
            Some(rows) => Some(self.remake_items(derived, rows)),
            None => {
                self.make_items(derived);
                None
            }
        };
        derived.agenda_total = derived.items.all().len();
        let bands = !self.is_same_time(derived);
        match &items {
            Some(change) if !bands => self.move_lines(derived, change),
            _ => self.place_all(derived),
        }
        if bands || items.is_none() || self.is_filtered_anew(derived, Tab::Timeline) {
            self.list_all(derived);
        } else if let Some(change) = items.as_ref().filter(|it| !it.is_empty()) {
            self.list(derived, change);
        }
        Moved { items, bands }
    }

    /// Returns all lines in the words for that reader.
    pub fn items_for(&self, derived: &Derived, audience: Audience) -> Vec<Item> {
        AgendaBuilder::new(Sources { naming: &self.season.naming.to(audience), ..self.sources(derived) })
            .all()
    }

    fn maker<'a>(&'a self, derived: &'a Derived) -> AgendaBuilder<'a> {
        AgendaBuilder::new(self.sources(derived))
    }

    fn sources<'a>(&'a self, derived: &'a Derived) -> Sources<'a> {
        Sources {
            tracker: &self.season.tracker,
            facts: &self.season.facts,
            naming: &self.season.naming,
            dates: &derived.dates,
            groups: &derived.groups,
            met: &derived.met,
            home: self.season.home(),
            now: self.season.now,
        }
    }

    fn make_items(&self, derived: &mut Derived) {
        derived.items = Kept::of(self.maker(derived).all(), |it| row_of(&it.origin));
        derived.owed_at = next_owed(&self.season.tracker, self.season.now, self.season.home());
    }

    fn remake_items(&self, derived: &mut Derived, rows: &Rows) -> Change<Item> {
        let home = self.season.home();
        let maker = self.maker(derived);
        let found: Vec<_> = rows.iter().map(|row| (row.clone(), maker.lines(row.0, &row.1))).collect();
        drop(maker);
        let change = derived.items.replace(found, |a, b| a.order(b, home));
        let interviews = rows.iter().filter(|it| it.0 == Table::Interviews);
        let interviews = interviews.filter_map(|it| self.season.tracker.interviews.get(it.1.as_str()));
        let owed = interviews.filter_map(|it| owed_from(it, self.season.now, home)).min();
        derived.owed_at = derived.owed_at.into_iter().chain(owed).min();
        change
    }

    /// Where the clock was put back all is new, whatever the bands say.
    fn is_same_time(&self, derived: &Derived) -> bool {
        derived.seen.at.as_ref().is_some_and(|seen| {
            (&seen.1, &seen.2, seen.3)
                == (&self.season.today(), self.season.home(), self.season.first_weekday())
                && derived.bands_until.is_some_and(|until| self.season.now <= until)
        })
    }

    fn line(&self, item: &Arc<Item>) -> (Line, Option<Stamp>) {
        let stand = item.stand(self.season.now, self.season.home(), self.season.first_weekday());
        (Line { band: stand.band, at: stand.at, item: item.clone() }, stand.until)
    }

    fn place_all(&self, derived: &mut Derived) {
        let mut until = self.season.now.plus(86_400);
        let mut all: Vec<Line> = Vec::with_capacity(derived.items.all().len());
        for item in derived.items.all() {
            let (placed, its) = self.line(item);
            until = until.min(its.unwrap_or(until));
            all.push(placed);
        }
        all.sort_by_key(|it| (it.band, it.at));
        derived.placed = all;
        derived.bands_until = Some(until);
        derived.next_hard = derived.items.all().iter().find(|it| self.is_hard(it)).cloned();
    }

    fn move_lines(&self, derived: &mut Derived, change: &Change<Item>) {
        if change.is_empty() {
            return;
        }
        let home = self.season.home();
        for item in &change.gone {
            let placed = self.line(item).0;
            take_out(&mut derived.placed, &placed, |a, b| a.order(b, home));
        }
        for item in &change.came {
            let (placed, until) = self.line(item);
            derived.bands_until = derived.bands_until.into_iter().chain(until).min();
            put_in(&mut derived.placed, placed, |a, b| a.order(b, home));
        }
        // nothing before the present one was open
        let from = derived
            .next_hard
            .as_ref()
            .map(|hard| derived.items.all().partition_point(|other| other.order(hard, home).is_lt()));
        let later = derived.items.all().get(from.unwrap_or(derived.items.all().len())..).unwrap_or_default();
        let later = later.iter().find(|it| self.is_hard(it));
        let came = change.came.iter().filter(|it| self.is_hard(it));
        derived.next_hard = later.into_iter().chain(came).min_by(|a, b| a.order(b, home)).cloned();
    }

    fn is_hard(&self, item: &Item) -> bool {
        item.hard && item.state != State::Done && !item.is_over(self.season.now, self.season.home())
    }

    /// True where a filter of these words leaves the line: they are looked for in its title, and in the long names of its
    /// programs.
    fn shows(&self, item: &Item, words: &[String]) -> bool {
        let (table, id) = item.origin.row();
        let tracker = &self.season.tracker;
        let long = || match table == Table::Interviews {
            true => tracker.interviews.get(id.as_str()).map(|row| self.season.long_title(row)),
            false => tracker
                .programs
                .get(id.as_str())
                .filter(|_| table == Table::Programs)
                .map(|it| it.full_name()),
        };
        let is_long = |word: &String| long().is_some_and(|it| contains(&it, word));
        words.iter().all(|word| contains(&item.title, word) || is_long(word))
    }

    fn list_all(&self, derived: &mut Derived) {
        let words = self.arrangement.filter_words(Tab::Timeline);
        derived.agenda.clear();
        derived.agenda_shown = 0;
        let mut last = None;
        for placed in derived.placed.iter().filter(|it| self.shows(&it.item, &words)) {
            if last != Some(placed.band) {
                derived.agenda.push(AgendaRow::Heading(placed.band));
                last = Some(placed.band);
            }
            derived.agenda.push(AgendaRow::Item(placed.item.clone()));
            derived.agenda_shown = derived.agenda_shown.saturating_add(1);
        }
    }

    fn list(&self, derived: &mut Derived, change: &Change<Item>) {
        let words = self.arrangement.filter_words(Tab::Timeline);
        for item in change.gone.iter().filter(|it| self.shows(it, &words)) {
            self.unlist(derived, item);
        }
        for item in change.came.iter().filter(|it| self.shows(it, &words)) {
            let (at, band) = self.row_of(derived, item);
            let before = at.checked_sub(1).and_then(|at| derived.agenda.get(at));
            let has_heading = before.is_some_and(|row| self.band_of(row) == band);
            derived.agenda.insert(at, AgendaRow::Item(item.clone()));
            if !has_heading {
                derived.agenda.insert(at, AgendaRow::Heading(band));
            }
            derived.agenda_shown = derived.agenda_shown.saturating_add(1);
        }
    }

    fn unlist(&self, derived: &mut Derived, item: &Arc<Item>) {
        let at = self.row_of(derived, item).0;
        if !matches!(derived.agenda.get(at), Some(AgendaRow::Item(it)) if it.origin == item.origin) {
            return;
        }
        derived.agenda.remove(at);
        derived.agenda_shown = derived.agenda_shown.saturating_sub(1);
        let is_heading = |row: Option<&AgendaRow>| matches!(row, Some(AgendaRow::Heading(_)));
        let before = at.checked_sub(1).filter(|before| is_heading(derived.agenda.get(*before)));
        let is_last = at >= derived.agenda.len() || is_heading(derived.agenda.get(at));
        if let Some(heading) = before.filter(|_| is_last) {
            derived.agenda.remove(heading);
        }
    }

    fn band_of(&self, row: &AgendaRow) -> Band {
        match row {
            AgendaRow::Heading(band) => *band,
            AgendaRow::Item(item) => {
                item.band(self.season.now, self.season.home(), self.season.first_weekday())
            }
        }
    }

    /// In which row of the list an item stands or would stand, and under which heading.
    fn row_of(&self, derived: &Derived, item: &Arc<Item>) -> (usize, Band) {
        let (placed, home) = (self.line(item).0, self.season.home());
        let at = derived.agenda.partition_point(|row| match row {
            AgendaRow::Heading(band) => *band <= placed.band,
            AgendaRow::Item(other) => self.line(other).0.order(&placed, home).is_lt(),
        });
        (at, placed.band)
    }

    /// In which row of the list that line stands.
    pub fn agenda_row(&self, derived: &Derived, origin: &Origin) -> Option<usize> {
        let at = self.row_of(derived, derived.item(origin)?).0;
        let found = matches!(derived.agenda.get(at), Some(AgendaRow::Item(it)) if it.origin == *origin);
        found.then_some(at)
    }
}

fn row_of(origin: &Origin) -> (Table, Id) {
    let (table, id) = origin.row();
    (table, id.clone())
}
