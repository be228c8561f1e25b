// The tree of what agencies contribute to the goals of their region, walked by the keys that all
// trees have: up and down, right and left to open and close, Home and End.
import type { TreeNode } from "lkj-wasm/files";
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { percent } from "./figures";
import { now } from "./store";
import { Category, Icon, because, nameOf, say } from "./ui";
import { AGGREGATIONS } from "./words";

/** A node with the way that leads to it, which tells it from all others. */
interface Placed {
  readonly node: TreeNode;
  readonly way: string;
  readonly outer: string | undefined;
  readonly level: number;
  /** Which one it is beside its neighbours, from 1, and how many those are with it. */
  readonly position: number;
  readonly size: number;
}

/** Those that can be seen, from the top down. */
function visible(
  nodes: readonly TreeNode[],
  closed: ReadonlySet<string>,
  outer?: Placed,
): Placed[] {
  return nodes.flatMap((node, at) => {
    const placed: Placed = {
      node,
      way: outer === undefined ? String(at) : `${outer.way}.${at}`,
      outer: outer?.way,
      level: (outer?.level ?? 0) + 1,
      position: at + 1,
      size: nodes.length,
    };
    return closed.has(placed.way)
      ? [placed]
      : [placed, ...visible(node.below, closed, placed)];
  });
}

export function Tree({
  nodes,
  categories,
  onOpen,
}: {
  nodes: readonly TreeNode[];
  /** The labels of the scale, the best first. */
  categories: readonly string[];
  /** Opens an agency. */
  onOpen: (agency: string) => void;
}): JSX.Element {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState("0");
  const root = useRef<HTMLUListElement>(null);
  const seen = visible(nodes, closed);

  const close = (way: string, isClosed: boolean) => {
    const after = new Set(closed);
    if (isClosed) after.add(way);
    else after.delete(way);
    setClosed(after);
  };
  const goTo = (way: string | undefined) => {
    if (way === undefined) return;
    setCurrent(way);
    root.current
      ?.querySelector<HTMLElement>(`[data-way="${CSS.escape(way)}"]`)
      ?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    const at = seen.findIndex(({ way }) => way === current);
    const here = seen[at];
    if (here === undefined) return;
    const isBranch = here.node.below.length > 0;
    const isClosed = closed.has(here.way);
    const keys: Record<string, () => void> = {
      ArrowDown: () => goTo(seen[at + 1]?.way),
      ArrowUp: () => goTo(seen[at - 1]?.way),
      Home: () => goTo(seen[0]?.way),
      End: () => goTo(seen.at(-1)?.way),
      ArrowRight: () => {
        if (isBranch && isClosed) close(here.way, false);
        else if (isBranch) goTo(seen[at + 1]?.way);
      },
      ArrowLeft: () => {
        if (isBranch && !isClosed) close(here.way, true);
        else goTo(here.outer);
      },
      Enter: () => {
        if (here.node.agency !== null) onOpen(here.node.agency);
        else if (isBranch) close(here.way, !isClosed);
      },
      " ": () => {
        if (isBranch) close(here.way, !isClosed);
      },
    };
    const act = keys[event.key];
    if (act === undefined || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    act();
  };

  // Flat, with levels: so each node is called by what stands in its own line.
  return (
    <ul
      ref={root}
      role="tree"
      class="tree"
      aria-label={say("tree")}
      data-testid="tree"
      onKeyDown={onKey}
    >
      {seen.map(({ node, way, level, position, size }) => {
        const isBranch = node.below.length > 0;
        const isClosed = closed.has(way);
        return (
          <li
            key={way}
            role="treeitem"
            class="node"
            data-way={way}
            data-kind={node.kind}
            style={{ "--level": level - 1 }}
            aria-level={level}
            aria-posinset={position}
            aria-setsize={size}
            aria-expanded={isBranch ? !isClosed : undefined}
            aria-selected={way === current}
            tabIndex={way === current ? 0 : -1}
            onFocus={() => setCurrent(way)}
            onClick={() => {
              goTo(way);
              if (isBranch) close(way, !isClosed);
            }}
          >
            <span class="twig">
              {isBranch && <Icon name={isClosed ? "right" : "open"} />}
            </span>
            <Line node={node} categories={categories} />
          </li>
        );
      })}
    </ul>
  );
}

const KINDS = {
  goal: "goal",
  objective: "objective",
  indicator: "indicator",
  contribution: "contribution",
} as const;

/** How what contributes combines, and how much of it was measured. */
function coverage({ contributed }: TreeNode): string {
  if (contributed === null) return "";
  const { combine, measured, total } = contributed;
  const how = nameOf(AGGREGATIONS, combine).toLowerCase();
  return `${how}, ${measured} ${say("ofCount")} ${total}`;
}

function Line({
  node,
  categories,
}: {
  node: TreeNode;
  categories: readonly string[];
}): JSX.Element {
  const { kind, agency, name, achievement, contributed } = node;
  const { locale } = now();
  const value = achievement?.value ?? null;
  const category = achievement?.category ?? null;
  // What the region measured itself stands before what agencies contribute.
  const isOwn =
    contributed !== null &&
    achievement?.value !== contributed.achievement.value;
  return (
    <>
      <span class="node-name">
        <span class="label">{agency ?? say(KINDS[kind])}</span> {name}{" "}
        {contributed !== null && (
          <span class="place">
            {isOwn &&
              `${say("contributed")} ${percent(contributed.achievement.value, locale)} · `}
            {coverage(node)}
          </span>
        )}
      </span>{" "}
      {value !== null ? (
        <span class="node-value">
          <span class="figure">{percent(value, locale)}</span>{" "}
          {category !== null && (
            <Category label={category} labels={categories} />
          )}
        </span>
      ) : (
        because(node) !== "" && (
          <span class="node-value faint">– {because(node)}</span>
        )
      )}
    </>
  );
}
