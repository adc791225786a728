//! Finding anything anywhere: programs, dates, interviews, components, people, notes, questions.

use super::{
    App,
    overlay::picker::{Line, Target},
};
use crate::{
    domain::{agenda::Origin, id::Id, place::Place, shortlist::status_words, tables::*},
    text::contains::contains,
};

/// Lines of one kind shown at most.
const MOST: usize = 60;

impl App {
    pub(super) fn find_lines(&self, query: &str) -> Vec<Line> {
        let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        let mut lines = Vec::new();
        lines.extend(self.find_programs(&words));
        lines.extend(self.find_dates(&words));
        lines.extend(self.find_interviews(&words));
        if words.is_empty() {
            return lines;
        }
        lines.extend(self.find_components(&words));
        lines.extend(self.find_people(&words));
        lines.extend(self.find_questions(&words));
        lines
    }

    fn find_programs(&self, words: &[String]) -> Vec<Line> {
        let fits = |row: &&std::sync::Arc<Program>| all_in_row(words, &***row, &[]);
        let line = |row: &std::sync::Arc<Program>| {
            let detail = format!("{} · {}", row.place(), status_words(row, self.now));
            found(row.full_name(), detail, "program", Target::Row(Table::Programs, row.id.clone()))
        };
        self.tracker.programs.iter().filter(fits).take(MOST).map(line).collect()
    }

    fn find_dates(&self, words: &[String]) -> Vec<Line> {
        let items = self.derived.items.iter().filter(|it| it.origin.row().0 != Table::Interviews);
        let fits = items.filter(|item| all_in(words, &[&item.title])).take(MOST);
        let dated = fits.filter_map(|item| {
            let (table, id) = item.origin.row();
            if matches!(table, Table::Components | Table::Programs) {
                return None;
            }
            let target = Target::Row(table, id.clone());
            Some(found(item.title.clone(), self.when_words(&item.when, ""), "date", target))
        });
        dated.chain(self.find_undated(words)).collect()
    }

    /// Tasks without a date, which no list shows.
    fn find_undated(&self, words: &[String]) -> Vec<Line> {
        let undated = self.tracker.milestones.iter().filter(|it| it.when.is_none() && !it.title.is_empty());
        let fits = undated.filter(|it| !self.is_official(&it.id) && all_in(words, &[&it.title])).take(MOST);
        let target = |it: &Milestone| Target::Row(Table::Milestones, it.id.clone());
        fits.map(|it| found(it.title.clone(), "no date".to_owned(), "task", target(it))).collect()
    }

    fn find_interviews(&self, words: &[String]) -> Vec<Line> {
        let fits = |row: &&std::sync::Arc<Interview>| {
            let title = self.interview_title(&row.id);
            let places: Vec<String> = row
                .programs
                .iter()
                .filter_map(|id| self.tracker.programs.get(id.as_str()))
                .map(|it| it.place())
                .collect();
            all_in_row(words, &***row, &[&title, &places.join(" ")])
        };
        let line = |row: &std::sync::Arc<Interview>| {
            let target = Target::Row(Table::Interviews, row.id.clone());
            found(self.interview_title(&row.id), self.interview_when(row), "interview", target)
        };
        self.tracker.interviews.iter().filter(fits).take(MOST).map(line).collect()
    }

    fn find_components(&self, words: &[String]) -> Vec<Line> {
        let entries = self.derived.groups.iter().flat_map(|it| &it.entries);
        let fits = entries.filter(|it| all_in_row(words, &*it.row, &[])).take(MOST);
        fits.map(|it| {
            found(
                it.row.title.clone(),
                it.progress().title().to_owned(),
                "component",
                Target::Row(Table::Components, it.id().clone()),
            )
        })
        .collect()
    }

    fn find_people(&self, words: &[String]) -> Vec<Line> {
        let rows = self.tracker.people.iter();
        let fits = rows.filter(|it| all_in_row(words, &***it, &[])).take(MOST);
        fits.map(|it| {
            found(it.name.clone(), it.role.clone(), "person", Target::Row(Table::People, it.id.clone()))
        })
        .collect()
    }

    fn find_questions(&self, words: &[String]) -> Vec<Line> {
        let bundled = self.data.questions().iter().map(|it| it.base.clone());
        let mut all: Vec<std::sync::Arc<Question>> = bundled.collect();
        all.extend(self.tracker.questions.iter().filter(|it| !it.text.is_empty()).cloned());
        let fits = all.iter().filter(|it| all_in_row(words, &***it, &[])).take(MOST);
        fits.map(|it| {
            let way = it.way.map(QuestionSide::title).unwrap_or_default();
            found(
                it.text.clone(),
                format!("{way} · {}", it.topic),
                "question",
                Target::Question(it.id.clone()),
            )
        })
        .collect()
    }

    /// The line of the agenda that shows a row, also where a filter hides it.
    pub(super) fn origin_of(&self, table: Table, id: &Id) -> Option<Origin> {
        let wanted = |origin: &Origin| match (table, origin) {
            (Table::Milestones, Origin::Official(it) | Origin::Task(it)) => it == id,
            (Table::Letters, Origin::Letter(it)) => it == id,
            (Table::Rotations, Origin::RotationStart(it) | Origin::RotationReply(it)) => it == id,
            _ => false,
        };
        self.derived.items.iter().find(|it| wanted(&it.origin)).map(|it| it.origin.clone())
    }
}

fn found(text: String, detail: String, mark: &str, target: Target) -> Line {
    Line { text, detail, mark: mark.to_owned(), why_not: None, target }
}

fn all_in(words: &[String], texts: &[&str]) -> bool {
    words.iter().all(|word| texts.iter().any(|text| contains(text, word)))
}

/// In the fields that are looked through, or in what is said of the row beside them.
fn all_in_row<T: Record>(words: &[String], row: &T, more: &[&str]) -> bool {
    let fields = || T::FIELDS.iter().filter(|it| it.places.contains(&Place::Find));
    words.iter().all(|word| {
        let mut fits = |text: &str| contains(text, word);
        more.iter().any(|it| fits(it)) || fields().any(|it| (it.any)(row, &mut fits))
    })
}
