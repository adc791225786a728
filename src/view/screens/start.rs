//! The first start: one calm question at a time.

use ratatui::{layout::Rect, style::Style};

use crate::{
    app::{
        command::MenuCommand,
        screens::start::{Asked, Start},
        start_words::{Ticked, WAYS},
        state::Glyphs,
    },
    domain::tables::{Flag, Match},
    layout::{Areas, prose, scrolled},
    text::wrap_text,
    view::painter::Painter,
};

impl Painter<'_> {
    pub fn start(&mut self, start: &Start, areas: Areas) -> Option<(u16, u16)> {
        let area = prose(areas.body);
        let top = if area.height >= 18 { area.height / 6 } else { 0 };
        let area = Rect { y: area.y.saturating_add(top), height: area.height.saturating_sub(top), ..area };
        self.text(area, 0, "fluoro", self.styles.head);
        // In a low window the question and its answers take the place of the greeting.
        let head = if area.height >= 12 { 3 } else { 1 };
        if head > 1 {
            let greeting = "One season, from the first letter to Match Day. It stays on this computer.";
            self.text(area, 1, greeting, self.styles.dim);
        }
        let area = Rect { y: area.y.saturating_add(head), height: area.height.saturating_sub(head), ..area };
        let cursor = match start.question {
            Asked::Who => {
                self.question(area, "Who are you?");
                self.choices(
                    area,
                    2,
                    start.list.index,
                    &[
                        ("Medical student or graduate", "Main Match: integrated IR"),
                        ("Diagnostic radiology resident", "independent IR"),
                    ],
                );
                None
            }
            Asked::Season => {
                self.seasons(start, area);
                None
            }
            Asked::Zone => self.start_zone(start, area),
            Asked::Also => {
                self.also(start, area);
                None
            }
            Asked::Submitted => self.submitted(start, area),
            Asked::Programs => {
                self.question(area, "Your programs");
                self.choices(area, 2, start.list.index, &WAYS);
                None
            }
        };
        if let Some(error) = &start.error {
            let row = if start.question == Asked::Zone { 4 } else { 5 };
            for (at, line) in (row..).zip(wrap_text(error, usize::from(area.width.saturating_sub(2)))) {
                self.text(area, at, &format!("{} {line}", self.marks.late), self.styles.bad);
            }
        }
        cursor
    }

    fn question(&mut self, area: Rect, text: &str) {
        self.text(area, 0, text, self.styles.strong);
    }

    fn choices(&mut self, area: Rect, top: u16, at: usize, lines: &[(&str, &str)]) {
        for (row, (n, (text, detail))) in (top..).zip(lines.iter().enumerate()) {
            let here = n == at;
            let pieces = [
                (
                    format!("{} {text}", if here { self.marks.pointer } else { " " }),
                    if here { self.styles.strong } else { self.styles.plain },
                ),
                (if detail.is_empty() { String::new() } else { format!("   {detail}") }, self.styles.dim),
            ];
            self.pieces(area, row, &pieces);
            if here {
                self.select(area, row, self.styles.selected);
            }
        }
    }

    fn seasons(&mut self, start: &Start, area: Rect) {
        let question = match start.profile.kind() {
            Match::Main => "When does your training start?",
            Match::Fellowship => "Where are you in residency?",
        };
        self.question(area, question);
        let lines: Vec<(&str, &str)> =
            start.seasons.iter().map(|it| (it.title.as_str(), it.detail.as_str())).collect();
        self.choices(area, 2, start.list.index, &lines);
        let missing = start.seasons.get(start.list.index).map_or("", |it| it.missing.as_str());
        for (row, line) in (6..).zip(wrap_text(missing, usize::from(area.width.saturating_sub(2)))) {
            self.text(area, row, &line, self.styles.dim);
        }
    }

    fn start_zone(&mut self, start: &Start, area: Rect) -> Option<(u16, u16)> {
        self.question(area, "Where do you live?");
        let cursor = self.input(area, 2, "Your time zone: ", &start.buffer);
        let hint = format!("{} takes it; or type your city, such as Chicago", MenuCommand::Choose.key());
        if start.error.is_none() {
            self.text(area, 4, &hint, self.styles.dim);
        }
        Some(cursor)
    }

    fn also(&mut self, start: &Start, area: Rect) {
        let title = if start.ticks.iter().any(|it| matches!(it.what, Ticked::Specialty(_))) {
            "Also applying to, and about you"
        } else {
            "About you"
        };
        self.question(area, title);
        let boxes = match self.cx().look.glyphs {
            Glyphs::Unicode => ["[ ]", "[✓]"],
            Glyphs::Ascii => ["[ ]", "[x]"],
        };
        let mut row = 2u16;
        let room = usize::from(area.height.saturating_sub(row));
        let first = scrolled(0, start.list.index, start.ticks.len(), room);
        for (n, tick) in start.ticks.iter().enumerate().skip(first) {
            if tick.what == Ticked::Flag(Flag::Couple) && n > 0 && area.height > 14 {
                row = row.saturating_add(1);
            }
            let here = n == start.list.index;
            let style: Style = if tick.on { self.styles.good } else { self.styles.dim };
            let pieces = [
                (format!("{} ", if here { self.marks.pointer } else { " " }), self.styles.plain),
                (format!("{} ", boxes[usize::from(tick.on)]), style),
                (tick.what.title().to_owned(), self.styles.plain),
            ];
            self.pieces(area, row, &pieces);
            if here {
                self.select(area, row, self.styles.selected);
            }
            row = row.saturating_add(1);
        }
    }

    fn submitted(&mut self, start: &Start, area: Rect) -> Option<(u16, u16)> {
        self.question(area, "Is your application certified and submitted?");
        let yes = start.list.index == 0;
        let pointer = |here: bool| if here { self.marks.pointer } else { " " };
        let label = format!("{} Yes, on ", pointer(yes));
        let no = format!("{} Not yet", pointer(!yes));
        let cursor = self.input(area, 2, &label, &start.buffer);
        self.text(area, 3, &no, self.styles.plain);
        if !yes {
            self.select(area, 3, self.styles.selected);
        }
        if start.error.is_none() {
            let hint = "Yes marks what went out with it as done, assumed: you can take that back.";
            self.text(area, 5, hint, self.styles.dim);
        }
        yes.then_some(cursor)
    }
}
