// What the figures on the page are made with, in a line beneath them: so that a sheet that was
// printed can be made again.
import type { JSX } from "preact";
import { useEffect, useReducer } from "preact/hooks";
import { ask, askFiles } from "./engine";
import { type State, isSettled, now, useStore } from "./store";
import { say } from "./ui";

/** A stamp's line, and what it is of. */
interface Stamped {
  readonly of: unknown;
  readonly locale: State["locale"];
  readonly line: string;
}

/** So long nothing may change before it is asked for: most of what is typed needs none. */
const QUIET = 500;

/** The one that was worked out last. It is no part of the state of the page: nothing but its line
 * is drawn anew when it comes. */
let stamped: Stamped | undefined;

/** What is shown, as far as it is worked out: of an agency its results, of a region its report. */
function shown({ part, results, failure, region }: State): unknown {
  if (part === "region") return region?.told;
  return failure === undefined ? results : undefined;
}

/** The line of what is shown; none while it is not known. */
function line(state: State): string | undefined {
  const isOfThis =
    stamped !== undefined &&
    stamped.of === shown(state) &&
    stamped.locale === state.locale;
  return isOfThis ? stamped?.line : undefined;
}

/** Asks for the stamp of what is shown, unless it is known or something is still worked out. */
async function askStamp(): Promise<void> {
  const state = now();
  const of = shown(state);
  if (of === undefined || line(state) !== undefined) return;
  if (state.part !== "region" && !isSettled()) return;
  const { locale, region } = state;
  const answer =
    state.part === "region"
      ? await askFiles("regionStamp", {
          year: region?.told.report.year ?? state.year,
          locale,
        })
      : await ask("stamp", { year: state.year, locale });
  if (answer.ok) stamped = { of, locale, line: answer.value.line };
}

/** Prints what is shown, with its stamp. */
export async function printStamped(): Promise<void> {
  await askStamp();
  window.print();
}

/** The line beneath what is shown, on the page and on paper. */
export function StampLine(): JSX.Element | null {
  const state = useStore();
  const [, draw] = useReducer((count: number, _: undefined) => count + 1, 0);
  const of = shown(state);
  useEffect(() => {
    const waiting = setTimeout(
      () => void askStamp().then(() => draw(undefined)),
      QUIET,
    );
    return () => clearTimeout(waiting);
  }, [of, state.locale]);
  if (of === undefined) return null;
  return (
    <p class="stamp" data-testid="stamp" title={say("stampHint")}>
      {line(state) ?? say("stampPending")}
    </p>
  );
}
