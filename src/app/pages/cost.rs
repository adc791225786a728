//! What there is to know of one cost: how it is reckoned, from which figures, and what one more or one fewer would change.

use super::{
    fact::origin,
    page::{Ink, Page, Row},
};
use crate::{
    app::{
        command::{GlobalCommand, TabCommand},
        context::Context,
        cost_rows::{CostRow, by_when, expense_program},
    },
    domain::{
        costs::{BillLine, Charge, LineName, Payee, Stage},
        facts::{Confidence, Figure},
        figure::dollars,
        tables::{Expense, Flag, Match, Table},
        time::day_words,
    },
    text::counted,
};

pub fn cost_page(cx: &Context, row: Option<&CostRow>, columns: usize) -> Vec<Row> {
    let mut page = Page::new(columns);
    match row {
        Some(CostRow::Line(line)) => bill_line(cx, &mut page, line),
        Some(CostRow::Expense(row)) => expense(cx, &mut page, row),
        Some(CostRow::Heading { .. }) | None => {}
    }
    page.rows
}

fn bill_line(cx: &Context, page: &mut Page, line: &BillLine) {
    page.title(&format!("{} · {}", line.payee.title(), line.title));
    let amount = |charge: Option<Charge>| amount_words(line, charge);
    page.labeled("Committed", &reckoned(line, Stage::Committed, &line.many));
    if line.planned > 0 || line.ahead.is_none_or(|it| !it.is_nothing()) {
        let count = if line.planned > 0 { counted(line.planned, noun(line)) } else { String::new() };
        page.labeled("To come", &reckoned(line, Stage::Ahead, &count));
    }
    if let Some(next) = line.next {
        let is_covered = next.is_nothing();
        let more = if is_covered { "costs nothing" } else { "adds" };
        let next = if is_covered { String::new() } else { format!(" {}", amount(Some(next))) };
        page.labeled("The next one", &format!("{more}{next}"));
    }
    let is_any = line.planned > 0 || line.committed.is_some_and(|it| !it.is_nothing());
    if line.next.is_some() && line.payee == Payee::Eras && is_any || line.saving.is_some() {
        let saved = |it: Charge| format!("saves {} while it is only planned", amount(Some(it)));
        page.labeled(
            "Dropping one",
            &line.saving.map_or("saves nothing: what was sent is paid".into(), saved),
        );
    }
    page.labeled("When", &by_when(cx, line.name).unwrap_or_default());
    page.blank();
    line.notes.iter().for_each(|it| page.text(it, Ink::Plain));
    settings_words(cx, page, line);
    for figure in &line.figures {
        rate(cx, page, figure);
    }
    let key = TabCommand::Edit.key();
    match line.figures.len() {
        0 => page
            .text("This season has no figure for it. What you pay can be kept as an own expense.", Ink::Warn),
        1 => page.text(&format!("{key} corrects it"), Ink::Dim),
        _ => page.text(&format!("{key} corrects one of them"), Ink::Dim),
    }
}

fn amount_words(line: &BillLine, charge: Option<Charge>) -> String {
    match charge {
        Some(charge) => line.signed(charge),
        None => format!("not known: ask {}", line.payee.title()),
    }
}

/// Says how an amount is made: "31 programs: 30 × $11 + 1 × $30 = ~$360".
fn reckoned(line: &BillLine, stage: Stage, many: &str) -> String {
    let charge = line.amount(stage);
    let many = if many.is_empty() { String::new() } else { format!("{many}: ") };
    let made = line.made(stage);
    let is_any = charge.is_some_and(|it| !it.is_nothing()) && !made.is_empty();
    let made = if is_any { format!("{made} = ") } else { String::new() };
    format!("{many}{made}{}", amount_words(line, charge))
}

fn noun(line: &BillLine) -> &'static str {
    match line.payee {
        Payee::Eras => "program",
        Payee::Vslo => "elective",
        Payee::Nrmp => "code",
    }
}

/// Says where what the bill can't see is ticked.
fn settings_words(cx: &Context, page: &mut Page, line: &BillLine) {
    let key = GlobalCommand::Settings.key();
    let profile = &cx.season.tracker.profile;
    let is_main = cx.season.kind() == Match::Main;
    let is_residency = matches!(line.name, LineName::Residency(_));
    if is_residency && !profile.has(Flag::FeeAssistance) {
        page.text(&format!("Do you have Fee Assistance? Tick it in the settings: {key}"), Ink::Dim);
    }
    if line.name == LineName::Registration && is_main && !profile.has(Flag::LateRegistration) {
        page.text(&format!("Did you register late? Tick it in the settings: {key}"), Ink::Dim);
    }
}

fn rate(cx: &Context, page: &mut Page, figure: &Figure) {
    page.head(&figure.title);
    match figure.amount() {
        Some(amount) => page.text(&format!("{}{amount}", figure.origin.confidence.mark()), Ink::Strong),
        None => page.text("not known", Ink::Warn),
    }
    page.labeled("Of season", &figure.source_season);
    origin(cx, page, &figure.id, &figure.origin);
    if figure.origin.confidence != Confidence::Yours {
        page.text(&cx.season.filled(&figure.note), Ink::Dim);
    }
    page.blank();
}

fn expense(cx: &Context, page: &mut Page, row: &Expense) {
    page.title(&cx.row_title(Table::Expenses, &row.id));
    page.text(&row.cents.map_or("no amount yet".to_owned(), dollars), Ink::Strong);
    page.blank();
    page.labeled("Kind", &row.kind);
    let day = row.on.map_or("no day yet".to_owned(), |it| day_words(it, cx.season.today()));
    page.labeled(if row.cents.is_some_and(|it| it < 0) { "Came back" } else { "Paid on" }, &day);
    page.labeled("Program", &expense_program(cx, row));
    page.blank();
    let (edit, delete) = (TabCommand::Edit.key(), TabCommand::Delete.key());
    page.text(&format!("{edit} edits · {delete} {delete} deletes"), Ink::Dim);
}
