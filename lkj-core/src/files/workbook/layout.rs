//! Which sheets a workbook has, which columns each sheet, and where in the native file their
//! cells belong.

use super::holds::Holds;
use super::words::{self, Wording, say};

/// A sheet.
#[derive(Debug)]
pub(super) struct SheetLayout {
    pub(super) name: Wording,
    /// What it is for.
    pub(super) about: Wording,
    pub(super) presence: Presence,
    pub(super) body: Body,
}

/// When a sheet is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    Always,
    /// Where there is something on it.
    IfFilled,
}

/// How a sheet is laid out.
#[derive(Debug)]
pub(super) enum Body {
    /// Labels in the first column, values in the second.
    Form(&'static [Line]),
    /// A row for each item.
    Records(Records),
    /// Ids down, periods across.
    Matrix(Matrix),
    /// Parts of series down, periods across.
    Grid,
}

/// A line of a form.
#[derive(Debug)]
pub(super) struct Line {
    /// The keys that lead to the value; `*` is what stands for `{}` in the label.
    pub(super) path: &'static [&'static str],
    pub(super) label: Wording,
    pub(super) holds: Holds,
    pub(super) note: Wording,
}

/// Items, a row each.
#[derive(Debug)]
pub(super) struct Records {
    pub(super) homes: &'static [Home],
    pub(super) columns: &'static [Column],
    pub(super) repeated: &'static [Repeated],
    pub(super) empty: EmptyItems,
}

/// What becomes of a row of which only the address is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EmptyItems {
    /// It is an item of which nothing is known.
    Kept,
    /// It waits to be filled in.
    Skipped,
    /// It is a list; gaps in it are filled with a text.
    Rows { blank: &'static str },
}

/// Where rows go.
#[derive(Debug)]
pub(super) struct Home {
    /// The word in the column of kinds, where there are several homes.
    pub(super) kind: Option<&'static str>,
    pub(super) path: &'static [Segment],
}

/// A step on the way to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Segment {
    Key(&'static str),
    /// What an address column says.
    Column(&'static str),
    /// The item whose number, from 1, an address column says.
    Number(&'static str),
    /// The end of a list.
    Next,
    /// The program, activity or sub-activity that an address column names.
    Work(&'static str),
    /// The program, or the activity, that the row names as what it belongs to; else the one
    /// above.
    Parent(&'static str),
}

/// A column of items.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) goes: Goes,
    pub(super) heading: Wording,
    pub(super) holds: Holds,
    pub(super) note: Wording,
}

/// Where the cells of a column belong.
#[derive(Debug, Clone, Copy)]
pub(super) enum Goes {
    /// It tells the home of its row.
    Kind,
    /// Into the path of the item.
    Address(&'static str),
    /// Into the item.
    Field(&'static [&'static str]),
    /// Into the item, by the kind of its row.
    ByKind(&'static [(&'static str, &'static str)]),
    /// Into the item, which is a list.
    Item(usize),
    /// Nowhere: it helps people.
    Info(Info),
}

/// What is written to help people, and never read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Info {
    /// The name of what the address column names.
    NameOf(&'static str),
    UnitOf(&'static str),
}

/// Columns of which there are as many as needed; `{}` in the heading is a period or number.
#[derive(Debug)]
pub(super) struct Repeated {
    pub(super) heading: Wording,
    pub(super) path: &'static [Part],
    pub(super) holds: Holds,
    pub(super) note: Wording,
    /// How many there are at the least, where they are counted.
    pub(super) at_least: usize,
}

/// A step to a cell of a repeated column, or of a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Key(&'static str),
    /// The id of the row.
    Row,
    /// What stands for the first `{}`, as a key.
    Period,
    /// What stands for the last `{}`, counted from 1, as the item before it.
    Number,
    /// The same, where the first item is something else.
    NumberAfterLabel,
}

/// Values of ids over periods.
#[derive(Debug)]
pub(super) struct Matrix {
    pub(super) heading: Wording,
    pub(super) ids: Ids,
    pub(super) columns: &'static [MatrixColumn],
}

/// Which ids stand ready to be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ids {
    Indicators,
    /// Series that no formula gives.
    Series,
    /// Indicators that no formula gives.
    Realized,
}

/// A kind of columns of a matrix.
#[derive(Debug)]
pub(super) struct MatrixColumn {
    pub(super) heading: Wording,
    pub(super) path: &'static [Part],
    pub(super) note: Wording,
    /// Which of them stand ready to be filled in.
    pub(super) ready: Ready,
}

/// Which periods of a matrix stand ready to be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ready {
    YearsOfThePlan,
    Years,
    None,
}

const fn line(path: &'static [&'static str], label: Wording, holds: Holds, note: Wording) -> Line {
    Line {
        path,
        label,
        holds,
        note,
    }
}

const fn field(
    path: &'static [&'static str],
    heading: Wording,
    holds: Holds,
    note: Wording,
) -> Column {
    Column {
        goes: Goes::Field(path),
        heading,
        holds,
        note,
    }
}

const fn address(name: &'static str, heading: Wording, holds: Holds, note: Wording) -> Column {
    Column {
        goes: Goes::Address(name),
        heading,
        holds,
        note,
    }
}

const fn name_of(column: &'static str) -> Column {
    Column {
        goes: Goes::Info(Info::NameOf(column)),
        heading: say("(Nama)", "(Name)"),
        holds: Holds::Text,
        note: say(
            "Hanya untuk dibaca; tidak diambil.",
            "To be read by people only.",
        ),
    }
}

const NOTHING: Wording = say("", "");
const ID: Wording = say("Id", "Id");
const ID_NOTE: Wording = say(
    "Nama pendek pilihan sendiri: huruf kecil, angka dan garis bawah, diawali huruf. Satu id hanya untuk satu hal dalam seluruh buku kerja.",
    "A short name of your choice: lowercase letters, digits and underscores, beginning with a letter. An id is used once in the whole workbook.",
);
const YEAR: Wording = say("Tahun", "Year");
const NAME: Wording = say("Nama", "Name");
const UNIT_OF_MEASURE: Wording = say("Satuan", "Unit");
const SOURCE: Wording = say("Sumber", "Source");
const CODE: Wording = say("Kode", "Code");
const YEARS: Wording = say("Tahun Berlaku", "Years");
const YEARS_NOTE: Wording = say(
    "Misalnya 2019–2023, atau 2019.",
    "Such as 2019–2023, or 2019.",
);
const IDS_NOTE: Wording = say(
    "Id, dengan koma di antaranya.",
    "Ids, with commas between them.",
);
const LINES_NOTE: Wording = say(
    "Satu baris tiap butir (Alt+Enter).",
    "A line for each (Alt+Enter).",
);
const DATE_NOTE: Wording = say("Tanggal.", "A date.");
const PLACES_NOTE: Wording = say(
    "Angka desimal realisasi yang dihitung dari rumus; bila kosong 2.",
    "Decimals of a realization that a formula gives; 2 where empty.",
);

const ID_COLUMN: Column = address("id", ID, Holds::Text, ID_NOTE);

const ORGANIZATION: &[Line] = &[
    line(
        &["organization", "name"],
        say("Nama organisasi", "Name of the organization"),
        Holds::Text,
        say("Harus diisi.", "Must be filled in."),
    ),
    line(
        &["organization", "short"],
        say("Nama singkat", "Short names"),
        Holds::Lines,
        LINES_NOTE,
    ),
    line(
        &["organization", "region"],
        say("Daerah", "Region"),
        Holds::Text,
        NOTHING,
    ),
    line(
        &["organization", "parent"],
        say("Organisasi induk", "Parent organization"),
        Holds::Text,
        NOTHING,
    ),
    line(
        &["organization", "code"],
        say("Kode organisasi", "Code"),
        Holds::Text,
        NOTHING,
    ),
    line(
        &["organization", "motto"],
        say("Motto", "Motto"),
        Holds::Text,
        NOTHING,
    ),
    line(
        &["organization", "duty"],
        say("Tugas", "Duty"),
        Holds::LongText,
        NOTHING,
    ),
    line(
        &["organization", "functions"],
        say("Fungsi", "Functions"),
        Holds::Lines,
        LINES_NOTE,
    ),
    line(
        &["plan", "name"],
        say("Nama rencana strategis", "Name of the plan"),
        Holds::Text,
        NOTHING,
    ),
    line(
        &["plan", "period"],
        say("Periode rencana", "Period of the plan"),
        Holds::Years,
        YEARS_NOTE,
    ),
    line(
        &["plan", "vision", "text"],
        say("Visi", "Vision"),
        Holds::LongText,
        NOTHING,
    ),
    line(
        &["plan", "vision", "from"],
        say("Visi diambil dari", "Vision taken from"),
        Holds::Text,
        say(
            "Bila visi milik RPJMD: nama dokumennya.",
            "The document, where the vision is the region's.",
        ),
    ),
    line(
        &["plan", "missions_from"],
        say("Misi diambil dari", "Missions taken from"),
        Holds::Text,
        NOTHING,
    ),
    line(
        &["plan", "source"],
        say("Sumber rencana", "Source of the plan"),
        Holds::Text,
        NOTHING,
    ),
    line(
        &["defaults", "unit"],
        say("Satuan bawaan", "Default unit"),
        Holds::Text,
        say(
            "Berlaku bagi indikator yang tidak menyebutkan sendiri.",
            "For indicators that do not say otherwise.",
        ),
    ),
    line(
        &["defaults", "places"],
        say("Angka desimal bawaan", "Default decimals"),
        Holds::Whole,
        PLACES_NOTE,
    ),
    line(
        &["defaults", "polarity"],
        say("Polaritas bawaan", "Default polarity"),
        Holds::Word(words::POLARITIES),
        NOTHING,
    ),
    line(
        &["defaults", "method"],
        say("Metode bawaan", "Default method"),
        Holds::Word(words::METHODS),
        NOTHING,
    ),
    line(
        &["defaults", "frequency"],
        say("Frekuensi bawaan", "Default frequency"),
        Holds::Word(words::FREQUENCIES),
        NOTHING,
    ),
    line(
        &["defaults", "source"],
        say("Sumber data bawaan", "Default source"),
        Holds::Text,
        NOTHING,
    ),
    line(
        &["defaults", "owner"],
        say("Penanggung jawab bawaan", "Default owner"),
        Holds::Id("Unit"),
        NOTHING,
    ),
    line(
        &["stage", "*"],
        say("Tahap {}", "Stage {}"),
        Holds::Word(words::STAGES),
        say(
            "Sejauh mana tahun itu sudah diukur.",
            "How far that year has come.",
        ),
    ),
    line(
        &["rules", "profile"],
        say("Profil aturan", "Rules profile"),
        Holds::Text,
        say(
            "Misalnya permendagri-86-2017; bila kosong itu pula.",
            "Such as permendagri-86-2017, which also holds where this is empty.",
        ),
    ),
    line(
        &["rules", "realization"],
        say(
            "Realisasi sebelum capaian",
            "Realization before achievement",
        ),
        Holds::Word(words::REALIZATIONS),
        NOTHING,
    ),
    line(
        &["rules", "places"],
        say("Angka desimal persentase", "Decimals of percentages"),
        Holds::Whole,
        NOTHING,
    ),
    line(
        &["rules", "rounding"],
        say("Cara pembulatan", "Rounding"),
        Holds::Word(words::ROUNDINGS),
        NOTHING,
    ),
    line(
        &["rules", "cap"],
        say("Batas atas capaian", "Cap"),
        Holds::Figure,
        NOTHING,
    ),
    line(
        &["rules", "floor"],
        say("Batas bawah capaian", "Floor"),
        Holds::Figure,
        NOTHING,
    ),
    line(
        &["rules", "aggregate_cap"],
        say("Batas atas nilai gabungan", "Cap of aggregates"),
        Holds::Figure,
        NOTHING,
    ),
    line(
        &["rules", "inconclusive_above"],
        say("Tidak disimpulkan di atas", "Inconclusive above"),
        Holds::Figure,
        NOTHING,
    ),
    line(
        &["rules", "aggregation"],
        say("Cara menggabungkan", "Aggregation"),
        Holds::Word(words::AGGREGATIONS),
        NOTHING,
    ),
    line(
        &["rules", "aggregated"],
        say("Capaian yang digabungkan", "Aggregated achievement"),
        Holds::Word(words::ACHIEVEMENTS),
        NOTHING,
    ),
    line(
        &["rules", "scale", "name"],
        say("Nama skala", "Name of the scale"),
        Holds::Text,
        NOTHING,
    ),
    line(
        &["rules", "scale", "source"],
        say("Sumber skala", "Source of the scale"),
        Holds::Text,
        NOTHING,
    ),
    line(
        &["rules", "scale", "reads"],
        say("Skala membaca", "Scale reads"),
        Holds::Word(words::ACHIEVEMENTS),
        NOTHING,
    ),
    line(
        &["rules", "scale", "limits"],
        say("Nilai di antara dua kelas", "Values between two classes"),
        Holds::Word(words::SCALE_LIMITS),
        NOTHING,
    ),
    line(
        &["format"],
        say("Versi format", "Version of the format"),
        Holds::Whole,
        say("Jangan diubah.", "Do not change it."),
    ),
];

const PLAN_NAMES: &[(&str, &str)] = &[
    ("mission", "text"),
    ("goal", "name"),
    ("objective", "name"),
    ("strategy", "text"),
    ("policy", "text"),
];
const PLAN_PARENTS: &[(&str, &str)] = &[
    ("goal", "mission"),
    ("objective", "goal"),
    ("strategy", "of"),
    ("policy", "of"),
];

const fn plain(path: &'static [Segment]) -> Home {
    Home { kind: None, path }
}

const fn of_kind(kind: &'static str, path: &'static [Segment]) -> Home {
    Home {
        kind: Some(kind),
        path,
    }
}

use Segment::{Column as Col, Key, Next, Number, Parent, Work};

/// All sheets in the order in which they are written and read.
pub(super) const SHEETS: &[SheetLayout] = &[
    SheetLayout {
        name: say("Organisasi", "Organization"),
        about: say(
            "Organisasi, rencana strategis, nilai bawaan dan aturan hitung",
            "The organization, its plan, defaults and rules",
        ),
        presence: Presence::Always,
        body: Body::Form(ORGANIZATION),
    },
    SheetLayout {
        name: say("Unit", "Units"),
        about: say(
            "Unit organisasi dan jabatan dengan tugasnya",
            "Posts and sections with their duties",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[plain(&[Key("unit"), Col("id")])],
            columns: &[
                ID_COLUMN,
                field(&["name"], NAME, Holds::Text, NOTHING),
                field(
                    &["under"],
                    say("Di Bawah", "Under"),
                    Holds::Id("Unit"),
                    say("Id unit atasannya.", "The id of the unit above."),
                ),
                field(
                    &["echelon"],
                    say("Eselon", "Echelon"),
                    Holds::Text,
                    say("Misalnya IV a.", "Such as IV a."),
                ),
                field(&["duty"], say("Tugas", "Duty"), Holds::LongText, NOTHING),
                field(
                    &["duties"],
                    say("Uraian Tugas", "Duties"),
                    Holds::Lines,
                    LINES_NOTE,
                ),
                field(
                    &["functions"],
                    say("Fungsi", "Functions"),
                    Holds::Lines,
                    LINES_NOTE,
                ),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Pejabat", "Officials"),
        about: say("Siapa yang menandatangani", "Who signs"),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[plain(&[Key("official"), Col("id")])],
            columns: &[
                ID_COLUMN,
                field(
                    &["post"],
                    say("Jabatan", "Post"),
                    Holds::Text,
                    say("Id unit, atau nama jabatan.", "A unit's id, or words."),
                ),
                field(&["name"], NAME, Holds::Text, NOTHING),
                field(
                    &["capacity"],
                    say("Sebagai", "Capacity"),
                    Holds::Word(words::CAPACITIES),
                    NOTHING,
                ),
                field(&["rank"], say("Pangkat", "Rank"), Holds::Text, NOTHING),
                field(&["number"], say("NIP", "Number"), Holds::Text, NOTHING),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Dasar Hukum", "Legal Basis"),
        about: say("Peraturan yang menjadi dasar", "Regulations"),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[plain(&[Key("regulation"), Next])],
            columns: &[
                field(
                    &["cite"],
                    say("Peraturan", "Citation"),
                    Holds::Text,
                    say(
                        "Jenis nomor/tahun: UU 25/1992.",
                        "Kind number/year: UU 25/1992.",
                    ),
                ),
                field(
                    &["title"],
                    say("Tentang", "Title"),
                    Holds::LongText,
                    NOTHING,
                ),
                field(
                    &["gazette"],
                    say("Lembaran Negara", "Gazette"),
                    Holds::Text,
                    NOTHING,
                ),
                field(
                    &["amended_by"],
                    say("Diubah dengan", "Amended by"),
                    Holds::Lines,
                    LINES_NOTE,
                ),
                field(
                    &["basis_of"],
                    say("Dasar bagi", "Basis of"),
                    Holds::Ids,
                    say("lkj, pk, organization, …", "lkj, pk, organization, …"),
                ),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Profil", "Profile"),
        about: say(
            "Tabel gambaran umum (Bab I), satu baris tiap tabel; isinya di lembar Isi Profil",
            "Tables about the organization, a row each; their rows are on Profile Rows",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[plain(&[Key("profile"), Col("year"), Col("id")])],
            columns: &[
                address("year", YEAR, Holds::Whole, NOTHING),
                ID_COLUMN,
                field(&["title"], say("Judul", "Title"), Holds::Text, NOTHING),
                field(
                    &["row"],
                    say("Judul Kolom Pertama", "Heading of Rows"),
                    Holds::Text,
                    NOTHING,
                ),
                field(
                    &["columns"],
                    say("Judul Kolom Nilai", "Headings of Values"),
                    Holds::Lines,
                    LINES_NOTE,
                ),
                field(&["unit"], UNIT_OF_MEASURE, Holds::Text, NOTHING),
                field(
                    &["total"],
                    say("Jumlah", "Totals"),
                    Holds::Word(words::TOTALS),
                    NOTHING,
                ),
                field(
                    &["share"],
                    say("Cetak Persentase", "Shares"),
                    Holds::Truth,
                    NOTHING,
                ),
                field(
                    &["dash"],
                    say("Arti Tanda Hubung", "Meaning of Hyphens"),
                    Holds::Word(words::DASHES),
                    NOTHING,
                ),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Isi Profil", "Profile Rows"),
        about: say(
            "Baris tabel di lembar Profil",
            "The rows of the tables on Profile",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[plain(&[
                Key("profile"),
                Col("year"),
                Col("id"),
                Key("rows"),
                Next,
            ])],
            columns: &[
                address("year", YEAR, Holds::Whole, NOTHING),
                address(
                    "id",
                    ID,
                    Holds::Id("Profil"),
                    say(
                        "Id tabel di lembar Profil.",
                        "The id of the table on Profile.",
                    ),
                ),
                Column {
                    goes: Goes::Item(0),
                    heading: say("Baris", "Row"),
                    holds: Holds::Text,
                    note: NOTHING,
                },
            ],
            repeated: &[Repeated {
                heading: say("Nilai {}", "Value {}"),
                path: &[Part::NumberAfterLabel],
                holds: Holds::Figure,
                note: NOTHING,
                at_least: 1,
            }],
            empty: EmptyItems::Rows { blank: "-" },
        }),
    },
    SheetLayout {
        name: say("Renstra", "Plan"),
        about: say(
            "Misi, tujuan, sasaran, strategi dan kebijakan",
            "Missions, goals, objectives, strategies and policies",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[
                of_kind("mission", &[Key("mission"), Col("id")]),
                of_kind("goal", &[Key("goal"), Col("id")]),
                of_kind("objective", &[Key("objective"), Col("id")]),
                of_kind("strategy", &[Key("strategy"), Col("id")]),
                of_kind("policy", &[Key("policy"), Col("id")]),
            ],
            columns: &[
                Column {
                    goes: Goes::Kind,
                    heading: say("Jenis", "Kind"),
                    holds: Holds::Word(words::PLAN_PARTS),
                    note: NOTHING,
                },
                ID_COLUMN,
                Column {
                    goes: Goes::ByKind(PLAN_NAMES),
                    heading: say("Uraian", "Text"),
                    holds: Holds::LongText,
                    note: NOTHING,
                },
                Column {
                    goes: Goes::ByKind(PLAN_PARENTS),
                    heading: say("Induk", "Of"),
                    holds: Holds::Id("Renstra"),
                    note: say(
                        "Id: tujuan di bawah misi, sasaran di bawah tujuan, strategi dan kebijakan bagi tujuan atau sasaran. Boleh kosong.",
                        "An id: a goal's mission, an objective's goal, what a strategy or policy is for. May be empty.",
                    ),
                },
                field(&["code"], CODE, Holds::Text, NOTHING),
                field(
                    &["strategy"],
                    say("Strategi", "Strategy"),
                    Holds::Id("Renstra"),
                    say(
                        "Untuk kebijakan: id strateginya.",
                        "Of a policy: the id of its strategy.",
                    ),
                ),
                field(&["years"], YEARS, Holds::Years, YEARS_NOTE),
                field(&["source"], SOURCE, Holds::Text, NOTHING),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Indikator", "Indicators"),
        about: say(
            "Indikator kinerja; targetnya di lembar Target",
            "Indicators; their targets are on Targets",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[plain(&[Key("indicator"), Col("id")])],
            columns: &[
                ID_COLUMN,
                field(
                    &["of"],
                    say("Milik", "Of"),
                    Holds::Text,
                    say(
                        "Id tujuan, sasaran, program atau kegiatan; atau organization.",
                        "The id of a goal, objective, program or activity; or organization.",
                    ),
                ),
                field(
                    &["name"],
                    say("Nama Indikator", "Name of the Indicator"),
                    Holds::LongText,
                    NOTHING,
                ),
                field(
                    &["key"],
                    say("IKU", "Key"),
                    Holds::Truth,
                    say("ya: indikator kinerja utama.", "yes: a key indicator."),
                ),
                field(&["unit"], UNIT_OF_MEASURE, Holds::Text, NOTHING),
                field(
                    &["places"],
                    say("Angka Desimal", "Decimals"),
                    Holds::Whole,
                    PLACES_NOTE,
                ),
                field(
                    &["polarity"],
                    say("Polaritas", "Polarity"),
                    Holds::Word(words::POLARITIES),
                    NOTHING,
                ),
                field(
                    &["method"],
                    say("Metode", "Method"),
                    Holds::Word(words::METHODS),
                    say(
                        "Cara hitung bila semakin rendah semakin baik.",
                        "How lower is better is measured.",
                    ),
                ),
                field(
                    &["formula"],
                    say("Rumus", "Formula"),
                    Holds::Text,
                    say(
                        "Dari id data dasar: a / b * 100. Tanpa tanda sama dengan di depan.",
                        "From ids of series: a / b * 100. Without an equals sign before it.",
                    ),
                ),
                field(
                    &["definition"],
                    say("Definisi", "Definition"),
                    Holds::LongText,
                    NOTHING,
                ),
                field(
                    &["reason"],
                    say("Alasan Pemilihan", "Reason"),
                    Holds::LongText,
                    NOTHING,
                ),
                field(
                    &["source"],
                    say("Sumber Data", "Source"),
                    Holds::Text,
                    NOTHING,
                ),
                field(
                    &["owner"],
                    say("Penanggung Jawab", "Owner"),
                    Holds::Id("Unit"),
                    NOTHING,
                ),
                field(
                    &["frequency"],
                    say("Frekuensi", "Frequency"),
                    Holds::Word(words::FREQUENCIES),
                    NOTHING,
                ),
                field(&["weight"], say("Bobot", "Weight"), Holds::Figure, NOTHING),
                field(
                    &["show"],
                    say("Data Ditampilkan", "Series Shown"),
                    Holds::Ids,
                    IDS_NOTE,
                ),
                field(&["code"], CODE, Holds::Text, NOTHING),
                field(
                    &["baseline"],
                    say("Nilai Dasar", "Baseline"),
                    Holds::Figure,
                    NOTHING,
                ),
                field(
                    &["grades"],
                    say("Daftar Predikat", "Grades"),
                    Holds::Lines,
                    say(
                        "Dari yang terendah, satu baris tiap predikat.",
                        "From the lowest, a line each.",
                    ),
                ),
                field(
                    &["grade_method"],
                    say("Metode Predikat", "Method of Grades"),
                    Holds::Word(words::GRADE_METHODS),
                    NOTHING,
                ),
                field(
                    &["anchors"],
                    say("Titik Nilai", "Anchors"),
                    Holds::Pairs,
                    say(
                        "Persen target:nilai, misalnya 0:0; 80:80; 100:120.",
                        "Percent of target:score, such as 0:0; 80:80; 100:120.",
                    ),
                ),
                field(&["cap"], say("Batas Atas", "Cap"), Holds::Figure, NOTHING),
                field(
                    &["floor"],
                    say("Batas Bawah", "Floor"),
                    Holds::Figure,
                    NOTHING,
                ),
                field(
                    &["zero"],
                    say("Target Nol", "Zero"),
                    Holds::Figure,
                    say(
                        "not_measured, formula, atau angka persen.",
                        "not_measured, formula, or a number of percent.",
                    ),
                ),
                field(
                    &["pattern"],
                    say("Pola", "Pattern"),
                    Holds::Word(words::PATTERNS),
                    NOTHING,
                ),
                field(
                    &["combine"],
                    say("Gabungan Periode", "Combine"),
                    Holds::Word(words::COMBINATIONS),
                    NOTHING,
                ),
                field(
                    &["targets_are"],
                    say("Target Periode", "Targets Are"),
                    Holds::Word(words::TARGETS_ARE),
                    NOTHING,
                ),
                field(
                    &["due"],
                    say("Diukur pada", "Due"),
                    Holds::Ids,
                    say("Misalnya Q2, Q4.", "Such as Q2, Q4."),
                ),
                field(
                    &["carry_forward"],
                    say("Pakai Nilai Sebelumnya", "Carry Forward"),
                    Holds::Truth,
                    NOTHING,
                ),
                field(&["years"], YEARS, Holds::Years, YEARS_NOTE),
                field(
                    &["replaces"],
                    say("Menggantikan", "Replaces"),
                    Holds::Ids,
                    IDS_NOTE,
                ),
                field(
                    &["comparable"],
                    say("Sebanding", "Comparable"),
                    Holds::Truth,
                    NOTHING,
                ),
                field(
                    &["incomparable"],
                    say("Alasan Tidak Sebanding", "Incomparable"),
                    Holds::Text,
                    NOTHING,
                ),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Target", "Targets"),
        about: say(
            "Target tiap indikator dalam Renstra, Renja dan Perjanjian Kinerja",
            "Targets of the indicators in the plan, the annual plans and the agreements",
        ),
        presence: Presence::Always,
        body: Body::Matrix(Matrix {
            heading: say("Indikator", "Indicator"),
            ids: Ids::Indicators,
            columns: &[
                MatrixColumn {
                    heading: say("Renstra {}", "Plan {}"),
                    path: &[
                        Part::Key("indicator"),
                        Part::Row,
                        Part::Key("targets"),
                        Part::Period,
                    ],
                    note: say(
                        "Angka (80,94), rentang (7-8), batas (< 49), predikat (WTP), ya atau tidak.",
                        "A number (80.94), a range (7-8), a bound (< 49), a grade (WTP), yes or no.",
                    ),
                    ready: Ready::YearsOfThePlan,
                },
                MatrixColumn {
                    heading: say("Renja {}", "Annual Plan {}"),
                    path: &[
                        Part::Key("annual_plan"),
                        Part::Period,
                        Part::Key("targets"),
                        Part::Row,
                    ],
                    note: say(
                        "Target dalam Renja atau RKT tahun itu.",
                        "Targets in the annual plan of that year.",
                    ),
                    ready: Ready::None,
                },
                MatrixColumn {
                    heading: say("PK {} Perubahan {}", "Agreement {} Revision {}"),
                    path: &[
                        Part::Key("agreement"),
                        Part::Period,
                        Part::Key("revision"),
                        Part::Number,
                        Part::Key("targets"),
                        Part::Row,
                    ],
                    note: say(
                        "Hanya target yang diubah.",
                        "Only the targets that were changed.",
                    ),
                    ready: Ready::None,
                },
                MatrixColumn {
                    heading: say("PK {}", "Agreement {}"),
                    path: &[
                        Part::Key("agreement"),
                        Part::Period,
                        Part::Key("targets"),
                        Part::Row,
                    ],
                    note: say(
                        "Target yang ditandatangani, bukan salinan Renstra.",
                        "What was signed, not a copy of the plan.",
                    ),
                    ready: Ready::Years,
                },
            ],
        }),
    },
    SheetLayout {
        name: say("Perjanjian", "Agreements"),
        about: say(
            "Renja, Perjanjian Kinerja dan perubahannya; targetnya di lembar Target",
            "Annual plans, agreements and their revisions; their targets are on Targets",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[
                of_kind("annual_plan", &[Key("annual_plan"), Col("year")]),
                of_kind("agreement", &[Key("agreement"), Col("year")]),
                of_kind(
                    "revision",
                    &[Key("agreement"), Col("year"), Key("revision"), Next],
                ),
            ],
            columns: &[
                Column {
                    goes: Goes::Kind,
                    heading: say("Jenis", "Kind"),
                    holds: Holds::Word(words::PROMISES),
                    note: NOTHING,
                },
                address("year", YEAR, Holds::Whole, NOTHING),
                field(
                    &["name"],
                    NAME,
                    Holds::Text,
                    say("Untuk Renja.", "Of an annual plan."),
                ),
                field(
                    &["signed"],
                    say("Tanggal", "Signed"),
                    Holds::Date,
                    DATE_NOTE,
                ),
                field(&["number"], say("Nomor", "Number"), Holds::Text, NOTHING),
                field(
                    &["by"],
                    say("Pihak Pertama", "By"),
                    Holds::Text,
                    say(
                        "Id pejabat atau unit, atau nama jabatan.",
                        "An official's or unit's id, or words.",
                    ),
                ),
                field(&["to"], say("Pihak Kedua", "To"), Holds::Text, NOTHING),
                field(
                    &["reason"],
                    say("Alasan Perubahan", "Reason"),
                    Holds::LongText,
                    NOTHING,
                ),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Data Dasar", "Series"),
        about: say(
            "Data di balik indikator; nilainya di lembar Data",
            "The data behind indicators; their values are on Data",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[plain(&[Key("series"), Col("id")])],
            columns: &[
                ID_COLUMN,
                field(&["name"], say("Uraian", "Name"), Holds::Text, NOTHING),
                field(&["unit"], UNIT_OF_MEASURE, Holds::Text, NOTHING),
                field(
                    &["kind"],
                    say("Jenis Angka", "Kind"),
                    Holds::Word(words::KINDS),
                    say(
                        "cacah: 1.100 dibaca seribu seratus.",
                        "count: 1.100 is read as eleven hundred.",
                    ),
                ),
                field(
                    &["by"],
                    say("Rincian menurut", "By"),
                    Holds::Text,
                    say("Misalnya Kecamatan.", "Such as Kecamatan."),
                ),
                field(
                    &["formula"],
                    say("Rumus", "Formula"),
                    Holds::Text,
                    say(
                        "Bila dihitung dari data dasar lain.",
                        "Where it follows from other series.",
                    ),
                ),
                field(&["source"], SOURCE, Holds::Text, NOTHING),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Data", "Data"),
        about: say(
            "Nilai data dasar tiap tahun atau periode",
            "Values of series by year or period",
        ),
        presence: Presence::Always,
        body: Body::Matrix(Matrix {
            heading: say("Data Dasar", "Series"),
            ids: Ids::Series,
            columns: &[
                MatrixColumn {
                    heading: say("Asumsi {}", "Planned {}"),
                    path: &[Part::Key("planned"), Part::Row, Part::Period],
                    note: say("Yang diasumsikan rencana.", "What the plan assumed."),
                    ready: Ready::None,
                },
                MatrixColumn {
                    heading: say("{}", "{}"),
                    path: &[Part::Key("data"), Part::Period, Part::Row],
                    note: say(
                        "Angka; \"-\" bila tidak ada.",
                        "A number; \"-\" where there is none.",
                    ),
                    ready: Ready::Years,
                },
            ],
        }),
    },
    SheetLayout {
        name: say("Data Rinci", "Data by Part"),
        about: say(
            "Nilai data dasar menurut bagiannya (kecamatan, jenis kelamin, …)",
            "Values of series by their parts (districts, sexes, …)",
        ),
        presence: Presence::Always,
        body: Body::Grid,
    },
    SheetLayout {
        name: say("Kelompok Belanja", "Spending Groups"),
        about: say(
            "Kelompok belanja tempat anggaran dicetak",
            "Groups under which money is printed",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[plain(&[Key("group"), Col("id")])],
            columns: &[
                ID_COLUMN,
                field(&["name"], NAME, Holds::Text, NOTHING),
                field(
                    &["under"],
                    say("Di Bawah", "Under"),
                    Holds::Id("Kelompok Belanja"),
                    NOTHING,
                ),
                field(&["code"], CODE, Holds::Text, NOTHING),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Program", "Programs"),
        about: say(
            "Program, kegiatan dan sub kegiatan",
            "Programs, activities and sub-activities",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[
                of_kind("program", &[Key("program"), Col("id")]),
                of_kind("activity", &[Parent("program"), Key("activity"), Col("id")]),
                of_kind(
                    "sub_activity",
                    &[Parent("activity"), Key("sub_activity"), Col("id")],
                ),
            ],
            columns: &[
                Column {
                    goes: Goes::Kind,
                    heading: say("Jenis", "Kind"),
                    holds: Holds::Word(words::WORKS),
                    note: NOTHING,
                },
                ID_COLUMN,
                field(&["name"], NAME, Holds::LongText, NOTHING),
                address(
                    "parent",
                    say("Bagian dari", "Part of"),
                    Holds::Id("Program"),
                    say(
                        "Id programnya, atau kegiatannya; bila kosong yang terdekat di atas.",
                        "The id of its program, or activity; the nearest above where empty.",
                    ),
                ),
                field(&["code"], CODE, Holds::Text, NOTHING),
                field(
                    &["group"],
                    say("Kelompok Belanja", "Spending Group"),
                    Holds::Id("Kelompok Belanja"),
                    NOTHING,
                ),
                field(
                    &["role"],
                    say("Peran", "Role"),
                    Holds::Word(words::ROLES),
                    NOTHING,
                ),
                field(
                    &["aim"],
                    say("Tujuan Program", "Aim"),
                    Holds::LongText,
                    NOTHING,
                ),
                field(&["fund"], say("Sumber Dana", "Fund"), Holds::Text, NOTHING),
                field(
                    &["owner"],
                    say("Penanggung Jawab", "Owner"),
                    Holds::Id("Unit"),
                    NOTHING,
                ),
                field(
                    &["supports"],
                    say("Mendukung Indikator", "Supports"),
                    Holds::Ids,
                    IDS_NOTE,
                ),
                field(&["years"], YEARS, Holds::Years, YEARS_NOTE),
                field(
                    &["replaces"],
                    say("Menggantikan", "Replaces"),
                    Holds::Ids,
                    IDS_NOTE,
                ),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Tolok Ukur", "Measures"),
        about: say(
            "Masukan, keluaran dan hasil program dan kegiatan",
            "Inputs, outputs and outcomes of programs and activities",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[
                of_kind("input", &[Work("work"), Key("input"), Next]),
                of_kind("process", &[Work("work"), Key("process"), Next]),
                of_kind("output", &[Work("work"), Key("output"), Next]),
                of_kind("outcome", &[Work("work"), Key("outcome"), Next]),
                of_kind("benefit", &[Work("work"), Key("benefit"), Next]),
                of_kind("impact", &[Work("work"), Key("impact"), Next]),
            ],
            columns: &[
                address(
                    "work",
                    say("Program atau Kegiatan", "Program or Activity"),
                    Holds::Id("Program"),
                    say("Id di lembar Program.", "An id on Programs."),
                ),
                Column {
                    goes: Goes::Kind,
                    heading: say("Tolok Ukur", "Measure"),
                    holds: Holds::Word(words::MEASURES),
                    note: NOTHING,
                },
                field(
                    &["id"],
                    ID,
                    Holds::Text,
                    say(
                        "Perlu bila yang sejenis lebih dari satu.",
                        "Needed where there are several of a kind.",
                    ),
                ),
                field(&["text"], say("Uraian", "Text"), Holds::LongText, NOTHING),
                field(&["unit"], UNIT_OF_MEASURE, Holds::Text, NOTHING),
                field(
                    &["of"],
                    say("Indikator", "Indicators"),
                    Holds::Ids,
                    say(
                        "Indikator yang ditunjuk oleh hasil.",
                        "The indicators that an outcome points at.",
                    ),
                ),
            ],
            repeated: &[Repeated {
                heading: say("Target {}", "Target {}"),
                path: &[Part::Key("targets"), Part::Period],
                holds: Holds::Figure,
                note: NOTHING,
                at_least: 0,
            }],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Anggaran", "Money"),
        about: say(
            "Anggaran dan realisasi tiap tahun; yang di atasnya dijumlahkan sendiri",
            "Budgets and spending by year; what is above is added up",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[plain(&[Key("money"), Col("year"), Col("id")])],
            columns: &[
                address("year", YEAR, Holds::Whole, NOTHING),
                address(
                    "id",
                    ID,
                    Holds::Text,
                    say(
                        "Id program, kegiatan, sub kegiatan atau kelompok belanja.",
                        "The id of a program, activity, sub-activity or group.",
                    ),
                ),
                name_of("id"),
                field(
                    &["budget"],
                    say("Anggaran", "Budget"),
                    Holds::Money,
                    say("Rupiah. Anggaran semula.", "Rupiah. The original budget."),
                ),
                field(
                    &["spent"],
                    say("Realisasi", "Spent"),
                    Holds::Money,
                    say("Rupiah.", "Rupiah."),
                ),
                field(&["why"], say("Penjelasan", "Why"), Holds::LongText, NOTHING),
            ],
            repeated: &[
                Repeated {
                    heading: say("Perubahan {}", "Revision {}"),
                    path: &[Part::Key("revisions"), Part::Number, Part::Key("budget")],
                    holds: Holds::Money,
                    note: say(
                        "Rupiah. Anggaran setelah perubahan atau pergeseran ini.",
                        "Rupiah. The budget after this revision.",
                    ),
                    at_least: 1,
                },
                Repeated {
                    heading: say("Nama Perubahan {}", "Name of Revision {}"),
                    path: &[Part::Key("revisions"), Part::Number, Part::Key("name")],
                    holds: Holds::Text,
                    note: NOTHING,
                    at_least: 1,
                },
                Repeated {
                    heading: say("Tanggal Perubahan {}", "Date of Revision {}"),
                    path: &[Part::Key("revisions"), Part::Number, Part::Key("date")],
                    holds: Holds::Date,
                    note: DATE_NOTE,
                    at_least: 1,
                },
            ],
            empty: EmptyItems::Skipped,
        }),
    },
    SheetLayout {
        name: say("Anggaran Kas", "Disbursement"),
        about: say(
            "Anggaran kas dan realisasi tiap bulan, triwulan atau semester, bila dicatat",
            "Planned and actual spending by month, quarter or semester, where it is kept",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[plain(&[Key("disbursement"), Col("period"), Col("id")])],
            columns: &[
                address(
                    "period",
                    say("Periode", "Period"),
                    Holds::Text,
                    say("Misalnya 2025-Q1, 2025-07.", "Such as 2025-Q1, 2025-07."),
                ),
                address(
                    "id",
                    ID,
                    Holds::Text,
                    say(
                        "Id program, kegiatan, sub kegiatan atau kelompok belanja.",
                        "The id of a program, activity, sub-activity or group.",
                    ),
                ),
                name_of("id"),
                field(
                    &["planned"],
                    say("Anggaran Kas", "Planned"),
                    Holds::Money,
                    say("Rupiah, periode ini.", "Rupiah, of this period."),
                ),
                field(
                    &["spent"],
                    say("Realisasi", "Spent"),
                    Holds::Money,
                    say("Rupiah, periode ini.", "Rupiah, of this period."),
                ),
                field(
                    &["planned_to_date"],
                    say("Anggaran Kas S.d.", "Planned to Date"),
                    Holds::Money,
                    say(
                        "Rupiah, sejak awal tahun.",
                        "Rupiah, from the beginning of the year.",
                    ),
                ),
                field(
                    &["spent_to_date"],
                    say("Realisasi S.d.", "Spent to Date"),
                    Holds::Money,
                    say(
                        "Rupiah, sejak awal tahun.",
                        "Rupiah, from the beginning of the year.",
                    ),
                ),
            ],
            repeated: &[],
            empty: EmptyItems::Skipped,
        }),
    },
    SheetLayout {
        name: say("Realisasi", "Realizations"),
        about: say(
            "Realisasi yang tidak dihitung dari rumus",
            "Realizations that no formula gives",
        ),
        presence: Presence::Always,
        body: Body::Matrix(Matrix {
            heading: say("Indikator atau Tolok Ukur", "Indicator or Measure"),
            ids: Ids::Realized,
            columns: &[MatrixColumn {
                heading: say("{}", "{}"),
                path: &[Part::Key("realized"), Part::Period, Part::Row],
                note: say(
                    "Angka, predikat, ya atau tidak; \"-\" bila tidak ada. Tolok ukur kegiatan: id.output.",
                    "A number, a grade, yes or no; \"-\" where there is none. An activity's measure: id.output.",
                ),
                ready: Ready::Years,
            }],
        }),
    },
    SheetLayout {
        name: say("Bukti", "Evidence"),
        about: say(
            "Bukti dukung suatu nilai, atau alasan mengapa nilai itu tidak ada",
            "What a value rests on, or why there is none",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[
                of_kind("data", &[Key("data"), Col("period"), Col("id")]),
                of_kind("realized", &[Key("realized"), Col("period"), Col("id")]),
            ],
            columns: &[
                Column {
                    goes: Goes::Kind,
                    heading: say("Lembar", "Sheet"),
                    holds: Holds::Word(words::ENTRIES),
                    note: NOTHING,
                },
                address("period", say("Periode", "Period"), Holds::Text, NOTHING),
                address("id", ID, Holds::Text, NOTHING),
                field(
                    &["evidence", "document"],
                    say("Dokumen", "Document"),
                    Holds::Text,
                    NOTHING,
                ),
                field(&["evidence", "source"], SOURCE, Holds::Text, NOTHING),
                field(
                    &["evidence", "by"],
                    say("Diisi oleh", "By"),
                    Holds::Text,
                    NOTHING,
                ),
                field(
                    &["evidence", "on"],
                    say("Tanggal", "On"),
                    Holds::Date,
                    DATE_NOTE,
                ),
                field(
                    &["none"],
                    say("Alasan Tidak Ada", "Why There Is None"),
                    Holds::LongText,
                    NOTHING,
                ),
            ],
            repeated: &[],
            empty: EmptyItems::Skipped,
        }),
    },
    SheetLayout {
        name: say("Pembanding", "Benchmarks"),
        about: say(
            "Nilai pihak lain sebagai pembanding",
            "Other bodies' values to compare with",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[plain(&[Key("benchmark"), Col("period"), Col("id"), Next])],
            columns: &[
                address("period", say("Periode", "Period"), Holds::Text, NOTHING),
                address(
                    "id",
                    say("Indikator", "Indicator"),
                    Holds::Id("Indikator"),
                    NOTHING,
                ),
                field(
                    &["of"],
                    say("Pembanding", "Of"),
                    Holds::Text,
                    say("Misalnya Provinsi.", "Such as the province."),
                ),
                field(&["value"], say("Nilai", "Value"), Holds::Figure, NOTHING),
                field(&["source"], SOURCE, Holds::Text, NOTHING),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Catatan", "Notes"),
        about: say(
            "Penyebab, hambatan, solusi dan tindak lanjut",
            "Causes, obstacles, solutions and follow-ups",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[plain(&[Key("note"), Next])],
            columns: &[
                field(
                    &["kind"],
                    say("Jenis", "Kind"),
                    Holds::Word(words::NOTE_KINDS),
                    NOTHING,
                ),
                field(&["about"], say("Tentang", "About"), Holds::Ids, IDS_NOTE),
                field(&["year"], YEAR, Holds::Whole, NOTHING),
                field(&["text"], say("Uraian", "Text"), Holds::LongText, NOTHING),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Narasi", "Text"),
        about: say("Narasi laporan menurut bagiannya", "Prose by place"),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[plain(&[Key("text"), Col("year"), Col("place")])],
            columns: &[
                address("year", YEAR, Holds::Whole, NOTHING),
                address(
                    "place",
                    say("Bagian", "Place"),
                    Holds::Text,
                    say("Misalnya 1.A.", "Such as 1.A."),
                ),
                field(&["heading"], say("Judul", "Heading"), Holds::Text, NOTHING),
                field(
                    &["text"],
                    say("Teks", "Text"),
                    Holds::LongText,
                    say(
                        "{rat} diisi dari hasil hitungan.",
                        "{rat} is filled in from the results.",
                    ),
                ),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Dokumen", "Documents"),
        about: say(
            "Dokumen yang mencetak angka",
            "Documents that print figures",
        ),
        presence: Presence::Always,
        body: Body::Records(Records {
            homes: &[plain(&[Key("document"), Col("id")])],
            columns: &[
                ID_COLUMN,
                field(
                    &["kind"],
                    say("Jenis", "Kind"),
                    Holds::Word(words::DOCUMENT_KINDS),
                    NOTHING,
                ),
                field(&["title"], say("Judul", "Title"), Holds::Text, NOTHING),
                field(&["year"], YEAR, Holds::Whole, NOTHING),
                field(&["file"], say("Berkas", "File"), Holds::Text, NOTHING),
                field(&["place"], say("Tempat", "Place"), Holds::Text, NOTHING),
                field(&["date"], say("Tanggal", "Date"), Holds::Date, DATE_NOTE),
                field(
                    &["contents"],
                    say("Isi", "Contents"),
                    Holds::Lines,
                    LINES_NOTE,
                ),
                field(
                    &["signed_by"],
                    say("Ditandatangani", "Signed by"),
                    Holds::Ids,
                    IDS_NOTE,
                ),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Skala", "Scale"),
        about: say(
            "Kelas skala nilai peringkat kinerja, dari yang terbaik",
            "The classes of the scale, from the best",
        ),
        presence: Presence::IfFilled,
        body: Body::Records(Records {
            homes: &[plain(&[Key("rules"), Key("scale"), Key("classes"), Next])],
            columns: &[
                field(
                    &["label"],
                    say("Kategori", "Category"),
                    Holds::Text,
                    NOTHING,
                ),
                field(
                    &["from"],
                    say("Mulai", "From"),
                    Holds::Figure,
                    say("Batas ini termasuk.", "This end belongs to the class."),
                ),
                field(
                    &["above"],
                    say("Di Atas", "Above"),
                    Holds::Figure,
                    say(
                        "Batas ini tidak termasuk.",
                        "This end does not belong to the class.",
                    ),
                ),
                field(&["to"], say("Sampai", "To"), Holds::Figure, NOTHING),
                field(&["below"], say("Di Bawah", "Below"), Holds::Figure, NOTHING),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Pernyataan", "Claims"),
        about: say(
            "Yang dicetak suatu dokumen, untuk diperiksa; barisnya di lembar Isi Pernyataan",
            "What a document prints, for the checker; rows are on Claim Rows",
        ),
        presence: Presence::IfFilled,
        body: Body::Records(Records {
            homes: &[plain(&[Key("claims"), Number("number")])],
            columns: &[
                address("number", say("No", "No"), Holds::Whole, NOTHING),
                field(&["at"], say("Tempat", "At"), Holds::Text, NOTHING),
                field(
                    &["line"],
                    say("Baris Berkas", "Line"),
                    Holds::Whole,
                    NOTHING,
                ),
                field(&["title"], say("Judul", "Title"), Holds::Text, NOTHING),
                field(&["of"], say("Milik", "Of"), Holds::Text, NOTHING),
                field(
                    &["columns"],
                    say("Kolom", "Columns"),
                    Holds::Lines,
                    LINES_NOTE,
                ),
                field(
                    &["text"],
                    say("Kalimat", "Sentence"),
                    Holds::LongText,
                    NOTHING,
                ),
                field(&["lists"], say("Daftar", "Lists"), Holds::Text, NOTHING),
                field(
                    &["announces"],
                    say("Mengumumkan", "Announces"),
                    Holds::Lines,
                    LINES_NOTE,
                ),
                field(
                    &["refers_to"],
                    say("Menunjuk ke", "Refers to"),
                    Holds::Text,
                    NOTHING,
                ),
                field(
                    &["repeats"],
                    say("Mengulang", "Repeats"),
                    Holds::Text,
                    NOTHING,
                ),
                field(
                    &["within"],
                    say("Toleransi", "Within"),
                    Holds::Figure,
                    NOTHING,
                ),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
    SheetLayout {
        name: say("Isi Pernyataan", "Claim Rows"),
        about: say(
            "Baris tabel di lembar Pernyataan",
            "The rows of tables on Claims",
        ),
        presence: Presence::IfFilled,
        body: Body::Records(Records {
            homes: &[plain(&[Key("claims"), Number("number"), Key("rows"), Next])],
            columns: &[address(
                "number",
                say("No", "No"),
                Holds::Whole,
                say("Nomor di lembar Pernyataan.", "The number on Claims."),
            )],
            repeated: &[Repeated {
                heading: say("Sel {}", "Cell {}"),
                path: &[Part::Number],
                holds: Holds::Text,
                note: NOTHING,
                at_least: 1,
            }],
            empty: EmptyItems::Rows { blank: "" },
        }),
    },
    SheetLayout {
        name: say("Keputusan", "Decisions"),
        about: say(
            "Keputusan penelaah atas catatan pemeriksa",
            "What reviewers decided about findings",
        ),
        presence: Presence::IfFilled,
        body: Body::Records(Records {
            homes: &[plain(&[Key("decision"), Next])],
            columns: &[
                field(&["rule"], say("Aturan", "Rule"), Holds::Text, NOTHING),
                field(&["about"], say("Tentang", "About"), Holds::Text, NOTHING),
                field(
                    &["reason"],
                    say("Alasan", "Reason"),
                    Holds::LongText,
                    NOTHING,
                ),
                field(&["by"], say("Oleh", "By"), Holds::Text, NOTHING),
                field(&["on"], say("Tanggal", "On"), Holds::Date, DATE_NOTE),
                field(
                    &["reply"],
                    say("Tanggapan", "Reply"),
                    Holds::LongText,
                    NOTHING,
                ),
            ],
            repeated: &[],
            empty: EmptyItems::Kept,
        }),
    },
];

/// The last sheet: what has no other, as rows of path and value.
pub(super) const OTHERS: Wording = say("Lain-lain", "Others");

/// The first sheet, which explains the others and is never read.
pub(super) const GUIDE: Wording = say("Petunjuk", "Guide");

/// The grids: series, part, then a column for each period.
pub(super) const GRID_COLUMNS: [Wording; 2] = [say("Data Dasar", "Series"), say("Bagian", "Part")];

/// The columns of a form.
pub(super) const FORM_COLUMNS: [Wording; 3] = [
    say("Isian", "Entry"),
    say("Nilai", "Value"),
    say("Penjelasan", "Explanation"),
];

/// The columns of the last sheet.
pub(super) const OTHERS_COLUMNS: [Wording; 2] = [say("Jalur", "Path"), say("Nilai", "Value")];

/// A hidden sheet with the words of validation lists, never read.
pub(super) const CHOICES: Wording = say("Pilihan", "Choices");
