//! The house: the tabs, what lies over them, and which screen has the keys. It takes messages, hands keys and answers
//! to the right screen, and carries out what screens ask for. What follows from a change (lists, selections, scroll) is
//! brought up to date once, at the end of each message.

mod carry;
mod state;

use std::{mem, path::Path};

use super::{
    begin,
    command::Scope,
    drafts, exporting,
    key::{Code, Key},
    keymap::resolve,
    looking::look_beside,
    message::{Edited, Effect, Message, Seen},
    outcome::{Reply, Route},
    outside,
    screen_id::ScreenId,
    screens::{Layer, tabs::Tabs},
};
use crate::{
    domain::{time::Stamp, tracker::Tracker},
    store::report::Draft,
};
pub use state::App;

impl App {
    pub fn new(start: begin::Start) -> App {
        let (cx, route) = begin::begin(start);
        let mut app = App { cx, tabs: Tabs::default(), open: Vec::new(), next_id: 0, came_from: None };
        app.open_all(route, None);
        app.cx.refresh();
        app.tabs.timeline.list.selected = begin::what_is_on(&app.cx);
        app.fit();
        app
    }

    /// Takes a message and returns the effects for the shell. `now` is the time at which the message came.
    pub fn update(&mut self, message: Message, now: Stamp) -> Vec<Effect> {
        self.cx.season.now = now;
        self.cx.asker = None;
        let before = (self.is_text_over_all(), self.cx.season.tracker.clone(), self.cx.size);
        self.receive(message);
        self.cx.ask_lengths();
        let after = (self.is_text_over_all(), &self.cx.season.tracker, self.cx.size);
        match before.0 && after.0 && before.1.same(after.1) && before.2 == after.2 {
            true => self.fit_top(),
            false => self.fit(),
        }
        mem::take(&mut self.cx.effects)
    }

    /// Makes derived lists, selections and scrolls fit the state.
    pub fn fit(&mut self) {
        self.cx.refresh();
        self.tabs.of_mut(self.cx.tab).fit(&self.cx);
        self.open.iter_mut().for_each(|it| it.layer.screen_mut().fit(&self.cx));
    }

    /// Makes only what has the keys fit: below a text that covers all nothing is seen, and a page there may be long.
    fn fit_top(&mut self) {
        self.cx.refresh();
        if let Some(open) = self.open.last_mut() {
            open.layer.screen_mut().fit(&self.cx);
        }
    }

    fn is_text_over_all(&self) -> bool {
        self.open.last().is_some_and(|open| {
            let screen = open.layer.screen();
            screen.covers() && screen.scopes().contains(&Scope::Text)
        })
    }

    fn receive(&mut self, message: Message) {
        match message {
            Message::Key(key) => self.key(key),
            Message::Typed(text) => self.type_all(&text),
            Message::Paste(text) => self.paste(&text),
            Message::Resize(size) => self.cx.size = size,
            Message::Tick => self.commit(),
            Message::Saved { tracker, incoming, note } => {
                outside::take_in(&mut self.cx, *incoming);
                outside::was_saved(&mut self.cx, *tracker, note);
                self.close_settled();
            }
            Message::NotSaved { why, shrinks } => {
                let question = outside::was_not_saved(&mut self.cx, why, shrinks);
                self.ask_about_saving(question.map(Route::Question));
            }
            Message::Seen(seen) => self.seen(seen),
            Message::Edited { asker, result: Ok(edited) } => self.edited(asker, edited),
            Message::Edited { result: Err(why), .. } => self.cx.refuse(why),
            Message::EditedLater { draft, edited } => self.edited_later(&draft, edited),
            Message::Exported { file, result } => {
                let route = exporting::exported(&mut self.cx, *file, result);
                self.open_all(route, None);
            }
            Message::Told(result) => self.report(result),
            Message::Loaded(tracker) => {
                begin::load_sample(&mut self.cx, *tracker);
                self.tabs = Tabs::default();
            }
            Message::Listed { asker: None, beside } => {
                let route = drafts::offer(&mut self.cx, beside.drafts);
                self.open_all(route, None);
            }
            Message::Listed { asker, beside } => self.tell(asker, Reply::Beside(beside)),
            Message::Compared { asker, path, result } => self.tell(asker, Reply::Compared { path, result }),
            Message::Began(Ok((tracker, moved_to))) => self.began(tracker, moved_to.as_deref()),
            Message::Began(Err(why)) => self.cx.refuse(why),
            Message::Removed { asker, result } => {
                self.report(result.map(|name| format!("Removed {name}")));
                self.tell(asker, Reply::Removed);
            }
            Message::Measured(lengths) => self.cx.measured = lengths,
            Message::CantQuit => {
                let question = outside::quit_question(&self.cx);
                self.ask_about_saving(question.map(Route::Question));
            }
            Message::DraftsKept(result) => self.cx.drafts_failed = result.err(),
            Message::Terminate => {
                self.commit();
                self.cx.send(Effect::Quit);
            }
        }
    }

    fn report(&mut self, result: Result<String, String>) {
        match result {
            Ok(text) => self.cx.say(text),
            Err(why) => self.cx.refuse(why),
        }
    }

    /// Hands on what came back from an editor, and what the editor said.
    fn edited(&mut self, asker: Option<ScreenId>, edited: Edited) {
        let said = outside::edited_words(&edited);
        if let Edited::Text { text, .. } = edited {
            self.tell(asker, Reply::Edited(text));
        }
        said.into_iter().for_each(|it| self.cx.refuse(it));
    }

    /// Takes in what an editor saved that had come back at once; the note it is for may be open, or changed since.
    fn edited_later(&mut self, draft: &Draft, edited: Edited) {
        let Edited::Text { text, .. } = edited else { return self.edited(None, edited) };
        self.commit();
        let route = drafts::take_later(&mut self.cx, draft, &text);
        let App { open, cx, .. } = self;
        for open in open.iter_mut() {
            if let Layer::Note(note) = &mut open.layer {
                note.reload(cx);
            }
        }
        self.open_all(route, None);
    }

    /// Begins the season although its file couldn't be read.
    fn began(&mut self, tracker: Tracker, moved_to: Option<&Path>) {
        self.open.clear();
        outside::began(&mut self.cx, tracker, moved_to);
        match self.cx.season.tracker.is_empty() {
            true => self.open_all(Some(Route::Start), None),
            false => look_beside(&mut self.cx),
        }
    }

    fn seen(&mut self, seen: Seen) {
        if let Seen::Newer(_) = seen {
            self.commit();
        }
        outside::seen(&mut self.cx, seen);
        self.close_settled();
    }

    /// Closes questions about something that wasn't saved, once it is.
    fn close_settled(&mut self) {
        if outside::is_all_saved(&self.cx) {
            self.open.retain(|it| !it.layer.screen().waits_for_save());
        }
    }

    /// Asks a question about something that wasn't saved, unless one is open already.
    fn ask_about_saving(&mut self, route: Option<Route>) {
        if !self.open.iter().any(|it| it.layer.screen().waits_for_save()) {
            self.open_all(route, None);
        }
    }

    fn key(&mut self, key: Key) {
        let notice = self.cx.notice.take();
        self.cx.armed = notice.and_then(|it| it.arms);
        match self.typed(key) {
            true => {}
            false => match resolve(self.top().scopes(), key) {
                Some(command) => self.run(command),
                None if key.is_after_esc() => self.esc_and(key),
                None => {
                    let help = self.help_key();
                    self.cx.refuse(format!("{key} does nothing here · {help} shows the keys"));
                }
            },
        }
        self.cx.armed = None;
    }

    /// Handles Esc and the key that came right after it, which terminals send as one. Where Esc asks something, the key
    /// wasn't meant as the answer.
    fn esc_and(&mut self, key: Key) {
        let before = self.open.len();
        self.key(Key::plain(Code::Esc));
        if self.open.len() <= before {
            self.key(Key { alt: false, ..key });
        }
    }

    /// Handles a printable key where text is typed or where each choice has a letter. Returns false if it is a command
    /// there.
    fn typed(&mut self, key: Key) -> bool {
        let Some(letter) = key.typed() else { return false };
        let meant = self.ask_top(|screen, cx| screen.typed(cx, letter));
        if let Some((asker, outcome)) = meant {
            self.carry_out(asker, outcome);
            return true;
        }
        self.put_text(letter.encode_utf8(&mut [0; 4]))
    }

    /// Handles letters that came at once: the first is a key as any other, and if it leads to a text the rest goes there.
    fn type_all(&mut self, text: &str) {
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            self.key(Key::plain(Code::Char(letter)));
            if letters.as_str().len() > 1 && self.put_text(letters.as_str()) {
                return;
            }
        }
    }

    fn paste(&mut self, text: &str) {
        self.cx.notice = None;
        // Many terminals paste line ends as \r.
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let meant = self.ask_top(|screen, cx| screen.pasted(cx, &text));
        match meant {
            Some((asker, outcome)) => self.carry_out(asker, outcome),
            None if self.put_text(&text) => {}
            None => self.cx.refuse("A paste goes into a text: open a note, a form or a search first"),
        }
    }
}
