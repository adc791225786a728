//! A panic restores the terminal first, then puts the season into a rescue file; never into the season file.

use std::{path::PathBuf, sync::Arc};

use super::{
    clock::{Clock, random},
    mailbox::Mailbox,
    screen, tell,
};
use crate::{
    store::{Refuge, disk::Disk, rescue},
    text::clean_lines,
};

pub fn install(disk: Arc<dyn Disk>, path: PathBuf, mailbox: Mailbox, clock: Clock) {
    std::panic::set_hook(Box::new(move |info| {
        screen::leave();
        tell(&format!("fluoro stopped at a fault of its own: {}", clean_lines(&info.to_string())));
        if let Some(tracker) = mailbox.newest() {
            match rescue(&*disk, &path, &tracker, clock.now(), &Refuge::of_process(random())) {
                Ok(rescued) => tell(&format!(
                    "The season as it was is in {}",
                    clean_lines(&rescued.display().to_string())
                )),
                Err(error) => tell(&format!("No rescue file could be written: {error}")),
            }
        }
        // A thread less would leave the others waiting for it.
        std::process::exit(101);
    }));
}
