//! What the loop holds while the screens run.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, Sender},
    },
    time::{Duration, Instant},
};

use super::{Event, clock::Clock, mailbox::Mailbox, papers::Wish, screen::Screen, watch::Watch};
use crate::{
    app::{App, message::ReaderRequest, saves::Saves, screen_id::ScreenId},
    store::disk::Disk,
};

/// How long an unsaved change waits for the next try.
pub(super) const RETRY: Duration = Duration::from_secs(30);

/// How long nobody types before the text is put into the season and saved.
pub(super) const REST: Duration = Duration::from_secs(1);

pub(super) struct Shell {
    pub(super) app: App,
    pub(super) screen: Screen,
    pub(super) disk: Arc<dyn Disk>,
    pub(super) file: PathBuf,
    pub(super) mailbox: Mailbox,
    pub(super) clock: Clock,
    pub(super) events: Receiver<Event>,
    pub(super) tokens: Sender<()>,
    /// Tells the signal thread that the end has begun.
    pub(super) ending: Sender<()>,
    pub(super) saves: Saves,
    /// None while the folder isn't there yet.
    pub(super) watch: Option<Watch>,
    /// Watches a text that an editor may still save; none where no editor has one.
    pub(super) outside: Option<Watch>,
    pub(super) reader: Sender<(Option<ScreenId>, ReaderRequest)>,
    /// Says how long the files of statements are.
    pub(super) papers: Sender<Wish>,
    pub(super) drafts: Typed,
}

/// What is known of text that isn't in the season.
#[derive(Default)]
pub(super) struct Typed {
    /// When it was last handed over.
    pub(super) handed: Option<Instant>,
    /// It may have changed since.
    pub(super) stale: bool,
}
