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
        questions::{Shelf, answer_words, told_elsewhere},
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
    page.text(&question.hint, Ink::Dim);
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
