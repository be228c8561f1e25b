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
  exceeded: ["melampaui target", "target exceeded"],
  met: ["mencapai target", "target met"],
  missed: ["tidak mencapai target", "target missed"],
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
    "Dokumen yang sedang dibuka akan diganti. Urungkan mengembalikannya selama halaman ini belum ditutup. Lanjutkan?",
    "The open document will be replaced. Undo brings it back as long as this page is open. Go on?",
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
    "Mulai dengan dokumen baru, buka berkas lkj (.toml, .json, paket .zip, buku kerja isian .xlsx; beberapa sekaligus boleh), atau lihat contohnya.",
    "Start a new document, open an lkj file (.toml, .json, a .zip package, a filled-in .xlsx workbook; several at once are fine), or look at the example.",
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
    "Enter dan panah ↑ ↓ pindah baris · Esc membatalkan ketikan · Alt+↑ ↓ memindahkan baris · tempel blok dari lembar kerja langsung di sel · angka yang bergaris bawah menunjukkan asalnya",
    "Enter and ↑ ↓ change the row · Esc takes back what is typed · Alt+↑ ↓ move the row · paste a block from a spreadsheet right into a cell · underlined figures show how they came about",
  ],
  rowsLeft: [
    "Tabel ini tidak memuat semua baris yang ditempel. Yang tidak masuk:",
    "This table has no room for all the rows that were pasted. Left out:",
  ],
  addRows: [
    "Tambah barisnya di bawah tabel, lalu tempel sekali lagi.",
    "Add rows below the table and paste once more.",
  ],
  linesHint: [
    "Sel beberapa baris: Enter membuat baris baru · Ctrl+Enter (⌘+Enter) atau Tab keluar dari sel · ↑ ↓ keluar dari baris pertama atau terakhir · Esc membatalkan ketikan",
    "Cells of several lines: Enter makes a new line · Ctrl+Enter (⌘+Enter) or Tab leaves the cell · ↑ ↓ leave it from its first or last line · Esc takes back what is typed",
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
  programsShort: ["Program", "Programs"],
  organizationShort: ["Organisasi", "Organization"],
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
  choose: ["pilih …", "choose …"],
  search: ["Cari", "Search"],
  searchMore: [
    "Ketik sebagian namanya di atas untuk menemukan yang lain.",
    "Type a part of a name above to find the others.",
  ],
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
  blankHint: [
    "Berkas baru yang berketerangan: semua nama dan angkanya contoh, untuk diganti dengan milik sendiri.",
    "A new file with comments in Indonesian: all its names and figures are examples, to be replaced by one's own.",
  ],
  blankMake: ["Buat", "Make it"],
  nextYear: ["Tahun berikutnya", "Next year"],
  nextYearHint: [
    "Struktur, data dasar, dan target rencana dibawa serta; yang harus diisi ditandai di tabel dan didaftar. Tahun-tahun sebelumnya tidak berubah.",
    "Structure, series and the plan's targets go along; what must be filled in is marked in the tables and listed. Earlier years do not change.",
  ],
  nextYearOpen: ["Buka tahun itu", "Open that year"],
  noYear: ["Tulis tahun dengan empat angka.", "Write a year of four digits."],
  isOpen: ["dibuka", "is open"],
  toBeFilled: ["isian menunggu.", "things are to be filled in."],
  savedInto: ["Saat disimpan, isinya masuk ke", "On saving they go into"],
  closedYearsStay: [
    "Berkas dan hasil tahun-tahun sebelumnya tetap.",
    "Files and results of earlier years stay as they are.",
  ],
  fillIn: ["isi", "fill in"],
  mustBeFilled: ["harus diisi", "must be filled in"],

  todo: ["Daftar tugas", "To-do"],
  onDay: ["Per tanggal", "As of"],
  deadlines: ["Tenggat", "Deadlines"],
  daysForPromises: [
    "PK, target, dan anggaran: hari sejak awal tahun",
    "Agreement, targets, budgets: days after the year begins",
  ],
  daysForParts: [
    "Data triwulan, semester, bulan: hari setelahnya",
    "Data of a quarter, semester, month: days after it",
  ],
  daysForYear: [
    "Data dan realisasi tahunan: hari setelah akhir tahun",
    "Data and spending of the year: days after it ends",
  ],
  deadlinesHint: [
    "Angka awal mengikuti kebiasaan, bukan bunyi peraturan.",
    "What stands here at first follows custom, no regulation's wording.",
  ],
  filled: ["Terisi", "Filled in"],
  filledShort: ["terisi", "filled in"],
  late: ["terlambat", "late"],
  due: ["sudah waktunya", "due"],
  upcoming: ["belum waktunya", "upcoming"],
  stageBehind: [
    "Tahap yang ditulis tertinggal dari kalender, yang sudah sampai",
    "The stage that is stated is behind the calendar, which has reached",
  ],
  nothingAsked: [
    "Tidak ada yang harus diisi untuk tahun ini.",
    "Nothing has to be filled in for this year.",
  ],
  allDone: ["Semua sudah terisi.", "Everything is filled in."],
  toDoHint: [
    "Klik nama isian untuk ke selnya. Yang belum terisi ditandai di tabel.",
    "A click on a name leads to its cell. What is missing is marked in the tables.",
  ],
  nobody: ["Belum ada penanggung jawab", "Nobody answers for these"],
  whatToFill: ["Isian", "What"],
  sort: ["Jenis", "Kind"],
  period: ["Periode", "Period"],
  deadline: ["Tenggat", "Deadline"],
  status: ["Status", "Status"],
  forIndicators: ["untuk", "for"],
  showAll: ["Tampilkan semua", "Show all"],
  realizedByParts: [
    "Realisasi triwulan, semester, bulan",
    "Realizations of quarters, semesters, months",
  ],

  plannedByParts: [
    "Anggaran kas: rencana penarikan triwulan, semester, bulan",
    "Planned spending of quarters, semesters, months",
  ],
  forExample: ["mis.", "e.g."],
  decided: ["Diputuskan", "Decided"],
  toDate: ["s.d.", "to date"],
  definitions: ["Definisi operasional", "Definitions"],
  key: ["IKU", "Key"],
  frequency: ["Frekuensi", "Frequency"],
  combineParts: ["Antarbagian tahun", "Parts of the year"],
  definition: ["Definisi", "Definition"],
  source: ["Sumber data", "Source"],
  indicatorLineage: [
    "Masa berlaku dan pengganti indikator",
    "When indicators are in force, and what they replace",
  ],
  workLineage: [
    "Masa berlaku dan pengganti program",
    "When programs are in force, and what they replace",
  ],
  lineageHint: [
    "Indikator pengganti (misalnya setelah reviu IKU) menyebut yang digantikannya; pembandingan dengan tahun lalu mengikutinya, atau mengatakan mengapa tidak bisa.",
    "An indicator that took the place of another names it; comparisons with the year before follow that, or say why they cannot.",
  ],
  inForce: ["Berlaku", "In force"],
  replaces: ["Menggantikan", "Replaces"],
  comparable: ["Rumus sama maknanya", "Formula means the same"],
  incomparable: ["Tidak sebanding karena", "Not comparable because"],
  contributions: ["Dukungan perangkat daerah", "What agencies contribute"],
  contributionsHint: [
    "Pilih indikator perangkat daerah yang mendukung tiap tujuan, sasaran, atau indikator daerah; bobotnya 1 bila tidak diisi.",
    "Choose the agencies' indicators that contribute to each goal, objective or indicator of the region; a weight is 1 unless it is given.",
  ],
  contributionsAlone: [
    "Indikator perangkat daerah dapat dipilih bila berkas ini dibuka dari bagian Daerah, bersama berkas mereka.",
    "The agencies' indicators can be chosen when this file is opened from the part Region, with their files.",
  ],
  combine: ["Penggabungan", "Combined by"],
  regionFileHint: [
    "Berkas daerah: daftar perangkat daerah, sasaran, dan dukungan mereka.",
    "The region's file: its agencies, its objectives, and what they contribute.",
  ],
  newRegion: ["Kabupaten/Kota …", "The region …"],
  newObjective: ["Sasaran daerah …", "Objective of the region …"],
  editRegion: ["Ubah berkas daerah", "Edit the region's file"],
  makeRegion: ["Buat berkas daerah", "Make the region's file"],
  today: ["Hari ini", "Today"],
  finding: ["Catatan", "Finding"],
  findingsCount: ["catatan", "findings"],
  decide: ["Putuskan", "Decide"],
  decisions: ["Keputusan penelaah", "Decisions of the reviewer"],
  leaveIt: ["Biarkan", "Leave it"],
  reasonToLeave: ["Alasan boleh dibiarkan", "Why it may stay"],
  decidedBy: ["Diputuskan oleh", "Decided by"],
  decidedOn: ["Tanggal", "On"],
  reply: ["Tanggapan perangkat daerah", "Reply of the agency"],
  settles: ["Berlaku untuk", "It settles"],
  thisFinding: ["catatan ini saja", "this finding alone"],
  allOfRule: ["semua catatan aturan", "all findings of the rule"],
  settlesNothing: ["tidak ada catatan lagi", "no finding any more"],
  decideHint: [
    "Keputusan disimpan di berkas tersendiri (keputusan.toml); berkas perangkat daerah tidak berubah. Dapat diurungkan.",
    "Decisions are saved in a file of their own (keputusan.toml); the agency's files do not change. They can be undone.",
  ],
  takeDecisions: [
    "Bawa keputusan dari pembanding",
    "Take over the decisions of that file",
  ],
  exportDecisions: ["Keputusan penelaah (TOML)", "Decisions (TOML)"],
  stampPending: [
    "Cap hasil sedang dihitung …",
    "The stamp is being worked out …",
  ],
  stampHint: [
    "Cap hasil: dengan mesin, aturan, dan isi ini angkanya dapat dihasilkan ulang (lkj reproduce)",
    "The stamp: with this engine, rules and input the figures can be made again (lkj reproduce)",
  ],

  spendingByParts: [
    "Realisasi anggaran triwulan, semester, bulan",
    "Spending of quarters, semesters, months",
  ],

  compare: ["Bandingkan", "Compare"],
  openOther: ["Buka berkas pembanding", "Open a file to compare with"],
  openAnother: ["Ganti berkas pembanding", "Compare with another file"],
  besideIs: ["Pembanding:", "Beside it:"],
  thatFileIs: ["Berkas itu", "That file is"],
  older: ["lebih lama", "the older one"],
  newer: ["lebih baru", "the newer one"],
  putAway: ["Tutup pembanding", "Put it away"],
  compareHint: [
    "Buka draf sebelumnya (satu berkas atau beberapa sekaligus) untuk melihat apa yang berubah, hasil mana yang ikut berubah, serta catatan mana yang selesai, baru, dan masih terbuka.",
    "Open the draft before (one file or several together) to see what changed, which results changed with it, and which findings are fixed, new and still open.",
  ],
  changes: ["Perubahan", "Changes"],
  noChanges: ["Kedua berkas sama isinya.", "Both files hold the same."],
  wasAdded: ["ditambahkan", "added"],
  wasRemoved: ["dihapus", "removed"],
  wasChanged: ["diubah", "changed"],
  wasRenamed: ["berganti id", "another id"],
  wasReplaced: ["menggantikan", "takes the place of another"],
  changedResults: ["Hasil yang berubah", "Results that changed"],
  result: ["Hasil", "Result"],
  before: ["Sebelum", "Before"],
  after: ["Sesudah", "After"],
  wholeOrganization: ["Seluruh perangkat daerah", "The whole organization"],
  findingsFixed: ["Catatan selesai", "Findings fixed"],
  findingsNew: ["Catatan baru", "New findings"],
  findingsOpen: ["Masih terbuka", "Still open"],
  findingsDecided: ["Diputuskan penelaah", "Decided by a reviewer"],
  noneOfThese: ["Tidak ada.", "None."],
  revisions: [
    "Akibat perubahan PK dan anggaran",
    "What revisions of the agreement and budgets did",
  ],
  noRevisions: [
    "Tidak ada perubahan PK atau anggaran pada tahun ini.",
    "Neither the agreement nor a budget was revised in this year.",
  ],
  annualPlan: ["Rencana tahunan (Renja)", "Annual plan"],
  planTarget: ["Renstra", "Plan"],
  outOfOrder: [
    "tanggalnya mendahului yang sebelumnya",
    "dated before the one that it follows",
  ],
  revisedTargets: ["Target yang berubah", "Revised targets"],
  revisedBudgets: ["Anggaran yang berubah", "Revised budgets"],
  effect: ["Akibat (poin)", "Effect (points)"],
  budgetOf: ["Program atau kegiatan", "Program or activity"],
  firstBudget: ["Anggaran awal", "First budget"],
  difference: ["Selisih", "Difference"],

  region: ["Daerah", "Region"],
  regionTitle: ["Beberapa perangkat daerah", "Several agencies"],
  regionStart: [
    "Buka berkas beberapa perangkat daerah, atau satu folder yang berisi satu berkas atau satu folder untuk tiap perangkat daerah. Berkas daerah sendiri bernama region.toml. Berkas dan folder juga boleh dilepaskan di sini.",
    "Open the files of several agencies, or a folder with a file or a folder for each. The region's own file is called region.toml. Files and folders may also be dropped here.",
  ],
  openFiles: ["Buka berkas", "Open files"],
  openFolder: ["Buka folder", "Open a folder"],
  regionExample: ["Contoh kabupaten", "Example of a region"],
  closeRegion: ["Tutup daerah", "Close the region"],
  closeRegionSure: [
    "Daftar perangkat daerah dihapus dari peramban ini, termasuk perubahan yang belum disimpan ke berkas. Lanjutkan?",
    "The agencies are removed from this browser, with changes that were not saved to files. Go on?",
  ],
  nothingInRegion: [
    "Tidak ada berkas lkj (.toml, .json, .xlsx, .zip) di antaranya.",
    "There is no lkj file (.toml, .json, .xlsx, .zip) among them.",
  ],
  replaceRegionSure: [
    "Perangkat daerah yang sedang dibuka akan diganti, dan perubahannya yang belum disimpan ke berkas hilang. Lanjutkan?",
    "The agencies that are open will be replaced, and their changes that were not saved to files are lost. Go on?",
  ],

  isWord: [
    "Ini dokumen Word. Salin tabelnya dari Word dan tempel di sel tabel di halaman ini, atau isi buku kerja dari Dokumen jadi › Buku kerja isian dan buka berkas .xlsx itu.",
    "This is a Word document. Copy its table in Word and paste it into a cell of a table here, or fill in the workbook from Documents › Workbook to fill in and open that .xlsx file.",
  ],
  isPdf: [
    "Ini berkas PDF. Buka dokumen asalnya (Word atau Excel), salin tabelnya, dan tempel di sel tabel di halaman ini; atau isi buku kerja dari Dokumen jadi › Buku kerja isian dan buka berkas .xlsx itu.",
    "This is a PDF file. Open the document it was made from (Word or Excel), copy its table and paste it into a cell of a table here; or fill in the workbook from Documents › Workbook to fill in and open that .xlsx file.",
  ],
  isPicture: [
    "Ini gambar; angka di dalamnya tidak dapat dibaca. Ketik angkanya di tabel halaman ini, atau isi buku kerja dari Dokumen jadi › Buku kerja isian dan buka berkas .xlsx itu.",
    "This is a picture; its figures cannot be read. Type them into the tables here, or fill in the workbook from Documents › Workbook to fill in and open that .xlsx file.",
  ],
  isCsv: [
    "Ini tabel CSV. Buka di Excel atau LibreOffice, salin sel-selnya, dan tempel di sel tabel di halaman ini.",
    "This is a CSV table. Open it in Excel or LibreOffice, copy its cells and paste them into a cell of a table here.",
  ],
  isOtherWorkbook: [
    "Ini lembar kerja jenis lain. Buku kerja isian: simpan sebagai .xlsx lalu buka lagi. Tabel lain: salin sel-selnya dan tempel di sel tabel di halaman ini.",
    "This is a spreadsheet of another kind. A workbook to fill in: save it as .xlsx and open that. Any other table: copy its cells and paste them into a cell of a table here.",
  ],
  isSlides: [
    "Ini presentasi. Salin tabelnya dan tempel di sel tabel di halaman ini, atau isi buku kerja dari Dokumen jadi › Buku kerja isian dan buka berkas .xlsx itu.",
    "This is a presentation. Copy its table and paste it into a cell of a table here, or fill in the workbook from Documents › Workbook to fill in and open that .xlsx file.",
  ],
  isOtherPackage: [
    "Ini paket jenis lain. Keluarkan isinya dan buka berkas .toml atau .json di dalamnya, atau kemas ulang sebagai .zip.",
    "This is a package of another kind. Unpack it and open the .toml or .json files in it, or pack them as .zip.",
  ],
  isOutput: [
    "Ini dokumen jadi, yang tidak dapat diubah lagi di sini. Buka berkas lkj asalnya (.toml, .json, .zip), yaitu yang ditulis oleh Simpan.",
    "This is a finished document, which cannot be edited here. Open the lkj file it was made from (.toml, .json, .zip): the one that Save wrote.",
  ],
  isNoText: [
    "Ini bukan berkas teks. Yang dapat dibuka: berkas lkj (.toml, .json), paket .zip yang ditulis oleh Simpan, dan buku kerja isian (.xlsx).",
    "This is no text file. What can be opened: lkj files (.toml, .json), a .zip package that Save wrote, and a filled-in workbook (.xlsx).",
  ],
  nothingInPackage: [
    "Di dalam paket ini tidak ada berkas lkj (.toml, .json, .xlsx).",
    "There is no lkj file (.toml, .json, .xlsx) in this package.",
  ],
  packageNotOne: [
    "Ini bukan paket .zip yang utuh. Unduh atau salin sekali lagi dari sumbernya.",
    "This is no complete .zip package. Download or copy it again from where it came from.",
  ],
  packageDamaged: [
    "Isi paket ini rusak: panjangnya atau jumlah periksanya tidak cocok. Unduh atau salin sekali lagi dari sumbernya.",
    "The content of this package is damaged: its length or its checksum does not match. Download or copy it again from where it came from.",
  ],
  packageEncrypted: [
    "Paket ini bersandi. Keluarkan isinya dengan sandinya, lalu buka berkas-berkasnya.",
    "This package has a password. Unpack it with its password and open the files.",
  ],
  packageMethod: [
    "Paket ini dikemas dengan cara yang tidak dikenal di sini. Keluarkan isinya dan buka berkas-berkasnya, atau kemas ulang sebagai .zip biasa.",
    "This package is compressed in a way that is not known here. Unpack it and open the files, or pack them as a plain .zip.",
  ],
  packageTooLarge: [
    "Isi paket ini melebihi batas 64 MB. Keluarkan isinya dan buka berkas yang diperlukan saja.",
    "The content of this package exceeds the limit of 64 MB. Unpack it and open only the files that are needed.",
  ],
  packageTooMany: [
    "Paket ini memuat lebih dari 1.000 berkas. Keluarkan isinya dan buka berkas yang diperlukan saja.",
    "This package holds more than 1,000 files. Unpack it and open only the files that are needed.",
  ],
  openAgency: ["Buka perangkat daerah ini", "Open this agency"],
  backToRegion: ["Kembali ke daerah", "Back to the region"],
  regionNotKept: [
    "Terlalu besar untuk simpanan peramban: setelah dimuat ulang, buka lagi dari berkas",
    "Too large for this browser's storage: open it again from files after a reload",
  ],
  cannotRead: [
    "Yang dilepaskan tidak dapat dibaca peramban; pakai tombol Buka.",
    "The browser cannot read what was dropped; use the button to open.",
  ],
  dropRegion: [
    "Lepaskan berkas atau folder perangkat daerah",
    "Drop files or folders of agencies",
  ],
  dropBeside: [
    "Lepaskan berkas pembanding di sini",
    "Drop the file to compare with",
  ],
  agencies: ["Perangkat daerah", "Agencies"],
  agency: ["Perangkat daerah", "Agency"],
  agenciesRead: ["Perangkat daerah terbaca", "Agencies read"],
  agenciesPresent: ["Sudah ada hasilnya", "With results"],
  agenciesMissing: ["Berkas belum ada", "No file yet"],
  filesUnread: ["Berkas tidak terbaca", "Files that do not read"],
  withoutResults: ["Belum ada realisasinya", "Nothing realized yet"],
  notListed: ["Tidak ada di daftar daerah", "Not on the region's list"],
  twice: ["Diserahkan lebih dari sekali", "Handed in more than once"],
  lacking: ["Belum ikut dihitung:", "Not counted yet:"],
  why: ["Mengapa?", "Why?"],
  attendance: ["Kehadiran", "Attendance"],
  meanShort: ["Rata-rata capaian", "Mean achievement"],
  byCategory: ["Indikator menurut kategori", "Indicators by category"],
  tree: ["Pohon kinerja", "Performance tree"],
  noTree: [
    "Pohon kinerja memerlukan berkas daerah (region.toml) dengan tujuan, sasaran, dan dukungan perangkat daerah; tombol di bawah ini membuka atau membuatnya.",
    "The tree needs the region's own file (region.toml) with goals, objectives and what agencies contribute; the button below opens or makes it.",
  ],
  treeHint: [
    "↑ ↓ berpindah · → ← membuka dan menutup · Enter membuka perangkat daerahnya",
    "↑ ↓ move · → ← open and close · Enter opens the agency",
  ],
  contribution: ["Dukungan", "Contribution"],
  contributed: ["dukungan", "contributed"],
  ranking: ["Peringkat", "Ranking"],
  rankedBy: ["Menurut", "By"],
  rankNumber: ["Peringkat", "Rank"],
  tied: ["seri", "tied"],
  unranked: ["Tanpa peringkat", "Without a rank"],
  byObjectivesCapped: [
    "Rata-rata sasaran, tiap indikator paling tinggi 100",
    "Mean of objectives, each indicator 100 at most",
  ],
  byObjectives: ["Rata-rata sasaran", "Mean of objectives"],
  byGoals: ["Rata-rata tujuan", "Mean of goals"],
  byAbsorption: ["Penyerapan anggaran", "Absorption"],
  byIndicator: ["Satu indikator", "One indicator"],
  disagreements: ["Ketidakseragaman", "Disagreements"],
  noDisagreements: [
    "Tidak ada indikator yang sama dengan satuan, polaritas, rumus, atau target berbeda.",
    "No indicator is the same with another unit, polarity, formula or target.",
  ],
  differOn: ["Berbeda pada", "They differ on"],
  says: ["Tertulis", "Said"],
  exportLong: [
    "Tabel panjang semua hasil (CSV)",
    "Long table of all results (CSV)",
  ],
  exportAgencies: ["Tabel perangkat daerah (CSV)", "Table of agencies (CSV)"],
  exportRanking: ["Peringkat (CSV)", "Ranking (CSV)"],
  affirmed: ["ya", "yes"],
  denied: ["tidak", "no"],

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
  ["not_said", "Tidak disebutkan", "Not said"],
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

export const FREQUENCIES: readonly (readonly [string, string, string])[] = [
  ["month", "Bulanan", "Monthly"],
  ["quarter", "Triwulanan", "Quarterly"],
  ["semester", "Semesteran", "Twice a year"],
  ["year", "Tahunan", "Yearly"],
];

/** How the parts of a year combine. */
export const COMBINATIONS: readonly (readonly [string, string, string])[] = [
  ["sum", "Dijumlahkan", "Added up"],
  ["last", "Posisi terakhir", "The last one"],
  ["max", "Yang tertinggi", "The highest"],
  ["average", "Rata-rata", "Mean"],
  ["ratio_of_sums", "Rasio jumlah", "Ratio of sums"],
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

export const REQUIRED: readonly (readonly [string, string, string])[] = [
  ["signature", "Tanda tangan", "Signature"],
  ["target", "Target", "Target"],
  ["series", "Data dasar", "Data"],
  ["realization", "Realisasi", "Realization"],
  ["measure_target", "Target tolok ukur", "Target of a measure"],
  ["measure_realization", "Realisasi tolok ukur", "Realization of a measure"],
  ["budget", "Anggaran", "Budget"],
  ["spending", "Realisasi anggaran", "Spending"],
];

export const CONTINUATIONS: readonly (readonly [string, string, string])[] = [
  ["replaced", "Berganti", "Replaced"],
  ["merged", "Digabung", "Merged"],
  ["split", "Dipecah", "Split"],
  ["regrouped", "Disusun ulang", "Regrouped"],
  ["new", "Baru", "New"],
  ["ended", "Berakhir", "Ended"],
];
