// What the checker found, all of it, by how much it matters.
import type { Finding } from "lkj-wasm";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { DecisionDialog, decisions as decisionSheet } from "./decisions";
import { Notes } from "./notes";
import { PrintedTable, SheetTable } from "./table";
import { useStore } from "./store";
import { say, useRemembered } from "./ui";

type Shown = "all" | Finding["severity"] | "decided";

const MOST = 200;

/** The list of findings, with how many there are of each severity. */
export function Findings({
  isPrinted = false,
}: {
  /** Paper shows all of them. */
  isPrinted?: boolean;
}): JSX.Element {
  const { file, results, problems } = useStore();
  const decisions = file?.decision?.length ?? 0;
  const [wanted, setShown] = useRemembered<Shown>("findings", "all");
  const [decided, setDecided] = useState<Finding | undefined>();
  const findings = results?.findings ?? [];
  const remarks = results?.remarks ?? [];
  const count = (severity: Finding["severity"]) =>
    findings.filter((finding) => finding.severity === severity).length;
  const claims = results?.claims;
  const filters: [Shown, string, number][] = [
    ["all", say("all"), findings.length],
    ["error", say("error"), count("error")],
    ["warning", say("warning"), count("warning")],
    ["note", say("note"), count("note")],
    ...(decisions > 0
      ? [["decided", say("decided"), decisions] as [Shown, string, number]]
      : []),
  ];
  // Once none is left, what they were chosen from is shown again.
  const shown = decisions === 0 && wanted === "decided" ? "all" : wanted;
  const isDecided = shown === "decided" && !isPrinted;
  const chosen = (["error", "warning", "note"] as const).flatMap((severity) =>
    shown === "all" || shown === severity
      ? findings.filter((finding) => finding.severity === severity)
      : [],
  );
  return (
    <div
      class="findings"
      data-testid={isPrinted ? "printed-findings" : "findings"}
    >
      {claims !== undefined && claims.checked + claims.restated > 0 && (
        <p>
          {say("claims")}: {claims.checked + claims.restated}{" "}
          {say("checkedCount")}, {claims.held} {say("heldCount")},{" "}
          {claims.failed} {say("failedCount")}.
        </p>
      )}
      <div class="filters no-print" role="group" aria-label={say("show")}>
        {filters.map(([key, name, total]) => (
          <button
            key={key}
            type="button"
            data-testid={`shown-${key}`}
            aria-pressed={shown === key}
            onClick={() => setShown(key)}
          >
            {name} <span class="count">{total}</span>
          </button>
        ))}
      </div>
      {isDecided ? (
        <SheetTable
          name="decisions"
          title={say("decisions")}
          build={decisionSheet}
        />
      ) : (
        <>
          <Notes
            problems={problems}
            remarks={shown === "all" ? remarks : []}
            findings={isPrinted ? chosen : chosen.slice(0, MOST)}
            {...(!isPrinted && { onDecide: setDecided })}
          />
          {!isPrinted && chosen.length > MOST && (
            <p class="hint">
              {say("chartFirst")} {MOST} {say("ofCount")} {chosen.length}.
            </p>
          )}
          {findings.length + remarks.length + problems.length === 0 && (
            <p class="hint">{say("noFindings")}</p>
          )}
        </>
      )}
      {isPrinted && (
        <PrintedTable title={say("decisions")} build={decisionSheet} />
      )}
      {decided !== undefined && (
        <DecisionDialog
          finding={decided}
          onClose={() => setDecided(undefined)}
        />
      )}
    </div>
  );
}
