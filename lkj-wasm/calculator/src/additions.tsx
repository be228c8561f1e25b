// New goals, objectives and indicators, from whatever table they are asked for.
import { withNew } from "./change";
import type { NativeFile } from "./native";
import { type Addition } from "./sheet";
import { say } from "./ui";

export function addIndicator(): Addition {
  return {
    label: say("indicator"),
    run: (file) => {
      const of =
        Object.keys(file.objective ?? {}).at(-1) ??
        Object.keys(file.goal ?? {}).at(-1);
      return withNew(file, ["indicator"], "indikator", {
        name: say("newName"),
        ...(of !== undefined && { of }),
      });
    },
  };
}

export function addObjective(): Addition {
  return {
    label: say("objective"),
    run: (file) => {
      const goal = Object.keys(file.goal ?? {}).at(-1);
      return withNew(file, ["objective"], "sasaran", {
        name: say("newName"),
        ...(goal !== undefined && { goal }),
      });
    },
  };
}

export function addGoal(): Addition {
  return {
    label: say("goal"),
    run: (file) => withNew(file, ["goal"], "tujuan", { name: say("newName") }),
  };
}

/** The file with a new indicator behind another. */
export const withIndicatorBehind = (
  file: NativeFile,
  behind: string,
): NativeFile =>
  withNew(
    file,
    ["indicator"],
    "indikator",
    { name: say("newName") },
    behind,
  )[0];
