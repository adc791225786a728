//! The costs: what is committed and planned, then each line with its amount.

use ratatui::layout::Rect;

use crate::{
    app::{
        command::GlobalCommand,
        context::Context,
        cost_rows::{CostRow, expense_program, remarks, sign_words, sum_words},
        screens::components::Costs,
    },
    domain::{
        costs::{Bill, BillLine},
        figure::dollars,
        tables::Expense,
    },
    layout::Areas,
    text::{clean, pad, pad_left, width},
    view::{
        list::{RowState, day_columns, short_day},
        painter::{Painter, column},
    },
};

/// Below this many terminal columns a line says how many only by the number.
const SLIM: usize = 50;

/// The pointer, the blank before the amount, and the scrollbar, in terminal columns.
const EDGES: usize = 4;

/// The columns before the remarks: as wide as the widest line needs.
#[derive(Clone, Copy)]
struct Columns {
    title: usize,
    many: usize,
    /// Counts come without their nouns.
    counts_only: bool,
    /// The amounts of own expenses.
    own: usize,
}

impl Columns {
    /// So many columns are there for a line before its amount. Where some line would lose a remark, the counts come
    /// without their nouns.
    fn of_rows(cx: &Context, rows: &[CostRow], area: u16) -> Columns {
        let lines = || {
            rows.iter().filter_map(|row| match row {
                CostRow::Line(line) => Some(line),
                CostRow::Heading { .. } | CostRow::Expense(_) => None,
            })
        };
        let title = lines().map(|it| width(&it.title)).max().unwrap_or(0).saturating_add(2);
        let many = lines().map(|it| width(&it.many)).max().unwrap_or(0).saturating_add(2);
        let number = lines().map(|it| width(&number_of(&it.many))).max().unwrap_or(0).saturating_add(2);
        let is_too_wide = |line: &BillLine| {
            let amount = line.committed.map_or(1, |it| width(&line.signed(it)));
            let many = if line.many.is_empty() { 0 } else { many };
            let words = width(&remarks(cx, line).join(" · "));
            let needed = [title, many, words, amount, EDGES].into_iter().fold(0, usize::saturating_add);
            needed > usize::from(area)
        };
        let counts_only = lines().any(is_too_wide);
        let own = |row: &CostRow| match row {
            CostRow::Expense(row) => width(&own_amount(row)),
            CostRow::Heading { .. } | CostRow::Line(_) => 0,
        };
        let own = rows.iter().map(own).max().unwrap_or(0);
        Columns { title, many: if counts_only { number } else { many }, counts_only, own }
    }
}

/// "12 of 20" of "12 of 20 codes".
fn number_of(many: &str) -> String {
    many.rsplit_once(' ').map_or(many, |it| it.0).to_owned()
}

/// Joins as many remarks as there is room for; where some are left out, a sign says so.
fn joined(remarks: Vec<String>, room: usize) -> String {
    let upto = |count: usize| {
        let mut some: Vec<&str> = remarks.iter().take(count).map(String::as_str).collect();
        if count < remarks.len() {
            some.push("…");
        }
        some.join(" · ")
    };
    (0..=remarks.len()).rev().map(upto).find(|it| width(it) <= room).unwrap_or_default()
}

fn own_amount(row: &Expense) -> String {
    row.cents.map_or("?".to_owned(), dollars)
}

/// Returns the first text that fits into so many columns, else the last one.
fn fitting(texts: &[String], columns: usize) -> &str {
    let fits = texts.iter().find(|it| width(it) <= columns);
    fits.or(texts.last()).map(String::as_str).unwrap_or_default()
}

impl Painter<'_> {
    pub fn costs(&mut self, costs: &Costs, areas: &Areas) {
        self.cost_head(costs, areas.head);
        let (list, area) = (&costs.list, areas.list);
        if costs.rows.is_empty() {
            self.empty(area, "No cost fits.", GlobalCommand::Back, "clears the filter");
        }
        let columns = Columns::of_rows(self.cx(), &costs.rows, area.width);
        let shown = costs.rows.iter().enumerate().skip(list.offset).take(usize::from(area.height));
        for (row, (at, line)) in (0u16..).zip(shown) {
            self.cost_row(area, (row, RowState::of(list, at)), line, columns);
        }
        self.scrollbar(area, costs.rows.len(), list.offset);
        self.detail(areas, list.scroll);
    }

    /// Says what is committed and what is to come, as fully as there is room, what the signs mean, and whose rates these
    /// are. A filter takes the first line; the sums stay those of the whole bill.
    fn cost_head(&mut self, costs: &Costs, area: Rect) {
        let bill = &costs.bill;
        let room = usize::from(area.width).saturating_sub(2);
        let lines = bill.lines.len().saturating_add(bill.expenses.len());
        self.list_head(area, fitting(&sum_words(bill), room), lines, "line");
        if area.height < 2 {
            return;
        }
        let second = match self.cx().filter().is_empty() {
            true => self.sign_line(bill),
            false => sum_words(bill).into_iter().map(|it| format!("All: {it}")).collect(),
        };
        self.pieces(area, 1, &[(format!(" {}", fitting(&second, room)), self.styles.dim)]);
    }

    /// Returns the words about signs and rates, the fullest first.
    fn sign_line(&self, bill: &Bill) -> Vec<String> {
        let rates = bill.rates_words(&self.cx().season);
        let short = rates.split(':').next().unwrap_or_default();
        let signs = sign_words(bill);
        let joined = |rest: &[&str]| {
            let all = signs.iter().map(String::as_str).chain(rest.iter().copied());
            all.collect::<Vec<_>>().join(" · ")
        };
        vec![
            joined(&["* your own", &rates]),
            joined(&[&rates]),
            joined(&["* your own", short]),
            joined(&[short]),
        ]
    }

    fn cost_amount(&self, row: &CostRow) -> String {
        match row {
            CostRow::Heading { sum, .. } => sum.clone(),
            CostRow::Line(line) => match line.committed {
                Some(charge) => line.signed(charge),
                None => "?".to_owned(),
            },
            CostRow::Expense(row) => own_amount(row),
        }
    }

    fn cost_row(&mut self, area: Rect, (at, state): (u16, RowState), row: &CostRow, columns: Columns) {
        let amount = match row {
            CostRow::Expense(row) => pad_left(&own_amount(row), columns.own),
            CostRow::Heading { .. } | CostRow::Line(_) => self.cost_amount(row),
        };
        // the last column is the scrollbar's
        let room = usize::from(area.width).saturating_sub(1).saturating_sub(width(&amount));
        let styles = &self.styles;
        let pointer = (format!("{} ", self.pointer(state)), styles.plain);
        let pieces = match row {
            CostRow::Heading { title, about, .. } => {
                let title = format!(" {}  ", title.to_uppercase());
                let rest = room.saturating_sub(width(&title));
                let rest = format!("{} ", pad(about, rest.saturating_sub(1)));
                vec![(title, styles.head), (rest, styles.dim), (amount, styles.strong)]
            }
            CostRow::Line(line) => {
                let style = match line.committed {
                    None => styles.warn,
                    Some(charge) if charge.is_nothing() => styles.dim,
                    Some(_) => styles.plain,
                };
                let (name, words) = self.line_words(line, room.saturating_sub(3), columns);
                vec![pointer, (name, styles.plain), (words, styles.dim), (amount, style)]
            }
            CostRow::Expense(row) => {
                let (name, words) = self.expense_words(row, room.saturating_sub(3), area.width);
                let refund = row.cents.is_some_and(|it| it < 0);
                let style = if refund { styles.good } else { styles.plain };
                vec![pointer, (name, styles.plain), (words, styles.dim), (amount, style)]
            }
        };
        self.pieces(area, at, &pieces);
        self.tint_row(area, at, state);
    }

    /// Returns the title of a line and what is said beside it, in so many columns together. What there is no room for
    /// leaves a sign.
    fn line_words(&self, line: &BillLine, room: usize, columns: Columns) -> (String, String) {
        let remarks = remarks(self.cx(), line);
        let is_slim = room < SLIM;
        let title = if is_slim { width(&line.title).saturating_add(2) } else { columns.title };
        let rest = room.saturating_sub(title);
        let number = number_of(&line.many);
        let words = match is_slim {
            true => {
                joined(Some(number).filter(|it| !it.is_empty()).into_iter().chain(remarks).collect(), rest)
            }
            false => {
                let many = if columns.counts_only { number } else { line.many.clone() };
                let many = if many.is_empty() { many } else { pad(&many, columns.many) };
                let left = rest.saturating_sub(width(&many));
                format!("{many}{}", joined(remarks, left))
            }
        };
        (column(&line.title, title), format!("{} ", pad(&words, rest)))
    }

    /// Returns the day and title of an expense, and its kind and program, in so many columns together.
    fn expense_words(&self, row: &Expense, room: usize, columns: u16) -> (String, String) {
        let cx = self.cx();
        let today = cx.season.today();
        let day = row.on.map_or("no day".to_owned(), |it| short_day(it, today, columns));
        let lead = format!("{} ", column(&day, day_columns(columns)));
        let rest = room.saturating_sub(width(&lead));
        let program = expense_program(cx, row);
        let both = [row.kind.as_str(), &program].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
        let fewer = match both.as_slice() {
            [] => String::new(),
            [_] => "…".to_owned(),
            [kind, ..] => format!("{kind} · …"),
        };
        let least = if fewer.is_empty() { "" } else { "…" };
        let said = [both.join(" · "), fewer, least.to_owned()].map(|it| clean(&it).into_owned());
        let title = clean(&row.title).into_owned();
        let fits = |it: &&String| width(&title).saturating_add(width(it)).saturating_add(2) <= rest;
        let said = said.iter().find(fits).unwrap_or(&said[2]).clone();
        let name = rest.saturating_sub(width(&said));
        (format!("{lead}{}", column(&title, name)), format!("{said} "))
    }
}
