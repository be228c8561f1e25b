// Another state of the document beside it: what was changed, what that did, what became of the
// findings; and what revisions of the agreement and of budgets did.
import type { Finding } from "lkj-wasm";
import type {
  AgreementVersion,
  Comparison,
  RevisedBudget,
  RevisedIndicator,
} from "lkj-wasm/files";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { asOlder, compareWith, decisionsOf, endComparison } from "./comparison";
import { decide } from "./decisions";
import { dateText, figure, percent } from "./figures";
import { Picker } from "./files";
import { documentOf } from "./reading";
import { Notes } from "./notes";
import { now, useStore } from "./store";
import {
  CategoryOf,
  Facts,
  Icon,
  Scroll,
  said,
  say,
  useRemembered,
} from "./ui";

/** Of a list at first. */
const MOST = 100;

export function Compare(): JSX.Element {
  const { compared, file } = useStore();
  const canTake =
    file?.decision === undefined &&
    compared !== undefined &&
    decisionsOf(compared).length > 0;
  return (
    <div class="stack" data-testid="compare">
      <div class="asked">
        <Picker
          label={say(compared === undefined ? "openOther" : "openAnother")}
          testId="open-other"
          isMain={compared === undefined}
          onFiles={(found) => void documentOf(found).then(compareWith)}
        />
        {compared !== undefined && (
          <>
            <span class="beside">
              <span class="faint">{say("besideIs")}</span>{" "}
              <b>{compared.name}</b>
            </span>
            <label class="inline">
              <span>{say("thatFileIs")}</span>
              <select
                data-testid="compare-order"
                value={compared.isOlder ? "older" : "newer"}
                onChange={(event) =>
                  asOlder(event.currentTarget.value === "older")
                }
              >
                <option value="older">{say("older")}</option>
                <option value="newer">{say("newer")}</option>
              </select>
            </label>
            <button type="button" onClick={endComparison}>
              {say("putAway")}
            </button>
            {canTake && (
              <button
                type="button"
                data-testid="take-decisions"
                onClick={() => decide(decisionsOf(compared))}
              >
                {say("takeDecisions")}
              </button>
            )}
          </>
        )}
      </div>
      {compared === undefined ? (
        <p class="hint">{say("compareHint")}</p>
      ) : (
        compared.comparison !== undefined && (
          <Compared comparison={compared.comparison} />
        )
      )}
      <Revised />
    </div>
  );
}

type Matter = "fixed" | "new" | "open" | "decided";

function Compared({ comparison }: { comparison: Comparison }): JSX.Element {
  const { differences, results } = comparison;
  const decided = comparison.decided.map(({ finding }) => finding);
  const findings: Record<Matter, readonly Finding[]> = {
    fixed: comparison.fixed,
    new: comparison.new,
    open: comparison.open,
    decided,
  };
  return (
    <>
      <Facts
        facts={[
          [say("changes"), String(differences.length)],
          [say("findingsFixed"), String(comparison.fixed.length)],
          [say("findingsNew"), String(comparison.new.length)],
          [say("findingsOpen"), String(comparison.open.length)],
        ]}
      />
      <section data-testid="differences">
        <h2>{say("changes")}</h2>
        <Differences differences={differences} />
      </section>
      {results.length > 0 && (
        <section data-testid="changed-results">
          <h2>
            {say("changedResults")} {comparison.year}
          </h2>
          <ChangedResults results={results} />
        </section>
      )}
      <ComparedFindings findings={findings} />
    </>
  );
}

const KINDS = {
  added: ["add", "wasAdded"],
  removed: ["minus", "wasRemoved"],
  changed: ["pencil", "wasChanged"],
  renamed: ["pencil", "wasRenamed"],
  replaced: ["pencil", "wasReplaced"],
} as const;

function Differences({
  differences,
}: {
  differences: Comparison["differences"];
}): JSX.Element {
  const [isWhole, setWhole] = useState(false);
  if (differences.length === 0) return <p class="hint">{say("noChanges")}</p>;
  const shown = isWhole ? differences : differences.slice(0, MOST);
  return (
    <>
      <ul class="messages changes">
        {shown.map((difference) => {
          const { path, kind } = difference;
          const [icon, name] = KINDS[kind];
          return (
            <li key={`${kind} ${path}`} data-kind={kind}>
              <Icon name={icon} />
              <span>
                <span class="visually-hidden">{say(name)}: </span>
                {said(difference)}
              </span>
            </li>
          );
        })}
      </ul>
      {shown.length < differences.length && (
        <button type="button" class="more" onClick={() => setWhole(true)}>
          {say("showAll")} {differences.length}
        </button>
      )}
    </>
  );
}

function ChangedResults({
  results,
}: {
  results: Comparison["results"];
}): JSX.Element {
  const isIndonesian = now().locale === "id";
  return (
    <Scroll label={say("changedResults")}>
      <table class="list">
        <caption class="visually-hidden">{say("changedResults")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("name")}</th>
            <th scope="col">{say("result")}</th>
            <th scope="col" class="figure">
              {say("before")}
            </th>
            <th scope="col" class="figure">
              {say("after")}
            </th>
          </tr>
        </thead>
        <tbody>
          {results.map(({ id, name, of, ...values }) => (
            <tr key={`${id} ${of}`}>
              <th scope="row">
                {id === null ? say("wholeOrganization") : name}
              </th>
              <td>{say(of)}</td>
              <td class="figure">
                {(isIndonesian ? values.before : values.beforeEn) ?? "–"}
              </td>
              <td class="figure">
                {(isIndonesian ? values.after : values.afterEn) ?? "–"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

const MATTERS = [
  ["new", "findingsNew"],
  ["open", "findingsOpen"],
  ["fixed", "findingsFixed"],
  ["decided", "findingsDecided"],
] as const;

function ComparedFindings({
  findings,
}: {
  findings: Record<Matter, readonly Finding[]>;
}): JSX.Element {
  const first = MATTERS.find(([matter]) => findings[matter].length > 0);
  const [chosen, setChosen] = useRemembered<Matter | undefined>(
    "compared",
    undefined,
  );
  const [isWhole, setWhole] = useState(false);
  const matter = chosen ?? first?.[0] ?? "new";
  const all = findings[matter];
  const shown = isWhole ? all : all.slice(0, MOST);
  return (
    <section data-testid="compared-findings">
      <h2>{say("findings")}</h2>
      <div class="filters" role="group" aria-label={say("show")}>
        {MATTERS.map(([key, name]) => (
          <button
            key={key}
            type="button"
            aria-pressed={matter === key}
            data-testid={`findings-${key}`}
            onClick={() => {
              setChosen(key);
              setWhole(false);
            }}
          >
            {say(name)} <span class="count">{findings[key].length}</span>
          </button>
        ))}
      </div>
      {all.length === 0 ? (
        <p class="hint">{say("noneOfThese")}</p>
      ) : (
        <Notes findings={shown} />
      )}
      {shown.length < all.length && (
        <button type="button" class="more" onClick={() => setWhole(true)}>
          {say("showAll")} {all.length}
        </button>
      )}
    </section>
  );
}

// --- Revisions ---

function Revised(): JSX.Element | null {
  const { revisions } = useStore();
  if (revisions === undefined) return null;
  const { agreement, indicators, budgets, year } = revisions;
  const isRevised = agreement.length > 1 || budgets.length > 0;
  return (
    <section class="stack" data-testid="revisions">
      <h2>
        {say("revisions")} {year}
      </h2>
      {!isRevised && <p class="hint">{say("noRevisions")}</p>}
      {agreement.length > 1 && <Versions agreement={agreement} />}
      {indicators.length > 0 && <RevisedTargets indicators={indicators} />}
      {budgets.length > 0 && <RevisedBudgets budgets={budgets} />}
    </section>
  );
}

/** What a version of the agreement is called. */
function versionName(version: string): string {
  const number = /^agreement_revision_(\d+)$/.exec(version)?.[1];
  if (number !== undefined)
    return `${say("agreement")}, ${say("revision")} ${number}`;
  if (version === "agreement") return say("agreement");
  return version === "annual_plan" ? say("annualPlan") : say("planTarget");
}

function Versions({
  agreement,
}: {
  agreement: readonly AgreementVersion[];
}): JSX.Element {
  const { locale } = now();
  return (
    <ul class="plain-list">
      {agreement.map(({ version, signed, number, reason, outOfOrder }) => (
        <li key={version}>
          <b>{versionName(version)}</b>
          {number !== null && ` · ${number}`}
          {signed !== null && ` · ${dateText(signed, locale)}`}
          {reason !== null && ` · ${reason}`}
          {outOfOrder && (
            <span class="status" data-status="late">
              {" "}
              <Icon name="error" /> {say("outOfOrder")}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Points that an achievement gained or lost, with their sign. */
function points(effect: string | null): string {
  if (effect === null) return "–";
  const written = figure(effect, now().locale);
  return effect.startsWith("-") || /^0*\.?0*$/.test(effect)
    ? written.replace("-", "−")
    : `+${written}`;
}

function RevisedTargets({
  indicators,
}: {
  indicators: readonly RevisedIndicator[];
}): JSX.Element {
  const { locale, results } = now();
  const labels = results?.scale.classes.map(({ label }) => label) ?? [];
  return (
    <Scroll label={say("revisedTargets")}>
      <table class="list">
        <caption class="visually-hidden">{say("revisedTargets")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("indicator")}</th>
            <th scope="col">{say("document")}</th>
            <th scope="col" class="figure">
              {say("target")}
            </th>
            <th scope="col" class="figure">
              {say("realization")}
            </th>
            <th scope="col" class="figure">
              {say("achievement")}
            </th>
            <th scope="col">{say("category")}</th>
            <th scope="col" class="figure">
              {say("effect")}
            </th>
          </tr>
        </thead>
        {indicators.map(({ id, name, unit, realization, versions }) => (
          <tbody key={id}>
            {versions.map(({ version, target, achievement, effect }, at) => (
              <tr key={version}>
                {at === 0 && (
                  <th scope="rowgroup" rowSpan={versions.length}>
                    {name}
                    {unit !== null && <span class="place"> ({unit})</span>}
                  </th>
                )}
                <td>{versionName(version)}</td>
                <td class="figure">{figure(target, locale)}</td>
                <td class="figure">{figure(realization, locale)}</td>
                <td class="figure">{percent(achievement.value, locale)}</td>
                <td>
                  <CategoryOf achievement={achievement} labels={labels} />
                </td>
                <td class="figure">{points(effect)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Scroll>
  );
}

function RevisedBudgets({
  budgets,
}: {
  budgets: readonly RevisedBudget[];
}): JSX.Element {
  const { locale } = now();
  return (
    <Scroll label={say("revisedBudgets")}>
      <table class="list">
        <caption class="visually-hidden">{say("revisedBudgets")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("budgetOf")}</th>
            <th scope="col">{say("document")}</th>
            <th scope="col" class="figure">
              {say("budget")} (Rp)
            </th>
            <th scope="col" class="figure">
              {say("difference")} (Rp)
            </th>
            <th scope="col" class="figure">
              {say("absorption")}
            </th>
          </tr>
        </thead>
        {budgets.map(({ id, name, versions }) => (
          <tbody key={id}>
            {versions.map((version, at) => (
              <tr key={version.number}>
                {at === 0 && (
                  <th scope="rowgroup" rowSpan={versions.length}>
                    {name}
                  </th>
                )}
                <td>
                  {version.number === 0
                    ? say("firstBudget")
                    : (version.name ?? `${say("revised")} ${version.number}`)}
                  {version.date !== null && (
                    <span class="place"> {dateText(version.date, locale)}</span>
                  )}
                </td>
                <td class="figure">{figure(version.budget, locale)}</td>
                <td class="figure">{points(version.change)}</td>
                <td class="figure">{percent(version.absorption, locale)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Scroll>
  );
}
