//! The tabs and what lies over them, and what can be asked of them without changing anything.

use crate::{
    app::{
        command::{COMMANDS, Command, GlobalCommand, UndoCommand},
        context::Context,
        outcome::Route,
        screen::Screen,
        screen_id::ScreenId,
        screens::{Layer, picker::Keys, tabs::Tabs},
        tab::Tab,
        tab_screen::TabScreen,
    },
    domain::time::{Stamp, When, next_change},
    store::report::Draft,
};

/// The whole state of the program.
pub struct App {
    pub cx: Context,
    pub tabs: Tabs,
    pub(super) open: Vec<Open>,
    pub(super) next_id: u32,
    /// Where Esc leads back to after a jump.
    pub(super) came_from: Option<CameFrom>,
}

/// A screen that lies over a tab.
pub(super) struct Open {
    pub id: ScreenId,
    /// The screen that opened it and waits for its answer, if there is one.
    pub opened_by: Option<ScreenId>,
    pub layer: Layer,
}

pub(super) struct CameFrom {
    pub tab: Tab,
    /// What is opened there again.
    pub opens: Option<Route>,
}

/// The longest time, in seconds, without a look at the clock: clocks that stand still while the computer sleeps would
/// else wake the program too late.
const MOST_SECONDS: i64 = 600;

impl App {
    /// # Errors
    /// Why the command can't run now, for the notice line.
    pub fn available(&self, command: Command) -> Result<(), &'static str> {
        let is = |it: GlobalCommand| command == it.into();
        if is(GlobalCommand::Versions) && self.has_versions() {
            return Err("it is open");
        }
        if command == UndoCommand::Undo.into() && !self.cx.history.can_undo() {
            return Err("nothing to undo");
        }
        if command == UndoCommand::Redo.into() && !self.cx.history.can_redo() {
            return Err("nothing to redo");
        }
        let (tab, scope) = (self.tab(), command.spec().scope);
        if !scope.is_of_tabs() {
            return self.top().available(&self.cx, command);
        }
        match tab.scopes().contains(&scope) {
            true => tab.available(&self.cx, command),
            false => Err("that is a command of another tab"),
        }
    }

    pub(super) fn has_versions(&self) -> bool {
        self.open.iter().any(|it| matches!(it.layer, Layer::Versions(_)))
    }

    /// Returns the present tab.
    pub fn tab(&self) -> &dyn TabScreen {
        self.tabs.of(self.cx.tab)
    }

    /// Returns the screen that has the keys.
    pub fn top(&self) -> &dyn Screen {
        match self.open.last() {
            Some(open) => open.layer.screen(),
            None => self.tab(),
        }
    }

    /// Returns what lies over the tab, the lowest first.
    pub fn layers(&self) -> impl DoubleEndedIterator<Item = &Layer> + ExactSizeIterator {
        self.open.iter().map(|it| &it.layer)
    }

    /// Returns the scopes whose keys work here, and the commands that can't run now, each with the reason.
    pub(super) fn keys(&self) -> Keys {
        let why = |command: Command| self.available(command).err().map(|why| (command, why));
        let why_not = COMMANDS.iter().filter_map(|spec| why(spec.command)).collect();
        let top = self.top();
        Keys { scopes: top.scopes().to_vec(), why_not, hints: top.hints(&self.cx) }
    }

    /// Returns the key that shows the help here; while text is typed, `?` is text.
    pub(super) fn help_key(&self) -> String {
        let help = Command::from(GlobalCommand::Help).spec();
        let keys = help.bindings().filter(|it| self.open.is_empty() || it.1);
        keys.map(|it| it.0.to_string()).next().unwrap_or_default()
    }

    /// Returns every open text that differs from what the season holds.
    pub fn drafts(&self) -> Vec<Draft> {
        self.layers().flat_map(|it| it.screen().drafts()).collect()
    }

    /// Returns true while something is typed that isn't in the season.
    pub fn is_writing(&self) -> bool {
        self.layers().any(|it| it.screen().is_writing())
    }

    /// Returns true while a note is open whose last typing isn't in the season yet: it goes there within a second of
    /// rest.
    pub fn is_typing(&self) -> bool {
        self.layers().any(|it| it.screen().is_typing())
    }

    /// Returns the earliest instant at which a shown text changes although nobody does anything: a countdown in sight,
    /// the header's, a line that is late from then on, midnight at home. The loop sleeps until then.
    pub fn next_change(&self) -> Stamp {
        let season = &self.cx.season;
        let hard = self.cx.derived.next_hard.as_ref().map(|it| it.when.clone());
        let mut whens = self.tab().whens(&self.cx);
        let of_match = self.cx.next_of_match().map(|it| it.when.clone());
        whens.extend(hard.into_iter().chain(of_match).chain([When::Day(season.today())]));
        let words = whens.iter().map(|when| next_change(when, season.now, season.home()));
        let soonest = words.chain(self.cx.derived.next_move()).min();
        let limit = season.now.plus(MOST_SECONDS);
        soonest.map_or(limit, |it| it.min(limit)).max(season.now.plus(1))
    }
}
