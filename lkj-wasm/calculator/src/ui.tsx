// Small pieces that every part of the page uses.
import type { FindingPlace, Problem, Standing } from "lkj-wasm";
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { now } from "./store";
import { type Word, word } from "./words";

/** A word in the language of the page. */
export const say = (key: Word): string => word(key, now().locale);

/** Something that the engine says in both languages, in that of the page. */
export const said = (one: {
  readonly message: string;
  readonly messageEn: string;
}): string => (now().locale === "id" ? one.message : one.messageEn);

/** What went wrong, in the language of the page. */
export const failed = (one: {
  readonly message: string;
  readonly messageId: string;
}): string => (now().locale === "id" ? one.messageId : one.message);

/** Why there is no result, in the language of the page. */
export const because = (one: {
  readonly because: string | null;
  readonly becauseEn: string | null;
}): string => (now().locale === "id" ? one.because : one.becauseEn) ?? "";

/** A choice that files make by a word. */
export function choices(
  options: readonly (readonly [string, string, string])[],
): [string, string][] {
  const at = now().locale === "id" ? 1 : 2;
  return options.map((option) => [option[0], option[at]]);
}

/** What a choice is called. */
export const nameOf = (
  options: readonly (readonly [string, string, string])[],
  wanted: string,
): string => choices(options).find(([word]) => word === wanted)?.[1] ?? wanted;

/** What somebody chose to see, as long as the page is open. */
const chosen = new Map<string, unknown>();

/** A choice that is still there when somebody comes back to its view. */
export function useRemembered<T>(
  key: string,
  otherwise: T,
): [T, (value: T) => void] {
  const [value, setValue] = useState(() =>
    chosen.has(key) ? (chosen.get(key) as T) : otherwise,
  );
  return [
    value,
    (after) => {
      chosen.set(key, after);
      setValue(() => after);
    },
  ];
}

const ICONS = {
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  remove: "M6 6l12 12M18 6L6 18",
  add: "M12 5v14M5 12h14",
  undo: "M9 14l-5-5 5-5M4 9h9a6 6 0 010 12h-3",
  redo: "M15 14l5-5-5-5M20 9h-9a6 6 0 000 12h3",
  error: "M12 7v6M12 16.5v.5M12 3l9 9-9 9-9-9z",
  warning: "M12 9v5M12 16.5v.5M12 4l9 16H3z",
  note: "M12 11v6M12 7.5V8M12 3a9 9 0 100 18 9 9 0 000-18z",
  good: "M5 13l4 4L19 7",
  clock: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 7.5V12l3 2",
  minus: "M5 12h14",
  pencil: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  right: "M9 6l6 6-6 6",
  open: "M6 9l6 6 6-6",
  back: "M15 6l-6 6 6 6",
} as const;

/** A sign beside words, or in a button that says what it does. */
export function Icon({ name }: { name: keyof typeof ICONS }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}

/** A button that shows a sign alone, and says what it does to those who cannot see it. */
export function IconButton({
  icon,
  label,
  disabled,
  onClick,
}: {
  icon: keyof typeof ICONS;
  label: string;
  disabled?: boolean;
  onClick: (event: { readonly currentTarget: HTMLElement }) => void;
}): JSX.Element {
  return (
    <button
      type="button"
      class="quiet"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

/** How well a category is, by its place on the scale; not by colour alone: it is written out, and
 * its mark has as many bars as it is good. A label that is none of the scale's has no mark. */
export function Category({
  label,
  labels,
}: {
  label: string;
  /** Those of the scale, the best first. */
  labels: readonly string[];
}): JSX.Element {
  const rank = labels.indexOf(label);
  if (rank < 0) return <span class="category">{label}</span>;
  const of = labels.length;
  return (
    <span class="category" data-tone={tone(rank, of)}>
      <svg
        class="bars"
        viewBox={`0 0 ${of * 4} 12`}
        width={of * 4}
        height="12"
        aria-hidden="true"
      >
        {Array.from({ length: of }, (_, at) => (
          <rect
            x={at * 4}
            y={10 - at * 2}
            width="3"
            height={2 + at * 2}
            class={at < of - rank ? "on" : "off"}
          />
        ))}
      </svg>
      {label}
    </span>
  );
}

/** An achievement as far as its category needs it; what is combined of others has no standing. */
interface Classed {
  readonly category: string | null;
  readonly standing?: Standing | null;
  readonly status?: "measured" | "not_measured";
}

/** The category; without a percentage the standing, or that nothing was measured. */
export function categoryText({ category, standing, status }: Classed): string {
  if (category !== null) return category;
  if (status === "measured") return "";
  return say(standing ?? "notMeasured");
}

/** A category with its mark; without a percentage the standing, or that nothing was measured. */
export function CategoryOf({
  achievement,
  labels,
}: {
  achievement: Classed;
  labels: readonly string[];
}): JSX.Element {
  const text = categoryText(achievement);
  if (achievement.category !== null) {
    return <Category label={text} labels={labels} />;
  }
  return achievement.standing == null ? (
    <span class="faint">{text}</span>
  ) : (
    <span>{text}</span>
  );
}

/** The year that is looked at, among those of which anything is known. */
export function YearChoice({
  testId,
  year,
  years,
  onChoose,
}: {
  testId: string;
  year: number;
  years: readonly number[];
  onChoose: (year: number) => void;
}): JSX.Element {
  const choices = [...new Set([...years, year])].sort();
  return (
    <label class="year">
      <span>{say("year")}</span>
      <select
        data-testid={testId}
        value={String(year)}
        onChange={(event) => onChoose(Number(event.currentTarget.value))}
      >
        {choices.map((choice) => (
          <option key={choice} value={String(choice)}>
            {choice}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Which of five tones stands for a rank of a scale. */
export function tone(rank: number, of: number): number {
  return of <= 1 ? 0 : Math.round((rank / (of - 1)) * 4);
}

/** A dialog that the keyboard stays in until it is closed. */
export function Dialog({
  title,
  onClose,
  children,
  actions,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  actions?: ComponentChildren;
}): JSX.Element {
  const ref = useRef<HTMLDialogElement>(null);
  // Before anything else happens, so that Escape always finds it open.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
  }, []);
  return (
    <dialog ref={ref} aria-labelledby="dialog-title" onClose={onClose}>
      <form method="dialog">
        <h2 id="dialog-title">{title}</h2>
        <div class="dialog-body">{children}</div>
        <div class="dialog-actions">
          {actions}
          <button type="submit" class={actions ? undefined : "main"}>
            {say(actions ? "no" : "close")}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** Hands something to the browser as a file to save. */
export function download(
  name: string,
  content: string | Uint8Array,
  type: string,
): void {
  const link = document.createElement("a");
  const address = URL.createObjectURL(
    new Blob([content as BlobPart], { type }),
  );
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Some facts in a row, each with what it is. */
export function Facts({
  facts,
}: {
  facts: readonly (readonly [string, string])[];
}): JSX.Element {
  return (
    <dl class="summary facts">
      {facts.map(([name, value]) => (
        <div key={name} class="fact">
          <dt>{name}</dt>
          <dd class="plain-figure">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Tabs above what they show, which has the id `PREFIX-panel`. */
export function Tabs<K extends string>({
  label,
  prefix,
  chosen,
  tabs,
  onChoose,
}: {
  label: string;
  prefix: string;
  chosen: K;
  tabs: readonly { key: K; name: string; count?: number | undefined }[];
  onChoose: (key: K) => void;
}): JSX.Element {
  return (
    <div class="views no-print" role="tablist" aria-label={label}>
      {tabs.map(({ key, name, count }, at) => (
        <button
          key={key}
          type="button"
          role="tab"
          id={`${prefix}-tab-${key}`}
          data-testid={`${prefix}-${key}`}
          aria-selected={chosen === key}
          aria-controls={`${prefix}-panel`}
          tabIndex={chosen === key ? 0 : -1}
          onClick={() => onChoose(key)}
          onKeyDown={(event) => {
            const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            if (by === undefined) return;
            event.preventDefault();
            const next = tabs.at((at + by) % tabs.length)?.key ?? key;
            onChoose(next);
            document.getElementById(`${prefix}-tab-${next}`)?.focus();
          }}
        >
          {name}
          {count !== undefined && <span class="count">{count}</span>}
        </button>
      ))}
    </div>
  );
}

/** Buttons that a button shows. */
export function Menu({
  label,
  testId,
  items,
}: {
  label: string;
  testId: string;
  items: readonly (readonly [Word, () => void])[];
}): JSX.Element {
  return (
    <details class="menu">
      <summary data-testid={testId}>{label}</summary>
      <ul>
        {items.map(([name, run]) => (
          <li key={name}>
            <button type="button" data-testid={name} onClick={run}>
              {say(name)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What may be wider than the page and is then moved by the keyboard, too. */
export function Scroll({
  label,
  children,
}: {
  label: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <div class="scroll card" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

/** Where a finding stands in the document that prints it. */
export function PrintedAt({
  place: { document, documentLine },
}: {
  place: FindingPlace;
}): JSX.Element | null {
  if (document === null) return null;
  return (
    <span class="place">
      {document}
      {documentLine !== null && `, ${say("onLine")} ${documentLine}`}
    </span>
  );
}

/** What is wrong with files, each with its place. */
export function Problems({
  problems,
}: {
  problems: readonly Problem[];
}): JSX.Element {
  return (
    <ul class="messages">
      {problems.map((problem) => (
        <li
          key={`${problem.place.path} ${problem.message}`}
          data-severity="error"
        >
          <Icon name="error" />
          <span>
            <span class="place">
              {problem.place.file}
              {problem.place.line > 0 &&
                ` ${say("onLine")} ${problem.place.line}`}
              {problem.place.path !== "" && ` · ${problem.place.path}`}
            </span>
            <br />
            {said(problem)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Asks before something is done that cannot be undone. */
export function Confirm({
  title,
  text,
  testId = "yes",
  onYes,
  onClose,
}: {
  title: string;
  text: string;
  testId?: string;
  onYes: () => void;
  onClose: () => void;
}): JSX.Element {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <button type="submit" class="main" data-testid={testId} onClick={onYes}>
          {say("yes")}
        </button>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
