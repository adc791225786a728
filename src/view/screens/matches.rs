//! Pasted names beside what they were matched to.

use ratatui::{layout::Rect, style::Style};

use crate::{
    app::{
        command::MatchesCommand,
        match_line::{Line, Meant, Pick},
        screens::matches::{Counts, Matches},
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
        let (todo, style) = self.todo(matches);
        self.text(inner, 1, &todo, style);
        self.text(inner, 2, &self.doubt(matches), self.styles.warn);
        let list = Rect { y: inner.y.saturating_add(3), height: inner.height.saturating_sub(3), ..inner };
        let shown = matches.lines.iter().enumerate().skip(matches.list.offset).take(usize::from(list.height));
        for (row, (at, line)) in (0u16..).zip(shown) {
            self.match_line(list, row, matches, line, RowState::of(&matches.list, at));
        }
        self.scrollbar(list, matches.lines.len(), matches.list.offset);
        None
    }

    /// Says what Enter does next.
    fn todo(&self, matches: &Matches) -> (String, Style) {
        let Counts { settled, open, .. } = matches.counts();
        let (add, column) = (MatchesCommand::Add.key(), MatchesCommand::NextColumn.key());
        let columns = matches.columns.as_ref().and_then(|it| Some((it, it.titles.get(it.names_in)?)));
        let words = match columns {
            Some((it, title)) if it.is_doubtful => {
                let words = format!("Is “{title}” the column of the names? {add} yes · {column} another");
                return (words, self.styles.warn);
            }
            Some((_, title)) => format!(" · names from “{title}”, {column} another"),
            None => String::new(),
        };
        let todo = match (open, matches.ready) {
            (0, true) => {
                let words = format!("{add} once more adds {}", counted(settled, "program"));
                return (words, self.styles.good);
            }
            (0, false) => format!("All settled: {add} adds them, in one step"),
            _ => format!("{add} takes the shown match and goes to the next"),
        };
        (format!("{todo}{words}"), self.styles.dim)
    }

    /// Says what speaks against taking the selected line as it stands.
    fn doubt(&self, matches: &Matches) -> String {
        let Some(line) = matches.lines.get(matches.list.index).filter(|it| it.is_open()) else {
            return String::new();
        };
        if !line.doubt.is_empty() {
            return line.doubt.clone();
        }
        let meant = line.meant(self.cx(), matches.specialty);
        let cautions = meant.map(|it| it.cautions).unwrap_or_default();
        cautions.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(". ")
    }

    fn match_line(&mut self, area: Rect, row: u16, matches: &Matches, line: &Line, state: RowState) {
        let cx = self.cx();
        let meant = line.meant(cx, matches.specialty);
        let (mark, style, words) = self.pick_words(matches, line, meant.as_ref());
        let typed = usize::from(area.width).saturating_mul(34) / 100;
        let matched = meant
            .map(|it| format!("{} · {} · {}", it.place.name, it.place.city, it.program.specialty.title()));
        let room = usize::from(area.width)
            .saturating_sub(typed)
            .saturating_sub(6)
            .saturating_sub(width(&words).saturating_add(2));
        let pieces = [
            (format!("{} ", self.pointer(state)), self.styles.plain),
            (format!("{mark} "), style),
            (column(line.text(), typed), self.styles.plain),
            (format!(" {} ", column(&matched.unwrap_or_default(), room)), self.styles.strong),
            (words, style),
        ];
        self.pieces(Rect { width: area.width.saturating_sub(2), ..area }, row, &pieces);
        self.tint_row(area, row, state);
    }

    /// Returns the mark of a line, its color, and what becomes of it.
    fn pick_words(
        &self,
        matches: &Matches,
        line: &Line,
        meant: Option<&Meant>,
    ) -> (&'static str, Style, String) {
        let cx = self.cx();
        let asked = line.shown().and_then(|it| it.specialty).unwrap_or(matches.specialty);
        let there = meant.is_some_and(|it| cx.season.tracker.programs.has(it.id().as_str()));
        let warn = |words: String| ("?", self.styles.warn, words);
        match (line.pick, meant) {
            (Pick::Catalog(_), _) if there => (self.marks.done, self.styles.dim, "there already".to_owned()),
            (Pick::Catalog(_), _) => (self.marks.done, self.styles.good, String::new()),
            (Pick::Open, _) if !line.doubt.is_empty() => warn("code and name disagree".to_owned()),
            (Pick::Open, None) => warn("nothing fits".to_owned()),
            (Pick::Open, _) => warn(format!("{} fit", line.choices.len())),
            (Pick::Likely(_), Some(it)) if it.program.specialty != asked => {
                warn(format!("only {} here", it.program.specialty.title()))
            }
            (Pick::Likely(_), Some(it)) if !cx.season.tracker.profile.is_for(it.program.specialty) => {
                warn(format!("{}: not what you apply to", it.program.specialty.title()))
            }
            (Pick::Likely(at), it) => {
                let caution = it.and_then(|it| it.cautions.first()).map(|it| it.kind.title());
                let place = (line.choices.len() > 1)
                    .then(|| format!("{} of {}", at.saturating_add(1), line.choices.len()));
                let words: Vec<&str> = caution.into_iter().chain(place.as_deref()).collect();
                warn(if words.is_empty() { "likely".to_owned() } else { words.join(" · ") })
            }
            (Pick::Own, _) => ("+", self.styles.accent, "a program of your own".to_owned()),
            (Pick::Skip, _) => (self.marks.off, self.styles.dim, "left out".to_owned()),
        }
    }
}
