//! Regulations that reports on performance rest on, and what became of them.

/// A regulation that reports cite.
///
/// *Istilah resmi:* peraturan perundang-undangan; dicabut, diganti.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct KnownRegulation {
    /// Kind, number and year: `PP 58/2005`.
    pub cite: &'static str,
    /// Its title, without *tentang*.
    pub title: &'static str,
    /// What took its place; nothing where it is in force, as far as is known.
    pub replaced: Option<Replacement>,
    /// Where that was found.
    pub source: &'static str,
    /// Whether it was read there; else it is from memory.
    pub verified: bool,
}

/// What took the place of a regulation.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Replacement {
    /// What it was replaced by: `PP 12/2019`.
    pub by: &'static str,
    /// In which year.
    pub year: u16,
}

const fn replaced(
    cite: &'static str,
    title: &'static str,
    (by, year): (&'static str, u16),
    source: &'static str,
) -> KnownRegulation {
    KnownRegulation {
        cite,
        title,
        replaced: Some(Replacement { by, year }),
        source,
        verified: true,
    }
}

const fn from_memory(
    cite: &'static str,
    title: &'static str,
    (by, year): (&'static str, u16),
) -> KnownRegulation {
    KnownRegulation {
        cite,
        title,
        replaced: Some(Replacement { by, year }),
        source: "from memory",
        verified: false,
    }
}

const fn in_force(cite: &'static str, title: &'static str) -> KnownRegulation {
    KnownRegulation {
        cite,
        title,
        replaced: None,
        source: "from memory",
        verified: false,
    }
}

/// A page that tells the laws on regional government one after the other.
const ON_REGIONAL_GOVERNMENT: &str =
    "id.scribd.com/document/635124326: UU 22/1999, then UU 32/2004, now UU 23/2014";

/// What reports on performance and local government cite, by kind and year.
pub const REGULATIONS: &[KnownRegulation] = &[
    // Laws.
    in_force("UU 25/1992", "Perkoperasian"),
    replaced(
        "UU 22/1999",
        "Pemerintahan Daerah",
        ("UU 32/2004", 2004),
        ON_REGIONAL_GOVERNMENT,
    ),
    replaced(
        "UU 25/1999",
        "Perimbangan Keuangan antara Pemerintah Pusat dan Daerah",
        ("UU 33/2004", 2004),
        "id.scribd.com/document/671801706: UU 25/1999, renewed as UU 33/2004",
    ),
    in_force(
        "UU 28/1999",
        "Penyelenggaraan Negara yang Bersih dan Bebas dari Korupsi, Kolusi dan Nepotisme",
    ),
    from_memory(
        "UU 43/1999",
        "Perubahan atas Undang-Undang Nomor 8 Tahun 1974 tentang Pokok-Pokok Kepegawaian",
        ("UU 5/2014", 2014),
    ),
    in_force("UU 17/2003", "Keuangan Negara"),
    in_force("UU 1/2004", "Perbendaharaan Negara"),
    from_memory(
        "UU 10/2004",
        "Pembentukan Peraturan Perundang-undangan",
        ("UU 12/2011", 2011),
    ),
    in_force(
        "UU 15/2004",
        "Pemeriksaan Pengelolaan dan Tanggung Jawab Keuangan Negara",
    ),
    in_force("UU 25/2004", "Sistem Perencanaan Pembangunan Nasional"),
    replaced(
        "UU 32/2004",
        "Pemerintahan Daerah",
        ("UU 23/2014", 2014),
        ON_REGIONAL_GOVERNMENT,
    ),
    from_memory(
        "UU 33/2004",
        "Perimbangan Keuangan antara Pemerintah Pusat dan Pemerintahan Daerah",
        ("UU 1/2022", 2022),
    ),
    in_force("UU 14/2008", "Keterbukaan Informasi Publik"),
    in_force("UU 20/2008", "Usaha Mikro, Kecil dan Menengah"),
    in_force("UU 12/2011", "Pembentukan Peraturan Perundang-undangan"),
    from_memory("UU 5/2014", "Aparatur Sipil Negara", ("UU 20/2023", 2023)),
    in_force("UU 23/2014", "Pemerintahan Daerah"),
    in_force(
        "UU 1/2022",
        "Hubungan Keuangan antara Pemerintah Pusat dan Pemerintahan Daerah",
    ),
    // Government regulations.
    from_memory(
        "PP 105/2000",
        "Pengelolaan dan Pertanggungjawaban Keuangan Daerah",
        ("PP 58/2005", 2005),
    ),
    replaced(
        "PP 8/2003",
        "Pedoman Organisasi Perangkat Daerah",
        ("PP 41/2007", 2007),
        "ml.scribd.com/doc/117835690: PP 41/2007, letter b of its considerations",
    ),
    from_memory(
        "PP 24/2005",
        "Standar Akuntansi Pemerintahan",
        ("PP 71/2010", 2010),
    ),
    replaced(
        "PP 58/2005",
        "Pengelolaan Keuangan Daerah",
        ("PP 12/2019", 2019),
        "id.scribd.com/document/461497579: a comparison of both",
    ),
    from_memory(
        "PP 65/2005",
        "Pedoman Penyusunan dan Penerapan Standar Pelayanan Minimal",
        ("PP 2/2018", 2018),
    ),
    from_memory(
        "PP 79/2005",
        "Pedoman Pembinaan dan Pengawasan Penyelenggaraan Pemerintahan Daerah",
        ("PP 12/2017", 2017),
    ),
    from_memory(
        "PP 6/2006",
        "Pengelolaan Barang Milik Negara/Daerah",
        ("PP 27/2014", 2014),
    ),
    in_force(
        "PP 8/2006",
        "Pelaporan Keuangan dan Kinerja Instansi Pemerintah",
    ),
    in_force(
        "PP 39/2006",
        "Tata Cara Pengendalian dan Evaluasi Pelaksanaan Rencana Pembangunan",
    ),
    from_memory(
        "PP 3/2007",
        "Laporan Penyelenggaraan Pemerintahan Daerah kepada Pemerintah, Laporan Keterangan Pertanggungjawaban Kepala Daerah kepada Dewan Perwakilan Rakyat Daerah, dan Informasi Laporan Penyelenggaraan Pemerintahan Daerah kepada Masyarakat",
        ("PP 13/2019", 2019),
    ),
    // Its matter is laid down in the law itself.
    from_memory(
        "PP 38/2007",
        "Pembagian Urusan Pemerintahan antara Pemerintah, Pemerintahan Daerah Provinsi, dan Pemerintahan Daerah Kabupaten/Kota",
        ("UU 23/2014", 2014),
    ),
    replaced(
        "PP 41/2007",
        "Organisasi Perangkat Daerah",
        ("PP 18/2016", 2016),
        "idamanseo.blogspot.com/2016/07/peraturan-pemerintah-ri-pp-nomor-18.html: the clause that revokes it",
    ),
    from_memory(
        "PP 6/2008",
        "Pedoman Evaluasi Penyelenggaraan Pemerintahan Daerah",
        ("PP 13/2019", 2019),
    ),
    from_memory("PP 19/2008", "Kecamatan", ("PP 17/2018", 2018)),
    from_memory(
        "PP 53/2010",
        "Disiplin Pegawai Negeri Sipil",
        ("PP 94/2021", 2021),
    ),
    in_force("PP 71/2010", "Standar Akuntansi Pemerintahan"),
    from_memory(
        "PP 46/2011",
        "Penilaian Prestasi Kerja Pegawai Negeri Sipil",
        ("PP 30/2019", 2019),
    ),
    in_force("PP 18/2016", "Perangkat Daerah"),
    in_force(
        "PP 12/2017",
        "Pembinaan dan Pengawasan Penyelenggaraan Pemerintahan Daerah",
    ),
    in_force("PP 12/2019", "Pengelolaan Keuangan Daerah"),
    in_force(
        "PP 13/2019",
        "Laporan dan Evaluasi Penyelenggaraan Pemerintahan Daerah",
    ),
    // Of the president.
    from_memory(
        "Inpres 7/1999",
        "Akuntabilitas Kinerja Instansi Pemerintah",
        ("Perpres 29/2014", 2014),
    ),
    // As the basis of the yearly agreement.
    from_memory(
        "Inpres 5/2004",
        "Percepatan Pemberantasan Korupsi",
        ("Perpres 29/2014 dan PermenPANRB 53/2014", 2014),
    ),
    from_memory(
        "Perpres 54/2010",
        "Pengadaan Barang/Jasa Pemerintah",
        ("Perpres 16/2018", 2018),
    ),
    in_force(
        "Perpres 29/2014",
        "Sistem Akuntabilitas Kinerja Instansi Pemerintah",
    ),
    // On accountability.
    from_memory(
        "Kepka LAN 589/IX/6/Y/1999",
        "Pedoman Penyusunan Pelaporan Akuntabilitas Kinerja Instansi Pemerintah",
        ("Kepka LAN 239/IX/6/8/2003", 2003),
    ),
    from_memory(
        "Kepka LAN 239/IX/6/8/2003",
        "Perbaikan Pedoman Penyusunan Pelaporan Akuntabilitas Kinerja Instansi Pemerintah",
        ("PermenPANRB 53/2014", 2014),
    ),
    from_memory(
        "SE MenPAN SE/31/M.PAN/12/2004",
        "Penetapan Kinerja",
        ("Perpres 29/2014 dan PermenPANRB 53/2014", 2014),
    ),
    in_force(
        "PermenPAN 9/2007",
        "Pedoman Umum Penetapan Indikator Kinerja Utama di Lingkungan Instansi Pemerintah",
    ),
    in_force(
        "PermenPAN 20/2008",
        "Petunjuk Penyusunan Indikator Kinerja Utama",
    ),
    from_memory(
        "PermenPANRB 29/2010",
        "Pedoman Penyusunan Penetapan Kinerja dan Pelaporan Akuntabilitas Kinerja Instansi Pemerintah",
        ("PermenPANRB 53/2014", 2014),
    ),
    KnownRegulation {
        cite: "PermenPANRB 53/2014",
        title: "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan Kinerja Instansi Pemerintah",
        replaced: None,
        source: "id.scribd.com/document/648092435: its title",
        verified: true,
    },
    from_memory(
        "PermenPANRB 12/2015",
        "Pedoman Evaluasi atas Implementasi Sistem Akuntabilitas Kinerja Instansi Pemerintah",
        ("PermenPANRB 88/2021", 2021),
    ),
    from_memory(
        "PermenPANRB 8/2021",
        "Sistem Manajemen Kinerja Pegawai Negeri Sipil",
        ("PermenPANRB 6/2022", 2022),
    ),
    in_force(
        "PermenPANRB 88/2021",
        "Evaluasi Akuntabilitas Kinerja Instansi Pemerintah",
    ),
    // Of the minister of home affairs.
    from_memory(
        "Permendagri 13/2006",
        "Pedoman Pengelolaan Keuangan Daerah",
        ("Permendagri 77/2020", 2020),
    ),
    replaced(
        "Permendagri 21/2007",
        "Pengelompokan Kemampuan Keuangan Daerah, Penganggaran dan Pertanggungjawaban Penggunaan Belanja Penunjang Operasional Pimpinan Dewan Perwakilan Rakyat Daerah serta Tata Cara Pengembalian Tunjangan Komunikasi Intensif dan Dana Operasional",
        ("Permendagri 62/2017", 2017),
        "text-id.123dok.com/document/yr2xd3jz: Permendagri 62/2017, its considerations",
    ),
    from_memory(
        "Permendagri 17/2007",
        "Pedoman Teknis Pengelolaan Barang Milik Daerah",
        ("Permendagri 19/2016", 2016),
    ),
    from_memory(
        "Permendagri 59/2007",
        "Perubahan atas Peraturan Menteri Dalam Negeri Nomor 13 Tahun 2006 tentang Pedoman Pengelolaan Keuangan Daerah",
        ("Permendagri 77/2020", 2020),
    ),
    from_memory(
        "Permendagri 54/2010",
        "Pelaksanaan Peraturan Pemerintah Nomor 8 Tahun 2008 tentang Tahapan, Tata Cara Penyusunan, Pengendalian dan Evaluasi Pelaksanaan Rencana Pembangunan Daerah",
        ("Permendagri 86/2017", 2017),
    ),
    from_memory(
        "Permendagri 21/2011",
        "Perubahan Kedua atas Peraturan Menteri Dalam Negeri Nomor 13 Tahun 2006 tentang Pedoman Pengelolaan Keuangan Daerah",
        ("Permendagri 77/2020", 2020),
    ),
    in_force(
        "Permendagri 86/2017",
        "Tata Cara Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah, Tata Cara Evaluasi Rancangan Peraturan Daerah tentang Rencana Pembangunan Jangka Panjang Daerah dan Rencana Pembangunan Jangka Menengah Daerah, serta Tata Cara Perubahan Rencana Pembangunan Jangka Panjang Daerah, Rencana Pembangunan Jangka Menengah Daerah, dan Rencana Kerja Pemerintah Daerah",
    ),
    replaced(
        "Permendagri 98/2018",
        "Sistem Informasi Pembangunan Daerah",
        ("Permendagri 70/2019", 2019),
        "id.scribd.com/document/493404781: Permendagri 70/2019, letter c of its considerations",
    ),
    in_force(
        "Permendagri 90/2019",
        "Klasifikasi, Kodefikasi, dan Nomenklatur Perencanaan Pembangunan dan Keuangan Daerah",
    ),
    in_force(
        "Permendagri 77/2020",
        "Pedoman Teknis Pengelolaan Keuangan Daerah",
    ),
    // Of the minister of finance.
    from_memory(
        "PMK 249/2011",
        "Pengukuran dan Evaluasi Kinerja atas Pelaksanaan Rencana Kerja dan Anggaran Kementerian Negara/Lembaga",
        ("PMK 214/2017", 2017),
    ),
    replaced(
        "PMK 214/2017",
        "Pengukuran dan Evaluasi Kinerja Anggaran atas Pelaksanaan Rencana Kerja dan Anggaran Kementerian Negara/Lembaga",
        ("PMK 22/2021", 2021),
        "jdih.kemenkeu.go.id/dok/22-pmk-02-2021/summary",
    ),
    from_memory(
        "PMK 22/2021",
        "Pengukuran dan Evaluasi Kinerja Anggaran atas Pelaksanaan Rencana Kerja dan Anggaran Kementerian Negara/Lembaga",
        ("PMK 62/2023", 2023),
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::citations::Cited;
    use super::*;
    use crate::framework::Citation;

    #[test]
    fn every_citation_can_be_read_and_stands_there_once() {
        let mut seen = BTreeSet::new();
        for known in REGULATIONS {
            let citation: Citation = known.cite.parse().unwrap();
            assert!(seen.insert(Cited::of(&citation)), "{} twice", known.cite);
            if let Some(replacement) = known.replaced {
                assert!(citation.year.get() <= replacement.year, "{}", known.cite);
                for by in replacement.by.split(" dan ") {
                    let by: Citation = by.parse().unwrap();
                    assert!(by.year.get() <= replacement.year, "{}", known.cite);
                }
            }
        }
    }
}
