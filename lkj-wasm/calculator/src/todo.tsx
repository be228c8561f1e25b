// What is to be done in a year, by the unit that answers for it; each entry leads to its cell.
import type { ToDoItem, UnitToDo } from "lkj-wasm/files";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { dateText, periodText } from "./figures";
import { now, put, set, useStore } from "./store";
import { Facts, Icon, choices, nameOf, say, useRemembered } from "./ui";
import { CONTINUATIONS, REQUIRED, STAGES } from "./words";
import { goTo, onDay, today, withDeadlines } from "./year";

type Status = ToDoItem["status"];

const STATUSES: readonly Status[] = ["late", "due", "upcoming"];
const SIGNS = { late: "error", due: "warning", upcoming: "clock" } as const;
/** Of one unit at first. */
const MOST = 60;

/** The list for a day, with what the file and the calendar say about the stage. */
export function ToDoList(): JSX.Element {
  const { toDo, dayAsked, year, yearOpened, locale } = useStore();
  const [shown, setShown] = useRemembered<Status | "all">("todo", "all");
  const items = toDo?.units.flatMap((unit) => unit.items) ?? [];
  const count = (status: Status) =>
    items.filter((item) => item.status === status).length;
  const done = toDo?.units.reduce((sum, unit) => sum + unit.done, 0) ?? 0;
  const total = toDo?.units.reduce((sum, unit) => sum + unit.total, 0) ?? 0;
  return (
    <div class="stack" data-testid="todo">
      {yearOpened?.year === year && <Opened />}
      <div class="asked">
        <label class="inline">
          <span>{say("onDay")}</span>
          <input
            type="date"
            data-testid="todo-date"
            value={dayAsked ?? today()}
            onChange={(event) => {
              const { value } = event.currentTarget;
              if (value !== "") onDay(value);
            }}
          />
          {dayAsked !== undefined && (
            <button
              type="button"
              data-testid="todo-today"
              onClick={() => onDay(undefined)}
            >
              {say("today")}
            </button>
          )}
        </label>
        <StageChoice />
        <DeadlineChoice />
      </div>
      {toDo !== undefined && (
        <>
          <Facts
            facts={[
              [say("filled"), `${done} ${say("ofCount")} ${total}`],
              ...STATUSES.map((status): [string, string] => [
                say(status),
                String(count(status)),
              ]),
            ]}
          />
          {isBehind(toDo.stage, toDo.stageByDate) && (
            <p class="stale" role="status">
              <Icon name="warning" />{" "}
              <span>
                {say("stageBehind")} <b>{nameOf(STAGES, toDo.stageByDate)}</b>.
              </span>
            </p>
          )}
          {items.length === 0 ? (
            <p class="hint">
              <Icon name="good" />{" "}
              {say(total === 0 ? "nothingAsked" : "allDone")}
            </p>
          ) : (
            <div class="filters" role="group" aria-label={say("show")}>
              {(["all", ...STATUSES] as const).map((status) => (
                <button
                  key={status}
                  type="button"
                  aria-pressed={shown === status}
                  onClick={() => setShown(status)}
                >
                  {status !== "all" && <Icon name={SIGNS[status]} />}
                  {say(status)}{" "}
                  <span class="count">
                    {status === "all" ? items.length : count(status)}
                  </span>
                </button>
              ))}
            </div>
          )}
          {toDo.units.map((unit) => (
            <Unit
              key={unit.unit ?? ""}
              unit={unit}
              shown={shown}
              locale={locale}
            />
          ))}
          {items.length > 0 && <p class="hint">{say("toDoHint")}</p>}
        </>
      )}
    </div>
  );
}

const ORDER = STAGES.map(([word]) => word);
const isBehind = (stage: string, byDate: string): boolean =>
  ORDER.indexOf(stage) < ORDER.indexOf(byDate);

/** The stage of the year, as the file states it. */
function StageChoice(): JSX.Element {
  const { toDo, file, year } = useStore();
  const stated = (file as { stage?: Record<string, string> } | undefined)
    ?.stage?.[String(year)];
  return (
    <label class="inline">
      <span>{say("stage")}</span>
      <select
        data-testid="todo-stage"
        value={stated ?? ""}
        onChange={(event) => {
          const { value } = event.currentTarget;
          put(["stage", String(year)], value === "" ? undefined : value);
        }}
      >
        <option value="">
          {toDo === undefined || stated !== undefined
            ? "–"
            : `(${nameOf(STAGES, toDo.stage)})`}
        </option>
        {choices(STAGES).map(([word, name]) => (
          <option key={word} value={word}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** How many days there are for what. */
function DeadlineChoice(): JSX.Element {
  const { deadlines, usualDeadlines } = useStore();
  const names = {
    promises: say("daysForPromises"),
    parts: say("daysForParts"),
    year: say("daysForYear"),
  };
  return (
    <details class="menu deadlines">
      <summary>{say("deadlines")}</summary>
      <div class="menu-body">
        {(["promises", "parts", "year"] as const).map((key) => (
          <label key={key} class="inline">
            <span>{names[key]}</span>
            <input
              type="number"
              min="0"
              max="365"
              data-testid={`deadline-${key}`}
              value={deadlines[key] ?? ""}
              placeholder={String(usualDeadlines?.[key] ?? "")}
              onChange={({ currentTarget: { value, validity } }) => {
                if (!validity.valid) return;
                const { [key]: _, ...others } = deadlines;
                const days = value === "" ? {} : { [key]: Number(value) };
                withDeadlines({ ...others, ...days });
              }}
            />
          </label>
        ))}
        <p class="hint">{say("deadlinesHint")}</p>
      </div>
    </details>
  );
}

/** What became of the year that was opened a moment ago. */
function Opened(): JSX.Element | null {
  const { yearOpened } = useStore();
  if (yearOpened === undefined) return null;
  const { year, name, missing, continuations, originals } = yearOpened;
  const called = (ids: readonly string[]) => ids.join(", ");
  return (
    <section class="panel opened" data-testid="year-opened">
      <h2>
        {say("year")} {year} {say("isOpen")}
      </h2>
      <p>
        {missing} {say("toBeFilled")}{" "}
        {originals.length > 0 && (
          <>
            {say("savedInto")} <code>{name}</code>.
          </>
        )}{" "}
        {say("closedYearsStay")}
      </p>
      {continuations.length > 0 && (
        <ul class="plain-list">
          {continuations.map(({ kind, before, after }) => (
            <li key={`${kind} ${called(before)} ${called(after)}`}>
              <b>{nameOf(CONTINUATIONS, kind)}:</b> {called(before)}
              {before.length > 0 && after.length > 0 && " → "}
              {called(after)}
            </li>
          ))}
        </ul>
      )}
      <div class="sheet-actions">
        <button type="button" onClick={() => set({ yearOpened: undefined })}>
          {say("close")}
        </button>
      </div>
    </section>
  );
}

function Unit({
  unit: { unit, name, done, total, items },
  shown,
  locale,
}: {
  unit: UnitToDo;
  shown: Status | "all";
  locale: "id" | "en";
}): JSX.Element | null {
  const [isWhole, setWhole] = useState(false);
  const chosen = items.filter(
    ({ status }) => shown === "all" || status === shown,
  );
  if (shown !== "all" && chosen.length === 0) return null;
  const rows = isWhole ? chosen : chosen.slice(0, MOST);
  const title = name ?? unit ?? say("nobody");
  return (
    <section class="unit" data-unit={unit ?? ""}>
      <div class="unit-head">
        <h2>{title}</h2>
        <Progress done={done} total={total} label={title} />
      </div>
      {rows.length > 0 && (
        <div class="scroll card">
          <table class="list single" role="table">
            <caption class="visually-hidden">
              {say("todo")}, {title}
            </caption>
            <thead role="rowgroup">
              <tr role="row">
                <th scope="col" role="columnheader">
                  {say("whatToFill")}
                </th>
                <th scope="col" role="columnheader">
                  {say("sort")}
                </th>
                <th scope="col" role="columnheader">
                  {say("period")}
                </th>
                <th scope="col" role="columnheader">
                  {say("deadline")}
                </th>
                <th scope="col" role="columnheader">
                  {say("status")}
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {rows.map((item) => (
                <tr key={`${item.what} ${item.of} ${item.period}`} role="row">
                  <th scope="row" role="rowheader">
                    <button
                      type="button"
                      class="trace words"
                      data-testid="todo-item"
                      onClick={() => goTo(item)}
                    >
                      {item.name}
                    </button>
                    {item.indicators.length > 0 && (
                      <span class="place">
                        {say("forIndicators")} {named(item.indicators)}
                      </span>
                    )}
                  </th>
                  <td role="cell">{nameOf(REQUIRED, item.what)}</td>
                  <td class="nowrap" role="cell">
                    {periodText(item.period, locale)}
                  </td>
                  <td class="nowrap" role="cell">
                    {dateText(item.deadline, locale)}
                  </td>
                  <td role="cell">
                    <span class="status" data-status={item.status}>
                      <Icon name={SIGNS[item.status]} /> {say(item.status)}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {chosen.length > rows.length && (
        <button type="button" class="more" onClick={() => setWhole(true)}>
          {say("showAll")} {chosen.length}
        </button>
      )}
    </section>
  );
}

/** Indicators by their names. */
function named(ids: readonly string[]): string {
  const all = now().file?.indicator ?? {};
  return ids.map((id) => all[id]?.name ?? id).join(", ");
}

function Progress({
  done,
  total,
  label,
}: {
  done: number;
  total: number;
  label: string;
}): JSX.Element {
  return (
    <span class="progress">
      <progress
        value={done}
        max={total}
        aria-label={`${label}: ${say("filled")}`}
      />
      <span class="figure">
        {done} {say("ofCount")} {total} {say("filledShort")}
      </span>
    </span>
  );
}
