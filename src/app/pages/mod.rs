//! What detail panes and the guide say, as wrapped rows without colors: screens scroll by their number, `view` paints them.

pub mod brief;
pub mod component;
pub mod cost;
pub mod date;
pub mod day;
pub mod fact;
mod grid;
pub mod guide;
pub mod interview;
pub mod letter;
pub mod marks;
pub mod message;
pub mod page;
pub mod program;
pub mod question;
pub mod rank;
pub mod review;
pub mod selected;
pub mod signal;
pub mod statement;
pub mod template;
pub mod versions;
