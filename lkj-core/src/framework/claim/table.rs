//! Rows of printed cells: the row says of what, the column says what.

use super::sentence;
use super::{Statement, Unreadable, What};
use crate::formula::{Formula, FormulaProblem, Reference};
use crate::framework::{Claims, Framework};
use crate::value::{Id, Period};

/// The word that stands for the row in the formula of a column.
const ROW: &str = "row";

/// The label of the row that holds everything.
const TOTAL: &str = "total";

/// What the cells of a column are.
enum Column {
    /// They claim nothing.
    Nothing,
    /// What the row names, itself.
    Row,
    /// That in a period.
    Period(Period),
    /// A column of figures of a profile table.
    Figures { table: Id, heading: String },
    /// A formula over the row.
    Formula(Formula),
    /// What cannot be read.
    Unreadable(FormulaProblem),
}

/// Reads the statements of a table.
pub(super) fn read<'a>(
    framework: &'a Framework,
    claims: &'a Claims,
    number: usize,
    statements: &mut Vec<Statement<'a>>,
    unreadable: &mut Vec<Unreadable>,
) {
    if claims.rows.is_empty() {
        return;
    }
    let of = match claims
        .of
        .as_deref()
        .map(str::parse::<Reference>)
        .transpose()
    {
        Ok(of) => of,
        Err(problem) => {
            let path = format!("claims.{number}.of");
            return unreadable.push(Unreadable {
                path,
                position: problem.position,
                problem,
            });
        }
    };
    let columns: Vec<Column> = claims
        .columns
        .iter()
        .map(|text| column(framework, of.as_ref(), text))
        .collect();
    for (at, column) in columns.iter().enumerate() {
        if let Column::Unreadable(problem) = column {
            unreadable.push(Unreadable {
                path: format!("claims.{number}.columns.{at}"),
                position: problem.position,
                problem: problem.clone(),
            });
        }
    }
    for (at, row) in claims.rows.iter().enumerate() {
        let path = format!("claims.{number}.rows.{at}");
        let Some((label, cells)) = row.split_first() else {
            continue;
        };
        for (index, cell) in cells.iter().enumerate() {
            let heading = claims.columns.get(index).map_or("", String::as_str);
            let path = format!("{path}.{}", index.saturating_add(1));
            let braces = cell
                .strip_prefix('{')
                .and_then(|inside| inside.strip_suffix('}'));
            let read = match (braces, columns.get(index)) {
                (Some(inside), _) => Some(sentence::statement(inside)),
                (None, Some(column)) if !cell.trim().is_empty() => what(of.as_ref(), label, column)
                    .map(|what| what.map(|what| (cell.as_str(), what))),
                _ => None,
            };
            match read {
                None => {}
                Some(Ok((printed, what))) => statements.push(Statement {
                    claims,
                    path,
                    position: 0,
                    row: Some(label),
                    column: Some(heading),
                    printed,
                    what,
                }),
                Some(Err(problem)) => unreadable.push(Unreadable {
                    path,
                    position: 0,
                    problem,
                }),
            }
        }
    }
}

fn column(framework: &Framework, of: Option<&Reference>, text: &str) -> Column {
    let text = text.trim();
    if text.is_empty() {
        return Column::Nothing;
    }
    if text == "value" || text == ROW {
        return Column::Row;
    }
    if let Ok(period) = text.parse::<Period>() {
        return Column::Period(period);
    }
    if let Some(table) = of.and_then(|of| profile_with_column(framework, of, text)) {
        return Column::Figures {
            table,
            heading: text.to_owned(),
        };
    }
    let with_row = |formula: &Formula| {
        formula
            .references()
            .any(|reference| reference.names().first().is_some_and(|name| name == ROW))
    };
    match text.parse::<Formula>() {
        Ok(formula) if with_row(&formula) => Column::Formula(formula),
        _ => match format!("{ROW}.{text}").parse() {
            Ok(formula) => Column::Formula(formula),
            Err(problem) => Column::Unreadable(problem),
        },
    }
}

/// The profile table that `of` names, where it has a column of this heading.
fn profile_with_column(framework: &Framework, of: &Reference, heading: &str) -> Option<Id> {
    let id = match of.names() {
        [profile, id] if profile == "profile" => id,
        [id] => id,
        _ => return None,
    };
    framework.profiles.values().find_map(|tables| {
        let (id, table) = tables.iter().find(|(known, _)| known.as_str() == id)?;
        let has_column = table.columns.iter().any(|column| column == heading);
        has_column.then(|| id.clone())
    })
}

/// What a cell should be; nothing where its column claims nothing.
fn what(
    of: Option<&Reference>,
    label: &str,
    column: &Column,
) -> Option<Result<What, FormulaProblem>> {
    if let Column::Figures { table, heading } = column {
        return Some(figure(table, label, heading));
    }
    let formula = match column {
        Column::Nothing | Column::Unreadable(_) | Column::Figures { .. } => return None,
        Column::Row => ROW.parse::<Formula>(),
        Column::Period(period) => format!("{ROW}[{period}]").parse(),
        Column::Formula(formula) => Ok(formula.clone()),
    };
    let in_row = || -> Result<What, FormulaProblem> {
        let row = row(of, label)?;
        Ok(What::Formula(formula?.with_references(|reference| {
            reference.in_place_of(ROW, &row)
        })))
    };
    Some(in_row())
}

/// A cell of a profile table, or the total of a column.
fn figure(table: &Id, label: &str, heading: &str) -> Result<What, FormulaProblem> {
    if label == TOTAL {
        let total = format!("profile.{table}.total[\"{heading}\"]");
        return total.parse().map(What::Formula);
    }
    Ok(What::Cell {
        table: table.clone(),
        row: label.to_owned(),
        column: heading.to_owned(),
    })
}

/// What a row names: a part of what all rows belong to, or a reference of its own.
fn row(of: Option<&Reference>, label: &str) -> Result<Reference, FormulaProblem> {
    match of {
        Some(of) if label == TOTAL => Ok(of.clone()),
        Some(of) => Ok(of.part_named(label)),
        None => label.parse(),
    }
}
