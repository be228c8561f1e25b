//! Prints what is to be done, by the unit that answers for it.

use lkj_core::Locale;
use lkj_core::year::{DueStatus, ToDo, UnitToDo};

use crate::table::{Column, Grid};

/// How wide the names of things are.
const NAME: u16 = 46;

/// What is to be done in a year.
pub(crate) fn table(to_do: &ToDo, locale: Locale) -> String {
    let mut text = heading(to_do, locale);
    for unit in &to_do.units {
        text.push('\n');
        text.push_str(&of_unit(unit, locale));
    }
    text
}

fn heading(to_do: &ToDo, locale: Locale) -> String {
    let (year, date) = (to_do.year, to_do.date);
    let [late, due, upcoming] =
        [DueStatus::Late, DueStatus::Due, DueStatus::Upcoming].map(|status| to_do.count(status));
    let counts = match locale {
        Locale::English => {
            format!("TO DO {year}, as of {date}: {late} late, {due} due, {upcoming} upcoming\n")
        }
        _ => format!(
            "DAFTAR ISIAN {year}, per {date}: {late} terlambat, {due} sudah waktunya, {upcoming} belum waktunya\n"
        ),
    };
    if !to_do.is_stage_behind() {
        return counts;
    }
    let (stage, by_date) = (to_do.stage.word(), to_do.stage_by_date.word());
    let stages = match locale {
        Locale::English => {
            format!("The file says stage {stage}; by the calendar it is {by_date}.\n")
        }
        _ => format!("Tahap di berkas {stage}; menurut kalender {by_date}.\n"),
    };
    counts + &stages
}

fn of_unit(unit: &UnitToDo, locale: Locale) -> String {
    let name = unit.name.as_deref().unwrap_or(match locale {
        Locale::English => "Nobody answers for these",
        _ => "Tanpa penanggung jawab",
    });
    let (done, total) = (unit.done, unit.total);
    let heading = match locale {
        Locale::English => format!("{name}: {done} of {total} done\n"),
        _ => format!("{name}: {done} dari {total} selesai\n"),
    };
    if unit.items.is_empty() {
        return heading;
    }
    let headings = match locale {
        Locale::English => ["What", "Kind", "Period", "Deadline", "Status"],
        _ => ["Isian", "Jenis", "Periode", "Batas", "Status"],
    };
    let columns = headings.map(|heading| (heading, Column::Words));
    let mut grid = Grid::new(NAME, &columns);
    for item in &unit.items {
        let rest = [
            item.required.what.kind(locale).to_owned(),
            item.required.period.to_string(),
            item.deadline.to_string(),
            item.status.word(locale).to_owned(),
        ];
        grid.indented_row(1, &item.name, rest);
    }
    heading + &grid.write()
}
