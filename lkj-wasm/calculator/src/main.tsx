// The page: its head, its two parts, and what is told above them.
import { type JSX, render } from "preact";
import { useEffect } from "preact/hooks";
import { LinksDialog, NextYearDialog, RenameDialog } from "./dialogs";
import { start } from "./engine";
import { Drop, Files } from "./files";
import { Quick } from "./quick";
import { OWN, backToRegion, resumeRegion } from "./region";
import { Regional } from "./regional";
import { Report } from "./report";
import {
  go,
  keepNow,
  now,
  printing,
  resume,
  speak,
  tell,
  useStore,
  wouldLose,
} from "./store";
import { Confirm, Dialog, Problems, failed, say } from "./ui";
import { resumeToDo } from "./year";

function Page(): JSX.Element {
  const { part, locale } = useStore();
  useEffect(() => {
    document.title = `lkj · ${say("title")}`;
  }, [locale]);
  return (
    <>
      <header class="top">
        <h1>
          <span class="mark">lkj</span> {say("title")}
        </h1>
        <nav class="parts no-print" aria-label={say("parts")}>
          {(["quick", "report", "region"] as const).map((key) => (
            <button
              key={key}
              type="button"
              data-testid={`part-${key}`}
              aria-current={part === key ? "page" : undefined}
              onClick={() => (key === "region" ? void backToRegion() : go(key))}
            >
              {say(key)}
            </button>
          ))}
        </nav>
        <div
          class="languages no-print"
          role="group"
          aria-label={say("language")}
        >
          {(["id", "en"] as const).map((key) => (
            <button
              key={key}
              type="button"
              lang={key}
              data-testid={`locale-${key}`}
              aria-pressed={locale === key}
              aria-label={key === "id" ? "ID, Bahasa Indonesia" : "EN, English"}
              onClick={() => speak(key)}
            >
              {key.toUpperCase()}
            </button>
          ))}
        </div>
      </header>
      <main>
        <p class="subtitle no-print">{say("subtitle")}</p>
        {part !== "region" && <Files />}
        {part === "quick" && <Quick />}
        {part === "report" && <Report />}
        {part === "region" && <Regional />}
      </main>
      <Drop />
      <Told />
    </>
  );
}

/** A file that cannot be opened, how a number came about, or a word about what was done. */
function Told(): JSX.Element | null {
  const { notice } = useStore();
  if (notice === undefined) return null;
  const close = () => tell(undefined);
  switch (notice.kind) {
    case "problems":
      return (
        <Dialog title={say(notice.title)} onClose={close}>
          <div data-testid="problems">
            {notice.problems.length === 0 && <p>{failed(notice)}</p>}
            <Problems problems={notice.problems.slice(0, 50)} />
          </div>
        </Dialog>
      );
    case "trace": {
      const { explanation } = notice;
      return (
        <Dialog
          title={`${say("traceOf")} ${explanation.reference}`}
          onClose={close}
        >
          <p class="big small">
            {explanation.written ?? explanation.because ?? "–"}
          </p>
          <ol class="steps" data-testid="trace">
            {explanation.steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
        </Dialog>
      );
    }
    case "links":
      return (
        <LinksDialog
          title={notice.title}
          links={notice.links}
          onClose={close}
        />
      );
    case "rename":
      return <RenameDialog id={notice.id} onClose={close} />;
    case "newYear":
      return <NextYearDialog onClose={close} />;
    case "confirm":
      return (
        <Confirm
          title={notice.title}
          text={notice.text}
          onYes={notice.onYes}
          onClose={close}
        />
      );
    case "text":
      return (
        <Dialog title="lkj" onClose={close}>
          <p>{notice.text}</p>
        </Dialog>
      );
  }
}

async function run(): Promise<void> {
  const root = document.getElementById("page");
  if (root === null) return;
  try {
    await start();
  } catch (error) {
    root.textContent = `${say("noEngine")} (${String(error)})`;
    return;
  }
  resume();
  root.replaceChildren();
  render(<Page />, root);
  const { part, agency } = now();
  // The region's own file names what its agencies have.
  if (part === "region" || agency === OWN) void resumeRegion();
  resumeToDo();
  root.dataset["ready"] = "true";
  window.addEventListener("pagehide", keepNow);
  window.addEventListener("beforeunload", (event) => {
    if (wouldLose()) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keepNow();
  });
  window.addEventListener("beforeprint", () => {
    printing(true);
    // Paper does not wait until the page is drawn the next time.
    render(<Page />, root);
  });
  window.addEventListener("afterprint", () => printing(false));
}

void run();
