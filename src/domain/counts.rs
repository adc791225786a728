//! Numbers that belong to a component: procedures logged, experiences entered. The texts themselves live elsewhere.

use super::field::{FieldInfo, Kind};

/// Something that is counted.
pub struct Count {
    /// Its key among the profile's counts.
    pub id: &'static str,
    /// The bundled component that it belongs to.
    pub component: &'static str,
    pub info: FieldInfo,
    /// The figure that it is held against.
    pub figure: &'static str,
}

pub const COUNTS: [Count; 7] = [
    count("procedures", "esir-log", "counts.procedures", "Procedures", "rules.esir_procedures"),
    count("ir_rotations", "esir-log", "counts.ir_rotations", "IR rotations", "rules.esir_ir_rotations"),
    count("icu_rotations", "esir-log", "counts.icu_rotations", "ICU rotation", "rules.esir_icu_rotations"),
    count(
        "related_rotations",
        "esir-log",
        "counts.related_rotations",
        "IR-related",
        "rules.esir_related_rotations",
    ),
    count("experiences", "experiences", "counts.experiences", "Experiences", "limits.experiences"),
    count(
        "most_meaningful",
        "experiences",
        "counts.most_meaningful",
        "Meaningful",
        "limits.most_meaningful_experiences",
    ),
    count("starred", "scholarly-work", "counts.starred", "Starred", "limits.scholarly_most_meaningful"),
];

/// Returns what is counted in a component.
pub fn counts_of(component: &str) -> impl Iterator<Item = &'static Count> {
    COUNTS.iter().filter(move |it| it.component == component)
}

const fn count(
    id: &'static str,
    component: &'static str,
    name: &'static str,
    label: &'static str,
    figure: &'static str,
) -> Count {
    let info = FieldInfo { name, label, help: "How many there are so far", kind: Kind::Number };
    Count { id, component, info, figure }
}
