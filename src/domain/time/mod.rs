//! Days, instants and moments in zones: as the file keeps them, as people type them, as screens say them.
//! Must not know the clock (`now` is always an argument), the computer's own zone, nor any record.
mod find;
mod shapes;
mod stamp;
mod typed;
mod words;
mod zone;

pub use find::{Found, Locality, find_zone};
pub use shapes::{Moment, When};
pub use stamp::{BadTime, Day, Stamp, parse_day};
pub use typed::{
    Reading, Refusal, Span, Tense, holiday_on, is_only_date, read_day, read_moment, read_span, read_when,
    show_for_edit, span_minutes,
};
pub use words::{
    clock, countdown, day_words, due_words, length_words, next_change, past_words, their_clock, two_clocks,
};
pub use zone::{Change, Pass, Resolved, Zone};
