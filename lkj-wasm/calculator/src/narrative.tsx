// The words of the report: statements about results, and prose by chapter.
import { choice, links, longText, paragraphs } from "./cells";
import { withoutItem } from "./change";
import {
  type NativeFile,
  asKey,
  asWritten,
  named,
  withEntries,
  withValue,
} from "./native";
import { namedWorks } from "./programs";
import { type Row, type Sheet, once } from "./sheet";
import { now } from "./store";
import { choices, say } from "./ui";
import { NOTE_KINDS } from "./words";

/** Everything that a statement can be about, with its name. */
const subjects = (file: NativeFile): [string, string][] => [
  ...named(file.goal),
  ...named(file.objective),
  ...named(file.indicator),
  ...namedWorks(file),
  ...named(file.group),
];

/** Causes, obstacles, follow-up and the like: those of the year, and those of no year. */
export function notes(file: NativeFile): Sheet {
  const { year } = now();
  const rows = (file.note ?? []).flatMap((note, at): Row[] => {
    if (note.year !== undefined && Number(note.year) !== year) return [];
    return [
      {
        key: `note.${at}`,
        name: note.text ?? "",
        type: "note",
        level: 0,
        paths: [`note.${at}`],
        ids: [],
        cells: once(() => ({
          text: paragraphs(file, ["note", at, "text"]),
          kind: choice(file, ["note", at, "kind"], choices(NOTE_KINDS)),
          about: links(file, ["note", at, "about"], subjects),
        })),
        remove: (file) => withoutItem(file, ["note"], at),
      },
    ];
  });
  return {
    columns: [
      { id: "text", title: say("statement"), width: 0 },
      { id: "kind", title: say("kind"), width: 10 },
      { id: "about", title: say("about"), width: 16 },
    ],
    rows,
    additions: [
      {
        label: say("statement"),
        run: (file) => {
          const all = file.note ?? [];
          const note = { kind: "cause", year, text: say("newName") };
          return [
            withValue(file, ["note"], [...all, note]),
            `note.${all.length}`,
          ];
        },
      },
    ],
    extend: (file) =>
      withValue(
        file,
        ["note"],
        [...(file.note ?? []), { kind: "cause", year, text: say("newName") }],
      ),
  };
}

/** The prose of the year by chapter and section. */
export function sections(file: NativeFile): Sheet {
  const at = String(now().year);
  const table = ["text", at];
  const all = Object.entries(file.text?.[at] ?? {});
  return {
    columns: [
      { id: "place", title: say("place"), width: 6 },
      { id: "heading", title: say("heading"), width: 14 },
      { id: "text", title: say("prose"), width: 0 },
    ],
    rows: all.map(([key, section]): Row => {
      const place = asWritten(key);
      return {
        key: place,
        name: section.heading ?? place,
        type: "section",
        level: 0,
        paths: [`text.${at}.${place}`],
        ids: [],
        cells: once(() => ({
          place: { text: place },
          heading: longText(file, [...table, key, "heading"]),
          text: paragraphs(file, [...table, key, "text"]),
        })),
        remove: (file) => withValue(file, [...table, key], undefined),
      };
    }),
    additions: PLACES.filter((chapter) => nextPlace(file, at, chapter)).map(
      (chapter) => {
        const place = nextPlace(file, at, chapter) ?? chapter;
        return {
          label: `${say("section")} ${place}`,
          run: (file) => [withSection(file, table, place), place],
        };
      },
    ),
  };
}

/** The file with a new section, behind those that stand before it in a report. */
function withSection(
  file: NativeFile,
  table: readonly string[],
  place: string,
): NativeFile {
  return withEntries(file, table, (entries) => {
    const behind = entries.findIndex(
      ([key]) => asWritten(key).localeCompare(place) > 0,
    );
    const at = behind < 0 ? entries.length : behind;
    const section = { heading: say("newName"), text: "" };
    return [
      ...entries.slice(0, at),
      [asKey(place), section],
      ...entries.slice(at),
    ];
  });
}

/** The chapters of a report (PermenPANRB 53/2014). */
const PLACES = ["1", "2", "3", "4"];

/** The place behind the last one of a chapter: `3`, `3.A`, `3.B`, … */
function nextPlace(
  file: NativeFile,
  year: string,
  chapter: string,
): string | undefined {
  const known = file.text?.[year] ?? {};
  const letters = Array.from({ length: 26 }, (_, at) =>
    String.fromCharCode(65 + at),
  );
  const places = [chapter, ...letters.map((letter) => `${chapter}.${letter}`)];
  return places.find((place) => known[asKey(place)] === undefined);
}
