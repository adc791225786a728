//! A searchable list over everything: help, palette, find anywhere, the guide's contents.

use crate::{
    app::{
        App, Tab,
        calendar::View,
        command::{COMMANDS, Command, Scope},
        overlay::Overlay,
        refresh::{AgendaRow, CheckRow},
    },
    domain::{agenda::Origin, id::Id, tables::Table, time::Day},
    layout::{Pane, inside, popup, scrolled},
    text::{Buffer, Lines, Query, contains::contains},
};

#[derive(Clone, Debug)]
pub struct Picker {
    pub kind: Kind,
    pub query: Buffer,
    pub lines: Vec<Line>,
    pub at: usize,
    pub offset: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Help,
    Palette,
    Find,
    Contents,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    pub detail: String,
    /// Keys, or the kind of thing.
    pub mark: String,
    /// Why it can't be chosen now.
    pub why_not: Option<String>,
    pub target: Target,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    Heading,
    Run(Command),
    Row(Table, Id),
    /// A day on the timeline.
    Day(Day),
    Official(Id),
    Page(usize),
    Question(Id),
}

impl Picker {
    pub fn title(&self) -> &'static str {
        match self.kind {
            Kind::Help => "Keys that work here",
            Kind::Palette => "Commands",
            Kind::Find => "Find anywhere",
            Kind::Contents => "Guide: contents",
        }
    }

    fn step(&mut self, to: usize) {
        let selectable = |at: &usize| self.lines.get(*at).is_some_and(|it| it.target != Target::Heading);
        let last = self.lines.len().saturating_sub(1);
        let to = to.min(last);
        let found = match to >= self.at {
            true => (to..self.lines.len()).find(selectable).or_else(|| (0..to).rev().find(selectable)),
            false => (0..=to).rev().find(selectable).or_else(|| (to..self.lines.len()).find(selectable)),
        };
        self.at = found.unwrap_or(0);
    }
}

pub fn picker_box(size: ratatui::layout::Size) -> ratatui::layout::Rect {
    popup(size, 96, size.height.saturating_sub(4))
}

/// Rows of the list inside the box: the line of text and a blank stand above it.
pub fn picker_list_height(size: ratatui::layout::Size) -> u16 {
    inside(picker_box(size)).height.saturating_sub(2)
}

impl App {
    pub(in crate::app) fn open_picker(&mut self, kind: Kind, query: &str) {
        let picker =
            Picker { kind, query: Buffer::new(query, Lines::One), lines: Vec::new(), at: 0, offset: 0 };
        self.overlays.push(Overlay::Picker(picker));
        self.fill_picker();
    }

    pub(in crate::app) fn open_contents(&mut self) {
        self.open_picker(Kind::Contents, "");
    }

    /// Looks the query up again and selects the first line.
    pub(in crate::app) fn fill_picker(&mut self) {
        let Some(Overlay::Picker(picker)) = self.overlays.last() else { return };
        let (kind, query) = (picker.kind, picker.query.text());
        let lines = match kind {
            Kind::Help => self.help_lines(&query),
            Kind::Palette => self.palette_lines(&query),
            Kind::Find => self.find_lines(&query),
            Kind::Contents => self.contents_lines(&query),
        };
        if let Some(Overlay::Picker(picker)) = self.overlays.last_mut() {
            picker.lines = lines;
            (picker.at, picker.offset) = (0, 0);
            picker.step(0);
        }
    }

    pub(in crate::app) fn picker_command(&mut self, command: Command) {
        let height = usize::from(picker_list_height(self.size)).max(1);
        let Some(Overlay::Picker(picker)) = self.overlays.last_mut() else { return };
        match command {
            Command::PickDown => picker.step(picker.at.saturating_add(1)),
            Command::PickUp => picker.step(picker.at.saturating_sub(1)),
            Command::PickPageDown => picker.step(picker.at.saturating_add(height)),
            Command::PickPageUp => picker.step(picker.at.saturating_sub(height)),
            Command::PickEnter => return self.pick(),
            _ => {}
        }
        picker.offset = scrolled(picker.offset, picker.at, picker.lines.len(), height);
        if picker.at == 1 && picker.lines.first().is_some_and(|it| it.target == Target::Heading) {
            picker.offset = 0;
        }
    }

    fn pick(&mut self) {
        let Some(Overlay::Picker(picker)) = self.overlays.last() else { return };
        let Some(line) = picker.lines.get(picker.at).cloned() else { return };
        if let Some(why) = line.why_not {
            return self.refuse(why);
        }
        if line.target != Target::Heading {
            self.overlays.pop();
        }
        match line.target {
            Target::Heading => {}
            Target::Run(command) => self.queue(command),
            Target::Row(table, id) => self.go_to(table, &id),
            Target::Official(id) => self.go_to(Table::Milestones, &id),
            Target::Day(day) => self.go_to_day(day),
            Target::Page(page) => match self.overlays.last_mut() {
                Some(Overlay::Guide(reader)) => {
                    (reader.page, reader.offset) = (page, 0);
                    self.clamp_guide();
                }
                _ => self.open_guide(page),
            },
            Target::Question(_) => self.open_page("interviews"),
        }
    }

    fn help_lines(&self, query: &str) -> Vec<Line> {
        let scopes = self.scopes_at(self.overlays.len().saturating_sub(1));
        // Letters strewn over a sentence fit nearly every one: whole words, in the order of the table.
        let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        let mut lines = Vec::new();
        for scope in scopes {
            let rows = COMMANDS.iter().filter(|spec| spec.scope == scope);
            let fits = rows.filter(|spec| {
                let text = format!("{} {} {}", spec.shown_keys(), spec.title, spec.help);
                words.iter().all(|word| contains(&text, word))
            });
            let found: Vec<Line> = fits.map(|spec| self.command_line(spec.command)).collect();
            if !found.is_empty() {
                lines.push(heading(scope.title()));
                lines.extend(found);
            }
        }
        lines
    }

    fn palette_lines(&self, query: &str) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for (day, detail) in self.typed_days(query) {
            let today = self.today();
            lines.push(Line {
                text: format!("Go to {}", crate::domain::time::day_words(day, today)),
                detail,
                mark: "day".into(),
                why_not: None,
                target: Target::Day(day),
            });
        }
        let mut matcher = Query::new(query);
        let runs = |scope: Scope| {
            matches!(
                scope,
                Scope::Global | Scope::Timeline | Scope::Components | Scope::Interviews | Scope::Shortlist
            )
        };
        let mut found: Vec<(u32, Line)> = COMMANDS
            .iter()
            .filter(|spec| runs(spec.scope) && !is_motion(spec.command))
            .filter_map(|spec| {
                let score = matcher
                    .score(spec.title)
                    .map(|it| it.saturating_mul(2))
                    .or_else(|| matcher.score(spec.help))?;
                Some((score, self.command_line(spec.command)))
            })
            .collect();
        found.sort_by_key(|it| std::cmp::Reverse(it.0));
        lines.extend(found.into_iter().map(|it| it.1));
        lines
    }

    fn contents_lines(&self, query: &str) -> Vec<Line> {
        let mut query = Query::new(query);
        let mut found: Vec<(u32, Line)> = Vec::new();
        for (at, page) in self.data.guide().pages.iter().enumerate() {
            let by_title = query.score(&page.title).map(|it| it.saturating_mul(3).saturating_add(1));
            let Some(score) = by_title.or_else(|| query.score(&page.summary)) else { continue };
            let line = Line {
                text: page.title.clone(),
                detail: page.summary.clone(),
                mark: at.saturating_add(1).to_string(),
                why_not: None,
                target: Target::Page(at),
            };
            found.push((score, line));
        }
        if !query.is_empty() {
            found.sort_by_key(|it| std::cmp::Reverse(it.0));
        }
        found.into_iter().map(|it| it.1).collect()
    }

    fn command_line(&self, command: Command) -> Line {
        let spec = command.spec();
        Line {
            text: spec.title.to_owned(),
            detail: spec.help.to_owned(),
            mark: spec.shown_keys(),
            why_not: self.available(command).err().map(str::to_owned),
            target: Target::Run(command),
        }
    }

    /// Goes to where a row lives and selects it; a filter that hides it is cleared, and says so.
    pub(in crate::app) fn go_to(&mut self, table: Table, id: &Id) {
        self.focus = Pane::List;
        match table {
            Table::Programs => {
                self.tab = Tab::Shortlist;
                self.shortlist.select(id.clone());
                self.unhide(|app| app.derived.shortlist.iter().any(|it| it.id == *id));
            }
            Table::Interviews => {
                self.tab = Tab::Interviews;
                self.interviews.select(id.clone());
                self.unhide(|app| app.derived.interviews.iter().any(|it| it.id == *id));
            }
            Table::Components => {
                self.tab = Tab::Components;
                self.components.select(id.clone());
                self.unhide(|app| app.derived.checklist.iter().any(|it| is_entry(it, id)));
            }
            Table::People => {
                let program =
                    self.tracker.people.get(id.as_str()).and_then(|it| it.programs.first().cloned());
                if let Some(program) = program {
                    self.go_to(Table::Programs, &program);
                    self.focus = Pane::Detail;
                }
            }
            table => {
                self.tab = Tab::Timeline;
                self.calendar.view = View::Agenda;
                match self.origin_of(table, id) {
                    Some(origin) => {
                        self.timeline.select(origin.clone());
                        self.unhide(|app| app.derived.agenda.iter().any(|it| is_item(it, &origin)));
                    }
                    None => self.open_form(table, id, None),
                }
            }
        }
    }

    fn unhide(&mut self, shown: impl Fn(&App) -> bool) {
        if !shown(self) && !self.filter().is_empty() {
            self.filters[self.tab as usize].clear();
            self.say("The filter was cleared to show it");
        }
    }
}

fn is_entry(row: &CheckRow, id: &Id) -> bool {
    matches!(row, CheckRow::Entry(entry) if entry.id() == id)
}

fn is_item(row: &AgendaRow, origin: &Origin) -> bool {
    matches!(row, AgendaRow::Item(item) if item.origin == *origin)
}

fn heading(text: &str) -> Line {
    Line {
        text: text.to_owned(),
        detail: String::new(),
        mark: String::new(),
        why_not: None,
        target: Target::Heading,
    }
}

/// Commands that move about are no use in a palette.
fn is_motion(command: Command) -> bool {
    use Command::*;
    matches!(
        command,
        Down | Up
            | PageDown
            | PageUp
            | HalfDown
            | HalfUp
            | First
            | Last
            | Left
            | Right
            | Enter
            | Back
            | NextTab
            | PreviousTab
    )
}
