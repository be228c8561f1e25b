// Messages of the engine about one thing, or about all.
import type { Finding, Problem, Remark } from "lkj-wasm";
import type { JSX } from "preact";
import { Icon, PrintedAt, said, say } from "./ui";

/** Remarks that say how a value was taken, where nothing is amiss. */
const EXPLAINING = ["without-percentage", "units"];

/** How much a remark matters. */
export const severityOf = ({ code }: Remark): "warning" | "note" =>
  EXPLAINING.includes(code) ? "note" : "warning";

/** Messages about one thing. */
export function Notes({
  problems = [],
  remarks = [],
  findings = [],
  onDecide,
}: {
  problems?: readonly Problem[];
  remarks?: readonly Remark[];
  findings?: readonly Finding[];
  /** Asks for a decision about a finding. */
  onDecide?: (finding: Finding) => void;
}): JSX.Element {
  return (
    <ul class="messages">
      {problems.map((problem) => (
        <li data-severity="error">
          <Icon name="error" />
          <span>
            <b>{say("problems")}:</b> {said(problem)}
          </span>
        </li>
      ))}
      {remarks.map((remark) => (
        <li data-severity={severityOf(remark)}>
          <Icon name={severityOf(remark)} />
          <span>{said(remark)}</span>
        </li>
      ))}
      {findings.map((finding) => (
        <li key={finding.fingerprint} data-severity={finding.severity}>
          <Icon name={finding.severity} />
          <span>
            <b>{say(finding.severity)}</b>
            <PrintedAt place={finding.place} />
            <br />
            {said(finding)}
            {finding.explanations.map((explanation) => (
              <span class="perhaps">
                {say("perhaps")} {said(explanation)}
              </span>
            ))}
          </span>
          {onDecide !== undefined && (
            <button
              type="button"
              class="decide"
              data-testid="decide"
              aria-label={`${say("decide")}: ${said(finding)}`}
              onClick={() => onDecide(finding)}
            >
              {say("decide")}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
