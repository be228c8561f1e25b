// Numbers for readers: the engine's exact text in the style of the language.
import { formatNumber, type NumberKind } from "lkj-wasm";
import type { Locale } from "./words";

/** Never the engine's own: it writes three decimals as `1125e-3`. Somebody typed it. */
const LIKE_THOUSANDS = /^-?[1-9]\d{0,2}\.\d{3}$/;
const PLAIN = /^-?\d+(\.\d+)?$/;

/** An exact number in the style of the language, thousands grouped; else the text as it is. */
export function figure(
  text: string | null | undefined,
  locale: Locale,
): string {
  if (text === null || text === undefined || text === "") return "–";
  return PLAIN.test(text) ? formatNumber(text, { locale }) : text;
}

/** A number of percent. */
export function percent(
  text: string | null | undefined,
  locale: Locale,
): string {
  return text === null || text === undefined
    ? "–"
    : `${figure(text, locale)} %`;
}

/** What a cell that can be edited shows while nobody edits it: as `edited`, with thousands
 * grouped where the place reads them so. */
export function shown(
  text: string,
  kind: NumberKind | undefined,
  locale: Locale,
): string {
  const groups = kind === "amount" || kind === "count";
  return PLAIN.test(text) && groups && !LIKE_THOUSANDS.test(text)
    ? formatNumber(text, { locale })
    : edited(text, locale);
}

/** What a cell shows while it is edited. Three decimals would be read as thousands, so those keep
 * the engine's own form. */
export function edited(text: string, locale: Locale): string {
  return locale === "id" && PLAIN.test(text) && !LIKE_THOUSANDS.test(text)
    ? text.replace(".", ",")
    : text;
}

/** An exact number in Indonesian words (*terbilang*); there are none in English. */
export function spelled(text: string, locale: Locale): string | undefined {
  return locale === "id" && PLAIN.test(text)
    ? formatNumber(text, { as: "words" })
    : undefined;
}
