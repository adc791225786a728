//! A searchable list over everything: help, palette, find anywhere, the guide's contents.

use std::ops::Range;

use crate::{
    app::{
        command::{COMMANDS, Command, GlobalCommand, ListCommand, PickerCommand, Scope, TabCommand},
        context::Context,
        days::typed_days,
        find::{Finder, FoundLines, Unwritten},
        guide_find::find_in_guide,
        keymap::reachable,
        list::{ListState, Step},
        outcome::{GuidePlace, Next, Outcome, PickerKind, Reply, Route},
        picked::PickLine,
        screen::{Hints, Screen},
    },
    domain::time::{Day, day_words},
    layout::{inside, picker_box, picker_columns, picker_list_height},
    text::{
        Buffer, Lines, Query,
        contains::contains,
        hits::{around, best_hit},
        typed_words, width,
    },
};

/// The columns of the longest kind of thing that is found: "interview", "statement".
const MARKS: usize = 9;

/// So many lines are shown where none fits.
const NEAREST: usize = 5;

#[derive(Debug)]
pub struct Picker {
    pub kind: PickerKind,
    pub query: Buffer,
    pub lines: Vec<PickLine>,
    pub list: ListState<usize>,
    /// How many there are where not all are shown.
    pub note: String,
    keys: Keys,
    /// What is looked through, where that is everything.
    finder: Option<Box<Finder>>,
    /// Its lines that were never in sight.
    unwritten: Vec<Unwritten>,
    /// The columns for which the lines are wrapped.
    columns: u16,
}

/// What help and palette offer: the scopes of the screen they were opened from, and why some commands can't run now.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    pub scopes: Vec<Scope>,
    pub why_not: Vec<(Command, &'static str)>,
    /// What that screen calls its keys.
    pub hints: Hints,
}

impl Keys {
    fn why_not(&self, command: Command) -> Option<&'static str> {
        self.why_not.iter().find(|it| it.0 == command).map(|it| it.1)
    }

    fn line(&self, command: Command) -> PickLine {
        PickLine::command(command, self.why_not(command))
    }

    /// Returns the line of the help: what a key of all tabs does here is said by the screen, where it says so.
    fn help_line(&self, command: Command) -> PickLine {
        let (line, title) = (self.line(command), command.spec().title);
        let is_own =
            [TabCommand::Tick, TabCommand::Add, TabCommand::Enter].map(Command::from).contains(&command);
        let word = self.hints.iter().find(|it| is_own && it.0 == command).map(|it| capitalized(it.1));
        match word.filter(|it| !title.starts_with(it)) {
            Some(text) => PickLine { text, detail: String::new(), ..line },
            None => line,
        }
    }
}

impl Picker {
    pub fn new(cx: &Context, kind: PickerKind, keys: Keys) -> Picker {
        let mut picker = Picker {
            kind,
            query: Buffer::new("", Lines::One),
            lines: Vec::new(),
            list: ListState::default(),
            note: String::new(),
            keys,
            unwritten: Vec::new(),
            finder: (kind == PickerKind::Find).then(|| Box::new(Finder::new(cx))),
            columns: cx.size.width,
        };
        picker.search(cx);
        picker
    }

    /// Makes the search over everything as it was left: with that text typed, and the line at that index selected.
    pub fn find(cx: &Context, query: &str, at: usize) -> Picker {
        let mut picker = Picker::new(cx, PickerKind::Find, Keys::default());
        picker.query = Buffer::new(query, Lines::One);
        picker.search(cx);
        picker.step(Step::Down(at));
        picker
    }

    pub fn title(&self) -> &'static str {
        match self.kind {
            PickerKind::Help => "Keys that work here",
            PickerKind::Palette => "Commands",
            PickerKind::Find => "Find anywhere",
            PickerKind::Contents => "Guide: contents",
        }
    }

    /// Looks the query up again and selects the first line.
    fn search(&mut self, cx: &Context) {
        let query = self.query.text();
        self.lines = match self.kind {
            PickerKind::Help => wrapped(cx, help_lines(&self.keys, &query)),
            PickerKind::Palette => wrapped(cx, palette_lines(cx, &self.keys, &query)),
            PickerKind::Find => self.find_anywhere(cx, &query),
            PickerKind::Contents => wrapped(cx, contents_lines(cx, &query)),
        };
        self.columns = cx.size.width;
        self.list = ListState::default();
        self.step(Step::Down(0));
    }

    fn find_anywhere(&mut self, cx: &Context, query: &str) -> Vec<PickLine> {
        if self.finder.as_ref().is_none_or(|it| it.is_stale(cx)) {
            self.finder = Some(Box::new(Finder::new(cx)));
        }
        let found = self.finder.as_mut().map(|it| it.find(cx, query)).unwrap_or_default();
        let FoundLines { mut lines, unwritten, note } = found;
        (self.note, self.unwritten) = (note, unwritten);
        let widest = lines.iter().map(|it| if it.can_be_chosen() { width(&it.text) } else { 0 }).max();
        let (_, columns, _) = picker_columns(cx.size, MARKS, widest.unwrap_or(0));
        let words = typed_words(query);
        for line in lines.iter_mut().filter(|it| it.can_be_chosen() && width(&it.text) > columns) {
            let hit = best_hit(&line.text, &words, columns);
            let is_cut = |it: &Range<usize>| line.text.get(..it.end).is_some_and(|it| width(it) >= columns);
            if let Some(hit) = hit.filter(is_cut) {
                line.text = around(&line.text, &hit, columns);
            }
        }
        lines
    }

    /// Makes the lines again for another window or a season that changed below it; the same line stays selected.
    fn follow(&mut self, cx: &Context) {
        if self.columns == cx.size.width && self.finder.as_ref().is_none_or(|it| !it.is_stale(cx)) {
            return;
        }
        let chosen =
            |lines: &[PickLine], at: usize| lines.iter().take(at).filter(|it| it.can_be_chosen()).count();
        let selected = chosen(&self.lines, self.list.index);
        self.search(cx);
        let mut all = self.lines.iter().enumerate().filter(|it| it.1.can_be_chosen()).map(|it| it.0);
        if let Some(at) = all.nth(selected) {
            self.list.go(at);
        }
    }

    /// Writes the lines of that stretch to their end.
    fn write(&mut self, cx: &Context, shown: Range<usize>) {
        if let Some(finder) = &self.finder {
            finder.write(cx, (&mut self.lines, &mut self.unwritten), shown, columns_below(cx, MARKS));
        }
    }

    fn step(&mut self, step: Step) {
        let key = |at: usize| self.lines.get(at).filter(|it| it.can_be_chosen()).map(|_| at);
        self.list.step(step, self.lines.len(), key);
    }

    fn choose(&mut self, cx: &mut Context) -> Outcome {
        self.write(cx, self.list.index..self.list.index.saturating_add(1));
        let Some(line) = self.lines.get(self.list.index) else { return Outcome::stay() };
        match &line.why_not {
            Some(why) => {
                cx.refuse(why.clone());
                Outcome::stay()
            }
            None if self.kind == PickerKind::Find => self.go_to(line),
            None => line.chosen(),
        }
    }

    /// Goes to what was found; Esc leads back here. What lies over the tab is opened over this list.
    fn go_to(&self, line: &PickLine) -> Outcome {
        match line.leads_to.clone() {
            Some(Next::Go(table, id)) => {
                let back = Route::Find(self.query.text(), self.list.index);
                Outcome::close().and(Next::GoFrom(table, id, Box::new(back)))
            }
            Some(next) => Outcome::stay().and(next),
            None => Outcome::stay(),
        }
    }
}

impl Screen for Picker {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Picker, Scope::Text, Scope::List, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(step) = command {
            self.step(Step::of(step, usize::from(picker_list_height(cx.size)).max(1)));
            return Outcome::stay();
        }
        let Command::Picker(command) = command else { return Outcome::stay() };
        match command {
            PickerCommand::Choose => self.choose(cx),
        }
    }

    fn text(&mut self) -> Option<&mut Buffer> {
        Some(&mut self.query)
    }

    fn text_changed(&mut self, cx: &mut Context) -> Outcome {
        self.search(cx);
        Outcome::stay()
    }

    fn fit(&mut self, cx: &Context) {
        self.follow(cx);
        let lines = &self.lines;
        let key = |at: usize| lines.get(at).filter(|it| it.can_be_chosen()).map(|_| at);
        let height = usize::from(picker_list_height(cx.size)).max(1);
        self.list.follow(lines.len(), height, key, |at| key(*at));
        // what belongs to the selected line comes in sight with it
        let below = lines.iter().skip(self.list.index.saturating_add(1)).take_while(|it| it.goes_on).count();
        let first = self.list.index.saturating_add(below).saturating_add(1).saturating_sub(height);
        self.list.offset = self.list.offset.max(first.min(self.list.index));
        self.write(cx, self.list.offset..self.list.offset.saturating_add(height));
    }

    fn hints(&self, _cx: &Context) -> Hints {
        vec![(PickerCommand::Choose.into(), "choose"), (ListCommand::Down.into(), "down")]
    }
}

/// Wraps what is said of the lines, so that none of it is cut.
fn wrapped(cx: &Context, lines: Vec<PickLine>) -> Vec<PickLine> {
    let widest = |text: fn(&PickLine) -> &str| lines.iter().map(|it| width(text(it))).max().unwrap_or(0);
    let (marks, texts) = (widest(|it| &it.mark), widest(|it| if it.can_be_chosen() { &it.text } else { "" }));
    let (marks, _, details) = picker_columns(cx.size, marks, texts);
    let below = columns_below(cx, marks);
    lines.into_iter().flat_map(|it| it.wrapped(details, below)).collect()
}

/// Returns the columns of a row below a line, where what stands before the lines takes so many.
fn columns_below(cx: &Context, marks: usize) -> usize {
    usize::from(inside(picker_box(cx.size)).width).saturating_sub(marks).saturating_sub(6)
}

fn help_lines(keys: &Keys, query: &str) -> Vec<PickLine> {
    // Letters strewn over a sentence fit nearly every one: whole words, in the order of the table.
    let words = typed_words(query);
    let mut lines = Vec::new();
    let mut last = None;
    for spec in reachable(&keys.scopes) {
        let line = keys.help_line(spec.command);
        let text = format!("{} {} {} {}", spec.shown_keys(), spec.title, line.text, line.detail);
        if !words.iter().all(|word| contains(&text, word)) {
            continue;
        }
        if last != Some(spec.scope) {
            lines.push(PickLine::heading(&spec.scope.title().to_uppercase()));
            last = Some(spec.scope);
        }
        lines.push(line);
    }
    lines
}

/// "Add writer"
fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn palette_lines(cx: &Context, keys: &Keys, query: &str) -> Vec<PickLine> {
    let today = cx.season.today();
    let day = |(day, detail): (Day, String)| {
        PickLine::new(format!("Go to {}", day_words(day, today)), detail, "day", Next::GoDay(day))
    };
    let days = typed_days(cx, query).into_iter().map(day);
    let mut matcher = Query::new(query);
    let mut found: Vec<(u32, PickLine)> = COMMANDS
        .iter()
        .filter(|spec| is_offered(spec.command))
        .filter_map(|spec| {
            let by_title = matcher.score(spec.title).map(|it| it.saturating_mul(2));
            let score = by_title.max(matcher.score(spec.help))?;
            Some((score, keys.line(spec.command)))
        })
        .collect();
    let days: Vec<PickLine> = days.collect();
    if days.is_empty() && !found.iter().any(|it| it.0 >= Query::WHOLE) && !matcher.is_empty() {
        return nearest("No command is called so; nearest:", found);
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.0));
    days.into_iter().chain(found.into_iter().map(|it| it.1)).collect()
}

/// Commands that move about are no use in a palette, nor those of what lies over a tab.
fn is_offered(command: Command) -> bool {
    const MOVES: [Command; 6] = [
        Command::Global(GlobalCommand::NextTab),
        Command::Global(GlobalCommand::PreviousTab),
        Command::Global(GlobalCommand::Back),
        Command::Tab(TabCommand::Left),
        Command::Tab(TabCommand::Right),
        Command::Tab(TabCommand::Enter),
    ];
    let scope = command.spec().scope;
    (matches!(scope, Scope::Global | Scope::Undo) || scope.is_of_tabs()) && !MOVES.contains(&command)
}

fn contents_lines(cx: &Context, query: &str) -> Vec<PickLine> {
    let words = typed_words(query);
    let line = |place: GuidePlace, detail: String| {
        let title = cx.data.guide().pages.get(place.page).map(|it| it.title.clone()).unwrap_or_default();
        let number = place.page.saturating_add(1).to_string();
        PickLine::new(title, detail, number, Next::Tell(Reply::GuidePlace(place)))
    };
    let mut hits = find_in_guide(cx, &words);
    hits.sort_by_key(|it| (it.title.is_none(), it.title));
    if hits.is_empty() {
        return nearest_pages(cx, query, line);
    }
    hits.into_iter().map(|it| line(it.place, it.words)).collect()
}

/// Returns the few pages whose titles come nearest to what no page says.
fn nearest_pages(cx: &Context, query: &str, line: impl Fn(GuidePlace, String) -> PickLine) -> Vec<PickLine> {
    let mut query = Query::new(query);
    let pages = cx.data.guide().pages.iter().enumerate();
    let near = pages.filter_map(|(at, page)| {
        let place = GuidePlace { page: at, part: None };
        Some((query.score(&page.title)?, line(place, page.summary.clone())))
    });
    nearest("No page says this; nearest:", near.collect())
}

/// Returns the few lines with the best scores below words that say that nothing fits; nothing if there are none.
fn nearest(words: &str, mut near: Vec<(u32, PickLine)>) -> Vec<PickLine> {
    near.sort_by_key(|it| std::cmp::Reverse(it.0));
    near.truncate(NEAREST);
    let heading = (!near.is_empty()).then(|| PickLine::heading(words));
    heading.into_iter().chain(near.into_iter().map(|it| it.1)).collect()
}
