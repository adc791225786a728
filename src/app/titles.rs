//! What rows and places of the season are called, with what the bundle says where the user said nothing.

use super::{
    context::Context,
    refresh::{AgendaRow, CheckRow},
};
use crate::domain::{
    agenda::Origin,
    checklist::Entry,
    id::Id,
    merge::Part,
    questions::banked,
    tables::{Profile, Table},
    templates::TextTemplate,
};

impl Context {
    /// Returns the line of the checklist with that id, shown or not.
    pub fn entry(&self, id: &Id) -> Option<&Entry> {
        let entries = self.derived.groups.iter().flat_map(|group| &group.entries);
        entries.into_iter().find(|it| it.id() == id).or_else(|| {
            self.derived.checklist.iter().find_map(|row| match row {
                CheckRow::Entry(entry) if entry.id() == id => Some(entry.as_ref()),
                CheckRow::Entry(_) | CheckRow::Heading { .. } => None,
            })
        })
    }

    /// Returns a template of the bundle, with what the user changed, or of the user's own.
    pub fn template(&self, id: &Id) -> Option<TextTemplate> {
        self.season.text_template(self.data.templates(), id)
    }

    pub fn is_official(&self, id: &Id) -> bool {
        self.derived.dates.iter().any(|it| it.id == *id)
    }

    /// Returns true if the season or the bundle has a row of that id.
    pub fn is_there(&self, table: Table, id: &Id) -> bool {
        self.season.tracker.has(table, id.as_str())
            || (table == Table::Milestones && self.is_official(id))
            || (table == Table::Components && self.entry(id).is_some())
            || (table == Table::Templates && self.template(id).is_some())
            || (table == Table::Questions && banked(&self.season, self.data.bank(), id).is_some())
    }

    /// Returns the row's title, or a fuller one if its own isn't enough; empty if there is no such row.
    pub fn row_title(&self, table: Table, id: &Id) -> String {
        if table == Table::Interviews {
            return self.season.interview_title(id);
        }
        if table == Table::Messages {
            let row = self.season.tracker.messages.get(id.as_str());
            return row.map(|it| self.season.message_title(it)).unwrap_or_default();
        }
        if table == Table::Components {
            let listed = self.entry(id).map(|it| it.row.title.clone());
            let own = || self.season.title_of(table, id.as_str());
            return listed.or_else(own).unwrap_or_default();
        }
        if table == Table::Templates {
            return self.template(id).map(|it| it.row.name.clone()).unwrap_or_default();
        }
        if table == Table::Questions {
            let found = banked(&self.season, self.data.bank(), id);
            return found.map(|it| it.row.text.clone()).unwrap_or_default();
        }
        let own = self.season.title_of(table, id.as_str()).filter(|it| !it.is_empty());
        let bundled = || {
            let dates = self.derived.dates.iter().filter(|_| table == Table::Milestones);
            dates.into_iter().find(|it| it.id == *id).map(|it| it.title.clone())
        };
        own.or_else(bundled).unwrap_or_default()
    }

    /// Returns what lists call a row that differs somewhere, if the season has it; else what it is called there.
    pub fn changed_title(&self, part: Part, id: &str, there: &str) -> String {
        let own = match part {
            Part::Rows(table) => self.row_title(table, &Id::new(id)),
            Part::File
            | Part::Profile
            | Part::Settings
            | Part::Overrides
            | Part::Dismissal
            | Part::Exported
            | Part::Extra => String::new(),
        };
        if own.is_empty() { there.to_owned() } else { own }
    }

    /// Returns a place of the season as a person says it: for `programs/ucsf~1ir/why`, "UCSF IR › Why here".
    pub fn place_title(&self, path: &str) -> String {
        let parts: Vec<String> = path.split('/').map(|it| it.replace("~1", "/").replace("~0", "~")).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            [key, id, rest @ ..] if Table::from_key(key).is_some() => {
                let Some(table) = Table::from_key(key) else { return parts.join(" › ") };
                let title = match self.row_title(table, &(*id).into()) {
                    title if title.is_empty() => format!("{} {id}", table.noun()),
                    title => title,
                };
                let fields = table.fields().into_iter().map(|it| (it.name, it.label)).collect();
                labeled(&title, rest, fields)
            }
            ["profile", rest @ ..] if !rest.is_empty() => {
                let fields = Profile::FIELDS.iter().map(|it| (it.info().name, it.info().label)).collect();
                labeled("Settings", rest, fields)
            }
            parts => parts.join(" › "),
        }
    }

    /// Returns the line of the agenda that shows a row, even if a filter hides it; of what comes back the next time.
    pub fn origin_of(&self, table: Table, id: &Id) -> Option<Origin> {
        let wanted = |origin: &Origin| match (table, origin) {
            (Table::Milestones, Origin::Official(it) | Origin::Task(it)) => it == id,
            (Table::Letters, Origin::Letter(it)) => it == id,
            (Table::Rotations, Origin::RotationStart(it, _) | Origin::RotationReply(it)) => it == id,
            _ => false,
        };
        let mut lines = self.derived.items.all().iter().filter(|it| wanted(&it.origin));
        let first = lines.clone().next();
        let next = lines.find(|it| !it.is_over(self.season.now, self.home()));
        next.or(first).map(|it| it.origin.clone())
    }

    /// Returns the titles of typed ids, with `; ` between; an unknown id stays as it is.
    pub fn linked_titles(&self, table: Table, ids: &str) -> String {
        let ids = ids.split(", ").filter(|it| !it.is_empty());
        let titles = ids.map(|id| self.season.title_of(table, id).unwrap_or_else(|| id.to_owned()));
        titles.collect::<Vec<_>>().join("; ")
    }
}

/// Joins the title of a row, the label of one of its fields, and what stands below that.
fn labeled(title: &str, rest: &[&str], fields: Vec<(&'static str, &'static str)>) -> String {
    let [name, below @ ..] = rest else { return title.to_owned() };
    let label = fields.into_iter().find(|it| it.0 == *name).map_or(*name, |it| it.1);
    [&[title, label], below].concat().join(" › ")
}

/// Returns the name of a line of the agenda; a heading has none.
pub fn agenda_key(rows: &[AgendaRow], at: usize) -> Option<Origin> {
    match rows.get(at)? {
        AgendaRow::Item(item) => Some(item.origin.clone()),
        AgendaRow::Heading(_) => None,
    }
}

/// Returns the name of a line of the checklist; a heading has none.
pub fn check_key(rows: &[CheckRow], at: usize) -> Option<Id> {
    match rows.get(at)? {
        CheckRow::Entry(entry) => Some(entry.id().clone()),
        CheckRow::Heading { .. } => None,
    }
}
