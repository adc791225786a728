//! What the application costs: the fees by who is paid, then the applicant's own expenses.

use serde_json::Value;

use super::shape::List;
use crate::{
    cli::json,
    domain::{
        costs::{Bill, BillLine, Charge, Stage},
        facts::Confidence,
        figure::dollars,
        season::Season,
        tables::{Expense, Table},
        time::day_words,
    },
};

pub fn list(season: &Season) -> List {
    let bill = Bill::reckon(season);
    let mut rows: Vec<Vec<String>> = bill.lines.iter().map(cells).collect();
    rows.extend(bill.expenses.iter().map(|it| own_cells(season, it)));
    // what isn't known is in no sum
    let unknown = match bill.unknown() {
        0 => String::new(),
        count => format!("{count} not known"),
    };
    let whole =
        ["", "whole", &unknown, &bill.committed().words(), &bill.fees(Stage::Ahead).words(), "", "", ""];
    rows.push(whole.map(str::to_owned).to_vec());
    let own = bill.expenses.iter().map(|it| own_value(it));
    List {
        head: ["PAID TO", "WHAT", "HOW MANY", "COMMITTED", "TO COME", "NEXT", "SURE", "ID"]
            .map(str::to_owned)
            .to_vec(),
        rows,
        values: bill.lines.iter().map(value).chain(own).collect(),
        none: "No costs.",
    }
}

fn cells(line: &BillLine) -> Vec<String> {
    let amount = |it: Option<Charge>| it.map_or("not known".to_owned(), Charge::said);
    let planned = match (line.planned, amount(line.ahead)) {
        (0, _) if line.ahead.is_some_and(Charge::is_nothing) => String::new(),
        (0, amount) => amount,
        (count, amount) => format!("{count}: {amount}"),
    };
    vec![
        line.payee.title().to_owned(),
        line.title.clone(),
        line.many.clone(),
        amount(line.committed),
        planned,
        line.next.map(Charge::said).unwrap_or_default(),
        line.sureness().map(Confidence::title).unwrap_or_default().to_owned(),
        String::new(),
    ]
}

fn own_cells(season: &Season, row: &Expense) -> Vec<String> {
    let day = row.on.map(|it| day_words(it, season.today())).unwrap_or_default();
    let title = season.title_of(Table::Expenses, row.id.as_str()).unwrap_or_default();
    let what = [title, day].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    vec![
        "own".to_owned(),
        what,
        row.kind.clone(),
        row.cents.map_or("not known".to_owned(), dollars),
        String::new(),
        String::new(),
        String::new(),
        row.id.to_string(),
    ]
}

fn value(line: &BillLine) -> Value {
    let least = |it: Option<Charge>| it.map_or(Value::Null, |it| it.least.into());
    let most = |it: Option<Charge>| it.map_or(Value::Null, |it| it.most.into());
    let figures: Vec<Value> = line.figures.iter().map(|it| it.id.as_str().into()).collect();
    json::object([
        ("id", Value::Null),
        ("paid_to", line.payee.word().into()),
        ("title", json::text(&line.title)),
        ("how_many", json::text(&line.many)),
        ("committed_least", least(line.committed)),
        ("committed_most", most(line.committed)),
        ("planned", line.planned.into()),
        ("planned_least", least(line.ahead)),
        ("planned_most", most(line.ahead)),
        ("next_least", least(line.next)),
        ("next_most", most(line.next)),
        ("confidence", json::word(&line.sureness())),
        ("not_known", i64::from(line.lacks_a_rate()).into()),
        ("figures", figures.into()),
        ("kind", Value::Null),
        ("on", Value::Null),
        ("program", Value::Null),
    ])
}

fn own_value(row: &Expense) -> Value {
    let cents = row.cents.map_or(Value::Null, Value::from);
    json::object([
        ("id", row.id.as_str().into()),
        ("paid_to", "own".into()),
        ("title", json::text(&row.title)),
        ("how_many", Value::Null),
        ("committed_least", cents.clone()),
        ("committed_most", cents),
        ("planned", 0.into()),
        ("planned_least", Value::Null),
        ("planned_most", Value::Null),
        ("next_least", Value::Null),
        ("next_most", Value::Null),
        ("confidence", Value::Null),
        ("not_known", i64::from(row.cents.is_none()).into()),
        ("figures", Vec::<Value>::new().into()),
        ("kind", json::text(&row.kind)),
        ("on", json::word(&row.on)),
        ("program", json::word(&row.program)),
    ])
}
