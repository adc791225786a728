//! What a screen asks of the house, as plain data: to close, to open something, to go to a row, to do something. Names no
//! screen. Whatever is asked about carries its targets with it, so that an answer means what the question meant.

use std::path::PathBuf;

use super::{
    beside::{Beside, Compared},
    command::Command,
    export::{Export, Exported},
    left::Left,
    message::File,
    state::{InterviewsSort, MatrixSort, SignalsSort},
};
use crate::{
    domain::{
        field::FieldInfo,
        id::Id,
        messages::MessageLine,
        review::Warning,
        shortlist::Sort,
        tables::{LetterState, Match, Message, Progress, Signal, Specialty, Status, Table},
        time::{Day, Stamp, When},
    },
    store::report::{ConflictSide, Verdict},
};

pub use super::purpose::{
    Came, CatalogPurpose, DayPart, Filtered, GuidePlace, Hit, LinePurpose, Named, NewList, NoteText,
    PickerKind, RankChange, RankLine, RankRoute, Ranked, RowForm, StepPlace,
};

/// What became of a command: whether the screen stays or closes, and what happens next.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    pub closes: bool,
    pub then: Vec<Next>,
}

#[derive(Clone, Debug)]
pub enum Next {
    Open(Box<Route>),
    /// Goes to the tab where a row lives, and selects it.
    Go(Table, Id),
    GoDay(Day),
    /// Selects a row, if the present tab shows rows of its table.
    Select(Table, Id),
    /// Goes to the tab where a row lives, and selects it; Esc opens again what it was chosen from.
    GoFrom(Table, Id, Box<Route>),
    Do(Action),
    /// Tells the tab that the selected rows were dealt with.
    Release,
    /// Runs a command as if its key had been pressed.
    Run(Command),
    /// Hands a command to the tab below.
    Below(Command),
    /// Puts a text in the place of what is typed in the screen that has the keys.
    Type(String),
    /// An answer for the screen that opened this one.
    Tell(Reply),
    Nothing,
}

impl Outcome {
    pub fn stay() -> Outcome {
        Outcome::default()
    }

    pub fn close() -> Outcome {
        Outcome { closes: true, then: Vec::new() }
    }

    pub fn open(route: Route) -> Outcome {
        Outcome::stay().and(Next::Open(Box::new(route)))
    }

    pub fn act(action: Action) -> Outcome {
        Outcome::stay().and(Next::Do(action))
    }

    pub fn go(table: Table, id: &Id) -> Outcome {
        Outcome::stay().and(Next::Go(table, id.clone()))
    }

    pub fn and(mut self, next: Next) -> Outcome {
        self.then.push(next);
        self
    }

    pub fn and_open(self, route: Route) -> Outcome {
        self.and(Next::Open(Box::new(route)))
    }
}

/// A screen to be opened.
#[derive(Clone, Debug)]
pub enum Route {
    /// The filter line of the present tab.
    Filter(Filtered),
    Picker(PickerKind),
    /// "Find anywhere" as it was left: what was typed, and the index of the line that was chosen.
    Find(String, usize),
    /// The catalog of programs, with a query.
    Catalog {
        purpose: CatalogPurpose,
        query: String,
    },
    /// A list of names to be typed, one per line, with what stands there already.
    Names(String),
    /// Names matched against the catalog.
    Matches(String),
    /// The form of a row.
    Row(RowForm),
    /// The form of the season's settings.
    Settings,
    /// One line of text, and what it is for.
    Line {
        title: String,
        info: FieldInfo,
        text: String,
        purpose: LinePurpose,
    },
    /// A text of a row.
    Note {
        table: Table,
        id: Id,
        field: &'static str,
    },
    /// A text of a row, at something that was found in it.
    NoteAt {
        table: Table,
        id: Id,
        field: &'static str,
        hit: Hit,
    },
    /// A text of a row, opened in `$EDITOR` at once.
    NoteOutside {
        table: Table,
        id: Id,
        field: &'static str,
    },
    /// The text of a message that has none of its own yet, with what it begins with.
    BeginMessage(Box<Message>, String, Desk),
    Menu(Choices),
    /// What came from a program about an interview.
    Invitation(Came),
    /// The agenda or the people of an interview, as lines.
    DayLines(Id, DayPart),
    /// The write-up of an interview.
    WriteUp(Id),
    /// The messages, with one of them selected by its id, or the first one that an interview still asks for by the
    /// interview's.
    Messages(Option<Id>),
    /// The brief of an interview.
    Brief(Id),
    /// The question bank, for an interview.
    Bank(Id),
    /// The question bank of an interview at that question.
    BankAt(Id, Id),
    /// A screen about the rank lists.
    Ranks(RankRoute),
    /// For whom something is exported, or in which form.
    Export(Exported),
    Question(Question),
    /// A place in the guide.
    Guide(GuidePlace),
    /// A page of the guide by its id; the first one if there is none of that id.
    GuidePage(String),
    /// The review, with a warning selected if one is named.
    Review(Option<String>),
    Versions,
    /// The templates, for a text that is being written or to be looked at.
    Templates(Option<NoteText>),
    /// All facts of the season.
    Facts,
    /// The form of the user's own correction of a figure.
    Figure(String),
    /// What both sides changed, and the file that tells of it.
    Conflicts {
        file: Option<PathBuf>,
        sides: Vec<ConflictSide>,
    },
    /// The first start.
    Start,
    /// The start if the season can't be read.
    Recovery(Verdict),
}

/// Where a text is written: on the screen or in `$EDITOR`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    Here,
    Outside,
}

/// A short list of choices.
#[derive(Clone, Debug)]
pub struct Choices {
    pub title: String,
    /// One line below the title that says what the choice is about.
    pub about: String,
    pub lines: Vec<Choice>,
    /// The line that is selected first.
    pub at: usize,
}

#[derive(Clone, Debug)]
pub struct Choice {
    pub letter: Option<char>,
    pub text: String,
    pub detail: String,
    pub leads_to: Next,
}

impl Choices {
    pub fn new(title: impl Into<String>, about: impl Into<String>, lines: Vec<Choice>) -> Choices {
        Choices { title: title.into(), about: about.into(), lines, at: 0 }
    }

    pub fn select(mut self, at: usize) -> Choices {
        self.at = at.min(self.lines.len().saturating_sub(1));
        self
    }
}

impl Choice {
    pub fn new(
        letter: impl Into<Option<char>>,
        text: impl Into<String>,
        detail: impl Into<String>,
        leads_to: Next,
    ) -> Choice {
        Choice { letter: letter.into(), text: text.into(), detail: detail.into(), leads_to }
    }

    /// A line that leads to an action.
    pub fn act(
        letter: impl Into<Option<char>>,
        text: impl Into<String>,
        detail: impl Into<String>,
        action: Action,
    ) -> Choice {
        Choice::new(letter, text, detail, Next::Do(action))
    }
}

/// A question with yes and no.
#[derive(Clone, Debug)]
pub struct Question {
    pub text: String,
    /// What "yes" does, in words, and what is said after "no".
    pub yes: String,
    pub no: String,
    /// What Enter answers.
    pub safe: Answer,
    pub leads_to: Next,
    /// What "no" does besides saying something.
    pub otherwise: Option<Action>,
    /// What the question is about, which decides when it closes by itself.
    pub subject: Subject,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Yes,
    No,
}

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Saving,
    Other,
}

/// Something to be done, with everything it needs.
#[derive(Clone, Debug)]
pub enum Action {
    /// Gives programs a status since that instant; none for the best known one.
    SetStatus(Vec<Named>, Status, Option<Stamp>),
    ApplyPlanned(Vec<Named>),
    SetProgress(Named, Progress),
    SetLetterState(Named, LetterState),
    /// Gives programs signals, or takes them back.
    SetSignals(Vec<(Named, Option<Signal>)>),
    /// Shows what differs between two statements: the earlier and the later one.
    Compare(Id, Id),
    NotNeeded(Named, String),
    NameStep(Named, StepPlace, String),
    /// Changes the rank lists.
    Rank(RankChange),
    Sort(Sort),
    /// Narrows the list of the present tab.
    UseFilter(String),
    /// Gives a name to a filter.
    NameFilter {
        name: String,
        text: String,
    },
    RenameFilter {
        old: String,
        name: String,
    },
    DropFilter(String),
    /// Gives tags to programs, and takes others from them.
    Tag(Vec<Named>, String),
    SortInterviews(InterviewsSort),
    SortMatrix(MatrixSort),
    SortSignals(SignalsSort),
    /// Keeps a task out of sight until that day; none brings it back.
    Snooze(Named, Option<Day>),
    TakeOffer(Named, When),
    /// Gives a message the text of a template, which has that name.
    TakeText(Box<Message>, String, String),
    /// Notes that a message wasn't sent after all.
    NotSent(Box<Message>),
    /// Notes that a letter went out of which nothing was written here, and by which way.
    SentUnwritten(Box<MessageLine>, &'static str),
    /// Lets a message say "you are my first", with the reason of a second one.
    SayFirst(Box<Message>, String),
    /// Writes down what was said about a question at an interview.
    Answer(Named, Id, String),
    Dismiss(Box<Warning>, String),
    Export(Export, String),
    /// Writes over the file that is there.
    ReplaceFile(Box<File>),
    AddPrograms(Vec<Id>),
    /// Opens text that an earlier run left where it was typed.
    TakeDrafts(Left),
    /// Throws away text that an earlier run left.
    DropDrafts(PathBuf),
    RemoveFile(PathBuf),
    /// Lets rows go that somebody else took out of the file, or writes them again.
    LetGo,
    BringBack,
    QuitUnsaved,
    LoadSample(Match),
}

/// An answer to a screen: of one that it opened, or of the shell.
#[derive(Clone, Debug)]
pub enum Reply {
    /// What stands beside the season file.
    Beside(Box<Beside>),
    /// Another version beside the season.
    Compared {
        path: PathBuf,
        result: Box<Result<Compared, String>>,
    },
    /// A file beside the season's is gone, or text that was left.
    Removed,
    /// The text that was chosen for the field of a form.
    FieldText {
        field: usize,
        text: String,
    },
    /// A line was ticked for the field of a form.
    Ticked(usize),
    SaveForm,
    EditNames,
    /// Throws away what was typed.
    Discard,
    /// The selected line is taken although its program can't be applied to in the usual way.
    TakenAnyway,
    /// The program of the catalog that was chosen for a pasted line.
    Picked {
        line: usize,
        institution: usize,
        specialty: Specialty,
    },
    /// A place in the guide was chosen.
    GuidePlace(GuidePlace),
    /// What `$EDITOR` made of the text.
    Edited(String),
    /// What a template puts at the cursor.
    Insert(String),
}
