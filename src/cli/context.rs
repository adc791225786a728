//! What every subcommand starts from: where the file is, what time it is; and the two ways to open the season.

use std::{
    cell::OnceCell,
    env,
    path::{self, PathBuf},
    sync::Arc,
};

use super::{
    answer::{Answer, Code, Failure},
    words::{are, rows, shown},
};
use crate::{
    data::{Data, RefusedFile},
    domain::{
        time::{Stamp, Zone},
        tracker::Tracker,
    },
    shell::clock::{Clock, local_zone, random},
    store::{
        Loaded, Outcome, SaveOptions, Store, Stored,
        disk::RealDisk,
        facts_files, load,
        places::{Env, season_path},
        report::FoundKind,
    },
};

/// Names the season file; `--file` goes before it.
const VARIABLE: &str = "FLUORO_FILE";

pub struct Context {
    file: Option<PathBuf>,
    pub clock: Clock,
    pub now: Stamp,
    data: OnceCell<Arc<Data>>,
}

/// A season that can be looked at.
pub struct Opened {
    pub tracker: Tracker,
    /// Notes for standard error, one line each.
    pub notes: Vec<String>,
}

impl Context {
    /// `file` is the one that `--file` names.
    ///
    /// # Errors
    /// Where the frozen clock stands at no time.
    pub fn new(file: Option<PathBuf>) -> Result<Context, Failure> {
        let clock = Clock::of_process().map_err(Failure::refused)?;
        let named = || env::var_os(VARIABLE).filter(|it| !it.is_empty()).map(PathBuf::from);
        Ok(Context { file: file.or_else(named), clock, now: clock.now(), data: OnceCell::new() })
    }

    /// The season file, absolute.
    ///
    /// # Errors
    /// Where nobody named one and there is no home folder.
    pub fn file(&self) -> Result<PathBuf, Failure> {
        match &self.file {
            Some(file) => {
                path::absolute(file).map_err(|it| Failure::refused(format!("{}: {it}", shown(file))))
            }
            None => season_path(&Env::of_process()).map_err(Failure::refused),
        }
    }

    /// The bundled facts, with the user's own files of facts over them.
    pub fn data(&self) -> Arc<Data> {
        let files = || self.file().map(|it| facts_files(&RealDisk, &it)).unwrap_or_default();
        self.data.get_or_init(|| Arc::new(Data::with_files(files()))).clone()
    }

    /// Notes for standard error about files of facts that aren't used.
    pub fn refused(&self) -> Vec<String> {
        let note = |file: &RefusedFile| {
            let more = match file.why.len() {
                0 | 1 => String::new(),
                many => format!(" (and {} more)", many.saturating_sub(1)),
            };
            let why = file.why.first().map(String::as_str).unwrap_or_default();
            format!("facts/{} isn't used: {why}{more}; see fluoro facts check", file.name)
        };
        self.data().refused().iter().map(note).collect()
    }

    pub fn load(&self) -> Result<Loaded, Failure> {
        Ok(load(&RealDisk, &self.file()?))
    }

    /// Opens the season to be read.
    ///
    /// # Errors
    /// Where there is none, or none that could be read.
    pub fn read(&self) -> Result<Opened, Failure> {
        let loaded = self.load()?;
        let notes = match &loaded.outcome {
            Outcome::Ready(_) => Vec::new(),
            Outcome::ReadOnly { season: Some(_), why } => vec![format!("read-only: {why}")],
            Outcome::FirstRun
            | Outcome::ReadOnly { season: None, .. }
            | Outcome::Damaged(_)
            | Outcome::Missing => return Err(closed(&loaded)),
        };
        let Some(season) = loaded.season() else { return Err(closed(&loaded)) };
        let notes = notes.into_iter().chain(self.refused()).collect();
        let mut opened = Opened { tracker: season.tracker.clone(), notes };
        let kept = opened.tracker.kept.len();
        if kept > 0 {
            let note =
                format!("{} couldn't be read and {} not shown: see fluoro check", rows(kept), are(kept));
            opened.notes.push(note);
        }
        Ok(opened)
    }

    /// Opens the season to be changed.
    ///
    /// # Errors
    /// Where there is none, or one that must not be written: damaged, read-only, of a newer version.
    pub fn write(&self) -> Result<(Tracker, Store), Failure> {
        let loaded = self.load()?;
        let Outcome::Ready(season) = &loaded.outcome else { return Err(closed(&loaded)) };
        let store = Store::new(Arc::new(RealDisk), &loaded.file, Some(Stored::clone(season)), random);
        Ok((season.tracker.clone(), store))
    }

    /// Saves, and says so in `text` and in what there is to note.
    ///
    /// # Errors
    /// Where it isn't saved.
    pub fn save(
        &self,
        store: &mut Store,
        tracker: &Tracker,
        options: SaveOptions,
        text: String,
    ) -> Result<Answer, Failure> {
        let saved = store.save(tracker, options);
        let saved = saved.map_err(|why| Failure::not_done(format!("NOT SAVED: {why}")))?;
        let code = if saved.has_warnings() { Code::Warned } else { Code::Fine };
        Ok(saved.notes().into_iter().fold(Answer::text(text).with_code(code), Answer::with_note))
    }
}

/// Returns why a season can't be opened.
pub fn closed(loaded: &Loaded) -> Failure {
    let file = shown(&loaded.file);
    Failure::refused(match &loaded.outcome {
        Outcome::FirstRun => format!("there is no season yet in {file}: begin one with fluoro new"),
        Outcome::Ready(_) => format!("{file} is there already"),
        // the reason names the file
        Outcome::ReadOnly { season: None, why } if why.contains(&file) => why.clone(),
        Outcome::ReadOnly { why, .. } => format!("{file} is read-only: {why}"),
        Outcome::Damaged(bad) => {
            let help = match loaded.found.iter().any(|it| it.kind == FoundKind::Backup) {
                true => "; fluoro backups lists earlier versions",
                false => "",
            };
            format!("{file} is damaged: {bad}; nothing was changed{help}")
        }
        Outcome::Missing => {
            let backups = loaded.found.iter().filter(|it| it.kind == FoundKind::Backup).count();
            let beside = match backups {
                0 => "files of an earlier season stand beside it".to_owned(),
                1 => "a backup stands beside it".to_owned(),
                many => format!("{many} backups stand beside it"),
            };
            format!("{file} is gone, but {beside}: fluoro backups lists them, or name another --file")
        }
    })
}

/// Returns the zone in which times are told.
pub fn home_zone(loaded: &Loaded) -> Zone {
    let own = loaded.season().and_then(|it| it.tracker.profile.home_zone.clone());
    own.unwrap_or_else(local_zone)
}
