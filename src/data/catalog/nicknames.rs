//! What institutions are called for short. A start needs these names and nothing else of the catalog, so that they are read
//! by themselves.

use std::{borrow::Cow, sync::Arc};

use serde::Deserialize;

use crate::domain::{
    id::Id,
    naming::{Nickname, Nicknames},
};

#[derive(Deserialize)]
struct Names<'a> {
    #[serde(borrow)]
    institutions: Vec<Called<'a>>,
}

#[derive(Deserialize)]
struct Called<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    institution: Cow<'a, str>,
    #[serde(borrow)]
    short: Cow<'a, str>,
}

/// Reads the names out of the catalog's file; none of a file that can't be read.
pub(in crate::data) fn nicknames(text: &str) -> Nicknames {
    let Ok(names) = serde_json::from_str::<Names>(text) else { return Nicknames::None };
    let called = |called: Called<'_>| {
        let nickname = Nickname {
            name: called.name.into_owned(),
            official: called.institution.into_owned(),
            short: called.short.into_owned(),
        };
        (Id::new(&called.id), nickname)
    };
    Nicknames::Of(Arc::new(names.institutions.into_iter().map(called).collect()))
}
