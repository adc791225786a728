//! Messages: person after person with the text ready, what is owed first; copied or handed to the mail program, then
//! noted as sent.

use crate::{
    app::{
        command::{Command, ListCommand, MessagesCommand, Scope},
        context::Context,
        first_steps::{toggle_first, toggle_withdrawn},
        list::{ListState, Step, page_of},
        message::{Effect, TerminalRequest},
        message_hints::message_hints,
        message_list::{MessageRow, message_rows, unwanted_words},
        message_steps::{
            ask_not_sent, ask_sent_unwritten, is_unwritten_intent, new_message, note_sent, send_all,
            template_menu, text_of, toggle_needed, write,
        },
        outcome::{Choice, Choices, Desk, Next, Outcome, Route, RowForm},
        pages::{message::message_page, page::Row},
        rows,
        screen::{Hints, Screen, out_or_help},
        selected_message::{Moves, follow_message},
    },
    domain::{
        id::Id,
        messages::{MessageKey, MessageLine},
        rows::Rows,
        tables::{Message, MessageKind, MessageState, Table},
        talking_point::to_be_written,
    },
    layout::{Pane, ReviewAreas, messages_areas},
    text::mail_link,
};

#[derive(Debug)]
pub struct Messages {
    pub list: ListState<MessageKey>,
    pub rows: Vec<MessageRow>,
    /// The lines whose text was handed to the mail program.
    mailed: Vec<MessageKey>,
    /// The messages as they were last, and how often a step had come or went, to find what changed.
    known: Rows<Message>,
    turns: u64,
    /// What becomes of the selection when the selected message changes.
    moves: Moves,
    /// What stood below a message that was dealt with just now: one goes on to it.
    next: Option<MessageKey>,
}

impl Messages {
    /// Makes the screen. `named` is a message to select, or an interview of which the first note owed is selected.
    pub fn new(cx: &Context, named: Option<Id>) -> Messages {
        let rows = message_rows(cx, usize::from(messages_areas(cx.size, Pane::List).list.width));
        let lines = || rows.iter().filter_map(MessageRow::line);
        let is_it = |line: &&MessageLine| named.as_ref() == Some(&line.row.id);
        let is_owed = |line: &&MessageLine| {
            named.is_some() && line.interview == named && matches!(line.key, MessageKey::Thanks(..))
        };
        let found = lines().find(is_it).or_else(|| lines().find(is_owed)).or_else(|| lines().next());
        let selected = found.map(|it| it.key.clone());
        let known = cx.season.tracker.messages.clone();
        Messages {
            list: ListState { selected, ..ListState::default() },
            rows,
            mailed: Vec::new(),
            known,
            turns: cx.history.turns(),
            moves: Moves::Stay,
            next: None,
        }
    }

    pub fn areas(&self, cx: &Context) -> ReviewAreas {
        messages_areas(cx.size, self.list.focus)
    }

    pub fn selected(&self) -> Option<&MessageLine> {
        let key = self.list.selected.as_ref()?;
        self.rows.iter().filter_map(MessageRow::line).find(|it| it.key == *key)
    }

    /// Returns the page of the selected message.
    pub fn page(&self, cx: &Context) -> Vec<Row> {
        let width = self.areas(cx).detail.width;
        if width == 0 {
            return Vec::new();
        }
        message_page(cx, self.selected(), usize::from(width.saturating_sub(1)))
    }

    /// Returns what is to be done behind a message: the next one in the list that is open, else the first.
    fn behind(&self, key: &MessageKey) -> Option<MessageKey> {
        let open =
            |it: &&MessageKey| matches!(it, MessageKey::Thanks(..) | MessageKey::Open(_)) && *it != key;
        let keys: Vec<&MessageKey> = self.rows.iter().filter_map(MessageRow::key).collect();
        let at = keys.iter().position(|it| *it == key).unwrap_or(0);
        let (before, behind) = keys.split_at(at);
        behind.iter().copied().find(open).or_else(|| before.iter().copied().find(open)).cloned()
    }

    fn run_list(&mut self, cx: &Context, command: ListCommand) {
        let next = self.next.take().filter(|_| command == ListCommand::Down);
        if let Some(next) = next {
            self.list.scroll = 0;
            return self.list.select(next);
        }
        let areas = self.areas(cx);
        if self.list.focus == Pane::Detail {
            return self.list.scroll(Step::of(command, page_of(areas.detail.height)));
        }
        self.list.scroll = 0;
        let step = Step::of(command, page_of(areas.list.height));
        self.list.step(step, self.rows.len(), |at| self.rows.get(at).and_then(MessageRow::key).cloned());
    }

    /// Copies the text.
    fn copy(&self, cx: &mut Context, line: &MessageLine) {
        let text = text_of(cx, line).text;
        let title = cx.season.message_title(&line.row);
        let what = match to_be_written(&text).join(", ") {
            rest if rest.is_empty() => title,
            rest => format!("{title}; still to be written: {rest}"),
        };
        cx.send(Effect::Terminal(TerminalRequest::CopyAndTell { text, what }));
    }

    /// Hands the text to the mail program.
    fn mail(&mut self, cx: &mut Context, line: &MessageLine) {
        let person = line.row.person.as_ref().and_then(|it| cx.season.tracker.people.get(it.as_str()));
        let Some(person) = person else {
            let key = MessagesCommand::Edit.key();
            return cx.refuse(format!("It names no person, so there is no address: {key} names one"));
        };
        let (name, key) = (person.name.clone(), MessagesCommand::Person.key());
        if person.email.trim().is_empty() {
            return cx.refuse(format!("The address of {name} isn't known: {key} enters it"));
        }
        let text = text_of(cx, line);
        match mail_link(&person.email, &text.subject, &text.text) {
            Some(link) => {
                self.mailed.push(line.key.clone());
                cx.send(Effect::OpenLink(link));
            }
            None => cx.refuse(format!("“{}” isn't one e-mail address: {key} puts it right", person.email)),
        }
    }

    fn add(&self, cx: &Context, selected: Option<&MessageLine>) -> Outcome {
        let kinds = MessageKind::ALL.iter().map(|kind| {
            let letter = match kind {
                MessageKind::ThankYou => 't',
                MessageKind::Interest => 'i',
                MessageKind::Update => 'u',
                MessageKind::Intent => 'l',
                MessageKind::Other => 'o',
            };
            let open = Next::Open(Box::new(new_message(*kind, selected.map(|it| &it.row))));
            Choice::new(letter, kind.title(), "", open)
        });
        let unwanted = selected.filter(|it| matches!(it.key, MessageKey::Unwanted(_)));
        let about = unwanted.map(|it| unwanted_words(cx, it)).unwrap_or_default();
        Outcome::open(Route::Menu(Choices::new("New message", about, kinds.collect())))
    }

    /// Runs a command of a line that stands for a message.
    fn run_message(&mut self, cx: &mut Context, command: MessagesCommand, line: &MessageLine) -> Outcome {
        match command {
            MessagesCommand::Sent if line.row.state == Some(MessageState::Sent) => {
                return ask_not_sent(cx, &line.row);
            }
            MessagesCommand::Sent => {
                let by = if self.mailed.contains(&line.key) { "e-mail" } else { "" };
                let next = self.behind(&line.key);
                if is_unwritten_intent(&line.row) {
                    return ask_sent_unwritten(cx, line, by);
                }
                note_sent(cx, line, by);
                self.next = next;
            }
            MessagesCommand::Copy => self.copy(cx, line),
            MessagesCommand::Mail => self.mail(cx, line),
            MessagesCommand::Write => return write(cx, line, Desk::Here),
            MessagesCommand::WriteOutside => return write(cx, line, Desk::Outside),
            MessagesCommand::Edit => return edit(cx, line),
            MessagesCommand::Template => return template_menu(cx, line),
            MessagesCommand::NotNeeded => {
                let next = self.behind(&line.key).filter(|_| !line.row.is_settled());
                toggle_needed(cx, line);
                self.next = next;
            }
            MessagesCommand::First => return toggle_first(cx, line),
            MessagesCommand::Withdraw => toggle_withdrawn(cx, &line.row),
            MessagesCommand::Delete if tells_first(&line.row) => {
                let key = MessagesCommand::Withdraw.key();
                cx.refuse(format!(
                    "They read that they are first: it stays · {key} notes that you told them otherwise"
                ));
            }
            MessagesCommand::Delete if line.is_kept() => {
                return rows::delete(cx, &(Table::Messages, line.row.id.clone()));
            }
            MessagesCommand::Delete => {
                let key = MessagesCommand::NotNeeded.key();
                cx.refuse(format!("It is owed and isn't written yet · {key} says that it isn't needed"));
            }
            MessagesCommand::Person
            | MessagesCommand::AllSent
            | MessagesCommand::Add
            | MessagesCommand::Read
            | MessagesCommand::Leave => {}
        }
        Outcome::stay()
    }
}

/// True for one that was sent, says first and counts.
fn tells_first(row: &Message) -> bool {
    row.is_first_choice() && row.state == Some(MessageState::Sent)
}

/// Opens the form of a message; one that is only owed is made when it is saved.
fn edit(cx: &Context, line: &MessageLine) -> Outcome {
    let row = &line.row;
    if line.is_kept() {
        return Outcome::open(Route::Row(RowForm::edit(Table::Messages, &row.id)));
    }
    let mut preset = vec![
        ("kind", row.kind.unwrap_or(MessageKind::Other).word().to_owned()),
        ("state", row.state.map(|it| it.word().to_owned()).unwrap_or_default()),
    ];
    preset.extend(row.person.as_ref().map(|it| ("person", it.to_string())));
    preset.extend(row.program.as_ref().map(|it| ("program", it.to_string())));
    let title = cx.season.message_title(row);
    Outcome::open(Route::Row(RowForm::new(Table::Messages, title, preset).at("state")))
}

fn edit_person(cx: &mut Context, line: &MessageLine) -> Outcome {
    match line.row.person.as_ref().filter(|it| cx.season.tracker.people.has(it.as_str())) {
        Some(id) => Outcome::open(Route::Row(RowForm::edit(Table::People, id).at("email"))),
        None => {
            let key = MessagesCommand::Edit.key();
            cx.refuse(format!("It names no person: {key} names one"));
            Outcome::stay()
        }
    }
}

fn all_sent(cx: &mut Context, line: &MessageLine) {
    match &line.interview {
        Some(id) => send_all(cx, id),
        None => cx.refuse("It belongs to no interview"),
    }
}

impl Screen for Messages {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Messages, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(command) = command {
            self.run_list(cx, command);
            return Outcome::stay();
        }
        let Command::Messages(command) = command else { return Outcome::stay() };
        let line = self.selected().cloned();
        match (command, line) {
            (MessagesCommand::Leave, _) => self.back(cx),
            (MessagesCommand::Add, line) => self.add(cx, line.as_ref()),
            (MessagesCommand::Read, _) => {
                self.list.focus_detail();
                Outcome::stay()
            }
            (_, None) => {
                let key = MessagesCommand::Add.key();
                cx.refuse(format!("There is no message yet · {key} begins one"));
                Outcome::stay()
            }
            (_, Some(line)) if matches!(line.key, MessageKey::Unwanted(_)) => {
                let title = line.interview.as_ref().map(|it| cx.season.interview_title(it));
                let (title, key) = (title.unwrap_or_default(), MessagesCommand::Add.key());
                cx.refuse(format!("{title} wants no thank-you notes · {key} begins one all the same"));
                Outcome::stay()
            }
            (MessagesCommand::Person, Some(line)) => edit_person(cx, &line),
            (MessagesCommand::AllSent, Some(line)) => {
                self.moves = Moves::On;
                all_sent(cx, &line);
                Outcome::stay()
            }
            (command, Some(line)) => self.run_message(cx, command, &line),
        }
    }

    /// Handles Esc: leaves the text for the list, or closes.
    fn back(&mut self, _cx: &mut Context) -> Outcome {
        match self.list.focus {
            Pane::Detail => {
                self.list.focus_list();
                Outcome::stay()
            }
            Pane::List => Outcome::close(),
        }
    }

    fn is_inside(&self) -> bool {
        self.list.focus == Pane::Detail
    }

    fn fit(&mut self, cx: &Context) {
        let list = messages_areas(cx.size, Pane::List).list;
        self.rows = message_rows(cx, usize::from(list.width));
        let turned = self.turns != cx.history.turns();
        let moves = if turned { std::mem::replace(&mut self.moves, Moves::Stay) } else { self.moves };
        let changed = cx.season.tracker.messages.changed_since(&self.known);
        let changed = if turned { changed } else { Vec::new() };
        follow_message(&mut self.list, &self.rows, &changed, moves);
        self.known = cx.season.tracker.messages.clone();
        self.turns = cx.history.turns();
        let rows = &self.rows;
        let find = |key: &MessageKey| rows.iter().position(|it| it.key() == Some(key));
        let key = |at: usize| rows.get(at).and_then(MessageRow::key).cloned();
        self.list.follow(rows.len(), usize::from(list.height).max(1), key, find);
        let (length, height) = (self.page(cx).len(), self.areas(cx).detail.height);
        self.list.clamp_scroll(length, height);
    }

    fn hints(&self, _cx: &Context) -> Hints {
        match self.list.focus {
            Pane::Detail => {
                vec![(ListCommand::Down.into(), "scroll"), (MessagesCommand::Leave.into(), "to the list")]
            }
            Pane::List => {
                let on = self.next.as_ref().map(|_| (ListCommand::Down.into(), "on to the next"));
                on.into_iter().chain(message_hints(self.selected())).collect()
            }
        }
    }

    fn way_out(&self) -> Hints {
        out_or_help()
    }
}
