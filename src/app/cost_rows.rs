//! The rows of the costs: the lines of the bill by who is paid, then the applicant's own expenses.

use std::sync::Arc;

use super::context::Context;
use crate::{
    domain::{
        checklist::Entry,
        costs::{Bill, BillLine, Charge, LineName, MOST_RANKS, Payee},
        facts::Confidence,
        figure::dollars,
        id::Id,
        tables::{Expense, Flag, Table},
        time::day_words,
    },
    text::contains::contains,
};

/// One row of the costs.
#[derive(Clone, Debug, PartialEq)]
pub enum CostRow {
    /// A heading, its sum, and what is only planned.
    Heading {
        title: &'static str,
        sum: String,
        ahead: String,
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

/// Returns the rows that have all the words. Sums are those of all rows, also of those that aren't shown.
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
        let ahead = bill.ahead_for(*payee);
        let ahead = if ahead.is_nothing() { String::new() } else { format!("planned {}", ahead.said()) };
        rows.push(CostRow::Heading { title: payee.title(), sum: bill.committed_to(*payee).said(), ahead });
        rows.extend(lines.into_iter().cloned().map(CostRow::Line));
    }
    let own: Vec<_> = bill.expenses.iter().filter(|it| has_words(cx, it, words)).collect();
    if !own.is_empty() || words.is_empty() {
        let whole = dollars(bill.own_cents());
        let sum = match own.len() {
            0 => "none yet".to_owned(),
            count if count == bill.expenses.len() => whole,
            _ => {
                let shown = own.iter().filter_map(|it| it.cents).fold(0, i64::saturating_add);
                format!("shown {} of {whole}", dollars(shown))
            }
        };
        rows.push(CostRow::Heading { title: "Own expenses", sum, ahead: String::new() });
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
        (0, Some(ahead)) => all.push(format!("planned {}", ahead.said())),
        (count, ahead) => all.push(format!("+{count} planned: {}", ahead.unwrap_or_default().said())),
    }
    match line.next {
        Some(next) if next.is_nothing() => all.push("next included".to_owned()),
        Some(next) => all.push(format!("next {}", next.said())),
        None => {}
    }
    all.extend(by_when(cx, line.name));
    if line.figures.iter().any(|it| it.origin.confidence == Confidence::Yours) {
        all.push("your rate".to_owned());
    }
    all
}

/// Says that no list may be longer.
fn limit_reached(line: &BillLine) -> Option<String> {
    let limit = line.figures.iter().find(|it| it.id == MOST_RANKS).filter(|_| line.next.is_none())?;
    Some(format!("limit {}", limit.amount()?))
}

/// Says by when one registers without paying more; after that, what being late adds while nobody says that one has
/// registered.
pub fn by_when(cx: &Context, name: LineName) -> Option<String> {
    if name != LineName::Registration || cx.season.tracker.profile.has(Flag::LateRegistration) {
        return None;
    }
    let last = cx.season.dated("nrmp-registration")?;
    let late = cx.season.facts.effective("fees.nrmp.late_registration", &cx.season.tracker.overrides);
    let late = late.filter(|it| cx.season.kind().reads(it))?;
    let (day, fee) = (day_words(last.when.day(), cx.season.today()), Charge::exactly(late.value?).said());
    let is_settled = cx.entry(&Id::new("nrmp-registration")).is_some_and(Entry::is_settled);
    match last.when.end(cx.home()) >= cx.season.now {
        true => Some(format!("by {day}; later +{fee}")),
        false if is_settled => None,
        false => Some(format!("late fee +{fee} since {day}, if not registered")),
    }
}

/// Says what is committed, with its parts and their whole: "$1,525 ERAS + $70 NRMP = $1,595".
pub fn parts_words(bill: &Bill) -> String {
    let fees = Payee::ALL.iter().map(|it| (bill.committed_to(*it), it.title()));
    let all = fees.chain([(Charge::exactly(bill.own_cents()), "own")]);
    let parts: Vec<String> = all
        .filter(|it| !it.0.is_nothing())
        .map(|(charge, name)| format!("{} {name}", charge.said()))
        .collect();
    match parts.as_slice() {
        [] | [_] => parts.concat(),
        parts => format!("{} = {}", parts.join(" + "), bill.whole().said()),
    }
}
