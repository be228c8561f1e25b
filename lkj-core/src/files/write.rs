//! Writes a framework as text.
//!
//! [`Framework::to_toml`] and [`Framework::to_json`] give the canonical form. Where a file was
//! read, [`Framework::update_toml`] changes only what is different and keeps comments, order
//! and the rest of the text as they were.

use super::tree::{Table, Tree};
use crate::framework::{Framework, FrameworkDraft};

impl Framework {
    /// The framework as JSON, in canonical form.
    ///
    /// ```
    /// use lkj_core::{Framework, FrameworkDraft};
    /// let framework = Framework::new(FrameworkDraft::new("Dinas Contoh"))?;
    /// assert_eq!(Framework::from_json(&framework.to_json())?, framework);
    /// # Ok::<(), lkj_core::Problems>(())
    /// ```
    #[cfg(feature = "json")]
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(&Tree::Table(tables(self))).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The framework as TOML, in canonical form.
    ///
    /// ```
    /// use lkj_core::{Framework, FrameworkDraft};
    /// let framework = Framework::new(FrameworkDraft::new("Dinas Contoh"))?;
    /// assert_eq!(Framework::from_toml(&framework.to_toml())?, framework);
    /// # Ok::<(), lkj_core::Problems>(())
    /// ```
    #[cfg(feature = "toml")]
    #[must_use]
    pub fn to_toml(&self) -> String {
        super::canonical::written(&tables(self))
    }

    /// The text that a framework was read from, changed where the framework is different by
    /// now; comments, order and all that did not change stay as they were. Where that is not
    /// possible (tables were put in another order), it is the canonical form.
    ///
    /// # Errors
    /// [`Problems`](crate::problem::Problems) when the text cannot be read as a framework.
    ///
    /// ```
    /// use lkj_core::{Framework, Entry};
    /// let text = "# data kita\n[organization]\nname = \"Dinas\" # resmi\n[series]\nkop = \"Koperasi\"\n[data.2019]\nkop = 654\n";
    /// let mut draft = Framework::from_toml(text)?.into_draft();
    /// let data = draft.data.get_mut(&"2019".parse()?).expect("it was read");
    /// data.insert("kop".parse()?, Entry::of(656.into()));
    /// let saved = Framework::new(draft)?.update_toml(text)?;
    /// assert_eq!(saved, text.replace("654", "656"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "update")]
    pub fn update_toml(&self, text: &str) -> Result<String, crate::problem::Problems> {
        let before = Self::from_toml(text)?;
        let after = Tree::Table(tables(self));
        // Whatever a text may hold, what is saved must read as what was to be saved.
        let says_it = |saved: &String| {
            let read = Self::from_toml(saved);
            read.is_ok_and(|read| same_in_order(&Tree::Table(tables(&read)), &after))
        };
        let updated = super::update::updated(text, &tables(&before), &tables(self)).filter(says_it);
        Ok(updated.unwrap_or_else(|| self.to_toml()))
    }

    /// The texts that a framework was read from together, each changed where the framework is
    /// different by now. A change is made in the text that says the thing; what is new goes
    /// beside its siblings, and into the first text where there are none.
    ///
    /// `None` where that is not possible: a list that stands in several texts has changed, or a
    /// text that changes is JSON and not the only one.
    ///
    /// # Errors
    /// [`Problems`](crate::problem::Problems) when the texts cannot be read as a framework.
    ///
    /// ```
    /// use lkj_core::{Entry, Framework};
    /// let texts = [
    ///     ("plan.toml", "[organization]\nname = \"Dinas\"\n[series]\nkop = \"Koperasi\"\n"),
    ///     ("2019.toml", "# data kita\n[data.2019]\nkop = 654 # per Desember\n"),
    /// ];
    /// let mut draft = Framework::from_texts(&texts)?.into_draft();
    /// let data = draft.data.get_mut(&"2019".parse()?).expect("it was read");
    /// data.insert("kop".parse()?, Entry::of(656.into()));
    /// let saved = Framework::new(draft)?.update_texts(&texts)?.expect("one text says it");
    /// assert_eq!(saved, [texts[0].1.to_owned(), texts[1].1.replace("654", "656")]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(all(feature = "update", feature = "json"))]
    pub fn update_texts(
        &self,
        texts: &[(&str, &str)],
    ) -> Result<Option<Vec<String>>, crate::problem::Problems> {
        use super::Format;

        let before = Self::from_texts(texts)?;
        // A table with nothing in it says nothing, whether or not it is there.
        let after = Tree::Table(tables(self));
        let says_the_same = |read: &Self| Tree::Table(tables(read)) == after;
        if says_the_same(&before) {
            return Ok(Some(
                texts.iter().map(|(_, text)| (*text).to_owned()).collect(),
            ));
        }
        if let [(name, text)] = texts {
            return Ok(Some(vec![match Format::of_name(name) {
                Some(Format::Json) => self.to_json(),
                _ => self.update_toml(text)?,
            }]));
        }
        if texts
            .iter()
            .any(|(name, _)| Format::of_name(name) == Some(Format::Json))
        {
            return Ok(None);
        }
        let only: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
        let updated = super::update::updated_together(&only, &tables(&before), &tables(self));
        // Whatever the texts may hold, what is saved must read as what was to be saved.
        let says_it = |saved: &Vec<String>| {
            let named: Vec<(&str, &str)> = texts
                .iter()
                .zip(saved)
                .map(|((name, _), text)| (*name, text.as_str()))
                .collect();
            Self::from_texts(&named).is_ok_and(|read| says_the_same(&read))
        };
        Ok(updated.filter(says_it))
    }
}

/// The lines of a profile table as TOML writes them, each row on its own.
#[cfg(feature = "toml")]
pub(crate) fn profile_lines(table: &crate::framework::ProfileTable) -> Vec<String> {
    super::canonical::lines(&Tree::of(table).into_table(), "profile")
}

/// The tables of a framework without those that say nothing.
fn tables(draft: &FrameworkDraft) -> Table {
    Tree::of(draft).into_table()
}

/// The same as JSON.
pub(crate) fn tree(draft: &FrameworkDraft) -> serde_json::Map<String, serde_json::Value> {
    match serde_json::to_value(Tree::of(draft)) {
        Ok(serde_json::Value::Object(tables)) => tables,
        _ => serde_json::Map::new(),
    }
}

/// Whether two trees say the same in the same order.
#[cfg(feature = "update")]
fn same_in_order(one: &Tree, other: &Tree) -> bool {
    match (one, other) {
        (Tree::Table(one), Tree::Table(other)) => {
            let same =
                |((one_key, one), (other_key, other)): (&(String, Tree), &(String, Tree))| {
                    one_key == other_key && same_in_order(one, other)
                };
            one.len() == other.len() && one.iter().zip(other).all(same)
        }
        (Tree::List(one), Tree::List(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| same_in_order(one, other))
        }
        _ => one == other,
    }
}
