//! Writing the notes of a record. The text enters the season as one undo step when one leaves it, or after a second of
//! rest.

use crate::{
    app::{
        command::{Command, GlobalCommand, NoteCommand, Scope, TextCommand},
        context::Context,
        drafts::draft,
        merged_edit::{TextPlace, set_text},
        message::Effect,
        message_steps::put_text,
        outcome::{Hit, NoteText, Outcome, Reply, Route},
        screen::{Hints, Screen},
        state::UndoStep,
        statement_steps::most_characters,
        writing::Writing,
    },
    domain::{
        tables::{Message, Table},
        tracker::Tracker,
    },
    store::report::Draft,
    text::{Buffer, Pos, Select},
};

#[derive(Debug)]
pub struct Note {
    pub writing: Writing,
    place: TextPlace,
    /// The season as it was when the typing began, or when the text was last put into it.
    base: Tracker,
    /// The history as it was when this visit made its undo step: what is typed later joins that one while no other step
    /// came or went.
    step: Option<u64>,
    /// The message that gets its first text here, as it was shown; what it begins with isn't its own yet.
    begins: Option<Box<Message>>,
}

impl Note {
    pub fn new(cx: &Context, place: TextPlace) -> Note {
        let text = cx.season.tracker.field(place.table, place.id.as_str(), place.field).unwrap_or_default();
        let title = title(cx, &place);
        let mut writing = Writing::new(title, &text);
        if place.table == Table::Statements {
            writing.most = most_characters(cx).and_then(|it| usize::try_from(it.value?).ok());
        }
        Note { writing, place, base: cx.season.tracker.clone(), step: None, begins: None }
    }

    /// Goes to what was found in it.
    pub fn at_hit(mut self, hit: &Hit) -> Note {
        self.writing.go_to_hit(hit);
        self
    }

    /// Begins the text of a message with a template's. Nothing is kept before something is typed.
    pub fn begin(cx: &mut Context, message: Message, text: &str) -> Note {
        let id = if message.id.as_str().is_empty() { cx.ids.make() } else { message.id.clone() };
        let writing = Writing::new(cx.season.message_title(&message), text);
        let place = TextPlace { table: Table::Messages, id, field: "text" };
        let base = cx.season.tracker.clone();
        Note { writing, place, base, step: None, begins: Some(Box::new(message)) }
    }

    /// Shows what the season holds now, where nothing is typed.
    pub fn reload(&mut self, cx: &Context) {
        if cx.season.tracker.same(&self.base) {
            return;
        }
        let TextPlace { table, id, field } = &self.place;
        let kept = cx.season.tracker.field(*table, id.as_str(), field).unwrap_or_default();
        if self.begins.is_some() || self.writing.buffer.is_dirty() || kept == self.writing.buffer.text() {
            return;
        }
        self.writing.buffer.set_text(&kept);
        self.writing.buffer.commit();
        self.base = cx.season.tracker.clone();
    }

    /// Goes on from what the season holds now. Another copy may have written here meanwhile: both stay, paragraph by
    /// paragraph.
    fn kept(&mut self, cx: &Context, text: &str) {
        let place = &self.place;
        let kept = cx.season.tracker.field(place.table, place.id.as_str(), place.field).unwrap_or_default();
        if kept != text {
            self.writing.buffer.set_text(&kept);
        }
        self.writing.buffer.commit();
        self.base = cx.season.tracker.clone();
        self.step = Some(cx.history.turns());
    }

    /// Returns false for a text with which more is meant than noting something down.
    fn takes_templates(&self) -> bool {
        !matches!(self.place.table, Table::Statements | Table::Messages)
    }

    /// Puts a template at the cursor; one of several lines begins on a line of its own.
    fn insert(&mut self, text: &str) {
        let buffer = &mut self.writing.buffer;
        let stands_inside = buffer.cursor().byte > 0 && text.trim_end().contains('\n');
        let gap = if stands_inside && buffer.selection().is_none() { "\n" } else { "" };
        let start = buffer.selection().map_or_else(|| buffer.cursor(), |it| it.start);
        buffer.paste(&format!("{gap}{text}"));
        if let Some(line) = first_gap(text) {
            let line = start.line.saturating_add(gap.len()).saturating_add(line);
            buffer.go_to(Pos { line, byte: 0 }, Select::Drop);
        }
        buffer.pause();
    }

    /// Hands the text to `$EDITOR`, to go on there.
    pub fn edit_outside(&self, cx: &mut Context) {
        let draft = draft(Some(&self.place), &self.writing.buffer);
        cx.send(Effect::EditText { asker: cx.asker, draft });
    }
}

/// Returns the first empty line below the first heading of a template: there one begins to write.
fn first_gap(text: &str) -> Option<usize> {
    let lines: Vec<&str> = text.lines().collect();
    let heading = lines.iter().position(|it| it.starts_with('#'))?;
    let is_gap = |it: &(usize, &&str)| it.0 > heading && it.1.trim().is_empty();
    lines.iter().enumerate().find(is_gap).map(|it| it.0)
}

/// Fields that are the one text of their rows.
const ONLY_TEXTS: [&str; 3] = ["notes", "text", "prepared"];

/// Returns the title of a note for the editor: whose it is, and when; what it is, where the row has several texts.
fn title(cx: &Context, place: &TextPlace) -> String {
    let fields = place.table.fields();
    let field = fields.iter().find(|it| it.name == place.field && !ONLY_TEXTS.contains(&it.name));
    let what = field.map(|it| format!("{} · ", it.label)).unwrap_or_default();
    let title = format!("{what}{}", cx.row_title(place.table, &place.id));
    let row = cx.season.tracker.interviews.get(place.id.as_str());
    let row = row.filter(|_| place.table == Table::Interviews);
    match row.and_then(|row| row.when.as_ref().map(|when| (row, when))) {
        Some((row, when)) => {
            format!("{title} · {}", cx.season.when_words_at(row, when))
        }
        None => title,
    }
}

impl Screen for Note {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Note, Scope::Text, Scope::Global]
    }

    fn available(&self, _cx: &Context, command: Command) -> Result<(), &'static str> {
        match command == NoteCommand::Template.into() && !self.takes_templates() {
            true => Err("only in a note"),
            false => Ok(()),
        }
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if command == NoteCommand::Template.into() {
            self.writing.search = None;
            self.commit(cx);
            let TextPlace { table, id, .. } = self.place.clone();
            return Outcome::open(Route::Templates(Some(NoteText {
                table,
                id,
                text: self.writing.buffer.text(),
            })));
        }
        match command == NoteCommand::Outside.into() {
            true => self.edit_outside(cx),
            false => self.writing.run(cx, command),
        }
        Outcome::stay()
    }

    /// Handles Esc: leaves the search line first, then the note, which is kept.
    fn back(&mut self, cx: &mut Context) -> Outcome {
        if self.writing.search.take().is_some() {
            return Outcome::stay();
        }
        self.commit(cx);
        Outcome::close()
    }

    fn text(&mut self) -> Option<&mut Buffer> {
        Some(self.writing.active())
    }

    fn text_changed(&mut self, _cx: &mut Context) -> Outcome {
        self.writing.search_again();
        Outcome::stay()
    }

    fn commit(&mut self, cx: &mut Context) {
        if !self.writing.buffer.is_dirty() {
            return;
        }
        let text = self.writing.buffer.text();
        if let Some(message) = self.begins.take() {
            let Some(id) = put_text(cx, &message, &text) else { return self.begins = Some(message) };
            self.place.id = id;
            return self.kept(cx, &text);
        }
        let label = format!("Wrote {}", self.writing.title);
        let step = if self.step == Some(cx.history.turns()) { UndoStep::Join } else { UndoStep::New };
        if !set_text(cx, label, &self.base, &self.place, (&text, step)) {
            return;
        }
        self.kept(cx, &text);
    }

    fn fit(&mut self, cx: &Context) {
        self.reload(cx);
        self.writing.fit(cx);
    }

    fn heard(&mut self, cx: &mut Context, reply: Reply) -> Outcome {
        match reply {
            Reply::Edited(text) => {
                self.writing.buffer.set_text(text.trim_end_matches('\n'));
                self.commit(cx);
            }
            Reply::Insert(text) => self.insert(&text),
            Reply::Beside(_)
            | Reply::Compared { .. }
            | Reply::Removed
            | Reply::FieldText { .. }
            | Reply::Ticked(_)
            | Reply::SaveForm
            | Reply::EditNames
            | Reply::Discard
            | Reply::TakenAnyway
            | Reply::Picked { .. }
            | Reply::GuidePlace(_) => {}
        }
        Outcome::stay()
    }

    fn is_writing(&self) -> bool {
        self.writing.buffer.is_dirty()
    }

    fn drafts(&self) -> Vec<Draft> {
        self.is_writing().then(|| draft(Some(&self.place), &self.writing.buffer)).into_iter().collect()
    }

    fn is_typing(&self) -> bool {
        self.is_writing()
    }

    fn hints(&self, _cx: &Context) -> Hints {
        let mut hints: Hints = vec![
            (NoteCommand::Find.into(), "find"),
            (TextCommand::Undo.into(), "undo"),
            (TextCommand::Paste.into(), "paste"),
            (NoteCommand::Outside.into(), "$EDITOR"),
        ];
        if self.takes_templates() {
            hints.insert(0, (NoteCommand::Template.into(), "template"));
        }
        hints
    }

    fn way_out(&self) -> Hints {
        vec![(GlobalCommand::Back.into(), "done, kept")]
    }
}
