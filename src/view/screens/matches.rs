//! Pasted names beside what they were matched to.

use ratatui::layout::Rect;

use crate::{
    app::{
        command::MatchesCommand,
        screens::matches::{Counts, Line, Matches, Pick},
    },
    layout::{Areas, catalog_box},
    text::{counted, width},
    view::{
        list::RowState,
        painter::{Painter, column},
    },
};

impl Painter<'_> {
    pub fn matches(&mut self, matches: &Matches, _areas: Areas) -> Option<(u16, u16)> {
        let outer = catalog_box(self.buffer.area.as_size());
        let inner = self.popup(outer, "Your names, matched");
        let Counts { settled, open, left_out } = matches.counts();
        let words = format!(
            "{settled} clear · {open} to look at · {left_out} left out · without a specialty: {}",
            matches.specialty.title()
        );
        self.text(inner, 0, &words, self.styles.plain);
        let todo = match (open, matches.ready) {
            (0, true) => {
                format!("{} once more adds {}", MatchesCommand::Add.key(), counted(settled, "program"))
            }
            (0, false) => format!("All settled: {} adds them, in one step", MatchesCommand::Add.key()),
            _ => format!("{} takes the shown match and goes to the next", MatchesCommand::Add.key()),
        };
        self.text(inner, 1, &todo, if matches.ready { self.styles.good } else { self.styles.dim });
        let list = Rect { y: inner.y.saturating_add(3), height: inner.height.saturating_sub(3), ..inner };
        let shown = matches.lines.iter().enumerate().skip(matches.list.offset).take(usize::from(list.height));
        for (row, (at, line)) in (0u16..).zip(shown) {
            self.match_line(list, row, matches, line, RowState::of(&matches.list, at));
        }
        self.scrollbar(list, matches.lines.len(), matches.list.offset);
        None
    }

    fn match_line(&mut self, area: Rect, row: u16, matches: &Matches, line: &Line, state: RowState) {
        let cx = self.cx();
        let choice = matches.choice(cx, line);
        let there = choice.as_ref().is_some_and(|it| cx.season.tracker.programs.has(it.0.as_str()));
        let (mark, style, words) = match (line.pick, &choice) {
            (Pick::Catalog(_), _) if there => (self.marks.done, self.styles.dim, "there already".to_owned()),
            (Pick::Catalog(_), _) => (self.marks.done, self.styles.good, String::new()),
            (Pick::Likely(_), Some(it)) if it.2 != line.specialty.unwrap_or(matches.specialty) => {
                ("?", self.styles.warn, format!("only {} here", it.2.title()))
            }
            (Pick::Likely(_), Some(it)) if !cx.season.tracker.profile.is_for(it.2) => {
                ("?", self.styles.warn, format!("{}: not what you apply to", it.2.title()))
            }
            (Pick::Likely(at), _) if line.choices.len() > 1 => {
                ("?", self.styles.warn, format!("{} of {}", at.saturating_add(1), line.choices.len()))
            }
            (Pick::Likely(_), _) => ("?", self.styles.warn, "likely".to_owned()),
            (Pick::Open, _) => ("?", self.styles.warn, format!("{} fit", line.choices.len())),
            (Pick::Own, _) => ("+", self.styles.accent, "a program of your own".to_owned()),
            (Pick::Skip, _) => (self.marks.off, self.styles.dim, "left out".to_owned()),
        };
        let typed = usize::from(area.width).saturating_mul(34) / 100;
        let matched = choice.map(|it| format!("{} · {}", it.1, it.2.title())).unwrap_or_default();
        let room = usize::from(area.width)
            .saturating_sub(typed)
            .saturating_sub(6)
            .saturating_sub(width(&words).saturating_add(2));
        let pieces = [
            (format!("{} ", self.pointer(state)), self.styles.plain),
            (format!("{mark} "), style),
            (column(&line.text, typed), self.styles.plain),
            (format!(" {} ", column(&matched, room)), self.styles.strong),
            (words, style),
        ];
        self.pieces(Rect { width: area.width.saturating_sub(2), ..area }, row, &pieces);
        self.tint_row(area, row, state);
    }
}
