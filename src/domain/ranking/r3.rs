//! What R3 holds: the lists as one types them there, and R3's own list, copied and pasted, compared row by row.

use super::entry::{Place, lines};
use crate::{
    domain::{
        naming::Naming,
        tables::{RankKind, RankList, Track},
        tracker::Tracker,
    },
    text::clean,
};

/// A row of a pasted list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct R3Row {
    pub code: String,
    /// The line that it stands in.
    pub line: String,
}

/// A pasted list: its letter, or none for the primary one, and its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct R3List {
    pub letter: Option<String>,
    pub rows: Vec<R3Row>,
}

/// How a pasted list compares with ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    pub same: usize,
    pub all: usize,
    pub differences: Vec<RowDifference>,
    /// The lists of ours that weren't pasted.
    pub not_pasted: Vec<String>,
}

/// A row that isn't the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowDifference {
    /// "primary 3", "A 2".
    pub place: String,
    pub ours: String,
    pub theirs: String,
}

impl Compared {
    pub fn is_identical(&self) -> bool {
        self.all > 0 && self.differences.is_empty()
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
    let code = row.code(tracker).unwrap_or_else(|| "no code".to_owned());
    let attached = match (&row.supplemental, row.track()) {
        (Some(letter), _) => format!(", supplemental list {}", clean(letter)),
        (None, Some(Track::Advanced)) => ", no supplemental list".to_owned(),
        (None, _) => String::new(),
    };
    let name = row.name(naming);
    let (code, name) = (clean(&code), clean(&name));
    format!("{:>digits$}  {code:<11}  {name}, {}{attached}", row.rank, row.position_words())
}

/// Reads a list that was copied out of R3, or our own text: the codes in their order, list by list. Lines without a code
/// are heads or what R3 says besides.
pub fn read_r3(text: &str) -> Vec<R3List> {
    let mut lists: Vec<R3List> = Vec::new();
    let mut letter: Option<String> = None;
    for line in text.lines() {
        let codes = line.split(|c: char| !c.is_alphanumeric()).filter(|it| is_code(it));
        let rows: Vec<R3Row> =
            codes.map(|it| R3Row { code: it.to_uppercase(), line: line.trim().to_owned() }).collect();
        if rows.is_empty() {
            letter = head_of(line).unwrap_or(letter);
            continue;
        }
        match lists.iter_mut().find(|it| it.letter == letter) {
            Some(list) => list.rows.extend(rows),
            None => lists.push(R3List { letter: letter.clone(), rows }),
        }
    }
    lists
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
        let is_letter = |it: &&&str| it.len() <= 2 && it.chars().all(|c| c.is_ascii_uppercase());
        return Some(Some(words.iter().find(is_letter).map(|it| (*it).to_owned()).unwrap_or_default()));
    }
    has(&["primary"]).then_some(None)
}

/// A head of a list has no more words than this.
const HEAD_WORDS: usize = 12;

/// Compares pasted lists with ours, row by row, by their codes.
pub fn compare_r3(tracker: &Tracker, naming: &Naming, pasted: &[R3List]) -> Compared {
    let mut compared = Compared::default();
    for list in lists(tracker) {
        let letter = Some(list.letter.clone()).filter(|_| list.kind == Some(RankKind::Supplemental));
        let ours = lines(tracker, list);
        let title = letter.clone().unwrap_or_else(|| "primary".to_owned());
        match pasted.iter().find(|it| it.letter == letter) {
            Some(theirs) => compare_list(tracker, naming, (&title, &ours, &theirs.rows), &mut compared),
            None if ours.is_empty() => {}
            None => compared.not_pasted.push(title),
        }
    }
    for list in pasted {
        let is_ours = |it: &&RankList| match &list.letter {
            Some(letter) => it.kind == Some(RankKind::Supplemental) && it.letter == *letter,
            None => it.kind != Some(RankKind::Supplemental),
        };
        if !lists(tracker).iter().any(is_ours) {
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
    for at in 0..ours.len().max(theirs.len()) {
        compared.all = compared.all.saturating_add(1);
        let (one, two) = (ours.get(at), theirs.get(at));
        let code = one.and_then(|it| it.code(tracker));
        if code.is_some() && code.as_deref() == two.map(|it| it.code.as_str()) {
            compared.same = compared.same.saturating_add(1);
            continue;
        }
        let ours = one.map(|it| {
            let code = code.clone().unwrap_or_else(|| "no code".to_owned());
            format!("{code} {}, {}", it.name(naming), it.position_words())
        });
        compared.differences.push(RowDifference {
            place: format!("{title} {}", at.saturating_add(1)),
            ours: ours.unwrap_or_else(|| "nothing".to_owned()),
            theirs: two.map_or("nothing".to_owned(), |it| named(tracker, naming, it)),
        });
    }
}

/// Says what R3's row is: by its code as we call it, else as R3 writes it.
fn named(tracker: &Tracker, naming: &Naming, row: &R3Row) -> String {
    let has = |it: &crate::domain::tables::Position| it.nrmp_code.trim().eq_ignore_ascii_case(&row.code);
    let found = tracker.programs.iter().find_map(|it| {
        let track = it.positions.iter().find(|(_, it)| has(it))?.0;
        Some(format!("{} {}, {}", row.code, naming.full(it), track.title()))
    });
    found.unwrap_or_else(|| row.line.clone())
}
