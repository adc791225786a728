//! Between a form's texts and the tracker: what a field starts with, what its text means, and why it can't be saved.

use super::form::{Form, FormField, Target};
use crate::{
    app::App,
    data::catalog::LineMatch,
    domain::{
        field::Kind,
        id::Id,
        tables::{Flag, Profile, Program, Specialty, Table},
        time::{Reading, Refusal, When, Zone, read_day, read_when},
        tracker::Tracker,
    },
    text::fold,
};

/// Above so many rows a typed name is only looked up when the form is saved.
const MOST: usize = 5_000;

impl App {
    pub(in crate::app) fn fill(&self, form: &Form, draft: &mut Tracker) -> Vec<(usize, Refusal)> {
        let zone = match &form.target {
            Target::Row { table, id, .. } => self.zone_of(*table, id, Some(form)),
            _ => None,
        };
        let reading = self.reading(zone.as_ref());
        let mut refusals = Vec::new();
        if let Target::Row { table, id, preset } = &form.target {
            for (name, text) in preset {
                let _ = draft.set_field(*table, id, name, text, &reading);
            }
        }
        for (at, field) in form.fields.iter().enumerate() {
            let preset = matches!(&form.target, Target::Row { preset, .. } if preset.iter().any(|it| it.0 == field.info.name));
            if !field.buffer.is_dirty() && !preset {
                continue;
            }
            let done = match &form.target {
                Target::Row { table, id, .. } => self.fill_row(draft, *table, id, field, &reading),
                _ => fill_settings(draft, field, &reading),
            };
            if let Err(refusal) = done {
                refusals.push((at, refusal));
            }
        }
        refusals
    }

    fn fill_row(
        &self,
        draft: &mut Tracker,
        table: Table,
        id: &Id,
        field: &FormField,
        reading: &Reading,
    ) -> Result<(), Refusal> {
        let text = field.buffer.text();
        let text = match field.info.kind {
            Kind::Link(linked) | Kind::Links(linked) => self.ids_of(linked, &text)?,
            _ => text,
        };
        draft.set_field(table, id, field.info.name, &text, reading)
    }

    /// The row's title, or what one calls it where its own is not enough.
    pub fn row_title(&self, table: Table, id: &Id) -> String {
        match table {
            Table::Interviews => self.interview_title(id),
            Table::Milestones => {
                let own = self
                    .tracker
                    .milestones
                    .get(id.as_str())
                    .map(|it| it.title.clone())
                    .filter(|it| !it.is_empty());
                own.or_else(|| self.derived.dates.iter().find(|it| it.id == *id).map(|it| it.title.clone()))
                    .unwrap_or_default()
            }
            Table::Components => self.entry(id).map(|it| it.row.title.clone()).unwrap_or_default(),
            _ => self.tracker.title_of(table, id.as_str()).unwrap_or_default(),
        }
    }

    /// The text of a field as the form starts with it: what the bundle says where the user said nothing.
    pub(in crate::app) fn field_text(&self, table: Table, id: &Id, name: &str) -> Option<String> {
        if table == Table::Components
            && let Some(entry) = self.entry(id)
        {
            let mut shown = Tracker::default();
            shown.components.put_shared(entry.row.clone());
            return shown.field(table, id.as_str(), name);
        }
        if table == Table::Milestones
            && let Some(date) = self.derived.dates.iter().find(|it| it.id == *id)
        {
            match name {
                "when" => return Some(crate::domain::time::show_for_edit(&date.when)),
                "title" => return Some(date.title.clone()),
                _ => {}
            }
        }
        self.tracker.field(table, id.as_str(), name)
    }

    /// Ids as titles, for typing; other texts as they are.
    pub(in crate::app) fn shown(&self, kind: Kind, text: &str) -> String {
        match kind {
            Kind::Link(table) | Kind::Links(table) => {
                let titles = text
                    .split(", ")
                    .filter(|it| !it.is_empty())
                    .map(|id| self.tracker.title_of(table, id).unwrap_or_else(|| id.to_owned()));
                titles.collect::<Vec<_>>().join("; ")
            }
            _ => text.to_owned(),
        }
    }

    /// Typed titles as ids: an exact title first, else the only row that contains all its words.
    fn ids_of(&self, table: Table, text: &str) -> Result<String, Refusal> {
        let mut ids = Vec::new();
        for part in text.split([';', ',']).map(str::trim).filter(|it| !it.is_empty()) {
            ids.push(self.id_of(table, part)?);
        }
        Ok(ids.join(", "))
    }

    fn id_of(&self, table: Table, text: &str) -> Result<String, Refusal> {
        let rows = self.titles(table);
        let folded = fold(text);
        let exact: Vec<&(Id, String)> =
            rows.iter().filter(|it| fold(&it.1) == folded || it.0.as_str() == text).collect();
        let words: Vec<String> = crate::text::words(text);
        let all_words = |it: &&(Id, String)| words.iter().all(|word| fold(&it.1).contains(word));
        let loose: Vec<&(Id, String)> = rows.iter().filter(all_words).collect();
        let found = if exact.is_empty() { loose } else { exact };
        match found.as_slice() {
            [one] => Ok(one.0.to_string()),
            [] => self.id_by_nickname(table, text),
            many => {
                let names: Vec<&str> = many.iter().take(4).map(|it| it.1.as_str()).collect();
                crate::domain::field::refuse(format!("“{text}” can be several: {}", names.join(" · ")))
            }
        }
    }

    /// A program by a name that only the catalog knows, such as MIR.
    fn id_by_nickname(&self, table: Table, text: &str) -> Result<String, Refusal> {
        let none =
            || crate::domain::field::refuse(format!("no {} of yours is called “{text}”", table.noun()));
        if table != Table::Programs {
            return none();
        }
        let (places, specialty) = match self.data.catalog().match_line(text) {
            LineMatch::One { institution, specialty, .. } => (vec![institution], specialty),
            LineMatch::Several { institutions, specialty } => (institutions, specialty),
            LineMatch::Nothing => return none(),
        };
        let known = self.data.catalog().institutions();
        let meant: Vec<&Id> = places.iter().filter_map(|at| known.get(*at)).map(|it| &it.id).collect();
        let fits = |row: &&std::sync::Arc<Program>| {
            row.catalog.as_ref().is_some_and(|id| meant.contains(&id))
                && (specialty.is_none() || row.specialty == specialty)
        };
        let found: Vec<_> = self.tracker.programs.iter().filter(fits).collect();
        match found.as_slice() {
            [one] => Ok(one.id.to_string()),
            [] => none(),
            many => {
                let names: Vec<String> = many.iter().take(4).map(|it| it.full_name()).collect();
                crate::domain::field::refuse(format!("“{text}” can be several: {}", names.join(" · ")))
            }
        }
    }

    fn titles(&self, table: Table) -> Vec<(Id, String)> {
        match table {
            Table::Programs => {
                self.tracker.programs.iter().map(|it| (it.id.clone(), it.full_name())).collect()
            }
            Table::Statements => {
                self.tracker.statements.iter().map(|it| (it.id.clone(), it.title.clone())).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The zone that "their time" means for a row: its program's.
    pub fn zone_of(&self, table: Table, id: &Id, form: Option<&Form>) -> Option<Zone> {
        let typed = form.and_then(|form| {
            form.fields
                .iter()
                .find(|it| matches!(it.info.kind, Kind::Link(Table::Programs) | Kind::Links(Table::Programs)))
        });
        let program = match typed {
            Some(field) => {
                self.ids_of(Table::Programs, &field.buffer.text()).ok()?.split(", ").next().map(Id::new)
            }
            None if table == Table::Programs => Some(id.clone()),
            None => None,
        };
        self.tracker.programs.get(program?.as_str())?.time_zone.clone()
    }

    /// What the text of the present field is read as, while it is typed; none where there is nothing to say.
    pub fn field_hint(&self, form: &Form) -> Option<String> {
        let field = form.current()?;
        let text = field.buffer.text();
        if text.trim().is_empty() {
            return None;
        }
        let zone = match &form.target {
            Target::Row { table, id, .. } => self.zone_of(*table, id, Some(form)),
            _ => None,
        };
        let reading = self.reading(zone.as_ref());
        let read = match field.info.kind {
            Kind::When | Kind::Moment => read_when(&text, &reading).map(|when| self.when_words(&when, "")),
            Kind::Day => read_day(&text, &reading).map(|day| self.when_words(&When::Day(day), "")),
            Kind::Zone => crate::domain::field::read_zone(&text, &reading).map(|zone| zone.name().to_owned()),
            Kind::Link(table) | Kind::Links(table) if self.tracker.count(table) <= MOST => {
                self.ids_of(table, &text).map(|ids| self.shown(field.info.kind, &ids))
            }
            _ => return None,
        };
        Some(match read {
            Ok(words) => format!("= {words}"),
            Err(refusal) => refusal.why,
        })
    }
}

fn fill_settings(draft: &mut Tracker, field: &FormField, reading: &Reading) -> Result<(), Refusal> {
    let text = field.buffer.text();
    match field.info.name {
        "specialties" => {
            let mut specialties = Vec::new();
            for word in crate::domain::field::split_set(&text) {
                let read =
                    crate::domain::field::read_word(&word, Specialty::ALL, |it| [it.word(), it.title()])?;
                specialties.extend(read);
            }
            specialties.sort();
            std::sync::Arc::make_mut(&mut draft.profile).specialties = specialties;
            Ok(())
        }
        "flags" => {
            let mut flags = Vec::new();
            for word in crate::domain::field::split_set(&text) {
                flags
                    .extend(crate::domain::field::read_word(&word, Flag::ALL, |it| [it.word(), it.title()])?);
            }
            flags.sort();
            std::sync::Arc::make_mut(&mut draft.profile).flags = flags;
            Ok(())
        }
        "lead_minutes" => {
            let leads = crate::domain::tables::typed::read_leads(&text)?;
            std::sync::Arc::make_mut(&mut draft.settings).lead_minutes = leads;
            Ok(())
        }
        "week_start" => {
            std::sync::Arc::make_mut(&mut draft.settings).week_start = text.parse().ok();
            Ok(())
        }
        name => {
            let field = Profile::FIELDS.iter().find(|it| it.name == name);
            let profile = std::sync::Arc::make_mut(&mut draft.profile);
            field.map_or(Ok(()), |field| (field.set)(profile, &text, reading))
        }
    }
}
