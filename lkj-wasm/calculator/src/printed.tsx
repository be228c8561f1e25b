// The report as paper shows it: the tables one after another, the charts, and all that was found.
import type { JSX } from "preact";
import { Charts } from "./charts";
import { hasParts, plannedByParts, spendingByParts } from "./disbursements";
import { Findings } from "./findings";
import { money } from "./money";
import { performance } from "./performance";
import { measures } from "./programs";
import { useStore } from "./store";
import { PrintedTable } from "./table";
import { say } from "./ui";

/** What paper shows: the tables one after another, however the screen is. */
export function Printed(): JSX.Element {
  const { file, year } = useStore();
  return (
    <div class="print-only" aria-hidden="true">
      <PrintedTable title={say("performance")} build={performance} />
      <PrintedTable title={say("money")} build={money} />
      {file !== undefined && hasParts(file, year) && (
        <>
          <PrintedTable title={say("plannedByParts")} build={plannedByParts} />
          <PrintedTable
            title={say("spendingByParts")}
            build={spendingByParts}
          />
        </>
      )}
      <PrintedTable title={say("measures")} build={measures} />
      <PrintedParts />
    </div>
  );
}

/** The charts, and all that was found. */
function PrintedParts(): JSX.Element | null {
  const { file, isPrinting } = useStore();
  if (file === undefined || !isPrinting) return null;
  return (
    <>
      <section class="printed-charts">
        <h2>{say("charts")}</h2>
        <Charts />
      </section>
      <section>
        <h2>{say("findings")}</h2>
        <Findings isPrinted />
      </section>
    </>
  );
}
