//! `season.conflict-STAMP-HASH8.json`: what others said where ours stayed.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::{SaveError, SaveOptions, Store, target};
use crate::{
    domain::{id::Id, merge::Conflict},
    store::{SCHEMA, hash::Hash, places::Places},
};

impl Store {
    /// Writes their side down before it is replaced. A save that is tried again finds it there.
    pub(super) fn note_conflicts(
        &mut self,
        places: &Places,
        of: &Id,
        conflicts: &[Conflict],
        options: &SaveOptions,
    ) -> Result<Option<PathBuf>, SaveError> {
        if conflicts.is_empty() {
            return Ok(None);
        }
        let sides: Map<String, Value> =
            conflicts.iter().map(|it| (it.path.clone(), side_by_side(it))).collect();
        let sides = Value::Object(sides);
        let hash = Hash::of(sides.to_string().as_bytes());
        if let Some((known, path)) = &self.noted
            && *known == hash
            && self.disk.stat_link(path).is_ok()
        {
            return Ok(Some(path.clone()));
        }
        let whole = json!({
            "schema": SCHEMA, "kind": "conflict", "of": of.as_str(), "at": options.now.to_string(), "conflicts": sides,
        });
        let folder = places.folder();
        let name = |copy| places.conflict(options.now, hash, copy);
        let path = target::write_new(&*self.disk, name, format!("{whole:#}\n").as_bytes())
            .and_then(|path| self.disk.sync_dir(folder).map(|()| path))
            .map_err(|error| SaveError::NotKept { error, folder: folder.to_owned() })?;
        self.noted = Some((hash, path.clone()));
        Ok(Some(path))
    }
}

fn side_by_side(of: &Conflict) -> Value {
    json!({ "base": of.base, "ours": of.ours, "theirs": of.theirs })
}
