//! Two positions beside each other, and which of them is better; at the end the order that follows.

use ratatui::layout::Rect;

use crate::{
    app::{rank_steps::entry_title, screens::pairwise::Pairwise},
    domain::{
        ranking::{Entry, NextPair},
        tables::Program,
    },
    layout::{Areas, popup},
    text::{counted, wrap_text},
    view::painter::Painter,
};

impl Painter<'_> {
    pub fn pairwise(&mut self, it: &Pairwise, _areas: Areas) -> Option<(u16, u16)> {
        let size = self.buffer.area.as_size();
        let inner = self.popup(popup(size, 92, size.height.saturating_sub(4)), "Which of these two?");
        self.cursor = Some((inner.x, inner.y));
        match &it.next {
            NextPair::Ask(one, two, more) => {
                let left = match more {
                    0 => "the last question".to_owned(),
                    more => format!("at most {} more", counted(*more, "question")),
                };
                self.text(inner, 0, &left, self.styles.dim);
                self.two_programs(inner, one, two);
            }
            NextPair::Circle(all) => self.pair_circle(inner, all),
            NextPair::Sorted(all) => {
                self.text(inner, 0, "All is answered. This is the order of your answers:", self.styles.good);
                let rows = usize::from(inner.height).saturating_sub(2);
                for (row, (at, entry)) in (2u16..).zip(all.iter().enumerate().skip(it.offset).take(rows)) {
                    let text = format!("{:>3}  {}", at.saturating_add(1), entry_title(self.cx(), entry));
                    self.text(inner, row, &text, self.styles.plain);
                }
                let below =
                    Rect { y: inner.y.saturating_add(2), height: inner.height.saturating_sub(2), ..inner };
                self.scrollbar(below, all.len(), it.offset);
            }
        }
        None
    }

    /// Draws two programs beside each other, with what was written down about them.
    fn two_programs(&mut self, area: Rect, one: &str, two: &str) {
        let half = area.width.saturating_sub(3) / 2;
        let top =
            Rect { y: area.y.saturating_add(2), height: area.height.saturating_sub(2), width: half, ..area };
        let other = Rect { x: area.x.saturating_add(half).saturating_add(3), ..top };
        for (area, entry, key) in [(top, one, "1 ←"), (other, two, "2 →")] {
            let title = format!("{key}  {}", entry_title(self.cx(), entry));
            self.text(area, 0, &title, self.styles.strong);
            for (row, (text, is_label)) in (2u16..area.height).zip(self.known_of(entry, area)) {
                let style = if is_label { self.styles.dim } else { self.styles.plain };
                self.text(area, row, &text, style);
            }
        }
    }

    /// Returns what is known of a program for the choice, wrapped; labels are marked.
    fn known_of(&self, entry: &str, area: Rect) -> Vec<(String, bool)> {
        let cx = self.cx();
        let entry: Option<Entry> = entry.parse().ok();
        let program = entry.and_then(|it| cx.season.tracker.programs.get(it.program.as_str()).cloned());
        let Some(program) = program else { return Vec::new() };
        let lookup = &cx.derived.lookup;
        let score = lookup.score(&program).map(|it| it.to_string()).unwrap_or_else(|| "–".to_owned());
        let gut = lookup.gut(&program.id).map_or("–".to_owned(), |it| it.to_string());
        let mut all = vec![(format!("score {score} · gut {gut} · {}", program.place()), false)];
        for (label, text) in self.pros_and_cons(&program) {
            let lines = wrap_text(&text, usize::from(area.width));
            all.push((String::new(), false));
            all.push((label.to_owned(), true));
            all.extend(lines.into_iter().take(4).map(|it| (it, false)));
        }
        all
    }

    fn pros_and_cons(&self, program: &Program) -> Vec<(&'static str, String)> {
        let cx = self.cx();
        let interviews = cx.derived.lookup.interviews(&program.id);
        let latest = |text: fn(&crate::domain::tables::Interview) -> &String, own: &String| {
            let said = interviews.iter().map(|it| text(it)).find(|it| !it.trim().is_empty());
            said.unwrap_or(own).trim().to_owned()
        };
        let all = [
            ("Pros", latest(|it| &it.pros, &program.pros)),
            ("Cons", latest(|it| &it.cons, &program.cons)),
            ("Red flags", latest(|it| &it.red_flags, &String::new())),
            ("Why here", program.why.trim().to_owned()),
        ];
        all.into_iter().filter(|it| !it.1.is_empty()).collect()
    }

    /// Draws answers that go around, and asks about the first of them.
    fn pair_circle(&mut self, area: Rect, all: &[String]) {
        self.text(area, 0, "Your answers go around: one of them has to give.", self.styles.warn);
        let mut row = 2u16;
        for (at, entry) in all.iter().enumerate() {
            let below = all.get(at.saturating_add(1)).or(all.first());
            let below = below.map(|it| entry_title(self.cx(), it)).unwrap_or_default();
            let text = format!("{}  rather than  {below}", entry_title(self.cx(), entry));
            self.text(area, row, &text, self.styles.plain);
            row = row.saturating_add(1);
        }
        if let [one, two, ..] = all {
            let rest =
                Rect { y: area.y.saturating_add(row), height: area.height.saturating_sub(row), ..area };
            self.text(rest, 1, "Again, the first of them:", self.styles.dim);
            self.two_programs(
                Rect { y: rest.y.saturating_add(1), height: rest.height.saturating_sub(1), ..rest },
                one,
                two,
            );
        }
    }
}
