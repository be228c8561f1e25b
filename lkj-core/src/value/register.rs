//! Tables whose entries are found by id and kept in the order of the file.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::hash::{BuildHasherDefault, Hash};
use std::marker::PhantomData;

use serde::de::{self, MapAccess};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A table keyed by id (or by period, or by place), in the order in which it was filled.
///
/// The order is the order of the document, so it is part of what a register is: two
/// registers with the same entries in another order are not equal.
///
/// ```
/// use lkj_core::Register;
/// let mut towns = Register::new();
/// towns.insert("b", 2);
/// towns.insert("a", 1);
/// assert_eq!(towns.get("a"), Some(&1));
/// assert_eq!(towns.keys().copied().collect::<Vec<_>>(), ["b", "a"]);
/// ```
#[derive(Clone)]
pub struct Register<K, V> {
    entries: Vec<(K, V)>,
    positions: HashMap<K, usize, UnseededHasher>,
}

/// Hashes the same way on any day and machine.
pub(crate) type UnseededHasher = BuildHasherDefault<DefaultHasher>;

impl<K: PartialEq, V: PartialEq> PartialEq for Register<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl<K: Eq, V: Eq> Eq for Register<K, V> {}

impl<K: Hash + Eq + Clone, V> Register<K, V> {
    /// An empty register.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an entry at the end, or replaces the one with the same key where it stands.
    /// Gives back what stood there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        if let Some(entry) = self
            .positions
            .get(&key)
            .and_then(|at| self.entries.get_mut(*at))
        {
            return Some(std::mem::replace(&mut entry.1, value));
        }
        self.positions.insert(key.clone(), self.entries.len());
        self.entries.push((key, value));
        None
    }

    /// Takes an entry out; those behind it move up.
    pub fn remove<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: std::borrow::Borrow<Q>,
    {
        let at = self.positions.remove(key)?;
        let (_, value) = self.entries.remove(at);
        for position in self
            .positions
            .values_mut()
            .filter(|position| **position > at)
        {
            *position = position.saturating_sub(1);
        }
        Some(value)
    }

    /// Gives entries other keys, where `other` says one; each stays where it stands. A key that
    /// another entry has already is left as it was.
    ///
    /// ```
    /// use lkj_core::Register;
    /// let mut towns: Register<_, _> = [("a", 1), ("b", 2)].into_iter().collect();
    /// towns.change_keys(|key| (*key == "a").then_some("c"));
    /// assert_eq!(towns.keys().copied().collect::<Vec<_>>(), ["c", "b"]);
    /// ```
    pub fn change_keys(&mut self, other: impl Fn(&K) -> Option<K>) {
        for (at, (key, _)) in self.entries.iter_mut().enumerate() {
            let Some(new) = other(key).filter(|new| !self.positions.contains_key(new)) else {
                continue;
            };
            self.positions.remove(key);
            self.positions.insert(new.clone(), at);
            *key = new;
        }
    }

    /// The entry with this key.
    #[must_use]
    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.get_entry(key).map(|(_, value)| value)
    }

    /// The key as it is kept, and its entry.
    #[must_use]
    pub fn get_entry<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: std::borrow::Borrow<Q>,
    {
        let (key, value) = self.entries.get(*self.positions.get(key)?)?;
        Some((key, value))
    }

    /// The entry with this key, to be changed.
    pub fn get_mut<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.entries
            .get_mut(*self.positions.get(key)?)
            .map(|(_, value)| value)
    }

    /// Whether there is an entry with this key.
    #[must_use]
    pub fn contains<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: std::borrow::Borrow<Q>,
    {
        self.positions.contains_key(key)
    }

    /// The entries in order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + ExactSizeIterator {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// The keys in order.
    #[must_use]
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator {
        self.entries.iter().map(|(key, _)| key)
    }

    /// The values in order.
    #[must_use]
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator {
        self.entries.iter().map(|(_, value)| value)
    }

    /// The values in order, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<K, V> Default for Register<K, V> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            positions: HashMap::default(),
        }
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Register<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.entries.iter().map(|(key, value)| (key, value)))
            .finish()
    }
}

impl<K: Hash + Eq + Clone, V> FromIterator<(K, V)> for Register<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut register = Self::new();
        register.extend(entries);
        register
    }
}

impl<K: Hash + Eq + Clone, V> Extend<(K, V)> for Register<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Serialize, V: Serialize> Serialize for Register<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.entries.len()))?;
        for (key, value) in &self.entries {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'de, K, V> Deserialize<'de> for Register<K, V>
where
    K: Deserialize<'de> + Hash + Eq + Clone + fmt::Debug,
    V: Deserialize<'de>,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<K, V>(PhantomData<(K, V)>);
        impl<'de, K, V> de::Visitor<'de> for Visitor<K, V>
        where
            K: Deserialize<'de> + Hash + Eq + Clone + fmt::Debug,
            V: Deserialize<'de>,
        {
            type Value = Register<K, V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut register = Register::new();
                while let Some((key, value)) = map.next_entry::<K, V>()? {
                    if register.contains(&key) {
                        return Err(de::Error::custom(format!("{key:?} stands twice")));
                    }
                    register.insert(key, value);
                }
                Ok(register)
            }
        }
        deserializer.deserialize_map(Visitor(PhantomData))
    }
}

#[cfg(feature = "schema")]
impl<K: schemars::JsonSchema, V: schemars::JsonSchema> schemars::JsonSchema for Register<K, V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Table_of_{}", V::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let key = K::json_schema(generator);
        let pattern = key.get("pattern").cloned().unwrap_or_else(|| ".*".into());
        let value = generator.subschema_for::<V>();
        schemars::json_schema!({
            "type": "object",
            "propertyNames": { "pattern": pattern },
            "additionalProperties": value
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removal_keeps_the_order_and_the_positions() {
        let mut register: Register<_, _> = [("a", 1), ("b", 2), ("c", 3)].into_iter().collect();
        assert_eq!(register.remove("a"), Some(1));
        assert_eq!(register.get("c"), Some(&3));
        assert_eq!(register.insert("b", 5), Some(2));
        assert_eq!(
            register.iter().collect::<Vec<_>>(),
            [(&"b", &5), (&"c", &3)]
        );
    }
}
