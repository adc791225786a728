//! The timeline as a month of cells and as the strip of the whole season.

use std::{collections::BTreeMap, sync::Arc};

use ratatui::{layout::Rect, style::Style};

use crate::{
    app::{
        calendar::{days_on, weeks_of},
        command::TabCommand,
        days::{lane_days, on_day, strip_days, week_of},
        pages::page::Row,
        screens::timeline::Timeline,
    },
    domain::{
        agenda::{Item, Origin, State},
        facts::Lane,
        id::Id,
        rotations::Span,
        tables::{RotationState, Table},
        time::{Day, When, Zone, clock},
    },
    layout::{
        Areas, Pane,
        calendar::{LANE_LABEL, grid, strip, strip_column},
    },
    text::width,
    view::painter::{Painter, column},
};

/// From this many terminal columns on a cell has room for the hour.
const HOURS: u16 = 10;

impl Painter<'_> {
    pub fn month(&mut self, timeline: &Timeline, head: Rect, area: Rect) {
        let cx = self.cx();
        let day = timeline.day(cx);
        let words = format!("{} · {} next view", day.format("%B %Y"), TabCommand::NextView.key());
        self.list_head(head, &words, cx.derived.agenda_total, "date");
        let weeks = weeks_of(day, cx.season.first_weekday());
        let grid = grid(area, weeks.len());
        for (weekday, date) in weeks.first().into_iter().flatten().enumerate() {
            let cell = grid.head(weekday);
            let long = if cell.width < 5 { "%a" } else { "%A" };
            let name = date.format(if cell.width < 11 { "%a" } else { long }).to_string();
            self.text(cell, 0, &format!(" {name}"), self.styles.dim);
        }
        for (row, week) in weeks.iter().enumerate() {
            for (weekday, date) in week.iter().enumerate() {
                self.day_cell(grid.cell(row, weekday), *date, (day, timeline.list.focus));
            }
        }
    }

    fn day_cell(&mut self, cell: Rect, date: Day, (cursor, focus): (Day, Pane)) {
        use chrono::Datelike;
        let cx = self.cx();
        let items = &on_day(cx, date);
        let tiny = cell.height < 2;
        let inside = Rect { width: cell.width.saturating_sub(u16::from(!tiny)), ..cell };
        let other = date.month() != cursor.month();
        let ends = match (date == cursor, date == cx.season.today()) {
            (true, true) => [self.marks.pointer, "]"],
            (true, false) => [self.marks.pointer, " "],
            (false, true) => ["[", "]"],
            (false, false) => [" ", " "],
        };
        let number = format!("{}{}{}", ends[0], date.day(), ends[1]);
        let style = match () {
            () if date == cx.season.today() => self.styles.accent,
            () if other => self.styles.dim,
            () => self.styles.strong,
        };
        let rows = usize::from(inside.height.saturating_sub(1));
        let shown = if items.len() > rows { rows.saturating_sub(1) } else { items.len() };
        let rest = items.len().saturating_sub(shown);
        let number = if rows == 0 { self.tiny_day(date, items.len(), ends) } else { number };
        let style = if rows == 0 { self.day_style(items, style) } else { style };
        self.text(inside, 0, &number, style);
        self.span_of(inside, width(&number), date);
        for (row, item) in (1u16..).zip(items.iter().take(shown)) {
            let (mark, style) = self.short_mark(item);
            let text = if other { self.styles.dim } else { self.styles.plain };
            self.pieces(
                inside,
                row,
                &[
                    (mark.to_owned(), style),
                    (self.short_title(item, cell.width, usize::from(inside.width).saturating_sub(1)), text),
                ],
            );
        }
        if rest > 0 && rows > 0 {
            let more = if shown == 0 { format!(" {rest}") } else { format!(" +{rest}") };
            self.text(inside, shown as u16 + 1, &more, self.styles.dim);
        }
        if date == cursor {
            let style = match focus {
                Pane::List => self.styles.selected,
                Pane::Detail => self.styles.resting,
            };
            (0..cell.height).for_each(|row| self.tint(inside, row, style));
            self.cursor = Some((cell.x, cell.y)).filter(|_| focus == Pane::List).or(self.cursor);
        }
    }

    /// Draws the band of a rotation behind the number of the day, with its name if there is room.
    fn span_of(&mut self, cell: Rect, used: usize, date: Day) {
        let cx = self.cx();
        let Some(span) = cx.derived.spans.all().iter().find(|it| it.covers(date)) else { return };
        let band = Rect {
            x: cell.x.saturating_add(used as u16),
            width: cell.width.saturating_sub(used as u16).saturating_add(1),
            height: cell.height.min(1),
            ..cell
        };
        let last = date == span.until;
        let band = Rect { width: band.width.saturating_sub(u16::from(last)), ..band };
        let line = self.band_sign(span).repeat(usize::from(band.width));
        self.text(band, 0, &line, self.span_style(span));
    }

    fn band_sign(&self, span: &Span) -> &'static str {
        match span.state {
            None | Some(RotationState::Planned | RotationState::Applied | RotationState::Offered) => {
                self.marks.band_open
            }
            _ => self.marks.band,
        }
    }

    fn span_style(&self, span: &Span) -> Style {
        let over = span.allowed.is_some_and(|allowed| span.count() > allowed);
        if over { self.styles.warn } else { self.styles.accent }
    }

    /// Draws a day in a cell of one row: its number, and how much is on it.
    fn tiny_day(&self, date: Day, items: usize, [before, after]: [&str; 2]) -> String {
        let cx = self.cx();
        use chrono::Datelike;
        match (date == cx.season.today(), items) {
            (true, _) | (_, 0) => format!("{before}{}{after}", date.day()),
            (false, 1..=9) => format!("{before}{}{}{items}", date.day(), self.marks.dot),
            (false, _) => format!("{before}{}{}+", date.day(), self.marks.dot),
        }
    }

    fn day_style(&self, items: &[Arc<Item>], calm: Style) -> Style {
        let cx = self.cx();
        match items.iter().any(|it| it.is_late(cx.season.now, cx.home())) {
            true => self.styles.warn,
            false => calm,
        }
    }

    fn short_mark(&self, item: &Item) -> (&'static str, Style) {
        let cx = self.cx();
        match item.state {
            State::Done => (self.marks.done, self.styles.good),
            State::Off => (self.marks.off, self.styles.dim),
            _ if item.is_late(cx.season.now, cx.home()) => (self.marks.late, self.styles.bad),
            _ if item.hard => (self.marks.marked, self.styles.warn),
            _ if matches!(item.origin, Origin::Interview(_)) => (self.marks.marked, self.styles.accent),
            State::Doing => (self.marks.doing, self.styles.warn),
            State::Open => (self.marks.todo, self.styles.plain),
        }
    }

    /// Returns a title without the words that its place says already, in so many columns; that of an interview has its
    /// hour if the cell has room. Of an interview first the specialties give way, then the hour, and the name last.
    fn short_title(&self, item: &Item, cell: u16, room: usize) -> String {
        let cx = self.cx();
        let forms = |lead: &str, least: &str, id: &Id| {
            let whole = format!("{lead}{}", cx.season.interview_title(id));
            let names = cx.season.interview_names(id);
            let timed = format!("{lead}{names}");
            match () {
                () if names.is_empty() || width(&whole) <= room => whole,
                () if width(&timed) <= room => timed,
                () => format!("{least}{names}"),
            }
        };
        match &item.origin {
            Origin::Interview(id) => forms(&hour(item, cx.home(), cell), "", id),
            Origin::Reply(id) | Origin::Offered(id, _) => forms("? ", "?", id),
            Origin::Letter(id) => {
                cx.season.tracker.letters.get(id.as_str()).map(|it| it.writer.clone()).unwrap_or_default()
            }
            Origin::Deadline(id) => cx.season.title_of(Table::Programs, id.as_str()).unwrap_or_default(),
            Origin::Official(_)
            | Origin::Task(_)
            | Origin::Component(_)
            | Origin::WriteUp(_)
            | Origin::Thanks(_)
            | Origin::RotationStart(..)
            | Origin::RotationReply(_) => item.title.clone(),
        }
    }

    pub fn season(&mut self, timeline: &Timeline, areas: &Areas) {
        let cx = self.cx();
        let (first, last) = strip_days(cx);
        let head = Rect { height: areas.body.height.min(1), ..areas.body };
        let words = format!("Season {} · {} next view", cx.season.facts.season, TabCommand::NextView.key());
        self.list_head(head, &words, cx.derived.agenda_total, "date");
        let places = strip(areas, Lane::ALL.len(), timeline.list.focus);
        if !places.strip.is_empty() {
            self.strip(timeline, places.strip, (first, last));
        }
        let rows = timeline.page(cx, usize::from(places.below.width.saturating_sub(1)));
        self.day_page(places.below, &rows, timeline.list.scroll);
    }

    /// Draws the page of a day or a week, scrolled so that the selected row is in sight.
    fn day_page(&mut self, area: Rect, rows: &[Row], scroll: usize) {
        if area.is_empty() {
            return;
        }
        let offset = scroll.min(rows.len().saturating_sub(usize::from(area.height)));
        self.page(area, rows, offset);
        self.scrollbar(area, rows.len(), offset);
        let shown = rows.get(offset..).unwrap_or_default();
        self.select_rows(area, shown, |row| row.selected);
    }

    fn strip(&mut self, timeline: &Timeline, area: Rect, (first, last): (Day, Day)) {
        let cx = self.cx();
        let line = Rect {
            x: area.x.saturating_add(LANE_LABEL),
            width: area.width.saturating_sub(LANE_LABEL).saturating_sub(1),
            ..area
        };
        let days = last.signed_duration_since(first).num_days().saturating_add(1);
        let at = |day: Day| strip_column(line.width, day.signed_duration_since(first).num_days(), days);
        self.months(line, first, last, &at);
        let week = week_of(cx, timeline.day(cx));
        for (row, lane) in (1u16..).zip(Lane::ALL) {
            let here = timeline.lane == Some(*lane);
            let pointer = if here { self.marks.pointer } else { " " };
            let style = if here { self.styles.strong } else { self.styles.dim };
            let label = Rect { width: LANE_LABEL.min(area.width), ..area };
            let title = column(lane.title(), usize::from(LANE_LABEL.saturating_sub(3)));
            self.text(label, row, &format!("{pointer} {title}"), style);
            self.lane(line, row, *lane, (first, last), &at);
            self.tint(
                Rect { x: line.x.saturating_add(at(cx.season.today())), width: 1, ..line },
                row,
                self.styles.accent,
            );
        }
        let from = at(week.start);
        let until = at(days_on(week.end, -1)).max(from);
        let cursor = Rect {
            x: line.x.saturating_add(from),
            width: until.saturating_sub(from).saturating_add(1),
            ..line
        };
        let style =
            if timeline.list.focus == Pane::List { self.styles.selected } else { self.styles.resting };
        if timeline.list.focus == Pane::List {
            let lane = Lane::ALL.iter().position(|it| timeline.lane == Some(*it));
            let row = lane.map_or(0, |at| at.saturating_add(1)) as u16;
            let at = if lane.is_some() { area.x } else { cursor.x };
            self.cursor = Some((at, area.y.saturating_add(row)));
        }
        (0..area.height).for_each(|row| self.tint(cursor, row, style));
    }

    fn months(&mut self, line: Rect, first: Day, last: Day, at: &impl Fn(Day) -> u16) {
        use chrono::{Datelike, Months};
        let mut month = first.with_day(1).unwrap_or(first);
        let mut free = 0;
        while month <= last {
            let x = at(month.max(first));
            let year = month.month() == 1 || month <= first;
            let long = month.format(if year { "%b %Y" } else { "%b" }).to_string();
            let short = month.format("%b").to_string();
            let next = month.checked_add_months(Months::new(1)).unwrap_or(Day::MAX);
            let room = usize::from(at(next.min(last)).saturating_sub(x));
            let name = if width(&long) < room.max(1) * 2 && room > 3 { long } else { short };
            if x >= free && x.saturating_add(width(&name) as u16) <= line.width {
                let place = Rect { x: line.x.saturating_add(x), width: width(&name) as u16, ..line };
                self.text(place, 0, &name, self.styles.dim);
                free = x.saturating_add(width(&name) as u16).saturating_add(1);
            }
            if next <= month {
                return;
            }
            month = next;
        }
    }

    /// Draws a lane: bands of rotations, and a mark for each column in which something is.
    fn lane(
        &mut self,
        line: Rect,
        row: u16,
        lane: Lane,
        (first, last): (Day, Day),
        at: &impl Fn(Day) -> u16,
    ) {
        let cx = self.cx();
        let today = Rect { x: line.x.saturating_add(at(cx.season.today())), width: 1, ..line };
        self.text(today, row, self.marks.divider, self.styles.accent);
        if lane == Lane::Rotations {
            for span in cx.derived.spans.all().iter().filter(|it| it.from <= last && it.until >= first) {
                let (from, until) = (at(span.from.max(first)), at(span.until.min(last)));
                let band = Rect {
                    x: line.x.saturating_add(from),
                    width: until.saturating_sub(from).saturating_add(1),
                    ..line
                };
                let text = self.band_sign(span).repeat(usize::from(band.width));
                self.text(band, row, &text, self.span_style(span));
            }
        }
        let mut marks: BTreeMap<u16, (usize, Style)> = BTreeMap::new();
        for (day, seen) in lane_days(cx, lane, first..=last) {
            let style = match () {
                () if seen.late => self.styles.bad,
                () if seen.open == 0 => self.styles.dim,
                () if seen.hard => self.styles.warn,
                () => self.styles.strong,
            };
            let found = marks.entry(at(day)).or_insert((0, style));
            found.0 = found.0.saturating_add(seen.open.max(usize::from(seen.open == 0)));
            if seen.late || seen.open > 0 && found.1 == self.styles.dim {
                found.1 = style;
            }
        }
        for (x, (count, style)) in marks {
            let sign = match count {
                _ if style == self.styles.bad => self.marks.late.to_owned(),
                1 => self.marks.marked.to_owned(),
                2..=9 => count.to_string(),
                _ => "+".to_owned(),
            };
            self.text(Rect { x: line.x.saturating_add(x), width: 1, ..line }, row, &sign, style);
        }
    }
}

/// Returns the hour of a moment at home with a blank behind, where a cell of that width has room for it.
fn hour(item: &Item, home: &Zone, cell: u16) -> String {
    match &item.when {
        When::At(moment) if cell >= HOURS => {
            let time = clock(moment, home);
            format!("{} ", time.strip_suffix(":00").unwrap_or(&time))
        }
        When::Day(_) | When::At(_) => String::new(),
    }
}
