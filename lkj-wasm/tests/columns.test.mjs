// Columns: both builds of the module give what one row at a time gives.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { ArgumentError, ProblemsError, achievement } from "lkj-wasm";
import * as columns from "lkj-wasm/columns";

const { MISSING, NO_CATEGORY } = columns;
const pkg = new URL("../pkg/", import.meta.url);

/** A build of the module with an instance of its own. */
async function build(file) {
  const own = await import(new URL(`lkj_wasm_columns.js?${file}`, pkg).href);
  own.initSync({ module: readFileSync(new URL(file, pkg)) });
  return own;
}
const builds = {
  plain: await build("lkj_wasm_columns_bg.wasm"),
  wide: await build("lkj_wasm_columns_wide_bg.wasm"),
};
const ways = columns.ways();

/** How the one-row API is asked for a way. */
function asked(way) {
  const [polarity, method] = way.startsWith("lower_")
    ? ["lower", way.slice(6)]
    : [way];
  return { polarity, method };
}

/** A whole number of so many decimals as text. */
function written(whole, places) {
  if (whole === MISSING) return null;
  const digits = String(whole < 0n ? -whole : whole).padStart(places + 1, "0");
  const sign = whole < 0n ? "-" : "";
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Reproducible, and spread well enough. */
function dice(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % bound;
  };
}

function randomRows(rows, seed) {
  const roll = dice(seed);
  const number = () => {
    const kind = roll(12);
    if (kind === 0) return 0n;
    if (kind === 1) return MISSING;
    if (kind === 2) return -BigInt(roll(500));
    return BigInt(roll(20_000));
  };
  const column = () => BigInt64Array.from({ length: rows }, number);
  return {
    target: column(),
    realization: column(),
    baseline: column(),
    way: Uint8Array.from({ length: rows }, () => roll(ways.length)),
  };
}

/** What a row of results says, in the words of the one-row API. */
function said(kernel, results, row) {
  const code = results.category[row];
  const status = columns.statuses()[results.status[row]];
  return {
    value: written(results.value[row], kernel.places),
    category: code === NO_CATEGORY ? null : kernel.labels[code],
    reason: status === "measured" ? null : status,
  };
}

for (const [name, module] of Object.entries(builds)) {
  test(`${name}: rows of columns are what one row is`, () => {
    for (const rules of [
      undefined,
      "bpom",
      { cap: "110", floor: 0, zero: { lowerBothZero: 100 } },
      { places: 4, inconclusiveAbove: 150 },
      { places: 0 },
    ]) {
      const kernel = new module.Kernel({ rules });
      const given = randomRows(600, 7);
      const results = kernel.evaluate(given);
      for (let row = 0; row < 600; row += 1) {
        const answer = achievement(
          written(given.realization[row], 2),
          written(given.target[row], 2),
          {
            ...asked(ways[given.way[row]]),
            baseline: written(given.baseline[row], 2) ?? undefined,
            rules,
          },
        );
        const { value, category, reason } = answer;
        assert.deepEqual(
          said(kernel, results, row),
          { value, category, reason },
          `${JSON.stringify(rules)}, ${ways[given.way[row]]}, row ${row}`,
        );
      }
      kernel.free();
    }
  });

  test(`${name}: one way for all is that way in each row`, () => {
    const kernel = new module.Kernel();
    const { target, realization, baseline } = randomRows(5000, 11);
    for (const [code, way] of ways.entries()) {
      const all = kernel.evaluate({ target, realization, baseline, way });
      const each = kernel.evaluate({
        target,
        realization,
        baseline,
        way: new Uint8Array(5000).fill(code),
      });
      assert.deepEqual(all, each, way);
    }
  });

  test(`${name}: the cases come out in columns`, () => {
    const folder = new URL("../../tests/cases/", import.meta.url);
    let held = 0;
    for (const file of readdirSync(folder)) {
      const { cases } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
      for (const { name: title, kind, given, expect } of cases) {
        const row = kind === "achievement" ? plainRow(given) : undefined;
        if (row === undefined) continue;
        let kernel;
        try {
          kernel = new module.Kernel({ rules: given.rules });
        } catch (error) {
          assert.ok(error instanceof ArgumentError, `${file}: ${title}`);
          continue;
        }
        const found = said(kernel, kernel.evaluate(row), 0);
        for (const key of ["value", "category", "reason"]) {
          if (!(key in expect)) continue;
          assert.equal(found[key], expect[key], `${file}: ${title}: ${key}`);
          held += 1;
        }
      }
    }
    assert.ok(held >= 100, `only ${held} values were held`);
  });

  test(`${name}: budgets, and numbers of 32 bits`, () => {
    const kernel = new module.Kernel();
    const target = Int32Array.of(8000, 3200, -(2 ** 31));
    const realization = Int32Array.of(6402, 488, 100);
    const money = {
      budget: BigInt64Array.of(10n ** 17n, 0n, MISSING),
      spent: BigInt64Array.of(10n ** 17n - 1n, 5n, 1n),
    };
    const results = kernel.evaluate({ target, realization, ...money });
    assert.deepEqual(results.value, BigInt64Array.of(8003n, 1525n, MISSING));
    assert.deepEqual(
      results.absorption,
      BigInt64Array.of(10000n, MISSING, MISSING),
    );
    const wide = kernel.evaluate({
      target: BigInt64Array.of(8000n, 3200n, MISSING),
      realization,
      ...money,
    });
    assert.deepEqual(wide, results);
  });

  test(`${name}: ranges`, () => {
    const kernel = new module.Kernel();
    const columns = {
      target: BigInt64Array.of(2n, 2n, 2n, 2n, MISSING),
      upper: BigInt64Array.of(4n, 4n, 4n, MISSING, 4n),
      realization: BigInt64Array.of(1n, 3n, 5n, 3n, 3n),
    };
    const wanted = BigInt64Array.of(5000n, 10000n, 12500n, 15000n, MISSING);
    const all = kernel.evaluate({ ...columns, way: "range" });
    assert.deepEqual(all.value, wanted);
    const code = module.ways().indexOf("range");
    const each = kernel.evaluate({
      ...columns,
      way: new Uint8Array(5).fill(code),
    });
    assert.deepEqual(each, all);
  });

  test(`${name}: results are used again`, () => {
    const kernel = new module.Kernel();
    const { target, realization } = randomRows(5000, 3);
    const first = kernel.evaluate({ target, realization });
    const kept = first.value.slice();
    const again = kernel.evaluate({ target: realization, realization }, first);
    assert.equal(again, first);
    assert.notDeepEqual(first.value, kept);
    kernel.evaluate({ target, realization }, first);
    assert.deepEqual(first.value, kept);
  });
}

/** Numbers of a case at one scale; nothing where they are no plain numbers. */
function plainRow({ target, realization, indicator = {} }) {
  const {
    polarity = "higher",
    method,
    baseline,
    cap,
    floor,
    zero,
    anchors,
  } = indicator;
  const texts = [target, realization, baseline ?? null];
  const isPlain = texts.every(
    (text) => text === null || /^-?\d{1,12}(\.\d{1,2}|\.\d{4,6})?$/.test(text),
  );
  const way = polarity === "lower" ? `lower_${method ?? "linear"}` : polarity;
  if (!isPlain || !ways.includes(way) || cap || floor || zero || anchors) {
    return undefined;
  }
  const scaled = (text) => {
    if (text === null) return BigInt64Array.of(MISSING);
    const [whole, decimals = ""] = text.split(".");
    return BigInt64Array.of(BigInt(whole + decimals.padEnd(6, "0")));
  };
  const [t, r, b] = texts.map(scaled);
  return { target: t, realization: r, baseline: b, way };
}

test("what does not fit is told", () => {
  const kernel = new columns.Kernel();
  const target = BigInt64Array.of(1n, 2n);
  const fails = (given, pattern, results) =>
    assert.throws(
      () => kernel.evaluate(given, results),
      (error) => error instanceof ArgumentError && pattern.test(error.message),
    );
  fails({ target }, /realization is needed/);
  fails({ target, realization: [1, 2] }, /BigInt64Array or an Int32Array/);
  fails({ target, realization: target.slice(1) }, /one length/);
  fails({ target, realization: target, budget: target }, /go together/);
  fails({ target, realization: target, way: "up" }, /no way "up"/);
  fails({ target, realization: target, way: Uint8Array.of(0, 9) }, /row 1/);
  fails(
    { target, realization: target, targets: target },
    /no option "targets"/,
  );
  fails({ target, realization: target }, /value/, {});
  fails(
    { target, realization: target },
    /not as long/,
    kernel.evaluate({ target: target.slice(1), realization: target.slice(1) }),
  );
  assert.throws(
    () => new columns.Kernel({ rules: { places: 7 } }),
    ArgumentError,
  );
  assert.throws(() => new columns.Kernel({ rules: { cpa: 1 } }), ProblemsError);
  assert.throws(() => new columns.Kernel({ rules: "moon" }), ArgumentError);
});

test("the entry takes the build that this host runs", () => {
  const kernel = new columns.Kernel();
  const results = kernel.evaluate({
    target: BigInt64Array.of(8000n),
    realization: BigInt64Array.of(6402n),
  });
  assert.deepEqual(results.value, BigInt64Array.of(8003n));
  assert.equal(columns.hasWideInstructions(), true);
});
