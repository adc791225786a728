//! What the entries of a file of facts have in common.

use serde::Deserialize;

use super::known::Known;

/// What an entry of a file becomes, and what it must say.
pub(super) trait Entry<'a>: Deserialize<'a> {
    type Fact;
    /// How its list is called.
    const SECTION: &'static str;
    fn fact(self) -> Self::Fact;
    /// Returns the key whose value isn't right, with what is wrong.
    fn fault(fact: &Self::Fact, known: Option<&Known>) -> Option<(&'static str, String)>;
    fn id(fact: &Self::Fact) -> &str;
}
