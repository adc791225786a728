//! `fluoro path`: where the season file is, whether it is there or not. Other programs get the path to the byte.

use clap::Args;

use super::{
    answer::{Answer, Done},
    context::Context,
    json,
    words::shown,
};

#[derive(Debug, Args)]
pub struct PathArgs {
    /// For other programs
    #[arg(long)]
    json: bool,
}

pub fn run(args: &PathArgs, context: &Context) -> Done {
    let file = context.file()?;
    if args.json {
        let is_there = file.is_file();
        return json::answer(&json::object([("file", json::path(&file)), ("is_there", is_there.into())]));
    }
    let bytes = [file.as_os_str().as_encoded_bytes(), b"\n"].concat();
    Ok(Answer::text(shown(&file)).with_bytes(bytes))
}
