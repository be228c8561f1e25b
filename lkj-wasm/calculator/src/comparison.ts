// Another state of the document beside it, and what revisions did.
import { ask, askFiles } from "./engine";
import { type Decision, type NativeFile, parsed, textOf } from "./native";
import type { Answer } from "./protocol";
import { type DocumentFiles, textsIn } from "./reading";
import * as storage from "./storage";
import {
  type Compared,
  cannotOpen,
  look,
  now,
  onRefresh,
  set,
  text,
} from "./store";
import { askToDo } from "./year";

/** Opens another state of the document beside it. What cannot be read changes nothing. */
export async function compareWith(
  chosen: Answer<DocumentFiles> | undefined,
): Promise<void> {
  if (chosen === undefined) return;
  if (!chosen.ok) return cannotOpen(chosen);
  const files = chosen.value;
  const texts = await textsIn(files);
  if (!texts.ok) return cannotOpen(texts);
  const opened = await ask("open", texts.value);
  if (!opened.ok) return cannotOpen(opened);
  const name =
    files.kind === "workbook"
      ? files.name
      : files.texts.map(([name]) => name).join(", ");
  setCompared({
    name,
    text: textOf(opened.value.file),
    isOlder: true,
    comparison: undefined,
  });
  look("compare");
}

/** What a reviewer decided about the other state. */
export const decisionsOf = ({ text }: Compared): readonly Decision[] =>
  text.includes('"decision"') ? (parsed<NativeFile>(text).decision ?? []) : [];

/** Puts the other state before or behind the document. */
export function asOlder(isOlder: boolean): void {
  const { compared } = now();
  if (compared === undefined) return;
  setCompared({ ...compared, isOlder, comparison: undefined });
  void askComparison();
}

/** Puts the other state away. */
export const endComparison = (): void => setCompared(undefined);

function setCompared(compared: Compared | undefined): void {
  storage.keepCompared(compared);
  set({ compared });
}

async function askComparison(): Promise<void> {
  const { compared, year } = now();
  const revisions = askFiles("revisions", { text: text(), year });
  if (compared !== undefined) {
    const own = text();
    const answer = await askFiles("compare", {
      older: compared.isOlder ? compared.text : own,
      newer: compared.isOlder ? own : compared.text,
      year,
    });
    const latest = now().compared;
    if (
      answer.ok &&
      latest?.text === compared.text &&
      latest.isOlder === compared.isOlder
    ) {
      set({ compared: { ...latest, comparison: answer.value } });
    }
  }
  const answer = await revisions;
  if (answer.ok && now().year === year) set({ revisions: answer.value });
}

// Both change with the document, and are asked for only while somebody looks.
onRefresh(() => (now().view === "todo" ? askToDo() : askComparison()));
