//! A question of the bank: its advice, what one prepared, and what was said about it at each interview.

use super::page::{Ink, Page, Row};
use crate::{
    app::{
        bank_list::BankLine,
        command::{BankCommand, GlobalCommand},
        context::Context,
    },
    domain::{
        brief::is_on_file,
        id::Id,
        place::spoken_key,
        questions::{BankQuestion, Shelf, answer_words, banked, told_elsewhere},
        tables::Interview,
        time::day_words,
    },
};

/// The page of the guide about what both sides may say and ask.
const CONDUCT: &str = "conduct";

pub fn question_rows(cx: &Context, interview: &Id, line: Option<&BankLine>, columns: usize) -> Vec<Row> {
    let mut page = Page::new(columns);
    let Some(line) = line else { return page.rows };
    let question = &line.question;
    page.title(&question.row.text);
    match question.shelf {
        Shelf::ToAsk | Shelf::Asked => about(cx, &mut page, interview, line),
        Shelf::Improper => calm(cx, &mut page, line),
    }
    here(cx, &mut page, interview, line);
    let told = told_elsewhere(&cx.season, &question.row.id, interview);
    if !told.is_empty() {
        page.head("At other interviews");
    }
    for (title, words) in told {
        page.hanging(vec![("· ".into(), Ink::Dim)], &title, Ink::Plain);
        words.lines().for_each(|it| page.hanging(vec![("  ".into(), Ink::Plain)], it, Ink::Dim));
    }
    page.rows
}

fn about(cx: &Context, page: &mut Page, interview: &Id, line: &BankLine) {
    let question = &line.question;
    if !question.hint.is_empty() {
        page.text(&question.hint, Ink::Dim);
    }
    page.blank();
    let whom = if question.shelf == Shelf::Asked { "By" } else { "Ask" };
    page.labeled(whom, question.audience_title());
    page.labeled("Topic", &question.row.topic);
    page.labeled("Fact", &fact_words(cx, interview, &question.fact));
    let marks = [(line.is_chosen, "chosen for this interview"), (question.is_favorite(), "a favorite")];
    let marks: Vec<&str> = marks.into_iter().filter(|it| it.0).map(|it| it.1).collect();
    page.labeled("Marked", &marks.join(" · "));
    page.labeled("Origin", if question.is_own { "your own question" } else { "comes with fluoro" });
    let prepared = question.row.prepared.trim();
    match (question.shelf, prepared) {
        (Shelf::Asked, "") => {
            page.head("Your answer");
            let words = format!("Nothing prepared yet. {} writes it.", BankCommand::Answer.key());
            page.text(&words, Ink::Dim);
        }
        (_, "") => {}
        (shelf, text) => {
            page.head(if shelf == Shelf::Asked { "Your answer" } else { "Your remark" });
            page.marked(text);
        }
    }
}

/// Says whether the program has what an answer would tell: "Clinic, not on file".
fn fact_words(cx: &Context, interview: &Id, fact: &str) -> String {
    let row = cx.season.tracker.interviews.get(interview.as_str()).filter(|_| !fact.is_empty());
    let known = row.map(|row| is_on_file(&cx.season, row, fact));
    let words = known.map(|it| if it { "on file" } else { "not on file" });
    words.map(|it| format!("{}, {it}", spoken_key(fact))).unwrap_or_default()
}

/// What helps where such a question was asked: that it need not be answered, a way out, and who says so.
fn calm(cx: &Context, page: &mut Page, line: &BankLine) {
    page.text(
        "Programs shouldn't ask this, and you need not answer it. Most often it is small talk.",
        Ink::Plain,
    );
    page.head("You may say");
    page.text(&line.question.hint, Ink::Plain);
    page.blank();
    if let Some(source) = cx.data.guide().source(&line.question.source) {
        let address =
            if source.address.is_empty() { String::new() } else { format!(" · {}", source.address) };
        page.labeled("Source", &format!("{}{address}", source.title));
    }
    if let Some(rules) = cx.data.guide().page(CONDUCT) {
        let key = GlobalCommand::Guide.key();
        page.blank();
        page.text(
            &format!("What both sides may do, and to whom one can turn: {key}, “{}”.", rules.title),
            Ink::Dim,
        );
    }
}

/// What was said at the interview that the bank is open for.
fn here(cx: &Context, page: &mut Page, interview: &Id, line: &BankLine) {
    let title = cx.season.interview_title(interview);
    match (&line.answer, line.question.shelf) {
        (Some(answer), _) => {
            page.head(&format!("At {title}"));
            page.text(&answer_words(answer), Ink::Plain);
        }
        (None, Shelf::Improper) => {
            page.head(&format!("At {title}"));
            let words = "notes that it was asked and the words, for yourself; nothing is sent anywhere.";
            page.text(&format!("{} {words}", BankCommand::Answer.key()), Ink::Dim);
        }
        (None, Shelf::ToAsk | Shelf::Asked) => {}
    }
}

/// Adds the questions that are chosen for an interview or were asked there, each with what was said.
pub fn questions_of(cx: &Context, page: &mut Page, row: &Interview) {
    let answered = row.answers.keys().filter(|id| !row.ask.contains(id));
    let all = row.ask.iter().chain(answered).filter_map(|id| banked(&cx.season, cx.data.bank(), id));
    let mut all: Vec<BankQuestion> = all.collect();
    all.sort_by_key(|it| (it.shelf != Shelf::ToAsk, it.shelf == Shelf::Improper, it.audience_order()));
    if !all.is_empty() {
        page.head("Questions");
    }
    all.iter().for_each(|it| with_answer(page, it, row));
}

/// Adds what was asked and answered at the interviews of a program, the latest first.
pub fn answers_of(cx: &Context, page: &mut Page, program: &Id) {
    let met = cx.derived.lookup.interviews(program).iter();
    for row in met.filter(|it| !it.answers.is_empty()) {
        let day = row.when.as_ref().map(|it| day_words(it.day_in(cx.home()), cx.season.today()));
        page.head(&format!("Asked and answered {}", day.unwrap_or_default()));
        let all = row.answers.keys().filter_map(|id| banked(&cx.season, cx.data.bank(), id));
        all.for_each(|it| with_answer(page, &it, row));
    }
}

fn with_answer(page: &mut Page, it: &BankQuestion, row: &Interview) {
    let whom = match it.shelf {
        Shelf::ToAsk => it.audience_word(),
        Shelf::Asked | Shelf::Improper => it.shelf.title(),
    };
    page.hanging(vec![("· ".into(), Ink::Dim)], &format!("{} ({whom})", it.row.text), Ink::Plain);
    if let Some(answer) = row.answers.get(&it.row.id) {
        let words = answer_words(answer);
        words.lines().for_each(|it| page.hanging(vec![("  ".into(), Ink::Plain)], it, Ink::Dim));
    }
}
