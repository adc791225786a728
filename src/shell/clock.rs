//! The one place that reads the wall clock.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::domain::time::Stamp;

/// The wall clock, or one that stands still at a given instant.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    frozen: Option<Stamp>,
}

impl Clock {
    /// `fixed` is an instant in RFC 3339, as in `FLUORO_NOW`.
    ///
    /// # Errors
    /// A sentence, where the text is no instant.
    pub fn new(fixed: Option<&str>) -> Result<Clock, String> {
        let frozen = match fixed.filter(|it| !it.is_empty()) {
            Some(text) => {
                Some(text.parse().map_err(|_| format!("FLUORO_NOW is no RFC 3339 time: {text:?}"))?)
            }
            None => None,
        };
        Ok(Clock { frozen })
    }

    pub fn now(self) -> Stamp {
        self.frozen.unwrap_or_else(|| {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).map(|it| it.as_secs()).unwrap_or(0);
            Stamp::from_seconds(i64::try_from(since).unwrap_or(i64::MAX))
        })
    }

    pub fn is_frozen(self) -> bool {
        self.frozen.is_some()
    }
}
