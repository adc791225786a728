//! Which command a key runs, by the scopes that count where it is pressed.

use super::{
    command::{COMMANDS, Command, GlobalCommand, Scope, Spec},
    key::Key,
};

/// Returns the command of a key: the scopes are asked from the innermost out. One that takes text closes the chain for
/// all keys but the marked ones, and so does whatever lies over a tab for the keys of [`Scope::Global`], except for help.
pub fn resolve(scopes: &[Scope], key: Key) -> Option<Command> {
    let on_tab = scopes.contains(&Scope::Tab);
    let mut in_text = false;
    for scope in scopes {
        let closed = in_text || (*scope == Scope::Global && !on_tab);
        let stays = |spec: &Spec| spec.command == GlobalCommand::Help.into() && !in_text;
        let mut rows = COMMANDS.iter().filter(|spec| spec.scope == *scope);
        let found = rows.find(|spec| {
            spec.bindings().any(|(bound, marked)| bound == key && (marked || !closed || stays(spec)))
        });
        if let Some(spec) = found {
            return Some(spec.command);
        }
        in_text |= scope.takes_text();
    }
    None
}

/// Returns the rows of the command table whose keys count in these scopes.
pub fn reachable(scopes: &[Scope]) -> impl Iterator<Item = &'static Spec> + '_ {
    let counts = |spec: &&Spec| spec.bindings().any(|(key, _)| resolve(scopes, key) == Some(spec.command));
    scopes.iter().flat_map(|scope| COMMANDS.iter().filter(move |spec| spec.scope == *scope)).filter(counts)
}

impl Scope {
    /// True for the scopes of the tabs, whose commands also run from the palette and the help.
    pub fn is_of_tabs(self) -> bool {
        matches!(
            self,
            Scope::Tab
                | Scope::Timeline
                | Scope::Components
                | Scope::Letters
                | Scope::Statements
                | Scope::Signals
                | Scope::Interviews
                | Scope::Shortlist
                | Scope::Ranks
        )
    }

    /// True for the scope of text, which closes the chain: none outside it is asked for anything but marked keys. Scopes
    /// that add keys to a text, such as that of notes, stand before it.
    pub(super) fn takes_text(self) -> bool {
        self == Scope::Text
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::app::command::{
        FormCommand, ListCommand, NoteCommand, ReviewCommand, TextCommand, UndoCommand,
    };

    #[test]
    fn every_key_reads_prints_back_and_is_bound_once_in_its_scope() {
        let mut seen = HashSet::new();
        for spec in COMMANDS {
            assert_eq!(spec.command.spec().command, spec.command);
            for text in spec.keys.split(' ').filter(|it| !it.is_empty()) {
                let name = text.trim_end_matches('†');
                let key = Key::parse(name).unwrap_or_else(|| panic!("{name:?} is no key"));
                assert_eq!(key.name(), name);
                assert!(seen.insert((spec.scope, key)), "{name} is bound twice in {:?}", spec.scope);
            }
        }
    }

    #[test]
    fn no_key_is_one_that_terminals_and_tmux_take() {
        for spec in COMMANDS {
            for (key, _) in spec.bindings() {
                assert!(
                    !["ctrl-h", "ctrl-i", "ctrl-j", "ctrl-m", "ctrl-[", "ctrl-b", "[", "]"]
                        .contains(&key.name().as_str())
                );
            }
        }
    }

    #[test]
    fn text_closes_the_chain_but_for_marked_keys() {
        let scopes = [Scope::Form, Scope::Text, Scope::Global];
        let command = |key| resolve(&scopes, Key::parse(key).unwrap());
        assert_eq!(command("q"), None);
        assert_eq!(command("ctrl-c"), Some(GlobalCommand::QuitNow.into()));
        assert_eq!(command("ctrl-r"), Some(TextCommand::Redo.into()));
        assert_eq!(command("f1"), Some(GlobalCommand::Help.into()));
        assert_eq!(command("tab"), Some(FormCommand::Next.into()));
    }

    #[test]
    fn a_note_has_the_keys_of_all_texts_and_of_its_form() {
        let scopes = [Scope::Note, Scope::Form, Scope::Text, Scope::Global];
        let command = |key| resolve(&scopes, Key::parse(key).unwrap());
        assert_eq!(command("up"), Some(NoteCommand::Up.into()));
        assert_eq!(command("tab"), Some(FormCommand::Next.into()));
        assert_eq!(command("left"), Some(TextCommand::Left.into()));
        assert_eq!(command("backspace"), Some(TextCommand::Backspace.into()));
        assert_eq!(command("q"), None);
    }

    #[test]
    fn what_lies_over_a_tab_closes_the_chain_but_for_marked_keys() {
        let command = |scopes: &[Scope], key| resolve(scopes, Key::parse(key).unwrap());
        let review = [Scope::Review, Scope::List, Scope::Undo, Scope::Global];
        assert_eq!(command(&review, "q"), Some(ReviewCommand::Leave.into()));
        assert_eq!(command(&review, "j"), Some(ListCommand::Down.into()));
        assert_eq!(command(&review, "u"), Some(UndoCommand::Undo.into()));
        assert_eq!(command(&review, "?"), Some(GlobalCommand::Help.into()));
        assert_eq!(command(&review, "1"), None, "another tab isn't reached from here");
        assert_eq!(command(&review, "esc"), Some(GlobalCommand::Back.into()));
        let tab = [Scope::Timeline, Scope::Tab, Scope::List, Scope::Undo, Scope::Global];
        assert_eq!(command(&tab, "1"), Some(GlobalCommand::GoTimeline.into()));
        let picker = [Scope::Picker, Scope::Text, Scope::List, Scope::Global];
        assert_eq!(command(&picker, "down"), Some(ListCommand::Down.into()));
        assert_eq!(command(&picker, "home"), Some(TextCommand::RowStart.into()));
        assert_eq!(command(&picker, "ctrl-d"), None);
    }

    #[test]
    fn only_what_works_is_reachable() {
        let in_text: Vec<Command> =
            reachable(&[Scope::Form, Scope::Text, Scope::Global]).map(|it| it.command).collect();
        assert!(in_text.contains(&GlobalCommand::QuitNow.into()));
        assert!(!in_text.contains(&GlobalCommand::Quit.into()), "q is a letter there");
    }
}
