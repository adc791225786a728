//! The application's components as a table for spreadsheets: the programs with what each gets, or one part's own table.

use super::{days_away, table};
use crate::{
    domain::{
        audience::Privacy,
        checklist::{Entry, Group},
        costs::{Bill, BillLine, Charge},
        shortlist::missing_words,
        statements::{Length, by_specialty, called, length},
        tables::{LetterState, Progress, Specialty, Table, typed::show_cents},
        time::Day,
    },
    transfer::components::{ComponentsInput, Section, assigned_words, rate_seasons, sure_words, told_apart},
};

/// Like [`components`], with the mark by which spreadsheets know that it is UTF-8.
pub fn components_for_spreadsheet(input: &ComponentsInput, section: Option<Section>) -> String {
    format!("\u{feff}{}", components(input, section))
}

/// Writes one line for each program, with a column for each letter writer; or the table of one part. For the clerkship
/// office one line for each day away.
pub fn components(input: &ComponentsInput, section: Option<Section>) -> String {
    if !input.may(Privacy::Shared) {
        return days_away(&input.season.tracker, input.season.home());
    }
    match section {
        None => programs(input),
        Some(Section::Checklist) => checklist(input),
        Some(Section::Letters) => letters(input),
        Some(Section::Statements) => statements(input),
        Some(Section::Signals) => signals(input),
        Some(Section::Costs) => costs(input),
    }
}

const PROGRAM: [&str; 3] = ["program", "specialty", "status"];
const GETS: [&str; 8] = [
    "letters received",
    "letters awaited",
    "letters total",
    "letters needed",
    "statement",
    "statement fits",
    "signal",
    "missing",
];

fn programs(input: &ComponentsInput) -> String {
    let writers = input.writers();
    let names = writers.iter().map(|it| it.name.clone());
    // a writer who is called like another column comes behind it
    let fixed = PROGRAM.into_iter().chain(GETS).map(str::to_owned);
    let mut head = told_apart(fixed.chain(names).collect());
    let gets = head.drain(PROGRAM.len()..PROGRAM.len().saturating_add(GETS.len())).collect::<Vec<_>>();
    head.extend(gets);
    let rows = input.programs().into_iter().map(|(name, row)| {
        let count = input.lookup.letter_count(&row);
        let specialty = row.specialty.map(Specialty::title).unwrap_or_default();
        let mut cells = vec![name, specialty.to_owned(), input.status_words(&row).to_owned()];
        let of_writer = writers.iter().map(|it| match it.letter.programs.contains(&row.id) {
            true => assigned_words(&it.letter).to_owned(),
            false => String::new(),
        });
        cells.extend(of_writer);
        cells.extend([count.received, count.awaited, count.coming()].map(|it| it.to_string()));
        cells.push(count.needs.map(|it| it.to_string()).unwrap_or_default());
        cells.push(input.lookup.statement(&row).map(|it| called(it)).unwrap_or_default());
        cells.push(input.statement_remark(&row));
        cells.push(match row.signal {
            Some(signal) => signal.title().to_owned(),
            None if row.is_signalable() => String::new(),
            None => "takes none".to_owned(),
        });
        cells.push(missing_words(&row, input.lookup));
        cells
    });
    table(&head, rows)
}

fn checklist(input: &ComponentsInput) -> String {
    let head =
        ["group", "component", "state", "late", "due", "steps done", "steps", "count", "program", "reason"];
    let rows = input.groups.iter().flat_map(|group| group.entries.iter().map(move |it| (group, it)));
    table(&head, rows.map(|(group, entry)| component(input, group, entry)))
}

fn component(input: &ComponentsInput, group: &Group, entry: &Entry) -> Vec<String> {
    let season = input.season;
    let due = entry
        .due
        .as_ref()
        .filter(|_| input.tells_day_of(entry))
        .map(|it| it.day_in(season.home()).to_string());
    let program = entry.row.program.as_ref().and_then(|it| season.tracker.programs.get(it.as_str()));
    let (done, steps) = entry.steps_done();
    vec![
        group.title.clone(),
        entry.row.title.clone(),
        entry.progress().title().to_owned(),
        if input.says_late(entry) { "late".to_owned() } else { String::new() },
        due.unwrap_or_default(),
        done.to_string(),
        steps.to_string(),
        input.count_words(entry),
        program.map(|it| it.with_specialty(input.program_name(it))).unwrap_or_default(),
        if entry.progress() == Progress::NotNeeded { entry.row.reason.clone() } else { String::new() },
    ]
}

fn letters(input: &ComponentsInput) -> String {
    let is_mine = input.may(Privacy::Private);
    let mut head = vec!["writer", "role", "specialty", "state", "asked", "received", "programs"];
    if is_mine {
        head.extend(["promised", "reminded", "waived", "e-mail"]);
    }
    let day = |it: Option<Day>| it.map(|it| it.to_string()).unwrap_or_default();
    let rows = input.writers().into_iter().map(|writer| {
        let row = writer.letter;
        let mut cells = vec![
            writer.name,
            row.role.clone(),
            row.specialty.clone(),
            row.state.unwrap_or(LetterState::Planned).title().to_owned(),
            day(row.asked),
            day(row.uploaded),
            row.programs.len().to_string(),
        ];
        if is_mine {
            let waived = row.waived.map(|it| if it { "yes" } else { "no" });
            let reminded: Vec<String> = row.reminded.iter().map(Day::to_string).collect();
            cells.extend([day(row.promised), reminded.join(" ")]);
            cells.extend([waived.unwrap_or_default().to_owned(), row.email.clone()]);
        }
        cells
    });
    table(&head, rows)
}

fn statements(input: &ComponentsInput) -> String {
    let head = ["statement", "for", "characters", "programs"];
    let rows = by_specialty(&input.season.tracker.statements).into_iter().map(|row| {
        let characters = match length(&row, input.measured) {
            Length::Characters(count) => count.to_string(),
            Length::Nothing | Length::Unknown(_) => String::new(),
        };
        let specialty = row.specialty.map(Specialty::title).unwrap_or_default();
        vec![called(&row), specialty.to_owned(), characters, input.lookup.stated(&row.id).to_string()]
    });
    table(&head, rows)
}

fn signals(input: &ComponentsInput) -> String {
    let rows = input.signaled().into_iter().map(|(signal, name, row)| {
        let specialty = row.specialty.map(Specialty::title).unwrap_or_default();
        vec![signal.title().to_owned(), name, specialty.to_owned(), input.status_words(&row).to_owned()]
    });
    table(&["signal", "program", "specialty", "status"], rows)
}

/// Writes amounts in dollars; where one isn't certain it lies between two columns, where it isn't known both are empty.
fn costs(input: &ComponentsInput) -> String {
    let head = [
        "paid to",
        "what",
        "how many",
        "committed",
        "committed at most",
        "more planned",
        "to come",
        "to come at most",
        "the next one",
        "rate of",
        "how sure",
        "paid on",
    ];
    let bill = Bill::reckon(input.season);
    let mut rows: Vec<Vec<String>> = bill.lines.iter().map(|it| fee(input, it)).collect();
    for row in bill.expenses.iter().filter(|_| input.may(Privacy::Private)) {
        let what = input.season.tracker.title_of(Table::Expenses, row.id.as_str());
        let mut cells = vec!["own".to_owned(), what.unwrap_or_default(), row.kind.clone()];
        cells.extend([show_cents(row.cents), show_cents(row.cents)]);
        cells.resize(head.len().saturating_sub(1), String::new());
        cells.push(row.on.map(|it| it.to_string()).unwrap_or_default());
        rows.push(cells);
    }
    table(&head, rows.into_iter())
}

fn fee(input: &ComponentsInput, line: &BillLine) -> Vec<String> {
    let least = |it: Option<Charge>| show_cents(it.map(|it| it.least));
    let most = |it: Option<Charge>| show_cents(it.map(|it| it.most));
    vec![
        line.payee.title().to_owned(),
        line.title.clone(),
        input.many_words(line),
        least(line.committed),
        most(line.committed),
        line.planned.to_string(),
        least(line.ahead),
        most(line.ahead),
        least(line.next),
        rate_seasons(line, &input.season.facts.season),
        sure_words(line).to_owned(),
        String::new(),
    ]
}
