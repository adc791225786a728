//! The question bank as a list: under which headings the questions of a shelf stand, and how each stands at an interview.

use super::context::Context;
use crate::{
    domain::{
        id::Id,
        questions::{BankQuestion, Shelf, shelved},
        tables::{Answer, Interview},
    },
    text::{contains::contains, typed_words},
};

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum BankRow {
    Heading(String),
    Question(Box<BankLine>),
}

/// A question, and how it stands at the interview.
#[derive(Clone, Debug, PartialEq)]
pub struct BankLine {
    pub question: BankQuestion,
    pub is_chosen: bool,
    pub answer: Option<Answer>,
}

/// How many questions of a shelf stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BankCounts {
    pub all: usize,
    pub chosen: usize,
    /// Those that were asked at the interview.
    pub answered: usize,
    /// Those with an answer that the user prepared.
    pub prepared: usize,
}

impl BankRow {
    pub fn line(&self) -> Option<&BankLine> {
        match self {
            BankRow::Heading(_) => None,
            BankRow::Question(line) => Some(line),
        }
    }

    pub fn key(&self) -> Option<&Id> {
        self.line().map(|it| &it.question.row.id)
    }
}

/// Returns the questions of a shelf that hold what is typed, under the audiences they are for; in each the favorites
/// first, then topic by topic.
pub fn bank_rows(cx: &Context, interview: &Id, shelf: Shelf, query: &str) -> Vec<BankRow> {
    let needles = typed_words(query);
    let mut lines = bank_lines(cx, interview, shelf);
    lines.retain(|it| needles.iter().all(|needle| contains(&looked_through(it), needle)));
    lines.sort_by_key(|line| place(&line.question));
    let mut rows: Vec<BankRow> = Vec::new();
    let mut before = String::new();
    for line in lines {
        let heading = match shelf {
            Shelf::ToAsk => line.question.audience_title().to_owned(),
            Shelf::Asked => format!("by {}", line.question.audience_title()),
            Shelf::Improper => "you need not answer".to_owned(),
        };
        if heading != before {
            rows.push(BankRow::Heading(heading.to_uppercase()));
            before = heading;
        }
        rows.push(BankRow::Question(Box::new(line)));
    }
    rows
}

/// Returns what the questions of a shelf are sorted by; those that nobody should ask keep their order.
fn place(question: &BankQuestion) -> (usize, String, bool, String) {
    let topic = Some(&question.row.topic).filter(|_| question.shelf != Shelf::Improper);
    let audience = question.audience_title().to_owned();
    (question.audience_order(), audience, !question.is_favorite(), topic.cloned().unwrap_or_default())
}

/// Counts the questions of a shelf, those too that a search hides.
pub fn bank_counts(cx: &Context, interview: &Id, shelf: Shelf) -> BankCounts {
    let lines = bank_lines(cx, interview, shelf);
    let count = |fits: &dyn Fn(&BankLine) -> bool| lines.iter().filter(|it| fits(it)).count();
    BankCounts {
        all: lines.len(),
        chosen: count(&|it| it.is_chosen),
        answered: count(&|it| it.answer.is_some()),
        prepared: count(&|it| !it.question.row.prepared.trim().is_empty()),
    }
}

fn bank_lines(cx: &Context, interview: &Id, shelf: Shelf) -> Vec<BankLine> {
    let row = cx.season.tracker.interviews.get(interview.as_str());
    let row = row.map(|it| Interview::clone(it)).unwrap_or_default();
    let line = |question: BankQuestion| BankLine {
        is_chosen: row.ask.contains(&question.row.id),
        answer: row.answers.get(&question.row.id).cloned(),
        question,
    };
    shelved(&cx.season, cx.data.bank(), shelf).into_iter().map(line).collect()
}

fn looked_through(it: &BankLine) -> String {
    let row = &it.question.row;
    let said = it.answer.as_ref().map(|it| it.text.as_str()).unwrap_or_default();
    format!("{} {} {} {} {said}", row.text, row.topic, it.question.audience_title(), row.prepared)
}
