//! What came from a program: a line for each thing, what the dates meet, and below them what is asked.

use std::ops::Range;

use ratatui::{layout::Rect, style::Style};

use crate::{
    app::{
        command::InvitationCommand,
        screens::invitation::{Invitation, LABEL, Line, Part, Tone, Typing},
    },
    layout::{Areas, invitation_areas},
    text::{wrap, wrap_text},
    view::{
        list::RowState,
        painter::{Painter, column},
    },
};

impl Painter<'_> {
    pub fn invitation(&mut self, it: &Invitation, _areas: Areas) -> Option<(u16, u16)> {
        let size = self.buffer.area.as_size();
        let areas = invitation_areas(size, it.rows, it.mail);
        self.popup(areas.outer, "What came");
        let area = areas.list;
        let lines = it.came.lines(self.cx());
        let (mut row, mut cursor) = (0u16, None);
        for line in lines.iter().skip(it.list.offset) {
            if row >= area.height {
                break;
            }
            let selected = it.list.selected == Some(line.part);
            if let Some(typing) = it.typing.as_ref().filter(|typing| typing.part == line.part) {
                cursor = Some(self.typed_line(area, row, line, typing));
                row = row.saturating_add(1).saturating_add(self.who_guesses(
                    area,
                    row.saturating_add(1),
                    typing,
                ));
                continue;
            }
            let state = if selected && it.typing.is_none() { RowState::Selected } else { RowState::Plain };
            row = row.saturating_add(self.came_line(area, row, line, state));
        }
        self.came_foot(areas.foot, it, &lines);
        self.came_mail(areas.mail, it);
        cursor
    }

    /// Draws a line, and below it what it meets where there is no room beside. Returns how many rows it took.
    fn came_line(&mut self, area: Rect, row: u16, line: &Line, state: RowState) -> u16 {
        let label = line.number.map_or_else(|| line.label.to_owned(), |it| it.to_string());
        let is_date = matches!(line.part, Part::Date(_));
        let (open, strong) =
            if line.why.is_empty() { (" ", self.styles.strong) } else { ("?", self.styles.warn) };
        let style = self.came_tone(line.tone);
        let label_style = if is_date { self.styles.head } else { self.styles.dim };
        let rows = line.rows(usize::from(area.width));
        let mut style = style;
        for (at, (text, beside)) in (0u16..).zip(&rows) {
            let first = [
                format!("{}{open} ", self.pointer(state)),
                column(&label, LABEL.saturating_sub(4)),
                " ".into(),
            ];
            let [mark, label, gap] =
                if at == 0 { first } else { [" ".repeat(LABEL), String::new(), String::new()] };
            let between = if text.is_empty() { "" } else { "   " };
            let pieces = [
                (mark, self.styles.warn),
                (label, label_style),
                (gap, self.styles.plain),
                (text.clone(), strong),
                (format!("{between}{beside}"), style),
            ];
            self.pieces(area, row.saturating_add(at), &pieces);
            if !beside.is_empty() && line.tone == Tone::Clash {
                style = self.styles.dim;
            }
        }
        self.tint_row(area, row, state);
        rows.len() as u16
    }

    fn came_tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => self.styles.dim,
            Tone::Good => self.styles.good,
            Tone::Clash => self.styles.bad,
        }
    }

    /// Draws the line that is being typed. Returns the place of its cursor.
    fn typed_line(&mut self, area: Rect, row: u16, line: &Line, typing: &Typing) -> (u16, u16) {
        let label = if matches!(line.part, Part::Date(_) | Part::NoDate) { "Dates" } else { line.label };
        let label = format!("{}  {} ", self.marks.pointer, column(label, LABEL.saturating_sub(4)));
        self.input(area, row, &label, &typing.buffer)
    }

    /// Draws the programs that may be meant. Returns how many rows they took.
    fn who_guesses(&mut self, area: Rect, row: u16, typing: &Typing) -> u16 {
        let mut rows = 0u16;
        for (at, who) in typing.guesses.iter().enumerate().skip(typing.guess.offset).take(typing.room) {
            let state = RowState::of(&typing.guess, at);
            let pieces = [
                (" ".repeat(LABEL.saturating_sub(2)), self.styles.plain),
                (format!("{} ", self.pointer(state)), self.styles.plain),
                (column(&who.title, 28), self.styles.strong),
                (format!("  {}", who.detail), self.styles.dim),
            ];
            self.pieces(area, row.saturating_add(rows), &pieces);
            self.tint_row(area, row.saturating_add(rows), state);
            rows = rows.saturating_add(1);
        }
        rows
    }

    /// Says what is asked of the selected line, or why what was typed can't be read.
    fn came_foot(&mut self, area: Rect, it: &Invitation, lines: &[Line]) {
        let columns = usize::from(area.width);
        let (words, style) = match &it.typing {
            Some(typing) if !typing.refused.is_empty() => {
                (format!("{} {}", self.marks.late, typing.refused), self.styles.bad)
            }
            Some(typing) => (help(typing.part).to_owned(), self.styles.dim),
            None => (self.came_question(it, lines), self.styles.warn),
        };
        let from = it.list.selected.and_then(|part| it.came.read_words(part)).filter(|_| it.typing.is_none());
        // a low window shows in the mail itself what was read
        let above = u16::from(area.height > 1);
        if let Some(from) = from.filter(|_| above > 0) {
            self.text(area, 0, &format!("read from “{from}”"), self.styles.accent);
        }
        for (row, words) in (above..area.height).zip(wrap_text(&words, columns)) {
            self.text(area, row, &words, style);
        }
    }

    /// Draws the mail around the words that the selected part was read from.
    fn came_mail(&mut self, area: Rect, it: &Invitation) {
        if area.height < 2 {
            return;
        }
        self.rule(area);
        let area = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
        let hit = it.list.selected.and_then(|part| it.came.read_from(part)).unwrap_or(0..0);
        for (row, range) in (0u16..).zip(mail_rows(&it.came.mail, &hit, area)) {
            let cut = |range: Range<usize>| it.came.mail.get(range).unwrap_or_default().to_owned();
            let from = hit.start.clamp(range.start, range.end);
            let to = hit.end.clamp(from, range.end);
            let pieces = [
                (cut(range.start..from), self.styles.dim),
                (cut(from..to), self.styles.selected),
                (cut(to..range.end), self.styles.dim),
            ];
            self.pieces(area, row, &pieces);
        }
    }

    fn came_question(&self, it: &Invitation, lines: &[Line]) -> String {
        let selected = lines.iter().find(|line| it.list.selected == Some(line.part));
        let Some(line) = selected.filter(|line| !line.why.is_empty()) else { return String::new() };
        if !it.came.has_choice(line.part) {
            let key = InvitationCommand::Next.key();
            let types = if line.why.contains(&key) { String::new() } else { format!(" · {key} types it") };
            return format!("? {}{types}", line.why);
        }
        let (yes, other) = (InvitationCommand::Next.key(), InvitationCommand::NextChoice.key());
        format!("? {} · {yes} takes what is shown · {other} turns to what else it may be", line.why)
    }
}

/// Returns the rows of a mail that are in sight, as bytes of it: the hit stands in the middle where it can. Only the lines
/// around it are wrapped.
fn mail_rows(mail: &str, hit: &Range<usize>, area: Rect) -> Vec<Range<usize>> {
    let (height, columns) = (usize::from(area.height), usize::from(area.width));
    let at = mail.get(..hit.start).unwrap_or_default().matches('\n').count();
    let mut start = 0usize;
    let mut rows: Vec<Range<usize>> = Vec::new();
    for (number, line) in mail.split('\n').enumerate().take(at.saturating_add(height)) {
        if number.saturating_add(height) >= at {
            rows.extend(
                wrap(line, columns)
                    .into_iter()
                    .map(|it| start.saturating_add(it.start)..start.saturating_add(it.end)),
            );
        }
        start = start.saturating_add(line.len()).saturating_add(1);
    }
    let hit_row = rows.iter().position(|it| it.end > hit.start).unwrap_or(0);
    let first = hit_row.saturating_sub(height / 2).min(rows.len().saturating_sub(height));
    rows.into_iter().skip(first).take(height).collect()
}

/// Says what can be typed there.
fn help(part: Part) -> &'static str {
    match part {
        Part::Program => {
            "A few letters of the program or its city; Enter takes the marked one. A whole mail can be pasted."
        }
        Part::NoDate | Part::Date(_) => {
            "dec 3 9am PT, dec 8 9am-1pm their time; one or several, or pasted lines. Enter alone: none yet."
        }
        Part::Received => "When it came: today, yesterday 4pm, 20 oct 9:15am",
        Part::ReplyBy => "The day or time that they named; empty if they named none",
        Part::Link => "Where the interview happens",
        Part::News | Part::Person(_) | Part::Mail => "",
    }
}
