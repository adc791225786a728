//! The one list of everything a user can do. Key handling, help, palette, footer and the README's table read it; no
//! other file names a key. Each scope has an enum of its own, so that a screen which forgets a command doesn't compile.

use super::{command_rows::commands, key::Key};

/// One row of the list.
#[derive(Debug)]
pub struct Spec {
    pub command: Command,
    pub scope: Scope,
    /// Its keys with blanks between; `†` behind one says that it also works while text is typed and over a tab.
    pub keys: &'static str,
    pub title: &'static str,
    pub help: &'static str,
}

commands! {
    /// Commands for the rows of every tab.
    Tab TabCommand "On every tab" {
        Tick "space" "Tick or mark" "Tick what is done, or mark a row for several at once";
        Add "a" "Add" "Add a task, a component, an interview or programs";
        Edit "e" "Edit" "Edit the selected row";
        Delete "d delete" "Delete" "Delete the selected row; asks for the key a second time";
        Filter "/" "Filter this list" "Show only rows that match: words, and of programs fields: status:invited state:CA score>4 missing:letters -dr";
        NextView "v" "Next view" "Another view of this tab: agenda, month, season; checklist, letters, statements, signals, costs; table, rank list";
        PreviousView "V" "Previous view" "The view before";
        Sort "s" "Sort" "Choose what this list is sorted by";
        SetStatus "t" "Status" "Set the status with one letter, for all marked programs at once";
        Export "x" "Export" "Write shortlist, timeline or components to a file";
        OpenLink "o" "Open link" "Open the row's link or website in the browser";
        Copy "y" "Copy" "Copy the row's link, or its text, to the clipboard";
        EditOutside "E" "Edit in $EDITOR" "Write the row's notes in your own editor";
        Left "left h" "Left" "Go left: to the list, to the column before";
        Right "right l" "Right" "Go right: to the detail, to the next column";
        Enter "enter" "Open" "Go in: detail, note, or where it lives";
    }
    /// Commands that work everywhere.
    Global GlobalCommand "Everywhere" {
        GoTimeline "1" "Timeline" "Go to the timeline";
        GoComponents "2" "Components" "Go to the application's components";
        GoLetters "" "Letters" "Go to the letters: who writes, and which program gets which";
        GoStatements "" "Statements" "Go to the personal statements: their texts, and which program gets which";
        GoSignals "" "Signals" "Go to the signals: what is left of each tier, and which program has which";
        GoCosts "" "Costs" "Go to the costs: fees and your own expenses, committed and to come";
        GoInterviews "3" "Interviews" "Go to the interviews and their notes";
        GoShortlist "4" "Shortlist" "Go to the programs";
        GoRanks "" "Rank list" "Go to the rank lists: the primary one and the supplemental ones";
        NextTab "tab" "Next tab" "Go to the next tab";
        PreviousTab "backtab" "Previous tab" "Go to the tab before";
        Invitation "i" "Invitation came" "Take down an invitation, its dates, a move, a cancellation, a rejection; a whole mail can be pasted";
        WriteUp "w" "Write up" "Write up the newest interview that has no write-up yet, or the selected one that is over";
        Messages "m" "Messages" "Thank-yous owed, person after person, and letters to programs: text, when, by what";
        Find "f" "Find anywhere" "Find people, notes, programs, dates, questions, pages; # lists the tags";
        Review "!" "Review" "Every warning in one list: clashes, days off, what waits too long";
        Palette ": ctrl-p†" "Commands" "Find a command by its name and run it";
        Help "? f1†" "Help" "The keys that work here";
        Guide "f2†" "Guide" "The reference: pathways, rules, dates, numbers, each with its source";
        Facts "f3†" "Facts of the season" "Every date, fee, limit, signal and rule: source, day, how sure; correct it";
        Versions "f4†" "Backups and conflicts" "Earlier versions, what came in, where two copies differ";
        Templates "" "Templates" "Texts for notes and messages: look at them, edit them, add your own";
        Settings "," "Settings" "Name, time zone, specialties, week start";
        Save "ctrl-s†" "Save now" "Save at once; try again after an error";
        Repaint "ctrl-l†" "Repaint" "Draw the whole screen again";
        Suspend "ctrl-z" "Suspend" "Back to the shell; fg returns";
        Quit "q" "Quit" "Save and quit";
        QuitNow "ctrl-c†" "Quit safely" "Keep the text being typed, save and quit";
        Back "esc† ctrl-g†" "Back" "Go back, or cancel";
    }
    /// Commands of whatever changes the season without being a form.
    Undo UndoCommand "Changes" {
        Undo "u" "Undo" "Take the last change back";
        Redo "ctrl-r" "Redo" "Make the last undone change again";
    }
    /// Commands that move through any list or page.
    List ListCommand "Lists" {
        Down "down† j ctrl-n†" "Down" "Move down";
        Up "up† k" "Up" "Move up";
        PageDown "pgdn†" "Page down" "Move down a page";
        PageUp "pgup†" "Page up" "Move up a page";
        HalfDown "ctrl-d" "Half a page down" "Move down half a page";
        HalfUp "ctrl-u" "Half a page up" "Move up half a page";
        First "home g" "First" "Go to the first row";
        Last "end G" "Last" "Go to the last row";
    }
    Timeline TimelineCommand "Timeline" {
        Today "T" "Today" "Go to the first thing of today";
        Snooze "z" "Snooze" "Put a task of your own out of sight until a day";
        AddRotation "b" "Rotation or days taken" "Add a rotation, call, clinic, a conference, vacation or blocked days";
        TakeBack "R" "Take correction back" "Show the bundled date again";
    }
    Components ComponentsCommand "Components" {
        Hide "-" "Hide or unhide" "Hide a component that doesn't concern you";
        ShowHidden "." "Show hidden" "Show hidden components, or hide them again";
        Confirm "c" "Confirm" "Say that what was assumed to be done is done";
        ConfirmGroup "C" "Confirm the group" "Say so of all that was assumed in this group";
        MoveDown "J shift-down" "Move down" "Move the component down in its group, or the selected step";
        MoveUp "K shift-up" "Move up" "Move it up";
    }
    Letters LettersCommand "Components: letters" {
        WholeRow "r" "Whole row" "Give the program as many letters as fit, those received first; it takes none away";
        WholeColumn "c" "Whole column" "Assign the letter to all programs shown that have room; it takes it from none";
        Remind "R" "Reminded today" "Write down that you reminded the writer today";
    }
    Statements StatementsCommand "Components: statements" {
        WholeColumn "c" "Whole column" "Give the statement to all programs shown of its specialty that have none; it takes it from none";
        Compare "=" "Compare" "What differs between this statement and another one, paragraph by paragraph";
        NextVersion "C" "Next version" "Copy the statement, to go on with the copy";
        TakeOver "M" "Move programs here" "Give this version to all programs that have the version before it; one step of undo";
    }
    Signals SignalsCommand "Components: signals" {
        Raise "+" "Higher signal" "Give the program a signal, or one of a higher tier";
        Lower "-" "Lower signal" "One tier lower, and below the lowest no signal";
    }
    Interviews InterviewsCommand "Interviews" {
        Brief "p" "Brief" "One page to read before: both clocks, agenda, people, facts, blanks, questions";
        Questions "b" "Question bank" "Questions to ask and to be ready for: choose them, write down the answers";
        Agenda "A" "Agenda" "Write or paste the agenda of the day, one line for each stop";
        People "P" "People" "Write down whom you meet, one a line";
    }
    Shortlist ShortlistCommand "Shortlist" {
        Raise "+" "Higher signal" "Give the program a signal, or one of a higher tier; all marked programs at once";
        Lower "-" "Lower signal" "One tier lower, and below the lowest no signal; all marked programs at once";
        AddOwn "A" "Own program" "Add a program that isn't in the catalog";
        PasteNames "p" "Paste names" "Add programs from a list of names, one per line";
        Tags "#" "Tags" "Give tags to the program, or take them away; to all marked programs at once";
        Named "F" "Named filters" "Take a filter by its name; give the present one a name";
        MarkAll "*" "Mark all shown" "Mark all rows that are shown, or none";
    }
    /// Commands of the rank lists.
    Ranks RanksCommand "Shortlist: rank list" {
        MoveDown "J shift-down" "Move down" "Move the position one place down, or all marked ones together";
        MoveUp "K shift-up" "Move up" "Move it one place up";
        Place "#" "To place" "Type the number that it is to have";
        MarkAll "*" "Mark all" "Mark all positions of this part, or none";
        GoOpen "o" "On no list" "Go to the first position that stands on no list";
        Why "=" "Why" "Why it stands above the next one, and how firm that is";
        Pairwise "W" "Pairwise" "Which of these two? A few questions sort the marked positions, or the whole list";
        Reason "r" "Reason" "One line that says why it is here";
        Attach "L" "Supplemental list" "Attach a supplemental list to an advanced position";
        DoNotRank "N" "Do not rank" "Keep the program off all lists, with the reason; again: it may be ranked";
        History "H" "History" "Earlier versions: what differs, and bring one back";
        Certified "c" "Certified" "Write down that these lists were certified in R3";
        PasteBack "P" "Paste R3's list" "Compare R3's own list with this one, row by row";
    }
    RankWhy RankWhyCommand "Why above the next" {
        Firm "1" "Firm" "Nothing will change this pair; goes on to the next one";
        Leaning "2" "Leaning" "Rather this way; goes on to the next one";
        Open "3" "Open" "Not decided yet; goes on to the next one";
        Swap "s" "Swap" "Put the lower one above";
        Reason "r" "Reason" "One line that says why the upper one is here";
    }
    Pairwise PairwiseCommand "Pairwise" {
        First "left 1" "The left one" "The first of the two is better";
        Second "right 2" "The right one" "The second is better";
        Take "enter" "Take this order" "Put the positions in the order of the answers; neighbors that were open lean that way then";
        Again "a" "Ask again" "Forget the answers about these positions";
    }
    RankHistory RankHistoryCommand "Rank list history" {
        Pick "space" "Pick" "Pick a version to compare the selected one with; otherwise it is compared with the lists as they are";
        Restore "R" "Bring back" "Bring this version back as one step of undo; the lists as they are stay as a version";
        Keep "n" "Keep as" "Keep the lists as they are under a name";
        Down "enter" "Scroll" "Scroll what differs";
    }
    R3 R3Command "R3's list" {
        Certify "enter" "Certified" "Write down that R3 holds this very list, certified";
        Anew "delete" "Paste anew" "Throw the pasted list away";
    }
    /// Commands of what came from a program.
    Invitation InvitationCommand "Invitation" {
        Next "enter" "Yes, next" "Take what is shown and go to what is asked next; when nothing is, keep it all";
        Take "1 2 3 4 5 6 7 8 9" "Take that date" "Schedule the interview on the date of that number";
        Hold "h" "Hold" "Keep the selected date without taking it yet";
        NextChoice "right l space" "Other" "Turn to what else it may be; keep or leave out";
        PreviousChoice "left" "The one before" "Turn back to what it may be";
        Edit "e" "Edit" "Type the selected line";
        AddDate "a" "Add dates" "Type or paste more dates";
        Drop "d delete" "Take out" "Take the selected date, day to reply by, link or person out";
        PutBack "u" "Put back" "Put back the part that was taken out last";
        ShowMail "tab" "The mail" "Show the pasted mail below, with the words that the selected line was read from";
    }
    WriteUp WriteUpCommand "Write-up" {
        Next "tab" "Next" "Go to what is filled in next";
        Previous "backtab" "Back one" "Go to what was filled in before";
        Done "ctrl-s†" "Done" "Keep it and close; Esc does the same";
    }
    Messages MessagesCommand "Messages" {
        Sent "space" "Sent" "Write down that it was sent now, with its text; again: asks whether it wasn't";
        Copy "y" "Copy the text" "Copy the text to the clipboard";
        Mail "o" "Open in mail" "Hand the text to your mail program, where the address is known";
        Write "enter" "Write" "Write the text; it begins with the template";
        WriteOutside "E" "Write in $EDITOR" "Write the text in your own editor";
        Edit "e" "Edit" "To whom it goes, when, by what";
        Person "p" "The person" "Edit the person: address, talking point, how the name is said";
        Template "t" "Template" "Take the text of another template";
        Add "a" "New message" "A thank-you note, an interest or update letter, a letter of intent";
        NotNeeded "-" "Not needed" "Say that it needn't be sent; again: it is owed";
        AllSent "A" "All of the interview" "Write down that everybody met at this interview was thanked now";
        First "*" "You are my first" "It says that they are your first, or doesn't; a second one asks for a reason";
        Withdraw "W" "Told otherwise" "Write down that you told them today that they aren't your first any more";
        Delete "d delete" "Delete" "Delete the message; asks for the key a second time";
        Read "right l tab" "Read on" "Give the keys of lists to the text, to scroll it";
        Leave "left h q" "Back" "Back to the list, or out";
    }
    Brief BriefCommand "Brief" {
        Down "space" "Down" "Scroll down";
        OpenLink "o" "Open link" "Open the link of the interview in the browser";
        Questions "b" "Question bank" "Choose what to ask";
        Copy "y x" "Copy" "Copy the brief as Markdown";
        Close "q p left h" "Close" "Close the brief";
    }
    Bank BankCommand "Question bank" {
        Choose "space" "Choose" "Choose the question for this interview, or not: the brief has it";
        Favorite "*" "Favorite" "Favorites stand first";
        Answer "enter" "Answer" "Write what was answered; where you are asked, prepare your answer";
        Asked "n" "Was asked" "Note that it was asked at this interview, and the words";
        Open "right l" "Look at it" "See its advice, and what others answered";
        Add "a" "Add" "Add a question of your own";
        Edit "e" "Edit" "Edit your own question; of a bundled one, what you prepared";
        Delete "d delete" "Delete" "Delete your own question; asks for the key a second time";
        Search "/" "Search" "Show only questions that hold these letters";
        NextShelf "v" "Next part" "To ask, asked of you, nobody should ask";
        PreviousShelf "V" "Part before" "The part before";
        Leave "left h q" "Back" "Back to the list, or out";
    }
    /// Commands of what is answered with a digit.
    Scores ScoresCommand "Write-up: scores" {
        Down "down" "Down" "The next one";
        Up "up" "Up" "The one before";
        Enter "enter" "Next" "The next one; on the notes, write them";
        More "right" "More" "One more";
        Less "left" "Less" "One less";
        Clear "delete backspace" "Clear" "Take the answer back";
    }
    /// Commands of a list below a line of text.
    Picker PickerCommand "Lists to choose from" {
        Choose "enter" "Choose" "Run or open the selected line";
    }
    Catalog CatalogCommand "Catalog" {
        NextSpecialty "tab" "Next specialty" "Show the next specialty at that institution";
        Mark "ctrl-t" "Mark" "Mark the program and go down";
        Add "enter" "Add" "Add the marked programs, or the selected one";
    }
    /// Commands of the screen that matches pasted names to the catalog.
    Matches MatchesCommand "Pasted names" {
        PreviousChoice "left h" "Previous choice" "Choose the match before";
        NextChoice "right l" "Next choice" "Choose the next match";
        Own "o" "Own program" "Keep the line as a program of your own";
        Skip "space -" "Not a program" "Leave this line out, or take it in again";
        Search "/" "Search" "Search the catalog for this line";
        NextSpecialty "tab" "Specialty" "Add these programs for the next specialty";
        NextColumn "c" "Column of names" "Take the names from the next column of a pasted table";
        Add "enter" "Add" "Go to the next open line; when none is open, add them all";
    }
    Form FormCommand "Form" {
        Next "tab down" "Next field" "Go to the next field";
        Previous "backtab up" "Previous field" "Go to the field before";
        Enter "enter" "Next or save" "Go to the next field; on the last one save";
        Save "ctrl-s†" "Save" "Save the form";
        First "pgup" "First field" "Go to the first field";
        Last "pgdn" "Last field" "Go to the last field";
    }
    /// Commands of a form's field that takes one of a few choices.
    Choice ChoiceCommand "Form: a choice" {
        Next "right space" "Next choice" "Take the next choice";
        Previous "left" "Previous choice" "Take the choice before";
    }
    /// Commands of a form's field that holds some of a few words.
    Ticks TicksCommand "Form: ticks" {
        Open "space enter" "Tick" "Show what can be ticked, and tick it";
    }
    Menu MenuCommand "Menu" {
        Choose "enter" "Choose" "Take the selected line";
        Tick "space" "Tick" "Tick the selected line";
    }
    Question QuestionCommand "Question" {
        Yes "y" "Yes" "Yes";
        No "n" "No" "No";
        Safe "enter" "The safe choice" "Take the safe choice";
    }
    /// Commands of any text that is typed.
    Text TextCommand "Text" {
        Left "left" "Left" "One character left";
        Right "right" "Right" "One character right";
        WordLeft "ctrl-left alt-left alt-b" "Word left" "One word left";
        WordRight "ctrl-right alt-right alt-f" "Word right" "One word right";
        RowStart "home" "Row start" "To the start of the row";
        RowEnd "end" "Row end" "To the end of the row";
        SelectLeft "shift-left" "Select left" "Select one character left";
        SelectRight "shift-right" "Select right" "Select one character right";
        SelectRowStart "shift-home" "Select to row start" "Select to the start of the row";
        SelectRowEnd "shift-end" "Select to row end" "Select to the end of the row";
        SelectAll "ctrl-a" "Select all" "Select the whole text";
        Backspace "backspace" "Delete left" "Delete the character before the cursor";
        Delete "delete" "Delete right" "Delete the character at the cursor";
        DeleteWord "ctrl-w alt-backspace" "Delete word" "Delete the word before the cursor";
        DeleteToStart "ctrl-u" "Delete to row start" "Delete to the start of the row";
        DeleteToEnd "ctrl-k" "Delete to row end" "Delete to the end of the row";
        Cut "ctrl-x" "Cut" "Cut the selected text";
        Copy "ctrl-y" "Copy" "Copy the selected text";
        Paste "ctrl-v" "Paste" "Paste what was cut or copied here";
        Undo "ctrl-z" "Undo typing" "Take the last typing back";
        Redo "ctrl-r" "Redo typing" "Type it again";
    }
    /// Commands of a text of many lines.
    Note NoteCommand "Note" {
        Up "up" "Up" "One row up";
        Down "down" "Down" "One row down";
        PageUp "pgup" "Page up" "One page up";
        PageDown "pgdn" "Page down" "One page down";
        Top "ctrl-home" "Start" "To the start of the text";
        Bottom "ctrl-end" "End" "To the end of the text";
        SelectUp "shift-up" "Select up" "Select one row up";
        SelectDown "shift-down" "Select down" "Select one row down";
        SelectWordLeft "ctrl-shift-left alt-shift-left" "Select word left" "Select one word left";
        SelectWordRight "ctrl-shift-right alt-shift-right" "Select word right" "Select one word right";
        SetMark "ctrl-space" "Set mark" "Start a selection here";
        NewLine "enter" "New line" "Start a new line; a list goes on";
        Find "ctrl-f" "Find in note" "Find a text in this note";
        Template "ctrl-t" "Template" "Insert headings from a template; make this text one of your own";
        Outside "ctrl-o" "In $EDITOR" "Go on in your own editor";
    }
    Templates TemplatesCommand "Templates" {
        Take "enter" "Insert" "Insert it at the cursor of the note, as one step of undo; without a note, edit it";
        Add "a" "Add" "Add a template of your own";
        Keep "s" "Keep this text" "Make a template of the text that is being written";
        Edit "e" "Edit" "Edit your own template, or change a bundled one";
        TakeBack "R" "Take changes back" "Show a bundled template again as it comes";
        Delete "d delete" "Delete" "Delete your own template; asks for the key a second time";
        Open "right l" "Look at it" "Read it as it would be inserted";
        Leave "left h q" "Back" "Back to the list, or out";
    }
    Filter FilterCommand "Filter line" {
        Keep "enter" "Keep" "Keep the filter and go back to the list";
    }
    /// Commands of a filter of programs, which names fields.
    ProgramFilter ProgramFilterCommand "Filter line: programs" {
        Complete "tab" "Complete" "Complete the field or the value at the cursor; again: the next one";
        CompleteBack "backtab" "The one before" "The choice before";
        Named "ctrl-f" "Named filters" "Take a filter by its name, or give this one a name";
    }
    Reader ReaderCommand "Guide" {
        Down "space" "Down" "Scroll down";
        NextPage "right l tab n" "Next page" "The next page of the guide";
        PreviousPage "left h backtab p" "Previous page" "The page before";
        Close "q" "Close" "Close the guide";
        Contents "/" "Contents" "All pages of the guide, searchable";
    }
    Facts FactsCommand "Facts of the season" {
        Open "enter right l" "Look at it" "See its note, its source and how sure it is";
        Correct "e" "Correct" "Enter your own date or number, with its source";
        TakeBack "R" "Take correction back" "Show again what fluoro brings";
        Search "/" "Search" "Show only facts that hold these letters";
        Leave "left h q" "Back" "Back to the list, or out";
    }
    Versions VersionsCommand "Backups and conflicts" {
        Open "enter right l" "Look at it" "See what would change, or decide what both sides changed";
        Take "R" "Restore or take in" "Take this version into the season; one step of undo";
        Drop "d delete" "Remove" "Remove a file that is settled; asks first";
        Leave "left h q" "Back" "Back to the list, or out";
    }
    Conflict ConflictCommand "What both sides changed" {
        NextSide "right l tab" "Next side" "The next side: as it was, yours, theirs";
        PreviousSide "left h backtab" "Side before" "The side before";
        Take "enter space" "Take this side" "Put what this side says into the season; one step of undo";
        TakeBefore "1" "As it was" "Take what stood there before";
        TakeOurs "2" "Yours" "Keep yours";
        TakeTheirs "3" "Theirs" "Take theirs";
        Leave "q" "Back" "Leave the rest for later";
    }
    Review ReviewCommand "Review" {
        Go "enter" "Go there" "Go to where it is put right; Esc comes back";
        Dismiss "z -" "Set aside" "Set a warning aside, with a reason; it comes back when its inputs change";
        BringBack "R" "Bring back" "Bring back a warning that was set aside";
        Leave "q" "Back" "Leave the review";
    }
}

impl Command {
    /// Returns its first key as people read it; empty if it has none.
    pub fn key(self) -> String {
        self.spec().bindings().next().map(|it| it.0.to_string()).unwrap_or_default()
    }
}

impl Spec {
    /// Returns each key, and whether it also works while text is typed and over a tab.
    pub fn bindings(&self) -> impl Iterator<Item = (Key, bool)> + 'static {
        self.keys.split(' ').filter_map(|text| match text.strip_suffix('†') {
            Some(text) => Key::parse(text).map(|key| (key, true)),
            None => Key::parse(text).map(|key| (key, false)),
        })
    }

    /// Returns all its keys as people read them.
    pub fn shown_keys(&self) -> String {
        self.bindings().map(|it| it.0.to_string()).collect::<Vec<_>>().join(" ")
    }
}
