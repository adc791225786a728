//! The one function that changes the state: a message in, effects out. What follows from a change (lists, selections,
//! scroll) is put right once, at its end.

use super::{
    Access, App, Saving, Tone,
    command::{Command, Scope, resolve},
    key::Key,
    message::{Effect, ExportProblem, Message, Replace},
    overlay::{
        Overlay,
        ask::{About, Answer, Ask},
        catalog,
    },
    scopes::takes_text,
};
use crate::domain::time::Stamp;

impl App {
    /// `now` is the time at which the message came.
    pub fn update(&mut self, message: Message, now: Stamp) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.now = now;
        self.take(message, &mut effects);
        while let Some(command) = self.queued.take() {
            self.refresh();
            self.run(command, &mut effects);
        }
        self.settle();
        effects.append(&mut self.outgoing);
        effects
    }

    /// Makes derived lists, selections and scrolls fit the state.
    pub fn settle(&mut self) {
        self.refresh();
        self.follow();
        self.fit_note();
        self.fit_form();
        self.clamp_guide();
        self.fit_versions();
        self.fit_conflicts();
        self.fit_trouble();
        self.fit_review();
    }

    fn take(&mut self, message: Message, effects: &mut Vec<Effect>) {
        match message {
            Message::Key(key) => self.key(key, effects),
            Message::Paste(text) => self.paste(&text),
            Message::Resize(size) => self.size = size,
            Message::Tick => self.commit_note(),
            Message::Saved { tracker, patch, came_in, conflicts, note } => {
                self.take_patch(patch.as_deref(), came_in, conflicts);
                self.was_saved(*tracker, note);
            }
            Message::NotSaved { why, shrinks } => self.was_not_saved(why, shrinks),
            Message::Seen(seen) => self.seen(seen),
            Message::Edited(text) => self.edited(text),
            Message::Exported(Ok(path)) => {
                let left_out = self.left_out.take().map(|it| format!(" · {it}")).unwrap_or_default();
                self.say(format!("Wrote {path}{left_out}"));
            }
            Message::Exported(Err(problem)) => self.export_failed(problem),
            Message::Told(Ok(text)) => self.say(text),
            Message::Told(Err(why)) => self.refuse(why),
            Message::Loaded(tracker) => self.load_sample(*tracker),
            Message::Listed(beside) => self.listed(beside),
            Message::Compared { path, result } => self.compared(path, result),
            Message::Began(result) => self.began(result),
            Message::Removed(result) => self.removed_file(result),
            Message::CantQuit => self.ask_quit(),
            Message::DraftsKept(result) => self.drafts_failed = result.err(),
            Message::Terminate => {
                self.commit_note();
                effects.push(Effect::Quit);
            }
        }
    }

    /// The key that shows the help here: in a text `?` is text.
    fn help_key(&self) -> String {
        let keys = Command::Help.spec().bindings().filter(|it| self.overlays.is_empty() || it.1);
        keys.map(|it| it.0.to_string()).next().unwrap_or_default()
    }

    fn key(&mut self, key: Key, effects: &mut Vec<Effect>) {
        if self.notice.as_ref().is_some_and(|it| it.tone == Tone::Refused) || self.armed.is_none() {
            self.notice = None;
        }
        if self.letter(key) {
            return;
        }
        match resolve(&self.scopes(), key) {
            Some(command) => self.run(command, effects),
            None => {
                self.disarm();
                self.refuse(format!("{key} does nothing here · {} shows the keys", self.help_key()));
            }
        }
    }

    /// A printable key where text is typed, or where each choice has a letter.
    fn letter(&mut self, key: Key) -> bool {
        let Some(typed) = key.typed() else { return false };
        match self.overlays.last() {
            Some(Overlay::Catalog(it)) if it.focus == catalog::Focus::List && typed == ' ' => {
                self.mark_in_catalog();
                true
            }
            Some(Overlay::Catalog(_)) => self.type_text(&typed.to_string()),
            Some(Overlay::Menu(_)) => self.menu_letter(typed),
            Some(Overlay::Start(start)) if start.takes_text() => self.type_text(&typed.to_string()),
            Some(overlay) if takes_text(overlay) => self.type_text(&typed.to_string()),
            Some(Overlay::Form(_)) if typed != ' ' => self.form_letter(typed),
            _ => false,
        }
    }

    fn paste(&mut self, text: &str) {
        self.notice = None;
        // Many terminals paste line ends as \r.
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        if !self.type_text(&text) {
            self.refuse("A paste goes into a text: open a note, a form or a search first");
        }
    }

    pub(super) fn run(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let command = self.confirm_delete(command);
        self.quit_refused &= command == Command::QuitNow;
        if let Err(why) = self.available(command) {
            return self.refuse(format!("{}: {why}", command.spec().title));
        }
        match command.spec().scope {
            Scope::Text => self.text_command(command, effects),
            Scope::Note => self.note_command(command, effects),
            Scope::Picker => self.picker_command(command),
            Scope::Catalog => self.catalog_command(command),
            Scope::Paste => self.paste_command(command),
            Scope::Form | Scope::Choice => match self.overlays.last() {
                Some(Overlay::Start(_)) => self.start_command(command, effects),
                _ => self.form_command(command),
            },
            Scope::Menu => match self.overlays.last() {
                Some(Overlay::Start(_)) => self.start_command(command, effects),
                Some(Overlay::Trouble(_)) => self.trouble_command(command, effects),
                _ => self.menu_command(command),
            },
            Scope::Question => self.ask_command(command, effects),
            Scope::Filter => self.filter_command(command),
            Scope::Reader => self.guide_command(command),
            Scope::Versions => self.versions_command(command),
            Scope::Conflict => self.conflicts_command(command),
            Scope::Review => self.review_command(command),
            _ => self.tab_command(command, effects),
        }
    }

    /// Ctrl-S: a form saves itself, a note is put into the season, and what couldn't be written is tried again.
    pub(super) fn save_now(&mut self, effects: &mut Vec<Effect>) {
        if let Some(Overlay::Names(_)) = self.overlays.last() {
            return self.match_names();
        }
        if let Access::ReadOnly(why) = &self.access {
            let why = format!("Read-only: {why}");
            return self.refuse(why);
        }
        self.commit_note();
        effects.push(Effect::Retry);
        match (&self.saving, self.is_dirty()) {
            (Saving::Failed(_), _) => self.say("Trying again"),
            (_, false) => self.say(super::outside::ALL_SAVED),
            _ => {}
        }
    }

    /// Keeps what is being typed and quits. A form that can't be saved stays once, and says why.
    pub(super) fn quit_now(&mut self, effects: &mut Vec<Effect>) {
        self.commit_note();
        let changed = |it: &Overlay| matches!(it, Overlay::Form(form) if form.is_dirty() && form.is_row());
        if self.overlays.last().is_some_and(changed) && !self.quit_refused {
            self.save_form();
            if self.overlays.last().is_some_and(|it| matches!(it, Overlay::Form(_) | Overlay::Menu(_))) {
                self.quit_refused = true;
                let key = Command::QuitNow.key();
                return self.refuse(format!(
                    "This form can't be saved yet · {key} once more quits and offers it back"
                ));
            }
        }
        effects.push(Effect::Quit);
    }

    /// The shell tries to save first; where that fails it says so, and this is asked.
    fn ask_quit(&mut self) {
        let Saving::Failed(why) = &self.saving else { return };
        if self.overlays.iter().any(super::outside::is_about_saving) {
            return;
        }
        let why = why.split(" · ").next().unwrap_or_default();
        let question = match self.is_dirty() {
            true => format!("The last change is NOT SAVED: {why}. Quit and put it into a rescue file?"),
            false => format!(
                "The season is NOT SAVED: {why}. Quit, leave the file as it is, and keep yours as a rescue file?"
            ),
        };
        self.overlays.push(Overlay::Ask(Ask {
            question,
            yes: "Quit".into(),
            no: "Stayed".into(),
            safe: Answer::No,
            about: About::QuitUnsaved,
        }));
    }

    fn export_failed(&mut self, problem: ExportProblem) {
        match problem {
            ExportProblem::Failed(why) => self.refuse(format!("Not exported: {why}")),
            ExportProblem::Exists(path) => {
                let Some((_, text)) = self.exporting.take() else { return };
                self.overlays.push(Overlay::Ask(Ask {
                    question: format!("{path} is there already. Replace it?"),
                    yes: "Replace it".into(),
                    no: "Kept the file that is there".into(),
                    safe: Answer::No,
                    about: About::ReplaceExport { path, text },
                }));
            }
        }
    }

    /// Hands a text over to be written.
    pub(super) fn send_export(&mut self, path: String, text: String) {
        self.exporting = Some((path.clone(), text.clone()));
        self.outgoing.push(Effect::Export { path, text, replace: Replace::No });
    }
}
