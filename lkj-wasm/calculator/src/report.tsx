// The whole framework: its tables, what was found, the charts; and as it is printed.
import type { SummaryLine } from "lkj-wasm";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { agreements } from "./agreements";
import { Charts } from "./charts";
import { Compare } from "./compare";
import { conventions } from "./conventions";
import { percent } from "./figures";
import { Findings } from "./findings";
import { notes, sections } from "./narrative";
import { officials, units } from "./organization";
import { measures, programs, spendingByParts } from "./programs";
import { SheetTable } from "./sheet";
import * as sheets from "./sheets";
import {
  type View,
  endEdit,
  explain,
  look,
  now,
  put,
  redo,
  tell,
  undo,
  useStore,
} from "./store";
import { backToRegion } from "./region";
import { ToDoList } from "./todo";
import { Category, Icon, IconButton, Tabs, say } from "./ui";
import { toYear } from "./year";

const VIEWS: readonly View[] = [
  "performance",
  "frame",
  "targets",
  "data",
  "money",
  "programs",
  "narrative",
  "organization",
  "conventions",
  "findings",
  "charts",
  "todo",
  "compare",
];

/** The report part. */
export function Report(): JSX.Element {
  const { file, view, results, problems, failure, agency } = useStore();
  useKeys();
  if (file === undefined) {
    return (
      <section class="panel start">
        <p>{say("startHere")}</p>
      </section>
    );
  }
  const count = results?.findings.length ?? 0;
  return (
    <section class="report" aria-label={say("report")}>
      {agency !== undefined && (
        <button
          type="button"
          class="back no-print"
          data-testid="back-to-region"
          onClick={() => void backToRegion()}
        >
          <Icon name="back" /> {say("backToRegion")}
        </button>
      )}
      <Head />
      {results !== undefined && <Summary />}
      {failure !== undefined && (
        <p class="stale" role="status" data-testid="stale">
          <Icon name="warning" />{" "}
          <span>
            {say("stale")}{" "}
            {problems.length === 0 &&
              (now().locale === "id" ? failure.messageId : failure.message)}
          </span>
        </p>
      )}
      <Tabs
        label={say("views")}
        prefix="view"
        chosen={view}
        tabs={VIEWS.map((key) => ({
          key,
          name: say(key),
          count: key === "findings" ? count : undefined,
        }))}
        onChoose={look}
      />
      <div
        id="view-panel"
        role="tabpanel"
        aria-labelledby={`view-tab-${view}`}
        class="view"
        key={view}
      >
        <CurrentView view={view} />
      </div>
      <Printed />
    </section>
  );
}

function CurrentView({ view }: { view: View }): JSX.Element {
  const { file } = useStore();
  const hint = <p class="hint no-print">{say("tableHint")}</p>;
  switch (view) {
    case "performance":
      return (
        <>
          <SheetTable
            name="performance"
            title={say("performance")}
            build={sheets.performance}
          />
          {hint}
        </>
      );
    case "frame":
      return (
        <>
          <h2>{say("goals")}</h2>
          <SheetTable name="goals" title={say("goals")} build={sheets.goals} />
          <h2>{say("indicators")}</h2>
          <SheetTable
            name="indicators"
            title={say("indicators")}
            build={sheets.indicators}
          />
          {hint}
        </>
      );
    case "targets":
      return (
        <>
          <SheetTable
            name="targets"
            title={say("targets")}
            build={sheets.targets}
          />
          <h2>{say("agreements")}</h2>
          <SheetTable
            name="agreements"
            title={say("agreements")}
            build={agreements}
          />
          {hint}
        </>
      );
    case "data":
      return (
        <>
          <SheetTable name="data" title={say("data")} build={sheets.data} />
          {file !== undefined && sheets.parts(file).rows.length > 0 && (
            <>
              <h2>{say("realizedByParts")}</h2>
              <SheetTable
                name="parts"
                title={say("realizedByParts")}
                build={sheets.parts}
              />
            </>
          )}
          {hint}
        </>
      );
    case "money":
      return (
        <>
          <SheetTable name="money" title={say("money")} build={sheets.money} />
          {file !== undefined && spendingByParts(file).rows.length > 0 && (
            <>
              <h2>{say("spendingByParts")}</h2>
              <SheetTable
                name="spending"
                title={say("spendingByParts")}
                build={spendingByParts}
              />
            </>
          )}
          {hint}
        </>
      );
    case "programs":
      return (
        <>
          <h2>{say("programs")}</h2>
          <SheetTable
            name="programs"
            title={say("programs")}
            build={programs}
          />
          <h2>{say("measures")}</h2>
          <SheetTable
            name="measures"
            title={say("measures")}
            build={measures}
          />
          {hint}
        </>
      );
    case "narrative":
      return (
        <>
          <h2>{say("noteList")}</h2>
          <SheetTable name="notes" title={say("noteList")} build={notes} />
          <h2>{say("sections")}</h2>
          <SheetTable
            name="sections"
            title={say("sections")}
            build={sections}
          />
          <p class="hint no-print">{say("proseHint")}</p>
        </>
      );
    case "organization":
      return (
        <>
          <h2>{say("units")}</h2>
          <SheetTable name="units" title={say("units")} build={units} />
          <h2>{say("officials")}</h2>
          <SheetTable
            name="officials"
            title={say("officials")}
            build={officials}
          />
          {hint}
        </>
      );
    case "conventions":
      return (
        <SheetTable
          name="conventions"
          title={say("conventions")}
          build={conventions}
        />
      );
    case "findings":
      return <Findings />;
    case "charts":
      return <Charts />;
    case "todo":
      return <ToDoList />;
    case "compare":
      return <Compare />;
  }
}

function Head(): JSX.Element {
  const { file, year, years, canUndo, canRedo, isKept } = useStore();
  const name = file?.organization?.name ?? "";
  const choices = [...new Set([...years, year])].sort();
  return (
    <div class="document-head">
      <label class="organization">
        <span class="visually-hidden">{say("organization")}</span>
        <input
          data-testid="organization"
          value={name}
          onInput={(event) =>
            put(["organization", "name"], event.currentTarget.value)
          }
          onBlur={endEdit}
        />
      </label>
      <label class="year">
        <span>{say("year")}</span>
        <select
          data-testid="year"
          value={String(year)}
          onChange={(event) => toYear(Number(event.currentTarget.value))}
        >
          {choices.map((choice) => (
            <option key={choice} value={String(choice)}>
              {choice}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="no-print"
        data-testid="next-year"
        onClick={() => tell({ kind: "newYear" })}
      >
        <Icon name="add" /> {say("nextYear")}
      </button>
      <span class="history no-print">
        <IconButton
          icon="undo"
          label={say("undo")}
          disabled={!canUndo}
          onClick={undo}
        />
        <IconButton
          icon="redo"
          label={say("redo")}
          disabled={!canRedo}
          onClick={redo}
        />
      </span>
      <span class="kept no-print" data-kept={isKept}>
        <Icon name={isKept ? "good" : "warning"} />{" "}
        {say(isKept ? "keptHere" : "notKept")}
      </span>
    </div>
  );
}

function Summary(): JSX.Element | null {
  const { results, locale } = useStore();
  if (results === undefined) return null;
  const { summary, scale } = results;
  const labels = scale.classes.map(({ label }) => label);
  const mean = (
    key: "goalMean" | "objectiveMean",
    reference: string,
    line: SummaryLine,
  ) => (
    <div class="fact">
      <dt>{say(key)}</dt>
      <dd>
        <button
          type="button"
          class="trace"
          data-testid={key}
          onClick={() => void explain(reference)}
        >
          {percent(line.mean, locale)}
        </button>
        {line.category !== null && (
          <Category
            label={line.category}
            rank={Math.max(labels.indexOf(line.category), 0)}
            of={Math.max(labels.length, 1)}
          />
        )}
        <span class="faint">
          {line.measured} {say("ofCount")} {line.total} {say("measured")}
        </span>
      </dd>
    </div>
  );
  return (
    <dl class="summary">
      {mean("goalMean", "goals.mean", summary.goalIndicators)}
      {mean("objectiveMean", "objectives.mean", summary.objectiveIndicators)}
      <div class="fact">
        <dt>{say("totalAbsorption")}</dt>
        <dd>
          <button
            type="button"
            class="trace"
            data-testid="totalAbsorption"
            onClick={() => void explain("total.absorption")}
          >
            {percent(summary.absorption, locale)}
          </button>
        </dd>
      </div>
    </dl>
  );
}

/** What paper shows: the tables one after another, however the screen is. */
function Printed(): JSX.Element {
  return (
    <div class="print-only" aria-hidden="true">
      <PrintedTable title={say("performance")} build={sheets.performance} />
      <PrintedTable title={say("money")} build={sheets.money} />
      <PrintedTable title={say("measures")} build={measures} />
      <PrintedParts />
    </div>
  );
}

/** The charts, and all that was found. */
function PrintedParts(): JSX.Element | null {
  const { file, isPrinting } = useStore();
  if (file === undefined || !isPrinting) return null;
  return (
    <>
      <section class="printed-charts">
        <h2>{say("charts")}</h2>
        <Charts />
      </section>
      <section>
        <h2>{say("findings")}</h2>
        <Findings isPrinted />
      </section>
    </>
  );
}

function PrintedTable({
  title,
  build,
}: {
  title: string;
  build: typeof sheets.money;
}): JSX.Element | null {
  const { file, isPrinting } = useStore();
  if (file === undefined || !isPrinting) return null;
  const { columns, rows, total } = build(file);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <table class="plain">
        <thead>
          <tr>
            {columns.map(({ id, title, align }) => (
              <th key={id} scope="col" class={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows, ...(total === undefined ? [] : [total])].map((row) => (
            <tr key={row.key} class={`level-${row.level}`}>
              {columns.map(({ id, align }, at) => (
                <td key={id} class={align}>
                  {at === 0
                    ? `${row.label === undefined ? "" : `${row.label}: `}${row.name}`
                    : sheets.printed(row.cells()[id])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Undo and redo by the keys that all programs have for it. */
function useKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === "z" && !event.shiftKey) {
        event.preventDefault();
        undo();
      } else if (key === "y" || (key === "z" && event.shiftKey)) {
        event.preventDefault();
        redo();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
