// The engine as the page calls it: at once for one number, by the worker for a whole report.
import init from "lkj-wasm";
import type { Answer, Kind, Reply, Requests } from "./protocol";

/** What the build puts in: where the module and the worker are. */
declare global {
  interface Window {
    LKJ?: { module: string; files: string; worker: string };
  }
}

type Ask = <K extends Kind>(
  kind: K,
  ask: Requests[K]["ask"],
) => Promise<Answer<Requests[K]["answer"]>>;

let asking: Ask | undefined;

/** Starts the engine here and in the worker. */
export async function start(): Promise<void> {
  const module = await compiled("lkj_wasm_bg.wasm", window.LKJ?.module);
  await init({ module_or_path: module });
  asking = (await worker(module)) ?? (await withoutWorker());
}

/** Asks the engine something about a whole report. */
export const ask: Ask = (kind, request) => {
  if (asking === undefined) throw new Error("the engine has not started");
  return asking(kind, request);
};

/** Asks the second module, which is loaded when it is first needed. */
export const askFiles: Ask = async (kind, request) => {
  try {
    await needFiles();
  } catch (error) {
    const message = String(error);
    return { ok: false, problems: [], message, messageId: message };
  }
  return ask(kind, request);
};

let files: Promise<unknown> | undefined;

/** Loads the module for whole files and for files of other kinds. */
function needFiles(): Promise<unknown> {
  files ??= compiled("lkj_wasm_files_bg.wasm", window.LKJ?.files)
    .then((module) => ask("startFiles", module))
    .catch((error: unknown) => {
      // Perhaps the connection was gone: the next time it is tried again.
      files = undefined;
      throw error;
    });
  return files;
}

/** A module: of the single file, compressed in the page; of the site, a file of its own. */
async function compiled(
  address: string,
  inlined: string | undefined,
): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await moduleBytes(address, inlined));
}

async function moduleBytes(
  address: string,
  inlined: string | undefined,
): Promise<ArrayBuffer> {
  if (inlined === undefined) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.arrayBuffer();
  }
  const text = atob(inlined);
  const packed = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

async function worker(module: WebAssembly.Module): Promise<Ask | undefined> {
  try {
    const inlined = window.LKJ?.worker;
    const address =
      inlined === undefined
        ? "worker.js"
        : URL.createObjectURL(new Blob([inlined], { type: "text/javascript" }));
    const worker = new Worker(address);
    const waiting = new Map<number, (answer: Answer<never>) => void>();
    let last = 0;
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      waiting.get(data.id)?.(data.answer as Answer<never>);
      waiting.delete(data.id);
    };
    const ask: Ask = (kind, request) =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        worker.postMessage({ id: last, kind, ask: request });
      });
    const failed = new Promise<undefined>((resolve) => {
      worker.onerror = () => resolve(undefined);
    });
    const started = await Promise.race([ask("start", module), failed]);
    return started?.ok === true ? ask : undefined;
  } catch {
    return undefined;
  }
}

async function withoutWorker(): Promise<Ask> {
  const { serve } = await import("./serve");
  return async (kind, request) => {
    await new Promise((resolve) => setTimeout(resolve));
    return serve(kind, request);
  };
}
