//! The table of programs: as many columns as the width holds, the most important first.

use std::borrow::Cow;

use ratatui::{layout::Rect, style::Style};

use crate::{
    app::{
        command::{Command, GlobalCommand, TabCommand},
        screens::shortlist::Shortlist,
        state::Glyphs,
    },
    domain::{
        audience::Audience,
        place::Align,
        shortlist::{Seen, Sight, SortBy, program_lines},
        tables::*,
        time::Day,
    },
    layout::Areas,
    text::{counted, pad_left, width},
    view::{
        list::RowState,
        painter::{Painter, column},
    },
};

/// A column of the table.
struct Shows {
    line: Seen<Program>,
    /// Its width in terminal columns.
    width: usize,
    align: Align,
}

/// The name has at least this many terminal columns.
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
            &format!("{} · sorted by {}{marked}", counted(all, "program"), cx.arrangement.sort.title()),
            all,
            "program",
        );
        let columns = fitting(usize::from(area.width));
        if cx.derived.shortlist.is_empty() {
            let (what, command, does) = match all {
                0 => ("No program yet.", Command::from(TabCommand::Add), "opens the catalog"),
                _ => ("No program fits the filter.", GlobalCommand::Back.into(), "clears it"),
            };
            return self.empty(area, what, command, does);
        }
        self.titles(head, &columns, name_width(area, &columns));
        let list = &shortlist.list;
        let shown = cx.derived.shortlist.iter().enumerate().skip(list.offset).take(usize::from(area.height));
        for (row, (at, program)) in (0u16..).zip(shown) {
            self.program_row(area, row, shortlist, at, program, &columns);
        }
        self.scrollbar(area, cx.derived.shortlist.len(), list.offset);
    }

    fn titles(&mut self, head: Rect, columns: &[Shows], name: usize) {
        let cx = self.cx();
        let mark = if cx.look.glyphs == Glyphs::Ascii { "v" } else { "▾" };
        let sorted = cx.arrangement.sort.name();
        let arrow = |line: &str| if line == sorted { mark } else { "" };
        let named = format!("{}{}", SortBy::name_first().label(), arrow(SortBy::name_first().name()));
        let mut pieces = vec![(format!("     {} ", column(&named, name)), self.styles.dim)];
        for shows in columns {
            let text = format!("{}{}", shows.line.label(), arrow(shows.line.name()));
            pieces.push((format!("{} ", shows.placed(&text)), self.styles.dim));
        }
        self.pieces(head, 1, &pieces);
    }

    fn program_row(
        &mut self,
        area: Rect,
        row: u16,
        shortlist: &Shortlist,
        at: usize,
        program: &Program,
        columns: &[Shows],
    ) {
        let state = RowState::of(&shortlist.list, at);
        // A blank has the row's own style: a color of its own would cost bytes on every move.
        let (mark, mark_style) = match shortlist.marked.contains(&program.id) {
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
        // without its own column the specialty stands behind the name, which two programs of one place share
        let naming = &self.cx().season.naming;
        let name = match columns.iter().any(|it| it.line.name() == "specialty") {
            true => naming.of(program),
            false => naming.full(program),
        };
        let mut pieces: Vec<(Cow<str>, Style)> = vec![
            (self.pointer(state).into(), self.styles.plain),
            (mark.into(), mark_style),
            (" ".into(), text),
            (format!("{signal} ").into(), style),
            (
                with_blank(column(&name, name_width(area, columns))).into(),
                if closed { self.styles.dim } else { self.styles.strong },
            ),
        ];
        let (cx, lookup) = (self.cx(), &self.cx().derived.lookup);
        let (tracker, home, today) = (&cx.season.tracker, cx.home(), cx.season.today());
        let sight = Sight {
            tracker,
            lookup,
            naming: &cx.season.naming,
            now: cx.season.now,
            home,
            audience: Audience::Me,
        };
        for shows in columns {
            pieces.push((with_blank(shows.placed(&cell(program, shows, &sight, today))).into(), text));
        }
        self.pieces(area, row, &pieces);
        self.tint_row(area, row, state);
    }
}

fn with_blank(mut text: String) -> String {
    text.push(' ');
    text
}

/// Returns what stands in a column, as short as it has to be.
fn cell(program: &Program, shows: &Shows, sight: &Sight, today: Day) -> String {
    let cell = shows.line.shown(program, sight).cell(sight.home, today);
    if width(&cell) <= shows.width {
        return cell;
    }
    // what is said behind a comma gives way first
    match (cell.split_once(", "), program.specialty) {
        (Some((first, _)), _) => first.to_owned(),
        (None, Some(specialty)) if cell == specialty.title() => specialty.short().to_owned(),
        (None, _) => cell,
    }
}

impl Shows {
    fn placed(&self, text: &str) -> String {
        match self.align {
            Align::Left => column(text, self.width),
            Align::Right => pad_left(text, self.width),
        }
    }
}

/// Returns the columns that fit beside the name, in the order of the list: the least important are left out first.
fn fitting(width: usize) -> Vec<Shows> {
    let mut all: Vec<(u8, Shows)> = program_lines().into_iter().filter_map(|it| shows(it, width)).collect();
    let mut by_weight: Vec<(u8, usize, &str)> =
        all.iter().map(|(weight, it)| (*weight, it.width, it.line.name())).collect();
    by_weight.sort_by_key(|it| it.0);
    let mut room = width.saturating_sub(if width < 100 { NAME } else { WIDE_NAME }).saturating_sub(7);
    let mut fit = Vec::new();
    for (_, columns, name) in by_weight {
        let wants = columns.saturating_add(1);
        if wants > room {
            break;
        }
        room = room.saturating_sub(wants);
        fit.push(name);
    }
    all.retain(|(_, it)| fit.contains(&it.line.name()));
    all.into_iter().map(|it| it.1).collect()
}

fn shows(line: Seen<Program>, table: usize) -> Option<(u8, Shows)> {
    let column = line.column()?;
    Some((column.weight, Shows { line, width: column.width_in(table), align: column.align }))
}

/// Returns how many terminal columns are left for the name.
fn name_width(area: Rect, columns: &[Shows]) -> usize {
    let used: usize = columns.iter().map(|it| it.width.saturating_add(1)).sum();
    usize::from(area.width).saturating_sub(used).saturating_sub(7).max(8)
}
