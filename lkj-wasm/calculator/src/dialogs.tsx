// What is asked in a dialog: which things another one names, another id for a thing, a year to begin
// with or to open.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { idOf, linked, nextYearOf, valueAt } from "./native";
import type { Links } from "./sheet";
import { begin, endEdit, now, put, rename, useStore } from "./store";
import { Dialog, failed, say } from "./ui";
import { openYear } from "./year";

/** Of a list at first. */
const MOST = 200;

/** Things to choose from, each a box to tick. */
export function LinksDialog({
  title,
  links: { path, choices },
  onClose,
}: {
  title: string;
  links: Links;
  onClose: () => void;
}): JSX.Element {
  const { file = {} } = useStore();
  const [wanted, setWanted] = useState("");
  const links = linked(valueAt(file, path));
  const chosen = links.map(idOf);
  const offered = choices();
  const known = new Set(offered.map(([id]) => id));
  // What is named and is not there can be taken out all the same, and put back.
  const [before] = useState(chosen);
  const all = [
    ...offered,
    ...before.filter((id) => !known.has(id)).map((id) => [id, id] as const),
  ];
  const found = all.filter(([id, name]) =>
    `${id} ${name}`.toLowerCase().includes(wanted.toLowerCase()),
  );
  // Those that are named stand where they can be seen.
  const named = new Set(before);
  const isNamed = ([id]: readonly [string, string]) => named.has(id);
  const shown = [
    ...found.filter(isNamed),
    ...found.filter((one) => !isNamed(one)),
  ].slice(0, MOST);
  const tick = (id: string, isTicked: boolean) => {
    // What stands beside a link stays with it.
    const others = links.filter((one) => idOf(one) !== id);
    const after = isTicked ? [...others, id] : others;
    put(path, after.length === 0 ? undefined : after);
    endEdit();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      {all.length > 12 && (
        <label class="search">
          <span>{say("search")}</span>
          <input
            type="search"
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </label>
      )}
      <ul class="boxes" data-testid="links">
        {shown.map(([id, name]) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                value={id}
                checked={chosen.includes(id)}
                onChange={(event) => tick(id, event.currentTarget.checked)}
              />
              <span>
                {name} <code>{id}</code>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length < found.length && (
        <p class="hint">
          {say("chartFirst")} {shown.length} {say("ofCount")} {found.length}.{" "}
          {say("searchMore")}
        </p>
      )}
      {all.length === 0 && <p class="hint">{say("nothingToName")}</p>}
    </Dialog>
  );
}

/** Another id for a thing; the engine changes all that names it. */
export function RenameDialog({
  id,
  onClose,
}: {
  id: string;
  onClose: () => void;
}): JSX.Element {
  const [name, setName] = useState(id);
  const [fault, setFault] = useState<string | undefined>();
  const submit = async () => {
    const answer = await rename(id, name.trim());
    if (answer === undefined) onClose();
    else setFault(failed(answer));
  };
  return (
    <Dialog
      title={`${say("rename")}: ${id}`}
      onClose={onClose}
      actions={
        <button
          type="button"
          class="main"
          data-testid="rename"
          onClick={() => void submit()}
        >
          {say("rename")}
        </button>
      }
    >
      <p>{say("renameHint")}</p>
      <label class="search">
        <span>{say("newId")}</span>
        <input
          value={name}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          data-testid="new-id"
          aria-invalid={fault !== undefined}
          aria-describedby="rename-fault"
          onInput={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            void submit();
          }}
        />
      </label>
      <p id="rename-fault" role="alert" class="fault">
        {fault}
      </p>
    </Dialog>
  );
}

/** The year of a new document. */
export function NewDialog({ onClose }: { onClose: () => void }): JSX.Element {
  return (
    <YearDialog
      title={say("blank")}
      words={[
        say("blankHint"),
        ...(now().file === undefined ? [] : [say("replaceSure")]),
      ]}
      first={new Date().getFullYear()}
      action={say("blankMake")}
      run={async (year) => {
        await begin(year);
        return undefined;
      }}
      onClose={onClose}
    />
  );
}

/** Which year is opened behind those that are there. */
export function NextYearDialog({
  onClose,
}: {
  onClose: () => void;
}): JSX.Element {
  return (
    <YearDialog
      title={say("nextYear")}
      words={[say("nextYearHint")]}
      first={nextYearOf(now().file ?? {}, now().year)}
      action={say("nextYearOpen")}
      run={openYear}
      onClose={onClose}
    />
  );
}

/** A year is asked for, and what is wrong with it is told beside it. */
function YearDialog({
  title,
  words,
  first,
  action,
  run,
  onClose,
}: {
  title: string;
  words: readonly string[];
  first: number;
  action: string;
  /** What is wrong, where that cannot be. */
  run: (
    year: number,
  ) => Promise<{ message: string; messageId: string } | undefined>;
  onClose: () => void;
}): JSX.Element {
  const [year, setYear] = useState(String(first));
  const [fault, setFault] = useState("");
  const submit = async () => {
    const failure = /^[12]\d{3}$/.test(year.trim())
      ? await run(Number(year.trim()))
      : { message: say("noYear"), messageId: say("noYear") };
    if (failure === undefined) onClose();
    else setFault(failed(failure));
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <button
          type="button"
          class="main"
          data-testid="year-yes"
          onClick={() => void submit()}
        >
          {action}
        </button>
      }
    >
      {words.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <label class="search short">
        <span>{say("year")}</span>
        <input
          value={year}
          inputMode="numeric"
          autocomplete="off"
          data-testid="year-asked"
          aria-invalid={fault !== ""}
          aria-describedby="year-fault"
          onInput={(event) => setYear(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            void submit();
          }}
        />
      </label>
      <p id="year-fault" role="alert" class="fault">
        {fault}
      </p>
    </Dialog>
  );
}
