//! Writes one table: new and changed rows are serialized and proven, the others copied, and kept texts put in their
//! places.

use std::{iter::Peekable, ops::Range, sync::Arc, vec};

use super::{EncodeError, Last, NOT_SAME, Page, Proof, indent};
use crate::{
    domain::{
        id::Id,
        rows::Rows,
        tables::Record,
        tracker::{Kept, Tracker},
    },
    store::decode::words,
    store::two_threads::{Threads, on_two_threads},
};

/// The depth of a row: inside the file and its table.
const DEPTH: usize = 2;

/// From this many new rows on two threads work.
const IN_PARTS_FROM: usize = 500;

/// Where the bytes of a row come from.
enum Source<'a, T> {
    /// They stand in the last file, in this range.
    Last(Range<usize>),
    New(&'a Arc<T>),
}

impl Page<'_> {
    pub fn table<T: Record>(&mut self, tracker: &Tracker) -> Result<(), EncodeError>
    where
        Tracker: AsRef<Rows<T>>,
    {
        let rows: &Rows<T> = tracker.as_ref();
        let mut kept: Vec<&Kept> = tracker.kept.iter().filter(|it| it.table == T::TABLE).collect();
        if rows.is_empty() && kept.is_empty() {
            self.spans.push(Vec::new());
            return Ok(());
        }
        kept.sort_by(|a, b| a.after.cmp(&b.after));
        self.key(T::TABLE.key())?;
        self.pen.push(b"[");
        let spans = self.rows(rows, kept.into_iter().peekable())?;
        self.spans.push(spans);
        self.pen.push(b"\n  ]");
        Ok(())
    }

    /// Writes rows and kept texts, and says where the rows' bytes stand.
    fn rows<T: Record>(
        &mut self,
        rows: &Rows<T>,
        mut kept: Peekable<vec::IntoIter<&Kept>>,
    ) -> Result<Vec<Range<usize>>, EncodeError>
    where
        Tracker: AsRef<Rows<T>>,
    {
        let sources = sources(rows, self.last);
        let mut new = self.serialize(&sources)?.into_iter();
        let mut spans = Vec::with_capacity(sources.len());
        for (row, source) in rows.iter().zip(&sources) {
            while let Some(text) = kept.next_if(|it| it.after.as_ref() < Some(row.id())) {
                self.row(text.text.as_bytes());
            }
            spans.push(match source {
                Source::Last(span) => self.same_row(span.clone()),
                Source::New(_) => self.row(&new.next().unwrap_or_default()),
            });
        }
        for text in kept {
            self.row(text.text.as_bytes());
        }
        Ok(spans)
    }

    fn row(&mut self, text: &[u8]) -> Range<usize> {
        let before = self.before_row();
        self.pen.push(before);
        let start = self.pen.len();
        self.pen.push(text);
        start..self.pen.len()
    }

    /// Copies a row that stands in the last file.
    fn same_row(&mut self, span: Range<usize>) -> Range<usize> {
        let (before, len) = (self.before_row(), span.len());
        self.pen.copy(before, span);
        self.pen.len().saturating_sub(len)..self.pen.len()
    }

    fn before_row(&self) -> &'static [u8] {
        if self.pen.ends_with(b'[') { b"\n    " } else { b",\n    " }
    }

    fn serialize<T: Record>(&mut self, sources: &[Source<'_, T>]) -> Result<Vec<Vec<u8>>, EncodeError> {
        let new: Vec<&T> = sources
            .iter()
            .filter_map(|it| match it {
                Source::New(row) => Some(&***row),
                Source::Last(_) => None,
            })
            .collect();
        self.serialized = self.serialized.saturating_add(new.len());
        let threads = if new.len() >= IN_PARTS_FROM { Threads::Two } else { Threads::One };
        let proof = self.proof;
        on_two_threads(&new, threads, |row| text_of(*row, proof)).into_iter().collect()
    }
}

/// Finds the rows that are the very same as last time. Both lists are sorted by id, so one walk does.
fn sources<'a, T: Record>(rows: &'a Rows<T>, last: Option<&Last>) -> Vec<Source<'a, T>>
where
    Tracker: AsRef<Rows<T>>,
{
    let Some(last) = last else { return rows.iter().map(Source::New).collect() };
    let before: &Rows<T> = last.tracker.as_ref();
    let spans = last.spans.get(T::TABLE as usize).map(Vec::as_slice).unwrap_or_default();
    let mut before = before.iter().zip(spans).peekable();
    let source = |row: &'a Arc<T>| {
        while before.next_if(|(old, _)| !Arc::ptr_eq(old, row) && old.id() < row.id()).is_some() {}
        match before.next_if(|(old, _)| Arc::ptr_eq(old, row)) {
            Some((_, span)) => Source::Last(span.clone()),
            None => Source::New(row),
        }
    };
    rows.iter().map(source).collect()
}

fn text_of<T: Record>(row: &T, proof: Proof) -> Result<Vec<u8>, EncodeError> {
    let error = |why: String| EncodeError::Row { table: T::TABLE, id: row.id().to_string(), why };
    let text = indent::text(row, DEPTH).map_err(|it| error(words(&it)))?;
    if proof == Proof::Unproven {
        return Ok(text);
    }
    if *row.id() == Id::default() {
        return Err(error("it has no id".into()));
    }
    match serde_json::from_slice::<T>(&text) {
        Ok(read) if read == *row => Ok(text),
        Ok(_) => Err(error(NOT_SAME.into())),
        Err(it) => Err(error(words(&it))),
    }
}
