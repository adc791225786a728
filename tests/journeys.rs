//! What somebody does and what the screen says then: the start, the keys, the words.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, which clippy doesn't see as such")]

#[path = "journeys/around.rs"]
mod around;
#[path = "journeys/clock.rs"]
mod clock;
mod common;
#[path = "journeys/components.rs"]
mod components;
#[path = "journeys/costs.rs"]
mod costs;
#[path = "journeys/esc.rs"]
mod esc;
#[path = "journeys/facts.rs"]
mod facts;
#[path = "journeys/filters.rs"]
mod filters;
#[path = "journeys/finding.rs"]
mod finding;
#[path = "journeys/forms.rs"]
mod forms;
#[path = "journeys/graphemes.rs"]
mod graphemes;
#[path = "journeys/interviews.rs"]
mod interviews;
#[path = "journeys/invitations.rs"]
mod invitations;
#[path = "journeys/keys.rs"]
mod keys;
#[path = "journeys/leaving.rs"]
mod leaving;
#[path = "journeys/letters.rs"]
mod letters;
#[path = "journeys/messages.rs"]
mod messages;
#[path = "journeys/moments.rs"]
mod moments;
#[path = "journeys/programs.rs"]
mod programs;
#[path = "journeys/questions.rs"]
mod questions;
#[path = "journeys/ranks.rs"]
mod ranks;
#[path = "journeys/saving.rs"]
mod saving;
#[path = "journeys/signals.rs"]
mod signals;
#[path = "journeys/start.rs"]
mod start;
#[path = "journeys/statements.rs"]
mod statements;
#[path = "journeys/submission.rs"]
mod submission;
#[path = "journeys/targets.rs"]
mod targets;
#[path = "journeys/templates.rs"]
mod templates;
#[path = "journeys/timeline.rs"]
mod timeline;
#[path = "journeys/versions.rs"]
mod versions;
#[path = "journeys/walk.rs"]
mod walk;
#[path = "journeys/write_up.rs"]
mod write_up;
