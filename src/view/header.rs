//! The first row: tabs, the next hard deadline, and whether everything is saved; and the notice in the rule above the
//! footer.

use ratatui::{layout::Rect, style::Style};

use super::{painter::Painter, theme::Styles};
use crate::{
    app::{
        context::Context,
        state::{Access, Notice, Saving, Tone},
        tab::Tab,
    },
    domain::{
        agenda::{Item, Origin},
        facts::{Confidence, OfficialDate},
        id::Id,
        time::countdown,
    },
    text::{clean, cut, width},
};

/// From this many terminal columns on there is room around the tabs' names, and for the program's own.
const AIRY: u16 = 100;

/// So many terminal columns the names of all tabs need.
const NAMED: usize = 52;

impl Painter<'_> {
    pub fn header(&mut self, area: Rect) {
        let left = usize::from(area.width).saturating_sub(width(&self.saving(area.width).0));
        let used = |tabs: &[(String, Style)]| tabs.iter().map(|it| width(&it.0)).sum::<usize>();
        let end = |tabs: &[(String, Style)]| {
            self.right_end(usize::from(area.width).saturating_sub(used(tabs)), area.width)
        };
        let mut tabs = named_tabs(self.cx().tab, (area.width, left), &self.styles);
        let (mut middle, mut saving) = end(&tabs);
        if middle.is_empty() {
            // what closes next is worth more than the names of the other tabs
            let short = named_tabs(self.cx().tab, (area.width, 0), &self.styles);
            let (told, saved) = end(&short);
            if !told.is_empty() {
                (tabs, middle, saving) = (short, told, saved);
            }
        }
        self.pieces(area, 0, &tabs);
        let gap = if middle.is_empty() || saving.0.is_empty() { "" } else { "  " };
        let margin = if area.width >= AIRY { " " } else { "" };
        let columns = [&*middle, gap, &*saving.0, margin].into_iter().map(width).sum::<usize>();
        let columns = columns.min(usize::from(area.width)) as u16;
        let at = Rect { x: area.right().saturating_sub(columns), width: columns, ..area };
        let dim = self.styles.dim;
        self.pieces(at, 0, &[(middle, dim), (gap.into(), dim), saving, (margin.into(), dim)]);
    }

    /// Returns the next deadline and how saving stands, in so many columns: the more important word gives way last.
    fn right_end(&self, room: usize, columns: u16) -> (String, (String, Style)) {
        let saving = self.saving(columns);
        let room = room.saturating_sub(if columns >= AIRY { 3 } else { 2 });
        let beside = |saved: &str| room.saturating_sub(width(saved)).saturating_sub(2);
        let forms = self.deadline_forms();
        let fits = |saved: &str| forms.iter().find(|it| width(it) <= beside(saved)).cloned();
        if let Some(middle) = fits(&saving.0) {
            return (middle, saving);
        }
        // when it was saved is the least of it
        let saved = saving.0.split(' ').next().filter(|it| *it == "saved").map(str::to_owned);
        match saved.and_then(|saved| Some((fits(&saved)?, saved))) {
            Some((middle, saved)) => (middle, (saved, saving.1)),
            None => (String::new(), saving),
        }
    }

    /// Returns match and season with the next hard deadline in ever shorter words. None is ever cut.
    fn deadline_forms(&self) -> Vec<String> {
        let cx = self.cx();
        let Some(kind) = cx.season.tracker.profile.kind else { return Vec::new() };
        let season = format!("{} {}", kind.title(), cx.season.facts.season);
        let (titles, when, confidence) = match (cx.derived.next_hard.as_ref(), cx.next_of_match()) {
            (Some(item), _) => (titles(cx, item), &item.when, item.confidence),
            (None, Some(date)) => (names(date), &date.when, Some(date.origin.confidence)),
            (None, None) => return vec![season],
        };
        let mark = confidence.filter(|it| it.is_shaky()).map(Confidence::mark);
        let until = countdown(when, cx.season.now, cx.home());
        let until = format!("{}{until}", mark.unwrap_or_default());
        let whole = titles.iter().take(1).map(|title| format!("{season} · {title} {until}"));
        whole.chain(titles.iter().map(|title| format!("{title} {until}"))).collect()
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
        // what would be deleted must be told by its name
        let part = if notice.arms.is_some() { 4 } else { 2 };
        let text = with_its_hint(&text, usize::from(inner.width), usize::from(inner.width) / part);
        self.text(inner, 0, &text, style);
    }
}

/// Returns the tabs for a window of so many columns with so many left for them; the present one stands in brackets.
fn named_tabs(present: Tab, (columns, left): (u16, usize), styles: &Styles) -> Vec<(String, Style)> {
    let airy = columns >= AIRY && left > NAMED.saturating_add(10);
    let mut pieces = vec![(if airy { " fluoro " } else { "" }.to_owned(), styles.strong)];
    for (n, tab) in (1..).zip(Tab::ALL) {
        let here = tab == present;
        let name = if here || left >= NAMED { format!("{n} {}", tab.title()) } else { n.to_string() };
        let text = match (here, airy) {
            (true, _) => format!("[{name}]"),
            (false, true) => format!(" {name} "),
            (false, false) => name,
        };
        if n > 1 && !airy {
            pieces.push((" ".to_owned(), styles.plain));
        }
        pieces.push((text, if here { styles.tab } else { styles.plain }));
    }
    pieces
}

/// Returns the title of an official date, and the short one.
fn names(date: &OfficialDate) -> Vec<String> {
    [&date.title, &date.short]
        .into_iter()
        .filter(|it| !it.is_empty())
        .map(|it| clean(it).into_owned())
        .collect()
}

/// Returns what closes next: in whole, without what its place says, in short.
fn titles(cx: &Context, item: &Item) -> Vec<String> {
    let date = |id: &Id| cx.derived.dates.iter().find(|it| it.id == *id).map(|it| it.short.clone());
    let short = match &item.origin {
        Origin::Official(id) => date(id),
        Origin::Deadline(id) => cx
            .season
            .tracker
            .programs
            .get(id.as_str())
            .map(|it| format!("Deadline: {}", cx.season.naming.of(it))),
        // "Application: certify, submit, pay"
        Origin::Component(_) => item.title.split_once(": ").map(|it| it.0.to_owned()),
        Origin::Task(_)
        | Origin::Letter(_)
        | Origin::Interview(_)
        | Origin::Offered(..)
        | Origin::Reply(_)
        | Origin::WriteUp(_)
        | Origin::Thanks(_)
        | Origin::RotationStart(..)
        | Origin::RotationReply(_) => None,
    };
    let all = [Some(item.title.clone()), short, Some("Deadline".to_owned())];
    let all = all.into_iter().flatten().filter(|it| !it.is_empty());
    all.map(|it| clean(&it).into_owned()).collect()
}

/// Shortens a notice that is too long: its text is cut, and the key behind its last dot stays if it is no longer than
/// that.
fn with_its_hint(text: &str, columns: usize, most: usize) -> String {
    match text.rsplit_once(" · ") {
        Some((told, hint)) if width(text) > columns && width(hint) < most => {
            let room = columns.saturating_sub(width(hint)).saturating_sub(3);
            format!("{} · {hint}", cut(told, room))
        }
        _ => text.to_owned(),
    }
}
