//! Prints the review sheet as a table.

use lkj_core::Locale;
use lkj_core::check::{Answer, ReviewSheet};

use crate::table::{Column, Grid};

/// How wide the statements are.
const STATEMENT: u16 = 44;

/// The statements by group, each with its answer and why, then how many answers there are.
pub(crate) fn table(sheet: &ReviewSheet, locale: Locale) -> String {
    let mut text = match locale {
        Locale::English => format!("REVIEW {}: {}\n", sheet.year, sheet.regulation),
        _ => format!("REVIU LKj {}: {}\n", sheet.year, sheet.regulation),
    };
    if !sheet.verified {
        text.push_str(match locale {
            Locale::English => "The statements were not held against the text of the regulation.\n",
            _ => "Butir-butirnya belum dicocokkan dengan naskah peraturannya.\n",
        });
    }
    for group in &sheet.groups {
        let heading = format!("{}. {}", group.number, group.title.write(locale));
        let [answer, because] = match locale {
            Locale::English => ["Answer", "Because"],
            _ => ["Jawaban", "Sebab"],
        };
        let columns = [
            (heading.as_str(), Column::Words),
            (answer, Column::Words),
            (because, Column::Words),
        ];
        let mut grid = Grid::new(STATEMENT, &columns);
        for statement in &group.statements {
            let words = format!(
                "{}. {}",
                statement.number,
                statement.statement.write(locale)
            );
            let rest = [
                statement.answer.word(locale).to_owned(),
                statement.because.write(locale).to_owned(),
            ];
            grid.indented_row(0, &words, rest);
        }
        text.push('\n');
        text.push_str(&grid.write());
    }
    text.push('\n');
    text.push_str(&counts(sheet, locale));
    text
}

fn counts(sheet: &ReviewSheet, locale: Locale) -> String {
    let answers = [Answer::Yes, Answer::No, Answer::Person, Answer::NotNeeded];
    let each = answers.map(|answer| format!("{} {}", sheet.count(answer), answer.word(locale)));
    format!("{}.\n", each.join(", "))
}
