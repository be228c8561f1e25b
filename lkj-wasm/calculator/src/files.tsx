// Opening, saving, exporting; what is dropped on the page.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { csv } from "./paste";
import * as sheets from "./sheets";
import type { NativeFile } from "./native";
import type { ExportKind } from "./protocol";
import {
  begin,
  now,
  open,
  tell,
  text,
  useStore,
  wipe,
  writtenAs,
} from "./store";
import { Dialog, download, say } from "./ui";
import type { Word } from "./words";

/** What the build puts in: the example's files. */
declare const EXAMPLE: [name: string, text: string][];

async function opened(files: FileList | readonly File[]): Promise<void> {
  const texts = await Promise.all(
    [...files].map(async (file): Promise<[string, string]> => [
      file.name,
      await file.text(),
    ]),
  );
  if (texts.length > 0) await open(texts);
}

/** The name of the document as a file. */
function fileName(ending: string): string {
  const { file, original, year } = now();
  if (original !== undefined && ending === "toml") return original.name;
  const name = (file?.organization?.name ?? "lkj")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${name || "lkj"}-${year}.${ending}`;
}

async function save(kind: ExportKind): Promise<void> {
  const written = await writtenAs(kind);
  const isToml = kind === "toml";
  if (written === undefined) {
    download(fileName("json"), `${text()}\n`, "application/json");
    tell({ kind: "text", text: say("savedAsJson") });
    return;
  }
  const prefix = {
    toml: "",
    json: "",
    evaluation: "hasil-",
    findings: "catatan-",
    sarif: "catatan-",
  };
  download(
    prefix[kind] +
      fileName(kind === "toml" || kind === "sarif" ? kind : "json"),
    written,
    isToml ? "application/toml" : "application/json",
  );
}

/** A table as it is shown, for a spreadsheet. */
function saveTable(
  name: string,
  build: (file: NativeFile) => ReturnType<typeof sheets.money>,
): void {
  const { file } = now();
  if (file === undefined) return;
  const { columns, rows, total } = build(file);
  const lines = [...rows, ...(total === undefined ? [] : [total])].map((row) =>
    columns.map(({ id }, at) =>
      at === 0 ? row.name : sheets.printed(row.cells[id]),
    ),
  );
  const head = columns.map(({ title }) => title);
  download(`${name}-${fileName("csv")}`, csv([head, ...lines]), "text/csv");
}

type Question = "blank" | "example" | "wipe";

/** The buttons that concern the document as a whole. */
export function Files(): JSX.Element {
  const { file } = useStore();
  const [question, setQuestion] = useState<Question | undefined>();
  const run: Record<Question, () => void> = {
    blank: begin,
    example: () => void open(EXAMPLE),
    wipe,
  };
  const ask = (what: Question) =>
    file === undefined && what !== "wipe" ? run[what]() : setQuestion(what);
  const exports: [Word, () => void][] = [
    ["exportToml", () => void save("toml")],
    ["exportJson", () => void save("json")],
    ["exportEvaluation", () => void save("evaluation")],
    ["exportFindings", () => void save("findings")],
    ["exportSarif", () => void save("sarif")],
    ["exportPerformance", () => saveTable("kinerja", sheets.performance)],
    ["exportMoney", () => saveTable("anggaran", sheets.money)],
  ];
  return (
    <div class="files no-print" role="group" aria-label={say("document")}>
      <span class="button-like">
        <span aria-hidden="true">{say("open")}</span>
        <input
          type="file"
          data-testid="open"
          aria-label={say("open")}
          multiple
          accept=".toml,.json"
          onChange={(event) => {
            const input = event.currentTarget;
            const files = input.files ? [...input.files] : [];
            // The same file may be opened again.
            input.value = "";
            void opened(files);
          }}
        />
      </span>
      <button type="button" data-testid="blank" onClick={() => ask("blank")}>
        {say("blank")}
      </button>
      <button
        type="button"
        data-testid="example"
        onClick={() => ask("example")}
      >
        {say("example")}
      </button>
      {file !== undefined && (
        <>
          <button
            type="button"
            data-testid="save"
            class="main"
            onClick={() => void save("toml")}
          >
            {say("save")}
          </button>
          <details class="menu">
            <summary>{say("export")}</summary>
            <ul>
              {exports.map(([name, write]) => (
                <li key={name}>
                  <button type="button" onClick={write}>
                    {say(name)}
                  </button>
                </li>
              ))}
            </ul>
          </details>
          <button
            type="button"
            data-testid="print"
            onClick={() => window.print()}
          >
            {say("print")}
          </button>
          <button type="button" data-testid="wipe" onClick={() => ask("wipe")}>
            {say("wipe")}
          </button>
        </>
      )}
      {question !== undefined && (
        <Dialog
          title={say(question)}
          onClose={() => setQuestion(undefined)}
          actions={
            <button
              type="submit"
              class="main"
              data-testid="yes"
              onClick={() => run[question]()}
            >
              {say("yes")}
            </button>
          }
        >
          <p>{say(question === "wipe" ? "wipeSure" : "replaceSure")}</p>
        </Dialog>
      )}
      <Drop />
    </div>
  );
}

/** The whole page takes files that are dropped on it. */
function Drop(): JSX.Element | null {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) =>
      event.dataTransfer?.types.includes("Files") === true;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void opened(event.dataTransfer?.files ?? []);
    };
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", leave);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("dragleave", leave);
      document.removeEventListener("drop", drop);
    };
  }, []);
  return isOver ? <div class="drop">{say("dropHere")}</div> : null;
}
