//! A write-up: the scores at the left, the texts at the right; in a narrow window the one that is filled in.

use ratatui::{layout::Rect, style::Style};

use crate::{
    app::screens::write_up::{Spot, WriteUp},
    domain::tables::{Happy, Score},
    layout::{Areas, write_up_areas},
    text::pad,
    view::{
        list::{RowState, age},
        painter::{Painter, column, ends},
    },
};

/// From this many columns on, the numbers of a scale stand farther apart.
const ROOMY_SCALE: u16 = 46;
/// So many rows of a text are shown that isn't being written.
const RESTING_ROWS: usize = 3;

impl Painter<'_> {
    pub fn write_up(&mut self, it: &WriteUp, _areas: Areas) -> Option<(u16, u16)> {
        let areas = write_up_areas(self.buffer.area.as_size());
        let columns = usize::from(areas.head.width).saturating_sub(2);
        let (left, right) = ends(&self.write_up_title(it), &sum_words(it), columns);
        let head = [(format!(" {left}"), self.styles.head), (right, self.styles.strong)];
        self.pieces(areas.head, 0, &head);
        let is_one_column = areas.scores == areas.texts;
        let in_scores = matches!(it.at, Spot::Criterion(_) | Spot::Gut | Spot::Happy);
        if !is_one_column || in_scores {
            self.scores(areas.scores, it);
        }
        let cursor = if !is_one_column || !in_scores { self.write_up_texts(areas.texts, it) } else { None };
        self.text(areas.foot, 0, &format!(" {}", it.at.help()), self.styles.dim);
        cursor
    }

    /// "Write-up · UCSF IR + DR · ended 25 min ago".
    fn write_up_title(&self, it: &WriteUp) -> String {
        let season = &self.cx().season;
        let row = season.tracker.interviews.get(it.id.as_str());
        let end = row.and_then(|row| row.end(season.home()));
        let since = end.map(|end| season.now.since(end)).filter(|seconds| *seconds >= 0);
        let ended = since.map(|it| format!(" · ended {} ago", age(it))).unwrap_or_default();
        format!("Write-up · {}{ended}", season.interview_title(&it.id))
    }

    fn scores(&mut self, area: Rect, it: &WriteUp) {
        let criteria = it.criteria.iter().enumerate().map(|(at, row)| {
            let weight = format!("×{}", row.weight.unwrap_or(0));
            (Spot::Criterion(at), row.title.clone(), weight, it.score_of(row))
        });
        let gut = (Spot::Gut, Spot::Gut.label().to_owned(), String::new(), it.gut().map(Score::Given));
        let rows: Vec<_> = criteria.chain([gut]).collect();
        let shown = rows.iter().skip(it.offset).take(usize::from(area.height));
        let mut row = 0u16;
        for (spot, title, weight, score) in shown {
            let state = self.spot_state(it, *spot);
            let step = if area.width < ROOMY_SCALE { 2 } else { 3 };
            let scale = usize::from(step) * 6 + 1;
            let room = usize::from(area.width).saturating_sub(scale).saturating_sub(6);
            let mut pieces = vec![
                (format!("{} {} ", self.pointer(state), column(title, room)), self.styles.plain),
                (pad(weight, 3), self.styles.dim),
            ];
            pieces.extend(self.scale(*score, step));
            self.pieces(area, row, &pieces);
            self.tint_row(area, row, state);
            row = row.saturating_add(1);
        }
        let happy = Rect { y: area.y.saturating_add(row), height: area.height.saturating_sub(row), ..area };
        self.happy(happy, it);
    }

    fn spot_state(&self, it: &WriteUp, spot: Spot) -> RowState {
        if it.at == spot { RowState::Selected } else { RowState::Plain }
    }

    /// The numbers from 1 to 5 and the dash, the answer in brackets.
    fn scale(&self, score: Option<Score>, step: u16) -> Vec<(String, Style)> {
        let marks = [1u8, 2, 3, 4, 5].map(|it| (it.to_string(), Score::Given(it)));
        let all = marks.into_iter().chain([("–".to_owned(), Score::NotApplicable)]);
        let gap = " ".repeat(usize::from(step).saturating_sub(2));
        all.map(|(mark, value)| match score == Some(value) {
            true => (format!("{gap}[{mark}]"), self.styles.strong),
            false if gap.is_empty() => (format!(" {mark}"), self.styles.dim),
            false => (format!(" {mark} "), self.styles.dim),
        })
        .collect()
    }

    fn happy(&mut self, area: Rect, it: &WriteUp) {
        let state = self.spot_state(it, Spot::Happy);
        let mut pieces =
            vec![(format!("{} {}  ", self.pointer(state), Spot::Happy.label()), self.styles.plain)];
        for answer in [Happy::Yes, Happy::Maybe, Happy::No] {
            pieces.push(match it.happy() == Some(answer) {
                true => (format!("[{}]", answer.title()), self.styles.strong),
                false => (format!(" {} ", answer.title()), self.styles.dim),
            });
        }
        self.pieces(area, 0, &pieces);
        self.tint_row(area, 0, state);
    }

    /// Draws the texts one below the other; the one that is written has the room that is left.
    fn write_up_texts(&mut self, area: Rect, it: &WriteUp) -> Option<(u16, u16)> {
        let heights = text_heights(it, usize::from(area.height).saturating_sub(1));
        let (mut row, mut cursor) = (0u16, None);
        for ((spot, buffer), height) in it.texts.iter().zip(heights) {
            let state = self.spot_state(it, *spot);
            let at = Rect {
                y: area.y.saturating_add(row),
                height: (height as u16).min(area.height.saturating_sub(row)),
                ..area
            };
            let label =
                format!("{} {}", self.pointer(state), column(spot.label(), WriteUp::LABEL.saturating_sub(2)));
            self.text(
                at,
                0,
                &label,
                if state == RowState::Selected { self.styles.head } else { self.styles.dim },
            );
            let left = WriteUp::LABEL as u16;
            let inside = Rect { x: at.x.saturating_add(left), width: at.width.saturating_sub(left), ..at };
            let (line, column) = buffer.cursor_cell();
            let first = if state == RowState::Selected { buffer.scrolled(0, height) } else { 0 };
            let style = if state == RowState::Selected { self.styles.strong } else { self.styles.plain };
            for (at, shown) in (0u16..).zip(buffer.window(first, height)) {
                let more =
                    buffer.row_count() > height && usize::from(at) + 1 == height && state == RowState::Plain;
                let text =
                    if more { format!("{} …", shown.text.trim_end()) } else { shown.text.to_owned() };
                self.text(inside, at, &text, style);
            }
            if state == RowState::Selected {
                let y = inside.y.saturating_add(line.saturating_sub(first) as u16);
                cursor =
                    Some((inside.x.saturating_add(column as u16).min(inside.right().saturating_sub(1)), y));
            }
            row = row.saturating_add(height as u16);
        }
        let notes = Rect { y: area.y.saturating_add(row), height: area.height.saturating_sub(row), ..area };
        self.notes_row(notes, it);
        cursor
    }

    fn notes_row(&mut self, area: Rect, it: &WriteUp) {
        let state = self.spot_state(it, Spot::Notes);
        let row = self.cx().season.tracker.interviews.get(it.id.as_str());
        let words = match row.map(|row| row.notes.split_whitespace().count()).unwrap_or(0) {
            0 => "none · Enter writes".to_owned(),
            words => format!("{} · Enter goes on", crate::text::counted(words, "word")),
        };
        let label = column(Spot::Notes.label(), WriteUp::LABEL.saturating_sub(2));
        let pieces =
            [(format!("{} {label}", self.pointer(state)), self.styles.dim), (words, self.styles.plain)];
        self.pieces(area, 0, &pieces);
        self.tint_row(area, 0, state);
    }
}

/// "4.6 so far · 3 of 8 answered".
fn sum_words(it: &WriteUp) -> String {
    let answered = format!("{} of {} answered", it.answered(), it.criteria.len());
    match it.so_far() {
        Some(sum) if it.answered() == it.criteria.len() => format!("{sum} · {answered}"),
        Some(sum) => format!("{sum} so far · {answered}"),
        None => answered,
    }
}

/// Returns how many rows each text has.
fn text_heights(it: &WriteUp, rows: usize) -> Vec<usize> {
    let resting = |most: usize| -> Vec<usize> {
        it.texts
            .iter()
            .map(|(spot, buffer)| if *spot == it.at { 0 } else { buffer.row_count().clamp(1, most) })
            .collect()
    };
    let mut heights = resting(RESTING_ROWS);
    if heights.iter().sum::<usize>().saturating_add(RESTING_ROWS) > rows {
        heights = resting(1);
    }
    let left = rows.saturating_sub(heights.iter().sum()).max(1);
    for ((spot, buffer), height) in it.texts.iter().zip(&mut heights) {
        if *spot == it.at {
            *height = buffer.row_count().saturating_add(1).min(left);
        }
    }
    heights
}
