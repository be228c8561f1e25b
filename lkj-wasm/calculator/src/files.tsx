// Opening, saving, exporting; what is dropped on the page.
import { strToU8, zipSync } from "fflate";
import type { PublicationFormat, PublicationKind } from "lkj-wasm/files";
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
  openWorkbook,
  published,
  saved,
  tell,
  text,
  useStore,
  wipe,
  writtenAs,
  writtenAsSarif,
} from "./store";
import { Dialog, download, say } from "./ui";
import type { Word } from "./words";

/** What the build puts in: the example's files. */
declare const EXAMPLE: [name: string, text: string][];

async function opened(files: FileList | readonly File[]): Promise<void> {
  const workbook = [...files].find(({ name }) => /\.xlsx$/i.test(name));
  if (workbook !== undefined) {
    await openWorkbook(new Uint8Array(await workbook.arrayBuffer()));
    return;
  }
  const texts = await Promise.all(
    [...files].map(async (file): Promise<[string, string]> => [
      file.name,
      await file.text(),
    ]),
  );
  if (texts.length > 0) await open(texts);
}

/** The files that are dropped; of a folder, those of the native file in it. */
async function dropped(data: DataTransfer | null): Promise<File[]> {
  const entries = [...(data?.items ?? [])].map((item) =>
    item.webkitGetAsEntry(),
  );
  // The list is emptied as soon as anything is waited for.
  const alone = [...(data?.files ?? [])];
  const folders = entries.filter((entry) => entry?.isDirectory === true);
  const inside = await Promise.all(
    folders.map((folder) => filesIn(folder as FileSystemDirectoryEntry)),
  );
  const isFile = (_: File, at: number) => entries[at]?.isDirectory !== true;
  return [...alone.filter(isFile), ...inside.flat()];
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
    folder.createReader().readEntries(resolve, reject),
  );
  const files = entries
    .filter(({ isFile, name }) => isFile && /\.(toml|json)$/i.test(name))
    .sort((one, other) => one.name.localeCompare(other.name));
  return Promise.all(
    files.map(
      (entry) =>
        new Promise<File>((resolve, reject) =>
          (entry as FileSystemFileEntry).file(resolve, reject),
        ),
    ),
  );
}

/** The name of the document as a file. */
function fileName(ending: string): string {
  const { file, year } = now();
  const name = (file?.organization?.name ?? "lkj")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${name || "lkj"}-${year}.${ending}`;
}

const TOML = "application/toml";
const JSON_TYPE = "application/json";

/** Saves the document as it was opened: one file as one, several as a folder that is packed. */
async function save(): Promise<void> {
  const { originals } = now();
  const written = await saved();
  if (written === undefined) {
    saveUnread();
  } else if (!written.apart) {
    download(fileName("toml"), written.text, TOML);
    if (originals.length > 1) tell({ kind: "text", text: say("savedAsOne") });
  } else if (originals.length === 1) {
    const [name = fileName("toml")] = originals[0] ?? [];
    const type = /\.json$/i.test(name) ? JSON_TYPE : TOML;
    download(name, written.texts[0] ?? "", type);
  } else {
    const files = originals.map(([name], at): [string, string] => [
      name,
      written.texts[at] ?? "",
    ]);
    download(fileName("zip"), packed(files), "application/zip");
  }
}

/** What cannot be read yet is saved all the same, as it is. */
function saveUnread(): void {
  download(fileName("json"), `${text()}\n`, JSON_TYPE);
  tell({ kind: "text", text: say("savedAsJson") });
}

/** Files as one. */
function packed(files: readonly [name: string, text: string][]): Uint8Array {
  return zipSync(
    Object.fromEntries(files.map(([name, text]) => [name, strToU8(text)])),
  );
}

async function exportAs(kind: ExportKind | "sarif"): Promise<void> {
  const written = await (kind === "sarif" ? writtenAsSarif() : writtenAs(kind));
  if (written === undefined) return saveUnread();
  const [prefix, ending, type] = (
    {
      toml: ["", "toml", TOML],
      json: ["", "json", JSON_TYPE],
      evaluation: ["hasil-", "json", JSON_TYPE],
      findings: ["catatan-", "json", JSON_TYPE],
      sarif: ["catatan-", "sarif", JSON_TYPE],
    } as const
  )[kind];
  download(prefix + fileName(ending), written, type);
}

const TYPES: Record<PublicationFormat, string> = {
  html: "text/html",
  md: "text/markdown",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The finished documents that the page offers, the usual format of each first. */
const DOCUMENTS: readonly [
  Word,
  PublicationKind | "workbook",
  PublicationFormat,
][] = [
  ["lkjAsWord", "lkj", "docx"],
  ["lkjAsPage", "lkj", "html"],
  ["lkjAsFigures", "lkj", "xlsx"],
  ["pkAsWord", "pk", "docx"],
  ["renaksiAsWord", "renaksi", "docx"],
  ["e81AsTable", "e81", "xlsx"],
  ["reviewAsWord", "review", "docx"],
  ["manualAsWord", "manual", "docx"],
  ["workbookToFill", "workbook", "xlsx"],
];

async function publish(
  document: PublicationKind | "workbook",
  format: PublicationFormat,
): Promise<void> {
  const bytes = await published(document, format);
  if (bytes === undefined) return saveUnread();
  const prefix = document === "workbook" ? "isian" : document;
  download(`${prefix}-${fileName(format)}`, bytes, TYPES[format]);
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
      at === 0 ? row.name : sheets.printed(row.cells()[id]),
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
    ["exportToml", () => void exportAs("toml")],
    ["exportJson", () => void exportAs("json")],
    ["exportEvaluation", () => void exportAs("evaluation")],
    ["exportFindings", () => void exportAs("findings")],
    ["exportSarif", () => void exportAs("sarif")],
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
          accept=".toml,.json,.xlsx"
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
            onClick={() => void save()}
          >
            {say("save")}
          </button>
          <details class="menu">
            <summary data-testid="export">{say("export")}</summary>
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
          <details class="menu">
            <summary data-testid="documents">{say("documents")}</summary>
            <ul>
              {DOCUMENTS.map(([name, document, format]) => (
                <li key={name}>
                  <button
                    type="button"
                    data-testid={name}
                    onClick={() => void publish(document, format)}
                  >
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
      void dropped(event.dataTransfer).then(opened);
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
