//! One writer at a time: the kernel's lock on `season.json.lock`. The file itself stays for ever: removing or renaming it
//! would let two in.

use std::{io::ErrorKind, time::Duration};

use super::SaveError;
use crate::store::{
    disk::{self, Disk, Held},
    places::Places,
};

/// How long a busy lock is asked for again, and how often: 3 seconds in all.
const PAUSE: Duration = Duration::from_millis(10);
const TRIES: u32 = 300;

/// Keeps others out as long as it is held; none where the file system knows no locks.
pub type Lock = Option<Box<dyn Held>>;

pub fn acquire(disk: &dyn Disk, places: &Places) -> Result<Lock, SaveError> {
    let path = places.lock();
    for _ in 0..TRIES {
        match disk.try_lock(&path) {
            Ok(held) => return Ok(Some(held)),
            Err(error) if error.kind() == ErrorKind::WouldBlock => disk.pause(PAUSE),
            Err(error) if disk::knows_no_locks(&error) => return Ok(None),
            Err(error) => return Err(SaveError::written(error, places.folder())),
        }
    }
    Err(SaveError::Busy)
}
