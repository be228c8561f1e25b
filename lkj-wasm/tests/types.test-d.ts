// Compiled, never run: what the declarations promise to those who write TypeScript.
import init, { initSync, version } from "lkj-wasm";

const loaded: Promise<unknown> = init();
const text: string = version();

// @ts-expect-error: a version is text
const number: number = version();

// @ts-expect-error: it takes nothing
version("0.1.0");

export { initSync, loaded, number, text };
