//! Programs, activities and sub-activities in one list.

use crate::framework::{Framework, MeasureKind, RealizedOf, Work};
use crate::value::{Id, Year};

/// A program, activity or sub-activity, with what it stands in.
#[derive(Debug, Clone)]
pub(crate) struct PlacedWork<'a> {
    pub(crate) id: &'a Id,
    pub(crate) work: &'a Work,
    /// Its program, then its activity, as far as it is below them.
    pub(crate) inside: Vec<(&'a Id, &'a Work)>,
    /// Whether nothing is below it.
    pub(crate) is_leaf: bool,
}

impl PlacedWork<'_> {
    /// Whether it and all that it stands in exist in a year.
    pub(crate) fn exists_in(&self, year: Year) -> bool {
        let around = self.inside.iter().map(|(_, work)| *work);
        around
            .chain([self.work])
            .all(|work| work.years.is_none_or(|years| years.contains(year)))
    }

    /// Who answers for it: its own owner, else that of the nearest that it stands in.
    pub(crate) fn owner(&self) -> Option<&Id> {
        let around = self.inside.iter().rev().map(|(_, work)| *work);
        [self.work]
            .into_iter()
            .chain(around)
            .find_map(|work| work.owner.as_ref())
    }

    /// Whether it stands in another.
    pub(crate) fn is_inside(&self, other: &Id) -> bool {
        self.inside.iter().any(|(id, _)| *id == other)
    }
}

impl Framework {
    /// All programs, activities and sub-activities, in the order of the file.
    pub(crate) fn works(&self) -> Vec<PlacedWork<'_>> {
        let mut works = Vec::new();
        for (program_id, program) in self.programs.iter() {
            works.push(PlacedWork {
                id: program_id,
                work: &program.work,
                inside: Vec::new(),
                is_leaf: program.activities.is_empty(),
            });
            for (activity_id, activity) in program.activities.iter() {
                works.push(PlacedWork {
                    id: activity_id,
                    work: &activity.work,
                    inside: vec![(program_id, &program.work)],
                    is_leaf: activity.sub_activities.is_empty(),
                });
                let below = activity.sub_activities.iter();
                works.extend(below.map(|(id, sub_activity)| PlacedWork {
                    id,
                    work: &sub_activity.work,
                    inside: vec![(program_id, &program.work), (activity_id, &activity.work)],
                    is_leaf: true,
                }));
            }
        }
        works
    }

    /// A measure with what it measures: `Survei Kepuasan Masyarakat: Laporan survei`.
    pub(crate) fn measure_name(&self, of: &RealizedOf) -> String {
        let works = self.works();
        let mut all = works.iter().flat_map(|work| {
            let measures = work.work.all_measures();
            measures.map(move |(kind, measure)| (work, kind, measure))
        });
        let found = all.find(|(work, kind, measure)| match of.measure {
            Some(of_kind) => *work.id == of.id && *kind == of_kind && measure.id.is_none(),
            None => measure.id.as_ref() == Some(&of.id),
        });
        let Some((work, kind, measure)) = found else {
            return of.to_string();
        };
        let measured = measure.text.as_deref().unwrap_or(kind_name(kind));
        format!("{}: {measured}", work.work.name)
    }
}

const fn kind_name(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Input => "masukan",
        MeasureKind::Process => "proses",
        MeasureKind::Output => "keluaran",
        MeasureKind::Outcome => "hasil",
        MeasureKind::Benefit => "manfaat",
        MeasureKind::Impact => "dampak",
    }
}
