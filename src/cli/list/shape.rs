//! What every list is made of.

use serde_json::Value;

/// One list in both its forms.
pub struct List {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub values: Vec<Value>,
    /// What is said where the list is empty.
    pub none: &'static str,
}
