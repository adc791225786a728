//! When the screen says something else although nobody does anything: the loop sleeps until then.

use super::{App, Tab, refresh::AgendaRow};
use crate::domain::time::{Stamp, When, next_change};

/// Sleep isn't counted by clocks that only run while awake, so a look every ten minutes is the least.
const MOST_SECONDS: i64 = 600;

impl App {
    /// The earliest instant at which a shown text changes: a countdown in sight, the header's, a line that is late from
    /// then on, midnight at home.
    pub fn next_change(&self) -> Stamp {
        let limit = self.now.plus(MOST_SECONDS);
        let whens = self.shown_whens();
        let words = whens.iter().map(|when| next_change(when, self.now, self.home()));
        let soonest = words.chain(self.derived.next_move()).min();
        soonest.map_or(limit, |it| it.min(limit)).max(self.now.plus(1))
    }

    fn shown_whens(&self) -> Vec<When> {
        let height = usize::from(self.size.height);
        let mut whens: Vec<When> = Vec::new();
        whens.extend(self.derived.next_hard.as_ref().map(|it| it.when.clone()));
        match self.tab {
            Tab::Timeline if self.in_calendar() => {
                whens.extend(self.shown_items().iter().map(|it| it.when.clone()));
            }
            Tab::Timeline => {
                let rows = self.derived.agenda.iter().skip(self.timeline.offset).take(height);
                whens.extend(rows.filter_map(|row| match row {
                    AgendaRow::Item(item) => Some(item.when.clone()),
                    AgendaRow::Heading(_) => None,
                }));
            }
            Tab::Components => whens.extend(
                self.derived.groups.iter().flat_map(|it| &it.entries).filter_map(|it| it.due.clone()),
            ),
            Tab::Interviews => {
                let rows = self.derived.interviews.iter().skip(self.interviews.offset).take(height);
                whens.extend(rows.filter_map(|it| it.when.clone()));
            }
            Tab::Shortlist => {
                let selected = self.shortlist.selected.as_ref();
                whens.extend(
                    selected
                        .into_iter()
                        .flat_map(|id| self.derived.lookup.interviews(id))
                        .filter_map(|it| it.when.clone()),
                );
            }
        }
        whens.push(When::Day(self.today()));
        whens
    }
}
