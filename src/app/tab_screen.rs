//! What the tabs share beyond what every screen does: rows that can be ticked, edited, deleted, filtered, exported.

use super::{
    command::{GlobalCommand, ListCommand, TabCommand},
    component_edits::progress_menu,
    context::Context,
    export::Exported,
    letter_steps::letter_menu,
    message::{Effect, TerminalRequest},
    outcome::{Choices, Filtered, Outcome, Route},
    pages::page::Row,
    rows::{self, Target},
    screen::{Hints, Screen},
    state::Access,
    statuses,
    tab::Tab,
};
use crate::{
    domain::{id::Id, tables::Table, time::Day},
    layout::{Areas, Pane, areas},
};

/// Which way one goes through the views of a tab; behind the last comes the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Next,
    Previous,
}

impl Turn {
    /// Returns the view to which it leads.
    pub fn from<V: Copy + PartialEq>(self, view: V, all: &[V]) -> V {
        let at = all.iter().position(|it| *it == view).unwrap_or(0);
        let by = match self {
            Turn::Next => 1,
            Turn::Previous => all.len().saturating_sub(1),
        };
        let next = at.saturating_add(by).checked_rem(all.len());
        next.and_then(|at| all.get(at).copied()).unwrap_or(view)
    }
}

pub trait TabScreen: Screen {
    /// Returns the row behind the selection.
    fn target(&self) -> Option<Target>;

    /// Returns the areas of the tab as it is now.
    fn areas(&self, cx: &Context) -> Areas;

    /// Returns the rows of the detail pane, wrapped to that many terminal columns.
    fn detail(&self, cx: &Context, columns: usize) -> Vec<Row>;

    fn focus(&self) -> Pane;
    fn focus_list(&mut self);
    fn focus_detail(&mut self);

    fn tick(&mut self, cx: &mut Context) -> Outcome;
    fn add(&mut self, cx: &mut Context) -> Outcome;
    fn enter(&mut self, cx: &mut Context) -> Outcome;

    /// Selects a row that is jumped to. If a filter hides it, the house has cleared that.
    fn show(&mut self, cx: &mut Context, table: Table, id: &Id) -> Outcome;

    /// Returns true if a row is in the list.
    fn is_shown(&self, cx: &Context, table: Table, id: &Id) -> bool;

    /// Selects a row that was saved just now, if it is one of this tab's.
    fn select(&mut self, cx: &mut Context, table: Table, id: &Id);

    /// Goes to another view of the tab, if it has several.
    fn turn_view(&mut self, _cx: &mut Context, _turn: Turn) {}

    fn show_day(&mut self, _cx: &mut Context, _day: Day) {}

    /// Why there is no other view.
    ///
    /// # Errors
    /// A sentence for the notice line.
    fn has_views(&self) -> Result<(), &'static str> {
        Err("this tab has one view")
    }

    /// Returns the programs whose status a key would set.
    fn status_targets(&self, cx: &Context) -> Vec<Id> {
        self.target().map(|it| rows::programs_of(cx, &it)).unwrap_or_default()
    }

    /// Returns the menu of what the list can be sorted by; none if it keeps its own order.
    fn sorts(&self, _cx: &Context) -> Option<Choices> {
        None
    }

    /// Returns what the filter of the list narrows.
    fn filtered(&self) -> Filtered {
        Filtered::Rows
    }

    fn exported(&self) -> Exported {
        Exported::Shortlist
    }

    /// Notes that the selected rows were dealt with: marks go, and a selection whose line moves away stays in its
    /// place.
    fn release(&mut self) {}

    /// Marks of rows, for a change to all of them at once.
    fn marked(&self) -> &[Id] {
        &[]
    }

    /// Returns how many rows the filter leaves.
    fn shown(&self, cx: &Context) -> usize;

    /// Says how many rows the filter leaves, for the filter line: "12 of 40".
    fn shown_words(&self, cx: &Context) -> String;
}

/// Returns how many rows the list of a tab has in sight, also while the detail covers it.
pub fn list_height(cx: &Context, tab: Tab, focus: Pane) -> usize {
    usize::from(areas(cx.size, tab.share(), focus).list.height).max(1)
}

/// Handles Esc in a list that has nothing else to give up.
pub fn clear_filter(cx: &mut Context) {
    if !cx.filter().is_empty() {
        cx.arrangement.set_filter(cx.tab, "");
        cx.say("The filter is gone: everything is shown");
    }
}

/// The footer of a tab always shows the way to everything else.
pub fn tab_way_out() -> Hints {
    vec![(GlobalCommand::Palette.into(), "commands"), (GlobalCommand::Help.into(), "help")]
}

/// Returns the keys of a detail pane without steps.
pub fn detail_hints() -> Hints {
    vec![
        (ListCommand::Down.into(), "scroll"),
        (TabCommand::Edit.into(), "edit"),
        (TabCommand::OpenLink.into(), "open link"),
        (GlobalCommand::Back.into(), "back"),
    ]
}

/// Runs a command that every tab has.
pub fn run_tab(tab: &mut dyn TabScreen, cx: &mut Context, command: TabCommand) -> Outcome {
    let target = tab.target();
    match command {
        TabCommand::Tick => return tab.tick(cx),
        TabCommand::Add => return tab.add(cx),
        TabCommand::Enter => return tab.enter(cx),
        TabCommand::Left => tab.focus_list(),
        TabCommand::Right => tab.focus_detail(),
        TabCommand::NextView => tab.turn_view(cx, Turn::Next),
        TabCommand::PreviousView => tab.turn_view(cx, Turn::Previous),
        TabCommand::Filter => {
            tab.focus_list();
            return Outcome::open(Route::Filter(tab.filtered()));
        }
        TabCommand::Sort => {
            return tab.sorts(cx).map_or(Outcome::stay(), |it| Outcome::open(Route::Menu(it)));
        }
        TabCommand::Export => return Outcome::open(Route::Export(tab.exported())),
        TabCommand::SetStatus => return set_status(tab, cx),
        TabCommand::Edit => return target.map_or(Outcome::stay(), |it| rows::edit(cx, &it)),
        TabCommand::Delete => return target.map_or(Outcome::stay(), |it| rows::delete(cx, &it)),
        TabCommand::EditOutside => {
            let field = target.as_ref().and_then(rows::text_field);
            let note = |((table, id), field)| Outcome::open(Route::NoteOutside { table, id, field });
            return target.zip(field).map_or(Outcome::stay(), note);
        }
        TabCommand::OpenLink => {
            let link = target.and_then(|it| rows::link(cx, &it));
            link.into_iter().for_each(|it| cx.send(Effect::OpenLink(it)));
        }
        TabCommand::Copy => {
            if let Some(link) = target.and_then(|it| rows::link(cx, &it)) {
                cx.send(Effect::Terminal(TerminalRequest::CopyAndTell { what: link.clone(), text: link }));
            }
        }
    }
    Outcome::stay()
}

fn set_status(tab: &dyn TabScreen, cx: &Context) -> Outcome {
    Outcome::open(Route::Menu(match tab.target() {
        Some((Table::Components, id)) => progress_menu(cx, &id),
        Some((Table::Letters, id)) if cx.tab == Tab::Components => letter_menu(cx, &id),
        _ => {
            let programs = statuses::named_programs(cx, &tab.status_targets(cx));
            statuses::status_menu(cx, programs, None)
        }
    }))
}

/// # Errors
/// Why a command that every tab has can't run now.
pub fn available(tab: &dyn TabScreen, cx: &Context, command: TabCommand) -> Result<(), &'static str> {
    let target = tab.target();
    let wants = |there: bool, why| if there { Ok(()) } else { Err(why) };
    match command {
        TabCommand::Edit | TabCommand::Delete | TabCommand::Tick => {
            wants(target.is_some(), "nothing is selected")
        }
        TabCommand::Add => writes(cx),
        TabCommand::EditOutside => {
            writes(cx)?;
            wants(target.is_some_and(|it| rows::text_field(&it).is_some()), "there are no notes here")
        }
        TabCommand::SetStatus => {
            let has_states = target.is_some_and(|it| matches!(it.0, Table::Components | Table::Letters));
            wants(has_states || !tab.status_targets(cx).is_empty(), "no program is selected")
        }
        TabCommand::Sort => wants(tab.sorts(cx).is_some(), "this list keeps its own order"),
        TabCommand::NextView | TabCommand::PreviousView => tab.has_views(),
        TabCommand::Export => {
            let there =
                matches!(tab.exported(), Exported::Timeline) || !cx.season.tracker.programs.is_empty();
            wants(there, "there are no programs to export yet")
        }
        TabCommand::OpenLink | TabCommand::Copy => {
            wants(target.and_then(|it| rows::link(cx, &it)).is_some(), "there is no link here")
        }
        TabCommand::Filter | TabCommand::Left | TabCommand::Right | TabCommand::Enter => Ok(()),
    }
}

/// # Errors
/// Where the season is open read-only.
pub fn writes(cx: &Context) -> Result<(), &'static str> {
    match cx.access {
        Access::Writes => Ok(()),
        Access::ReadOnly(_) => Err("the season is open read-only"),
    }
}
