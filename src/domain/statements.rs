//! Statements and the programs that get them: how long they are, and whether they are for that specialty.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    facts::Figure,
    id::Id,
    rows::Rows,
    rules::Rules,
    tables::{Program, Specialty, Statement},
    tracker::Tracker,
};
use crate::text::{fold, grouped};

/// The figure of how many characters a statement may have.
const CHARACTERS: &str = "limits.personal_statement_characters";

/// How many characters files have, or why nobody can say; by their paths as they stand in the season.
pub type Lengths = BTreeMap<String, Result<usize, String>>;

/// How long a statement is: its text, or the file in which it lies.
pub enum Length {
    Characters(usize),
    /// Why the file can't be counted.
    Unknown(String),
    Nothing,
}

/// Returns how long a statement is; that of a file is what was measured last.
pub fn length(row: &Statement, measured: &Lengths) -> Length {
    if !row.text.is_empty() {
        return Length::Characters(characters(&row.text));
    }
    if row.path.trim().is_empty() {
        return Length::Nothing;
    }
    match measured.get(row.path.trim()) {
        Some(Ok(count)) => Length::Characters(*count),
        Some(Err(why)) => Length::Unknown(why.clone()),
        None => Length::Unknown("not read yet".to_owned()),
    }
}

/// Returns the files whose lengths are those of statements, as they stand in the season, each once.
pub fn files_to_measure(statements: &Rows<Statement>) -> Vec<String> {
    let files = statements.iter().filter(|row| row.text.is_empty() && !row.path.trim().is_empty());
    let mut files: Vec<String> = files.map(|row| row.path.trim().to_owned()).collect();
    files.sort_unstable();
    files.dedup();
    files
}

/// Returns the statements by specialty, then title and version.
pub fn by_specialty(statements: &Rows<Statement>) -> Vec<Arc<Statement>> {
    let mut all: Vec<_> = statements.iter().cloned().collect();
    all.sort_by_key(|row| {
        (row.specialty.is_none(), row.specialty, row.title.clone(), row.version, row.id.clone())
    });
    all
}

/// Returns the version that a statement follows: of the same specialty and title, the highest one below it. One without a
/// number is the first.
pub fn previous<'a>(statements: &'a Rows<Statement>, row: &Statement) -> Option<&'a Arc<Statement>> {
    let of = |row: &Statement| (row.specialty, fold(row.title.trim()));
    let number = |row: &Statement| row.version.unwrap_or(1);
    let before = statements.iter().filter(|it| of(it) == of(row) && number(it) < number(row));
    before.max_by_key(|it| number(it))
}

/// "IR general, version 4".
pub fn called(row: &Statement) -> String {
    match row.version {
        Some(version) => format!("{}, version {version}", row.title),
        None => row.title.clone(),
    }
}

/// Returns how long a text is as the form counts it: in Unicode scalar values, a line's end as one.
pub fn characters(text: &str) -> usize {
    text.replace("\r\n", "\n").chars().count()
}

/// Returns how many characters a statement may have, with source and sureness; none where nobody knows.
pub fn characters_limit(rules: &Rules) -> Option<Figure> {
    rules.figure(CHARACTERS)
}

/// "4,812 of 28,000 characters"; without the limit where nobody knows it.
pub fn length_words(characters: usize, most: Option<i64>) -> String {
    let of = most.map(|it| format!(" of {}", grouped(it))).unwrap_or_default();
    format!("{}{of} characters", grouped(i64::try_from(characters).unwrap_or(i64::MAX)))
}

/// True where a statement is longer than the form takes.
pub fn is_too_long(characters: usize, limit: Option<&Figure>) -> bool {
    let most = limit.and_then(|it| usize::try_from(it.value?).ok());
    most.is_some_and(|most| characters > most)
}

/// Returns the specialty that a statement was written for, where the program is of another one.
pub fn written_for_other(statement: &Statement, program: &Program) -> Option<Specialty> {
    statement.specialty.filter(|it| program.specialty.is_some_and(|of| of != *it))
}

impl Tracker {
    /// Gives programs a statement in the place of the one they have; none takes it away.
    pub fn assign_statement(&mut self, programs: &[Id], statement: Option<&Id>) {
        for program in programs {
            self.programs.edit(program.as_str(), |row| row.statement = statement.cloned());
        }
    }

    /// Gives all programs of a statement another one.
    pub fn hand_on_statement(&mut self, from: &Id, to: &Id) {
        let has = |row: &&Arc<Program>| row.statement.as_ref() == Some(from);
        let programs: Vec<Id> = self.programs.iter().filter(has).map(|it| it.id.clone()).collect();
        self.assign_statement(&programs, Some(to));
    }

    /// Puts a copy of a statement beside it, for no program yet, with the next version number.
    pub fn copy_statement(&mut self, statement: &Id, id: Id) {
        let Some(row) = self.statements.get(statement.as_str()) else { return };
        let mut copy = Statement::clone(row);
        copy.id = id;
        copy.version = Some(row.version.unwrap_or(1).saturating_add(1));
        copy.extra = Default::default();
        self.statements.put(copy);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{facts::FigureKind, sure::Origin};

    #[test]
    fn characters_are_scalar_values() {
        for (text, want) in
            [("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 2), ("a\nb", 3), ("a\r\nb", 3), ("👩‍⚕️", 4), ("ß", 1)]
        {
            assert_eq!(characters(text), want, "{text:?}");
        }
    }

    #[test]
    fn a_version_follows_the_highest_one_below_it_of_its_specialty_and_title() {
        let mut statements = Rows::default();
        let put = |(id, title, version, specialty): (&str, &str, Option<u32>, Specialty)| {
            let (title, specialty) = (title.to_owned(), Some(specialty));
            statements.put(Statement { id: Id::new(id), title, version, specialty, ..Statement::default() });
        };
        let all = [
            ("a", "General", None, Specialty::Ir),
            ("b", "general ", Some(3), Specialty::Ir),
            ("c", "General", Some(5), Specialty::Ir),
            ("d", "General", Some(4), Specialty::Dr),
        ];
        all.into_iter().for_each(put);
        let before =
            |id: &str| previous(&statements, statements.get(id).unwrap()).map(|it| it.id.to_string());
        let found = ["a", "b", "c", "d"].map(before);
        assert_eq!(found.map(Option::unwrap_or_default), ["", "a", "b", ""]);
    }

    #[test]
    fn the_last_character_that_fits_is_the_limit() {
        let limit = Figure { value: Some(28_000), ..figure() };
        assert!(!is_too_long(28_000, Some(&limit)));
        assert!(is_too_long(28_001, Some(&limit)));
        assert!(!is_too_long(1_000_000, None), "nobody knows");
    }

    fn figure() -> Figure {
        Figure {
            id: CHARACTERS.to_owned(),
            kind: FigureKind::Limit,
            title: String::new(),
            value: None,
            unit: "characters".to_owned(),
            per: String::new(),
            from: None,
            to: None,
            matches: Vec::new(),
            specialties: Vec::new(),
            tier: None,
            firm: true,
            alternative: false,
            source_season: String::new(),
            note: String::new(),
            origin: Origin {
                source: String::new(),
                as_of: String::new(),
                confidence: crate::domain::facts::Confidence::Firm,
            },
        }
    }

    #[test]
    fn a_statement_is_for_another_specialty_where_both_are_known() {
        let of = |statement, program| {
            let statement = Statement { specialty: statement, ..Statement::default() };
            written_for_other(&statement, &Program { specialty: program, ..Program::default() })
        };
        assert_eq!(of(Some(Specialty::Dr), Some(Specialty::Ir)), Some(Specialty::Dr));
        assert_eq!(of(Some(Specialty::Ir), Some(Specialty::Ir)), None);
        assert_eq!(of(None, Some(Specialty::Ir)), None);
        assert_eq!(of(Some(Specialty::Ir), None), None);
    }
}
