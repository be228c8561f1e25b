// Numbers for readers: the engine's exact text in the style of the language.
import { formatNumber, type NumberKind } from "lkj-wasm";
import type { Locale } from "./words";

/** Never the engine's own: it writes three decimals as `1125e-3`. Somebody typed it. */
const LIKE_THOUSANDS = /^-?[1-9]\d{0,2}\.\d{3}$/;
const PLAIN = /^-?\d+(\.\d+)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** An exact number in the style of the language, thousands grouped; else the text as it is. */
export function figure(
  text: string | null | undefined,
  locale: Locale,
): string {
  if (text === null || text === undefined || text === "") return "–";
  if (DAY.test(text)) return dateText(text, locale);
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
 * grouped where the place reads them so, and days as readers know them. */
export function shown(
  text: string,
  kind: NumberKind | undefined,
  locale: Locale,
): string {
  if (DAY.test(text)) return dateText(text, locale);
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

/** A date as readers know it: 28 Feb 2026. */
export function dateText(date: string, locale: Locale): string {
  const [year = "", month = "", day = ""] = date.split("-");
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return at.toLocaleDateString(locale === "id" ? "id-ID" : "en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}

const QUARTERS = ["I", "II", "III", "IV"];

/** A period as readers know it: a year, `TW II 2026`, `Sem. I 2026`, `Jul 2026`. */
export function periodText(period: string, locale: Locale): string {
  const [year = "", part] = period.split("-");
  if (part === undefined) return year;
  const number = Number(part.replace(/\D/g, ""));
  const roman = QUARTERS[number - 1] ?? part;
  if (part.startsWith("Q")) {
    return locale === "id" ? `TW ${roman} ${year}` : `${part} ${year}`;
  }
  if (part.startsWith("S")) {
    return locale === "id" ? `Sem. ${roman} ${year}` : `${part} ${year}`;
  }
  const month = new Date(Date.UTC(Number(year), number - 1, 1));
  return month.toLocaleDateString(locale === "id" ? "id-ID" : "en-GB", {
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}
