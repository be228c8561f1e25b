// What the page says, in Indonesian and English. Names are the field's own.

export type Locale = "id" | "en";

const WORDS = {
  title: ["Kalkulator Kinerja", "Performance Calculator"],
  subtitle: [
    "Capaian, anggaran, dan pemeriksaan Laporan Kinerja. Semua dihitung di komputer ini.",
    "Achievement, budget and checks for performance reports. All is worked out on this machine.",
  ],
  quick: ["Hitung cepat", "Quick"],
  report: ["Laporan", "Report"],
  parts: ["Bagian", "Parts"],
  language: ["Bahasa", "Language"],
  starting: ["Mesin hitung sedang disiapkan …", "The engine is starting …"],
  noEngine: [
    "Peramban ini tidak dapat menjalankan mesin hitung (WebAssembly).",
    "This browser cannot run the engine (WebAssembly).",
  ],

  target: ["Target", "Target"],
  realization: ["Realisasi", "Realization"],
  polarity: ["Jenis indikator", "Kind of indicator"],
  method: ["Cara capaian", "Method"],
  baseline: ["Nilai awal", "Baseline"],
  grades: ["Predikat, dari yang terendah", "Grades, the lowest first"],
  rules: ["Aturan", "Rules"],
  rulesOfFile: ["Menurut berkas", "As the file says"],
  achievement: ["Capaian", "Achievement"],
  category: ["Kategori", "Category"],
  steps: ["Langkah hitung", "Working"],
  reads: ["terbaca", "read as"],
  ambiguous: [
    "Dapat dibaca dengan dua cara. Yang mana?",
    "This can be read in two ways. Which one?",
  ],
  didYouMean: ["Mungkin maksudnya:", "Was this meant:"],
  quickHint: [
    "Tulis seperti di laporan: 80,94 · 97,77 % · Rp 872.705.000 · 7–8 · WTP",
    "Write as reports do: 80,94 · 97,77 % · Rp 872.705.000 · 7–8 · WTP",
  ],
  quickEmpty: [
    "Isi target dan realisasi; capaian muncul di sini.",
    "Fill in target and realization; the achievement appears here.",
  ],
  notMeasured: ["Tidak terukur", "Not measured"],
  inGap: ["di antara dua kelas skala", "between two classes of the scale"],
  unrounded: ["tanpa pembulatan:", "unrounded:"],
  uncapped: ["sebelum dibatasi:", "before the cap:"],

  open: ["Buka", "Open"],
  save: ["Simpan", "Save"],
  export: ["Ekspor", "Export"],
  print: ["Cetak", "Print"],
  blank: ["Baru", "New"],
  example: ["Contoh Lumajang", "Lumajang example"],
  wipe: ["Hapus simpanan", "Wipe"],
  undo: ["Urungkan", "Undo"],
  redo: ["Ulangi", "Redo"],
  document: ["Dokumen", "Document"],
  year: ["Tahun", "Year"],
  organization: ["Perangkat daerah", "Organization"],
  exportToml: ["Berkas lkj (TOML)", "lkj file (TOML)"],
  exportJson: ["Berkas lkj (JSON)", "lkj file (JSON)"],
  exportEvaluation: ["Hasil hitung (JSON)", "Evaluation (JSON)"],
  exportFindings: ["Catatan pemeriksaan (JSON)", "Findings (JSON)"],
  exportSarif: ["Catatan pemeriksaan (SARIF)", "Findings (SARIF)"],
  exportPerformance: ["Tabel kinerja (CSV)", "Performance table (CSV)"],
  documents: ["Dokumen jadi", "Documents"],
  lkjAsWord: ["Laporan Kinerja (Word)", "Performance report (Word)"],
  lkjAsPage: ["Laporan Kinerja (HTML)", "Performance report (HTML)"],
  lkjAsFigures: [
    "Angka laporan, berumus (Excel)",
    "Figures of the report, with formulas (Excel)",
  ],
  pkAsWord: ["Perjanjian Kinerja (Word)", "Performance agreement (Word)"],
  renaksiAsWord: ["Rencana aksi (Word)", "Action plan (Word)"],
  e81AsTable: ["Formulir E.81 (Excel)", "Form E.81 (Excel)"],
  reviewAsWord: ["Reviu (Word)", "Review (Word)"],
  manualAsWord: ["Manual indikator (Word)", "Manual of indicators (Word)"],
  workbookToFill: ["Buku kerja isian (Excel)", "Workbook to fill in (Excel)"],
  exportMoney: ["Tabel anggaran (CSV)", "Budget table (CSV)"],
  wipeSure: [
    "Hapus dokumen yang tersimpan di peramban ini? Berkas di komputer tidak ikut terhapus.",
    "Remove the document kept in this browser? Files on the computer stay.",
  ],
  replaceSure: [
    "Dokumen yang sedang dibuka akan diganti. Lanjutkan?",
    "The open document will be replaced. Go on?",
  ],
  yes: ["Ya", "Yes"],
  no: ["Batal", "Cancel"],
  close: ["Tutup", "Close"],
  keptHere: ["Tersimpan di peramban ini", "Kept in this browser"],
  notKept: [
    "Terlalu besar untuk simpanan peramban: simpan ke berkas",
    "Too large for this browser's storage: save it to a file",
  ],
  wiped: ["Simpanan dihapus.", "Wiped."],
  dropHere: ["Lepaskan berkas di sini", "Drop the files here"],
  cannotOpen: [
    "Berkas ini tidak dapat dibaca. Dokumen yang terbuka tidak berubah.",
    "This cannot be read. The open document has not changed.",
  ],
  savedAsOne: [
    "Perubahannya tidak dapat dibagi ke berkas-berkas semula, jadi disimpan sebagai satu berkas.",
    "The changes could not be put into the files that were opened, so it was saved as one file.",
  ],
  savedAsJson: [
    "Ada isian yang belum terbaca, jadi disimpan apa adanya sebagai JSON.",
    "Something cannot be read yet, so it was saved as it is, as JSON.",
  ],
  startHere: [
    "Mulai dengan dokumen baru, buka berkas lkj (.toml, .json; beberapa sekaligus boleh), atau lihat contohnya.",
    "Start a new document, open an lkj file (.toml, .json; several at once are fine), or look at the example.",
  ],

  performance: ["Kinerja", "Performance"],
  frame: ["Kerangka", "Framework"],
  targets: ["Target", "Targets"],
  data: ["Data", "Data"],
  money: ["Anggaran", "Budget"],
  findings: ["Catatan", "Findings"],
  charts: ["Grafik", "Charts"],
  views: ["Tabel laporan", "Tables of the report"],

  goal: ["Tujuan", "Goal"],
  objective: ["Sasaran", "Objective"],
  indicator: ["Indikator", "Indicator"],
  goals: ["Tujuan dan sasaran", "Goals and objectives"],
  indicators: ["Indikator kinerja", "Performance indicators"],
  others: ["Indikator lain", "Other indicators"],
  name: ["Uraian", "Name"],
  id: ["Id", "Id"],
  of: ["Bagian dari", "Part of"],
  unit: ["Satuan", "Unit"],
  formula: ["Rumus", "Formula"],
  places: ["Desimal", "Places"],
  weight: ["Bobot", "Weight"],
  kind: ["Jenis", "Kind"],
  series: ["Data dasar", "Series"],
  agreement: ["PK", "Agreement"],
  program: ["Program", "Program"],
  activity: ["Kegiatan", "Activity"],
  subActivity: ["Sub kegiatan", "Sub-activity"],
  group: ["Kelompok", "Group"],
  budget: ["Anggaran", "Budget"],
  revised: ["Perubahan", "Revised"],
  spent: ["Realisasi", "Spent"],
  remaining: ["Sisa", "Remaining"],
  absorption: ["Penyerapan", "Absorption"],
  total: ["Jumlah", "Total"],
  measured: ["terukur", "measured"],
  ofCount: ["dari", "of"],
  goalMean: ["Rata-rata indikator tujuan", "Mean of goal indicators"],
  objectiveMean: [
    "Rata-rata indikator sasaran",
    "Mean of objective indicators",
  ],
  totalAbsorption: ["Penyerapan anggaran", "Budget absorption"],

  add: ["Tambah", "Add"],
  addRow: ["Tambah baris", "Add a row"],
  up: ["Naikkan", "Move up"],
  down: ["Turunkan", "Move down"],
  remove: ["Hapus", "Remove"],
  row: ["baris", "row"],
  actions: ["Tindakan", "Actions"],
  newName: ["Baru", "New"],
  newPart: ["Bagian baru", "New part"],
  tableHint: [
    "Enter dan panah ↑ ↓ pindah baris · Alt+↑ ↓ memindahkan baris · tempel blok dari lembar kerja langsung di sel · angka yang bergaris bawah menunjukkan asalnya",
    "Enter and ↑ ↓ change the row · Alt+↑ ↓ move the row · paste a block from a spreadsheet right into a cell · underlined figures show how they came about",
  ],
  howCome: ["Asal angka", "How it came about"],
  traceOf: ["Asal angka:", "How this came about:"],
  page: ["Halaman", "Page"],
  previous: ["Sebelumnya", "Previous"],
  next: ["Berikutnya", "Next"],
  emptyTable: ["Belum ada baris.", "No rows yet."],
  stale: [
    "Ada isian yang belum terbaca; hasil di bawah masih dari sebelumnya.",
    "Something cannot be read yet; the results below are the ones before.",
  ],
  problems: ["Belum terbaca", "Not readable yet"],

  programs: ["Program dan kegiatan", "Programs and activities"],
  narrative: ["Narasi", "Narrative"],
  conventions: ["Aturan", "Rules"],
  measures: ["Tolok ukur kinerja", "Measures"],
  measure: ["Tolok ukur", "Measure"],
  noteList: [
    "Penyebab, hambatan, tindak lanjut",
    "Causes, obstacles, follow-up",
  ],
  statement: ["Pernyataan", "Statement"],
  sections: ["Bab dan bagian", "Chapters and sections"],
  section: ["Bagian", "Section"],
  place: ["Tempat", "Place"],
  heading: ["Judul", "Heading"],
  prose: ["Narasi", "Prose"],
  proseHint: [
    "Paragraf dipisah baris kosong · *miring*, **tebal** · {rat} diisi dari hasil hitung",
    "An empty line ends a paragraph · *emphasis*, **strong** · {rat} is filled in from the results",
  ],
  units: ["Susunan organisasi", "Units"],
  unitName: ["Unit", "Unit"],
  under: ["Di bawah", "Under"],
  echelon: ["Eselon", "Echelon"],
  duty: ["Tugas", "Duty"],
  functions: ["Fungsi, satu tiap baris", "Functions, one a line"],
  officials: ["Pejabat penanda tangan", "Officials who sign"],
  official: ["Pejabat", "Official"],
  officialName: ["Nama", "Name"],
  post: ["Jabatan", "Post"],
  capacity: ["Kedudukan", "Capacity"],
  rank: ["Pangkat", "Rank"],
  staffNumber: ["NIP", "Staff number"],
  code: ["Kode", "Code"],
  supports: ["Mendukung indikator", "Supports indicators"],
  pointsAt: ["Untuk indikator", "For indicators"],
  role: ["Peran", "Role"],
  owner: ["Penanggung jawab", "Owner"],
  fund: ["Sumber dana", "Fund"],
  about: ["Tentang", "About"],
  agreements: ["Perjanjian Kinerja", "Agreements"],
  agreementName: ["Perjanjian", "Agreement"],
  revision: ["perubahan", "revision"],
  number: ["Nomor", "Number"],
  signed: ["Ditandatangani", "Signed"],
  by: ["Pihak pertama", "By"],
  to: ["Pihak kedua", "To"],
  reason: ["Alasan perubahan", "Reason"],
  setting: ["Pengaturan", "Setting"],
  value: ["Nilai", "Value"],
  stage: ["Tahap tahun ini", "Stage of this year"],
  scale: ["Skala nilai", "Scale"],
  realizationTaken: ["Realisasi dalam capaian", "Realization in achievements"],
  rounding: ["Pembulatan", "Rounding"],
  cap: ["Batas atas capaian", "Cap of an achievement"],
  aggregateCap: ["Batas atas dalam rata-rata", "Cap within means"],
  aggregation: ["Penggabungan", "Aggregation"],
  zeroHint: [
    "angka persen, not_measured, atau formula",
    "a number of percent, not_measured, or formula",
  ],
  defaultUnit: ["Satuan bila tidak disebut", "Unit unless said otherwise"],
  defaultPlaces: ["Desimal bila tidak disebut", "Places unless said otherwise"],
  defaultPolarity: [
    "Jenis indikator bila tidak disebut",
    "Kind of indicator unless said otherwise",
  ],
  plan: ["Nama rencana", "Name of the plan"],
  planPeriod: ["Periode rencana", "Period of the plan"],
  motto: ["Motto", "Motto"],
  region: ["Daerah", "Region"],
  choose: ["pilih …", "choose …"],
  search: ["Cari", "Search"],
  nothingToName: ["Belum ada yang dapat dipilih.", "Nothing to choose yet."],
  rename: ["Ganti id", "Replace the id"],
  renameHint: [
    "Rumus, tautan, target, data, dan narasi yang menyebutnya ikut berubah. Id ditulis dengan huruf kecil, angka, dan _.",
    "Formulas, links, targets, data and prose that name it follow. An id has small letters, digits and _.",
  ],
  newId: ["Id baru", "New id"],

  error: ["Kesalahan", "Error"],
  warning: ["Peringatan", "Warning"],
  note: ["Catatan", "Note"],
  errors: ["kesalahan", "errors"],
  warnings: ["peringatan", "warnings"],
  notes: ["catatan", "notes"],
  all: ["Semua", "All"],
  printed: ["Tercetak", "Printed"],
  expected: ["Seharusnya", "Expected"],
  perhaps: ["Dugaan:", "Perhaps:"],
  noFindings: ["Tidak ada catatan.", "No findings."],
  claims: ["Pernyataan tercetak", "Printed statements"],
  checkedCount: ["diperiksa", "checked"],
  heldCount: ["cocok", "hold"],
  failedCount: ["tidak cocok", "do not"],
  show: ["Tampilkan", "Show"],
  showTable: ["Tampilkan sebagai tabel", "Show as a table"],

  chartAchievement: [
    "Capaian indikator dan kategorinya",
    "Achievement of indicators and its category",
  ],
  chartMoney: [
    "Penyerapan anggaran program",
    "Absorption of the programs' budgets",
  ],
  chartBoth: [
    "Penyerapan kegiatan dan capaian indikator yang didukungnya",
    "Absorption of activities and achievement of the indicators that they support",
  ],
  chartFirst: ["Tampil yang pertama", "Showing the first"],
  noChart: ["Belum ada yang dapat digambar.", "There is nothing to draw yet."],
  indicatorsShort: ["indikator", "indicators"],
  onLine: ["baris", "line"],
} as const satisfies Record<string, readonly [string, string]>;

export type Word = keyof typeof WORDS;

/** A word in a language. */
export function word(key: Word, locale: Locale): string {
  return WORDS[key][locale === "id" ? 0 : 1];
}

/** Choices that files make by a word, as readers know them. */
export const POLARITIES: readonly (readonly [string, string, string])[] = [
  ["higher", "Makin tinggi makin baik", "Higher is better"],
  ["lower", "Makin rendah makin baik", "Lower is better"],
  ["range", "Dalam rentang", "Within a range"],
  ["at_most", "Paling banyak", "At most"],
  ["at_least", "Paling sedikit", "At least"],
  ["near", "Mendekati nilai", "Near a value"],
  ["grade", "Predikat", "A grade"],
  ["yes_no", "Ya atau tidak", "Yes or no"],
];

export const METHODS: readonly (readonly [string, string, string])[] = [
  [
    "linear",
    "(2 × target − realisasi) / target",
    "(2 × target − realization) / target",
  ],
  ["ratio", "target / realisasi", "target / realization"],
  ["gap", "(target − realisasi) / target", "(target − realization) / target"],
  [
    "baseline",
    "(awal − realisasi) / (awal − target)",
    "(baseline − realization) / (baseline − target)",
  ],
];

export const KINDS: readonly (readonly [string, string, string])[] = [
  ["count", "Cacah", "Count"],
  ["amount", "Rupiah", "Money"],
  ["percent", "Persentase", "Percentage"],
  ["index", "Indeks", "Index"],
  ["other", "Lainnya", "Other"],
];

export const MEASURES: readonly (readonly [string, string, string])[] = [
  ["input", "Masukan", "Input"],
  ["process", "Proses", "Process"],
  ["output", "Keluaran", "Output"],
  ["outcome", "Hasil", "Outcome"],
  ["benefit", "Manfaat", "Benefit"],
  ["impact", "Dampak", "Impact"],
];

export const ROLES: readonly (readonly [string, string, string])[] = [
  ["main", "Utama", "Main"],
  ["supporting", "Penunjang", "Supporting"],
];

export const NOTE_KINDS: readonly (readonly [string, string, string])[] = [
  ["cause", "Penyebab", "Cause"],
  ["obstacle", "Hambatan", "Obstacle"],
  ["problem", "Masalah", "Problem"],
  ["solution", "Solusi", "Solution"],
  ["follow_up", "Tindak lanjut", "Follow-up"],
  ["conclusion", "Simpulan", "Conclusion"],
];

export const CAPACITIES: readonly (readonly [string, string, string])[] = [
  ["definitive", "Definitif", "Definitive"],
  ["acting", "Plt.", "Acting (Plt.)"],
  ["daily", "Plh.", "Daily (Plh.)"],
];

export const STAGES: readonly (readonly [string, string, string])[] = [
  ["draft", "Rancangan", "Draft"],
  ["Q1", "Triwulan I", "Quarter 1"],
  ["Q2", "Triwulan II", "Quarter 2"],
  ["Q3", "Triwulan III", "Quarter 3"],
  ["Q4", "Triwulan IV", "Quarter 4"],
  ["final", "Selesai", "Final"],
];

export const REALIZATION_TAKEN: readonly (readonly [string, string, string])[] =
  [
    ["rounded", "dibulatkan lebih dahulu", "rounded first"],
    ["exact", "tanpa pembulatan", "exact"],
  ];

export const ROUNDINGS: readonly (readonly [string, string, string])[] = [
  ["half_away_from_zero", "Setengah ke atas", "Half away from zero"],
  ["half_even", "Setengah ke genap", "Half to even"],
  ["toward_zero", "Dipotong", "Toward zero"],
];

export const AGGREGATIONS: readonly (readonly [string, string, string])[] = [
  ["mean", "Rata-rata", "Mean"],
  ["weighted", "Berbobot", "Weighted"],
  ["weighted_of_all", "Berbobot atas semua", "Weighted of all"],
  ["ratio_of_sums", "Rasio jumlah", "Ratio of sums"],
  ["geometric", "Rata-rata geometrik", "Geometric"],
  ["worst", "Yang terburuk", "The worst"],
];

export const ZEROS: readonly (readonly [string, string, string])[] = [
  ["higher_zero_target", "Makin tinggi: target nol", "Higher: target of zero"],
  [
    "higher_both_zero",
    "Makin tinggi: target dan realisasi nol",
    "Higher: target and realization of zero",
  ],
  [
    "higher_zero_realization",
    "Makin tinggi: realisasi nol",
    "Higher: realization of zero",
  ],
  ["lower_zero_target", "Makin rendah: target nol", "Lower: target of zero"],
  [
    "lower_both_zero",
    "Makin rendah: target dan realisasi nol",
    "Lower: target and realization of zero",
  ],
  [
    "lower_zero_realization",
    "Makin rendah: realisasi nol",
    "Lower: realization of zero",
  ],
];
