// Starts Chromium: the one that CHROMIUM names, else the system's.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The single file, as somebody opens it by a double click. */
export const FILE = new URL("../../dist/lkj.html", import.meta.url).href;

const path =
  process.env.CHROMIUM ??
  [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ].find(existsSync);

/** A browser that asks nothing of anybody by itself. */
export function launch() {
  return chromium.launch({
    executablePath: path,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A page of its own, with everything that it asks for and that goes wrong in it. */
export async function open(browser, address = FILE, { init, ...options } = {}) {
  const context = await browser.newContext({
    locale: "id-ID",
    acceptDownloads: true,
    ...options,
  });
  if (init !== undefined) await context.addInitScript(init);
  const page = await context.newPage();
  const requests = [];
  const faults = [];
  context.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(address);
  await page.locator("#page[data-ready]").waitFor();
  return { context, page, requests, faults };
}

const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
};

/** Serves a folder to this machine, as any web server does. */
export async function serve(folder = "dist/site") {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = join(
      root,
      folder,
      normalize(pathname === "/" ? "/index.html" : pathname),
    );
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, { "content-type": TYPES[extname(file)] ?? "text/plain" })
      .end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
