//! A program that shows one table of the season file and does nothing else: what any ratatui program costs at least.

use ratatui::{
    buffer::Buffer,
    crossterm::event::{self, Event, KeyCode},
    layout::{Constraint, Rect},
    style::{Modifier, Style},
    widgets::{Row, StatefulWidget, Table, TableState},
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
pub struct Season {
    pub programs: Vec<Program>,
}

#[derive(Deserialize, Serialize)]
pub struct Program {
    pub id: String,
    pub name: String,
    pub institution: String,
    pub specialty: String,
    pub city: String,
    pub state: String,
    pub time_zone: String,
    pub acgme_id: String,
    pub status: String,
    pub status_log: Vec<String>,
    pub why: String,
    pub pros: String,
    pub notes: String,
    pub tags: Vec<String>,
    pub website: String,
}

pub struct Floor {
    pub season: Season,
    pub rows: Vec<usize>,
    pub selected: usize,
    pub offset: usize,
}

impl Floor {
    pub fn load(bytes: &[u8]) -> Floor {
        let season: Season = serde_json::from_slice(bytes).unwrap();
        Floor { rows: (0..season.programs.len()).collect(), season, selected: 0, offset: 0 }
    }

    pub fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    pub fn filter(&mut self, text: &str) {
        let fits = |it: &Program| {
            [&it.name, &it.city, &it.state, &it.institution, &it.acgme_id, &it.specialty, &it.status]
                .iter()
                .any(|cell| cell.to_lowercase().contains(text))
                || it.tags.iter().any(|tag| tag.to_lowercase().contains(text))
        };
        self.rows = (0..self.season.programs.len()).filter(|at| fits(&self.season.programs[*at])).collect();
        self.step(0);
    }

    pub fn sort(&mut self, key: fn(&Program) -> (&str, &str)) {
        self.rows.sort_by(|a, b| key(&self.season.programs[*a]).cmp(&key(&self.season.programs[*b])));
    }

    pub fn draw(&mut self, area: Rect, buffer: &mut Buffer) {
        let height = usize::from(area.height).max(1);
        self.offset = self.offset.clamp((self.selected + 1).saturating_sub(height), self.selected);
        let shown = self.rows.iter().skip(self.offset).take(height).map(|at| &self.season.programs[*at]);
        let rows = shown.map(|it| Row::new([&*it.name, &it.city, &it.state, &it.specialty, &it.status]));
        let widths = [30, 20, 6, 12, 24].map(Constraint::Length);
        let table =
            Table::new(rows, widths).row_highlight_style(Style::new().add_modifier(Modifier::REVERSED));
        let mut state = TableState::new().with_selected(self.selected - self.offset);
        table.render(area, buffer, &mut state);
    }
}

/// The whole program, until `q`.
pub fn run(path: &str) {
    let mut floor = Floor::load(&std::fs::read(path).unwrap());
    let mut terminal = ratatui::init();
    loop {
        terminal.draw(|frame| floor.draw(frame.area(), frame.buffer_mut())).unwrap();
        let Event::Key(key) = event::read().unwrap() else { continue };
        if key.code == KeyCode::Char('j') {
            floor.step(1);
        } else if key.code == KeyCode::Char('q') {
            break;
        }
    }
    ratatui::restore();
}
