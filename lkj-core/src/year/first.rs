//! A first file to begin with.

use crate::value::Year;

/// A small commented file in Indonesian that evaluates as it is: every kind of thing that a
/// year needs, once, with figures that are to be replaced. *Berkas pertama.* Years outside 1901
/// to 2996 are taken for the nearest of those.
///
/// ```
/// # #[cfg(feature = "toml")] {
/// use lkj_core::{Framework, Rules, Year, year::first_file};
/// let year = Year::new(2026)?;
/// let framework = Framework::from_toml(&first_file(year))?;
/// assert!(framework.evaluate(year, &Rules::default())?.remarks.is_empty());
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn first_file(year: Year) -> String {
    // The plan begins a year before and ends three years after; there are years 1900 to 2999.
    let year = year.get().clamp(1901, 2996);
    let marks = [
        ("%B", year.saturating_sub(1)),
        ("%Y", year),
        ("%C", year.saturating_add(1)),
        ("%D", year.saturating_add(2)),
        ("%E", year.saturating_add(3)),
    ];
    marks.iter().fold(TEXT.to_owned(), |text, (mark, year)| {
        text.replace(mark, &year.to_string())
    })
}

/// `%Y` stands for the year, `%B` for the one before, `%C`, `%D`, `%E` for those after.
const TEXT: &str = r#"# Kerangka kinerja satu perangkat daerah, untuk Laporan Kinerja (LKj).
# Semua nama dan angka di sini CONTOH: gantilah dengan milik sendiri.
# Baris yang diawali # adalah keterangan. Penjelasan lengkap: docs/format.md
#
#   lkj evaluate BERKAS         capaian, anggaran, dan asal tiap angka
#   lkj todo BERKAS --date …    apa yang belum diisi, dan siapa penanggung jawabnya
#   lkj check BERKAS            apa yang tidak cocok
#   lkj next-year FOLDER TAHUN  membuka tahun berikutnya

format = 1

[organization]
name = "Dinas Contoh"
region = "Kabupaten Contoh"

[stage]
%Y = "final"                    # "draft", "Q1" … "Q4" (triwulan), lalu "final"

# ───────────── Organisasi ─────────────
# Id (kepala, layanan, puas, …) bebas dipilih: huruf kecil, angka, _ ; satu id dipakai sekali.

[unit]
kepala = "Kepala Dinas"
layanan = { name = "Bidang Pelayanan", under = "kepala" }

# ───────────── Rencana (Renstra) ─────────────

[plan]
name = "Rencana Strategis Dinas Contoh"
period = [%B, %E]               # tahun pertama dan terakhir Renstra

[goal]
prima = "Terwujudnya pelayanan publik yang prima"

[objective.mutu]
name = "Meningkatnya mutu layanan"
goal = "prima"

# Indikator dengan rumus: realisasinya dihitung dari data dasar.
[indicator.puas]
of = "mutu"                      # sasaran (atau tujuan, program, kegiatan) yang diukur
name = "Persentase pengguna yang puas"
unit = "%"
key = true                       # Indikator Kinerja Utama (IKU)
formula = "puas_n / responden * 100"
definition = "Responden yang menyatakan puas dibagi seluruh responden"
source = "Survei kepuasan masyarakat"
owner = "layanan"                # unit penanggung jawab
targets = { %B = "80,00", %Y = "85,00", %C = "87,00", %D = "89,00", %E = "90,00" }

# Indikator tanpa rumus: realisasinya ditulis di [realized.TAHUN]. Makin rendah makin baik.
[indicator.lama]
of = "mutu"
name = "Rata-rata waktu penyelesaian permohonan"
unit = "hari"
polarity = "lower"
definition = "Hari kerja dari berkas lengkap sampai izin terbit"
source = "Register permohonan"
owner = "layanan"
targets = { %B = 6, %Y = 5, %C = "4,5", %D = 4, %E = 4 }

# ───────────── Data dan realisasi ─────────────
# Angka ditulis polos (1100, 80.94) atau dalam tanda petik seperti tercetak ("80,94", "1.100 orang").
# Tidak ada datanya? Tulis alasannya: responden = { none = "survei ditunda" }

[series]
puas_n = { name = "Responden yang puas", unit = "orang", kind = "count" }
responden = { name = "Jumlah responden", unit = "orang", kind = "count" }

[data.%B]
puas_n = 380
responden = 470

[data.%Y]
puas_n = 412
responden = 480

[realized.%B]
lama = "5,8"

[realized.%Y]
lama = "5,2"
"survei.output" = "1 dokumen"

# Nilai pihak lain untuk pembanding.
[benchmark.%Y]
puas = { of = "Provinsi Contoh", value = "84,20", source = "Laporan Kinerja Provinsi" }
lama = { of = "Provinsi Contoh", value = "5,5", source = "Laporan Kinerja Provinsi" }

# ───────────── Perjanjian Kinerja ─────────────
# Yang ditandatangani ditulis di sini, tidak diambil dari Renstra.

[agreement.%Y]
signed = %Y-01-31
by = "kepala"
to = "Bupati Contoh"
targets = { puas = "85,00", lama = 5 }

# ───────────── Program, kegiatan, anggaran ─────────────

[program.pelayanan]
name = "Program Peningkatan Pelayanan Publik"
role = "main"
owner = "layanan"
supports = ["puas", "lama"]      # indikator yang didukung

[program.pelayanan.activity.survei]
name = "Survei Kepuasan Masyarakat"
input = "Tersedianya dana"
output = { text = "Laporan survei", targets = { %Y = "1 dokumen" } }

[program.pelayanan.activity.perizinan]
name = "Pelayanan Perizinan"

[money.%Y]                       # rupiah
survei = { budget = 150_000_000, spent = 142_500_000 }
perizinan = { budget = 350_000_000, spent = 339_850_000 }

# ───────────── Catatan untuk Bab III ─────────────

[[note]]
kind = "cause"                   # cause, obstacle, problem, solution, follow_up, conclusion
about = ["lama"]
year = %Y
text = "Target {lama.target} hari belum tercapai (realisasi {lama} hari) karena verifikasi lapangan masih berjadwal mingguan."

[[note]]
kind = "follow_up"
about = ["lama"]
year = %Y
text = "Verifikasi lapangan dijadwalkan setiap hari kerja."
"#;
