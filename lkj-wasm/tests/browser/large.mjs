// A framework of many indicators, as an agency with all of its units would have.

/** As the text of a native file in JSON. */
export function large(count) {
  const objective = {};
  const indicator = {};
  const series = {};
  const data = { 2024: {}, 2025: {} };
  const program = {};
  const money = {};
  for (let at = 0; at < count; at += 1) {
    const group = Math.floor(at / 10);
    objective[`sasaran_${group}`] = { name: `Sasaran ke-${group}` };
    indicator[`indikator_${at}`] = {
      name: `Persentase layanan ke-${at} yang selesai tepat waktu`,
      of: `sasaran_${group}`,
      unit: "%",
      formula: `selesai_${at} / layanan_${at} * 100`,
      targets: { 2024: "80", 2025: "85", 2026: "90" },
    };
    series[`selesai_${at}`] = { name: `Selesai ke-${at}`, kind: "count" };
    series[`layanan_${at}`] = { name: `Layanan ke-${at}`, kind: "count" };
    for (const year of [2024, 2025]) {
      data[year][`selesai_${at}`] = String(400 + ((at * 7) % 97));
      data[year][`layanan_${at}`] = "500";
    }
    if (at % 10 === 0) {
      program[`program_${group}`] = {
        name: `Program ke-${group}`,
        activity: {
          [`kegiatan_${group}`]: { name: `Kegiatan ke-${group}` },
        },
      };
      money[`kegiatan_${group}`] = { budget: "150000000", spent: "141215000" };
    }
  }
  return JSON.stringify({
    organization: { name: "Perangkat daerah besar" },
    objective,
    indicator,
    series,
    data,
    program,
    money: { 2025: money },
  });
}
