//! What can be found: rows of the season, questions and pages of the guide, each with its texts and what is said of it.

use std::sync::Arc;

use super::kind::Kind;
use crate::{
    app::{
        context::Context,
        outcome::{GuidePlace, Next, Route, RowForm},
        pages::guide::{guide_parts, questions},
        state::Access,
    },
    data::guide::Body,
    domain::{
        agenda::Item, checklist::Entry, exams, figure::dollars, id::Id, place::Place,
        questions::BankQuestion, shortlist::status_words, tables::*,
    },
};

/// Something that can be found.
#[derive(Clone, Debug)]
pub enum Thing {
    Program(Arc<Program>),
    /// A line of the timeline, with the texts of its row.
    Date(Arc<Item>),
    /// One more line of the timeline about the same row.
    OtherDate(Arc<Item>),
    /// A row without a date, which no timeline shows.
    Undated(Table, Id),
    Interview(Arc<Interview>),
    Component(Box<Entry>),
    Person(Arc<Person>),
    Message(Arc<Message>),
    Letter(Arc<Letter>),
    Statement(Arc<Statement>),
    Expense(Arc<Expense>),
    Question(GuidePlace, Box<BankQuestion>),
    Page(usize),
}

/// Where a text stands.
#[derive(Clone, Debug, PartialEq)]
pub enum At {
    /// Something by which it is known, or that isn't a field of its own.
    About(&'static str),
    /// A field, by its name and its label.
    Field(&'static str, &'static str),
    /// A note or another text of many words.
    Note(&'static str, &'static str),
    /// What was said about a question at an interview.
    Answer(Id),
    /// A line of an interview's day.
    Agenda,
}

/// What looks at a text.
pub type Look<'a> = &'a mut dyn FnMut(At, &str);

/// Texts of several lines that are no prose: the form takes them apart.
const TAKEN_APART: [&str; 2] = ["facts", "items"];

impl Thing {
    pub fn kind(&self) -> Kind {
        match self {
            Thing::Program(_) => Kind::Program,
            Thing::Date(_) | Thing::OtherDate(_) | Thing::Undated(..) => Kind::Date,
            Thing::Interview(_) => Kind::Interview,
            Thing::Component(_) => Kind::Component,
            Thing::Person(_) => Kind::Person,
            Thing::Message(_) => Kind::Message,
            Thing::Letter(_) => Kind::Letter,
            Thing::Statement(_) => Kind::Statement,
            Thing::Expense(_) => Kind::Expense,
            Thing::Question(..) => Kind::Question,
            Thing::Page(_) => Kind::Page,
        }
    }

    /// What stands before it in a list.
    pub fn mark(&self) -> &'static str {
        if let Thing::Undated(table, _) = self { table.noun() } else { self.kind().singular() }
    }

    /// Returns true for what comes along with the program.
    pub fn is_bundled(&self) -> bool {
        match self {
            Thing::Component(entry) => entry.bundled.is_some(),
            Thing::Question(_, question) => !question.is_own,
            Thing::Page(_) => true,
            Thing::Program(_)
            | Thing::Date(_)
            | Thing::OtherDate(_)
            | Thing::Undated(..)
            | Thing::Interview(_)
            | Thing::Person(_)
            | Thing::Message(_)
            | Thing::Letter(_)
            | Thing::Statement(_)
            | Thing::Expense(_) => false,
        }
    }

    /// Returns the names by which it is known, the one in lists first; a program's come without its city.
    pub fn names(&self, cx: &Context) -> Vec<String> {
        if let Thing::Program(row) = self {
            let short = cx.season.naming.nicknames().of(row);
            let long = (short != row.name).then(|| row.name.clone());
            return [short.to_owned()].into_iter().chain(long).collect();
        }
        // a doubt is no part of the name
        if let Thing::Date(item) | Thing::OtherDate(item) = self {
            return vec![item.title.clone()];
        }
        vec![self.title(cx)]
    }

    /// Returns what lists call it.
    pub fn title(&self, cx: &Context) -> String {
        match self {
            Thing::Program(row) => cx.season.naming.full(row),
            Thing::Date(item) | Thing::OtherDate(item) => item.doubted_title(),
            Thing::Undated(Table::Exams, id) => {
                let row = cx.season.tracker.exams.get(id.as_str());
                row.map(|it| exams::title_of(it).to_owned()).unwrap_or_default()
            }
            Thing::Undated(table, id) => cx.row_title(*table, id),
            Thing::Interview(row) => cx.season.interview_title(&row.id),
            Thing::Component(entry) => entry.row.title.clone(),
            Thing::Person(row) => row.name.clone(),
            Thing::Message(row) => cx.season.message_title(row),
            Thing::Letter(row) => row.writer.clone(),
            Thing::Statement(row) => row.title.clone(),
            Thing::Expense(row) => row.title.clone(),
            Thing::Question(_, question) => question.row.text.clone(),
            Thing::Page(at) => cx.data.guide().pages.get(*at).map(|it| it.title.clone()).unwrap_or_default(),
        }
    }

    /// Returns what lists say behind the title.
    pub fn detail(&self, cx: &Context) -> String {
        let said = match self {
            Thing::Program(row) => return format!("{} · {}", row.place(), status_words(row, cx.season.now)),
            Thing::Date(item) | Thing::OtherDate(item) => return cx.season.when_words(&item.when, ""),
            Thing::Undated(..) => "no date",
            Thing::Interview(row) => return cx.season.interview_when(row),
            Thing::Component(entry) => entry.progress().title(),
            Thing::Person(row) => &row.role,
            Thing::Message(row) => row.state.unwrap_or(MessageState::Owed).title(),
            Thing::Letter(row) => row.state.unwrap_or(LetterState::Planned).title(),
            Thing::Statement(row) => row.specialty.map(|it| it.title()).unwrap_or_default(),
            Thing::Expense(row) => return row.cents.map_or("no amount".to_owned(), dollars),
            Thing::Question(_, it) => return format!("{} · {}", it.shelf.title(), it.row.topic),
            Thing::Page(_) => "",
        };
        said.to_owned()
    }

    /// Returns the row that it is; none for a page of the guide.
    pub fn row(&self) -> Option<(Table, Id)> {
        Some(match self {
            Thing::Program(row) => (Table::Programs, row.id.clone()),
            Thing::Date(item) | Thing::OtherDate(item) => {
                let (table, id) = item.origin.row();
                (table, id.clone())
            }
            Thing::Undated(table, id) => (*table, id.clone()),
            Thing::Interview(row) => (Table::Interviews, row.id.clone()),
            Thing::Component(entry) => (Table::Components, entry.id().clone()),
            Thing::Person(row) => (Table::People, row.id.clone()),
            Thing::Message(row) => (Table::Messages, row.id.clone()),
            Thing::Letter(row) => (Table::Letters, row.id.clone()),
            Thing::Statement(row) => (Table::Statements, row.id.clone()),
            Thing::Expense(row) => (Table::Expenses, row.id.clone()),
            Thing::Question(_, question) => (Table::Questions, question.row.id.clone()),
            Thing::Page(_) => return None,
        })
    }

    /// Returns where it is shown as a whole.
    pub fn target(&self, cx: &Context) -> Next {
        let open = |route| Next::Open(Box::new(route));
        match self {
            Thing::Message(row) => open(Route::Messages(Some(row.id.clone()))),
            Thing::Person(row) if matches!(cx.access, Access::Writes) => {
                open(Route::Row(RowForm::edit(Table::People, &row.id)))
            }
            // where an interview comes, one will ask it there
            Thing::Question(place, question) => match next_interview(cx) {
                Some(interview) => open(Route::BankAt(interview, question.row.id.clone())),
                None => open(Route::Guide(*place)),
            },
            Thing::Page(page) => open(Route::Guide(GuidePlace { page: *page, part: None })),
            Thing::Program(_)
            | Thing::Date(_)
            | Thing::OtherDate(_)
            | Thing::Undated(..)
            | Thing::Interview(_)
            | Thing::Component(_)
            | Thing::Person(_)
            | Thing::Letter(_)
            | Thing::Statement(_)
            | Thing::Expense(_) => self.row().map_or(Next::Nothing, |(table, id)| Next::Go(table, id)),
        }
    }

    /// Shows each text that is known of it besides its names.
    pub fn each_text(&self, cx: &Context, look: Look) {
        match self {
            Thing::Program(row) => fields(&**row, look),
            Thing::Date(item) => {
                let (table, id) = item.origin.row();
                each_text_of_row(cx, table, id, look);
            }
            Thing::OtherDate(_) => {}
            Thing::Undated(table, id) => each_text_of_row(cx, *table, id, look),
            Thing::Interview(row) => each_text_of_interview(cx, row, look),
            Thing::Component(entry) => {
                fields(&*entry.row, look);
                entry.row.items.values().for_each(|it| look(At::About("Step"), &it.title));
            }
            Thing::Person(row) => fields(&**row, look),
            Thing::Message(row) => {
                fields(&**row, look);
                look(At::About("Program"), &cx.season.message_program(row));
                row.program.iter().for_each(|id| look_at_place(cx, id, look));
            }
            Thing::Letter(row) => fields(&**row, look),
            Thing::Statement(row) => fields(&**row, look),
            Thing::Expense(row) => fields(&**row, look),
            Thing::Question(_, question) => fields(&*question.row, look),
            Thing::Page(at) => {
                let Some(page) = cx.data.guide().pages.get(*at) else { return };
                look(At::About(""), &page.summary);
                let kind = cx.season.kind();
                let read = page.blocks.iter().filter(|it| it.is_for(kind) || !page.is_for(kind));
                let parts = read.flat_map(|it| guide_parts(cx, &it.body));
                parts.for_each(|it| look(At::About(""), &it));
            }
        }
    }
}

/// Returns the interview that comes next; none if none is ahead.
fn next_interview(cx: &Context) -> Option<Id> {
    let is_on = |row: &&Arc<Interview>| {
        let is_interview = row.kind.is_none_or(|it| it == InterviewKind::Interview);
        is_interview && row.state == Some(InterviewState::Scheduled)
    };
    let rows = cx.season.tracker.interviews.iter().filter(is_on);
    let ends = rows.filter_map(|it| Some((it.when.as_ref()?.end(cx.home()), &it.id)));
    ends.filter(|it| it.0 >= cx.season.now).min().map(|it| it.1.clone())
}

/// Shows the texts of the fields that are looked through.
fn fields<T: Record>(row: &T, look: Look) {
    use crate::domain::field::Kind as Typed;
    for field in T::FIELDS.iter().filter(|it| it.places.contains(&Place::Find)) {
        let is_note = matches!(field.kind, Typed::Text) && !TAKEN_APART.contains(&field.name);
        // by what else one filters, one finds the row
        let at = match field.places.contains(&Place::Filter) {
            _ if is_note => At::Note(field.name, field.label),
            true => At::About(field.label),
            false => At::Field(field.name, field.label),
        };
        (field.any)(row, &mut |text| {
            if !text.is_empty() {
                look(at.clone(), text);
            }
            false
        });
    }
}

/// Shows the texts of a row that stands on the timeline, besides those of which it is found elsewhere.
fn each_text_of_row(cx: &Context, table: Table, id: &Id, look: Look) {
    let tracker = &cx.season.tracker;
    if let Some(row) = tracker.milestones.get(id.as_str()).filter(|_| table == Table::Milestones) {
        fields(&**row, look);
        row.program.iter().for_each(|id| look_at_place(cx, id, look));
    }
    if let Some(row) = tracker.rotations.get(id.as_str()).filter(|_| table == Table::Rotations) {
        fields(&**row, look);
    }
    if let Some(row) = tracker.exams.get(id.as_str()).filter(|_| table == Table::Exams) {
        fields(&**row, look);
    }
}

fn each_text_of_interview(cx: &Context, row: &Interview, look: Look) {
    fields(row, look);
    row.answers
        .iter()
        .filter(|it| !it.1.text.is_empty())
        .for_each(|it| look(At::Answer(it.0.clone()), &it.1.text));
    if !row.agenda.is_empty() {
        look(At::Agenda, &cx.season.tracker.agenda_text(row.id.as_str()));
    }
    look(At::About("Program"), &cx.season.long_title(row));
    row.programs.iter().for_each(|id| look_at_place(cx, id, look));
}

/// Shows where a program is, so that what happens there is found by its city.
fn look_at_place(cx: &Context, program: &Id, look: Look) {
    if let Some(row) = cx.season.tracker.programs.get(program.as_str()) {
        look(At::About("Place"), &row.place());
    }
}

/// Returns all things of the season and the bundle, in the order in which lists show what fits equally well; the newest
/// interviews first.
pub fn all_things(cx: &Context) -> Vec<Thing> {
    let tracker = &cx.season.tracker;
    let mut all: Vec<Thing> = tracker.programs.iter().cloned().map(Thing::Program).collect();
    all.extend(dates(cx));
    let mut interviews: Vec<&Arc<Interview>> = tracker.interviews.iter().collect();
    interviews.sort_by_key(|it| std::cmp::Reverse(it.when.as_ref().map(|it| it.instant())));
    all.extend(interviews.into_iter().cloned().map(Thing::Interview));
    let entries = cx.derived.groups.iter().flat_map(|it| &it.entries);
    all.extend(entries.map(|it| Thing::Component(Box::new(it.clone()))));
    all.extend(tracker.people.iter().cloned().map(Thing::Person));
    all.extend(tracker.messages.iter().cloned().map(Thing::Message));
    all.extend(tracker.letters.iter().cloned().map(Thing::Letter));
    all.extend(tracker.statements.iter().cloned().map(Thing::Statement));
    all.extend(tracker.expenses.iter().cloned().map(Thing::Expense));
    all.extend(bank(cx));
    all.extend((0..cx.data.guide().pages.len()).map(Thing::Page));
    all
}

fn dates(cx: &Context) -> Vec<Thing> {
    let items = &cx.derived.items;
    let is_date = |item: &&Arc<Item>| {
        !matches!(item.origin.row().0, Table::Interviews | Table::Components | Table::Programs)
    };
    let date = |item: &Arc<Item>| {
        let (table, id) = item.origin.row();
        let first = items.by(&(table, id.clone())).first();
        match first.is_none_or(|it| it.origin == item.origin) {
            true => Thing::Date(item.clone()),
            false => Thing::OtherDate(item.clone()),
        }
    };
    let mut all: Vec<Thing> = items.all().iter().filter(is_date).map(date).collect();
    let tracker = &cx.season.tracker;
    let tasks = tracker.milestones.iter().filter(|it| it.when.is_none() && !it.title.is_empty());
    let rotations = tracker.rotations.iter().filter(|it| it.from.is_none());
    let is_undated = |table: Table, id: &Id| items.by(&(table, id.clone())).is_empty();
    let tasks = tasks.filter(|it| !cx.is_official(&it.id)).map(|it| (Table::Milestones, &it.id));
    let rotations = rotations.map(|it| (Table::Rotations, &it.id));
    let exams = tracker.exams.iter().map(|it| (Table::Exams, &it.id));
    let undated = tasks.chain(rotations).chain(exams).filter(|it| is_undated(it.0, it.1));
    all.extend(undated.map(|(table, id)| Thing::Undated(table, id.clone())));
    all
}

/// Returns the questions where they stand in the guide.
fn bank(cx: &Context) -> Vec<Thing> {
    let mut all = Vec::new();
    for (page, it) in cx.data.guide().pages.iter().enumerate() {
        for (block, it) in it.blocks.iter().enumerate() {
            let Body::Questions(side) = it.body else { continue };
            let place = |part| GuidePlace { page, part: Some((block, part)) };
            let rows = questions(cx, side).into_iter().enumerate();
            all.extend(rows.map(|(part, it)| Thing::Question(place(part), Box::new(it))));
        }
    }
    all
}
