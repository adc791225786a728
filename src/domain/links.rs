//! Which rows link to which. When a row is deleted, rows that mean nothing without it are deleted too; all others lose
//! the link.

use super::{id::Id, rows::Rows, tables::*, tracker::Tracker};

/// What was deleted together with a row, for the notice: nouns and counts.
pub type AlsoDeleted = Vec<(&'static str, usize)>;

impl Tracker {
    /// Deletes a program with its interviews, people, messages, milestones, own components, expenses and rank entries. An
    /// interview that also serves another program stays for that one.
    pub fn delete_program(&mut self, id: &str) -> AlsoDeleted {
        let mut along = AlsoDeleted::new();
        if self.programs.remove(id).is_none() {
            return along;
        }
        let gone = drop_from_sets(&mut self.interviews, id, |it| &mut it.programs);
        note(&mut along, "interview", gone.len());
        for interview in &gone {
            self.forget_interview(interview.as_str(), &mut along);
        }
        note(&mut along, "person", drop_from_sets(&mut self.people, id, |it| &mut it.programs).len());
        note(&mut along, "milestone", drop_where(&mut self.milestones, |it| links(&it.program, id)));
        note(&mut along, "message", drop_where(&mut self.messages, |it| links(&it.program, id)));
        // a bundled component stays
        let own = |it: &Component| links(&it.program, id) && it.id.is_made();
        note(&mut along, "component", drop_where(&mut self.components, own));
        change_where(&mut self.components, |it| links(&it.program, id), |it| it.program = None);
        note(&mut along, "expense", drop_where(&mut self.expenses, |it| links(&it.program, id)));
        change_where(
            &mut self.letters,
            |it| it.programs.iter().any(|p| p.as_str() == id),
            |it| it.programs.retain(|p| p.as_str() != id),
        );
        let prefix = format!("{id}#");
        let ranked =
            |it: &RankList| it.order.iter().chain(it.entries.keys()).any(|entry| entry.starts_with(&prefix));
        change_where(&mut self.rank_lists, ranked, |list| {
            list.order.retain(|entry| !entry.starts_with(&prefix));
            list.entries.retain(|entry, _| !entry.starts_with(&prefix));
        });
        along
    }

    /// Deletes an interview with the people met only there and the messages owed to them.
    pub fn delete_interview(&mut self, id: &str) -> AlsoDeleted {
        let mut along = AlsoDeleted::new();
        if let Some(row) = self.interviews.remove(id) {
            for promise in &row.promises {
                let gone = self.milestones.remove(promise.as_str()).is_some();
                note(&mut along, "promise", usize::from(gone));
            }
            self.forget_interview(id, &mut along);
        }
        along
    }

    /// Deletes one row of any table with what depends on it.
    pub fn delete(&mut self, table: Table, id: &str) -> AlsoDeleted {
        match table {
            Table::Programs => self.delete_program(id),
            Table::Interviews => self.delete_interview(id),
            Table::Letters => {
                let writes = |it: &Rotation| links(&it.letter, id);
                change_where(&mut self.rotations, writes, |it| it.letter = None);
                self.letters.remove(id);
                AlsoDeleted::new()
            }
            Table::Statements => {
                change_where(&mut self.programs, |it| links(&it.statement, id), |it| it.statement = None);
                self.statements.remove(id);
                AlsoDeleted::new()
            }
            Table::Components | Table::Exams => {
                // an exam is a line of the checklist, of which the user may have said something
                self.remove_row(Table::Components, id);
                self.remove_row(Table::Exams, id);
                AlsoDeleted::new()
            }
            Table::RankLists => {
                let mut along = AlsoDeleted::new();
                note(&mut along, "attachment", self.delete_rank_list(id));
                along
            }
            Table::Questions => {
                let answers = self.forget_question(id);
                self.questions.remove(id);
                let mut along = AlsoDeleted::new();
                note(&mut along, "answer", answers);
                along
            }
            Table::Milestones
            | Table::Rotations
            | Table::People
            | Table::Messages
            | Table::Criteria
            | Table::RankVersions
            | Table::Expenses
            | Table::CustomFields
            | Table::Templates
            | Table::Imports => {
                self.remove_row(table, id);
                AlsoDeleted::new()
            }
        }
    }

    /// Takes a question out of the interviews for which it was chosen or at which it was answered. Returns how many answers
    /// went with it.
    fn forget_question(&mut self, id: &str) -> usize {
        let is_it = |it: &Id| it.as_str() == id;
        let answers = ids_where(&self.interviews, |it| it.answers.keys().any(is_it)).len();
        let has = |it: &Interview| it.ask.iter().any(is_it) || it.answers.keys().any(is_it);
        change_where(&mut self.interviews, has, |row| {
            row.ask.retain(|it| !is_it(it));
            row.answers.retain(|it, _| !is_it(it));
        });
        answers
    }

    /// Takes an interview out of the people met there and deletes those met nowhere else, with the messages to them.
    fn forget_interview(&mut self, id: &str, along: &mut AlsoDeleted) {
        let gone = drop_from_sets(&mut self.people, id, |it| &mut it.interviews);
        note(along, "person", gone.len());
        for person in &gone {
            let messages = drop_where(&mut self.messages, |it| links(&it.person, person.as_str()));
            note(along, "message", messages);
        }
    }
}

fn links(link: &Option<Id>, id: &str) -> bool {
    link.as_ref().is_some_and(|it| it.as_str() == id)
}

fn note(along: &mut AlsoDeleted, noun: &'static str, count: usize) {
    match along.iter_mut().find(|it| it.0 == noun) {
        Some(it) => it.1 = it.1.saturating_add(count),
        None if count > 0 => along.push((noun, count)),
        None => {}
    }
}

fn ids_where<T: Record>(rows: &Rows<T>, which: impl Fn(&T) -> bool) -> Vec<Id> {
    rows.iter().filter(|row| which(row)).map(|row| row.id().clone()).collect()
}

fn drop_where<T: Record>(rows: &mut Rows<T>, which: impl Fn(&T) -> bool) -> usize {
    let ids = ids_where(rows, which);
    ids.iter().filter(|id| rows.remove(id.as_str()).is_some()).count()
}

fn change_where<T: Record>(rows: &mut Rows<T>, which: impl Fn(&T) -> bool, change: impl Fn(&mut T)) {
    for id in ids_where(rows, which) {
        rows.edit(id.as_str(), &change);
    }
}

/// Takes `id` out of a set of links, and deletes the rows whose set is empty then. Returns the ids of the deleted rows.
fn drop_from_sets<T: Record>(rows: &mut Rows<T>, id: &str, set: impl Fn(&mut T) -> &mut Vec<Id>) -> Vec<Id> {
    let mut gone = Vec::new();
    for row in rows.clone().iter() {
        let mut copy = T::clone(row);
        let links = set(&mut copy);
        let before = links.len();
        links.retain(|it| it.as_str() != id);
        match (links.len() == before, links.is_empty()) {
            (true, _) => continue,
            (false, true) => {
                rows.remove(row.id().as_str());
                gone.push(row.id().clone());
            }
            (false, false) => rows.put(copy),
        }
    }
    gone
}
