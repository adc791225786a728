//! What others did to the file, taken in without writing: for a watcher that saw it change.

use super::{SaveError, SaveOptions, Store, guard::There, join::season_in, shrink};
use crate::{
    domain::{merge::Incoming, tracker::Tracker},
    store::{
        load::{Base, Print, Stored},
        places::Places,
    },
};

/// What a look at the file found.
#[derive(Clone, Debug)]
pub enum Outside {
    /// Nothing new.
    Same,
    /// It was taken away; the next save writes it again.
    Gone,
    /// Somebody else has changed it.
    Changed(Box<Taken>),
    /// So many of its rows are gone that nothing is taken in; the next save asks.
    Shorter { gone: usize, of: usize, what: &'static str },
    /// Why nothing is taken in.
    Unreadable(String),
    /// A newer version of the program has written it, its schema: from now on nothing may be saved.
    Newer(String),
}

/// What somebody else has changed, taken in.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Our season with their changes.
    pub tracker: Tracker,
    /// The next save writes their side of its conflicts down.
    pub incoming: Incoming,
    /// For [`SaveOptions::having_taken`], once the patch is applied.
    pub merges: u64,
}

impl Store {
    /// Compares the file with what was last read or written, and joins it with `ours`. Takes no lock, and writes nothing but
    /// a backup of `ours` where what comes in removes many rows.
    pub fn read_again(&mut self, ours: &Tracker, options: impl Into<SaveOptions>) -> Outside {
        let options = options.into();
        self.lineage.caller_has(options.taken);
        let Some(places) = self.disk.canonicalize(&self.path).ok().and_then(|it| Places::new(&it).ok())
        else {
            return if self.base.is_some() { Outside::Gone } else { Outside::Same };
        };
        if self.is_untouched(&places) {
            return Outside::Same;
        }
        match self.look(&places) {
            Ok(There::Nothing) if self.base.is_some() => Outside::Gone,
            Ok(There::Nothing) => Outside::Same,
            Ok(There::Known(base)) => {
                self.know(base);
                Outside::Same
            }
            Ok(There::Other(content, hash)) => match season_in(&content.bytes) {
                Some(tracker) => self.take_in(
                    &places,
                    ours,
                    Stored { tracker, base: Base { stat: content.stat, print: Print::Hash(hash) } },
                    &options,
                ),
                None => Outside::Unreadable("it can't be read any more".into()),
            },
            Err(SaveError::Newer(number)) => Outside::Newer(number),
            Err(error) => Outside::Unreadable(error.to_string()),
        }
    }

    fn is_untouched(&self, places: &Places) -> bool {
        let stat = self.disk.stat_link(places.file());
        self.base.as_ref().zip(stat.ok()).is_some_and(|(base, stat)| base.base.stat.same_content(&stat))
    }

    fn take_in(&mut self, places: &Places, ours: &Tracker, theirs: Stored, options: &SaveOptions) -> Outside {
        if let Some(base) = &self.base
            && let Err(SaveError::Shrinks { gone, of, what }) =
                shrink::refuse(&base.tracker, &theirs.tracker, &options.shrink)
        {
            return Outside::Shorter { gone, of, what };
        }
        let owed = self.pending.clone();
        let joined = self.join(ours, Some(&theirs.tracker), options);
        if let Err(error) = self.keep_fuller(places, ours, &joined, options) {
            self.pending = owed;
            return Outside::Unreadable(error.to_string());
        }
        let Some(patch) = &joined.incoming.patch else { return Outside::Same };
        let mut lineage = self.lineage.and(self.merges.saturating_add(1), patch.clone(), &theirs.tracker);
        lineage.tell();
        self.now_on(lineage);
        (self.base, self.tried) = (Some(theirs), None);
        self.pending = joined.incoming.conflicts.clone();
        Outside::Changed(Box::new(Taken {
            tracker: joined.tracker,
            incoming: joined.incoming,
            merges: self.merges,
        }))
    }
}
