//! `fluoro path`: where the season file is, whether it is there or not. Other programs get the path to the byte.

use super::{
    answer::{Answer, Done},
    context::Context,
    words::shown,
};

pub fn run(context: &Context) -> Done {
    let file = context.file()?;
    let bytes = [file.as_os_str().as_encoded_bytes(), b"\n"].concat();
    Ok(Answer::text(shown(&file)).with_bytes(bytes))
}
