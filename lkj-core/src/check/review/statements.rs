//! The statements of the sheet.

/// A group as the sheet has it.
pub(super) struct Group {
    pub(super) number: &'static str,
    pub(super) title: [&'static str; 2],
    pub(super) statements: &'static [Statement],
}

/// A statement, the rules that it rests on, and what answers it.
pub(super) struct Statement {
    pub(super) words: [&'static str; 2],
    pub(super) rules: &'static [&'static str],
    pub(super) question: Question,
}

/// What a statement asks.
#[derive(Debug, Clone, Copy)]
pub(super) enum Question {
    MainData,
    Targets,
    Achievements,
    Annexes,
    Improvements,
    Money,
    Data,
    Owners,
    Reliability,
    AsAgreed,
    AsPlanned,
    Indicators,
    KeyIndicators,
    Comparisons,
    Sufficiency,
    Smart,
    /// What no file records, and why a person must tell, in both languages.
    Unrecorded([&'static str; 2]),
    /// Whether a no to other statements is explained, with their numbers.
    Explained(&'static [Question], &'static str),
}

/// The statements in their order, in words of our own. From memory: the annex itself was not
/// at hand.
pub(super) static GROUPS: [Group; 3] = [
    Group {
        number: "I",
        title: ["Format", "Form"],
        statements: &[
            Statement {
                words: [
                    "Data pokok instansi ditampilkan: nama, tugas, susunan organisasi",
                    "The main data of the organization are shown: name, duty, structure",
                ],
                rules: &[],
                question: Question::MainData,
            },
            Statement {
                words: ["Target kinerja disajikan", "Targets are given"],
                rules: &["completeness/not-measured", "completeness/not-printed"],
                question: Question::Targets,
            },
            Statement {
                words: [
                    "Capaian kinerja disajikan secara memadai",
                    "Achievements are given as fully as they should be",
                ],
                rules: &[
                    "completeness/not-measured",
                    "completeness/missing-data",
                    "completeness/not-printed",
                    "completeness/analysis-missing",
                ],
                question: Question::Achievements,
            },
            Statement {
                words: [
                    "Lampiran yang mendukung isi laporan disertakan",
                    "Annexes that support the report are attached",
                ],
                rules: &["completeness/announced-missing"],
                question: Question::Annexes,
            },
            Statement {
                words: [
                    "Upaya perbaikan ke depan disajikan",
                    "What will be improved is told",
                ],
                rules: &["completeness/missed-without-follow-up"],
                question: Question::Improvements,
            },
            Statement {
                words: [
                    "Akuntabilitas keuangan disajikan",
                    "The money is answered for",
                ],
                rules: &[
                    "completeness/incomplete-sum",
                    "completeness/subtotal-missing",
                ],
                question: Question::Money,
            },
        ],
    },
    Group {
        number: "II",
        title: ["Mekanisme penyusunan", "How it was made"],
        statements: &[
            Statement {
                words: [
                    "Disusun oleh unit kerja yang bertugas untuk itu",
                    "Written by the unit whose task that is",
                ],
                rules: &[],
                question: Question::Unrecorded([
                    "berkas tidak mencatat unit penyusunnya",
                    "the file does not tell who wrote it",
                ]),
            },
            Statement {
                words: [
                    "Informasinya didukung data yang memadai",
                    "What it says is supported by data",
                ],
                rules: &[
                    "completeness/missing-data",
                    "completeness/measure-realization-missing",
                    "completeness/nothing-to-compare",
                    "completeness/evidence-missing",
                ],
                question: Question::Data,
            },
            Statement {
                words: [
                    "Ada mekanisme penyampaian data dari unit kerja kepada penyusun",
                    "There is a way by which units hand in data",
                ],
                rules: &[],
                question: Question::Unrecorded([
                    "mekanismenya tidak tercatat di berkas",
                    "the file does not record it",
                ]),
            },
            Statement {
                words: [
                    "Penanggung jawab data di unit kerja telah ditetapkan",
                    "Who answers for the data of each unit is laid down",
                ],
                rules: &["completeness/indicator-described"],
                question: Question::Owners,
            },
            Statement {
                words: [
                    "Data kinerjanya diyakini keandalannya",
                    "The data can be relied on",
                ],
                rules: &[],
                question: Question::Reliability,
            },
            Statement {
                words: [
                    "Analisis dan penjelasannya diketahui unit kerja terkait",
                    "The units concerned know the analyses",
                ],
                rules: &[],
                question: Question::Unrecorded([
                    "berkas tidak mencatat siapa yang telah membacanya",
                    "the file does not tell who has read them",
                ]),
            },
            Statement {
                words: [
                    "Laporan menggabungkan sumbangan unit di bawahnya",
                    "The report brings together those of the units below",
                ],
                rules: &[],
                question: Question::Unrecorded([
                    "laporan unit di bawahnya tidak ada di berkas",
                    "the reports of the units below are not in the file",
                ]),
            },
        ],
    },
    Group {
        number: "III",
        title: ["Substansi", "Substance"],
        statements: &[
            Statement {
                words: [
                    "Tujuan dan sasaran sama dengan yang ada di Perjanjian Kinerja",
                    "Goals and objectives are those of the agreement",
                ],
                rules: &["completeness/agreement-missing", "consistency/name"],
                question: Question::AsAgreed,
            },
            Statement {
                words: [
                    "Tujuan dan sasaran selaras dengan Renstra",
                    "Goals and objectives are in line with the plan",
                ],
                rules: &["consistency/target-differs"],
                question: Question::AsPlanned,
            },
            Statement {
                words: [
                    "Bila butir 1 atau 2 tidak, penjelasannya memadai",
                    "Where 1 or 2 is not so, that is explained",
                ],
                rules: &[],
                question: Question::Explained(&[Question::AsAgreed, Question::AsPlanned], "1, 2"),
            },
            Statement {
                words: [
                    "Tujuan dan sasaran sesuai dengan indikator kinerjanya",
                    "Goals and objectives fit their indicators",
                ],
                rules: &["consistency/name"],
                question: Question::Indicators,
            },
            Statement {
                words: [
                    "Tujuan dan sasaran sesuai dengan IKU",
                    "Goals and objectives fit the key indicators",
                ],
                rules: &[],
                question: Question::KeyIndicators,
            },
            Statement {
                words: [
                    "Bila butir 4 atau 5 tidak, penjelasannya memadai",
                    "Where 4 or 5 is not so, that is explained",
                ],
                rules: &[],
                question: Question::Explained(
                    &[Question::Indicators, Question::KeyIndicators],
                    "4, 5",
                ),
            },
            Statement {
                words: [
                    "Dibandingkan dengan tahun lalu, standar nasional, dan sejenisnya",
                    "Compared with last year, a national standard, and the like",
                ],
                rules: &["completeness/not-printed", "completeness/analysis-missing"],
                question: Question::Comparisons,
            },
            Statement {
                words: [
                    "Indikator cukup untuk mengukur tujuan dan sasaran",
                    "The indicators suffice to measure goals and objectives",
                ],
                rules: &[],
                question: Question::Sufficiency,
            },
            Statement {
                words: [
                    "Bila butir 8 tidak, penjelasannya memadai",
                    "Where 8 is not so, that is explained",
                ],
                rules: &[],
                question: Question::Explained(&[Question::Sufficiency], "8"),
            },
            Statement {
                words: [
                    "Indikator memenuhi kriteria SMART",
                    "The indicators are SMART",
                ],
                rules: &["completeness/indicator-described"],
                question: Question::Smart,
            },
        ],
    },
];
