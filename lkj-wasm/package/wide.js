// What the module of columns does not say itself.

/** What stands for a number that is missing. */
export const MISSING = -(2n ** 63n);

/** The category of a row that has none. */
export const NO_CATEGORY = 255;

/**
 * Whether this host runs SIMD of WebAssembly: whether it takes the smallest module that has any,
 * (func (result v128) i32.const 0 i8x16.splat i8x16.popcnt).
 */
export function hasWideInstructions() {
  return WebAssembly.validate(
    new Uint8Array([
      0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10,
      1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
    ]),
  );
}
