//! A mail about an interview as it was pasted: what it says, each thing with the words that say it. Takes nothing for
//! certain that the words leave open; must not know the screen, nor change the season.

mod said;

pub use said::{Mail, MailKind, MailPerson, Offered, Read};
