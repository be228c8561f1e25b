// What a reviewer decided about findings, with reason and reply; kept in a file of its own.
import type { Finding, Silenced } from "lkj-wasm";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { paragraphs, text } from "./cells";
import { withoutItem } from "./change";
import { type Decision, type NativeFile, withValue } from "./native";
import { type Row, type Sheet, once } from "./sheet";
import * as storage from "./storage";
import { edit, now, replace, saved } from "./store";
import { Dialog, PrintedAt, said, say } from "./ui";
import { today } from "./year";

/** The decisions of the document, each with what it settles. */
export function decisions(file: NativeFile): Sheet {
  const silenced = now().results?.silenced ?? [];
  return {
    columns: [
      { id: "name", title: say("finding"), width: 0 },
      { id: "reason", title: say("reasonToLeave"), width: 15 },
      { id: "by", title: say("decidedBy"), width: 10 },
      { id: "on", title: say("decidedOn"), width: 7.5 },
      { id: "reply", title: say("reply"), width: 15 },
    ],
    rows: (file.decision ?? []).map((decision, at): Row => {
      const path = ["decision", at];
      const name = settled(decision, silenced);
      return {
        key: `decision/${at}`,
        name,
        type: "decision",
        level: 0,
        paths: [path.join(".")],
        ids: [],
        cells: once(() => ({
          name: {
            text: name,
            content: <Settled {...{ decision, silenced }} />,
          },
          reason: paragraphs(file, [...path, "reason"]),
          by: text(file, [...path, "by"]),
          on: { ...text(file, [...path, "on"]), example: today() },
          reply: paragraphs(file, [...path, "reply"]),
        })),
        remove: (file) => withoutItem(file, ["decision"], at),
      };
    }),
    additions: [],
  };
}

/** The findings that a decision settles. */
const settledBy = (
  decision: Decision,
  all: readonly Silenced[],
): readonly Finding[] =>
  all
    .filter(
      (one) =>
        one.decision.rule === decision.rule &&
        one.decision.about === (decision.about ?? null),
    )
    .map(({ finding }) => finding);

/** What a decision is about: the finding, or the rule with how many findings it settles. */
function settled(decision: Decision, all: readonly Silenced[]): string {
  const [first, ...others] = settledBy(decision, all);
  const rule = decision.rule ?? "";
  if (first === undefined) return `${rule}: ${say("settlesNothing")}`;
  return others.length === 0
    ? said(first)
    : `${rule}: ${others.length + 1} ${say("findingsCount")}`;
}

/** The same with the place, where it is one finding. */
function Settled({
  decision,
  silenced,
}: {
  decision: Decision;
  silenced: readonly Silenced[];
}): JSX.Element {
  const [first, ...others] = settledBy(decision, silenced);
  return (
    <span>
      {first !== undefined && others.length === 0 && (
        <>
          <PrintedAt place={first.place} />
          <br />
        </>
      )}
      {settled(decision, silenced)}
    </span>
  );
}

type Scope = "this" | "rule";

/** Asks why a finding may stay as it is. */
export function DecisionDialog({
  finding,
  onClose,
}: {
  finding: Finding;
  onClose: () => void;
}): JSX.Element {
  const [reason, setReason] = useState("");
  const [by, setBy] = useState(storage.reviewer());
  const [scope, setScope] = useState<Scope>("this");
  const isComplete = reason.trim() !== "" && by.trim() !== "";
  const submit = () => {
    storage.keepReviewer(by.trim());
    const decision = {
      rule: finding.rule,
      ...(scope === "this" && { about: finding.fingerprint }),
      reason: reason.trim(),
      by: by.trim(),
      on: today(),
    };
    decide([decision]);
  };
  return (
    <Dialog
      title={say("decide")}
      onClose={onClose}
      actions={
        <button
          type="submit"
          class="main"
          data-testid="decide-yes"
          disabled={!isComplete}
          onClick={submit}
        >
          {say("leaveIt")}
        </button>
      }
    >
      <p>
        <PrintedAt place={finding.place} /> {said(finding)}
      </p>
      <label class="search">
        <span>{say("reasonToLeave")}</span>
        <textarea
          rows={3}
          data-testid="decide-reason"
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <label class="search">
        <span>{say("decidedBy")}</span>
        <input
          data-testid="decide-by"
          value={by}
          onInput={(event) => setBy(event.currentTarget.value)}
        />
      </label>
      <fieldset class="choice">
        <legend>{say("settles")}</legend>
        {(["this", "rule"] as const).map((key) => (
          <label key={key}>
            <input
              type="radio"
              name="scope"
              value={key}
              checked={scope === key}
              onChange={() => setScope(key)}
            />{" "}
            <span>
              {say(key === "this" ? "thisFinding" : "allOfRule")}
              {key === "rule" && <code> {finding.rule}</code>}
            </span>
          </label>
        ))}
      </fieldset>
      <p class="hint">{say("decideHint")}</p>
    </Dialog>
  );
}

/** The reviewer's own file, beside those of the agency. */
const OWN_FILE = "keputusan.toml";

/** Puts decisions into the document; the first into a file of their own, where there are files. */
export function decide(decisions: readonly Decision[]): void {
  const { file, originals, year } = now();
  if (file === undefined) return;
  const before = file.decision ?? [];
  const after = withValue(file, ["decision"], [...before, ...decisions]);
  const isKeptApart = originals.some(([name]) => name === OWN_FILE);
  if (before.length > 0 || originals.length === 0 || isKeptApart) {
    edit(after);
  } else {
    const own = [OWN_FILE, decisions.map(asText).join("\n")] as const;
    replace({ file: after, year, originals: [...originals, own] });
  }
}

/** The reviewer's own file as it is saved. */
export async function ownFile(): Promise<[name: string, text: string]> {
  const { file, originals } = now();
  const written = await saved();
  const at = originals.findIndex(([name]) => name === OWN_FILE);
  const kept = written?.apart === true ? written.texts[at] : undefined;
  return [OWN_FILE, kept ?? (file?.decision ?? []).map(asText).join("\n")];
}

/** A decision as the native file has it; JSON's strings are TOML's, too. */
const asText = (decision: Decision): string =>
  `[[decision]]\n${Object.entries(decision)
    .map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`)
    .join("")}`;
