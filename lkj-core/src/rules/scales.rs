//! The scales that come with the engine, each with where it was seen.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, de};

use super::scale::{Class, Limits, Scale, ScaleReads};

/// A scale with its name and source.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct NamedScale {
    /// Its name, as files and callers give it.
    pub name: &'static str,
    /// Where it was found.
    pub source: &'static str,
    /// Whether it was checked against that source.
    pub verified: bool,
    limits: Limits,
    classes: &'static [Row],
}

/// A label and the ends of a class.
type Row = (&'static str, End, End);

/// An end of a class.
#[derive(Debug, Clone, Copy)]
enum End {
    /// There is none.
    Open,
    /// It belongs to the class; hundredths of a percent.
    Including(i64),
    /// It does not belong to the class; hundredths of a percent.
    Excluding(i64),
}

use End::{Excluding, Including, Open};

impl NamedScale {
    /// The scale itself.
    #[must_use]
    pub fn scale(&self) -> Scale {
        Scale {
            name: Some(self.name.to_owned()),
            source: Some(self.source.to_owned()),
            reads: ScaleReads::Shown,
            limits: self.limits,
            classes: self.classes.iter().map(class).collect(),
        }
    }
}

fn class((label, lower, upper): &Row) -> Class {
    let hundredths = |hundredths: i64| Decimal::new(hundredths, 2).normalize();
    let (from, above) = match lower {
        Open => (None, None),
        Including(end) => (Some(hundredths(*end)), None),
        Excluding(end) => (None, Some(hundredths(*end))),
    };
    let (to, below) = match upper {
        Open => (None, None),
        Including(end) => (Some(hundredths(*end)), None),
        Excluding(end) => (None, Some(hundredths(*end))),
    };
    Class {
        label: (*label).to_owned(),
        from,
        above,
        to,
        below,
    }
}

/// Looks a scale up by its name.
#[must_use]
pub fn scale(name: &str) -> Option<&'static NamedScale> {
    SCALES.iter().find(|scale| scale.name == name)
}

/// All scales that come with the engine. The best class of a scale is open above unless its
/// source closes it.
pub const SCALES: &[NamedScale] = &[
    NamedScale {
        name: "permendagri-86-2017",
        source: "Permendagri 86/2017 and 54/2010; intervals as printed in LKjIP Inspektorat Kabupaten Sampang 2019, Tabel 3.1",
        verified: true,
        limits: Limits::LowerEnd,
        classes: &[
            ("Sangat Tinggi", Including(9100), Open),
            ("Tinggi", Including(7600), Including(9000)),
            ("Sedang", Including(6600), Including(7500)),
            ("Rendah", Including(5100), Including(6500)),
            ("Sangat Rendah", Open, Including(5000)),
        ],
    },
    NamedScale {
        name: "permendagri-86-2017-baik",
        source: "LKjIP Inspektorat Kabupaten Sampang 2019, Tabel 3.1: the same intervals with other labels",
        verified: true,
        limits: Limits::LowerEnd,
        classes: &[
            ("Sangat Baik", Including(9100), Open),
            ("Baik", Including(7600), Including(9000)),
            ("Cukup", Including(6600), Including(7500)),
            ("Kurang", Including(5100), Including(6500)),
            ("Sangat Kurang", Open, Including(5000)),
        ],
    },
    NamedScale {
        name: "maluku-tengah-2021",
        source: "LKJIP Kabupaten Maluku Tengah 2021; as printed, exactly 85 is in no class",
        verified: true,
        limits: Limits::LowerEnd,
        classes: &[
            ("Memuaskan", Excluding(8500), Open),
            ("Sangat Baik", Excluding(7500), Excluding(8500)),
            ("Baik", Excluding(6500), Including(7500)),
            ("Cukup Baik", Excluding(5000), Including(6500)),
            ("Agak Kurang", Excluding(3000), Including(5000)),
            ("Kurang", Including(0), Including(3000)),
        ],
    },
    NamedScale {
        name: "bpom",
        source: "BPOM, kriteria capaian; as printed, exactly 90 is in no class, and above 120 cannot be concluded",
        verified: true,
        limits: Limits::LowerEnd,
        classes: &[
            ("Tidak dapat disimpulkan", Excluding(12000), Open),
            ("Sangat Baik", Excluding(11000), Including(12000)),
            ("Baik", Excluding(9000), Including(11000)),
            ("Cukup", Including(7000), Excluding(9000)),
            ("Kurang", Including(5000), Excluding(7000)),
            ("Sangat Kurang", Open, Excluding(5000)),
        ],
    },
    NamedScale {
        name: "lan-239",
        source: "wp-eval-sakip, in the manner of Kepka LAN 239/IX/6/8/2003",
        verified: true,
        limits: Limits::LowerEnd,
        classes: &[
            ("Sangat Berhasil", Including(10000), Open),
            ("Berhasil", Including(7500), Excluding(10000)),
            ("Cukup Berhasil", Including(5500), Excluding(7500)),
            ("Kurang Berhasil", Open, Excluding(5500)),
        ],
    },
    NamedScale {
        name: "pringsewu",
        source: "E-SAKIP Kabupaten Pringsewu; complete at two decimals only",
        verified: true,
        limits: Limits::LowerEnd,
        classes: &[
            ("Melampaui", Including(10501), Open),
            ("Tercapai", Including(9500), Including(10500)),
            ("Mendekati", Including(8000), Including(9499)),
            ("Perlu Perhatian", Including(6000), Including(7999)),
            ("Kritis", Including(0), Including(5999)),
        ],
    },
    NamedScale {
        name: "banjarnegara",
        source: "SAKIP application of Kabupaten Banjarnegara: below 70 red, to 90 yellow, above 90 green",
        verified: true,
        limits: Limits::LowerEnd,
        classes: &[
            ("Hijau", Excluding(9000), Open),
            ("Kuning", Including(7000), Including(9000)),
            ("Merah", Open, Excluding(7000)),
        ],
    },
    NamedScale {
        name: "kemenkeu-nko",
        source: "Kementerian Keuangan, nilai kinerja organisasi: from memory, to be checked against KMK 300/KMK.01/2022",
        verified: false,
        limits: Limits::LowerEnd,
        classes: &[
            ("Hijau", Including(10000), Open),
            ("Kuning", Including(8000), Excluding(10000)),
            ("Merah", Open, Excluding(8000)),
        ],
    },
    NamedScale {
        name: "akip-88-2021",
        source: "PermenPANRB 88/2021, predikat of the AKIP evaluation, as three public applications print it: exactly 90 is A",
        verified: true,
        limits: Limits::LowerEnd,
        classes: &[
            ("AA", Excluding(9000), Including(10000)),
            ("A", Excluding(8000), Including(9000)),
            ("BB", Excluding(7000), Including(8000)),
            ("B", Excluding(6000), Including(7000)),
            ("CC", Excluding(5000), Including(6000)),
            ("C", Excluding(3000), Including(5000)),
            ("D", Including(0), Including(3000)),
        ],
    },
    NamedScale {
        name: "pmk-22-2021",
        source: "PMK 22/PMK.02/2021, kategori nilai kinerja anggaran: from memory",
        verified: false,
        limits: Limits::LowerEnd,
        classes: &[
            ("Sangat Baik", Excluding(9000), Open),
            ("Baik", Excluding(8000), Including(9000)),
            ("Cukup", Excluding(6000), Including(8000)),
            ("Kurang", Excluding(5000), Including(6000)),
            ("Sangat Kurang", Open, Including(5000)),
        ],
    },
];

/// Reads a scale: the name of one that comes with the engine, or a table of its own.
pub(crate) fn name_or_scale<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Scale>, D::Error> {
    struct NameOrScale;
    impl<'de> de::Visitor<'de> for NameOrScale {
        type Value = Option<Scale>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("the name of a scale, or a scale")
        }

        fn visit_str<E: de::Error>(self, name: &str) -> Result<Self::Value, E> {
            let known = || SCALES.iter().map(|scale| scale.name).collect::<Vec<_>>();
            let unknown = || E::custom(format!("no scale {name:?}; known: {}", known().join(", ")));
            scale(name)
                .map(NamedScale::scale)
                .ok_or_else(unknown)
                .map(Some)
        }

        fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            Scale::deserialize(de::value::MapAccessDeserializer::new(map)).map(Some)
        }

        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
    }
    deserializer.deserialize_any(NameOrScale)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(name: &str, value: &str) -> Option<(String, bool)> {
        let scale = scale(name).unwrap().scale();
        scale
            .classify(value.parse().unwrap())
            .map(|found| (found.label.to_owned(), found.in_gap))
    }

    #[test]
    fn none_overlaps() {
        for named in SCALES {
            assert_eq!(named.scale().check(), Ok(()), "{}", named.name);
        }
    }

    #[test]
    fn limits_are_read_as_the_source_prints_them() {
        for (name, value, expected) in [
            (
                "permendagri-86-2017",
                "184.75",
                Some(("Sangat Tinggi", false)),
            ),
            ("permendagri-86-2017", "90.99", Some(("Tinggi", true))),
            (
                "permendagri-86-2017",
                "-24.65",
                Some(("Sangat Rendah", false)),
            ),
            ("maluku-tengah-2021", "85", Some(("Sangat Baik", true))),
            ("maluku-tengah-2021", "75", Some(("Baik", false))),
            ("maluku-tengah-2021", "-1", None),
            ("bpom", "90", Some(("Cukup", true))),
            ("bpom", "120", Some(("Sangat Baik", false))),
            ("bpom", "120.01", Some(("Tidak dapat disimpulkan", false))),
            ("lan-239", "99.99", Some(("Berhasil", false))),
            ("pringsewu", "94.995", Some(("Mendekati", true))),
            ("banjarnegara", "70", Some(("Kuning", false))),
            ("akip-88-2021", "90", Some(("A", false))),
            ("akip-88-2021", "90.005", Some(("AA", false))),
            ("akip-88-2021", "80", Some(("BB", false))),
            ("akip-88-2021", "100.01", None),
        ] {
            let expected = expected.map(|(label, in_gap)| (label.to_owned(), in_gap));
            assert_eq!(label(name, value), expected, "{name} {value}");
        }
    }

    #[test]
    fn limits_can_be_read_otherwise() {
        let mut scale = scale("permendagri-86-2017").unwrap().scale();
        let mut read = |limits, value: &str| {
            scale.limits = limits;
            scale
                .classify(value.parse().unwrap())
                .unwrap()
                .label
                .to_owned()
        };
        assert_eq!(read(Limits::LowerEnd, "90.5"), "Tinggi");
        assert_eq!(read(Limits::UpperEnd, "90.5"), "Sangat Tinggi");
        assert_eq!(read(Limits::WholeNumber, "90.5"), "Sangat Tinggi");
        assert_eq!(read(Limits::WholeNumber, "90.4"), "Tinggi");
    }

    #[test]
    fn gaps_are_listed() {
        let gaps = |name| scale(name).unwrap().scale().gaps();
        assert_eq!(gaps("permendagri-86-2017").len(), 4);
        assert_eq!(gaps("lan-239"), []);
        let maluku = gaps("maluku-tengah-2021");
        assert!(matches!(
            maluku.as_slice(),
            [super::super::scale::Gap { is_point: true, .. }]
        ));
    }

    #[test]
    fn classes_out_of_order_are_found() {
        let right = scale("permendagri-86-2017").unwrap().scale();
        let error = |change: fn(&mut [Class])| {
            let mut scale = right.clone();
            change(&mut scale.classes);
            scale.check().map_err(|error| error.to_string())
        };
        assert_eq!(
            error(|classes| classes[1].to = Some(Decimal::from(92))).unwrap_err(),
            r#"the classes "Sangat Tinggi" and "Tinggi" overlap"#
        );
        assert!(
            error(|classes| classes[1].to = Some(Decimal::from(91))).is_err(),
            "91 would be in both"
        );
        assert_eq!(
            error(|classes| classes[0].to = Some(Decimal::from(90))).unwrap_err(),
            r#"no value is in the class "Sangat Tinggi": it ends before it begins"#
        );
        assert_eq!(
            error(|classes| classes[0].to = Some(Decimal::from(91))),
            Ok(()),
            "91 alone is in it"
        );
        assert_eq!(
            error(|classes| classes[0].above = Some(Decimal::from(91))).unwrap_err(),
            r#"the class "Sangat Tinggi" says twice where it begins or ends"#
        );
    }
}
