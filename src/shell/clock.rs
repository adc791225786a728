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

/// `TZ` where it is set, else the computer's own zone; UTC where that has no name we know, as rules such as
/// `EST5EDT,M3.2.0,M11.1.0` have none. Such a zone is no place, and the first start asks for one.
pub fn local_zone() -> Zone {
    let named = match env::var("TZ") {
        Ok(name) if !name.is_empty() && !is_path(&name) => Zone::get(name.trim_start_matches(':')),
        _ => iana_time_zone::get_timezone().ok().and_then(|name| Zone::get(&name)),
    };
    named.unwrap_or_else(Zone::utc)
}

/// Returns what `TZ` says, if that is neither a place nor UTC.
pub fn placeless_zone() -> Option<String> {
    let name = env::var("TZ").ok().filter(|name| !name.is_empty())?;
    let zone = Zone::get(name.trim_start_matches(':'));
    let is_plain = zone.is_some_and(|zone| {
        zone.is_place() || zone.primary_name() == "UTC" || zone.primary_name() == "Etc/UTC"
    });
    (!is_plain && !is_path(&name)).then_some(name)
}

fn is_path(name: &str) -> bool {
    name.trim_start_matches(':').starts_with('/')
}

/// 64 bits that nobody can foretell; for names of files and rows, not for secrets.
pub fn random() -> u64 {
    RandomState::new().hash_one(0u8)
}
