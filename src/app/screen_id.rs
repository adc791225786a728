//! The name of an open screen.

/// The name of an open screen. It is never given twice, so that an answer can't reach a screen that took another one's
/// place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScreenId(pub u32);
