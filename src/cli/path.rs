//! `fluoro path`: where the season file is, whether it is there or not.

use super::{
    answer::{Answer, Done},
    context::{Context, shown},
};

pub fn run(context: &Context) -> Done {
    Ok(Answer::text(shown(&context.file()?)))
}
