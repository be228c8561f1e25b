//! Tables.

use super::bookmarks::Bookmarks;
use super::fitting::{Fit, Letters, Part};
use super::text::{Flow, Look, Style, paragraph, spans};
use crate::documents::{
    grid::{self, Grid, GridPlace, GridRow, Holds},
    tree::{RowRole, Table},
};
use crate::package::xml::Xml;

/// A table, as wide as there is room. Its head is repeated on every page, and a row stays on one
/// unless it is high.
pub(super) fn write(xml: &mut Xml, table: &Table, fit: &Fit, bookmarks: &Bookmarks<'_>) {
    if fit.widths.is_empty() || (table.head.is_empty() && table.rows.is_empty()) {
        return;
    }
    xml.within("w:tbl", &[], |xml| {
        xml.within("w:tblPr", &[], |xml| {
            xml.empty("w:tblStyle", &[("w:val", "ReportTable")]);
            let width = fit.total().to_string();
            xml.empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            xml.empty("w:tblLook", &[("w:val", "0020"), ("w:firstRow", "1")]);
        });
        xml.within("w:tblGrid", &[], |xml| {
            for width in &fit.widths {
                xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        for (rows, part) in [(&table.head, Part::Head), (&table.rows, Part::Body)] {
            for row in Grid::of(rows, grid::width(table)).rows {
                let of = Place { table, part, fit };
                write_row(xml, &row, &of, bookmarks);
            }
        }
    });
}

/// What a row must know of its surroundings.
struct Place<'a> {
    table: &'a Table,
    part: Part,
    fit: &'a Fit,
}

fn write_row(xml: &mut Xml, row: &GridRow<'_>, of: &Place<'_>, bookmarks: &Bookmarks<'_>) {
    xml.within("w:tr", &[], |xml| {
        xml.within("w:trPr", &[], |xml| {
            if of.fit.is_low(row) {
                xml.empty("w:cantSplit", &[]);
            }
            if of.part == Part::Head {
                xml.empty("w:tblHeader", &[]);
            }
        });
        let kind = CellKind::of(of.part, row.row.role);
        for place in &row.places {
            xml.within("w:tc", &[], |xml| {
                cell_properties(xml, place, kind, of.fit.width(place.column, place.columns));
                cell_content(xml, place, kind, of, bookmarks);
            });
        }
    });
}

/// What a cell is in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CellKind {
    Head,
    Plain,
    Group,
    Total,
}

impl CellKind {
    const fn of(part: Part, role: RowRole) -> Self {
        match (part, role) {
            (Part::Head, _) => Self::Head,
            (Part::Body, RowRole::Plain) => Self::Plain,
            (Part::Body, RowRole::Group) => Self::Group,
            (Part::Body, RowRole::Total) => Self::Total,
        }
    }

    const fn fill(self) -> Option<&'static str> {
        match self {
            Self::Head => Some("DCE6F0"),
            Self::Group => Some("F2F5F9"),
            Self::Total => Some("E8EDF3"),
            Self::Plain => None,
        }
    }

    const fn style(self, letters: Letters) -> Style {
        match self {
            Self::Head => Style::TableHead(letters),
            Self::Plain => Style::TableText(letters),
            Self::Group | Self::Total => Style::TableStrong(letters),
        }
    }

    const fn vertical(self) -> &'static str {
        match self {
            Self::Head => "center",
            Self::Plain | Self::Group | Self::Total => "top",
        }
    }

    /// A heading over rows is not left alone at the foot of a page.
    const fn flow(self) -> Flow {
        match self {
            Self::Head | Self::Group => Flow::WithNext,
            Self::Plain | Self::Total => Flow::OfStyle,
        }
    }
}

fn cell_properties(xml: &mut Xml, place: &GridPlace<'_>, kind: CellKind, width: u32) {
    xml.within("w:tcPr", &[], |xml| {
        let width = width.to_string();
        xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
        if place.columns > 1 {
            xml.empty("w:gridSpan", &[("w:val", &place.columns.to_string())]);
        }
        match place.holds {
            Holds::Cell { rows, .. } if rows > 1 => {
                xml.empty("w:vMerge", &[("w:val", "restart")]);
            }
            Holds::Continued => xml.empty("w:vMerge", &[]),
            Holds::Cell { .. } | Holds::Nothing => {}
        }
        if let Some(fill) = kind.fill() {
            let shading = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)];
            xml.empty("w:shd", &shading);
        }
        xml.empty("w:vAlign", &[("w:val", kind.vertical())]);
    });
}

fn cell_content(
    xml: &mut Xml,
    place: &GridPlace<'_>,
    kind: CellKind,
    of: &Place<'_>,
    bookmarks: &Bookmarks<'_>,
) {
    let mut look = Look {
        flow: kind.flow(),
        ..Look::of(kind.style(of.fit.letters))
    };
    let Holds::Cell { cell, .. } = place.holds else {
        return paragraph(xml, &look, |_| {});
    };
    look.align = match kind {
        CellKind::Head => cell.align,
        CellKind::Plain | CellKind::Group | CellKind::Total => {
            Some(cell.alignment(of.table.columns.get(usize::from(place.column))))
        }
    };
    look.indent = cell.indent;
    paragraph(xml, &look, |xml| spans(xml, &cell.spans, bookmarks));
}
