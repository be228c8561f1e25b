// Packages of files (.zip) as the page reads them: whole ones, damaged ones, and those that were
// made to do harm.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { strToU8, zipSync } from "fflate";

const source = fileURLToPath(
  new URL("../calculator/src/package.ts", import.meta.url),
);
const { outputFiles } = await build({
  entryPoints: [source],
  bundle: true,
  write: false,
  format: "esm",
});
const { MOST_BYTES, packed, unpacked } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
);

const isText = (name) => name.endsWith(".toml");
const texts = async (bytes) =>
  (await unpacked(new Uint8Array(bytes), isText)).map(
    ({ folders, name, bytes }) => [
      [...folders, name].join("/"),
      Buffer.from(bytes).toString("utf8"),
    ],
  );

/** Where a package is refused: why, and the file in it. */
async function refusal(bytes) {
  const error = await unpacked(new Uint8Array(bytes), isText).then(
    () => assert.fail("it was read"),
    (error) => error,
  );
  assert.equal(error.name, "Error");
  return [error.reason, error.file];
}

/** A package of one file, its headers as they are given. */
function packageOf(
  content,
  {
    name = "a.toml",
    method = 8,
    flags = 0,
    size = content.length,
    checksum = 0,
    data = deflateRawSync(content),
    count = 1,
  } = {},
) {
  const named = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(named.length, 26);
  const described = Buffer.alloc(46);
  described.writeUInt32LE(0x02014b50, 0);
  described.writeUInt16LE(flags, 8);
  described.writeUInt16LE(method, 10);
  described.writeUInt32LE(checksum, 16);
  described.writeUInt32LE(data.length, 20);
  described.writeUInt32LE(size, 24);
  described.writeUInt16LE(named.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(30 + named.length + data.length, 16);
  return Buffer.concat([local, named, data, described, named, end]);
}

const FILES = [
  ["kerangka.toml", "format = 1\n"],
  ["2019.toml", 'nama = "Perangkat – daerah"\n'.repeat(9000)],
  ["kosong.toml", ""],
];

test("what is packed is unpacked as it was, in its order", async () => {
  assert.deepEqual(await texts(packed(FILES)), FILES);
});

test("what is not compressed, and what lies in folders, is read too", async () => {
  const bytes = zipSync(
    Object.fromEntries(
      FILES.map(([name, text]) => [`laporan/${name}`, strToU8(text)]),
    ),
    { level: 0 },
  );
  assert.deepEqual(
    await texts(bytes),
    FILES.map(([name, text]) => [`laporan/${name}`, text]),
  );
});

test("what is not wanted is not unpacked", async () => {
  const bytes = zipSync({
    "__MACOSX/a.toml": strToU8("x"),
    "a.toml": strToU8("satu"),
    "gambar.png": new Uint8Array(8),
  });
  assert.deepEqual(await texts(bytes), [["a.toml", "satu"]]);
});

test("a package with a comment behind it is found", async () => {
  const bytes = Buffer.from(zipSync({ "a.toml": strToU8("satu") }));
  bytes.writeUInt16LE(3, bytes.length - 2);
  assert.deepEqual(await texts(Buffer.concat([bytes, Buffer.from("abc")])), [
    ["a.toml", "satu"],
  ]);
});

test("every byte that is changed or missing is found, or changes no text", async () => {
  const content = "target = 80,94\nrealisasi = 80,34\n".repeat(3);
  const whole = zipSync({ "a.toml": strToU8(content) });
  const wanted = [["a.toml", content]];
  let refused = 0;
  for (let at = 0; at < whole.length; at += 1) {
    const broken = new Uint8Array(whole);
    broken[at] ^= 0x55;
    try {
      const found = await texts(broken);
      // A name may change, and what nobody reads; a figure never does.
      if (found.length > 0) assert.equal(found[0][1], content);
    } catch (error) {
      assert.ok(error.reason !== undefined, `byte ${at}: ${error}`);
      refused += 1;
    }
  }
  assert.ok(refused > whole.length / 3, `${refused} of ${whole.length}`);
  for (let length = 0; length < whole.length; length += 1) {
    assert.deepEqual(
      await refusal(whole.subarray(0, length)),
      ["notOne", ""],
      `${length} bytes`,
    );
  }
  assert.deepEqual(await texts(whole), wanted);
});

test("a file that grows is stopped where it exceeds what was stated", async () => {
  const grown = Buffer.alloc(MOST_BYTES * 4);
  const bytes = packageOf(grown, { size: 1000 });
  assert.ok(bytes.length < 500_000);
  assert.deepEqual(await refusal(bytes), ["damaged", "a.toml"]);
});

test("a file that states more than may be is not unpacked at all", async () => {
  const bytes = packageOf(Buffer.from("x"), { size: MOST_BYTES + 1 });
  assert.deepEqual(await refusal(bytes), ["tooLarge", "a.toml"]);
});

test("files are counted together", async () => {
  const half = new Uint8Array(MOST_BYTES / 2 + 1);
  const bytes = zipSync({ "a.toml": half, "b.toml": half });
  assert.deepEqual(await refusal(bytes), ["tooLarge", "b.toml"]);
});

test("what cannot be read says why", async () => {
  const text = Buffer.from("format = 1\n");
  assert.deepEqual(await refusal(Buffer.from("PK")), ["notOne", ""]);
  assert.deepEqual(await refusal(packageOf(text, { flags: 1 })), [
    "encrypted",
    "a.toml",
  ]);
  assert.deepEqual(await refusal(packageOf(text, { method: 12 })), [
    "method",
    "a.toml",
  ]);
  assert.deepEqual(await refusal(packageOf(text, { count: 1001 })), [
    "tooMany",
    "",
  ]);
  assert.deepEqual(await refusal(packageOf(text, { count: 2 })), [
    "damaged",
    "",
  ]);
  assert.deepEqual(await refusal(packageOf(text, { checksum: 1 })), [
    "damaged",
    "a.toml",
  ]);
});
