//! The costs: what is committed and planned, then each line with its amount.

use ratatui::layout::Rect;

use crate::{
    app::{
        command::GlobalCommand,
        cost_rows::{CostRow, expense_program, parts_words, rates_words, remarks},
        screens::components::Costs,
    },
    domain::{costs::BillLine, figure::dollars, tables::Expense},
    layout::Areas,
    text::{clean, pad, pad_left, width},
    view::{
        list::{RowState, day_columns, short_day},
        painter::{Painter, column},
    },
};

/// Below this many terminal columns a line says how many only by the number.
const SLIM: usize = 50;

impl Painter<'_> {
    pub fn costs(&mut self, costs: &Costs, areas: &Areas) {
        self.cost_head(costs, areas.head);
        let (list, area) = (&costs.list, areas.list);
        if costs.rows.is_empty() {
            self.empty(area, "No cost fits.", GlobalCommand::Back, "clears the filter");
        }
        let amounts = costs.rows.iter().map(|it| width(&self.cost_amount(it))).max().unwrap_or(0);
        let shown = costs.rows.iter().enumerate().skip(list.offset).take(usize::from(area.height));
        for (row, (at, line)) in (0u16..).zip(shown) {
            self.cost_row(area, (row, RowState::of(list, at)), line, amounts);
        }
        self.scrollbar(area, costs.rows.len(), list.offset);
        self.detail(areas, list.scroll);
    }

    /// Says what is committed and what is planned, as fully as there is room.
    fn cost_head(&mut self, costs: &Costs, area: Rect) {
        let bill = &costs.bill;
        let (whole, ahead) = (bill.whole().said(), bill.whole_ahead());
        let planned =
            if ahead.is_nothing() { String::new() } else { format!(" · planned {}", ahead.said()) };
        let unknown = match bill.unknown() {
            0 => String::new(),
            unknown => format!(" · {unknown} not known"),
        };
        let parts = parts_words(bill);
        let parts = if parts.is_empty() { &whole } else { &parts };
        let all = [
            format!("Committed {parts}{planned}{unknown}"),
            format!("Committed {whole}{planned}{unknown}"),
            format!("{whole}{planned}{unknown}"),
        ];
        let room = usize::from(area.width).saturating_sub(1);
        let words = all.iter().find(|it| width(it) <= room).unwrap_or(&all[2]);
        let lines = bill.lines.len().saturating_add(bill.expenses.len());
        self.list_head(area, words, lines, "line");
        if area.height > 1 {
            let legend = " · ~ not confirmed · * your own";
            let rates = rates_words(self.cx(), bill);
            let fits = width(&rates).saturating_add(width(legend)) <= room;
            let pieces = [(format!(" {rates}{}", if fits { legend } else { "" }), self.styles.dim)];
            self.pieces(area, 1, &pieces);
        }
    }

    fn cost_amount(&self, row: &CostRow) -> String {
        match row {
            CostRow::Heading { sum, .. } => sum.clone(),
            CostRow::Line(line) => match line.committed {
                Some(charge) if charge.is_nothing() => charge.said(),
                Some(charge) => format!("{}{}", line.sign(), charge.said()),
                None => "?".to_owned(),
            },
            CostRow::Expense(row) => row.cents.map_or("?".to_owned(), dollars),
        }
    }

    fn cost_row(&mut self, area: Rect, (at, state): (u16, RowState), row: &CostRow, amounts: usize) {
        let amount = pad_left(&self.cost_amount(row), amounts);
        // the last column is the scrollbar's
        let room = usize::from(area.width).saturating_sub(1).saturating_sub(amounts);
        let styles = &self.styles;
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
                let (name, words) = self.line_words(line, room.saturating_sub(3));
                let pointer = format!("{} ", self.pointer(state));
                vec![(pointer, styles.plain), (name, styles.plain), (words, styles.dim), (amount, style)]
            }
            CostRow::Expense(row) => {
                let (name, words) = self.expense_words(row, room.saturating_sub(3), area.width);
                let pointer = format!("{} ", self.pointer(state));
                let refund = row.cents.is_some_and(|it| it < 0);
                let style = if refund { styles.good } else { styles.plain };
                vec![(pointer, styles.plain), (name, styles.plain), (words, styles.dim), (amount, style)]
            }
        };
        self.pieces(area, at, &pieces);
        self.tint_row(area, at, state);
    }

    /// Returns the title of a line and what is said beside it, in so many columns together.
    fn line_words(&self, line: &BillLine, room: usize) -> (String, String) {
        let remarks = remarks(self.cx(), line);
        let is_slim = room < SLIM;
        let (title, many) = match is_slim {
            true => (width(&line.title).saturating_add(1), 0),
            false => (22, 18),
        };
        let many = if is_slim { String::new() } else { pad(&line.many, many) };
        let rest = room.saturating_sub(title).saturating_sub(width(&many));
        let fits = |count: &usize| width(&remarks.get(..*count).unwrap_or_default().join(" · ")) <= rest;
        let count = (0..=remarks.len()).rev().find(fits).unwrap_or(0);
        let mut words = remarks.get(..count).unwrap_or_default().join(" · ");
        if is_slim && words.is_empty() && width(&line.many) <= rest {
            words.clone_from(&line.many);
        }
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
