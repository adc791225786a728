//! Why a position stands above the next one: each criterion with both numbers, its weight, and whom it speaks for.

use ratatui::{layout::Rect, style::Style};

use crate::{
    app::{rank_steps::entry_title, screens::rank_why::RankWhy},
    domain::{
        ranking::{Entry, WhyLine},
        score::Tenths,
        tables::{Firmness, Score},
    },
    layout::{Areas, popup},
    text::{cut, width},
    view::painter::{Painter, column},
};

/// How wide a number stands.
const NUMBER: usize = 14;

impl Painter<'_> {
    pub fn rank_why(&mut self, it: &RankWhy, _areas: Areas) -> Option<(u16, u16)> {
        let size = self.buffer.area.as_size();
        let lines = it.why(self.cx()).map_or(0, |it| it.lines.len()) as u16;
        let inner = self.popup(popup(size, 92, lines.saturating_add(11)), "Why is it here?");
        self.cursor = Some((inner.x, inner.y));
        let Some(next) = it.next(self.cx()) else {
            self.text(inner, 0, &entry_title(self.cx(), &it.entry), self.styles.strong);
            self.text(inner, 2, "Nothing stands below it on this list.", self.styles.dim);
            return None;
        };
        let cx = self.cx();
        let at = it.at(cx).unwrap_or(0);
        let name = |entry: &str| {
            let entry: Option<Entry> = entry.parse().ok();
            let program = entry.and_then(|it| cx.season.tracker.programs.get(it.program.as_str()).cloned());
            program.map_or_else(
                || ["missing".to_owned(), "missing".to_owned()],
                |it| [cx.season.naming.of(&it), cx.season.naming.full(&it)],
            )
        };
        let [[short, long], [other, longer]] = [name(&it.entry), name(&next)];
        // the specialty is said where it is what differs
        let names = if short == other { [long, longer] } else { [short, other] };
        let title =
            format!("{}  {}  above  {}  {}", at.saturating_add(1), names[0], at.saturating_add(2), names[1]);
        self.text(inner, 0, &title, self.styles.strong);
        let used = self.why_rows(inner, it, &names);
        self.why_foot(inner, it, used.saturating_add(1));
        None
    }

    /// Draws the numbers. Returns the row behind them.
    fn why_rows(&mut self, area: Rect, it: &RankWhy, names: &[String; 2]) -> u16 {
        let Some(why) = it.why(self.cx()) else { return 2 };
        let [one, two] = names.each_ref().map(|it| cut(it, NUMBER.saturating_sub(1)).into_owned());
        let label =
            usize::from(area.width).saturating_sub(NUMBER.saturating_mul(2)).saturating_sub(32).max(10);
        let dim = self.styles.dim;
        let head = format!("{}{}{}{}", column("", label), right(&one), right(&two), "  weight");
        self.text(area, 2, &head, dim);
        let room = area.height.saturating_sub(9);
        let mut row = 3u16;
        for line in why.lines.iter().skip(it.offset).take(usize::from(room)) {
            self.why_line(area, row, line, names, label);
            row = row.saturating_add(1);
        }
        let scores = why.scores.map(|it| it.map_or("–".to_owned(), |it| it.to_string()));
        let total = format!("{}{}{}", column("Score", label), right(&scores[0]), right(&scores[1]));
        let (more, style) = match why.scores {
            [Some(one), Some(two)] if one > two => {
                (format!("            +{} for {}", tenths(one.0, two.0), names[0]), self.styles.good)
            }
            [Some(one), Some(two)] if two > one => {
                (format!("            +{} for {}", tenths(two.0, one.0), names[1]), self.styles.warn)
            }
            _ => (String::new(), dim),
        };
        self.pieces(area, row, &[(total, self.styles.strong), (more, style)]);
        let guts = why.guts.map(|it| it.map_or("–".to_owned(), |it| it.to_string()));
        let gut = format!("{}{}{}", column("Gut", label), right(&guts[0]), right(&guts[1]));
        let whom = match why.guts {
            [Some(one), Some(two)] if one > two => format!("            for {}", names[0]),
            [Some(one), Some(two)] if two > one => format!("            for {}", names[1]),
            _ => String::new(),
        };
        self.pieces(area, row.saturating_add(1), &[(gut, self.styles.plain), (whom, dim)]);
        row.saturating_add(2)
    }

    fn why_line(&mut self, area: Rect, row: u16, line: &WhyLine, names: &[String; 2], label: usize) {
        let given = line.given.map(|it| match it {
            Some(Score::Given(points)) => points.to_string(),
            Some(Score::NotApplicable) => "n/a".to_owned(),
            None => "–".to_owned(),
        });
        let (words, style): (String, Style) = match (line.adds(), line.unknown()) {
            (Some(0), _) => (String::new(), self.styles.dim),
            (Some(adds), _) if adds > 0 => (format!("  +{adds}  for {}", names[0]), self.styles.good),
            (Some(adds), _) => (format!("  -{}  for {}", adds.unsigned_abs(), names[1]), self.styles.warn),
            (None, Some(0)) => (format!("  ask {}", names[0]), self.styles.warn),
            (None, Some(_)) => (format!("  ask {}", names[1]), self.styles.warn),
            (None, None) => (String::new(), self.styles.dim),
        };
        let text = if line.is_even() { self.styles.dim } else { self.styles.plain };
        let pieces = [
            (format!("{}{}{}", column(&line.title, label), right(&given[0]), right(&given[1])), text),
            (format!("     ×{}", line.weight), self.styles.dim),
            (words, style),
        ];
        self.pieces(area, row, &pieces);
    }

    fn why_foot(&mut self, area: Rect, it: &RankWhy, row: u16) {
        let cx = self.cx();
        let list = cx.season.tracker.rank_lists.get(it.list.as_str());
        let reason = list.and_then(|list| list.entries.get(&it.entry)).map(|it| it.reason.clone());
        let reason = reason.filter(|it| !it.is_empty()).unwrap_or_else(|| "none yet".to_owned());
        self.pieces(area, row, &[("Your reason  ", self.styles.dim), (reason.as_str(), self.styles.plain)]);
        let firmness = it.firmness(cx).unwrap_or(Firmness::Open);
        let mut pieces = vec![("This pair is  ".to_owned(), self.styles.dim)];
        for (key, one) in [("1", Firmness::Firm), ("2", Firmness::Leaning), ("3", Firmness::Open)] {
            let style = if one == firmness { self.styles.selected } else { self.styles.plain };
            pieces.push((format!(" {key} {} ", one.title()), style));
        }
        self.pieces(area, row.saturating_add(1), &pieces);
    }
}

/// The difference of two scores.
fn tenths(one: u32, two: u32) -> Tenths {
    Tenths(one.saturating_sub(two))
}

fn right(text: &str) -> String {
    format!("{}{text}", " ".repeat(NUMBER.saturating_sub(width(text))))
}
