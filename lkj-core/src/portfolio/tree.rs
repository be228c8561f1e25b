//! The region's goals, objectives and indicators with what agencies contribute to each, as a tree.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{PartState, RegionEvaluation, RolledUp};
use crate::evaluation::Achievement;
use crate::framework::{Framework, Subject};
use crate::number;
use crate::rules::Aggregation;
use crate::value::{Id, Locale};

/// A goal, objective or indicator of the region, or an indicator of an agency that contributes to
/// one of those, with what hangs on it.
///
/// *Istilah resmi:* simpul pohon kinerja (PermenPANRB 89/2021).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TreeNode {
    /// What it is.
    pub kind: TreeNodeKind,
    /// Its id, in the file of the region or of the agency.
    pub id: Id,
    /// Whose indicator it is, where it is an agency's.
    pub agency: Option<Id>,
    /// Its name; its id where it is not there.
    pub name: String,
    /// What it comes to by itself; nothing where nobody measures it other than by what
    /// contributes.
    pub state: Option<PartState>,
    /// What the contributions come to.
    pub contributed: Option<Contributed>,
    /// What hangs on it.
    pub below: Vec<TreeNode>,
}

/// What a node of the tree is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TreeNodeKind {
    /// A goal of the region. *Tujuan.*
    Goal,
    /// An objective of the region. *Sasaran.*
    Objective,
    /// An indicator of the region. *Indikator.*
    Indicator,
    /// An agency's indicator that contributes. *Dukungan.*
    Contribution,
}

/// What contributions come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Contributed {
    /// How they combine.
    pub combine: Aggregation,
    /// What came out.
    pub achievement: Achievement,
    /// How many were measured.
    pub measured: usize,
    /// How many there are.
    pub total: usize,
}

impl TreeNode {
    /// What it comes to: by itself, else what contributes to it.
    #[must_use]
    pub fn achievement(&self) -> Option<&Achievement> {
        let own = match &self.state {
            Some(PartState::There(achievement)) => Some(achievement),
            _ => None,
        };
        own.or_else(|| self.contributed.as_ref().map(|all| &all.achievement))
    }

    /// Why it comes to nothing, for a reader; nothing where it comes to something, or where
    /// nobody said that it should.
    #[must_use]
    pub fn because(&self, locale: Locale) -> Option<String> {
        let lack = self.state.as_ref().and_then(|state| state.lack(locale));
        let reason = || Some(self.achievement()?.reason()?.message(locale));
        lack.map(str::to_owned).or_else(reason)
    }

    /// It in one line.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let name = &self.name;
        let own = match &self.state {
            Some(PartState::There(achievement)) => Some(reached(achievement, locale)),
            Some(lacking) => lacking.lack(locale).map(|lack| format!("– ({lack})")),
            None => None,
        };
        let contributed = self.contributed.as_ref().map(|all| {
            let value = reached(&all.achievement, locale);
            let of_how_many = all.coverage(locale);
            match (&own, locale) {
                (None, _) => format!("{value} · {of_how_many}"),
                (Some(_), Locale::Indonesian) => format!("dukungan {value} · {of_how_many}"),
                (Some(_), Locale::English) => format!("contributed {value} · {of_how_many}"),
            }
        });
        let parts: Vec<_> = own.into_iter().chain(contributed).collect();
        let title = match (self.kind, &self.agency, locale) {
            (TreeNodeKind::Goal, _, Locale::Indonesian) => format!("Tujuan: {name}"),
            (TreeNodeKind::Objective, _, Locale::Indonesian) => format!("Sasaran: {name}"),
            (TreeNodeKind::Goal, _, Locale::English) => format!("Goal: {name}"),
            (TreeNodeKind::Objective, _, Locale::English) => format!("Objective: {name}"),
            (_, Some(agency), _) => format!("[{agency}] {name}"),
            (_, None, _) => name.clone(),
        };
        if parts.is_empty() {
            title
        } else {
            format!("{title}: {}", parts.join(" · "))
        }
    }
}

impl Contributed {
    /// How the contributions combine and how many were measured, for a reader.
    #[must_use]
    pub fn coverage(&self, locale: Locale) -> String {
        let combine = how(self.combine, locale);
        let (measured, total) = (self.measured, self.total);
        match locale {
            Locale::Indonesian => format!("{combine}, {measured} dari {total}"),
            Locale::English => format!("{combine}, {measured} of {total}"),
        }
    }
}

/// With why there is nothing in both languages.
impl Serialize for TreeNode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("TreeNode", 9)?;
        object.serialize_field("kind", &self.kind)?;
        object.serialize_field("id", &self.id)?;
        object.serialize_field("agency", &self.agency)?;
        object.serialize_field("name", &self.name)?;
        object.serialize_field("achievement", &self.achievement())?;
        object.serialize_field("because", &self.because(Locale::Indonesian))?;
        object.serialize_field("because_en", &self.because(Locale::English))?;
        object.serialize_field("contributed", &self.contributed)?;
        object.serialize_field("below", &self.below)?;
        object.end()
    }
}

impl RegionEvaluation<'_> {
    /// The region's goals with what hangs on them, then the objectives without a goal; empty
    /// where the region has no framework of its own. *Pohon kinerja.*
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::portfolio::{Member, Portfolio, TreeNodeKind};
    /// use lkj_core::{Framework, Locale, Rules, Year, year::first_file};
    /// let year = Year::new(2025)?;
    /// let region = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Kabupaten Contoh"
    ///     [agency]
    ///     dinas = "Dinas Contoh"
    ///     [objective]
    ///     layanan = "Membaiknya pelayanan publik"
    ///     [contribution.layanan]
    ///     from = ["dinas.puas"]
    /// "#)?;
    /// let dinas = Member::new("dinas", Framework::from_toml(&first_file(year)));
    /// let portfolio = Portfolio::new(Some(region), vec![dinas]);
    /// let tree = portfolio.evaluate(year, &Rules::default())?.performance_tree();
    /// assert_eq!(tree[0].kind, TreeNodeKind::Objective);
    /// assert_eq!(
    ///     tree[0].below[0].message(Locale::Indonesian),
    ///     "[dinas] Persentase pengguna yang puas: 100,98 % (Sangat Tinggi)"
    /// );
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn performance_tree(&self) -> Vec<TreeNode> {
        let Some(region) = &self.portfolio.region else {
            return Vec::new();
        };
        let growing = Growing {
            region,
            rolled_up: self.roll_up(),
            evaluation: self,
        };
        growing.nodes()
    }

    /// The same as text, a line for each node.
    #[must_use]
    pub fn tree(&self, locale: Locale) -> String {
        let Some(region) = &self.portfolio.region else {
            return String::new();
        };
        let mut text = format!("{} {}\n", region.organization.name, self.year);
        draw(&self.performance_tree(), "", locale, &mut text);
        text
    }
}

/// What a tree is made of.
struct Growing<'a> {
    region: &'a Framework,
    rolled_up: Vec<RolledUp>,
    evaluation: &'a RegionEvaluation<'a>,
}

impl Growing<'_> {
    fn nodes(&self) -> Vec<TreeNode> {
        let goals = self.region.goals.keys().map(|id| self.goal(id));
        let alone = self.region.objectives.iter();
        let alone = alone.filter(|(_, objective)| objective.goal.is_none());
        goals
            .chain(alone.map(|(id, _)| self.objective(id)))
            .collect()
    }

    fn goal(&self, id: &Id) -> TreeNode {
        let objectives = self.region.objectives.iter();
        let own = objectives.filter(|(_, objective)| objective.goal.as_ref() == Some(id));
        let mut below = self.below(id);
        below.extend(own.map(|(id, _)| self.objective(id)));
        self.node(TreeNodeKind::Goal, id, below)
    }

    fn objective(&self, id: &Id) -> TreeNode {
        self.node(TreeNodeKind::Objective, id, self.below(id))
    }

    /// Its own indicators, and the indicators of agencies that contribute to it.
    fn below(&self, id: &Id) -> Vec<TreeNode> {
        let indicators = self.region.indicators.iter();
        let own = indicators.filter(
            |(_, indicator)| matches!(&indicator.of, Some(Subject::Node(node)) if node == id),
        );
        let own = own.map(|(id, _)| self.node(TreeNodeKind::Indicator, id, self.parts(id)));
        own.chain(self.parts(id)).collect()
    }

    fn rolled_up(&self, id: &Id) -> Option<&RolledUp> {
        self.rolled_up.iter().find(|one| one.id == *id)
    }

    fn parts(&self, id: &Id) -> Vec<TreeNode> {
        let parts = self.rolled_up(id).into_iter().flat_map(|one| &one.parts);
        let nodes = parts.map(|part| {
            let of = &part.indicator;
            TreeNode {
                kind: TreeNodeKind::Contribution,
                id: of.indicator.clone(),
                agency: Some(of.agency.clone()),
                name: part
                    .name
                    .clone()
                    .unwrap_or_else(|| of.indicator.to_string()),
                state: Some(part.state.clone()),
                contributed: None,
                below: Vec::new(),
            }
        });
        nodes.collect()
    }

    fn node(&self, kind: TreeNodeKind, id: &Id, below: Vec<TreeNode>) -> TreeNode {
        let contributed = self.rolled_up(id).map(|one| Contributed {
            combine: one.combine,
            achievement: one.achievement.clone(),
            measured: one.measured,
            total: one.total,
        });
        let own = self.evaluation.region.as_ref();
        let own = own.and_then(|own| own.indicator(id.as_str()));
        // Where agencies contribute, the region need not measure anything itself.
        let own = own.filter(|own| contributed.is_none() || own.achievement.measured().is_some());
        TreeNode {
            kind,
            id: id.clone(),
            agency: None,
            name: self.region.called(id).to_owned(),
            state: own.map(|own| PartState::There(own.achievement.clone())),
            contributed,
            below,
        }
    }
}

fn reached(achievement: &Achievement, locale: Locale) -> String {
    match achievement.measured() {
        Some(measured) => {
            let value = number::format_percent(measured.value.get(), locale);
            let category = measured.category.as_deref();
            let category = category.map_or_else(String::new, |one| format!(" ({one})"));
            format!("{value}{category}")
        }
        None => {
            let reason = achievement.reason();
            let why = reason.map_or_else(String::new, |one| one.message(locale));
            format!("– ({why})")
        }
    }
}

/// How parts combine, for a reader.
const fn how(combine: Aggregation, locale: Locale) -> &'static str {
    let [indonesian, english] = match combine {
        Aggregation::Mean => ["rata-rata", "mean"],
        Aggregation::Weighted => ["rata-rata tertimbang", "weighted mean"],
        Aggregation::WeightedOfAll => ["tertimbang atas semua", "weighted over all"],
        Aggregation::RatioOfSums => ["rasio jumlah", "ratio of sums"],
        Aggregation::Geometric => ["rata-rata geometrik", "geometric mean"],
        Aggregation::Worst => ["terendah", "lowest"],
    };
    match locale {
        Locale::Indonesian => indonesian,
        Locale::English => english,
    }
}

/// Draws nodes one under the other.
fn draw(nodes: &[TreeNode], before: &str, locale: Locale, text: &mut String) {
    for (at, node) in nodes.iter().enumerate() {
        let is_last = at.saturating_add(1) == nodes.len();
        let (corner, trunk) = if is_last {
            ("└─ ", "   ")
        } else {
            ("├─ ", "│  ")
        };
        for piece in [before, corner, &node.message(locale), "\n"] {
            text.push_str(piece);
        }
        draw(&node.below, &format!("{before}{trunk}"), locale, text);
    }
}
