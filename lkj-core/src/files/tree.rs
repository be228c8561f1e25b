//! What is written of a framework: its tables as a tree, without those that say nothing.
//!
//! Numbers with fractions are texts, so the tree knows no floats, and whoever writes it needs
//! no code for them.

use std::collections::HashMap;
use std::fmt;

use serde::ser::{self, Serialize, SerializeMap, Serializer};

/// A value to be written.
#[derive(Debug, Clone)]
pub(crate) enum Tree {
    Nothing,
    Truth(bool),
    Whole(i64),
    Text(String),
    List(Vec<Tree>),
    Table(Table),
}

/// The fields of a table, in order.
pub(crate) type Table = Vec<(String, Tree)>;

impl Tree {
    /// What a value says.
    pub(crate) fn of(value: &impl Serialize) -> Self {
        let tree = value.serialize(Grower).unwrap_or(Self::Nothing);
        tree.without_nothing().unwrap_or(Self::Table(Table::new()))
    }

    /// The fields of a value that is a table; none of any other.
    pub(crate) fn into_table(self) -> Table {
        match self {
            Self::Table(fields) => fields,
            _ => Table::new(),
        }
    }

    #[cfg(feature = "toml")]
    pub(crate) const fn is_table(&self) -> bool {
        matches!(self, Self::Table(_))
    }

    #[cfg(feature = "toml")]
    pub(crate) const fn is_list(&self) -> bool {
        matches!(self, Self::List(_))
    }

    #[cfg(feature = "update")]
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    #[cfg(feature = "toml")]
    pub(crate) fn fields(&self) -> Option<&Table> {
        match self {
            Self::Table(fields) => Some(fields),
            _ => None,
        }
    }

    /// It without what is nothing, empty lists, empty tables and the words that hold anyway.
    fn without_nothing(self) -> Option<Self> {
        match self {
            Self::Nothing | Self::Truth(false) => None,
            Self::List(items) if items.is_empty() => None,
            Self::List(items) => {
                let kept = items.into_iter().map(Self::without_nothing_inside);
                Some(Self::List(kept.collect()))
            }
            Self::Table(fields) => {
                let kept = fields.into_iter().filter_map(|(key, value)| {
                    // What others keep is kept whole.
                    let value = if key == "extra" {
                        value.free()?
                    } else {
                        value.without_nothing()?
                    };
                    Some((key, value))
                });
                let kept: Table = kept.collect();
                (!kept.is_empty()).then_some(Self::Table(kept))
            }
            other => Some(other),
        }
    }

    /// Free room, unless there is nothing in it.
    fn free(self) -> Option<Self> {
        let Self::Table(mut fields) = self else {
            return Some(self);
        };
        fields.retain(|(_, value)| !matches!(value, Self::Nothing));
        (!fields.is_empty()).then_some(Self::Table(fields))
    }

    /// The same for an item of a list, which keeps its place whatever it holds.
    fn without_nothing_inside(self) -> Self {
        match self {
            Self::Table(_) => self.without_nothing().unwrap_or(Self::Table(Table::new())),
            other => other,
        }
    }
}

/// The same values; the order of keys does not count.
impl PartialEq for Tree {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nothing, Self::Nothing) => true,
            (Self::Truth(one), Self::Truth(other)) => one == other,
            (Self::Whole(one), Self::Whole(other)) => one == other,
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::List(one), Self::List(other)) => one == other,
            (Self::Table(one), Self::Table(other)) => same_fields(one, other),
            _ => false,
        }
    }
}

fn same_fields(one: &Table, other: &Table) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let in_order = one
        .iter()
        .zip(other)
        .all(|((one, _), (other, _))| one == other);
    if in_order {
        return one
            .iter()
            .zip(other)
            .all(|((_, one), (_, other))| one == other);
    }
    let by_key = by_key(other);
    one.iter()
        .all(|(key, value)| by_key.get(key.as_str()) == Some(&value))
}

/// The fields of a table by their keys.
pub(crate) fn by_key(
    fields: &Table,
) -> HashMap<&str, &Tree, crate::value::register::UnseededHasher> {
    fields
        .iter()
        .map(|(key, value)| (key.as_str(), value))
        .collect()
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_unit(),
            Self::Truth(truth) => serializer.serialize_bool(*truth),
            Self::Whole(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Table(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (key, value) in fields {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

/// What no tree can hold; no table of a framework has it.
#[derive(Debug)]
struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a float or bytes")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Makes trees of what serde says.
#[derive(Clone, Copy)]
struct Grower;

type Grown = Result<Tree, Unwritable>;

impl Serializer for Grower {
    type Ok = Tree;
    type Error = Unwritable;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = ser::Impossible<Tree, Unwritable>;
    type SerializeMap = Fields;
    type SerializeStruct = Fields;
    type SerializeStructVariant = ser::Impossible<Tree, Unwritable>;

    fn serialize_bool(self, truth: bool) -> Grown {
        Ok(Tree::Truth(truth))
    }

    fn serialize_i8(self, number: i8) -> Grown {
        self.serialize_i64(number.into())
    }

    fn serialize_i16(self, number: i16) -> Grown {
        self.serialize_i64(number.into())
    }

    fn serialize_i32(self, number: i32) -> Grown {
        self.serialize_i64(number.into())
    }

    fn serialize_i64(self, number: i64) -> Grown {
        Ok(Tree::Whole(number))
    }

    fn serialize_u8(self, number: u8) -> Grown {
        self.serialize_i64(number.into())
    }

    fn serialize_u16(self, number: u16) -> Grown {
        self.serialize_i64(number.into())
    }

    fn serialize_u32(self, number: u32) -> Grown {
        self.serialize_i64(number.into())
    }

    fn serialize_u64(self, number: u64) -> Grown {
        i64::try_from(number).map_or(Err(Unwritable), |number| self.serialize_i64(number))
    }

    fn serialize_f32(self, _: f32) -> Grown {
        Err(Unwritable)
    }

    fn serialize_f64(self, _: f64) -> Grown {
        Err(Unwritable)
    }

    fn serialize_char(self, character: char) -> Grown {
        Ok(Tree::Text(character.to_string()))
    }

    fn serialize_str(self, text: &str) -> Grown {
        Ok(Tree::Text(text.to_owned()))
    }

    fn serialize_bytes(self, _: &[u8]) -> Grown {
        Err(Unwritable)
    }

    fn serialize_none(self) -> Grown {
        Ok(Tree::Nothing)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Grown {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Grown {
        Ok(Tree::Nothing)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Grown {
        Ok(Tree::Nothing)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Grown {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Grown {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Grown {
        let value = value.serialize(self)?;
        Ok(Tree::Table(vec![(variant.to_owned(), value)]))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Unwritable> {
        Ok(Items(Vec::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items, Unwritable> {
        Ok(Items(Vec::new()))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items, Unwritable> {
        Ok(Items(Vec::new()))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields, Unwritable> {
        Ok(Fields::default())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields, Unwritable> {
        Ok(Fields::default())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritable> {
        Err(Unwritable)
    }
}

/// A list that grows.
struct Items(Vec<Tree>);

impl ser::SerializeSeq for Items {
    type Ok = Tree;
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.0.push(value.serialize(Grower)?);
        Ok(())
    }

    fn end(self) -> Grown {
        Ok(Tree::List(self.0))
    }
}

impl ser::SerializeTuple for Items {
    type Ok = Tree;
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Grown {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeTupleStruct for Items {
    type Ok = Tree;
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Grown {
        ser::SerializeSeq::end(self)
    }
}

/// A table that grows.
#[derive(Default)]
struct Fields {
    fields: Table,
    key: String,
}

impl Fields {
    fn add(&mut self, key: &str, value: Grown) -> Result<(), Unwritable> {
        self.fields.push((key.to_owned(), value?));
        Ok(())
    }
}

impl SerializeMap for Fields {
    type Ok = Tree;
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritable> {
        self.key = match key.serialize(Grower)? {
            Tree::Text(text) => text,
            Tree::Whole(number) => number.to_string(),
            _ => return Err(Unwritable),
        };
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        let key = std::mem::take(&mut self.key);
        self.add(&key, value.serialize(Grower))
    }

    fn end(self) -> Grown {
        Ok(Tree::Table(self.fields))
    }
}

impl ser::SerializeStruct for Fields {
    type Ok = Tree;
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        self.add(key, value.serialize(Grower))
    }

    fn end(self) -> Grown {
        Ok(Tree::Table(self.fields))
    }
}
