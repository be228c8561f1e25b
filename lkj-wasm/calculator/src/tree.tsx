// The tree of what agencies contribute to the goals of their region, walked by the keys that all
// trees have: up and down, right and left to open and close, Home and End.
import type { TreeNode } from "lkj-wasm/files";
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { percent } from "./figures";
import { now } from "./store";
import { Category, Icon, nameOf, say } from "./ui";
import { AGGREGATIONS } from "./words";

/** A node with the way that leads to it, which tells it from all others. */
interface Placed {
  readonly node: TreeNode;
  readonly way: string;
  readonly outer: string | undefined;
}

function placed(nodes: readonly TreeNode[], outer?: string): Placed[] {
  return nodes.map((node, at) => ({
    node,
    way: outer === undefined ? String(at) : `${outer}.${at}`,
    outer,
  }));
}

/** Those that can be seen, from the top down. */
function visible(
  nodes: readonly Placed[],
  closed: ReadonlySet<string>,
): Placed[] {
  return nodes.flatMap((one) => [
    one,
    ...(closed.has(one.way)
      ? []
      : visible(placed(one.node.below, one.way), closed)),
  ]);
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
  const top = placed(nodes);

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
    const seen = visible(top, closed);
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

  const branch = (one: Placed): JSX.Element => {
    const { node, way } = one;
    const isBranch = node.below.length > 0;
    const isClosed = closed.has(way);
    return (
      <li
        key={way}
        role="treeitem"
        data-way={way}
        data-kind={node.kind}
        aria-expanded={isBranch ? !isClosed : undefined}
        aria-selected={way === current}
        aria-label={spoken(node)}
        tabIndex={way === current ? 0 : -1}
        onFocus={(event) => {
          if (event.target === event.currentTarget) setCurrent(way);
        }}
      >
        <div
          class="node"
          onClick={() => {
            goTo(way);
            if (isBranch) close(way, !isClosed);
          }}
        >
          <span class="twig">
            {isBranch && <Icon name={isClosed ? "right" : "open"} />}
          </span>
          <Line node={node} categories={categories} />
        </div>
        {isBranch && !isClosed && (
          <ul role="group">
            {placed(node.below, way).map((below) => branch(below))}
          </ul>
        )}
      </li>
    );
  };

  return (
    <ul
      ref={root}
      role="tree"
      class="tree"
      aria-label={say("tree")}
      data-testid="tree"
      onKeyDown={onKey}
    >
      {top.map((one) => branch(one))}
    </ul>
  );
}

const KINDS = {
  goal: "goal",
  objective: "objective",
  indicator: "indicator",
  contribution: "contribution",
} as const;

const reason = ({ because, becauseEn }: TreeNode): string =>
  (now().locale === "id" ? because : becauseEn) ?? "";

/** How what contributes combines, and how much of it was measured. */
function coverage({ contributed }: TreeNode): string {
  if (contributed === null) return "";
  const { combine, measured, total } = contributed;
  const how = nameOf(AGGREGATIONS, combine).toLowerCase();
  return `${how}, ${measured} ${say("ofCount")} ${total}`;
}

/** A node in one line, for those who hear it. */
function spoken(node: TreeNode): string {
  const { achievement, kind, agency, name } = node;
  const value = achievement?.value ?? null;
  const parts = [
    `${say(KINDS[kind])}: ${name}`,
    ...(agency === null ? [] : [agency]),
    ...(value === null
      ? [reason(node)]
      : [percent(value, now().locale), achievement?.category ?? ""]),
    coverage(node),
  ];
  return parts.filter((part) => part !== "").join(", ");
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
        <span class="label">{agency ?? say(KINDS[kind])}</span> {name}
        {contributed !== null && (
          <span class="place">
            {isOwn &&
              `${say("contributed")} ${percent(contributed.achievement.value, locale)} · `}
            {coverage(node)}
          </span>
        )}
      </span>
      {value !== null ? (
        <span class="node-value">
          <span class="figure">{percent(value, locale)}</span>
          {category !== null && (
            <Category
              label={category}
              rank={Math.max(categories.indexOf(category), 0)}
              of={Math.max(categories.length, 1)}
            />
          )}
        </span>
      ) : (
        reason(node) !== "" && (
          <span class="node-value faint">– {reason(node)}</span>
        )
      )}
    </>
  );
}
