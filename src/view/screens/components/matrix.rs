//! A matrix: names and totals stay in place, the columns between them scroll.

use ratatui::{
    layout::Rect,
    style::{Modifier, Style},
};

use crate::{
    app::matrix::{Across, Cell, Matrix, is_open},
    app::pages::page::Ink,
    domain::{id::Id, tables::Program},
    layout::{
        Areas,
        matrix::{MatrixAreas, WORDY},
    },
    text::{cut, width},
    view::{
        list::{NARROW, RowState},
        painter::{Painter, column},
    },
};

impl Painter<'_> {
    pub fn matrix(&mut self, shown: &dyn Across, areas: &Areas) {
        let matrix = shown.matrix();
        let frame = matrix.frame(self.cx());
        if !areas.list.is_empty() {
            let all = self.cx().season.tracker.programs.len();
            let is_narrow = areas.list.width < NARROW;
            let words = match matrix.across.selected.as_ref().filter(|_| is_narrow) {
                Some(id) => self.column_words(shown, id),
                None => fitting(shown.headline(self.cx()), usize::from(areas.list.width)),
            };
            match matrix.across.selected.as_ref().filter(|_| is_narrow && !self.cx().filter().is_empty()) {
                Some(id) => self.column_and_filter(shown, areas.head, id),
                None => self.list_head(areas.head, &words, all, "program"),
            }
            self.column_names(shown, &frame);
            match matrix.columns.is_empty() || matrix.rows.is_empty() {
                true => {
                    let (words, command, does) = shown.nothing(self.cx());
                    self.empty(areas.list, words, command, does);
                }
                false => self.matrix_rows(shown, &frame),
            }
        }
        self.detail(areas, matrix.list.scroll);
    }

    /// "Thornquist · 3 of 41 (filter: ty)": where there is room for one line above the columns.
    fn column_and_filter(&mut self, shown: &dyn Across, head: Rect, column: &Id) {
        let (name, filter) = (shown.column_head(self.cx(), column).name, self.cx().filter());
        let words = self.app.tab().shown_words(self.cx());
        let pieces = [
            (format!(" {name}"), self.styles.strong),
            (format!(" · {words} (filter: {filter})"), self.styles.warn),
        ];
        self.pieces(head, 0, &pieces);
    }

    /// "Thornquist · in 5 d · 10 of 50": where names and states have no room above their columns.
    fn column_words(&self, shown: &dyn Across, column: &Id) -> String {
        let about = shown.column_head(self.cx(), column);
        format!(
            "{} · {} {} · {} of {}",
            about.name,
            self.sign(about.mark),
            about.words,
            about.count,
            about.of
        )
    }

    /// Draws the names of the columns in sight with how each stands. Names that are wider than their columns stand on
    /// several rows by turns.
    fn column_names(&mut self, shown: &dyn Across, frame: &MatrixAreas) {
        let matrix = shown.matrix();
        let head = frame.frame.head;
        let left = lead(frame);
        let last_name_row = frame.name_rows;
        let state_row = last_name_row.saturating_add(1);
        self.matrix_legend(shown, frame);
        let in_sight: Vec<Id> = in_sight(matrix, frame).cloned().collect();
        for (place, id) in in_sight.iter().enumerate() {
            let about = shown.column_head(self.cx(), id);
            let x = left.saturating_add(place.saturating_mul(frame.cell));
            let is_selected = matrix.across.selected.as_ref() == Some(id);
            let style = if is_selected { self.styles.accent } else { self.styles.strong };
            let turn = place.checked_rem(usize::from(frame.name_rows)).unwrap_or(0);
            let row = u16::try_from(turn).unwrap_or(0).saturating_add(1);
            let room = frame.cell.saturating_mul(usize::from(frame.name_rows)).saturating_sub(1);
            let at = part(head, x, room);
            self.text(at, row, &cut(&about.name, room), style);
            // where there is no room for the word "late", nothing is in the color of alarms
            let calm = frame.cell < WORDY && about.ink == Ink::Bad;
            let ink = self.styles.ink(if calm { Ink::Warn } else { about.ink });
            let at = part(head, x, frame.cell.saturating_sub(1));
            let mark = self.sign(about.mark);
            if frame.cell >= WORDY {
                self.text(at, state_row, &format!("{mark} {}", about.words), ink);
                let of = match about.count <= about.of {
                    true => format!("{} of {}", about.count, about.of),
                    // some go where they don't belong
                    false => about.count.to_string(),
                };
                if frame.state_rows > 1 {
                    self.text(at, state_row.saturating_add(1), &of, self.styles.dim);
                }
            } else {
                self.text(at, state_row, &format!("{mark}{}", about.count), ink);
            }
        }
        self.hidden_columns(matrix, frame);
    }

    /// Says what the signs mean, before the heads of the columns.
    fn matrix_legend(&mut self, shown: &dyn Across, frame: &MatrixAreas) {
        let head = frame.frame.head;
        let last = frame.name_rows.saturating_add(frame.state_rows);
        let [one, other] = shown.legend();
        let words = [one.1, other.1].map(width).iter().sum::<usize>();
        let mut pieces: Vec<(String, Style)> = vec![("  Program".to_owned(), self.styles.dim)];
        if lead(frame) > words.saturating_add(8) {
            let ((first, style), (second, other_style)) = (self.cell_mark(one.0), self.cell_mark(other.0));
            let dim = self.styles.dim;
            pieces = vec![
                (format!("  {first}"), style),
                (format!(" {}  ", one.1), dim),
                (second.to_owned(), other_style),
                (format!(" {}", other.1), dim),
            ];
        }
        self.pieces(part(head, 0, lead(frame)), last, &pieces);
    }

    /// Says at both ends of the head how many columns are out of sight there.
    fn hidden_columns(&mut self, matrix: &Matrix, frame: &MatrixAreas) {
        let before = matrix.across.offset;
        let after = matrix.columns.len().saturating_sub(before).saturating_sub(frame.shown);
        let head = frame.frame.head;
        if before > 0 {
            let text = format!("‹ {before} ");
            let x = lead(frame).saturating_sub(width(&text));
            self.text(part(head, x, width(&text)), 1, &text, self.styles.warn);
        }
        if after > 0 {
            let text = format!("{after} ›");
            let x = lead(frame).saturating_add(frame.cell.saturating_mul(frame.shown));
            let row = frame.name_rows.saturating_add(1);
            self.text(part(head, x, width(&text)), row, &text, self.styles.warn);
        }
    }

    fn matrix_rows(&mut self, shown: &dyn Across, frame: &MatrixAreas) {
        let matrix = shown.matrix();
        let area = frame.frame.list;
        let in_sight: Vec<&Id> = in_sight(matrix, frame).collect();
        let rows = matrix.rows.iter().enumerate().skip(matrix.list.offset).take(usize::from(area.height));
        for (row, (at, id)) in (0u16..).zip(rows) {
            let Some(program) = self.cx().season.tracker.programs.get(id.as_str()).cloned() else { continue };
            let state = RowState::of(&matrix.list, at);
            self.matrix_row(area, row, (shown, frame, &in_sight), &program, state);
        }
        self.scrollbar(area, matrix.rows.len(), matrix.list.offset);
    }

    fn matrix_row(
        &mut self,
        area: Rect,
        row: u16,
        (shown, frame, columns): (&dyn Across, &MatrixAreas, &[&Id]),
        program: &Program,
        state: RowState,
    ) {
        let cx = self.cx();
        let dim = self.styles.dim;
        let name_style = if is_open(program) { self.styles.strong } else { dim };
        let mut pieces: Vec<(String, Style)> = vec![
            (format!("{} ", self.pointer(state)), self.styles.plain),
            (column(&cx.season.naming.of(program), frame.name), name_style),
            (
                format!(
                    " {}",
                    column(program.specialty.map_or("", |it| it.tag()), frame.tag.saturating_sub(1))
                ),
                dim,
            ),
        ];
        let selected = shown.matrix().across.selected.as_ref();
        let mut cursor = None;
        for (place, id) in columns.iter().enumerate() {
            let (mark, style) = self.cell_mark(shown.cell(self.cx(), program, id));
            let is_cursor = state != RowState::Plain && selected == Some(*id);
            let text = if is_cursor { format!("[{mark}]") } else { format!(" {mark}") };
            if is_cursor {
                cursor = Some(place);
            }
            pieces.push((column(&text, frame.cell), style));
        }
        let (total, ink) = shown.row_total(self.cx(), program);
        let total = if frame.total < 9 { shortened(&total) } else { total };
        pieces.push((column(&total, frame.total), if is_open(program) { self.styles.ink(ink) } else { dim }));
        self.pieces(area, row, &pieces);
        self.tint_row(area, row, state);
        if let (Some(place), RowState::Selected) = (cursor, state) {
            let x = lead(frame).saturating_add(place.saturating_mul(frame.cell));
            let hole = self.styles.plain.remove_modifier(Modifier::REVERSED);
            self.tint(part(area, x, 3), row, hole.add_modifier(Modifier::BOLD));
        }
    }

    fn cell_mark(&self, cell: Cell) -> (&'static str, Style) {
        match cell {
            Cell::Here => (self.marks.here, self.styles.good),
            Cell::Awaited => (self.marks.awaited, self.styles.warn),
            Cell::Wrong => (self.marks.wrong, self.styles.warn),
            Cell::None => (self.marks.absent, self.styles.dim),
        }
    }

    /// Returns a sign of the head in the present set of glyphs.
    fn sign(&self, sign: &'static str) -> &'static str {
        match sign {
            "✓" => self.marks.done,
            "◐" => self.marks.doing,
            "✗" => self.marks.off,
            "·" => self.marks.todo,
            sign => sign,
        }
    }
}

/// Joins as many parts of a line as so many columns hold, the first at least.
fn fitting(parts: Vec<String>, columns: usize) -> String {
    let joined = parts.into_iter().reduce(|line, part| {
        let longer = format!("{line} · {part}");
        if width(&longer).saturating_add(1) < columns { longer } else { line }
    });
    joined.unwrap_or_default()
}

/// "3+1…": where the total has no room, what is needed gives way to a mark.
fn shortened(total: &str) -> String {
    match total.split_once(' ') {
        Some((first, _)) => format!("{first}…"),
        None => total.to_owned(),
    }
}

/// Returns the terminal columns before the first cell.
fn lead(frame: &MatrixAreas) -> usize {
    frame.name.saturating_add(frame.tag).saturating_add(2)
}

fn in_sight<'a>(matrix: &'a Matrix, frame: &MatrixAreas) -> impl Iterator<Item = &'a Id> + use<'a> {
    matrix.columns.iter().skip(matrix.across.offset).take(frame.shown)
}

/// Returns so many columns of an area, from the given one on.
fn part(area: Rect, x: usize, columns: usize) -> Rect {
    let x = area.x.saturating_add(u16::try_from(x).unwrap_or(u16::MAX)).min(area.right());
    let width = u16::try_from(columns).unwrap_or(u16::MAX).min(area.right().saturating_sub(x));
    Rect { x, width, ..area }
}
