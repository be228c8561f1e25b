// Makes the page of what lkj-wasm/build has put into pkg/: the single file dist/lkj.html, which
// holds everything, and the same page as a site in dist/site/.
//
//   node calculator/build.mjs
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = new URL("./", import.meta.url);
const dist = new URL("../dist/", here);
const pkg = new URL("../pkg/", here);
const text = (path, base = here) => readFileSync(new URL(path, base), "utf8");

// The examples are put in here: the engine does not know them.
const EXAMPLE = [
  "framework.toml",
  "2019.toml",
  "text-2019.toml",
  "claims.toml",
].map((name) => [name, text(`../../examples/lumajang-2019/${name}`)]);

const REGION_EXAMPLE = [
  "dinkes.toml",
  "dinkop.toml",
  "disdik.toml",
  "region.toml",
].map((name) => [name, text(`../../examples/kabupaten-contoh/${name}`)]);

/** One script of a module and of all that it imports. */
async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [new URL(entry, here).pathname],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    // Not Node's entry of the package, whatever runs this.
    conditions: ["default"],
    platform: "browser",
    legalComments: "none",
    // The glue asks for the module's own address only where it is given none; the page gives it.
    define: {
      EXAMPLE: JSON.stringify(EXAMPLE),
      REGION_EXAMPLE: JSON.stringify(REGION_EXAMPLE),
      "import.meta.url": '"https://unused.invalid/"',
    },
  });
  return outputFiles[0].text;
}

const hash = (content) =>
  `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

/** A page with its parts put in; none of them is read as a pattern. */
function page(parts) {
  return text("index.html").replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
}

/** Text that can stand in a script element without ending it. */
const inScript = (content) => content.replace(/<(?=\/script|!--)/gi, "\\x3c");

const [script, worker] = await Promise.all([
  bundle("src/main.tsx"),
  bundle("src/worker.ts"),
]);
const style = text("src/style.css");
const MODULES = ["lkj_wasm_bg.wasm", "lkj_wasm_files_bg.wasm"];
const [engine, files] = MODULES.map((name) =>
  gzipSync(readFileSync(new URL(name, pkg)), { level: 9 }).toString("base64"),
);

rmSync(dist, { recursive: true, force: true });
mkdirSync(new URL("site/", dist), { recursive: true });

// --- The single file: nothing is asked of anywhere, and the policy sees to it. ---
const inlined = { module: engine, files, worker };
const all = inScript(`window.LKJ=${JSON.stringify(inlined)};\n${script}`);
const policy = [
  "default-src 'none'",
  `script-src ${hash(all)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  "worker-src blob:",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
];
const single = page({
  policy: policy.join("; "),
  style: `<style>${style}</style>`,
  script: `<script>${all}</script>`,
});
writeFileSync(new URL("lkj.html", dist), single);

// --- The site: requests go to itself alone. ---
const site = (path, content) =>
  writeFileSync(new URL(`site/${path}`, dist), content);
site("app.js", script);
site("worker.js", worker);
site("style.css", style);
site(
  "index.html",
  page({
    policy:
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src data:; base-uri 'none'; form-action 'none'",
    style: '<link rel="stylesheet" href="style.css" />',
    script: '<script src="app.js" defer></script>',
  }),
);
for (const name of MODULES) {
  cpSync(new URL(name, pkg), new URL(`site/${name}`, dist));
}
console.error(
  `lkj-wasm/dist: lkj.html ${single.length} bytes; app.js ${script.length}, worker.js ${worker.length}`,
);
