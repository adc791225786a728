//! The table of programs: as many columns as the width holds, the most important first.

use std::borrow::Cow;

use ratatui::{layout::Rect, style::Style};

use crate::{
    app::{
        command::{Command, GlobalCommand, TabCommand},
        screens::shortlist::ProgramTable,
        state::Glyphs,
    },
    domain::{
        audience::Audience,
        place::Align,
        shortlist::{Direction, Seen, Sight, SortBy, program_lines},
        tables::*,
        time::Day,
    },
    layout::Areas,
    text::{clean, counted, cut_before, pad_left, width},
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
const WIDE_NAME: usize = 22;

impl Painter<'_> {
    pub fn program_table(&mut self, shortlist: &ProgramTable, areas: &Areas) {
        self.programs(shortlist, areas.head, areas.list);
        self.detail(areas, shortlist.list.scroll);
    }

    fn programs(&mut self, shortlist: &ProgramTable, head: Rect, area: Rect) {
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
        let shown: Vec<_> = shown.collect();
        let names = self.program_names(shown.iter().map(|it| &**it.1), name_width(area, &columns), &columns);
        for (row, ((at, program), name)) in (0u16..).zip(shown.into_iter().zip(names)) {
            self.program_row(area, row, (shortlist, at), (program, &name), &columns);
        }
        self.scrollbar(area, cx.derived.shortlist.len(), list.offset);
    }

    fn titles(&mut self, head: Rect, columns: &[Shows], name: usize) {
        let cx = self.cx();
        let (down, up) = if cx.look.glyphs == Glyphs::Ascii { ("v", "^") } else { ("▾", "▴") };
        let sorted = |line: &str| cx.arrangement.sort.direction(line);
        let arrow = |line: &str| match sorted(line) {
            Some(Direction::Forward) => down,
            Some(Direction::Backward) => up,
            None => "",
        };
        let named = format!("{}{}", SortBy::name_first().label(), arrow(SortBy::name_first().name()));
        let mut pieces = vec![(format!("     {} ", column(&named, name)), self.styles.dim)];
        for shows in columns {
            let text = format!("{}{}", shows.line.label(), arrow(shows.line.name()));
            pieces.push((format!("{} ", shows.placed(&text)), self.styles.dim));
        }
        self.pieces(head, 1, &pieces);
    }

    /// Returns the names in their columns: those that would look the same lose what they share, the others their end.
    fn program_names<'a>(
        &self,
        programs: impl Iterator<Item = &'a Program>,
        room: usize,
        columns: &[Shows],
    ) -> Vec<String> {
        let naming = &self.cx().season.naming;
        // without its own column the specialty stands behind the name, which two programs of one place share
        let has_specialty = columns.iter().any(|it| it.line.name() == "specialty");
        let name = |row| if has_specialty { naming.of(row) } else { naming.full(row) };
        let whole: Vec<String> = programs.map(name).map(|it| clean(&it).into_owned()).collect();
        let cut: Vec<String> = whole.iter().map(|it| column(it, room)).collect();
        let shown = |(name, short): (&String, &String)| {
            let alike = whole.iter().zip(&cut).filter(|it| it.1 == short && it.0 != name).map(|it| it.0);
            let differs = alike.map(|other| first_difference(name, other)).min();
            match differs.filter(|_| width(name) > room) {
                Some(at) => column(&cut_before(name, at, room), room),
                None => short.clone(),
            }
        };
        whole.iter().zip(&cut).map(shown).collect()
    }

    /// Returns true for a program of which the review says that it can't be applied to in the usual way.
    fn is_doubtful(&self, program: &Program) -> bool {
        let cx = self.cx();
        let mut about = cx.derived.review.about(&program.id);
        about.any(|it| it.rule == "usual-way" && !it.is_dismissed(&cx.season.tracker.dismissed))
    }

    fn program_row(
        &mut self,
        area: Rect,
        row: u16,
        (shortlist, at): (&ProgramTable, usize),
        (program, name): (&Program, &str),
        columns: &[Shows],
    ) {
        let state = RowState::of(&shortlist.list, at);
        // A blank has the row's own style: a color of its own would cost bytes on every move.
        let (mark, mark_style) = match shortlist.marked.contains(&program.id) {
            true => (self.marks.marked, self.styles.accent),
            false => (" ", self.styles.plain),
        };
        let (signal, style) = self.tier_mark(program.signal);
        let closed = program.status.is_some_and(|it| !it.is_open());
        let text = if closed { self.styles.dim } else { self.styles.plain };
        let doubt = if self.is_doubtful(program) { ("!", self.styles.warn) } else { (" ", text) };
        let mut pieces: Vec<(Cow<str>, Style)> = vec![
            (self.pointer(state).into(), self.styles.plain),
            (mark.into(), mark_style),
            (doubt.0.into(), doubt.1),
            (format!("{signal} ").into(), style),
            (with_blank(name.to_owned()).into(), if closed { self.styles.dim } else { self.styles.strong }),
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

/// Returns the byte at which the word begins that sets a text apart from another one.
fn first_difference(text: &str, other: &str) -> usize {
    let pairs = text.char_indices().zip(other.chars());
    let at = pairs.skip_while(|((_, one), two)| one == two).map(|((at, _), _)| at).next();
    let at = at.unwrap_or_else(|| text.len().min(other.len()));
    let word = text.get(..at).and_then(|it| it.rfind(' ')).map_or(at, |it| it.saturating_add(1));
    // one long word is told apart by its letters
    if word > at / 2 { word } else { at }
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
