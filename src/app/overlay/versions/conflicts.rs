//! Where two copies said different things: as it was, ours and theirs side by side, and any of them can be taken.

use std::path::PathBuf;

use serde_json::Value;

use crate::{
    app::{App, command::Command, overlay::Overlay},
    domain::{
        merge,
        tables::{Profile, Table},
    },
    layout,
    store::report::ConflictSide,
};

#[derive(Debug)]
pub struct Conflicts {
    /// The file that holds them; none for those that were found just now.
    pub file: Option<PathBuf>,
    pub open: Vec<Open>,
    pub at: usize,
    /// First row in sight.
    pub offset: usize,
}

/// One thing to decide.
#[derive(Clone, Debug)]
pub struct Open {
    pub place: ConflictSide,
    /// What it is about, for people.
    pub title: String,
    /// The side under the pointer.
    pub side: Side,
    pub taken: Option<Side>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Before,
    Ours,
    Theirs,
}

impl Side {
    pub const ALL: [Side; 3] = [Side::Before, Side::Ours, Side::Theirs];

    pub fn title(self) -> &'static str {
        match self {
            Side::Before => "As it was",
            Side::Ours => "Yours",
            Side::Theirs => "Theirs",
        }
    }

    pub fn of(self, place: &ConflictSide) -> &Value {
        match self {
            Side::Before => &place.base,
            Side::Ours => &place.ours,
            Side::Theirs => &place.theirs,
        }
    }
}

impl App {
    pub(in crate::app) fn open_conflicts(&mut self, file: Option<PathBuf>, sides: Vec<ConflictSide>) {
        let open = sides.into_iter().map(|place| Open {
            title: self.place_title(&place.path),
            place,
            side: Side::Ours,
            taken: None,
        });
        let open: Vec<Open> = open.collect();
        if open.is_empty() {
            return self.refuse("This file names nothing to decide");
        }
        self.overlays.push(Overlay::Conflicts(Box::new(Conflicts { file, open, at: 0, offset: 0 })));
    }

    pub(in crate::app) fn conflicts_command(&mut self, command: Command) {
        let Some(Overlay::Conflicts(all)) = self.overlays.last_mut() else { return };
        let last = all.open.len().saturating_sub(1);
        match command {
            Command::ConflictDown => all.at = all.at.saturating_add(1).min(last),
            Command::ConflictUp => all.at = all.at.saturating_sub(1),
            Command::ConflictRight => all.turn(1),
            Command::ConflictLeft => all.turn(2),
            Command::ConflictTake => {
                if let Some(side) = all.open.get(all.at).map(|it| it.side) {
                    self.take_side(side);
                }
            }
            Command::TakeBefore => self.take_side(Side::Before),
            Command::TakeOurs => self.take_side(Side::Ours),
            Command::TakeTheirs => self.take_side(Side::Theirs),
            _ => drop(self.overlays.pop()),
        }
    }

    /// Keeps what is to be decided in sight. Runs after each message.
    pub(in crate::app) fn fit_conflicts(&mut self) {
        let area = layout::prose(self.areas().body);
        if let Some(Overlay::Conflicts(all)) = self.overlays.last_mut() {
            let list = layout::conflict_areas(area, all.open.len()).0;
            all.offset =
                layout::scrolled(all.offset, all.at, all.open.len(), usize::from(list.height).max(1));
        }
    }

    fn take_side(&mut self, side: Side) {
        let Some(Overlay::Conflicts(all)) = self.overlays.last() else { return };
        if side == Side::Before && all.file.is_none() {
            return self.refuse("What stood there before isn't known: that copy came from elsewhere");
        }
        let Some(open) = all.open.get(all.at).cloned() else { return };
        let value = side.of(&open.place);
        match merge::put(&self.tracker, &open.place.path, value) {
            Err(why) => return self.refuse(format!("{} can't be taken: {why}", side.title())),
            Ok(taken) => {
                let label = format!("{}: {}", open.title, side.title().to_lowercase());
                if merge::at(&self.tracker, &open.place.path) == *value {
                    self.say(format!("{} stays as it is", open.title));
                } else {
                    self.change(label, |tracker| *tracker = taken);
                }
            }
        }
        if matches!(self.access, crate::app::Access::Writes)
            && let Some(Overlay::Conflicts(all)) = self.overlays.last_mut()
        {
            all.settle(side);
            self.end_conflicts();
        }
    }

    /// When all is decided, the file that tells of it can go.
    fn end_conflicts(&mut self) {
        let Some(Overlay::Conflicts(all)) = self.overlays.last() else { return };
        if all.open.iter().any(|it| it.taken.is_none()) {
            return;
        }
        let file = all.file.clone();
        self.overlays.pop();
        if let Some(file) = file {
            self.ask_remove(file, "All of it is decided.");
        }
    }

    /// `programs/ucsf~1ir/why` as a person says it: "UCSF IR › Why here".
    pub fn place_title(&self, path: &str) -> String {
        let parts: Vec<String> = path.split('/').map(|it| it.replace("~1", "/").replace("~0", "~")).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let joined = |parts: &[&str]| parts.join(" › ");
        let label = |name: &str, labels: Vec<(&'static str, &'static str)>| {
            labels.into_iter().find(|it| it.0 == name).map(|it| it.1.to_owned())
        };
        match parts.as_slice() {
            [table, id, rest @ ..] if Table::from_key(table).is_some() => {
                let Some(table) = Table::from_key(table) else { return joined(&parts) };
                let title = match self.row_title(table, &(*id).into()) {
                    title if title.is_empty() => format!("{} {id}", table.noun()),
                    title => title,
                };
                let fields = table.fields().into_iter().map(|it| (it.name, it.label)).collect();
                match rest {
                    [] => title,
                    [name, rest @ ..] => {
                        let name = label(name, fields).unwrap_or_else(|| (*name).to_owned());
                        joined(&[&[title.as_str(), name.as_str()], rest].concat())
                    }
                }
            }
            ["profile", name, rest @ ..] => {
                let fields = Profile::FIELDS.iter().map(|it| (it.info().name, it.info().label)).collect();
                let name = label(name, fields).unwrap_or_else(|| (*name).to_owned());
                joined(&[&["Settings", name.as_str()], rest].concat())
            }
            parts => joined(parts),
        }
    }
}

impl Conflicts {
    fn turn(&mut self, by: usize) {
        if let Some(open) = self.open.get_mut(self.at) {
            let at = Side::ALL.iter().position(|it| *it == open.side).unwrap_or(0);
            let to = at.saturating_add(by) % Side::ALL.len();
            open.side = Side::ALL.get(to).copied().unwrap_or(open.side);
        }
    }

    /// Goes on to the next that isn't decided.
    fn settle(&mut self, side: Side) {
        if let Some(open) = self.open.get_mut(self.at) {
            open.taken = Some(side);
            open.side = side;
        }
        let next = (self.at..self.open.len()).chain(0..self.at);
        let next = next.into_iter().find(|at| self.open.get(*at).is_some_and(|it| it.taken.is_none()));
        self.at = next.unwrap_or(self.at);
    }
}

/// A stored value as a person reads it.
pub fn value_words(value: &Value) -> String {
    match value {
        Value::Null => "not set".to_owned(),
        Value::String(text) => text.clone(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(all) if all.is_empty() => "empty".to_owned(),
        Value::Array(all) => all.iter().map(value_words).collect::<Vec<_>>().join(", "),
        Value::Object(_) => format!("{value:#}"),
    }
}
