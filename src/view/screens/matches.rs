//! Pasted names beside what they were matched to, and below them what is known of the selected one.

use ratatui::{layout::Rect, style::Style};

use crate::{
    app::{
        command::MatchesCommand,
        match_line::{Line, Meant, Pick},
        screens::matches::{Counts, Matches, Standing},
    },
    domain::tables::Specialty,
    layout::{Areas, catalog_box, match_about_height, match_list_height},
    text::{clean, counted, pad, width, wrap_text},
    view::{
        list::RowState,
        painter::{Painter, column},
    },
};

/// The mark of a line, its color, and what becomes of it.
type Becomes = (&'static str, Style, String);

impl Painter<'_> {
    pub fn matches(&mut self, matches: &Matches, _areas: Areas) -> Option<(u16, u16)> {
        let size = self.buffer.area.as_size();
        let inner = self.popup(catalog_box(size), "Your names, matched");
        let standings = matches.standings(self.cx());
        let counts = Counts::of(&standings);
        let specialty = Some(matches.specialty).filter(|_| self.cx().season.wanted().len() > 1);
        self.text(inner, 0, &counted_lines(&counts, specialty), self.styles.plain);
        let (todo, style) = self.todo(matches, &counts);
        self.text(inner, 1, &todo, style);
        let list = Rect { y: inner.y.saturating_add(2), height: match_list_height(size), ..inner };
        let shown = matches.lines.iter().zip(&standings).enumerate();
        let shown = shown.skip(matches.list.offset).take(usize::from(list.height));
        for (row, (at, (line, standing))) in (0u16..).zip(shown) {
            self.match_line(list, row, matches, (line, *standing), RowState::of(&matches.list, at));
        }
        self.scrollbar(list, matches.lines.len(), matches.list.offset);
        let height = match_about_height(size).min(inner.height);
        let about = Rect { y: inner.bottom().saturating_sub(height), height, ..inner };
        self.about_match(about, matches);
        None
    }

    /// Says what Enter does next.
    fn todo(&self, matches: &Matches, counts: &Counts) -> (String, Style) {
        let (add, column) = (MatchesCommand::Add.key(), MatchesCommand::NextColumn.key());
        let columns = matches.columns.as_ref().and_then(|it| Some((it, it.titles.get(it.names_in)?)));
        let words = match columns {
            Some((it, title)) if it.is_doubtful => {
                let words = format!("Are the names in “{}”? {add} yes · {column} another", shorter(title));
                return (words, self.styles.warn);
            }
            Some((_, title)) => format!(" · names from “{}”, {column} another", shorter(title)),
            None => String::new(),
        };
        let todo = match counts.open {
            0 if counts.adds == 0 => "All settled: none adds a program".to_owned(),
            0 => {
                let adds = counted(counts.adds, "program");
                return (format!("All settled: {add} adds {adds}{words}"), self.styles.good);
            }
            _ if words.is_empty() => format!("{add} takes the shown match and goes to the next"),
            _ => format!("{add} takes it, next"),
        };
        (format!("{todo}{words}"), self.styles.dim)
    }

    /// Says of the selected line what is shown for it in full, and what speaks against it.
    fn about_match(&mut self, area: Rect, matches: &Matches) {
        let Some(line) = matches.lines.get(matches.list.index) else { return };
        let meant = line.meant(self.cx(), matches.specialty);
        let name = meant.as_ref().map(|it| full_name(line, it));
        let doubt = match (line.is_open(), line.doubt.is_empty()) {
            (true, false) => line.doubt.clone(),
            (true, true) | (false, _) => meant.map(|it| it.caution_words()).unwrap_or_default(),
        };
        let columns = usize::from(area.width);
        let names =
            name.into_iter().flat_map(|it| wrap_text(&it, columns)).map(|it| (it, self.styles.strong));
        let doubts = wrap_text(&doubt, columns).into_iter().map(|it| (it, self.styles.warn));
        let rows: Vec<(String, Style)> = names.chain(doubts).filter(|it| !it.0.is_empty()).collect();
        for (row, (text, style)) in (0u16..area.height).zip(rows) {
            self.text(area, row, &text, style);
        }
    }

    fn match_line(
        &mut self,
        area: Rect,
        row: u16,
        matches: &Matches,
        (line, standing): (&Line, Standing),
        state: RowState,
    ) {
        let meant = line.meant(self.cx(), matches.specialty);
        let (mark, style, words) = self.becomes(matches, line, standing, meant.as_ref());
        let typed = usize::from(area.width).saturating_mul(34) / 100;
        let room =
            usize::from(area.width).saturating_sub(typed).saturating_sub(8).saturating_sub(width(&words));
        let matched = meant.map(|it| called(&it, room)).unwrap_or_default();
        let pieces = [
            (format!("{} ", self.pointer(state)), self.styles.plain),
            (format!("{mark} "), style),
            (column(line.text(), typed), self.styles.plain),
            (format!(" {} ", column(&matched, room)), self.styles.strong),
            (words, style),
        ];
        self.pieces(Rect { width: area.width.saturating_sub(2), ..area }, row, &pieces);
        self.tint_row(area, row, state);
    }

    fn becomes(&self, matches: &Matches, line: &Line, standing: Standing, meant: Option<&Meant>) -> Becomes {
        let dim = |mark, words: &str| (mark, self.styles.dim, words.to_owned());
        match standing {
            Standing::There => dim(self.marks.done, "on the list already"),
            Standing::Above => dim(self.marks.done, "same as a row above"),
            Standing::LeftOut => match line.no_name(&self.cx().season) {
                "" => dim(self.marks.off, "left out"),
                why => dim(self.marks.off, &format!("left out: {why}")),
            },
            Standing::Adds if line.pick == Pick::Own => {
                ("+", self.styles.accent, "a program of your own".to_owned())
            }
            Standing::Adds => (self.marks.done, self.styles.good, String::new()),
            Standing::Open => ("?", self.styles.warn, self.open_words(matches, line, meant)),
        }
    }

    /// Says what is open about a line.
    fn open_words(&self, matches: &Matches, line: &Line, meant: Option<&Meant>) -> String {
        let asked = line.shown().and_then(|it| it.specialty).unwrap_or(matches.specialty);
        let profile = &self.cx().season.tracker.profile;
        match (line.pick, meant) {
            (Pick::Open, _) if !line.doubt.is_empty() => "code and name disagree".to_owned(),
            (_, None) => "nothing fits".to_owned(),
            (Pick::Open, _) => format!("{} fit", line.choices.len()),
            (_, Some(it)) if it.program.specialty != asked => match it.place.programs.as_slice() {
                [only] => format!("only {} here", only.specialty.short()),
                _ => format!("no {} here", asked.title()),
            },
            (_, Some(it)) if !profile.is_for(it.program.specialty) => "not what you apply to".to_owned(),
            (_, Some(it)) => it.cautions.first().map_or("likely", |it| it.kind.title()).to_owned(),
        }
    }
}

/// Says how many lines do what, and what the lines are for that name no specialty, where there is a choice.
fn counted_lines(counts: &Counts, specialty: Option<Specialty>) -> String {
    let there = match counts.there {
        0 => String::new(),
        there => format!("{there} there · "),
    };
    let Counts { adds, open, left_out, .. } = counts;
    let specialty = specialty.map(|it| format!(" · no specialty said: {}", it.short())).unwrap_or_default();
    format!("{adds} clear · {there}{open} to look at · {left_out} left out{specialty}")
}

/// Returns the title of a column, as long as the line about it has room for.
fn shorter(title: &str) -> String {
    pad(&clean(title), width(title).min(24)).trim_end().to_owned()
}

/// Says which program is shown for a line, and which one of how many.
fn full_name(line: &Line, meant: &Meant) -> String {
    let choice = match (line.pick, line.choices.len()) {
        (Pick::Catalog(at) | Pick::Likely(at), len) if len > 1 => {
            format!(" · {} of {len}", at.saturating_add(1))
        }
        (Pick::Catalog(_) | Pick::Likely(_) | Pick::Open | Pick::Own | Pick::Skip, _) => String::new(),
    };
    let (place, specialty) = (meant.place, meant.program.specialty.title());
    format!("{} · {}, {} · {specialty}{choice}", place.name, place.city, place.state)
}

/// Returns what lists call a program, with as much of its place as there is room for.
fn called(meant: &Meant, room: usize) -> String {
    let (place, specialty) = (meant.place, meant.program.specialty.short());
    let full = format!("{} · {} · {specialty}", place.short, place.city);
    let name = format!("{} · {specialty}", place.short);
    let all = [full, name, place.short.clone()];
    all.into_iter().find(|it| width(it) <= room).unwrap_or_else(|| place.short.clone())
}
