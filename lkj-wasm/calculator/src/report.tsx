// The whole framework: its tables, what was found, the charts; and as it is printed.
import type { SummaryLine } from "lkj-wasm";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { agreements } from "./agreements";
import { Charts } from "./charts";
import { Compare } from "./compare";
import { agencies, contributions, isRegion } from "./contributions";
import { conventions } from "./conventions";
import { hasWork, plannedByParts, spendingByParts } from "./disbursements";
import { percent } from "./figures";
import { Findings } from "./findings";
import { notes, sections } from "./narrative";
import { officials, units } from "./organization";
import { indicatorLineage, workLineage } from "./lineage";
import { measures, programs } from "./programs";
import { definitions, goals, indicators } from "./frame";
import { money } from "./money";
import { performance } from "./performance";
import { realizationsByParts } from "./realizations";
import { series } from "./series";
import type { NativeFile } from "./native";
import type { Word } from "./words";
import { Printed } from "./printed";
import type { Sheet } from "./sheet";
import { SheetTable } from "./table";
import { targets } from "./targets";
import {
  type View,
  endEdit,
  explain,
  look,
  put,
  redo,
  tell,
  undo,
  useStore,
} from "./store";
import { backToRegion } from "./region";
import { StampLine } from "./stamp";
import { ToDoList } from "./todo";
import {
  Category,
  Icon,
  IconButton,
  Tabs,
  failed,
  say,
  YearChoice,
} from "./ui";
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

/** What tabs are called where the name of the view is too long for one. */
const SHORT: Partial<Record<View, Word>> = {
  programs: "programsShort",
  organization: "organizationShort",
};

/** The report part. */
export function Report(): JSX.Element {
  const { file, view, results, problems, failure, agency, isKept } = useStore();
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
      {/* It is there before its words are, so that they are read out. */}
      <div role="status" class="no-print" data-testid="not-kept">
        {!isKept && (
          <p class="stale">
            <Icon name="warning" /> <span>{say("notKeptWarning")}</span>
          </p>
        )}
      </div>
      {failure !== undefined && (
        <p class="stale" role="status" data-testid="stale">
          <Icon name="warning" />{" "}
          <span>
            {say("stale")} {problems.length === 0 && failed(failure)}
          </span>
        </p>
      )}
      <Tabs
        label={say("views")}
        prefix="view"
        chosen={view}
        tabs={VIEWS.map((key) => ({
          key,
          name: say(SHORT[key] ?? key),
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
      <StampLine />
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
            build={performance}
          />
          {hint}
        </>
      );
    case "frame":
      return (
        <>
          <Titled word="goals" name="goals" build={goals} />
          <Titled word="indicators" name="indicators" build={indicators} />
          {file !== undefined && isRegion(file) && <OfRegion />}
          <Titled word="definitions" name="definitions" build={definitions} />
          <Titled
            word="indicatorLineage"
            name="lineage"
            build={indicatorLineage}
            hint="lineageHint"
          />
          {hint}
        </>
      );
    case "targets":
      return (
        <>
          <SheetTable name="targets" title={say("targets")} build={targets} />
          <Titled word="agreements" name="agreements" build={agreements} />
          {hint}
        </>
      );
    case "data":
      return (
        <>
          <SheetTable name="data" title={say("data")} build={series} />
          {file !== undefined && realizationsByParts(file).rows.length > 0 && (
            <>
              <Titled
                word="realizedByParts"
                name="parts"
                build={realizationsByParts}
              />
            </>
          )}
          {hint}
        </>
      );
    case "money":
      return (
        <>
          <SheetTable name="money" title={say("money")} build={money} />
          {file !== undefined && hasWork(file) && (
            <>
              <Titled
                word="plannedByParts"
                name="planned"
                build={plannedByParts}
              />
              <Titled
                word="spendingByParts"
                name="spending"
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
          <Titled word="programs" name="programs" build={programs} />
          <Titled word="measures" name="measures" build={measures} />
          <Titled word="workLineage" name="work-lineage" build={workLineage} />
          {hint}
        </>
      );
    case "narrative":
      return (
        <>
          <Titled word="noteList" name="notes" build={notes} />
          <Titled word="sections" name="sections" build={sections} />
          <p class="hint no-print">{say("proseHint")}</p>
        </>
      );
    case "organization":
      return (
        <>
          <Titled word="units" name="units" build={units} />
          <Titled word="officials" name="officials" build={officials} />
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

/** A table under its heading, perhaps with a word about what it is for. */
function Titled({
  word,
  name,
  build,
  hint,
}: {
  word: Word;
  name: string;
  build: (file: NativeFile) => Sheet;
  hint?: Word;
}): JSX.Element {
  return (
    <>
      <h2>{say(word)}</h2>
      {hint !== undefined && <p class="hint no-print">{say(hint)}</p>}
      <SheetTable name={name} title={say(word)} build={build} />
    </>
  );
}

/** What only a region's own document has. */
function OfRegion(): JSX.Element {
  const { region } = useStore();
  return (
    <>
      <Titled word="agencies" name="agencies" build={agencies} />
      <Titled
        word="contributions"
        name="contributions"
        build={contributions}
        hint={region === undefined ? "contributionsAlone" : "contributionsHint"}
      />
    </>
  );
}

function Head(): JSX.Element {
  const { file, year, years, canUndo, canRedo, isKept } = useStore();
  const name = file?.organization?.name ?? "";
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
      <YearChoice testId="year" year={year} years={years} onChoose={toYear} />
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
          <Category label={line.category} labels={labels} />
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
