// What the readme shows, run as it stands.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(
  ([, code]) => code,
);

test("the readme has examples", () => assert.ok(examples.length >= 3));

for (const [at, code] of examples.entries()) {
  test(`example ${at + 1} prints what it says`, async () => {
    const wanted = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(
      ([, text]) => text,
    );
    const printed = [];
    const original = console.log;
    console.log = (...values) => printed.push(values.map(String).join(" "));
    try {
      const url = new URL(
        `data:text/javascript,${encodeURIComponent(
          code.replaceAll(/"(lkj-wasm(?:\/(?:files|columns))?)"/g, (_, name) =>
            JSON.stringify(import.meta.resolve(name)),
          ),
        )}`,
      );
      await import(url);
    } finally {
      console.log = original;
    }
    assert.ok(printed.length > 0);
    if (wanted.length > 0) assert.deepEqual(printed, wanted);
  });
}
