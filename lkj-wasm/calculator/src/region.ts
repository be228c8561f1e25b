// The agencies of a region side by side: opened together, and one of them edited by itself.
import type { RankedBy, Ranking } from "lkj-wasm/files";
import { askFiles } from "./engine";
import type { Member, RegionTold, Texts } from "./protocol";
import type { Broken, RegionFiles } from "./reading";
import * as storage from "./storage";
import {
  cannotOpen,
  forgetAgencies,
  look,
  now,
  open,
  saved,
  set,
  settled,
  tell,
  text,
} from "./store";
import { say } from "./ui";

export type RegionView =
  "agencies" | "tree" | "ranking" | "disagreements" | "files";

/** A region as the page holds it. */
export interface RegionShown {
  readonly members: readonly Member[];
  readonly own: Texts | undefined;
  readonly broken: readonly Broken[];
  readonly told: RegionTold;
  readonly view: RegionView;
  readonly by: RankedBy;
  readonly ranking: Ranking | undefined;
  readonly isKept: boolean;
}

/** Opens files or folders as the agencies of a region; asks first where that takes the place of
 * another. */
export async function openRegion(files: RegionFiles): Promise<void> {
  if (files.members.length === 0) {
    tell({ kind: "text", text: say("nothingInRegion") });
    return;
  }
  const open = () => {
    forgetAgencies();
    void show(files, undefined);
  };
  if (now().region === undefined) return open();
  tell({
    kind: "confirm",
    title: say("regionTitle"),
    text: say("replaceRegionSure"),
    onYes: open,
  });
}

async function show(
  files: RegionFiles,
  year: number | undefined,
): Promise<void> {
  const { members, own, broken } = files;
  const answer = await askFiles("region", { members, own, year });
  if (!answer.ok) return cannotOpen(answer);
  const told = answer.value;
  const isKept = storage.keepRegion({ ...files, year: told.report.year });
  set({
    region: {
      members,
      own,
      broken,
      told,
      ...looked(told),
      ranking: undefined,
      isKept,
    },
  });
  await rank(looked(told).by);
}

/** How the region was looked at before, as far as that can be. */
function looked({ indicators }: RegionTold): storage.RegionLook {
  const { view = "agencies", by = "objectives_capped" } =
    now().region ?? storage.regionLook();
  const isThere = typeof by !== "object" || indicators.includes(by.indicator);
  return { view, by: isThere ? by : "objectives_capped" };
}

/** Takes up the region that was kept, when it is first looked at. */
export async function resumeRegion(): Promise<void> {
  if (now().region !== undefined) return;
  const kept = storage.region();
  if (kept !== undefined) await show(kept, kept.year);
}

/** Puts the region away. */
export function closeRegion(): void {
  storage.keepRegion(undefined);
  forgetAgencies();
  set({ region: undefined });
}

export function lookAt(view: RegionView): void {
  const { region } = now();
  if (region === undefined) return;
  set({ region: { ...region, view } });
  storage.keepRegionLook({ view, by: region.by });
}

/** Evaluates another year. */
export async function regionIn(year: number): Promise<void> {
  const answer = await askFiles("regionIn", year);
  const { region } = now();
  if (!answer.ok || region === undefined) return;
  const { members, own, broken } = region;
  const isKept = storage.keepRegion({ members, own, broken, year });
  set({ region: { ...region, told: answer.value, isKept } });
  await rank(region.by);
}

/** Puts the agencies in the order of a result. */
export async function rank(by: RankedBy): Promise<void> {
  const year = now().region?.told.report.year;
  if (year === undefined) return;
  const answer = await askFiles("ranking", { by, year });
  const { region } = now();
  if (!answer.ok || region === undefined) return;
  set({ region: { ...region, by, ranking: answer.value } });
  storage.keepRegionLook({ view: region.view, by });
}

/** All results of all agencies as one table; nothing while there is no region. */
export async function regionCsv(): Promise<string | undefined> {
  const year = now().region?.told.report.year;
  if (year === undefined) return undefined;
  const answer = await askFiles("regionCsv", year);
  return answer.ok ? answer.value : undefined;
}

/** What the region's own document is known by among those of its agencies. */
export const OWN = "region";

/** Opens one agency, or the region's own file, as the document. */
export async function openAgency(key: string): Promise<void> {
  const texts = textsOf(now().region, key);
  if (texts === undefined) return;
  await open(texts, key);
  if (key === OWN) look("frame");
}

/** The texts of an agency or of the region itself. */
function textsOf(
  region: RegionShown | undefined,
  key: string,
): Texts | undefined {
  if (key !== OWN) return region?.members.find((one) => one.key === key)?.texts;
  return region && (region.own ?? [["region.toml", firstOwn(region)]]);
}

/** A first file of a region: its agencies, which are there to be named as they contribute. */
function firstOwn({ told }: RegionShown): string {
  const agencies = told.report.agencies.map(
    ({ agency, name }) => `${agency} = ${JSON.stringify(name)}\n`,
  );
  return `# ${say("regionFileHint")}
[organization]
name = ${JSON.stringify(say("newRegion"))}

[agency]
${agencies.join("")}
[objective]
sasaran_1 = ${JSON.stringify(say("newObjective"))}
`;
}

/** Goes back to the region, which takes over what was changed of its agency. */
export async function backToRegion(): Promise<void> {
  const { agency, file } = now();
  settled({ part: "region" });
  if (agency === undefined || file === undefined) return resumeRegion();
  await resumeRegion();
  const { region } = now();
  const before = textsOf(region, agency);
  if (region === undefined || before === undefined) return;
  const texts = await currentTexts(agency);
  const isNew = agency === OWN && region.own === undefined;
  if (!isNew && JSON.stringify(texts) === JSON.stringify(before)) return;
  const members = region.members.map((one) =>
    one.key === agency ? { key: agency, texts } : one,
  );
  const own = agency === OWN ? texts : region.own;
  const broken = region.broken.filter(({ key }) => key !== agency);
  await show({ members, own, broken }, region.told.report.year);
}

/** The texts of the document as it is by now. */
async function currentTexts(key: string): Promise<Texts> {
  const { originals } = now();
  const written = await saved();
  // What cannot be read yet is told with the files that do not read.
  if (written === undefined) return [[`${key}.json`, text()]];
  return written.apart
    ? originals.map(([name], at) => [name, written.texts[at] ?? ""])
    : [[`${key}.toml`, written.text]];
}
