//! The templates of notes and messages: looked at, changed, added, and put into the note that is being written.

use crate::{
    app::{
        command::{Command, ListCommand, Scope, TemplatesCommand},
        context::Context,
        list::{ListState, Step, page_of},
        outcome::{Next, NoteText, Outcome, Reply, Route, RowForm},
        pages::{page::Row, template::template_rows},
        rows,
        screen::{Hints, Screen},
        tab_screen::writes,
    },
    domain::{
        id::Id,
        message_text::Filled,
        tables::{Table, TemplateKind},
        templates::{TemplateOrigin, TextTemplate},
    },
    layout::{Areas, Pane, Share, areas},
};

#[derive(Debug)]
pub struct Templates {
    /// The text that one is taken for, if one is being written.
    pub note: Option<NoteText>,
    pub rows: Vec<TemplateRow>,
    pub list: ListState<Id>,
    /// The templates as they were, so that a new one is selected.
    known: Vec<Id>,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum TemplateRow {
    Heading(TemplateKind),
    Template(Box<TextTemplate>),
}

impl TemplateRow {
    pub fn template(&self) -> Option<&TextTemplate> {
        match self {
            TemplateRow::Heading(_) => None,
            TemplateRow::Template(it) => Some(it),
        }
    }

    fn key(&self) -> Option<&Id> {
        self.template().map(|it| &it.row.id)
    }
}

/// Returns the templates under what they are for, in each the user's own first.
fn template_list(cx: &Context) -> Vec<TemplateRow> {
    let mut all = cx.season.text_templates(cx.data.templates());
    all.sort_by_key(|it| it.origin != TemplateOrigin::Own);
    let mut rows = Vec::new();
    for kind in TemplateKind::ALL {
        let of_kind = all.iter().filter(|it| it.kind() == *kind);
        let mut of_kind = of_kind.map(|it| TemplateRow::Template(Box::new(it.clone()))).peekable();
        if of_kind.peek().is_some() {
            rows.push(TemplateRow::Heading(*kind));
            rows.extend(of_kind);
        }
    }
    rows
}

impl Templates {
    pub fn new(cx: &Context, note: Option<NoteText>) -> Templates {
        let rows = template_list(cx);
        let known = rows.iter().filter_map(TemplateRow::key).cloned().collect();
        Templates { note, rows, list: ListState::default(), known }
    }

    /// Returns the areas of this screen, which are those of a tab.
    pub fn areas(&self, cx: &Context) -> Areas {
        areas(cx.size, Share::Even, self.list.focus)
    }

    pub fn selected(&self) -> Option<&TextTemplate> {
        let selected = self.list.selected.as_ref()?;
        self.rows.iter().filter_map(TemplateRow::template).find(|it| it.row.id == *selected)
    }

    /// Returns the text of a template as it would be inserted; as it is written where no note is open.
    fn filled(&self, cx: &Context, template: &TextTemplate) -> Filled {
        match &self.note {
            Some(note) => cx.season.note_words(note.table, &note.id).fill_note(&template.row.text),
            None => Filled { text: template.row.text.clone(), unknown: Vec::new() },
        }
    }

    /// Returns the page of the selected template.
    pub fn page(&self, cx: &Context, columns: usize) -> Vec<Row> {
        let page = |it: &TextTemplate| template_rows(it, &self.filled(cx, it), columns);
        self.selected().map(page).unwrap_or_default()
    }

    fn run_list(&mut self, cx: &Context, command: ListCommand) {
        let step = Step::of(command, page_of(self.areas(cx).body.height));
        if self.list.focus == Pane::Detail {
            return self.list.scroll(step);
        }
        let rows = &self.rows;
        self.list.step(step, rows.len(), |at| rows.get(at).and_then(TemplateRow::key).cloned());
        self.list.scroll = 0;
    }

    /// Puts a template into the note; without a note it is edited.
    fn insert(&self, cx: &mut Context, template: &TextTemplate) -> Outcome {
        if self.note.is_none() {
            return edit(template);
        }
        let Filled { text, unknown } = self.filled(cx, template);
        if text.trim().is_empty() {
            cx.refuse(format!("It has no text yet: {} writes it", TemplatesCommand::Edit.key()));
            return Outcome::stay();
        }
        let name = &template.row.name;
        match unknown.as_slice() {
            [] => cx.say(format!("Inserted “{name}”")),
            some => {
                let some: Vec<String> = some.iter().map(|it| format!("{{{it}}}")).collect();
                cx.say(format!(
                    "Inserted “{name}” · not known here, so it stands as it is: {}",
                    some.join(", ")
                ));
            }
        }
        Outcome::close().and(Next::Tell(Reply::Insert(text)))
    }

    fn take_back(&self, cx: &mut Context, template: &TextTemplate) {
        match template.origin {
            TemplateOrigin::Changed => {
                let label = format!("“{}” as it comes with fluoro", template.row.name);
                cx.change(label, |it| drop(it.templates.remove(template.row.id.as_str())));
            }
            TemplateOrigin::Bundled => cx.refuse("You changed nothing in it"),
            TemplateOrigin::Own => {
                cx.refuse(format!("It is your own: {} deletes it", TemplatesCommand::Delete.key()));
            }
        }
    }

    /// Opens the form of a new template with that text, of the kind that is selected.
    fn add(&self, text: &str) -> Outcome {
        let kind = match text {
            "" => self.selected().map_or(TemplateKind::Note, TextTemplate::kind),
            _ => TemplateKind::Note,
        };
        let preset = vec![("kind", kind.word().to_owned()), ("text", text.to_owned())];
        Outcome::open(Route::Row(RowForm::new(Table::Templates, "New template", preset)))
    }

    fn keep_text(&self, cx: &mut Context) -> Outcome {
        match self.note.as_ref().map(|it| it.text.trim_end()) {
            Some("") => cx.refuse("Nothing is written there yet"),
            Some(text) => return self.add(text),
            None => cx.refuse("No text is being written: open a note first"),
        }
        Outcome::stay()
    }
}

fn edit(template: &TextTemplate) -> Outcome {
    Outcome::open(Route::Row(RowForm::edit(Table::Templates, &template.row.id).at("text")))
}

impl Screen for Templates {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Templates, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(command) = command {
            self.run_list(cx, command);
        }
        let Command::Templates(command) = command else { return Outcome::stay() };
        let selected = self.selected().cloned();
        match (command, selected) {
            (TemplatesCommand::Add, _) => return self.add(""),
            (TemplatesCommand::Keep, _) => return self.keep_text(cx),
            (TemplatesCommand::Open, _) => self.list.focus_detail(),
            (TemplatesCommand::Leave, _) => return self.back(cx),
            (TemplatesCommand::Take, Some(it)) => return self.insert(cx, &it),
            (TemplatesCommand::Edit, Some(it)) => return edit(&it),
            (TemplatesCommand::TakeBack, Some(it)) => self.take_back(cx, &it),
            (TemplatesCommand::Delete, Some(it)) => {
                return rows::delete(cx, &(Table::Templates, it.row.id.clone()));
            }
            (
                TemplatesCommand::Take
                | TemplatesCommand::Edit
                | TemplatesCommand::TakeBack
                | TemplatesCommand::Delete,
                None,
            ) => {}
        }
        Outcome::stay()
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        let Command::Templates(command) = command else { return Ok(()) };
        match command {
            TemplatesCommand::Add | TemplatesCommand::Keep | TemplatesCommand::Edit => writes(cx),
            TemplatesCommand::Take
            | TemplatesCommand::TakeBack
            | TemplatesCommand::Delete
            | TemplatesCommand::Open
            | TemplatesCommand::Leave => Ok(()),
        }
    }

    /// Handles Esc: leaves the detail for the list, or closes.
    fn back(&mut self, _cx: &mut Context) -> Outcome {
        match self.list.focus {
            Pane::Detail => self.list.focus_list(),
            Pane::List => return Outcome::close(),
        }
        Outcome::stay()
    }

    fn is_inside(&self) -> bool {
        self.list.focus == Pane::Detail
    }

    fn fit(&mut self, cx: &Context) {
        self.rows = template_list(cx);
        let rows = &self.rows;
        let keys: Vec<Id> = rows.iter().filter_map(TemplateRow::key).cloned().collect();
        let new = keys.iter().find(|it| !self.known.contains(it)).cloned();
        self.list.selected = new.or(self.list.selected.take());
        self.known = keys;
        let height = usize::from(areas(cx.size, Share::Even, Pane::List).list.height).max(1);
        let find = |key: &Id| rows.iter().position(|it| it.key() == Some(key));
        self.list.follow(rows.len(), height, |at| rows.get(at).and_then(TemplateRow::key).cloned(), find);
        let detail = self.areas(cx).detail;
        let columns = usize::from(detail.width.saturating_sub(1));
        let length = self.page(cx, columns).len();
        self.list.clamp_scroll(length, detail.height);
    }

    fn hints(&self, _cx: &Context) -> Hints {
        let take = if self.note.is_some() { "insert" } else { "edit" };
        let mut hints: Hints = vec![(TemplatesCommand::Take.into(), take)];
        if self.list.focus == Pane::Detail {
            hints.push((ListCommand::Down.into(), "scroll"));
            hints.push((TemplatesCommand::Leave.into(), "to the list"));
            return hints;
        }
        hints.push((TemplatesCommand::Open.into(), "look at it"));
        hints.push((TemplatesCommand::Add.into(), "add"));
        if self.note.is_some() {
            hints.push((TemplatesCommand::Edit.into(), "edit"));
            hints.push((TemplatesCommand::Keep.into(), "keep this text"));
        }
        match self.selected().map(|it| it.origin) {
            Some(TemplateOrigin::Own) => hints.push((TemplatesCommand::Delete.into(), "delete")),
            Some(TemplateOrigin::Changed) => {
                hints.push((TemplatesCommand::TakeBack.into(), "take changes back"))
            }
            Some(TemplateOrigin::Bundled) | None => {}
        }
        hints
    }
}
