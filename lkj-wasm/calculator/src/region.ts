// The agencies of a region side by side: opened together, and one of them edited by itself.
import type { RankedBy, Ranking } from "lkj-wasm/files";
import { askFiles } from "./engine";
import type { Member, RegionTold, Texts } from "./protocol";
import type { Broken, RegionFiles } from "./reading";
import * as storage from "./storage";
import {
  cannotOpen,
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

/** Opens files or folders as the agencies of a region. */
export async function openRegion(files: RegionFiles): Promise<void> {
  if (files.members.length === 0) {
    tell({ kind: "text", text: say("nothingInRegion") });
    return;
  }
  await show(files, undefined);
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
      view: now().region?.view ?? "agencies",
      by: now().region?.by ?? "objectives_capped",
      ranking: undefined,
      isKept,
    },
  });
  await rank(now().region?.by ?? "objectives_capped");
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
  storage.keepAgency(undefined);
  set({ region: undefined, agency: undefined });
}

export function lookAt(view: RegionView): void {
  const { region } = now();
  if (region !== undefined) set({ region: { ...region, view } });
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
}

/** All results of all agencies as one table; nothing while there is no region. */
export async function regionCsv(): Promise<string | undefined> {
  const year = now().region?.told.report.year;
  if (year === undefined) return undefined;
  const answer = await askFiles("regionCsv", year);
  return answer.ok ? answer.value : undefined;
}

/** Opens one agency as the document. */
export async function openAgency(key: string): Promise<void> {
  const member = now().region?.members.find((one) => one.key === key);
  if (member !== undefined) await open(member.texts, key);
}

/** Goes back to the region, which takes over what was changed of its agency. */
export async function backToRegion(): Promise<void> {
  const { agency, file } = now();
  settled({ part: "region" });
  if (agency === undefined || file === undefined) return resumeRegion();
  await resumeRegion();
  const { region } = now();
  const member = region?.members.find(({ key }) => key === agency);
  if (region === undefined || member === undefined) return;
  const texts = await currentTexts(agency);
  const isSame = JSON.stringify(texts) === JSON.stringify(member.texts);
  if (isSame) return;
  const members = region.members.map((one) =>
    one.key === agency ? { key: agency, texts } : one,
  );
  const broken = region.broken.filter(({ key }) => key !== agency);
  await show({ members, own: region.own, broken }, region.told.report.year);
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
