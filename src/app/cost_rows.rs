//! The rows of the costs: the lines of the bill by who is paid, then the applicant's own expenses.

use std::sync::Arc;

use super::context::Context;
use crate::{
    domain::{
        costs::{Bill, BillLine, Charge, LineName, Payee, Registration, Stage, Sum, own_sum, summed},
        facts::{Confidence, Figure},
        id::Id,
        rules::MOST_RANKS,
        tables::{Expense, Flag, Table},
        time::day_words,
    },
    text::{contains::contains, counted},
};

/// One row of the costs.
#[derive(Clone, Debug, PartialEq)]
pub enum CostRow {
    /// A heading, the sum of its rows that are shown, and what is said beside it: which part they are, what is to come.
    Heading {
        title: &'static str,
        sum: String,
        about: String,
    },
    Line(BillLine),
    Expense(Arc<Expense>),
}

/// The name of a row of the costs; a heading has none.
#[derive(Clone, Debug, PartialEq)]
pub enum CostKey {
    Line(LineName),
    Expense(Id),
}

impl CostRow {
    pub fn name(&self) -> Option<CostKey> {
        match self {
            CostRow::Heading { .. } => None,
            CostRow::Line(line) => Some(CostKey::Line(line.name)),
            CostRow::Expense(row) => Some(CostKey::Expense(row.id.clone())),
        }
    }
}

/// Returns the rows that have all the words. A heading counts those that are shown, and says of how many they are.
pub fn cost_rows(cx: &Context, bill: &Bill, words: &[String]) -> Vec<CostRow> {
    let mut rows = Vec::new();
    for payee in Payee::ALL {
        let fits = |line: &&BillLine| {
            let remarks = remarks(cx, line).join(" ");
            let texts = [payee.title(), &line.title, &line.many, &remarks];
            words.iter().all(|word| texts.iter().any(|it| contains(it, word)))
        };
        let lines: Vec<&BillLine> = bill.paid_to(*payee).filter(fits).collect();
        if lines.is_empty() {
            continue;
        }
        let part = |stage: Stage| summed(lines.iter().map(|it| it.part(stage)));
        let shown = shown_words(lines.len(), bill.paid_to(*payee).count(), "line");
        let about = shown.into_iter().chain(to_come(part(Stage::Ahead))).collect::<Vec<_>>().join(" · ");
        rows.push(CostRow::Heading { title: payee.title(), sum: part(Stage::Committed).words(), about });
        rows.extend(lines.into_iter().cloned().map(CostRow::Line));
    }
    let own: Vec<_> = bill.expenses.iter().filter(|it| has_words(cx, it, words)).collect();
    if !own.is_empty() || words.is_empty() {
        let sum = if own.is_empty() { "none yet".to_owned() } else { own_sum(own.iter().copied()).words() };
        let about = shown_words(own.len(), bill.expenses.len(), "expense").unwrap_or_default();
        rows.push(CostRow::Heading { title: "Own expenses", sum, about });
    }
    rows.extend(own.into_iter().cloned().map(CostRow::Expense));
    rows
}

/// Returns true for an expense that has all the words.
pub fn has_words(cx: &Context, row: &Expense, words: &[String]) -> bool {
    let program = expense_program(cx, row);
    let texts = [&row.title, &row.kind, &program, "own expenses"];
    words.iter().all(|word| texts.iter().any(|it| contains(it, word)))
}

/// Returns what lists call the program that an expense was for; empty where it was for none.
pub fn expense_program(cx: &Context, row: &Expense) -> String {
    let id = row.program.as_ref().map(Id::as_str).unwrap_or_default();
    cx.season.title_of(Table::Programs, id).unwrap_or_default()
}

/// Says what there is to know of a line beside its amount, the most important first: "+3 planned: $90", "next $30".
pub fn remarks(cx: &Context, line: &BillLine) -> Vec<String> {
    let mut all: Vec<String> = limit_reached(line).into_iter().collect();
    if line.lacks_a_rate() {
        all.push(format!("not known: ask {}", line.payee.title()));
        return all;
    }
    match (line.planned, line.ahead.filter(|it| !it.is_nothing())) {
        (0, None) => {}
        (0, Some(_)) => all.extend(to_come(line.part(Stage::Ahead))),
        (count, ahead) => all.push(format!("+{count} planned: {}", ahead.unwrap_or_default().said())),
    }
    all.extend(whose_rate(line));
    match line.next {
        Some(next) if next.is_nothing() => all.push("next included".to_owned()),
        Some(next) => all.push(format!("next {}", next.said())),
        None => {}
    }
    all.extend(by_when(cx, line.name));
    all
}

/// Says where the amount is made from the user's own rates; of several, that it is so in part.
fn whose_rate(line: &BillLine) -> Option<String> {
    let is_own = |it: &Figure| it.origin.confidence == Confidence::Yours;
    let own = line.deciding().filter(|it| is_own(it)).count();
    let words = if own == line.deciding().count() { "your rate" } else { "partly your rate" };
    (own > 0).then(|| words.to_owned())
}

/// "to come ~$33"; none where nothing is.
pub fn to_come(ahead: Sum) -> Option<String> {
    (!ahead.is_empty()).then(|| format!("to come {}", ahead.words()))
}

/// "3 of 12 expenses shown"; none where all are.
fn shown_words(shown: usize, all: usize, noun: &str) -> Option<String> {
    (shown < all).then(|| format!("{shown} of {} shown", counted(all, noun)))
}

/// Says that no list may be longer.
fn limit_reached(line: &BillLine) -> Option<String> {
    let limit = line.figures.iter().find(|it| it.id == MOST_RANKS).filter(|_| line.next.is_none())?;
    Some(format!("limit {}", limit.amount()?))
}

/// Says by when one registers without paying more, as long as that can be done.
pub fn by_when(cx: &Context, name: LineName) -> Option<String> {
    let is_open = Registration::of_season(&cx.season) == Registration::Open;
    if name != LineName::Registration || !is_open || cx.season.tracker.profile.has(Flag::LateRegistration) {
        return None;
    }
    let last = cx.season.dated("nrmp-registration")?;
    let late = cx.season.facts.effective("fees.nrmp.late_registration", &cx.season.tracker.overrides);
    let late = late.filter(|it| cx.season.kind().reads(it))?;
    let (day, fee) = (day_words(last.when.day(), cx.season.today()), Charge::exactly(late.value?).said());
    Some(format!("by {day}; later +{fee}"))
}

/// Says what is committed, what is to come, and both together, the fullest way first.
pub fn sum_words(bill: &Bill) -> Vec<String> {
    let (committed, together) = (bill.committed().words(), bill.together().words());
    match to_come(bill.fees(Stage::Ahead)) {
        None => vec![format!("Committed {committed}"), committed],
        Some(ahead) => vec![
            format!("Committed {committed} + {ahead} = {together}"),
            format!("Committed {committed} · {ahead}"),
            format!("{committed} · {ahead}"),
            format!("{committed} + more"),
        ],
    }
}

/// Explains the signs of the bill's sums that its head needs: "~ not confirmed", "1 unknown".
pub fn sign_words(bill: &Bill) -> Vec<String> {
    let unsure = bill.together().is_unsure().then(|| "~ not confirmed".to_owned());
    let unknown = Some(bill.unknown()).filter(|it| *it > 0).map(|it| format!("{it} unknown"));
    unsure.into_iter().chain(unknown).collect()
}
