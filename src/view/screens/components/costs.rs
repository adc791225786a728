//! The costs: what is committed and planned, then each line with its amount.

use ratatui::layout::Rect;

use crate::{
    app::{
        command::GlobalCommand,
        cost_rows::{CostRow, expense_program, parts_words, remarks},
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

/// The columns before the remarks: as wide as the widest line needs.
#[derive(Clone, Copy)]
struct Columns {
    title: usize,
    many: usize,
    /// The amounts of own expenses.
    own: usize,
}

impl Columns {
    fn of_rows(rows: &[CostRow]) -> Columns {
        let line = |row: &CostRow| match row {
            CostRow::Line(line) => Some((width(&line.title), width(&line.many))),
            CostRow::Heading { .. } | CostRow::Expense(_) => None,
        };
        let lines = rows.iter().filter_map(line);
        let widest = lines.fold((0, 0), |a: (usize, usize), b| (a.0.max(b.0), a.1.max(b.1)));
        let own = |row: &CostRow| match row {
            CostRow::Expense(row) => width(&own_amount(row)),
            CostRow::Heading { .. } | CostRow::Line(_) => 0,
        };
        let own = rows.iter().map(own).max().unwrap_or(0);
        Columns { title: widest.0.saturating_add(2), many: widest.1.saturating_add(2), own }
    }
}

fn own_amount(row: &Expense) -> String {
    row.cents.map_or("?".to_owned(), dollars)
}

/// Says what isn't in the committed sum: "planned $33 · 1 unknown".
fn besides(bill: &Bill) -> String {
    let ahead = bill.whole_ahead();
    let planned = if ahead.is_nothing() { None } else { Some(format!("planned {}", ahead.said())) };
    let unknown = Some(bill.unknown()).filter(|it| *it > 0).map(|it| format!("{it} unknown"));
    planned.into_iter().chain(unknown).collect::<Vec<_>>().join(" · ")
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
        let columns = Columns::of_rows(&costs.rows);
        let shown = costs.rows.iter().enumerate().skip(list.offset).take(usize::from(area.height));
        for (row, (at, line)) in (0u16..).zip(shown) {
            self.cost_row(area, (row, RowState::of(list, at)), line, columns);
        }
        self.scrollbar(area, costs.rows.len(), list.offset);
        self.detail(areas, list.scroll);
    }

    /// Says what is committed and what is planned, as fully as there is room, and whose rates these are.
    fn cost_head(&mut self, costs: &Costs, area: Rect) {
        let bill = &costs.bill;
        let room = usize::from(area.width).saturating_sub(2);
        let whole = bill.whole().said();
        let besides = besides(bill);
        let with = |sum: &str| match besides.as_str() {
            besides if area.height == 1 && !besides.is_empty() => format!("{sum} · {besides}"),
            _ => sum.to_owned(),
        };
        let parts = Some(parts_words(bill)).filter(|it| !it.is_empty());
        let parts = parts.map(|it| format!("Committed {it}"));
        let all = [parts, Some(format!("Committed {whole}")), Some(whole)];
        let all: Vec<String> = all.iter().flatten().map(|it| with(it)).collect();
        let lines = bill.lines.len().saturating_add(bill.expenses.len());
        self.list_head(area, fitting(&all, room), lines, "line");
        if area.height > 1 {
            let rates = bill.rates_words(&self.cx().season);
            let short = rates.split(':').next().unwrap_or_default();
            let besides = if besides.is_empty() { besides } else { format!("{besides} · ") };
            let all = [
                format!("{besides}{rates} · ~ not confirmed · * your own"),
                format!("{besides}{rates} · ~ unsure · * yours"),
                format!("{besides}{rates}"),
                format!("{besides}{short}"),
            ];
            self.pieces(area, 1, &[(format!(" {}", fitting(&all, room)), self.styles.dim)]);
        }
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
            CostRow::Heading { title, ahead, .. } => {
                let title = format!(" {}  ", title.to_uppercase());
                let rest = pad(ahead, room.saturating_sub(width(&title)));
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

    /// Returns the title of a line and what is said beside it, in so many columns together.
    fn line_words(&self, line: &BillLine, room: usize, columns: Columns) -> (String, String) {
        let remarks = remarks(self.cx(), line);
        let is_slim = room < SLIM;
        let title = if is_slim { width(&line.title).saturating_add(2) } else { columns.title };
        let many = match line.many.as_str() {
            _ if is_slim => String::new(),
            "" => String::new(),
            many => pad(many, columns.many),
        };
        let rest = room.saturating_sub(title).saturating_sub(width(&many));
        let joined = |count: usize| remarks.get(..count).unwrap_or_default().join(" · ");
        let fitting = (0..=remarks.len()).rev().map(joined).find(|it| width(it) <= rest);
        let words = match fitting.unwrap_or_default() {
            words if is_slim && words.is_empty() && width(&line.many) <= rest => line.many.clone(),
            words => words,
        };
        (column(&line.title, title), format!("{many}{} ", pad(&words, rest)))
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
        let said = [both.join(" · "), row.kind.clone(), String::new()].map(|it| clean(&it).into_owned());
        let title = clean(&row.title).into_owned();
        let fits = |it: &&String| width(&title).saturating_add(width(it)).saturating_add(2) <= rest;
        let said = said.iter().find(fits).cloned().unwrap_or_default();
        let name = rest.saturating_sub(width(&said));
        (format!("{lead}{}", column(&title, name)), format!("{said} "))
    }
}
