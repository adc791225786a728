//! Which programs a command is about, and in which order: the filter and the sort of the screens.

use std::sync::Arc;

use clap::Args;

use super::{answer::Failure, survey::Survey};
use crate::domain::{
    audience::{Audience, Privacy},
    shortlist::{Filter, Reach, Sort, SortBy, compare},
    tables::Program,
};

#[derive(Debug, Args)]
pub struct Choice {
    /// Of programs only those that fit: words, "a phrase", status:invited, state:CA,MA, signal:none, has:notes, score>4,
    /// interview>1 dec, missing:letters; - before a term leaves out what fits it; all must fit
    #[arg(long, value_name = "FILTER", allow_hyphen_values = true)]
    filter: Option<String>,

    /// Programs in this order, with commas between, - before one turns it around: rank,-score
    #[arg(long, value_name = "LIST", allow_hyphen_values = true)]
    sort: Option<String>,
}

impl Choice {
    pub fn is_any(&self) -> bool {
        self.filter.is_some() || self.sort.is_some()
    }

    /// Returns the programs that fit, in their order: by name, if no other is asked for.
    ///
    /// # Errors
    /// Where a part of the filter can't be read, or nothing is sorted so, or either would tell that reader what is for
    /// the applicant alone.
    pub fn programs(&self, survey: &Survey, audience: Audience) -> Result<Vec<Arc<Program>>, Failure> {
        let parsed = Filter::read(
            self.filter.as_deref().unwrap_or_default(),
            &survey.vocabulary(audience, Reach::Notes),
        );
        if let Some(fault) = parsed.faults.first() {
            return Err(Failure::refused(format!("--filter: {}", fault.why)));
        }
        let sort = self.sort_for(audience)?.unwrap_or_else(|| SortBy::name_first().into());
        let all = survey.season.tracker.programs.iter();
        let mut all: Vec<Arc<Program>> =
            all.filter(|it| parsed.filter.matches(it, &survey.lookup)).cloned().collect();
        all.sort_by(|a, b| compare(a, b, &sort, &survey.lookup));
        Ok(all)
    }

    /// Returns the sort that is asked for, if that reader may see the programs so.
    ///
    /// # Errors
    /// Where it can't be read, or is for the applicant alone.
    pub fn sort_for(&self, audience: Audience) -> Result<Option<Sort>, Failure> {
        let Some(text) = &self.sort else { return Ok(None) };
        let sort = Sort::read(text).map_err(|why| Failure::refused(format!("--sort: {why}")))?;
        match sort.privacy() {
            Privacy::Private if !audience.may(Privacy::Private) => Err(Failure::refused(
                "--sort: ranks and scores are for you alone, and the order would tell them",
            )),
            Privacy::Private | Privacy::Shared | Privacy::DaysAway => Ok(Some(sort)),
        }
    }

    /// Says the filter behind how many programs there are: "; filter: ir".
    pub fn words(&self) -> String {
        self.filter.as_ref().map(|it| format!("; filter: {}", it.trim())).unwrap_or_default()
    }
}
