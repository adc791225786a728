//! The templates: the list with where each comes from, and one as it would be inserted.

use ratatui::layout::Rect;

use crate::{
    app::{
        command::TemplatesCommand,
        screens::templates::{TemplateRow, Templates},
    },
    domain::{
        tables::TemplateKind,
        templates::{TemplateOrigin, TextTemplate},
    },
    layout::Areas,
    view::{
        list::RowState,
        painter::{Painter, column},
    },
};

/// From this width on each line says where its template comes from.
const ORIGIN_FROM: u16 = 38;

/// The columns of where it comes from.
const ORIGIN: usize = 8;

impl Painter<'_> {
    pub fn templates(&mut self, templates: &Templates, _areas: Areas) -> Option<(u16, u16)> {
        let cx = self.cx();
        let areas = templates.areas(cx);
        self.divider(areas.divider);
        self.text(areas.head, 0, &format!(" {}", head_words(templates)), self.styles.dim);
        let shown = templates.rows.iter().enumerate().skip(templates.list.offset);
        for (row, (at, line)) in (0..areas.list.height).zip(shown) {
            match line {
                TemplateRow::Heading(kind) => {
                    self.text(areas.list, row, &format!(" {}", heading(*kind)), self.styles.head);
                }
                TemplateRow::Template(it) => {
                    self.template_line(areas.list, row, it, RowState::of(&templates.list, at));
                }
            }
        }
        self.scrollbar(areas.list, templates.rows.len(), templates.list.offset);
        let area = match areas.detail.x {
            0 => Rect { x: 1, width: areas.detail.width.saturating_sub(1), ..areas.detail },
            _ => areas.detail,
        };
        let rows = templates.page(cx, usize::from(area.width.saturating_sub(1)));
        self.page(area, &rows, templates.list.scroll);
        self.scrollbar(area, rows.len(), templates.list.scroll);
        None
    }

    fn template_line(&mut self, area: Rect, row: u16, it: &TextTemplate, state: RowState) {
        let has_origin = area.width >= ORIGIN_FROM;
        let origin = if has_origin { ORIGIN } else { 0 };
        let room = usize::from(area.width).saturating_sub(7).saturating_sub(origin);
        let word = match it.origin {
            TemplateOrigin::Bundled => "",
            TemplateOrigin::Changed => "changed",
            TemplateOrigin::Own => "own",
        };
        let pieces = [
            (format!("{} ", self.pointer(state)), self.styles.plain),
            (column(&it.row.name, room), self.styles.plain),
            (format!("  {}", column(if has_origin { word } else { "" }, origin)), self.styles.dim),
        ];
        self.pieces(Rect { width: area.width.saturating_sub(1), ..area }, row, &pieces);
        self.tint_row(area, row, state);
    }
}

fn heading(kind: TemplateKind) -> String {
    kind.title().to_uppercase()
}

/// "Templates · 7 for notes · 5 for messages · 2 of 14 your own"; without own ones how one is added.
fn head_words(templates: &Templates) -> String {
    let all = || templates.rows.iter().filter_map(TemplateRow::template);
    let notes = all().filter(|it| it.kind() == TemplateKind::Note).count();
    let own = all().filter(|it| it.origin == TemplateOrigin::Own).count();
    let count = all().count();
    let own = match own {
        0 => format!("{} adds one of your own", TemplatesCommand::Add.key()),
        own => format!("{own} of {count} your own"),
    };
    format!("Templates · {notes} for notes · {} for messages · {own}", count.saturating_sub(notes))
}
