//! The views of the components, each in a file of the same name as its own.

mod checklist;
mod costs;
mod matrix;
mod signals;

use crate::{
    app::screens::components::{Components, View},
    layout::Areas,
    view::painter::Painter,
};

impl Painter<'_> {
    pub fn components(&mut self, components: &Components, areas: &Areas) {
        match components.view {
            View::Checklist => self.checklist(&components.checklist, areas),
            View::Letters => self.matrix(&components.letters, areas),
            View::Statements => self.matrix(&components.statements, areas),
            View::Signals => self.signals(&components.signals, areas),
            View::Costs => self.costs(&components.costs, areas),
        }
    }
}
