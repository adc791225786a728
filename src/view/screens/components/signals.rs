//! The signals: a bar for each tier, and below the bars the programs of each pool.

use ratatui::{layout::Rect, style::Style};

use crate::{
    app::{
        command::TabCommand,
        matrix::is_open,
        screens::components::{SignalRow, Signals, pool},
    },
    domain::{
        facts::Confidence,
        shortlist::status_words,
        signals::{Budget, Pool},
        tables::{Program, Signal, Specialty},
    },
    layout::Areas,
    text::{counted, width},
    view::{
        list::{NARROW, RowState},
        painter::{Painter, column},
    },
};

/// The widest of the words for a tier.
const TIER: usize = 7;

/// A longer bar is none: its numbers say enough.
const LONGEST_BAR: u32 = 20;

/// How wide the columns of the bars are.
struct BarColumns {
    title: usize,
    /// 0 where there is no room for bars.
    bar: usize,
    count: usize,
}

impl Painter<'_> {
    pub fn signals(&mut self, signals: &Signals, areas: &Areas) {
        if !areas.list.is_empty() {
            let all = self.cx().season.tracker.programs.len();
            let words = self.signals_headline(signals, areas.head);
            self.list_head(areas.head, &words, all, "program");
            self.signal_rows(signals, areas.list);
        }
        self.detail(areas, signals.list.scroll);
    }

    /// Says how the signals stand; where the bars scroll away, those of the selected program's pool.
    fn signals_headline(&self, signals: &Signals, head: Rect) -> String {
        let counts = signals.counts;
        match signals.selected_pool(self.cx()).filter(|_| signals.stays == 0) {
            Some(pool) => {
                let tier = |budget: &Budget| {
                    format!("{} {}", self.tier_mark(Some(budget.tier)).0, self.count_words(pool, budget))
                };
                let title = if head.width < NARROW { pool.short_title() } else { pool.title() };
                format!("{title}  {}", pool.budgets.iter().map(tier).collect::<Vec<_>>().join("  "))
            }
            None => {
                let no_part = match counts.no_part {
                    0 => String::new(),
                    1 => " · 1 takes none".to_owned(),
                    some => format!(" · {some} take none"),
                };
                let doubt = format!(" · ? uncertain, {} corrects", TabCommand::Edit.key());
                let words =
                    format!("{} · {} without{no_part}", counted(counts.set, "signal"), counts.without);
                let is_wide =
                    width(&words).saturating_add(width(&doubt)).saturating_add(1) < usize::from(head.width);
                if is_wide && self.has_doubt(signals) { words + &doubt } else { words }
            }
        }
    }

    fn has_doubt(&self, signals: &Signals) -> bool {
        let budgets = signals.rows.iter().filter_map(|it| self.budget_of(it));
        budgets.into_iter().any(|it| !it.1.is_certain())
    }

    fn budget_of(&self, row: &SignalRow) -> Option<(&Pool, &Budget)> {
        let SignalRow::Budget(specialty, tier) = row else { return None };
        let pool = pool(self.cx(), *specialty)?;
        Some((pool, pool.budget(*tier)?))
    }

    fn signal_rows(&mut self, signals: &Signals, area: Rect) {
        let columns = self.bar_columns(signals, area);
        let (stay, below) = signals.rows.split_at(signals.stays.min(signals.rows.len()));
        let rest = below.iter().skip(signals.list.offset);
        let shown =
            stay.iter().enumerate().chain(rest.enumerate().map(|(at, row)| {
                (at.saturating_add(signals.stays).saturating_add(signals.list.offset), row)
            }));
        let shown: Vec<(usize, SignalRow)> =
            shown.take(usize::from(area.height)).map(|(at, row)| (at, row.clone())).collect();
        let count = shown.len();
        for (row, (at, line)) in (0u16..).zip(shown) {
            let state = RowState::of(&signals.list, at);
            match line {
                SignalRow::Budget(..) => self.budget_row(area, row, &line, &columns, state),
                SignalRow::Heading(specialty) => self.pool_heading(area, row, specialty),
                SignalRow::Program(id) => {
                    let program = self.cx().season.tracker.programs.get(id.as_str()).cloned();
                    program.iter().for_each(|it| self.signal_row(area, row, it, signals.name, state));
                }
            }
        }
        if below.iter().all(|it| matches!(it, SignalRow::Budget(..))) {
            let words = match self.cx().season.tracker.programs.is_empty() {
                true => "No program yet.",
                false => "No program fits the filter.",
            };
            let used = u16::try_from(count).unwrap_or(u16::MAX).min(area.height);
            let left =
                Rect { y: area.y.saturating_add(used), height: area.height.saturating_sub(used), ..area };
            self.empty(left, words, TabCommand::Add, "opens the catalog");
        }
        let top = u16::try_from(signals.stays).unwrap_or(0).min(area.height);
        let scrolls = Rect { y: area.y.saturating_add(top), height: area.height.saturating_sub(top), ..area };
        self.scrollbar(scrolls, below.len(), signals.list.offset);
    }

    fn bar_columns(&self, signals: &Signals, area: Rect) -> BarColumns {
        let budgets: Vec<(&Pool, &Budget)> =
            signals.rows.iter().filter_map(|it| self.budget_of(it)).collect();
        let most = |of: &dyn Fn(&(&Pool, &Budget)) -> usize| budgets.iter().map(of).max().unwrap_or(0);
        let title = most(&|it| width(&pool_title(it.0, area)));
        let bar = most(&|it| it.1.most().filter(|it| *it <= LONGEST_BAR).unwrap_or(0) as usize);
        let count = most(&|it| width(&self.count_words(it.0, it.1)));
        let used = title.saturating_add(count).saturating_add(TIER).saturating_add(5);
        let fits = used.saturating_add(bar).saturating_add(1) < usize::from(area.width);
        BarColumns { title, bar: if fits { bar } else { 0 }, count }
    }

    /// "4 of 6?"
    fn count_words(&self, pool: &Pool, budget: &Budget) -> String {
        budget.spent_words(self.cx().derived.lookup.signaled.spent(pool, budget.tier))
    }

    fn budget_row(&mut self, area: Rect, row: u16, line: &SignalRow, columns: &BarColumns, state: RowState) {
        let Some((pool, budget)) = self.budget_of(line) else { return };
        let spent = self.cx().derived.lookup.signaled.spent(pool, budget.tier);
        let is_over = budget.most().is_some_and(|most| spent > most);
        let (mark, style) = self.tier_mark(Some(budget.tier));
        let sure = match (&budget.figure, budget.most()) {
            (Some(figure), Some(_)) if figure.origin.confidence == Confidence::Yours => "yours",
            (Some(figure), Some(_)) => figure.origin.confidence.title(),
            (None, _) | (_, None) => "not known",
        };
        let over = if is_over {
            format!("{} too many", spent.saturating_sub(budget.most().unwrap_or(0)))
        } else {
            String::new()
        };
        let title = column(&pool_title(pool, area), columns.title);
        let (filled, open) = self.bar(budget, spent, columns.bar);
        let count = column(&self.count_words(pool, budget), columns.count);
        let blank = columns.bar.saturating_sub(width(&filled)).saturating_sub(width(&open));
        let gap = " ".repeat(blank.saturating_add(usize::from(columns.bar > 0)));
        let tier = column(budget.tier.title(), TIER);
        let (bad, dim, plain) = (self.styles.bad, self.styles.dim, self.styles.plain);
        let mut pieces: Vec<(String, Style)> = vec![
            (format!("{} ", self.pointer(state)), plain),
            (format!("{title} "), plain),
            (format!("{mark} {tier}"), style),
            (filled, if is_over { bad } else { style }),
            (open, dim),
            (format!("{gap}{count}"), if is_over { bad } else { self.styles.strong }),
        ];
        let used: usize = pieces.iter().map(|it| width(&it.0)).sum();
        let last = if is_over { over } else { sure.to_owned() };
        if used.saturating_add(width(&last)).saturating_add(3) < usize::from(area.width) {
            pieces.push((format!("  {last}"), if is_over { bad } else { dim }));
        }
        self.pieces(area, row, &pieces);
        self.tint_row(area, row, state);
    }

    /// Returns the spent and the open part of a bar.
    fn bar(&self, budget: &Budget, spent: u32, columns: usize) -> (String, String) {
        let most = budget.most().filter(|it| *it <= LONGEST_BAR && columns > 0).unwrap_or(0);
        let filled = spent.min(most);
        let open = most.saturating_sub(filled);
        (self.marks.here.repeat(filled as usize), self.marks.awaited.repeat(open as usize))
    }

    fn pool_heading(&mut self, area: Rect, row: u16, specialty: Specialty) {
        let title = pool(self.cx(), specialty).map(Pool::title).unwrap_or_default();
        self.text(area, row, &format!(" {}", title.to_uppercase()), self.styles.head);
    }

    fn signal_row(&mut self, area: Rect, row: u16, program: &Program, name: usize, state: RowState) {
        let cx = self.cx();
        let is_open = is_open(program);
        let (mark, style) = match (program.signal, program.is_signalable()) {
            (None, false) => (self.marks.off, self.styles.dim),
            (signal, _) => self.tier_mark(signal),
        };
        let words = match (program.signal, program.is_signalable()) {
            (Some(signal), _) => signal.title(),
            (None, false) => "no part",
            (None, true) => "",
        };
        let (plain, dim) = (self.styles.plain, self.styles.dim);
        let room = usize::from(area.width).saturating_sub(TIER).saturating_sub(11);
        let name = name.min(room);
        let tag = program.specialty.map_or("", |it| it.tag());
        let mut pieces: Vec<(String, Style)> = vec![
            (format!("{} ", self.pointer(state)), plain),
            (format!("{mark} {} ", column(words, TIER)), style),
            (column(&cx.season.naming.of(program), name), if is_open { self.styles.strong } else { dim }),
            (format!(" {}", column(tag, 4)), dim),
        ];
        let left = usize::from(area.width).saturating_sub(TIER).saturating_sub(name).saturating_sub(12);
        let status = status_words(program, cx.season.now);
        let short = status.split(", ").next().unwrap_or_default().to_owned();
        let status = if width(&status) <= left { status } else { short };
        if width(&status) <= left {
            pieces.push((format!(" {status}"), if is_open { plain } else { dim }));
        }
        self.pieces(area, row, &pieces);
        self.tint_row(area, row, state);
    }

    /// Returns the mark of a tier, which stands before its word or below it.
    pub fn tier_mark(&self, tier: Option<Signal>) -> (&'static str, Style) {
        match tier {
            Some(Signal::Gold) => (self.marks.gold, self.styles.warn),
            Some(Signal::Silver) => (self.marks.silver, self.styles.plain),
            Some(Signal::Plain) => (self.marks.signal, self.styles.plain),
            None => (" ", self.styles.plain),
        }
    }
}

fn pool_title(pool: &Pool, area: Rect) -> String {
    if area.width < NARROW { pool.short_title() } else { pool.title() }
}
