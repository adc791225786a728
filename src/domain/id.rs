//! Names of rows: a bundled thing's id, or 16 random hex digits for an own thing.

use std::{borrow::Borrow, fmt, str::FromStr, sync::Arc};

/// The name of one row. Cheap to clone; ordered by its bytes, as tables are in the file.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Arc<str>);

/// Makes ids for own things. Seeded by the shell, so that tests repeat.
#[derive(Clone, Debug)]
pub struct IdSource(u64);

impl Id {
    pub fn new(text: &str) -> Self {
        Id(Arc::from(text))
    }

    /// True for the name of a thing of the user's own; what is bundled is named by words.
    pub fn is_made(&self) -> bool {
        self.0.len() == 16 && self.0.bytes().all(|it| it.is_ascii_hexdigit())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl IdSource {
    pub fn new(seed: u64) -> Self {
        IdSource(seed)
    }

    /// Returns the next id, 16 hex digits. The sequence is that of SplitMix64, so equal seeds give equal ids.
    pub fn make(&mut self) -> Id {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Id(format!("{:016x}", z ^ (z >> 31)).into())
    }
}

impl Default for Id {
    /// Returns the empty id, which no row has.
    fn default() -> Self {
        Id::new("")
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

impl FromStr for Id {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "" => Err("an id can't be empty".into()),
            text => Ok(Id::new(text)),
        }
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Id::new(text)
    }
}
