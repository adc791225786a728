//! Earlier versions of the season in `season.backups`: which there are, and which may go. Their names say when each was
//! replaced.

use std::{collections::BTreeSet, io, path::Path};

use chrono::Datelike;

use super::{
    disk::Disk,
    places::{BackupFile, Places},
    read::{counts, read_season},
    report::BackupSeen,
};
use crate::domain::{time::Stamp, tracker::Tracker};

/// How many of the newest backups stay.
const NEWEST: usize = 20;
/// For how many days the newest backup of the day stays; that of each month stays for good.
const DAYS: i64 = 30;

/// Returns the backups of the season at `path`, newest first. Files that only look like backups are not among them.
///
/// # Errors
/// Where the folder is there but can't be listed.
pub fn backups(disk: &dyn Disk, path: &Path) -> io::Result<Vec<BackupFile>> {
    let target = disk.canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match Places::new(&target) {
        Ok(places) => of(disk, &places),
        Err(_) => Ok(Vec::new()),
    }
}

/// Returns the backups with what they hold, newest first. This costs reading them all.
///
/// # Errors
/// Where the folder is there but can't be listed.
pub fn backups_seen(disk: &dyn Disk, path: &Path) -> io::Result<Vec<BackupSeen>> {
    let seen = |backup: BackupFile| {
        let rows = backup.read(disk).map(|tracker| counts(&tracker));
        let BackupFile { id, at, path, bytes } = backup;
        BackupSeen { id, at, path, bytes, rows }
    };
    Ok(backups(disk, path)?.into_iter().map(seen).collect())
}

pub(super) fn of(disk: &dyn Disk, places: &Places) -> io::Result<Vec<BackupFile>> {
    let mut all = places.backup_files(disk)?;
    all.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
    Ok(all)
}

/// Returns the backups that may go, of a list sorted newest first. Days and months are those of UTC.
pub(super) fn spare(backups: &[BackupFile], now: Stamp) -> Vec<&BackupFile> {
    let (mut days, mut months) = (BTreeSet::new(), BTreeSet::new());
    let today = now.utc().date();
    let mut spare = Vec::new();
    for (place, it) in backups.iter().enumerate() {
        let day = it.at.utc().date();
        let first_of_month = months.insert((day.year(), day.month()));
        let first_of_day = days.insert(day);
        let recent = today.signed_duration_since(day).num_days() <= DAYS;
        if place >= NEWEST && !first_of_month && !(first_of_day && recent) {
            spare.push(it);
        }
    }
    spare
}

impl BackupFile {
    /// Reads the season in it.
    ///
    /// # Errors
    /// Why there is none, or none that this version may write.
    pub fn read(&self, disk: &dyn Disk) -> Result<Tracker, String> {
        read_season(disk, &self.path)
    }
}
