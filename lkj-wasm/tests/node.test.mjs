// The package as Node programs use it: by its name, ready after the import.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import init, { version } from "lkj-wasm";

const manifest = JSON.parse(
  readFileSync(new URL("../pkg/package.json", import.meta.url), "utf8"),
);

test("the engine's version is the package's", () => {
  assert.equal(version(), manifest.version);
});

test("code written for browsers may still call init()", async () => {
  await init();
  assert.equal(version(), manifest.version);
});
