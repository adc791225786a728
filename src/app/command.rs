//! The one list of everything a user can do. Key handling, help, palette, footer and the README's table read it; no
//! other file names a key.

use super::key::Key;

/// Where a command's keys count. Inner scopes come first when a key is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    Global,
    Timeline,
    Components,
    Interviews,
    Shortlist,
    /// A list in an overlay, below its line of text.
    Picker,
    Catalog,
    Paste,
    Form,
    /// A form's field that takes one of a few choices.
    Choice,
    Menu,
    Question,
    Text,
    Note,
    Filter,
    Reader,
    Versions,
    Conflict,
    Review,
}

/// One row of the list.
#[derive(Debug)]
pub struct Spec {
    pub command: Command,
    pub scope: Scope,
    /// Keys with blanks between; `†` behind one says that it also works while text is typed.
    pub keys: &'static str,
    pub title: &'static str,
    pub help: &'static str,
}

macro_rules! commands {
    ($($scope:ident { $($command:ident $keys:literal $title:literal $help:literal;)* })*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command { $($($command),*),* }

        pub const COMMANDS: &[Spec] = &[$($(Spec {
            command: Command::$command,
            scope: Scope::$scope,
            keys: $keys,
            title: $title,
            help: $help,
        }),*),*];
    };
}

commands! {
    Global {
        GoTimeline "1" "Timeline" "Go to the timeline";
        GoComponents "2" "Components" "Go to the application's components";
        GoInterviews "3" "Interviews" "Go to the interviews and their notes";
        GoShortlist "4" "Shortlist" "Go to the programs";
        NextTab "tab" "Next tab" "Go to the next tab";
        PreviousTab "backtab" "Previous tab" "Go to the tab before";
        Tick "space" "Tick or mark" "Tick what is done, or mark a row for several at once";
        Add "a" "Add" "Add a task, a component, an interview or programs";
        Edit "e" "Edit" "Edit the selected row";
        Delete "d delete" "Delete" "Delete the selected row; asks for the key a second time";
        Undo "u" "Undo" "Take the last change back";
        Redo "ctrl-r" "Redo" "Make the last undone change again";
        Filter "/" "Filter this list" "Show only rows that match a few letters";
        Find "f" "Find anywhere" "Find programs, dates, interviews, people, notes and questions";
        NextView "v" "Next view" "Agenda, month, season";
        PreviousView "V" "Previous view" "The view before";
        Review "!" "Review" "Every warning in one list: clashes, days off, what waits too long";
        Sort "s" "Sort" "Choose what this list is sorted by";
        SetStatus "t" "Status" "Set the status with one letter, for all marked programs at once";
        Export "x" "Export" "Write the shortlist or the timeline into a file";
        OpenLink "o" "Open link" "Open the row's link or website in the browser";
        Copy "y" "Copy" "Copy the row's link, or its text, to the clipboard";
        EditOutside "E" "Edit in $EDITOR" "Write the row's notes in your own editor";
        Palette ": ctrl-p†" "Commands" "Find a command by its name and run it";
        Help "? f1†" "Help" "The keys that work here";
        Guide "f2†" "Guide" "The reference: pathways, rules, dates, numbers, each with its source";
        Versions "f4†" "Backups and conflicts" "Earlier versions, what came in, where two copies differ";
        Settings "," "Settings" "Name, time zone, specialties, week start";
        Save "ctrl-s†" "Save now" "Save at once; try again after an error";
        Repaint "ctrl-l†" "Repaint" "Draw the whole screen again";
        Suspend "ctrl-z" "Suspend" "Back to the shell; fg returns";
        Quit "q" "Quit" "Save and quit";
        QuitNow "ctrl-c†" "Quit safely" "Keep the text being typed, save and quit";
        Down "down j" "Down" "Move down";
        Up "up k" "Up" "Move up";
        PageDown "pgdn" "Page down" "Move down a page";
        PageUp "pgup" "Page up" "Move up a page";
        HalfDown "ctrl-d" "Half a page down" "Move down half a page";
        HalfUp "ctrl-u" "Half a page up" "Move up half a page";
        First "home g" "First" "Go to the first row";
        Last "end G" "Last" "Go to the last row";
        Left "left h" "Left" "Go left: to the list, to the column before";
        Right "right l" "Right" "Go right: to the detail, to the next column";
        Enter "enter" "Open" "Go in: detail, note, or where it lives";
        Back "esc† ctrl-g†" "Back" "Go back, or cancel";
    }
    Timeline {
        Today "T" "Today" "Go to the first thing of today";
        Snooze "z" "Snooze" "Put a task of your own out of sight until a day";
        AddRotation "b" "Rotation or blocked days" "Add a rotation, or days on which nothing can be";
        TakeBack "R" "Take correction back" "Show the bundled date again";
    }
    Components {
        Hide "-" "Hide or unhide" "Hide a component that doesn't concern you";
        ShowHidden "." "Show hidden" "Show hidden components, or hide them again";
    }
    Shortlist {
        AddOwn "A" "Own program" "Add a program that isn't in the catalog";
        PasteNames "p" "Paste names" "Add programs from a list of names, one per line";
        MarkAll "*" "Mark all shown" "Mark all rows that are shown, or none";
    }
    Picker {
        PickDown "down ctrl-n" "Down" "Move down";
        PickUp "up" "Up" "Move up";
        PickPageDown "pgdn" "Page down" "Move down a page";
        PickPageUp "pgup" "Page up" "Move up a page";
        PickEnter "enter" "Choose" "Run or open the selected line";
    }
    Catalog {
        CatalogDown "down ctrl-n" "Down" "Move down";
        CatalogUp "up" "Up" "Move up";
        CatalogPageDown "pgdn" "Page down" "Move down a page";
        CatalogPageUp "pgup" "Page up" "Move up a page";
        CatalogSpecialty "tab" "Next specialty" "Show the next specialty at that institution";
        CatalogMark "ctrl-t" "Mark" "Mark the program and go down";
        CatalogAdd "enter" "Add" "Add the marked programs, or the selected one";
    }
    Paste {
        PasteDown "down j" "Down" "Move down";
        PasteUp "up k" "Up" "Move up";
        PasteLeft "left h" "Previous choice" "Choose the match before";
        PasteRight "right l" "Next choice" "Choose the next match";
        PasteOwn "o" "Own program" "Keep the line as a program of your own";
        PasteSkip "space -" "Not a program" "Leave this line out, or take it in again";
        PasteSearch "/" "Search" "Search the catalog for this line";
        PasteSpecialty "tab" "Specialty" "Add these programs for the next specialty";
        PasteAdd "enter" "Add" "Go to the next open line; when none is open, add them all";
    }
    Form {
        FormNext "tab down" "Next field" "Go to the next field";
        FormPrevious "backtab up" "Previous field" "Go to the field before";
        FormEnter "enter" "Next or save" "Go to the next field; on the last one save";
        FormSave "ctrl-s†" "Save" "Save the form";
        FormFirst "pgup" "First field" "Go to the first field";
        FormLast "pgdn" "Last field" "Go to the last field";
    }
    Choice {
        ChoiceNext "right space" "Next choice" "Take the next choice";
        ChoicePrevious "left" "Previous choice" "Take the choice before";
    }
    Menu {
        MenuDown "down j" "Down" "Move down";
        MenuUp "up k" "Up" "Move up";
        MenuFirst "home" "First" "Go to the first line";
        MenuLast "end" "Last" "Go to the last line";
        MenuEnter "enter" "Choose" "Take the selected line";
        MenuTick "space" "Tick" "Tick the selected line";
    }
    Question {
        Yes "y" "Yes" "Yes";
        No "n" "No" "No";
        SafeChoice "enter" "The safe choice" "Take the safe choice";
    }
    Text {
        TextLeft "left" "Left" "One character left";
        TextRight "right" "Right" "One character right";
        TextWordLeft "ctrl-left alt-left alt-b" "Word left" "One word left";
        TextWordRight "ctrl-right alt-right alt-f" "Word right" "One word right";
        TextRowStart "home" "Row start" "To the start of the row";
        TextRowEnd "end" "Row end" "To the end of the row";
        SelectLeft "shift-left" "Select left" "Select one character left";
        SelectRight "shift-right" "Select right" "Select one character right";
        SelectRowStart "shift-home" "Select to row start" "Select to the start of the row";
        SelectRowEnd "shift-end" "Select to row end" "Select to the end of the row";
        SelectAll "ctrl-a" "Select all" "Select the whole text";
        TextBackspace "backspace" "Delete left" "Delete the character before the cursor";
        TextDelete "delete" "Delete right" "Delete the character at the cursor";
        TextDeleteWord "ctrl-w alt-backspace" "Delete word" "Delete the word before the cursor";
        TextDeleteToStart "ctrl-u" "Delete to row start" "Delete to the start of the row";
        TextDeleteToEnd "ctrl-k" "Delete to row end" "Delete to the end of the row";
        TextCut "ctrl-x" "Cut" "Cut the selected text";
        TextCopy "ctrl-y" "Copy" "Copy the selected text";
        TextPaste "ctrl-v" "Paste" "Paste what was cut or copied here";
        TextUndo "ctrl-z" "Undo typing" "Take the last typing back";
        TextRedo "ctrl-r" "Redo typing" "Type it again";
    }
    Note {
        NoteUp "up" "Up" "One row up";
        NoteDown "down" "Down" "One row down";
        NotePageUp "pgup" "Page up" "One page up";
        NotePageDown "pgdn" "Page down" "One page down";
        NoteTop "ctrl-home" "Start" "To the start of the text";
        NoteBottom "ctrl-end" "End" "To the end of the text";
        SelectUp "shift-up" "Select up" "Select one row up";
        SelectDown "shift-down" "Select down" "Select one row down";
        SelectWordLeft "ctrl-shift-left alt-shift-left" "Select word left" "Select one word left";
        SelectWordRight "ctrl-shift-right alt-shift-right" "Select word right" "Select one word right";
        SetMark "ctrl-space" "Set mark" "Start a selection here";
        NewLine "enter" "New line" "Start a new line; a list goes on";
        NoteFind "ctrl-f" "Find in note" "Find a text in this note";
        NoteOutside "ctrl-o" "In $EDITOR" "Go on in your own editor";
    }
    Filter {
        FilterKeep "enter" "Keep" "Keep the filter and go back to the list";
        FilterDown "down" "Down" "Move down in the list";
        FilterUp "up" "Up" "Move up in the list";
    }
    Reader {
        ReadDown "down j space" "Down" "Scroll down";
        ReadUp "up k" "Up" "Scroll up";
        ReadPageDown "pgdn ctrl-d" "Page down" "Scroll down a page";
        ReadPageUp "pgup ctrl-u" "Page up" "Scroll up a page";
        ReadTop "home g" "Top" "To the top";
        ReadBottom "end G" "Bottom" "To the end";
        NextPage "right l tab n" "Next page" "The next page of the guide";
        PreviousPage "left h backtab p" "Previous page" "The page before";
        CloseGuide "q" "Close" "Close the guide";
        ReaderFind "/" "Contents" "All pages of the guide, searchable";
    }
    Versions {
        VersionDown "down j" "Down" "Move down";
        VersionUp "up k" "Up" "Move up";
        VersionPageDown "pgdn ctrl-d" "Page down" "Move down a page";
        VersionPageUp "pgup ctrl-u" "Page up" "Move up a page";
        VersionFirst "home g" "First" "Go to the first";
        VersionLast "end G" "Last" "Go to the last";
        VersionOpen "enter right l" "Look at it" "See what would change, or decide what both sides changed";
        VersionTake "R" "Restore or take in" "Take this version into the season; one step of undo";
        VersionDrop "d delete" "Remove" "Remove a file that is settled; asks first";
        VersionLeave "left h q" "Back" "Back to the list, or out";
    }
    Conflict {
        ConflictDown "down j" "Down" "The next thing to decide";
        ConflictUp "up k" "Up" "The thing before";
        ConflictRight "right l tab" "Next side" "The next side: as it was, yours, theirs";
        ConflictLeft "left h backtab" "Side before" "The side before";
        ConflictTake "enter space" "Take this side" "Put what this side says into the season; one step of undo";
        TakeBefore "1" "As it was" "Take what stood there before";
        TakeOurs "2" "Yours" "Keep yours";
        TakeTheirs "3" "Theirs" "Take theirs";
        ConflictLeave "q" "Back" "Leave the rest for later";
    }
    Review {
        ReviewDown "down j" "Down" "Move down";
        ReviewUp "up k" "Up" "Move up";
        ReviewPageDown "pgdn ctrl-d" "Page down" "Move down a page";
        ReviewPageUp "pgup ctrl-u" "Page up" "Move up a page";
        ReviewFirst "home g" "First" "Go to the first";
        ReviewLast "end G" "Last" "Go to the last";
        ReviewGo "enter" "Go there" "Go to where it is put right; Esc comes back";
        ReviewAside "z -" "Set aside" "Set a warning aside, with a reason; it comes back when its inputs change";
        ReviewBack "R" "Bring back" "Bring back a warning that was set aside";
        ReviewLeave "q" "Back" "Leave the review";
    }
}

impl Command {
    pub fn spec(self) -> &'static Spec {
        &COMMANDS[self as usize]
    }

    /// Its first key as people read it; empty where it has none.
    pub fn key(self) -> String {
        self.spec().bindings().next().map(|it| it.0.to_string()).unwrap_or_default()
    }
}

impl Spec {
    /// Each key, and whether it also works while text is typed.
    pub fn bindings(&self) -> impl Iterator<Item = (Key, bool)> + 'static {
        self.keys.split(' ').filter_map(|text| match text.strip_suffix('†') {
            Some(text) => Key::parse(text).map(|key| (key, true)),
            None => Key::parse(text).map(|key| (key, false)),
        })
    }

    /// All its keys as people read them.
    pub fn shown_keys(&self) -> String {
        self.bindings().map(|it| it.0.to_string()).collect::<Vec<_>>().join(" ")
    }
}

impl Scope {
    /// True for the scope of text, which closes the chain: none outside it is asked for anything but marked keys. Scopes
    /// that add keys to a text, such as that of notes, stand before it.
    pub fn takes_text(self) -> bool {
        self == Scope::Text
    }

    pub fn title(self) -> &'static str {
        match self {
            Scope::Global => "Everywhere",
            Scope::Timeline => "Timeline",
            Scope::Components => "Components",
            Scope::Interviews => "Interviews",
            Scope::Shortlist => "Shortlist",
            Scope::Picker => "Lists to choose from",
            Scope::Catalog => "Catalog",
            Scope::Paste => "Pasted names",
            Scope::Form => "Form",
            Scope::Choice => "Form: a choice",
            Scope::Menu => "Menu",
            Scope::Question => "Question",
            Scope::Text => "Text",
            Scope::Note => "Note",
            Scope::Filter => "Filter line",
            Scope::Reader => "Guide",
            Scope::Versions => "Backups and conflicts",
            Scope::Conflict => "What both sides changed",
            Scope::Review => "Review",
        }
    }
}

/// The command of a key: the scopes are asked from the innermost out; one that takes text closes the chain for all keys
/// but the marked ones.
pub fn resolve(scopes: &[Scope], key: Key) -> Option<Command> {
    let mut in_text = false;
    for scope in scopes {
        let mut rows = COMMANDS.iter().filter(|spec| spec.scope == *scope);
        let found =
            rows.find(|spec| spec.bindings().any(|(bound, marked)| bound == key && (marked || !in_text)));
        if let Some(spec) = found {
            return Some(spec.command);
        }
        in_text |= scope.takes_text();
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_key_reads_prints_back_and_is_bound_once_in_its_scope() {
        let mut seen = HashSet::new();
        for spec in COMMANDS {
            assert_eq!(spec.command.spec().command, spec.command);
            for text in spec.keys.split(' ') {
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
        assert_eq!(command("ctrl-c"), Some(Command::QuitNow));
        assert_eq!(command("ctrl-r"), Some(Command::TextRedo));
        assert_eq!(command("f1"), Some(Command::Help));
        assert_eq!(command("tab"), Some(Command::FormNext));
    }

    #[test]
    fn a_note_has_the_keys_of_all_texts_and_of_its_form() {
        let scopes = [Scope::Note, Scope::Form, Scope::Text, Scope::Global];
        let command = |key| resolve(&scopes, Key::parse(key).unwrap());
        assert_eq!(command("up"), Some(Command::NoteUp));
        assert_eq!(command("tab"), Some(Command::FormNext));
        assert_eq!(command("left"), Some(Command::TextLeft));
        assert_eq!(command("backspace"), Some(Command::TextBackspace));
        assert_eq!(command("q"), None);
    }
}
