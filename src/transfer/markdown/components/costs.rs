//! The costs: what is paid to whom, what is still to come, and of whose rates; for the applicant the own expenses too.

use crate::{
    domain::{
        audience::Privacy,
        costs::{Bill, BillLine, Charge, Payee, Stage, Sum},
        figure::dollars,
        tables::Table,
        time::day_words,
    },
    text::counted,
    transfer::{
        components::{ComponentsInput, rate_seasons, sure_words},
        markdown::doc::Doc,
    },
};

const HEAD: [&str; 7] = ["What", "How many", "Committed", "To come", "The next one", "Rate of", "How sure"];
const OWN: [&str; 5] = ["Paid on", "What", "Kind", "Program", "Amount"];

pub(super) fn write(doc: &mut Doc, input: &ComponentsInput) {
    doc.heading(2, "Costs");
    let bill = Bill::reckon(input.season);
    doc.paragraph(&sentence(&bill.rates_words(input.season)));
    sums(doc, input, &bill);
    for payee in Payee::ALL {
        let lines: Vec<&BillLine> = bill.paid_to(*payee).collect();
        if lines.is_empty() {
            continue;
        }
        doc.heading(3, payee.title());
        doc.table(&HEAD, &lines.iter().map(|it| cells(input, it)).collect::<Vec<_>>());
        notes(doc, &lines);
    }
    if input.may(Privacy::Private) && !bill.expenses.is_empty() {
        own(doc, input, &bill);
    }
}

/// Writes what all of it comes to. Own expenses are in the sum for the applicant alone.
fn sums(doc: &mut Doc, input: &ComponentsInput, bill: &Bill) {
    let is_mine = input.may(Privacy::Private);
    let mut rows = Vec::new();
    for payee in Payee::ALL.iter().filter(|it| bill.paid_to(**it).next().is_some()) {
        let (committed, ahead) = (bill.owed_to(*payee, Stage::Committed), bill.owed_to(*payee, Stage::Ahead));
        rows.push(sum_cells(payee.title(), committed, ahead));
    }
    if is_mine {
        rows.push(sum_cells("Own expenses", bill.own(), Sum::default()));
    }
    let whole = if is_mine { bill.committed() } else { bill.fees(Stage::Committed) };
    let name = if is_mine { "Together" } else { "Fees together" };
    rows.push(sum_cells(name, whole, bill.fees(Stage::Ahead)));
    doc.table(&["Paid to", "Committed", "To come", "Both"], &rows);
    let is_unsure = |row: &Vec<String>| row.iter().skip(1).any(|it| it.contains('~'));
    if rows.iter().any(is_unsure) {
        doc.paragraph("~ a part of it is not confirmed.");
    }
    let fees = bill.lines.iter().filter(|it| it.lacks_a_rate()).count();
    match if is_mine { bill.unknown() } else { fees } {
        0 => {}
        1 => doc.paragraph("1 amount isn't known and is in no sum."),
        count => doc.paragraph(&format!("{} aren't known and are in no sum.", counted(count, "amount"))),
    }
}

/// Writes each remark once, with all that it is about.
fn notes(doc: &mut Doc, lines: &[&BillLine]) {
    let mut about: Vec<(&String, Vec<&str>)> = Vec::new();
    for (line, note) in lines.iter().flat_map(|line| line.notes.iter().map(move |it| (line, it))) {
        match about.iter_mut().find(|it| it.0 == note) {
            Some((_, titles)) => titles.push(&line.title),
            None => about.push((note, vec![&line.title])),
        }
    }
    for (note, titles) in about {
        doc.item(&titles.join(", "), note);
    }
}

fn sum_cells(name: &str, committed: Sum, ahead: Sum) -> Vec<String> {
    let to_come = if ahead.is_empty() { String::new() } else { ahead.words() };
    vec![name.to_owned(), committed.words(), to_come, committed.plus(ahead).words()]
}

fn cells(input: &ComponentsInput, line: &BillLine) -> Vec<String> {
    let amount = |it: Option<Charge>| match it {
        Some(charge) => charge.said(),
        None => format!("not known: ask {}", line.payee.title()),
    };
    let is_none_ahead = line.ahead.is_some_and(Charge::is_nothing);
    let planned = match line.planned {
        0 if is_none_ahead => String::new(),
        0 => amount(line.ahead),
        count => format!("{count} more: {}", amount(line.ahead)),
    };
    vec![
        line.title.clone(),
        input.many_words(line),
        amount(line.committed),
        planned,
        line.next
            .map(|it| if it.is_nothing() { "included".to_owned() } else { it.said() })
            .unwrap_or_default(),
        rate_seasons(line, &input.season.facts.season),
        sure_words(line).to_owned(),
    ]
}

fn own(doc: &mut Doc, input: &ComponentsInput, bill: &Bill) {
    doc.heading(3, "Own expenses");
    let rows = bill.expenses.iter().map(|row| {
        let program = row.program.as_ref().and_then(|it| input.season.tracker.programs.get(it.as_str()));
        vec![
            row.on.map(|it| day_words(it, input.season.today())).unwrap_or_default(),
            input.season.tracker.title_of(Table::Expenses, row.id.as_str()).unwrap_or_default(),
            row.kind.clone(),
            program.map(|it| it.with_specialty(input.program_name(it))).unwrap_or_default(),
            row.cents.map_or_else(|| "not known".to_owned(), dollars),
        ]
    });
    doc.table(&OWN, &rows.collect::<Vec<_>>());
}

/// "rates of 2026" as "Rates of 2026."
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
