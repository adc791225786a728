//! What R3 holds: the lists as one types them there, and R3's own list, copied and pasted, compared row by row.

use super::{
    difference::rising,
    entry::{Place, lines},
};
use crate::{
    domain::{
        naming::Naming,
        tables::{Position, Program, RankKind, RankList, Track},
        tracker::Tracker,
    },
    text::clean,
};

/// What stands in place of a code that isn't known.
const NO_CODE: &str = "no code";

/// A row of a pasted list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct R3Row {
    /// Empty where none stands there.
    pub code: String,
    /// The line that it stands in.
    pub line: String,
    /// The letter of the supplemental list that the row names.
    pub attached: Option<String>,
}

/// A pasted list: its letter, or none for the primary one, and its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct R3List {
    pub letter: Option<String>,
    pub rows: Vec<R3Row>,
}

/// How pasted lists compare with ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Rows that stand in both in the same order.
    pub same: usize,
    /// The rows of the longer side, list by list.
    pub all: usize,
    pub differences: Vec<RowDifference>,
    /// Rows of ours of which no code is known, so that nobody can tell.
    pub unknown: usize,
    /// The lists of ours that weren't pasted.
    pub not_pasted: Vec<String>,
    /// True if we attach supplemental lists and no pasted row names one.
    pub lacks_attachments: bool,
}

/// What isn't the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowDifference {
    /// "primary 3", "A 2": the place here, or in R3 where it stands only there.
    pub place: String,
    pub words: String,
}

impl Compared {
    pub fn is_identical(&self) -> bool {
        self.all > 0 && self.differences.is_empty() && self.unknown == 0
    }
}

/// True for the shape of an NRMP code: four digits, three letters or digits, a type, one to three more (nrmp.org, program
/// codes and types; how the program code is determined).
pub fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    let all = |from: usize, to: usize, fits: fn(&u8) -> bool| {
        bytes.get(from..to).is_some_and(|it| it.iter().all(fits))
    };
    (9..=11).contains(&bytes.len())
        && all(0, 4, u8::is_ascii_digit)
        && all(4, 7, u8::is_ascii_alphanumeric)
        && bytes.get(7).is_some_and(|it| b"CMPARFS".contains(&it.to_ascii_uppercase()))
        && all(8, bytes.len(), u8::is_ascii_alphanumeric)
}

/// Writes all lists in R3's order, each row with its code: ready to be typed in, and to be read back.
pub fn r3_text(tracker: &Tracker, naming: &Naming) -> String {
    let mut out = String::new();
    for list in lists(tracker) {
        let rows = lines(tracker, list);
        if rows.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&format!("{}\n", head(list)));
        let digits = rows.len().to_string().len();
        for row in &rows {
            out.push_str(&format!("{}\n", row_text(tracker, naming, row, digits)));
        }
    }
    out
}

/// Returns the lists in the order in which R3 shows them.
fn lists(tracker: &Tracker) -> Vec<&RankList> {
    tracker.primary_list().into_iter().chain(tracker.supplemental_lists()).collect()
}

fn head(list: &RankList) -> String {
    match (list.kind, list.name.trim()) {
        (Some(RankKind::Supplemental), "") => format!("Supplemental list {}", clean(&list.letter)),
        (Some(RankKind::Supplemental), name) => {
            format!("Supplemental list {}: {}", clean(&list.letter), clean(name))
        }
        (Some(RankKind::Primary | RankKind::Couple) | None, _) => "Primary list".to_owned(),
    }
}

fn row_text(tracker: &Tracker, naming: &Naming, row: &Place, digits: usize) -> String {
    let code = row.code(tracker).unwrap_or_else(|| NO_CODE.to_owned());
    let attached = match (&row.supplemental, row.track()) {
        (Some(letter), _) => format!(", supplemental list {}", clean(letter)),
        (None, Some(Track::Advanced)) => ", no supplemental list".to_owned(),
        (None, _) => String::new(),
    };
    let name = row.name(naming);
    let (code, name) = (clean(&code), clean(&name));
    format!("{:>digits$}  {code:<11}  {name}, {}{attached}", row.rank, row.position_words())
}

/// Reads lists that were copied out of R3, or our own text: the codes in their order, list by list. Lines without a code are
/// heads, or what R3 says besides: a supplemental list that is named below a row is attached to it, unless a list of
/// preliminary positions begins there.
pub fn read_r3(text: &str) -> Vec<R3List> {
    let mut lists: Vec<R3List> = Vec::new();
    let mut letter: Option<String> = None;
    let mut named: Option<Option<String>> = None;
    for line in text.lines() {
        let rows = rows_of(line);
        let Some(first) = rows.first() else {
            if let Some(found) = head_of(line) {
                attach_named(&mut lists, &letter, named.replace(found));
            }
            continue;
        };
        match named.take() {
            Some(Some(found)) if !begins_supplemental(first) => {
                attach_named(&mut lists, &letter, Some(Some(found)));
            }
            Some(found) => letter = found,
            None => {}
        }
        match lists.iter_mut().find(|it| it.letter == letter) {
            Some(list) => list.rows.extend(rows),
            None => lists.push(R3List { letter: letter.clone(), rows }),
        }
    }
    attach_named(&mut lists, &letter, named);
    lists
}

/// Returns the rows of a line: each code in it, or one row where it says that there is none.
fn rows_of(line: &str) -> Vec<R3Row> {
    let attached = attached_in(line);
    let row = |code: String| R3Row { code, line: line.trim().to_owned(), attached: attached.clone() };
    let codes = line.split(|c: char| !c.is_alphanumeric()).filter(|it| is_code(it));
    let rows: Vec<R3Row> = codes.map(|it| row(it.to_uppercase())).collect();
    match rows.is_empty() && line.contains(NO_CODE) {
        true => vec![row(String::new())],
        false => rows,
    }
}

/// True for a row with which a supplemental list begins: a preliminary position, the first by its number if it has one.
fn begins_supplemental(row: &R3Row) -> bool {
    let is_preliminary = row.code.as_bytes().get(7).is_some_and(|it| it.eq_ignore_ascii_case(&b'P'));
    let number = row.line.split(|c: char| !c.is_ascii_digit()).find(|it| !it.is_empty() && it.len() < 4);
    let leads = row.line.starts_with(|c: char| c.is_ascii_digit());
    // our own text says so where it knows no code
    row.code.is_empty()
        || is_preliminary && (!leads || number == Some("1") || row.line.starts_with(&row.code))
}

/// Attaches a supplemental list that was named below the last row to it.
fn attach_named(lists: &mut [R3List], letter: &Option<String>, named: Option<Option<String>>) {
    let Some(Some(named)) = named.filter(|it| it.as_ref().is_some_and(|it| !it.is_empty())) else { return };
    let list = lists.iter_mut().find(|it| it.letter == *letter);
    if let Some(row) = list.and_then(|it| it.rows.last_mut()) {
        row.attached = row.attached.take().or(Some(named));
    }
}

/// Returns the letter behind "supplemental list" in a line.
fn attached_in(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let at = words.iter().position(|it| it.eq_ignore_ascii_case("supplemental"))?;
    let is_letter = |it: &&&str| it.len() <= 2 && it.chars().all(|c| c.is_ascii_uppercase());
    words.iter().skip(at).take(6).find(is_letter).map(|it| (*it).to_owned())
}

/// Reads the head of a list: the letter of a supplemental one, none inside for the primary one.
fn head_of(line: &str) -> Option<Option<String>> {
    let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let has =
        |wanted: &[&str]| words.iter().any(|it| wanted.iter().any(|word| it.eq_ignore_ascii_case(word)));
    if !has(&["list", "rol", "lists", "order"]) || words.len() > HEAD_WORDS {
        return None;
    }
    if has(&["supplemental"]) {
        return Some(Some(attached_in(line).unwrap_or_default()));
    }
    has(&["primary"]).then_some(None)
}

/// A head of a list has no more words than this.
const HEAD_WORDS: usize = 12;

/// Compares pasted lists with ours by their codes: what stands on one side only, what has another place, and which
/// supplemental list is attached.
pub fn compare_r3(tracker: &Tracker, naming: &Naming, pasted: &[R3List]) -> Compared {
    let mut compared = Compared::default();
    let ours = lists(tracker);
    for list in &ours {
        let letter = Some(list.letter.clone()).filter(|_| list.kind == Some(RankKind::Supplemental));
        let places = lines(tracker, list);
        let title = letter.clone().unwrap_or_else(|| "primary".to_owned());
        match pasted.iter().find(|it| it.letter == letter) {
            Some(theirs) => compare_list(tracker, naming, (&title, &places, &theirs.rows), &mut compared),
            None if places.is_empty() => {}
            None => compared.not_pasted.push(title),
        }
    }
    for list in pasted {
        let is_ours = |ours: &&&RankList| match &list.letter {
            Some(letter) => ours.kind == Some(RankKind::Supplemental) && ours.letter == *letter,
            None => ours.kind != Some(RankKind::Supplemental),
        };
        if ours.iter().find(is_ours).is_none() {
            let title = list.letter.clone().unwrap_or_else(|| "primary".to_owned());
            compare_list(tracker, naming, (&title, &[], &list.rows), &mut compared);
        }
    }
    compared
}

fn compare_list(
    tracker: &Tracker,
    naming: &Naming,
    (title, ours, theirs): (&str, &[Place], &[R3Row]),
    compared: &mut Compared,
) {
    compared.all = compared.all.saturating_add(ours.len().max(theirs.len()));
    let codes: Vec<Option<String>> = ours.iter().map(|place| place.code(tracker)).collect();
    let there: Vec<Option<usize>> = codes
        .iter()
        .map(|code| theirs.iter().position(|it| code.as_deref() == Some(it.code.as_str())))
        .collect();
    let stays = rising(&there);
    compared.same = compared.same.saturating_add(stays.len());
    let has_letters = theirs.iter().any(|it| it.attached.is_some());
    compared.lacks_attachments |= !has_letters && ours.iter().any(|it| it.supplemental.is_some());
    let mut differ = |rank: usize, words: String| {
        let place = format!("{title} {rank}");
        compared.differences.push(RowDifference { place, words });
    };
    for (at, place) in ours.iter().enumerate() {
        let called = format!("{}, {}", place.name(naming), place.position_words());
        match there.get(at).copied().flatten().and_then(|it| Some((it, theirs.get(it)?))) {
            None if codes.get(at).is_some_and(Option::is_none) => {
                compared.unknown = compared.unknown.saturating_add(1);
            }
            None => differ(place.rank, format!("{called} isn't in R3")),
            Some((other, _)) if !stays.contains(&at) => {
                differ(place.rank, format!("{called} stands at {} in R3", other.saturating_add(1)));
            }
            Some((_, row)) if has_letters && row.attached != place.supplemental => {
                let list =
                    |it: &Option<String>| it.as_ref().map_or("none".to_owned(), |it| format!("list {it}"));
                let (here, r3) = (list(&place.supplemental), list(&row.attached));
                differ(place.rank, format!("{called}: supplemental {here} here, {r3} in R3"));
            }
            Some(_) => {}
        }
    }
    for (at, row) in theirs.iter().enumerate().filter(|it| !it.1.code.is_empty()) {
        if !there.contains(&Some(at)) {
            differ(at.saturating_add(1), format!("R3 has {}, which isn't here", named(tracker, naming, row)));
        }
    }
}

/// Says what R3's row is: by its code as we call it, else as R3 writes it.
fn named(tracker: &Tracker, naming: &Naming, row: &R3Row) -> String {
    let has = |position: &Position| position.nrmp_code.trim().eq_ignore_ascii_case(&row.code);
    let called = |program: &Program| {
        let track = program.positions.iter().find(|it| has(it.1))?.0;
        Some(format!("{} {}, {}", row.code, naming.full(program), track.title()))
    };
    tracker.programs.iter().find_map(|it| called(it)).unwrap_or_else(|| row.line.clone())
}
