//! Which command a key means, by the scopes in which it is looked up.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::{
        FormCommand, ListCommand, NoteCommand, ReviewCommand, TextCommand, UndoCommand,
    };

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
