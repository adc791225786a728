//! What narrows and orders the lists: filters as typed, sorts, whether hidden components are shown.

use super::{
    state::{InterviewsSort, MatrixSort, SignalsSort},
    tab::Tab,
};
use crate::{
    domain::{
        id::Id,
        shortlist::{Sort, SortBy},
    },
    text::typed_words,
};

#[derive(Clone, Debug, PartialEq)]
pub struct Arrangement {
    /// The filter of each tab, as typed.
    filters: [String; 4],
    pub sort: Sort,
    pub interviews_sort: InterviewsSort,
    pub matrix_sort: MatrixSort,
    pub signals_sort: SignalsSort,
    /// Two statements whose differences are shown.
    pub compared: Option<(Id, Id)>,
    pub show_hidden: bool,
}

impl Default for Arrangement {
    fn default() -> Arrangement {
        Arrangement {
            filters: Default::default(),
            sort: SortBy::name_first().into(),
            interviews_sort: InterviewsSort::Date,
            matrix_sort: MatrixSort::Specialty,
            signals_sort: SignalsSort::Name,
            compared: None,
            show_hidden: false,
        }
    }
}

impl Arrangement {
    pub fn filter(&self, tab: Tab) -> &str {
        self.filters.get(tab as usize).map(String::as_str).unwrap_or_default()
    }

    pub fn set_filter(&mut self, tab: Tab, text: impl Into<String>) {
        if let Some(filter) = self.filters.get_mut(tab as usize) {
            *filter = text.into();
        }
    }

    /// Returns the words of a tab's filter, ready to be looked for.
    pub fn filter_words(&self, tab: Tab) -> Vec<String> {
        typed_words(self.filter(tab))
    }
}
