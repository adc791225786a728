//! What holds of every screen: its frame is whole, help is in sight, one row is selected, nothing is cut without a mark,
//! what isn't late isn't red, and all of it can be read in its theme.

use std::collections::HashSet;

use fluoro::{
    app::{
        App,
        screens::{Layer, components::View, shortlist::View as Programs},
        state::Theme,
        tab::Tab,
    },
    layout::Pane,
    text::width,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Modifier,
};

use super::themes::{has_color, ratio};
use crate::common::{
    Session,
    picture::{alarms, cell, columns, row, text},
    selections_stand,
};

/// A screen as it was drawn.
pub struct Screen<'a> {
    pub app: &'a App,
    pub buffer: Buffer,
    pub cursor: Option<(u16, u16)>,
}

/// Panics with the screen where a rule is broken. `whole` are the words that it holds with room for everything.
pub fn check(screen: &Screen, whole: &HashSet<String>, name: &str) {
    let (app, buffer) = (screen.app, &screen.buffer);
    let rules = [
        inside(buffer, screen.cursor),
        help(app, buffer),
        pointer(app, buffer),
        cursor(app, buffer, screen.cursor),
        frames(buffer),
        divider(app, buffer),
        calm(app),
        readable(app.cx.look.theme, buffer),
        // the strip of the season has other counts at each width
        if app.tabs.timeline.in_calendar() { Ok(()) } else { cuts(buffer, whole) },
        selections_stand(app),
    ];
    let broken: Vec<String> = rules.into_iter().filter_map(Result::err).collect();
    assert!(broken.is_empty(), "{name}: {}\n{}", broken.join("; "), text(buffer));
}

/// The words of the screen with room for everything: beside its detail, and alone.
pub fn whole_words(session: impl Fn((u16, u16)) -> Session) -> HashSet<String> {
    // what stands in the place of longer words where there is little room
    let mut found = HashSet::from(["Deadline", "there"].map(str::to_owned));
    // a menu in the middle hides other rows where it is lower
    for size in [(320, 90), (99, 90), (40, 90), (320, 34)] {
        let session = session(size);
        let dates = session.app.cx.derived.dates.iter();
        found.extend(dates.flat_map(|it| it.short.split(' ').map(str::to_owned)));
        let screen = session.screen();
        found.extend(words(&screen).into_iter().map(|it| it.1.to_owned()));
    }
    found
}

/// What a theme may break where the words are the same as in another one.
pub fn check_look(screen: &Screen, name: &str) {
    let rules = [pointer(screen.app, &screen.buffer), readable(screen.app.cx.look.theme, &screen.buffer)];
    let broken: Vec<String> = rules.into_iter().filter_map(Result::err).collect();
    assert!(broken.is_empty(), "{name}: {}\n{}", broken.join("; "), text(&screen.buffer));
}

fn rule(holds: bool, why: impl Into<String>) -> Result<(), String> {
    if holds { Ok(()) } else { Err(why.into()) }
}

/// No row is wider than the screen, no cell holds a control character, and the cursor stands on the screen.
fn inside(buffer: &Buffer, cursor: Option<(u16, u16)>) -> Result<(), String> {
    for y in 0..buffer.area.height {
        rule(width(&row(buffer, y)) <= usize::from(buffer.area.width), format!("row {y} is too wide"))?;
    }
    let mut cells = buffer.content.iter();
    rule(cells.all(|it| !it.symbol().chars().any(char::is_control)), "a control character")?;
    let stands = cursor.is_none_or(|(x, y)| x < buffer.area.width && y < buffer.area.height - 1 && y > 1);
    rule(stands, format!("the cursor stands at {cursor:?}"))
}

fn help(app: &App, buffer: &Buffer) -> Result<(), String> {
    let footer = row(buffer, buffer.area.height - 1);
    let way_out = match app.layers().last() {
        None => "? help",
        Some(Layer::Start(_) | Layer::Recovery(_)) => "Ctrl-C quit",
        Some(_) => "Esc ",
    };
    rule(footer.contains(way_out), format!("{way_out:?} isn't in the footer"))
}

/// A line of the bill is selected too, though it is no row of a table.
fn has_selection(app: &App) -> bool {
    let components = &app.tabs.components;
    let on = |view| app.cx.tab == Tab::Components && components.view == view;
    app.tab().target().is_some()
        || (on(View::Costs) && components.costs.list.selected.is_some())
        || (on(View::Signals) && components.signals.list.selected.is_some())
        || (app.cx.tab == Tab::Shortlist
            && app.tabs.shortlist.view == Programs::Ranks
            && app.tabs.shortlist.ranks.list.selected.is_some())
}

/// Where a list has rows, exactly one is pointed at, and it looks selected.
fn pointer(app: &App, buffer: &Buffer) -> Result<(), String> {
    let areas = app.tab().areas(&app.cx);
    let in_list = app.layers().len() == 0 && app.tab().focus() == Pane::List;
    let area = if in_list { areas.list } else { areas.body };
    let at: Vec<(u16, u16)> = area
        .rows()
        .flat_map(|it| it.columns())
        .map(|it| (it.x, it.y))
        .filter(|it| cell(buffer, it.0, it.1).symbol() == "▸")
        .collect();
    let wants_one = match app.layers().last() {
        None if app.tab().focus() == Pane::Detail || app.tabs.timeline.in_calendar() => return Ok(()),
        None => has_selection(app),
        Some(Layer::Picker(it)) => !it.lines.is_empty(),
        Some(Layer::Catalog(it)) => !it.hits.is_empty(),
        Some(Layer::Matches(_) | Layer::Form(_)) => true,
        Some(Layer::Menu(_)) => {
            return rule((1..=3).contains(&at.len()), format!("{} pointers in a menu", at.len()));
        }
        Some(Layer::Start(it)) => it.question != fluoro::app::screens::start::Asked::Zone,
        Some(_) => return Ok(()),
    };
    rule(at.len() == usize::from(wants_one), format!("{} pointers", at.len()))?;
    let reversed = |it: &(u16, u16)| cell(buffer, it.0, it.1).modifier.contains(Modifier::REVERSED);
    rule(!in_list || at.iter().all(reversed), "the selected row isn't reversed")
}

/// The terminal's cursor stands where the selected row begins, so that a screen reader follows; in a text at its caret.
fn cursor(app: &App, buffer: &Buffer, at: Option<(u16, u16)>) -> Result<(), String> {
    use fluoro::app::screens::start::Asked;
    let selects = match app.layers().last() {
        None => has_selection(app) && !app.tabs.timeline.in_calendar(),
        Some(Layer::Picker(it)) => !it.lines.is_empty(),
        Some(Layer::Catalog(it)) => !it.hits.is_empty(),
        Some(Layer::Start(it)) => matches!(it.question, Asked::Who | Asked::Also | Asked::Programs),
        Some(Layer::Menu(_) | Layer::Matches(_)) => true,
        Some(_) => false,
    };
    let Some((x, y)) = at else { return rule(!selects, "no cursor") };
    // in the detail it may stand on a page without rows of its own
    let in_detail = app.layers().len() == 0 && app.tab().focus() == Pane::Detail;
    let is_pointed_at = (x.saturating_sub(1)..=x).any(|x| cell(buffer, x, y).symbol() == "▸");
    rule(
        !selects || in_detail || is_pointed_at,
        format!("the cursor stands at {x},{y}, not at the selected row"),
    )
}

/// A box is drawn whole: what is written in it stays in it.
fn frames(buffer: &Buffer) -> Result<(), String> {
    let symbol = |x: u16, y: u16| cell(buffer, x, y).symbol();
    let corners = buffer.content.iter().filter(|it| it.symbol() == "╭").count();
    let Some(area) = top_box(buffer) else { return rule(corners == 0, "a box that isn't whole") };
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for y in area.top() + 1..bottom {
        let whole = symbol(area.left(), y) == "│" && symbol(right, y) == "│";
        rule(whole, format!("the box is broken in row {y}"))?;
    }
    rule(symbol(right, bottom) == "╯", "a box without its last corner")
}

/// The box that lies on top: the one whose first corner stands last.
fn top_box(buffer: &Buffer) -> Option<Rect> {
    let symbol = |x: u16, y: u16| cell(buffer, x, y).symbol();
    let columns = usize::from(buffer.area.width);
    let at = buffer.content.iter().rposition(|it| it.symbol() == "╭")?;
    let corner = Position::new((at % columns) as u16, (at / columns) as u16);
    let right = (corner.x..buffer.area.width).find(|x| symbol(*x, corner.y) == "╮")?;
    let bottom = (corner.y..buffer.area.height).find(|y| symbol(corner.x, *y) == "╰")?;
    Some(Rect::new(corner.x, corner.y, right - corner.x + 1, bottom - corner.y + 1))
}

/// Between list and detail stands the divider, in every row.
fn divider(app: &App, buffer: &Buffer) -> Result<(), String> {
    let area = app.tab().areas(&app.cx).divider;
    if app.layers().len() > 0 {
        return Ok(());
    }
    let broken = area.rows().find(|it| !["│", "┃"].contains(&cell(buffer, it.x, it.y).symbol()));
    rule(broken.is_none(), format!("the divider is broken at {broken:?}"))
}

/// A word stands whole, or its cut is marked: one that isn't on the same screen where there is room for all was cut.
fn cuts(buffer: &Buffer, whole: &HashSet<String>) -> Result<(), String> {
    let top = top_box(buffer);
    for y in 0..buffer.area.height {
        let shown = seen(buffer, y, top);
        for (at, word) in words(&shown).into_iter().filter(|it| !whole.contains(it.1)) {
            let (before, after) = (&shown[..at], &shown[at + word.len()..]);
            let marked = after.starts_with(['…', '›']) || before.ends_with(['…', '‹']);
            rule(
                marked || goes_on(word, before, after, whole),
                format!("{word:?} in row {y} is cut without a mark"),
            )?;
        }
    }
    Ok(())
}

/// A row, but for what a box covers a part of.
fn seen(buffer: &Buffer, y: u16, top: Option<Rect>) -> String {
    let whole = row(buffer, y);
    let inside = |ends: [char; 2]| {
        let (from, to) = (whole.find(ends[0])?, whole.rfind(ends[1])?);
        whole.get(from..to).map(str::to_owned)
    };
    match top {
        Some(area) if area.top() == y => inside(['╭', '╮']).unwrap_or_default(),
        Some(area) if y + 1 == area.bottom() => String::new(),
        Some(area) if area.top() < y && y < area.bottom() => {
            let inside = columns(buffer, y).filter(|x| (area.left() + 1..area.right() - 1).contains(x));
            inside.map(|x| cell(buffer, x, y).symbol()).collect()
        }
        _ => whole,
    }
}

/// A word too long for its column stands in two rows: here it begins or ends at an edge of its pane.
fn goes_on(word: &str, before: &str, after: &str, whole: &HashSet<String>) -> bool {
    let edges = ['│', '┃'];
    let (before, after) = (before.rsplit(edges).next(), after.split(edges).next());
    let is_edge = |it: Option<&str>| it.is_none_or(|it| it.trim().is_empty());
    let part = |it: &String| it.len() > 20 && (it.starts_with(word) || it.ends_with(word));
    (is_edge(after) || is_edge(before)) && whole.iter().any(part)
}

fn words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric() || "'’+".contains(c), from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                found.push((start, &text[start..at]));
                from = None;
            }
            _ => {}
        }
    }
    found
}

/// Nothing is in the color of alarms unless something is late, refused or not saved.
fn calm(app: &App) -> Result<(), String> {
    if matches!(app.layers().last(), Some(Layer::Menu(_) | Layer::Ask(_))) {
        return Ok(());
    }
    let reason = |line: &String| {
        let lower = line.to_lowercase();
        // in a cell of the month and in the strip of the season the mark alone says so
        let marks: &[&str] = if app.tabs.timeline.in_calendar() { &["!"] } else { &["! ", "!~"] };
        ["late", "not saved", "read-only"].iter().chain(marks).any(|it| lower.contains(it))
    };
    match alarms(app).into_iter().find(|it| !reason(it)) {
        Some(line) => Err(format!("red without a reason: {line:?}")),
        None => Ok(()),
    }
}

/// Every cell of a fixed theme has colors with enough contrast, and none has a color where there are to be none.
fn readable(theme: Theme, buffer: &Buffer) -> Result<(), String> {
    let stands = |front, back| match theme {
        Theme::Terminal => true,
        Theme::Mono => !has_color(front) && !has_color(back),
        Theme::Dark | Theme::Light => ratio(front, back).is_some_and(|it| it >= 4.5),
    };
    let mut pairs = HashSet::new();
    for y in 0..buffer.area.height {
        pairs.extend(columns(buffer, y).map(|x| cell(buffer, x, y)).map(|it| (it.fg, it.bg)));
    }
    let bad = pairs.into_iter().find(|(front, back)| !stands(*front, *back));
    rule(bad.is_none(), format!("{theme:?} can't be read in {bad:?}"))
}

/// The look in ASCII says the same in signs of which each terminal has one; letters that were typed stay.
pub fn check_ascii(buffer: &Buffer, name: &str) {
    let strange = |it: &&str| it.chars().any(|c| !c.is_ascii() && !c.is_alphanumeric());
    let found = buffer.content.iter().map(|it| it.symbol()).find(strange);
    assert!(found.is_none(), "{name}: {found:?} in ASCII\n{}", text(buffer));
}
