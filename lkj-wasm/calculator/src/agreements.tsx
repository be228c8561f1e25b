// The yearly agreements and their revisions, beside the targets that they promise.
import { awaited, paragraphs, text } from "./cells";
import { withoutItem } from "./change";
import { type NativeFile, type Path, inOrder, withValue } from "./native";
import { type Row, type Sheet, once } from "./sheet";
import { now } from "./store";
import { say } from "./ui";

/** Agreements and revisions, in order of time, each with its path and its name. */
export function promises(
  file: NativeFile,
): { path: Path; name: string; key: string }[] {
  return inOrder(Object.keys(file.agreement ?? {})).flatMap((year) => {
    const path = ["agreement", year];
    const name = `${say("agreement")} ${year}`;
    const revisions = file.agreement?.[year]?.revision ?? [];
    return [
      { path, name, key: `pk${year}` },
      ...revisions.map((_, at) => ({
        path: [...path, "revision", at],
        name: `${name}, ${say("revision")} ${at + 1}`,
        key: `pk${year}r${at + 1}`,
      })),
    ];
  });
}

/** When and by whom each was signed. */
export function agreements(file: NativeFile): Sheet {
  const at = String(now().year);
  const own = file.agreement?.[at];
  // The agreement of the year at hand has a row before anything is known of it.
  const all = promises(
    own === undefined ? withValue(file, ["agreement", at], {}) : file,
  );
  return {
    columns: [
      { id: "name", title: say("agreementName"), width: 12 },
      { id: "number", title: say("number"), width: 12 },
      { id: "signed", title: say("signed"), width: 8.5 },
      { id: "by", title: say("by"), width: 11 },
      { id: "to", title: say("to"), width: 11 },
      { id: "reason", title: say("reason"), width: 0 },
    ],
    rows: all.map(({ path, name, key }): Row => {
      const isRevision = path.length > 2;
      return {
        key,
        name,
        type: isRevision ? "revision" : "agreement",
        level: isRevision ? 1 : 0,
        paths: [path.join(".")],
        ids: [],
        cells: once(() => ({
          name: { text: name },
          number: text(file, [...path, "number"]),
          signed: awaited(
            { ...text(file, [...path, "signed"]), example: `${path[1]}-01-31` },
            "signature",
            "",
            path.length > 2 ? "" : String(path[1]),
          ),
          ...(isRevision
            ? { reason: paragraphs(file, [...path, "reason"]) }
            : {
                by: text(file, [...path, "by"]),
                to: text(file, [...path, "to"]),
              }),
        })),
        remove: (file) =>
          isRevision
            ? withoutItem(file, path.slice(0, -1), Number(path.at(-1)))
            : withValue(file, path, undefined),
      };
    }),
    additions:
      own === undefined
        ? []
        : [
            {
              label: `${say("agreement")} ${at}, ${say("revision")}`,
              run: (file) => {
                const all = own.revision ?? [];
                return [
                  withValue(
                    file,
                    ["agreement", at, "revision"],
                    [...all, { targets: {} }],
                  ),
                  `pk${at}r${all.length + 1}`,
                ];
              },
            },
          ],
  };
}
