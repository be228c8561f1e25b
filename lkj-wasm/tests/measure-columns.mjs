// How fast columns are: `node lkj-wasm/tests/measure-columns.mjs [ROWS]`, after lkj-wasm/build.
//
// Rows of two decimals, 30 % lower is better, 2 % without a realization. Both builds and a loop
// of JavaScript over floats (inexact) take turns; printed are the medians of processor time.
import { readFileSync } from "node:fs";

const pkg = new URL("../pkg/", import.meta.url);
const ROUNDS = 21;
const rows = Number(process.argv[2] ?? 1_000_000);

async function kernel(file) {
  const own = await import(new URL(`lkj_wasm_columns.js?${file}`, pkg).href);
  own.initSync({ module: readFileSync(new URL(file, pkg)) });
  return new own.Kernel();
}

let state = 2019;
const roll = (bound) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return (state >>> 8) % bound;
};
const target = BigInt64Array.from({ length: rows }, () =>
  BigInt(1000 + roll(9000)),
);
const realization = BigInt64Array.from({ length: rows }, () =>
  roll(50) === 0 ? -(2n ** 63n) : BigInt(500 + roll(11_500)),
);
const way = Uint8Array.from({ length: rows }, () => Number(roll(10) < 3));
const columns = { target, realization, way };
const narrow = {
  target: Int32Array.from(target, Number),
  realization: Int32Array.from(realization, (one) =>
    one < 0n ? -(2 ** 31) : Number(one),
  ),
  way,
};
const floats = {
  target: Float64Array.from(target, Number),
  realization: Float64Array.from(realization, (one) =>
    one < 0n ? NaN : Number(one),
  ),
  value: new Float64Array(rows),
  category: new Uint8Array(rows),
};

function byFloats() {
  for (let row = 0; row < rows; row += 1) {
    const t = floats.target[row];
    const r = floats.realization[row];
    const ratio = (way[row] === 0 ? r : 2 * t - r) / t;
    const value = Math.round(ratio * 10_000);
    floats.value[row] = value;
    floats.category[row] =
      value >= 9100
        ? 0
        : value >= 7600
          ? 1
          : value >= 6600
            ? 2
            : value >= 5100
              ? 3
              : 4;
  }
}

const plain = await kernel("lkj_wasm_columns_bg.wasm");
const wide = await kernel("lkj_wasm_columns_wide_bg.wasm");
const results = plain.evaluate(columns);
const works = {
  "with SIMD": () => wide.evaluate(columns, results),
  "with SIMD, 32 bits in": () => wide.evaluate(narrow, results),
  "without SIMD": () => plain.evaluate(columns, results),
  "JavaScript, floats, inexact": byFloats,
};
const took = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, work] of Object.entries(works)) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    took[name].push(user + system);
  }
}
console.log(`${rows} rows, ${ROUNDS} rounds; million rows a second`);
for (const [name, times] of Object.entries(took)) {
  const median = times.sort((a, b) => a - b)[ROUNDS >> 1];
  console.log(name.padEnd(28), (rows / median).toFixed(0).padStart(6));
}
