//! The first row: tabs, the next hard deadline, and whether everything is saved; and the notice in the rule above the
//! footer.

use ratatui::{layout::Rect, style::Style};

use super::painter::Painter;
use crate::{
    app::{
        state::{Access, Notice, Saving, Tone},
        tab::Tab,
    },
    domain::{facts::Confidence, time::countdown},
    text::{clean, cut, width},
};

impl Painter<'_> {
    pub fn header(&mut self, area: Rect) {
        let saving = self.saving(area.width);
        let room = usize::from(area.width).saturating_sub(width(&saving.0)).saturating_sub(2);
        let tabs = self.tabs(usize::from(area.width), room);
        let used: usize = tabs.iter().map(|it| width(&it.0)).sum();
        self.pieces(area, 0, &tabs);
        let middle = self.deadline(room.saturating_sub(used).saturating_sub(3));
        let right = format!("{middle}   {} ", saving.0);
        let columns = width(&right).min(usize::from(area.width)) as u16;
        let at = Rect { x: area.right().saturating_sub(columns), width: columns, ..area };
        let dim = self.styles.dim;
        self.pieces(at, 0, &[(middle, dim), ("   ".into(), dim), saving, (" ".into(), dim)]);
    }

    fn tabs(&self, whole: usize, room: usize) -> Vec<(String, Style)> {
        let cx = self.cx();
        let full = whole >= 100;
        let mut pieces = vec![(if full { " fluoro ".to_owned() } else { String::new() }, self.styles.strong)];
        for (n, tab) in (1..).zip(Tab::ALL) {
            let here = tab == cx.tab;
            let style = if here { self.styles.tab } else { self.styles.plain };
            let text = if here || room >= 56 { format!(" {n} {} ", tab.title()) } else { format!(" {n} ") };
            pieces.push((text, style));
        }
        pieces
    }

    /// Returns the longest form that fits: match and season with the next deadline, the deadline alone, or nothing.
    fn deadline(&self, room: usize) -> String {
        let cx = self.cx();
        let season = match cx.season.tracker.profile.kind {
            Some(kind) => format!("{} {}", kind.title(), cx.season.facts.season),
            None => String::new(),
        };
        let next =
            cx.derived.next_hard.as_ref().filter(|_| cx.season.tracker.profile.kind.is_some()).map(|item| {
                let mark = item.confidence.filter(|it| it.is_shaky()).map(Confidence::mark);
                let until = countdown(&item.when, cx.season.now, cx.home());
                let until = format!("{}{until}", mark.unwrap_or_default());
                (clean(&item.title).into_owned(), until)
            });
        let forms = match next {
            Some((title, until)) => {
                let left = room.saturating_sub(width(&until)).saturating_sub(1);
                let short = if left >= 6 { format!("{} {until}", cut(&title, left)) } else { String::new() };
                [format!("{season} · {title} {until}"), format!("{title} {until}"), short]
            }
            None => [season.clone(), season, String::new()],
        };
        forms.into_iter().find(|it| width(it) <= room).unwrap_or_default()
    }

    fn saving(&self, columns: u16) -> (String, Style) {
        let cx = self.cx();
        let most = usize::from(columns / 2).saturating_sub(14);
        if let Access::ReadOnly(_) = &cx.access {
            return ("read-only".into(), self.styles.alarm);
        }
        match (&cx.saving, &cx.drafts_failed) {
            // the whole of it stands in the row above the footer
            (Saving::Failed(why), _) => (format!("NOT SAVED: {}", cut(&clean(why), most)), self.styles.alarm),
            (_, Some(why)) if self.app.is_writing() => {
                (format!("TEXT NOT KEPT: {}", cut(&clean(why), most)), self.styles.alarm)
            }
            _ if self.app.is_typing() => ("typing…".into(), self.styles.dim),
            _ if cx.is_dirty() => ("saving…".into(), self.styles.dim),
            (Saving::Saved(at), _) => {
                (format!("saved {}", cx.home().civil_at(*at).format("%H:%M")), self.styles.good)
            }
            (Saving::Untouched | Saving::Saving, _) => (String::new(), self.styles.dim),
        }
    }

    /// Draws the rule above the footer, with the notice of what just happened.
    pub fn notice(&mut self, area: Rect) {
        self.rule(area);
        let whole = match &self.app.cx.saving {
            Saving::Failed(why) => {
                Some(Notice { text: format!("NOT SAVED: {why}"), tone: Tone::Refused, arms: None })
            }
            Saving::Untouched | Saving::Saving | Saving::Saved(_) => None,
        };
        let Some(notice) = self.app.cx.notice.as_ref().or(whole.as_ref()) else { return };
        let style = match notice.tone {
            Tone::Done => self.styles.accent,
            Tone::Refused => self.styles.warn,
        };
        let text = match notice.tone {
            Tone::Done => format!(" {} ", notice.text),
            Tone::Refused => format!(" {} {} ", self.marks.late, notice.text),
        };
        let inner = Rect { x: area.x.saturating_add(2), width: area.width.saturating_sub(4), ..area };
        let text = with_its_hint(&text, usize::from(inner.width));
        self.text(inner, 0, &text, style);
    }
}

/// Shortens a notice that is too long: its text is cut, and the key behind its last dot stays.
fn with_its_hint(text: &str, columns: usize) -> String {
    match text.rsplit_once(" · ") {
        Some((told, hint)) if width(text) > columns && width(hint) < columns / 2 => {
            let room = columns.saturating_sub(width(hint)).saturating_sub(3);
            format!("{} · {hint}", cut(told, room))
        }
        _ => text.to_owned(),
    }
}
