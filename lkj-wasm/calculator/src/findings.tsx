// What the checker found, all of it, by how much it matters.
import type { Finding } from "lkj-wasm";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStore } from "./store";
import { Notes } from "./sheet";
import { say } from "./ui";

type Shown = "all" | Finding["severity"];

const MOST = 200;

/** The list of findings, with how many there are of each severity. */
export function Findings({
  isPrinted = false,
}: {
  /** Paper shows all of them. */
  isPrinted?: boolean;
}): JSX.Element {
  const { results, problems } = useStore();
  const [shown, setShown] = useState<Shown>("all");
  const findings = results?.findings ?? [];
  const remarks = results?.remarks ?? [];
  const count = (severity: Finding["severity"]) =>
    findings.filter((finding) => finding.severity === severity).length;
  const claims = results?.claims;
  const chosen = (["error", "warning", "note"] as const).flatMap((severity) =>
    shown === "all" || shown === severity
      ? findings.filter((finding) => finding.severity === severity)
      : [],
  );
  const filters: [Shown, string, number][] = [
    ["all", say("all"), findings.length],
    ["error", say("error"), count("error")],
    ["warning", say("warning"), count("warning")],
    ["note", say("note"), count("note")],
  ];
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
            aria-pressed={shown === key}
            onClick={() => setShown(key)}
          >
            {name} <span class="count">{total}</span>
          </button>
        ))}
      </div>
      <Notes
        problems={problems}
        remarks={shown === "all" ? remarks : []}
        findings={isPrinted ? chosen : chosen.slice(0, MOST)}
      />
      {!isPrinted && chosen.length > MOST && (
        <p class="hint">
          {say("chartFirst")} {MOST} {say("ofCount")} {chosen.length}.
        </p>
      )}
      {findings.length + remarks.length + problems.length === 0 && (
        <p class="hint">{say("noFindings")}</p>
      )}
    </div>
  );
}
