//! The agenda: its bands and the lines in sight.

use ratatui::{layout::Rect, style::Style};

use crate::{
    app::{
        command::{GlobalCommand, TabCommand},
        pages::{day::their_clock, review::clash_words},
        refresh::AgendaRow,
        screens::timeline::Timeline,
    },
    domain::{
        agenda::{Band, Item, Origin, State},
        facts::Confidence,
        time::{When, clock, countdown, day_words, due_words, past_words},
    },
    text::{clean, counted, cut, width},
    view::{
        list::{RowState, age, day_columns, short_day},
        painter::{Painter, column, ends},
    },
};

/// The least columns of a title beside a second clock.
const LEAST_TITLE: usize = 16;

impl Painter<'_> {
    /// Draws the bands and their lines.
    pub fn agenda(&mut self, timeline: &Timeline, head: Rect, area: Rect) {
        let cx = self.cx();
        self.list_head(head, &self.today_words(), cx.derived.agenda_total, "date");
        let list = &timeline.list;
        if cx.derived.agenda.is_empty() && !cx.filter().is_empty() {
            let clears = "clears the filter";
            return self.empty(area, "No date fits.", GlobalCommand::Back, clears);
        }
        if cx.derived.agenda.is_empty() {
            return self.empty(area, "Nothing here yet.", TabCommand::Add, "adds a task");
        }
        let shown = cx.derived.agenda.iter().enumerate().skip(list.offset).take(usize::from(area.height));
        for (row, (at, line)) in (0u16..).zip(shown) {
            match line {
                AgendaRow::Heading(band) => self.band(area, row, *band),
                AgendaRow::Item(item) => self.item(area, row, item, RowState::of(list, at)),
            }
        }
        self.scrollbar(area, cx.derived.agenda.len(), list.offset);
    }

    /// "Today is Mon 23 Nov · 3 warnings, ! shows them".
    fn today_words(&self) -> String {
        let cx = self.cx();
        let today = day_words(cx.season.today(), cx.season.today());
        match cx.derived.open_warnings {
            0 => format!("Today is {today}"),
            count => {
                let key = GlobalCommand::Review.key();
                format!("Today is {today} · {}, {key} shows them", counted(count, "warning"))
            }
        }
    }

    fn band(&mut self, area: Rect, row: u16, band: Band) {
        let cx = self.cx();
        let style = match band {
            Band::Late => self.styles.bad,
            Band::Past => self.styles.dim,
            Band::Today | Band::ThisWeek | Band::GoingOn | Band::Next | Band::Later => self.styles.head,
        };
        let mut pieces = vec![(format!(" {}", band.title()), style)];
        if band == Band::Today {
            pieces.push((format!("  {}", day_words(cx.season.today(), cx.season.today())), self.styles.dim));
        }
        self.pieces(area, row, &pieces);
    }

    fn item(&mut self, area: Rect, row: u16, item: &Item, state: RowState) {
        let cx = self.cx();
        let band = item.band(cx.season.now, cx.home(), cx.season.first_weekday());
        let (mark, style) = self.item_mark(item, band);
        let clash = if let Origin::Interview(id) = &item.origin {
            clash_words(cx, id).filter(|_| item.state.is_open())
        } else {
            None
        };
        let (mark, style) = match &clash {
            Some(_) => (self.marks.late, self.styles.bad),
            None => (mark, style),
        };
        let pointer = self.pointer(state);
        let shaky = column(item.confidence.map(Confidence::mark).unwrap_or_default(), 1);
        let day = if band == Band::Today {
            String::new()
        } else {
            short_day(item.when.day_in(cx.home()), cx.season.today(), area.width)
        };
        // under today stands what is owed since an earlier day, whose hour says nothing
        let is_earlier = band == Band::Today && item.when.day_in(cx.home()) < cx.season.today();
        let time = match &item.when {
            When::At(moment) if item.waits_since.is_none() && !is_earlier => clock(moment, cx.home()),
            When::Day(_) | When::At(_) => String::new(),
        };
        let lead =
            format!("{pointer}{mark}{shaky}{} {} ", column(&day, day_columns(area.width)), column(&time, 5));
        let room = usize::from(area.width).saturating_sub(width(&lead)).saturating_sub(2);
        let due = match clash {
            Some(_) => format!("clash · {}", self.item_due(item, band)),
            None => self.item_due(item, band),
        };
        let title = with_their_clock(&item.title, &their_clock(cx, item), room.saturating_sub(width(&due)));
        let (title, due) = ends(&title, &due, room);
        let text = if matches!(band, Band::Past) { self.styles.dim } else { self.styles.plain };
        self.pieces(
            area,
            row,
            &[
                (lead, style),
                (title, text),
                (due, if band == Band::Late { self.styles.bad } else { self.styles.dim }),
            ],
        );
        self.tint_row(area, row, state);
    }

    fn item_mark(&self, item: &Item, band: Band) -> (&'static str, Style) {
        let cx = self.cx();
        if matches!(item.origin, Origin::Reply(_)) {
            return ("?", if band == Band::Late { self.styles.bad } else { self.styles.warn });
        }
        if item.snoozed(cx.season.today()).is_some() {
            return ("z", self.styles.dim);
        }
        match (item.state, band) {
            (_, Band::Late) => (self.marks.late, self.styles.bad),
            (State::Done, _) => (self.marks.done, self.styles.good),
            (State::Off, _) => (self.marks.off, self.styles.dim),
            (State::Doing, _) => (self.marks.doing, self.styles.warn),
            (State::Open, Band::Past) => (" ", self.styles.dim),
            (State::Open, _) if item.is_to_do() => (self.marks.todo, self.styles.plain),
            (State::Open, _) => (" ", self.styles.plain),
        }
    }

    fn item_due(&self, item: &Item, band: Band) -> String {
        let cx = self.cx();
        let (now, home) = (cx.season.now, cx.home());
        if let Some(since) = item.waits_since.filter(|_| band != Band::Late) {
            return age(now.since(since));
        }
        if let Some(day) = item.snoozed(cx.season.today()) {
            return format!("back {}", day_words(day, cx.season.today()));
        }
        match (item.state, band) {
            (State::Done, _) => "done".into(),
            (State::Off, _) => "off".into(),
            (State::Open | State::Doing, Band::Past) if item.can_be_late => "not done".into(),
            (_, Band::Past) => {
                Some(past_words(&item.when, now, home)).filter(|it| it.ends_with("ago")).unwrap_or_default()
            }
            (_, Band::Late) => due_words(item.until.as_ref().unwrap_or(&item.when), now, home),
            (_, Band::Today) if item.stays && item.is_over(now, home) => past_words(&item.when, now, home),
            (_, Band::Today) if item.is_over(now, home) => "past".into(),
            (_, Band::Next | Band::Later | Band::Today) => countdown(&item.when, now, home),
            (_, Band::GoingOn) => item
                .until
                .as_ref()
                .map(|until| format!("until {}", day_words(until.day_in(home), cx.season.today())))
                .unwrap_or_default(),
            _ => due_words(&item.when, now, home),
        }
    }
}

/// Returns a title with the clock of the place behind it, in so many columns. The name of the city gives way first, then
/// the end of the title, then the clock as a whole; it is never cut.
fn with_their_clock(title: &str, clock: &str, columns: usize) -> String {
    let room = columns.saturating_sub(1);
    if width(title).saturating_add(width(clock)) <= room {
        return format!("{title}{clock}");
    }
    let there = clock.split_once(" in ").map(|it| format!("{} there", it.0)).unwrap_or_default();
    match room.saturating_sub(width(&there)) {
        left if left >= LEAST_TITLE.min(width(title)) => format!("{}{there}", cut(&clean(title), left)),
        _ => title.to_owned(),
    }
}
