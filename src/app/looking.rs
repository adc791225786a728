//! Looking at what stands beside the season file.

use super::{
    context::Context,
    message::{Effect, ReaderRequest},
};

/// Asks what stands beside the season file; the answer goes to the screen that has the keys.
pub fn look_beside(cx: &mut Context) {
    let request = ReaderRequest::List { present: Box::new(cx.season.tracker.clone()) };
    cx.send(Effect::Reader { asker: cx.asker, request });
}
