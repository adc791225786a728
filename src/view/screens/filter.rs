//! The filter line, in place of the line above the list, and below it what can't be read or what may stand there.

use ratatui::layout::Rect;

use crate::{
    app::screens::filter::Filter,
    layout::Areas,
    text::{clean, width},
    view::painter::Painter,
};

/// What stands before the text.
const LABEL: &str = " Filter: ";

impl Painter<'_> {
    pub fn filter(&mut self, filter: &Filter, areas: Areas) -> Option<(u16, u16)> {
        let line = Rect { height: 1, ..areas.head };
        self.text(line, 0, &" ".repeat(usize::from(line.width)), self.styles.plain);
        let shown = self.app.tab().shown_words(self.cx());
        let room = (width(&shown).saturating_add(2) as u16).min(line.width);
        let right = Rect { x: line.right().saturating_sub(room), width: room, ..line };
        self.text(right, 0, &shown, self.styles.warn);
        self.below_the_filter(filter, Rect { y: line.y.saturating_add(1), ..line });
        Some(self.input(Rect { width: line.width.saturating_sub(room), ..line }, 0, LABEL, &filter.buffer))
    }

    fn below_the_filter(&mut self, filter: &Filter, line: Rect) {
        if filter.fault.is_none() && filter.completion.choices.is_empty() {
            return;
        }
        self.text(line, 0, &" ".repeat(usize::from(line.width)), self.styles.plain);
        if let Some(fault) = &filter.fault {
            let why = format!("! {}", clean(&fault.why));
            let text = filter.buffer.text();
            let before = width(LABEL).saturating_add(width(text.get(..fault.at.start).unwrap_or_default()));
            let latest = usize::from(line.width).saturating_sub(width(&why).saturating_add(1));
            let indent = " ".repeat(before.min(latest).max(1));
            return self.pieces(line, 0, &[(indent, self.styles.plain), (why, self.styles.bad)]);
        }
        let choices = &filter.completion.choices;
        let first = filter.chosen.unwrap_or(0);
        let mut pieces =
            vec![(format!("{}Tab ", " ".repeat(width(LABEL).saturating_sub(4))), self.styles.dim)];
        let around = choices.iter().enumerate().cycle().skip(first).take(choices.len());
        for (n, (at, choice)) in around.enumerate() {
            let gap = if n == 0 { "" } else { " · " };
            let style = if filter.chosen == Some(at) { self.styles.strong } else { self.styles.dim };
            pieces.push((gap.to_owned(), self.styles.dim));
            pieces.push((clean(choice).into_owned(), style));
        }
        self.pieces(line, 0, &pieces);
    }
}
