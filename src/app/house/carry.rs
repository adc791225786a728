//! Runs commands and carries out what screens ask for. Each leads to the other: a line of the palette runs a command,
//! and a command ends in an outcome.

use super::state::{App, CameFrom, Open};
use crate::{
    app::{
        actions::act,
        command::{Command, GlobalCommand, TextCommand, UndoCommand},
        context::Context,
        guide_pages::page_for,
        history::Step,
        message::{Effect, TerminalRequest},
        outcome::{Came, Next, Outcome, PickerKind, Reply, Route},
        outside,
        rows::{programs_of, to_write_up},
        screen::{Kept, Screen},
        screen_id::ScreenId,
        screens::{self, components::View, picker::Keys, shortlist},
        tab::Tab,
        texts,
    },
    domain::{id::Id, removed::removed, tables::Table, time::Day, tracker::Tracker},
};

impl App {
    /// Puts a text where letters go; returns false if no text is being typed.
    pub(super) fn put_text(&mut self, text: &str) -> bool {
        let Some(buffer) = self.open.last_mut().and_then(|it| it.layer.screen_mut().text()) else {
            return false;
        };
        texts::put(buffer, text);
        self.ask_and_carry_out(|screen, cx| screen.text_changed(cx));
        true
    }

    pub(super) fn run_text(&mut self, command: TextCommand) {
        let Some(open) = self.open.last_mut() else { return };
        if let Some(buffer) = open.layer.screen_mut().text() {
            texts::run_text(&mut self.cx, buffer, command);
        }
        self.ask_and_carry_out(|screen, cx| screen.text_changed(cx));
    }

    /// Runs a command where it belongs, or says why it can't run now.
    pub(super) fn run(&mut self, command: Command) {
        if let Err(why) = self.available(command) {
            return self.cx.refuse(format!("{}: {why}", command.spec().title));
        }
        if let Command::Global(command) = command {
            self.run_global(command);
        } else if let Command::Undo(command) = command {
            match command {
                UndoCommand::Undo => self.undo(),
                UndoCommand::Redo => self.redo(),
            }
        } else if let Command::Text(command) = command {
            self.run_text(command);
        } else if command.spec().scope.is_of_tabs() {
            self.run_on_tab(command);
        } else {
            self.ask_and_carry_out(|screen, cx| screen.run(cx, command));
        }
    }

    pub(super) fn run_on_tab(&mut self, command: Command) {
        self.cx.asker = None;
        let outcome = self.tabs.of_mut(self.cx.tab).run(&mut self.cx, command);
        self.carry_out(None, outcome);
    }

    pub(super) fn run_global(&mut self, command: GlobalCommand) {
        match command {
            GlobalCommand::GoTimeline => self.go_tab(Tab::Timeline),
            GlobalCommand::GoComponents => self.go_tab(Tab::Components),
            GlobalCommand::GoLetters => self.go_components(View::Letters),
            GlobalCommand::GoStatements => self.go_components(View::Statements),
            GlobalCommand::GoSignals => self.go_components(View::Signals),
            GlobalCommand::GoCosts => self.go_components(View::Costs),
            GlobalCommand::GoInterviews => self.go_tab(Tab::Interviews),
            GlobalCommand::GoShortlist => self.go_tab(Tab::Shortlist),
            GlobalCommand::GoRanks => {
                self.go_tab(Tab::Shortlist);
                self.tabs.shortlist.go_view(shortlist::View::Ranks);
            }
            GlobalCommand::NextTab => self.go_tab(self.cx.tab.turned(1)),
            GlobalCommand::PreviousTab => self.go_tab(self.cx.tab.turned(Tab::ALL.len().saturating_sub(1))),
            GlobalCommand::Invitation => {
                let target = self.tabs.of(self.cx.tab).target();
                let likely = target.map(|it| programs_of(&self.cx, &it)).unwrap_or_default();
                self.open_here(Route::Invitation(Came::unknown(likely)));
            }
            GlobalCommand::WriteUp => {
                let target = self.tabs.of(self.cx.tab).target().filter(|_| self.cx.tab == Tab::Interviews);
                match to_write_up(&self.cx, target.as_ref()) {
                    Some(id) => self.open_here(Route::WriteUp(id)),
                    None => self
                        .cx
                        .refuse("No interview waits for its write-up; select one that is over to write on"),
                }
            }
            GlobalCommand::Messages => {
                let target = self.tabs.of(self.cx.tab).target().filter(|it| it.0 == Table::Interviews);
                self.open_here(Route::Messages(target.map(|it| it.1)));
            }
            GlobalCommand::Find => self.open_here(Route::Picker(PickerKind::Find)),
            GlobalCommand::Palette => self.open_here(Route::Picker(PickerKind::Palette)),
            GlobalCommand::Help => self.open_here(Route::Picker(PickerKind::Help)),
            GlobalCommand::Review => self.open_here(Route::Review(None)),
            GlobalCommand::Guide => {
                let tab = self.cx.tab;
                let target = self.tabs.of(tab).target();
                let in_costs = tab == Tab::Components && self.tabs.components.view == View::Costs;
                let page = match in_costs {
                    true => "money".to_owned(),
                    false => page_for(&self.cx, tab, target.as_ref()),
                };
                self.open_here(Route::GuidePage(page));
            }
            GlobalCommand::Facts => self.open_here(Route::Facts),
            GlobalCommand::Templates => self.open_here(Route::Templates(None)),
            GlobalCommand::Versions => self.open_here(Route::Versions),
            GlobalCommand::Settings => self.open_here(Route::Settings),
            GlobalCommand::Save => self.save(),
            GlobalCommand::Repaint => self.cx.send(Effect::Terminal(TerminalRequest::Repaint)),
            GlobalCommand::Suspend => self.cx.send(Effect::Terminal(TerminalRequest::Suspend)),
            GlobalCommand::Quit => self.cx.send(Effect::Quit),
            GlobalCommand::QuitNow => self.quit_now(),
            GlobalCommand::Back => self.back(),
        }
    }

    /// Asks the screen that has the keys for something; returns none if it has nothing to say.
    pub(super) fn ask_top(
        &mut self,
        ask: impl FnOnce(&mut dyn Screen, &mut Context) -> Option<Outcome>,
    ) -> Option<(Option<ScreenId>, Outcome)> {
        let asker = self.open.last().map(|it| it.id);
        self.cx.asker = asker;
        let outcome = match self.open.last_mut() {
            Some(open) => ask(open.layer.screen_mut(), &mut self.cx),
            None => ask(self.tabs.of_mut(self.cx.tab), &mut self.cx),
        };
        outcome.map(|it| (asker, it))
    }

    pub(super) fn ask_and_carry_out(&mut self, ask: impl FnOnce(&mut dyn Screen, &mut Context) -> Outcome) {
        if let Some((asker, outcome)) = self.ask_top(|screen, cx| Some(ask(screen, cx))) {
            self.carry_out(asker, outcome);
        }
    }

    /// Does what a screen asked for. Screens that it opens answer to it or, if it has closed, to the one that had
    /// opened it.
    pub(super) fn carry_out(&mut self, asker: Option<ScreenId>, outcome: Outcome) {
        let at = self.open.iter().position(|it| Some(it.id) == asker);
        let opened_by = at.and_then(|at| self.open.get(at)).and_then(|it| it.opened_by);
        if outcome.closes {
            at.into_iter().for_each(|at| drop(self.open.remove(at)));
        }
        let answers_to = if outcome.closes { opened_by } else { asker };
        for next in outcome.then {
            match next {
                Next::Open(route) => self.open_all(Some(*route), answers_to),
                Next::Go(table, id) => self.go(table, &id, asker),
                Next::GoDay(day) => self.go_day(day),
                Next::GoFrom(table, id, from) => self.go_from(table, &id, *from),
                Next::Type(text) => self.type_over(&text),
                Next::Select(table, id) => self.tabs.of_mut(self.cx.tab).select(&mut self.cx, table, &id),
                Next::Do(action) => {
                    self.cx.asker = answers_to;
                    let outcome = act(&mut self.cx, action);
                    self.carry_out_action(answers_to, outcome);
                }
                Next::Release => self.tabs.of_mut(self.cx.tab).release(),
                Next::Run(command) => {
                    self.cx.refresh();
                    self.run(command);
                }
                Next::Below(command) => self.run_on_tab(command),
                Next::Tell(reply) => self.tell(opened_by, reply),
                Next::Nothing => {}
            }
        }
    }

    /// Carries out what an action asks for in turn, on behalf of the screen that waits for its answer.
    pub(super) fn carry_out_action(&mut self, answers_to: Option<ScreenId>, outcome: Outcome) {
        for next in outcome.then {
            if let Next::Tell(reply) = next {
                self.tell(answers_to, reply);
            } else {
                self.carry_out(answers_to, Outcome::stay().and(next));
            }
        }
    }

    /// Hands an answer to the screen that asked. If that screen is gone, the answer is dropped.
    pub(super) fn tell(&mut self, screen: Option<ScreenId>, reply: Reply) {
        let Some(open) = self.open.iter_mut().find(|it| Some(it.id) == screen) else { return };
        self.cx.asker = screen;
        let outcome = open.layer.screen_mut().heard(&mut self.cx, reply);
        self.carry_out(screen, outcome);
    }

    /// Opens a screen over the one that has the keys; its answers go there.
    pub(super) fn open_here(&mut self, route: Route) {
        let top = self.open.last().map(|it| it.id);
        self.open_all(Some(route), top);
    }

    /// Opens the screen that a route names.
    pub(super) fn open_all(&mut self, route: Option<Route>, opened_by: Option<ScreenId>) {
        let Some(route) = route else { return };
        let lists_keys = matches!(route, Route::Picker(PickerKind::Help | PickerKind::Palette));
        let keys = if lists_keys { self.keys() } else { Keys::default() };
        self.next_id = self.next_id.wrapping_add(1);
        let id = ScreenId(self.next_id);
        self.cx.asker = Some(id);
        if let Some(mut layer) = screens::open(&mut self.cx, route, keys) {
            layer.screen_mut().fit(&self.cx);
            self.open.push(Open { id, opened_by, layer });
        }
    }

    pub(super) fn go_tab(&mut self, tab: Tab) {
        if self.cx.tab != tab {
            self.tabs.of_mut(self.cx.tab).focus_list();
            self.came_from = None;
        }
        self.cx.tab = tab;
    }

    pub(super) fn go_components(&mut self, view: View) {
        self.go_tab(Tab::Components);
        self.tabs.components.go_view(&mut self.cx, view);
    }

    /// Goes to where a row lives and selects it; a filter that hides it is cleared, and says so. From a tab, Esc leads
    /// back.
    pub(super) fn go(&mut self, table: Table, id: &Id, from: Option<ScreenId>) {
        let before = self.cx.tab;
        let tab = Tab::of(table);
        if tab != before {
            self.tabs.of_mut(before).focus_list();
        }
        self.cx.tab = tab;
        self.cx.refresh();
        let outcome = self.tabs.of_mut(tab).show(&mut self.cx, table, id);
        if from.is_none() {
            self.came_from = Some(CameFrom { tab: before, opens: None });
        }
        self.carry_out(None, outcome);
        if !self.tab().is_shown(&self.cx, table, id) && !self.cx.filter().is_empty() {
            self.cx.arrangement.set_filter(tab, "");
            if self.cx.notice.is_none() {
                self.cx.say("The filter was cleared to show it");
            }
        }
    }

    pub(super) fn go_from(&mut self, table: Table, id: &Id, from: Route) {
        let before = self.cx.tab;
        self.go(table, id, None);
        self.came_from = Some(CameFrom { tab: before, opens: Some(from) });
    }

    pub(super) fn type_over(&mut self, text: &str) {
        let Some(buffer) = self.open.last_mut().and_then(|it| it.layer.screen_mut().text()) else { return };
        buffer.set_text(text);
        self.ask_and_carry_out(|screen, cx| screen.text_changed(cx));
    }

    pub(super) fn go_day(&mut self, day: Day) {
        let before = self.cx.tab;
        if before != Tab::Timeline {
            self.go_tab(Tab::Timeline);
            self.came_from = Some(CameFrom { tab: before, opens: None });
        }
        self.tabs.of_mut(Tab::Timeline).show_day(&mut self.cx, day);
    }

    /// Handles Esc: leaves what lies over the tab, then its detail, then goes back to where a jump came from.
    pub(super) fn back(&mut self) {
        let on_list = self.open.is_empty() && !self.tab().is_inside();
        match self.came_from.take_if(|_| on_list) {
            Some(from) => {
                self.cx.tab = from.tab;
                self.open_all(from.opens, None);
            }
            None => self.ask_and_carry_out(|screen, cx| screen.back(cx)),
        }
    }

    pub(super) fn undo(&mut self) {
        let Some(Step { tracker, tab, label }) = self.cx.history.undo(&self.cx.season.tracker) else {
            return;
        };
        self.go_back_to(tracker, tab);
        let key = UndoCommand::Redo.key();
        self.cx.say(format!("Undone: {label} · {key} does it again"));
    }

    pub(super) fn redo(&mut self) {
        let Some(Step { tracker, tab, label }) = self.cx.history.redo(&self.cx.season.tracker) else {
            return;
        };
        self.go_back_to(tracker, tab);
        self.cx.say(format!("Done again: {label}"));
    }

    /// Puts another value in the season's place, and selects the first row of that tab that came back with it.
    fn go_back_to(&mut self, tracker: Tracker, tab: Tab) {
        let back = removed(&tracker, &self.cx.season.tracker);
        self.cx.replace(tracker);
        self.go_tab(tab);
        if let Some((table, id)) = back.iter().find(|it| Tab::of(it.0) == tab) {
            self.cx.refresh();
            self.tabs.of_mut(tab).select(&mut self.cx, *table, id);
        }
    }

    /// Handles Ctrl-S: puts a note into the season, and tries again what couldn't be written.
    pub(super) fn save(&mut self) {
        match self.ask_top(|screen, cx| screen.save(cx)) {
            Some((asker, outcome)) => self.carry_out(asker, outcome),
            None => {
                if outside::may_save(&mut self.cx) {
                    self.commit();
                    match self.open.iter().any(|it| it.layer.screen().is_writing()) {
                        true => self.cx.refuse("What is typed below isn't saved yet: answer first"),
                        false => outside::save_now(&mut self.cx),
                    }
                }
            }
        }
    }

    /// Keeps what is being typed and quits. A form that can't be saved holds this up once, and says why.
    pub(super) fn quit_now(&mut self) {
        self.commit();
        let Some(open) = self.open.last_mut() else { return self.cx.send(Effect::Quit) };
        let asker = Some(open.id);
        self.cx.asker = asker;
        match open.layer.screen_mut().keep(&mut self.cx) {
            Kept::Nothing => self.cx.send(Effect::Quit),
            Kept::Saved(outcome) => {
                self.carry_out(asker, outcome);
                self.cx.send(Effect::Quit);
            }
            Kept::Refused(outcome) => self.carry_out(asker, outcome),
        }
    }

    /// Puts the text of open notes into the season, as one step of undo.
    pub(super) fn commit(&mut self) {
        self.open.iter_mut().for_each(|it| it.layer.screen_mut().commit(&mut self.cx));
    }
}
