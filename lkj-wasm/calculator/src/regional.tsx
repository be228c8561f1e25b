// The agencies of a region side by side: who is there, what they reached, what they contribute,
// on what they differ, how they rank.
import type { Problem } from "lkj-wasm";
import type { AgencySummary, Disagreement, RankedBy } from "lkj-wasm/files";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { figure, percent } from "./figures";
import { Picker } from "./files";
import { csv } from "./paste";
import { type Found, regionOf } from "./reading";
import {
  OWN,
  type RegionShown,
  type RegionView,
  closeRegion,
  lookAt,
  openAgency,
  openRegion,
  rank,
  regionCsv,
  regionIn,
} from "./region";
import { StampLine, printStamped } from "./stamp";
import { now, useStore } from "./store";
import { Tree } from "./tree";
import {
  CategoryOf,
  Confirm,
  Facts,
  Icon,
  Menu,
  Problems,
  Scroll,
  Tabs,
  because,
  download,
  nameOf,
  say,
  tone,
  YearChoice,
} from "./ui";
import { POLARITIES, type Word } from "./words";

/** What the build puts in: the example's files. */
declare const REGION_EXAMPLE: [name: string, text: string][];

const chosen = (found: readonly Found[]): void =>
  void regionOf(found).then(openRegion);

/** The example, as if its files had been chosen. */
const example = (): void =>
  chosen(
    REGION_EXAMPLE.map(([name, text]) => ({
      folders: [],
      file: new File([text], name),
    })),
  );

const VIEWS: readonly [RegionView, Word][] = [
  ["agencies", "agencies"],
  ["tree", "tree"],
  ["ranking", "ranking"],
  ["disagreements", "disagreements"],
  ["files", "attendance"],
];

/** The region part. */
export function Regional(): JSX.Element {
  const { region } = useStore();
  const [isSure, setSure] = useState(false);
  const [key, setKey] = useState<string | undefined>();
  // What is open and is not an agency of the region would be lost.
  const go = (agency: string) => {
    const { file, agency: opened } = now();
    if (file === undefined || opened !== undefined) void openAgency(agency);
    else setKey(agency);
  };
  return (
    <section
      class="region"
      aria-label={say("regionTitle")}
      data-testid="region"
    >
      <div class="files no-print" role="group" aria-label={say("regionTitle")}>
        <Picker
          label={say("openFiles")}
          testId="open-agencies"
          onFiles={chosen}
        />
        <Picker
          label={say("openFolder")}
          testId="open-folder"
          isFolder
          onFiles={chosen}
        />
        <button type="button" data-testid="region-example" onClick={example}>
          {say("regionExample")}
        </button>
        {region !== undefined && (
          <>
            <Menu
              label={say("export")}
              testId="region-export"
              items={[
                ["exportLong", () => void saveLong()],
                ["exportAgencies", () => saveAgencies(region)],
                ["exportRanking", () => saveRanking(region)],
              ]}
            />
            <button
              type="button"
              data-testid="print-region"
              onClick={() => void printStamped()}
            >
              {say("print")}
            </button>
            <button
              type="button"
              data-testid="close-region"
              onClick={() => setSure(true)}
            >
              {say("closeRegion")}
            </button>
          </>
        )}
      </div>
      {region === undefined ? (
        <section class="panel start">
          <h2>{say("regionTitle")}</h2>
          <p>{say("regionStart")}</p>
        </section>
      ) : (
        <Shown region={region} onAgency={go} />
      )}
      {isSure && (
        <Confirm
          title={say("closeRegion")}
          text={say("closeRegionSure")}
          testId="close-region-yes"
          onYes={closeRegion}
          onClose={() => setSure(false)}
        />
      )}
      {key !== undefined && (
        <Confirm
          title={say(key === OWN ? "editRegion" : "openAgency")}
          text={say("replaceSure")}
          onYes={() => void openAgency(key)}
          onClose={() => setKey(undefined)}
        />
      )}
    </section>
  );
}

function Shown({
  region,
  onAgency,
}: {
  region: RegionShown;
  onAgency: (key: string) => void;
}): JSX.Element {
  const { told, view, isKept } = region;
  const { report, years } = told;
  const { attendance } = report;
  const lacking = unread(region).length + attendance.missing.length;
  const keyOf = (agency: string) =>
    report.agencies.find((one) => one.agency === agency)?.key;
  const counts: Record<RegionView, number | undefined> = {
    agencies: report.agencies.length,
    tree: undefined,
    ranking: undefined,
    disagreements: report.disagreements.length,
    files: lacking,
  };
  return (
    <>
      <div class="document-head">
        <h2 class="region-name">{report.region ?? say("regionTitle")}</h2>
        <YearChoice
          testId="region-year"
          year={report.year}
          years={years}
          onChoose={(year) => void regionIn(year)}
        />
        <span class="kept no-print" data-kept={isKept}>
          <Icon name={isKept ? "good" : "warning"} />{" "}
          {say(isKept ? "keptHere" : "regionNotKept")}
        </span>
      </div>
      <Facts
        facts={[
          [say("agenciesRead"), String(report.agencies.length)],
          [say("agenciesMissing"), String(attendance.missing.length)],
          [say("filesUnread"), String(unread(region).length)],
          [say("disagreements"), String(report.disagreements.length)],
        ]}
      />
      {lacking > 0 && view !== "files" && (
        <p class="stale" role="status" data-testid="lacking">
          <Icon name="warning" />{" "}
          <span>
            {say("lacking")}{" "}
            {[
              ...unread(region).map(({ key }) => key),
              ...attendance.missing.map(([, name]) => name),
            ].join(", ")}
            .{" "}
            <button
              type="button"
              class="trace words"
              onClick={() => lookAt("files")}
            >
              {say("why")}
            </button>
          </span>
        </p>
      )}
      <Tabs
        label={say("regionTitle")}
        prefix="region"
        chosen={view}
        tabs={VIEWS.map(([key, name]) => ({
          key,
          name: say(name),
          count: counts[key],
        }))}
        onChoose={lookAt}
      />
      <div
        id="region-panel"
        role="tabpanel"
        aria-labelledby={`region-tab-${view}`}
        class="view"
        key={view}
      >
        {view === "agencies" && (
          <Agencies region={region} onAgency={onAgency} />
        )}
        {view === "tree" &&
          (report.tree.length === 0 ? (
            <p class="hint">{say("noTree")}</p>
          ) : (
            <>
              <div class="card padded">
                <Tree
                  nodes={report.tree}
                  categories={told.categories}
                  onOpen={(agency) => {
                    const key = keyOf(agency);
                    if (key !== undefined) onAgency(key);
                  }}
                />
              </div>
              <p class="hint no-print">{say("treeHint")}</p>
            </>
          ))}
        {view === "tree" && (
          <button
            type="button"
            class="edit-region no-print"
            data-testid="edit-region"
            onClick={() => onAgency(OWN)}
          >
            <Icon name="pencil" />{" "}
            {say(region.own === undefined ? "makeRegion" : "editRegion")}
          </button>
        )}
        {view === "ranking" && <RankingView region={region} />}
        {view === "disagreements" && (
          <Disagreements disagreements={report.disagreements} />
        )}
        {view === "files" && <Attendance region={region} />}
      </div>
      <StampLine />
    </>
  );
}

// --- Agencies ---

function Agencies({
  region: { told },
  onAgency,
}: {
  region: RegionShown;
  onAgency: (key: string) => void;
}): JSX.Element {
  const { report, categories } = told;
  const { locale } = now();
  return (
    <div class="scroll card">
      <table class="list wide" data-testid="agencies">
        <caption class="visually-hidden">{say("agencies")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("agency")}</th>
            <th scope="col" class="figure">
              {say("meanShort")}
            </th>
            <th scope="col">{say("category")}</th>
            <th scope="col">{say("byCategory")}</th>
            <th scope="col" class="figure">
              {say("budget")} (Rp)
            </th>
            <th scope="col" class="figure">
              {say("spent")} (Rp)
            </th>
            <th scope="col" class="figure">
              {say("absorption")}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.agencies.map((agency) => (
            <tr key={agency.key} data-agency={agency.key}>
              <th scope="row">
                <button
                  type="button"
                  class="trace words"
                  data-testid="agency"
                  onClick={() => onAgency(agency.key)}
                >
                  {agency.name}
                </button>
                <span class="place"> {agency.agency}</span>
              </th>
              <td class="figure">{percent(agency.mean, locale)}</td>
              <td>
                <CategoryOf achievement={agency} labels={categories} />
              </td>
              <td>
                <Counts agency={agency} categories={categories} />
              </td>
              <td class="figure">{figure(agency.budget, locale)}</td>
              <td class="figure">{figure(agency.spent, locale)}</td>
              <td class="figure">{percent(agency.absorption, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many indicators fell into which category: a bar of as many parts, and the same in words. */
function Counts({
  agency: { counts, measured, total },
  categories,
}: {
  agency: AgencySummary;
  categories: readonly string[];
}): JSX.Element {
  const parts = counts.map(({ category, count }) => ({
    category,
    count,
    tone: toneOf(categories, category),
  }));
  return (
    <div class="counts">
      <span class="count-bar" aria-hidden="true">
        {parts.map(({ category, count, tone }) => (
          <span key={category} data-tone={tone} style={{ flexGrow: count }} />
        ))}
        {total > measured && (
          <span class="unmeasured" style={{ flexGrow: total - measured }} />
        )}
      </span>
      <span class="place">
        {parts.map(({ category, count }) => `${category} ${count}`).join(" · ")}
        {total > measured &&
          `${parts.length > 0 ? " · " : ""}${say("notMeasured")} ${total - measured}`}
      </span>
    </div>
  );
}

const toneOf = (categories: readonly string[], category: string): number =>
  tone(Math.max(categories.indexOf(category), 0), categories.length);

// --- Ranking ---

const RESULTS: readonly [Exclude<RankedBy, object>, Word][] = [
  ["objectives_capped", "byObjectivesCapped"],
  ["objectives", "byObjectives"],
  ["goals", "byGoals"],
  ["absorption", "byAbsorption"],
];

function RankingView({
  region: { told, by, ranking },
}: {
  region: RegionShown;
}): JSX.Element {
  const { locale } = now();
  const indicator = typeof by === "object" ? by.indicator : undefined;
  return (
    <div class="stack" data-testid="ranking">
      <div class="asked">
        <label class="inline">
          <span>{say("rankedBy")}</span>
          <select
            data-testid="rank-by"
            value={indicator === undefined ? String(by) : "indicator"}
            onChange={(event) => {
              const { value } = event.currentTarget;
              const word = RESULTS.find(([word]) => word === value)?.[0];
              void rank(word ?? { indicator: told.indicators[0] ?? "" });
            }}
          >
            {RESULTS.map(([word, name]) => (
              <option key={word} value={word}>
                {say(name)}
              </option>
            ))}
            {told.indicators.length > 0 && (
              <option value="indicator">{say("byIndicator")}</option>
            )}
          </select>
        </label>
        {indicator !== undefined && (
          <label class="inline grows">
            <span>{say("indicator")}</span>
            <select
              data-testid="rank-indicator"
              value={indicator}
              onChange={(event) =>
                void rank({ indicator: event.currentTarget.value })
              }
            >
              {told.indicators.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {ranking !== undefined && (
        <>
          {ranking.ranked.length > 0 && (
            <Scroll label={say("ranking")}>
              <table class="list narrow">
                <caption class="visually-hidden">{say("ranking")}</caption>
                <thead>
                  <tr>
                    <th scope="col" class="figure">
                      {say("rankNumber")}
                    </th>
                    <th scope="col">{say("agency")}</th>
                    <th scope="col" class="figure">
                      {say("value")}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {ranking.ranked.map(({ rank, tied, agency, name, value }) => (
                    <tr key={agency}>
                      <td class="figure">
                        {tied && <span class="tied">{say("tied")}</span>} {rank}
                      </td>
                      <th scope="row">{name}</th>
                      <td class="figure">{percent(value, locale)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
          {ranking.unranked.length > 0 && (
            <section>
              <h2>{say("unranked")}</h2>
              <ul class="plain-list">
                {ranking.unranked.map((one) => (
                  <li key={one.agency}>
                    {one.name} <span class="place">{because(one)}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </div>
  );
}

// --- Disagreements ---

function Disagreements({
  disagreements,
}: {
  disagreements: readonly Disagreement[];
}): JSX.Element {
  if (disagreements.length === 0) {
    return <p class="hint">{say("noDisagreements")}</p>;
  }
  return (
    <Scroll label={say("disagreements")}>
      <table class="list" data-testid="disagreements">
        <caption class="visually-hidden">{say("disagreements")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("indicator")}</th>
            <th scope="col">{say("differOn")}</th>
            <th scope="col">{say("says")}</th>
            <th scope="col">{say("agency")}</th>
          </tr>
        </thead>
        {disagreements.map(({ name, on, variants }) => (
          <tbody key={`${name} ${on}`}>
            {variants.map(({ says, agencies }, at) => (
              <tr key={says}>
                {at === 0 && (
                  <>
                    <th scope="rowgroup" rowSpan={variants.length}>
                      {name}
                    </th>
                    <td rowSpan={variants.length}>{say(on)}</td>
                  </>
                )}
                <td class="says">{said(on, says)}</td>
                <td>{agencies.map(([agency]) => agency).join(", ")}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Scroll>
  );
}

/** What an agency says, as readers know it. */
function said(on: Disagreement["on"], says: string): string {
  if (on === "target") return figure(says, now().locale);
  if (on !== "polarity") return says;
  const [polarity = says, method] = says.split(" ");
  const name = nameOf(POLARITIES, polarity);
  return method === undefined ? name : `${name} ${method}`;
}

// --- Who is there ---

/** What does not read, with what is wrong. */
function unread({ told, broken }: RegionShown): readonly {
  key: string;
  problems: readonly Problem[];
}[] {
  const own =
    told.problems.length === 0
      ? []
      : [{ key: "region", problems: told.problems }];
  return [
    ...own,
    ...told.report.attendance.unreadable.map(
      (one) => broken.find(({ key }) => key === one.key) ?? one,
    ),
  ];
}

function Attendance({ region }: { region: RegionShown }): JSX.Element {
  const { attendance, agencies } = region.told.report;
  const nameOfAgency = (agency: string) =>
    agencies.find((one) => one.agency === agency || one.key === agency)?.name ??
    agency;
  const lists: [Word, readonly string[]][] = [
    ["agenciesMissing", attendance.missing.map(([, name]) => name)],
    ["withoutResults", attendance.withoutResults.map(nameOfAgency)],
    ["notListed", attendance.notListed.map(nameOfAgency)],
    ["twice", attendance.twice.map((keys) => keys.join(", "))],
    ["agenciesPresent", attendance.present.map(nameOfAgency)],
  ];
  return (
    <div class="stack" data-testid="attendance">
      {unread(region).length > 0 && (
        <section>
          <h2>{say("filesUnread")}</h2>
          {unread(region).map(({ key, problems }) => (
            <div key={key} class="unread" data-agency={key}>
              <h3>{key}</h3>
              <Problems problems={problems.slice(0, 20)} />
            </div>
          ))}
        </section>
      )}
      {lists.map(
        ([title, names]) =>
          names.length > 0 && (
            <section key={title}>
              <h2>
                {say(title)} <span class="count">{names.length}</span>
              </h2>
              <ul class="plain-list columns">
                {names.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  );
}

// --- Export ---

const fileName = (name: string, ending: string): string =>
  `${name}-${now().region?.told.report.year}.${ending}`;

async function saveLong(): Promise<void> {
  const text = await regionCsv();
  if (text !== undefined) {
    download(fileName("daerah", "csv"), `\ufeff${text}`, "text/csv");
  }
}

function saveAgencies({ told: { report, categories } }: RegionShown): void {
  const { locale } = now();
  const head = [
    say("agency"),
    say("measured"),
    say("indicators"),
    say("meanShort"),
    say("category"),
    ...categories,
    say("budget"),
    say("spent"),
    say("absorption"),
  ];
  const rows = report.agencies.map((one) => [
    one.name,
    String(one.measured),
    String(one.total),
    percent(one.mean, locale),
    one.category ?? "",
    ...categories.map((category) => {
      const found = one.counts.find((count) => count.category === category);
      return String(found?.count ?? 0);
    }),
    figure(one.budget, locale),
    figure(one.spent, locale),
    percent(one.absorption, locale),
  ]);
  download(
    fileName("perangkat-daerah", "csv"),
    csv([head, ...rows]),
    "text/csv",
  );
}

function saveRanking({ ranking }: RegionShown): void {
  if (ranking === undefined) return;
  const { locale } = now();
  const head = [say("rankNumber"), say("tied"), say("agency"), say("value")];
  const rows = ranking.ranked.map(({ rank, tied, name, value }) => [
    String(rank),
    say(tied ? "affirmed" : "denied"),
    name,
    percent(value, locale),
  ]);
  const without = ranking.unranked.map((one) => [
    "",
    "",
    one.name,
    because(one),
  ]);
  download(
    fileName("peringkat", "csv"),
    csv([head, ...rows, ...without]),
    "text/csv",
  );
}
