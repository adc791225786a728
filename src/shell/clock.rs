//! What differs from run to run: the wall clock, the computer's zone, chance. Read here alone and handed down as values.

use std::{
    env,
    hash::{BuildHasher, RandomState},
    time::{SystemTime, UNIX_EPOCH},
};

use crate::domain::time::{Stamp, Zone};

/// Freezes the clock; an instant such as `2026-11-22T22:20:00Z`.
const VARIABLE: &str = "FLUORO_NOW";

/// The wall clock, or one that stands still.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    frozen: Option<Stamp>,
}

impl Clock {
    /// The wall clock, or the instant in `FLUORO_NOW`.
    ///
    /// # Errors
    /// A sentence, where that variable holds no instant.
    pub fn of_process() -> Result<Clock, String> {
        match env::var_os(VARIABLE).filter(|it| !it.is_empty()) {
            None => Ok(Clock::default()),
            Some(text) => match text.to_string_lossy().parse() {
                Ok(stamp) => Ok(Clock { frozen: Some(stamp) }),
                Err(why) => Err(format!("{VARIABLE}: {why}")),
            },
        }
    }

    pub fn is_frozen(self) -> bool {
        self.frozen.is_some()
    }

    pub fn now(self) -> Stamp {
        self.frozen.unwrap_or_else(wall)
    }
}

fn wall() -> Stamp {
    let seconds = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |it| -it),
    };
    Stamp::from_seconds(seconds)
}

/// `TZ` where it names a zone, else the computer's own; UTC where that has no name we know.
pub fn local_zone() -> Zone {
    let named = env::var("TZ").ok().and_then(|name| Zone::get(name.trim_start_matches(':')));
    named
        .or_else(|| iana_time_zone::get_timezone().ok().and_then(|name| Zone::get(&name)))
        .unwrap_or_else(Zone::utc)
}

/// 64 bits that nobody can foretell; for names of files and rows, not for secrets.
pub fn random() -> u64 {
    RandomState::new().hash_one(0u8)
}
