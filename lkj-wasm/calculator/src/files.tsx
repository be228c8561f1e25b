// Opening, saving, exporting; what is dropped on the page.
import type { PublicationFormat, PublicationKind } from "lkj-wasm/files";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { csv } from "./paste";
import { type Sheet, printed } from "./sheet";
import { money } from "./money";
import { performance } from "./performance";
import type { NativeFile } from "./native";
import { compareWith } from "./comparison";
import { packed } from "./package";
import type { ExportKind } from "./protocol";
import {
  type DocumentFiles,
  ENDINGS,
  type Found,
  documentOf,
  dropped,
  picked,
  regionOf,
  textsIn,
} from "./reading";
import { openRegion } from "./region";
import {
  cannotOpen,
  now,
  open,
  published,
  read,
  saved,
  show,
  tell,
  text,
  useStore,
  wasSaved,
  wipe,
  writtenAs,
  writtenAsSarif,
} from "./store";
import { ownFile } from "./decisions";
import { NewDialog } from "./dialogs";
import { printStamped } from "./stamp";
import { Confirm, download, say } from "./ui";
import type { Word } from "./words";

/** What the build puts in: the example's files. */
declare const EXAMPLE: [name: string, text: string][];

/** Opens what was chosen as the document; asks first where that takes the place of another. */
async function opened(found: readonly Found[]): Promise<void> {
  const files = await documentOf(found);
  if (files === undefined) return;
  if (!files.ok) return cannotOpen(files);
  const texts = await textsIn(files.value);
  if (!texts.ok) return cannotOpen(texts);
  // What is saved of a workbook is no longer the workbook.
  const isWorkbook = files.value.kind === "workbook";
  const document = await read(texts.value, isWorkbook ? [] : texts.value);
  if (document === undefined) return;
  if (now().file === undefined) return show(document);
  tell({
    kind: "confirm",
    title: `${say("open")}: ${namesOf(files.value)}`,
    text: say("replaceSure"),
    onYes: () => show(document),
  });
}

/** What files are called; of many the first ones. */
function namesOf(files: DocumentFiles): string {
  if (files.kind === "workbook") return files.name;
  const names = files.texts.map(([name]) => name);
  const shown = names.slice(0, 4).join(", ");
  return names.length > 4 ? `${shown}, …` : shown;
}

/** Does with files what the part at hand is for. */
async function taken(found: readonly Found[]): Promise<void> {
  if (now().part === "region") return openRegion(await regionOf(found));
  if (now().part === "report" && now().view === "compare") {
    if (now().file !== undefined) return compareWith(await documentOf(found));
  }
  return opened(found);
}

/** A picker of files that looks like a button. */
export function Picker({
  label,
  testId,
  isFolder = false,
  isMain = false,
  onFiles,
}: {
  label: string;
  testId: string;
  isFolder?: boolean;
  isMain?: boolean;
  onFiles: (found: readonly Found[]) => void;
}): JSX.Element {
  return (
    <span class={isMain ? "button-like main" : "button-like"}>
      <span aria-hidden="true">{label}</span>
      <input
        type="file"
        data-testid={testId}
        aria-label={label}
        multiple
        {...(isFolder ? { webkitdirectory: true } : { accept: ENDINGS })}
        onChange={(event) => onFiles(picked(event.currentTarget))}
      />
    </span>
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
  const { originals, file } = now();
  const written = await saved();
  wasSaved(file);
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

/** Saves the decisions alone, as the reviewer's own file. */
async function saveDecisions(): Promise<void> {
  const [name, text] = await ownFile();
  download(name, text, TOML);
}

/** A table as it is shown, for a spreadsheet. */
function saveTable(name: string, build: (file: NativeFile) => Sheet): void {
  const { file } = now();
  if (file === undefined) return;
  const { columns, rows, total } = build(file);
  const lines = [...rows, ...(total === undefined ? [] : [total])].map((row) =>
    columns.map(({ id }, at) =>
      at === 0 ? row.name : printed(row.cells()[id]),
    ),
  );
  const head = columns.map(({ title }) => title);
  download(`${name}-${fileName("csv")}`, csv([head, ...lines]), "text/csv");
}

type Question = "example" | "wipe";

/** The buttons that concern the document as a whole. */
export function Files(): JSX.Element {
  const { file } = useStore();
  const [question, setQuestion] = useState<Question | undefined>();
  const [isNew, setNew] = useState(false);
  const run: Record<Question, () => void> = {
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
    ...((file?.decision ?? []).length > 0
      ? [["exportDecisions", () => void saveDecisions()] as [Word, () => void]]
      : []),
    ["exportPerformance", () => saveTable("kinerja", performance)],
    ["exportMoney", () => saveTable("anggaran", money)],
  ];
  return (
    <div class="files no-print" role="group" aria-label={say("document")}>
      <Picker
        label={say("open")}
        testId="open"
        onFiles={(found) => void opened(found)}
      />
      <button type="button" data-testid="blank" onClick={() => setNew(true)}>
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
            onClick={() => void printStamped()}
          >
            {say("print")}
          </button>
          <button type="button" data-testid="wipe" onClick={() => ask("wipe")}>
            {say("wipe")}
          </button>
        </>
      )}
      {isNew && <NewDialog onClose={() => setNew(false)} />}
      {question !== undefined && (
        <Confirm
          title={say(question)}
          text={say(question === "wipe" ? "wipeSure" : "replaceSure")}
          onYes={() => run[question]()}
          onClose={() => setQuestion(undefined)}
        />
      )}
    </div>
  );
}

/** The whole page takes files that are dropped on it. */
export function Drop(): JSX.Element | null {
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
      void dropped(event.dataTransfer)
        .then(taken)
        .catch((error: unknown) =>
          tell({
            kind: "text",
            text: `${say("cannotRead")} (${String(error)})`,
          }),
        );
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
  if (!isOver) return null;
  const { part, view, file } = now();
  const isBeside =
    part === "report" && view === "compare" && file !== undefined;
  return (
    <div class="drop">
      {say(
        part === "region" ? "dropRegion" : isBeside ? "dropBeside" : "dropHere",
      )}
    </div>
  );
}
