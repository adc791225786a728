//! The rank lists: rank, program, position, supplemental list, score and place by score, reason; between two neighbors how
//! firm that is.

use ratatui::{layout::Rect, style::Style};

use crate::{
    app::{
        command::TabCommand,
        rank_rows::{RankRow, RankRows},
        rank_steps::{certainty_words, off_words},
        screens::shortlist::Ranks,
        state::Glyphs,
    },
    domain::{
        id::Id,
        ranking::{ByScore, Entry, Place},
        tables::{Firmness, Match, Program, RankKind, Status, Track},
    },
    layout::Areas,
    text::{counted, width},
    view::{
        list::{NARROW, RowState},
        painter::{Painter, column},
    },
};

/// The widest name of a program.
const NAME: usize = 30;

impl Painter<'_> {
    pub fn ranks(&mut self, ranks: &Ranks, areas: &Areas) {
        if !areas.list.is_empty() {
            self.ranks_head(ranks, areas.head);
            self.rank_rows(ranks, areas.list);
        }
        self.detail(areas, ranks.list.scroll);
    }

    /// "Rank list · 14 on the primary, 18 of 20 codes · 3 pairs open · changed since certified 24 Feb".
    fn ranks_head(&mut self, ranks: &Ranks, head: Rect) {
        let cx = self.cx();
        let tracker = &cx.season.tracker;
        let primary = tracker.primary_list();
        let ranked = primary.map_or(0, |it| it.order.len());
        let open = primary.map_or(0, |it| it.open_pairs().len());
        let mut words = format!(" · {}", counted(ranked, "position"));
        let supplemental = tracker.supplemental_lists().len();
        if supplemental > 0 && head.width >= NARROW {
            words += &format!(" · {}", counted(supplemental, "supplemental list"));
        }
        if open > 0 {
            words += &format!(" · {} open", counted(open, "pair"));
        }
        let filter = cx.filter();
        if !filter.is_empty() {
            words += &format!(" · below only: {filter}");
        }
        if !ranks.marked.is_empty() {
            words += &format!(" · {} marked", ranks.marked.len());
        }
        let certainty = certainty_words(cx);
        let style = if certainty.starts_with('!') { self.styles.bad } else { self.styles.good };
        let gap = if certainty.is_empty() { "" } else { " · " };
        self.pieces(
            head,
            0,
            &[(format!(" Rank list{gap}"), self.styles.dim), (certainty, style), (words, self.styles.dim)],
        );
    }

    fn rank_rows(&mut self, ranks: &Ranks, area: Rect) {
        let rows = &ranks.rows;
        let name = self.rank_name_width(ranks, area);
        let shown = rows.rows.iter().enumerate().skip(ranks.list.offset).take(usize::from(area.height));
        // the last column is the scrollbar's
        let (whole, area) = (area, Rect { width: area.width.saturating_sub(1), ..area });
        for (row, (at, line)) in (0u16..).zip(shown) {
            let state = RowState::of(&ranks.list, at);
            match line {
                RankRow::List(id) => self.rank_heading(area, row, id.as_ref(), state),
                RankRow::Line(list, entry) => {
                    if let Some(place) = rows.place(list, entry) {
                        let marked = self.rank_mark(ranks, line);
                        self.rank_line(area, row, (list, place, rows), (name, marked), state);
                    }
                }
                RankRow::OpenHead => self.open_heading(area, row, rows),
                RankRow::Open(entry) => {
                    self.open_line(area, row, entry, (name, self.rank_mark(ranks, line)), state);
                }
                RankRow::OffHead => self.text(area, row, " DO NOT RANK", self.styles.head),
                RankRow::Off(id) => self.off_line(area, row, id, name, state),
            }
        }
        self.scrollbar(whole, rows.rows.len(), ranks.list.offset);
        if rows.rows.len() <= 1 {
            let below = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
            let words = "Nothing is ranked yet, and no program is there to rank.";
            self.empty(below, words, TabCommand::Add, "opens the catalog");
        }
    }

    /// Returns the room for names: as wide as the widest in sight.
    fn rank_name_width(&self, ranks: &Ranks, area: Rect) -> usize {
        let cx = self.cx();
        let name = |row: &RankRow| {
            let program = cx.season.tracker.programs.get(row.program()?.as_str())?;
            Some(width(&cx.season.naming.full(program)))
        };
        let shown = ranks.rows.rows.iter().skip(ranks.list.offset).take(usize::from(area.height));
        let widest = shown.filter_map(name).max().unwrap_or(16).max(16);
        let rest = if area.width < NARROW { 14 } else { 30 };
        widest.min(NAME).min(usize::from(area.width).saturating_sub(rest)).max(8)
    }

    fn rank_heading(&mut self, area: Rect, row: u16, list: Option<&Id>, state: RowState) {
        let tracker = &self.cx().season.tracker;
        let found = list.and_then(|it| tracker.rank_lists.get(it.as_str()));
        let pointer = self.pointer(state);
        let main = match self.cx().season.kind() {
            Match::Main => "PRIMARY LIST".to_owned(),
            Match::Fellowship => "RANK ORDER LIST".to_owned(),
        };
        let (title, more) = match found {
            Some(it) if it.kind == Some(RankKind::Supplemental) => {
                let name = if it.name.is_empty() { String::new() } else { format!(" · {}", it.name) };
                (format!("SUPPLEMENTAL LIST {}", it.letter), format!("{name} · {}", it.order.len()))
            }
            Some(it) if !it.order.is_empty() => (main, format!(" · {}", it.order.len())),
            Some(_) | None => (main, format!(" · nothing yet, {} adds", TabCommand::Add.key())),
        };
        let pieces = [
            (pointer, self.styles.plain),
            (title.as_str(), self.styles.head),
            (more.as_str(), self.styles.dim),
        ];
        self.pieces(area, row, &pieces);
        self.tint_row(area, row, state);
    }

    fn rank_line(
        &mut self,
        area: Rect,
        row: u16,
        (list, place, rows): (&Id, &Place, &RankRows),
        (name, marked): (usize, Option<&'static str>),
        state: RowState,
    ) {
        let cx = self.cx();
        let (firm, firm_style) = self.firmness_mark(list, place);
        let (plain, dim, strong) = (self.styles.plain, self.styles.dim, self.styles.strong);
        let has_warning = place.program.as_ref().is_some_and(|it| self.is_warned(&it.id, &place.text));
        let (mark, mark_style) = match (marked, has_warning) {
            (Some(mark), _) => (mark, self.styles.accent),
            (None, true) => ("!", self.styles.warn),
            (None, false) => (" ", plain),
        };
        let is_narrow = area.width < NARROW;
        let track = if is_narrow {
            short_track(place.track()).to_owned()
        } else {
            column(long_track(place.track()), 11)
        };
        let letter = match (&place.supplemental, place.track()) {
            (Some(letter), _) => letter.clone(),
            (None, Some(Track::Advanced)) => "–".to_owned(),
            (None, _) => String::new(),
        };
        let mut pieces: Vec<(String, Style)> = vec![
            (self.pointer(state).to_owned(), plain),
            (mark.to_owned(), mark_style),
            (format!("{:>3} ", place.rank), strong),
            (firm.to_owned(), firm_style),
            (format!(" {}", column(&place.name(&cx.season.naming), name)), strong),
            (format!("  {track}"), dim),
            (format!(" {}", column(&letter, 2)), plain),
        ];
        if !is_narrow {
            let score = place.program.as_ref().and_then(|it| cx.derived.lookup.score(it));
            let score = score.map_or(String::new(), |it| it.to_string());
            pieces.push((format!("  {score:>3}"), plain));
            let by_score = rows.by_score.get(&place.text).copied();
            pieces.extend(self.gap_pieces(by_score));
            let ended = place.program.as_ref().and_then(|it| ended_words(it));
            match ended {
                Some(words) => pieces.push((format!("  ! {words}"), self.styles.warn)),
                None => pieces.push((format!("  {}", place.reason), dim)),
            }
        }
        self.pieces(area, row, &pieces);
        self.tint_row(area, row, state);
    }

    /// Says by how many places a rank is above or below the one by score.
    fn gap_pieces(&self, places: Option<ByScore>) -> Vec<(String, Style)> {
        let Some(ByScore { chosen, place }) = places else {
            return vec![("        ".to_owned(), self.styles.plain)];
        };
        let (up, down) = match self.cx().look.glyphs {
            Glyphs::Unicode => ("▲", "▼"),
            Glyphs::Ascii => ("+", "-"),
        };
        let (gap, style) = match (place.saturating_sub(chosen), chosen.saturating_sub(place)) {
            (0, 0) => (String::new(), self.styles.dim),
            (higher, 0) => (format!("{up}{higher}"), self.styles.good),
            (_, lower) => (format!("{down}{lower}"), self.styles.warn),
        };
        vec![(format!("  {place:>2}"), self.styles.dim), (format!(" {}", column(&gap, 3)), style)]
    }

    /// Returns the mark of how firm a position stands above the next one; a blank behind the last.
    fn firmness_mark(&self, list: &Id, place: &Place) -> (&'static str, Style) {
        let row = self.cx().season.tracker.rank_lists.get(list.as_str());
        let next = row.and_then(|it| Some((it, it.order.get(place.rank)?)));
        let firmness = next.map(|(it, next)| it.firmness(&place.text, next));
        match (firmness, self.cx().look.glyphs) {
            (None, _) => (" ", self.styles.plain),
            (Some(Firmness::Firm), Glyphs::Unicode) => ("┃", self.styles.good),
            (Some(Firmness::Leaning), Glyphs::Unicode) => ("│", self.styles.dim),
            (Some(Firmness::Open), Glyphs::Unicode) => ("┆", self.styles.warn),
            (Some(Firmness::Firm), Glyphs::Ascii) => ("|", self.styles.good),
            (Some(Firmness::Leaning), Glyphs::Ascii) => (":", self.styles.dim),
            (Some(Firmness::Open), Glyphs::Ascii) => ("?", self.styles.warn),
        }
    }

    /// Returns the mark of a row that is marked.
    fn rank_mark(&self, ranks: &Ranks, line: &RankRow) -> Option<&'static str> {
        ranks.marked.contains(line).then_some(self.marks.marked)
    }

    fn is_warned(&self, program: &Id, entry: &str) -> bool {
        let cx = self.cx();
        let dismissed = &cx.season.tracker.dismissed;
        let mut about = cx.derived.review.about(program).filter(|it| !it.is_dismissed(dismissed));
        about.any(|it| it.rule.starts_with("rank-") && (it.rows.len() != 1 || !entry.is_empty()))
    }

    fn open_heading(&mut self, area: Rect, row: u16, rows: &RankRows) {
        let (all, interviewed) = rows.open;
        let words = format!(" · {interviewed} of {all} at programs where you interviewed");
        let pieces = [(" ON NO LIST", self.styles.head), (words.as_str(), self.styles.dim)];
        self.pieces(area, row, &pieces);
    }

    fn open_line(
        &mut self,
        area: Rect,
        row: u16,
        entry: &str,
        (name, marked): (usize, Option<&'static str>),
        state: RowState,
    ) {
        let cx = self.cx();
        let Ok(Entry { program, track }) = entry.parse() else { return };
        let found = cx.season.tracker.programs.get(program.as_str()).cloned();
        let Some(found) = found else { return };
        let (mark, style) = marked.map_or((" ", self.styles.plain), |it| (it, self.styles.accent));
        let score = cx.derived.lookup.score(&found).map(|it| it.to_string()).unwrap_or_default();
        let is_narrow = area.width < NARROW;
        let words =
            if is_narrow { short_track(Some(track)).to_owned() } else { column(long_track(Some(track)), 11) };
        let mut pieces = vec![
            (self.pointer(state).to_owned(), self.styles.plain),
            (mark.to_owned(), style),
            (format!("      {}", column(&cx.season.naming.full(&found), name)), self.styles.plain),
            (format!("  {words}"), self.styles.dim),
        ];
        if !is_narrow {
            pieces.push((format!("     {score:>3}"), self.styles.plain));
            pieces.push((format!("  {}", status(&found, track)), self.styles.dim));
        }
        self.pieces(area, row, &pieces);
        self.tint_row(area, row, state);
    }

    fn off_line(&mut self, area: Rect, row: u16, id: &Id, name: usize, state: RowState) {
        let cx = self.cx();
        let Some(found) = cx.season.tracker.programs.get(id.as_str()).cloned() else { return };
        let words = off_words(&found.do_not_rank, found.do_not_rank_on, cx.season.today());
        let pieces = [
            (self.pointer(state).to_owned(), self.styles.plain),
            (format!(" {}     ", self.marks.off), self.styles.dim),
            (column(&cx.season.naming.full(&found), name), self.styles.dim),
            (format!("  {words}"), self.styles.warn),
        ];
        self.pieces(area, row, &pieces);
        self.tint_row(area, row, state);
    }
}

/// Says how an application ended, where it can't be ranked any more.
fn ended_words(program: &Program) -> Option<&'static str> {
    use Status::{ICanceled, IDeclined, IWithdrew, TheyCanceled, TheyRejected};
    let status = program.status?;
    matches!(status, ICanceled | IDeclined | IWithdrew | TheyCanceled | TheyRejected).then(|| status.title())
}

/// Says where a program stands, and whether its position is known.
fn status(program: &Program, track: Track) -> String {
    let known = if program.positions.contains_key(&track) { "" } else { " · position not known" };
    format!("{}{known}", program.status.map_or("planned", |it| it.title()))
}

/// The position in at most eleven columns.
fn long_track(track: Option<Track>) -> &'static str {
    match track {
        Some(Track::Physician) => "physician",
        Some(Track::Esir) => "ESIR",
        Some(it) => it.title(),
        None => "?",
    }
}

fn short_track(track: Option<Track>) -> &'static str {
    match track {
        Some(Track::Categorical) => "cat",
        Some(Track::Advanced) => "adv",
        Some(Track::Preliminary) => "pre",
        Some(Track::Physician) => "phy",
        Some(Track::TwoYear) => "2y",
        Some(Track::Esir) => "E",
        None => "?",
    }
}
