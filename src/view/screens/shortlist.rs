//! The table of programs: as many columns as the width holds, the most important first.

use ratatui::layout::Rect;

use crate::{
    app::{
        command::{Command, GlobalCommand, TabCommand},
        screens::shortlist::Shortlist,
        state::Glyphs,
    },
    domain::{
        shortlist::{SortBy, letters_words, status_words},
        tables::*,
        time::day_words,
    },
    layout::Areas,
    text::pad_left,
    view::paint::{Painter, column},
};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    City,
    Specialty,
    Position,
    Status,
    Interview,
    Score,
    Gut,
    Rank,
    Letters,
}

/// In the order of the screen: column, title, its sort, columns wide, how soon it is left out (highest first).
const COLUMNS: &[(Column, &str, Option<SortBy>, usize, u8)] = &[
    (Column::City, "City", Some(SortBy::City), 15, 4),
    (Column::Specialty, "Specialty", Some(SortBy::Specialty), 15, 1),
    (Column::Position, "Position", None, 12, 9),
    (Column::Status, "Status", Some(SortBy::Status), 22, 0),
    (Column::Interview, "Interview", Some(SortBy::Interview), 10, 2),
    (Column::Score, "Score", Some(SortBy::Score), 6, 3),
    (Column::Gut, "Gut", Some(SortBy::Gut), 4, 7),
    (Column::Rank, "Rank", Some(SortBy::Rank), 5, 5),
    (Column::Letters, "Letters", None, 7, 6),
];

/// In a narrow table the status loses its "no word" first.
const SHORT_STATUS: usize = 14;

/// Enough for IR, DR and TY; longer ones are cut.
const SHORT_SPECIALTY: usize = 10;

/// The name has at least this many columns.
const NAME: usize = 20;
/// And this many where there is room for it.
const WIDE_NAME: usize = 30;

impl Painter<'_> {
    pub fn shortlist(&mut self, shortlist: &Shortlist, areas: &Areas) {
        self.programs(shortlist, areas.head, areas.list);
        self.detail(areas, shortlist.list.scroll);
    }

    fn programs(&mut self, shortlist: &Shortlist, head: Rect, area: Rect) {
        let cx = self.cx();
        let all = cx.season.tracker.programs.len();
        let marked = if shortlist.marked.is_empty() {
            String::new()
        } else {
            format!(" · {} marked", shortlist.marked.len())
        };
        self.list_head(
            head,
            &format!("{} programs · sorted by {}{marked}", all, cx.arrangement.sort.title()),
            all,
            "programs",
        );
        let columns = fitting(usize::from(area.width));
        let name = name_width(usize::from(area.width), &columns);
        if cx.derived.shortlist.is_empty() {
            let (what, command, does) = match all {
                0 => ("No program yet.", Command::from(TabCommand::Add), "opens the catalog"),
                _ => ("No program fits the filter.", GlobalCommand::Back.into(), "clears it"),
            };
            return self.empty(area, what, command, does);
        }
        self.titles(head, &columns, name);
        let list = &shortlist.list;
        let shown = cx.derived.shortlist.iter().enumerate().skip(list.offset).take(usize::from(area.height));
        for (row, (at, program)) in (0u16..).zip(shown) {
            let is_marked = shortlist.marked.contains(&program.id);
            self.program_row(area, row, program, (at == list.index, is_marked), &columns, name);
        }
        self.scrollbar(area, cx.derived.shortlist.len(), list.offset);
    }

    fn titles(&mut self, head: Rect, columns: &[Column], name: usize) {
        let cx = self.cx();
        let arrow = |sort: Option<SortBy>| if sort == Some(cx.arrangement.sort) { "▾" } else { "" };
        let arrow = |sort| {
            if cx.look.glyphs == Glyphs::Ascii && !arrow(sort).is_empty() { "v" } else { arrow(sort) }
        };
        let mut pieces = vec![(
            format!("     {} ", column(&format!("Program{}", arrow(Some(SortBy::Name))), name)),
            self.styles.dim,
        )];
        for (which, title, sort, columns_wide, _) in COLUMNS.iter().filter(|it| columns.contains(&it.0)) {
            let width = &wide(*which, *columns_wide, usize::from(head.width));
            let text = format!("{title}{}", arrow(*sort));
            let text = if is_number(*which) { pad_left(&text, *width) } else { column(&text, *width) };
            pieces.push((format!("{text} "), self.styles.dim));
        }
        self.pieces(head, 1, &pieces);
    }

    fn program_row(
        &mut self,
        area: Rect,
        row: u16,
        program: &Program,
        (selected, is_marked): (bool, bool),
        columns: &[Column],
        name: usize,
    ) {
        let pointer = if selected { self.marks.pointer } else { " " };
        // A blank has the row's own style: a color of its own would cost bytes on every move.
        let marked = match is_marked {
            true => (self.marks.marked, self.styles.accent),
            false => (" ", self.styles.plain),
        };
        let (signal, style) = match program.signal {
            Some(Signal::Gold) => (self.marks.gold, self.styles.warn),
            Some(Signal::Silver) => (self.marks.silver, self.styles.plain),
            Some(Signal::Plain) => ("s", self.styles.plain),
            None => (" ", self.styles.plain),
        };
        let closed = program.status.is_some_and(|it| !it.is_open());
        let text = if closed { self.styles.dim } else { self.styles.plain };
        let mut pieces = vec![
            (pointer.to_owned(), self.styles.plain),
            (marked.0.to_owned(), marked.1),
            (" ".to_owned(), text),
            (format!("{signal} "), style),
            (
                format!("{} ", column(&program.name, name)),
                if closed { self.styles.dim } else { self.styles.strong },
            ),
        ];
        for (which, _, _, columns_wide, _) in COLUMNS.iter().filter(|it| columns.contains(&it.0)) {
            let width = &wide(*which, *columns_wide, usize::from(area.width));
            let cell = self.cell(program, *which, *width);
            let cell = if is_number(*which) { pad_left(&cell, *width) } else { column(&cell, *width) };
            pieces.push((format!("{cell} "), text));
        }
        self.pieces(area, row, &pieces);
        if let Some(style) = self.row_style(selected) {
            self.tint(Rect { width: area.width.saturating_sub(1), ..area }, row, style);
        }
    }

    fn cell(&self, program: &Program, which: Column, width: usize) -> String {
        let cx = self.cx();
        let lookup = &cx.derived.lookup;
        let dash = || "–".to_owned();
        match which {
            Column::City => program.city.clone(),
            Column::Specialty => program.specialty.map(Specialty::title).unwrap_or_default().to_owned(),
            Column::Position => match program.positions.is_empty() {
                true => "?".to_owned(),
                false => program.positions.keys().map(|it| it.title()).collect::<Vec<_>>().join(" + "),
            },
            Column::Status if width <= SHORT_STATUS => {
                program.status.unwrap_or(Status::Planned).title().to_owned()
            }
            Column::Status => status_words(program, cx.season.now),
            Column::Interview => match lookup.interview(&program.id).and_then(|it| it.when.as_ref()) {
                Some(when) if when.day_in(cx.home()) == cx.season.today() => "today".to_owned(),
                Some(when) => day_words(when.day_in(cx.home()), cx.season.today()),
                None => String::new(),
            },
            Column::Score => lookup.score(program).map(|it| it.to_string()).unwrap_or_else(dash),
            Column::Gut => lookup.gut(&program.id).map(|it| it.to_string()).unwrap_or_else(dash),
            Column::Rank => lookup.rank(&program.id).map(|it| it.to_string()).unwrap_or_else(dash),
            Column::Letters => letters_words(program, lookup),
        }
    }
}

fn is_number(column: Column) -> bool {
    matches!(column, Column::Score | Column::Gut | Column::Rank)
}

/// Columns wide, in a table of that width.
fn wide(which: Column, columns: usize, table: usize) -> usize {
    match which {
        Column::Status if table < 90 => SHORT_STATUS,
        Column::Specialty if table < 110 => SHORT_SPECIALTY,
        _ => columns,
    }
}

/// The columns that fit beside the name: the least important are left out first.
fn fitting(width: usize) -> Vec<Column> {
    let mut by_weight: Vec<_> = COLUMNS.iter().collect();
    by_weight.sort_by_key(|it| it.4);
    let mut room = width.saturating_sub(if width < 100 { NAME } else { WIDE_NAME }).saturating_sub(7);
    let mut fit = Vec::new();
    for (column, _, _, columns, _) in by_weight {
        let wants = wide(*column, *columns, width).saturating_add(1);
        if wants > room {
            break;
        }
        room = room.saturating_sub(wants);
        fit.push(*column);
    }
    fit
}

fn name_width(width: usize, columns: &[Column]) -> usize {
    let used: usize = COLUMNS
        .iter()
        .filter(|it| columns.contains(&it.0))
        .map(|it| wide(it.0, it.3, width).saturating_add(1))
        .sum();
    width.saturating_sub(used).saturating_sub(7).max(8)
}
