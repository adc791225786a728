//! One message at a time: what it changes, the effects that follow, and what the saver's answers change.

use ratatui::layout::Size;

use super::{
    Event,
    clock::random,
    effects,
    papers::Wish,
    session::{RETRY, Shell},
    watch,
};
use crate::{
    app::{
        message::{Effect, Message, SaverRequest, Seen, TerminalRequest},
        saves::{SaveDone, SaveFailed},
        screen_id::ScreenId,
    },
    store::report::Draft,
};

impl Shell {
    /// One message and all effects that follow; a code when the program is to end.
    pub(super) fn update(&mut self, message: Message) -> Option<i32> {
        let effects = self.app.update(message, self.clock.now());
        effects.into_iter().find_map(|effect| self.run_effect(effect))
    }

    fn run_effect(&mut self, effect: Effect) -> Option<i32> {
        let answer = match effect {
            Effect::Saver(request) => {
                self.ask_saver(request);
                return None;
            }
            Effect::Reader { asker, request } => {
                drop(self.reader.send((asker, request)));
                return None;
            }
            Effect::Measure(files) => {
                drop(self.papers.send(Wish::Files(files)));
                return None;
            }
            Effect::Terminal(request) => return self.ask_terminal(request),
            Effect::EditText { asker, draft } => return self.edit(asker, draft),
            Effect::Quit => return self.quit(),
            Effect::QuitUnsaved => return Some(self.quit_unsaved()),
            Effect::OpenLink(link) => Message::Told(effects::open_link(&link)),
            Effect::Export(file) => effects::export(&*self.disk, file, random()),
            Effect::ExportFolder { path, folder } => {
                Message::Told(effects::export_folder(&*self.disk, &path, &folder, random()))
            }
            Effect::LoadSample(kind) => effects::load_sample(self.app.cx.data.sample(kind)),
            Effect::Remove { asker, path } => {
                Message::Removed { asker, result: effects::remove(&*self.disk, &self.file, &path) }
            }
        };
        self.update(answer)
    }

    fn ask_saver(&mut self, request: SaverRequest) {
        match request {
            SaverRequest::Retry => self.send_if_needed(),
            SaverRequest::Begin(begin) => self.mailbox.begin(begin),
            SaverRequest::DropDrafts(file) => {
                self.save_if_changed();
                self.mailbox.put_drafts(self.app.drafts());
                self.mailbox.drop_drafts(file);
            }
        }
    }

    fn ask_terminal(&mut self, request: TerminalRequest) -> Option<i32> {
        match request {
            TerminalRequest::Copy(text) => {
                drop(effects::copy(&text));
                return None;
            }
            TerminalRequest::CopyAndTell { text, what } => {
                return self.update(Message::Told(effects::copy_and_tell(&text, &what)));
            }
            TerminalRequest::Repaint => self.screen.forget(),
            TerminalRequest::Suspend => {
                effects::suspend();
                self.screen.forget();
                if let Some(code) = self.update(Message::Tick) {
                    return Some(code);
                }
            }
        }
        self.resized();
        None
    }

    fn edit(&mut self, asker: Option<ScreenId>, draft: Draft) -> Option<i32> {
        let (result, still_there) = effects::edit(&self.mailbox, &*self.disk, draft);
        self.screen.forget();
        if let Some(code) = self.update(Message::Edited { asker, result }) {
            return Some(code);
        }
        // only now the season has it
        self.save_if_changed();
        self.outside = still_there.and_then(|file| watch::start_text(&file, &self.mailbox));
        if self.outside.is_none() {
            self.mailbox.edited();
        }
        self.drafts.stale = true;
        self.resized();
        None
    }

    /// The window may have another size after somebody else had the terminal.
    pub(super) fn resized(&mut self) {
        if let Ok((width, height)) = crossterm::terminal::size() {
            self.update(Message::Resize(Size { width, height }));
        }
    }

    pub(super) fn said(&mut self, message: Message) -> Option<i32> {
        let began = matches!(message, Message::Began(Ok(_)));
        let code = self.update(message);
        if began {
            self.saves.begin(&self.app.cx);
            self.watch();
        }
        code
    }

    pub(super) fn saved(&mut self, number: u64, result: Result<Box<SaveDone>, SaveFailed>) {
        let message = self.saves.answer(number, result, &self.app.cx);
        self.update(message);
        self.saves.know(&self.app.cx);
        self.watch();
    }

    pub(super) fn seen(&mut self, seen: Seen, merges: Option<u64>) {
        self.saves.see(&seen, merges, &self.app.cx);
        if matches!(seen, Seen::Gone) {
            // the folder may have gone with it, and what watched it too
            self.watch.take_if(|it| it.has_events());
            self.watch();
        }
        self.update(Message::Seen(seen));
        self.saves.know(&self.app.cx);
    }

    /// Waits until the last change is on the disk; goes on where it can't be written.
    pub(super) fn quit(&mut self) -> Option<i32> {
        self.finish();
        match self.app.cx.is_unsaved() {
            false => Some(0),
            true => self.update(Message::CantQuit),
        }
    }

    /// The user knows that the last change isn't on the disk; it is tried once more.
    pub(super) fn quit_unsaved(&mut self) -> i32 {
        self.finish();
        i32::from(self.app.cx.is_unsaved())
    }

    /// Sends what isn't written yet and waits for the saver's word.
    pub(super) fn finish(&mut self) {
        self.save_if_changed();
        if !self.saves.in_flight() {
            self.send_if_needed();
        }
        while self.saves.in_flight() {
            match self.events.recv() {
                Ok(Event::Saved { number, result }) => self.saved(number, result),
                Ok(Event::Seen { seen, merges }) => self.seen(*seen, merges),
                Ok(_) => {}
                Err(_) => return,
            }
        }
        self.mailbox.put_drafts(self.app.drafts());
        self.mailbox.wait_until_idle(RETRY);
    }
}
