//! Which programs an export shows, and how to say it.

use super::words::counted;
use crate::domain::{
    audience::Audience,
    tables::{Program, Status},
};

/// Which programs an export shows.
pub enum Scope<'a> {
    All,
    Open,
    Statuses(&'a [Status]),
}

impl Scope<'_> {
    pub fn has(&self, row: &Program, audience: Audience) -> bool {
        let status = row.status.unwrap_or(Status::Planned);
        // chosen by what they read
        let read = status.as_read(audience);
        match self {
            Scope::All => true,
            Scope::Open => status.is_open(),
            Scope::Statuses(wanted) => wanted.contains(&read),
        }
    }

    /// "12 of 40 programs; status: invited, scheduled"
    pub fn words(&self, shown: usize, all: usize) -> String {
        let count = match shown == all {
            true => format!("all {}", counted(all, "program", "programs")),
            false => format!("{shown} of {}", counted(all, "program", "programs")),
        };
        match self {
            Scope::All => count,
            Scope::Open if shown == all => count,
            Scope::Open => format!("{count}; those still open"),
            Scope::Statuses(wanted) => {
                let titles: Vec<&str> = wanted.iter().map(|it| it.title()).collect();
                format!("{count}; status: {}", titles.join(", "))
            }
        }
    }
}
