// Charts of figures that stand in the tables: nothing is worked out here but where to draw.
import type { Scale } from "lkj-wasm";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { figure, percent } from "./figures";
import { explain, useStore } from "./store";
import { say, tone } from "./ui";

const MOST = 60;
const VALUE = 80;

/** Where the parts of a row stand. */
interface Layout {
  /** Whether names stand beside their bars, not above them. */
  readonly isBeside: boolean;
  /** How much room there is before the bars. */
  readonly label: number;
  readonly width: number;
  readonly row: number;
  /** The base line of names, and the top of bars. */
  readonly name: number;
  readonly bar: number;
}

const WIDE: Layout = {
  isBeside: true,
  label: 310,
  width: 420,
  row: 30,
  name: 19,
  bar: 9,
};
const NARROW: Layout = {
  isBeside: false,
  label: 8,
  width: 244,
  row: 42,
  name: 14,
  bar: 21,
};

const phone = window.matchMedia("(max-width: 40rem)");

/** The layout for the screen at hand. */
function useLayout(): Layout {
  const [isNarrow, setNarrow] = useState(phone.matches);
  useEffect(() => {
    const listener = () => setNarrow(phone.matches);
    phone.addEventListener("change", listener);
    return () => phone.removeEventListener("change", listener);
  }, []);
  return isNarrow ? NARROW : WIDE;
}

interface Bar {
  id: string;
  name: string;
  value: string;
  reference: string;
  note?: string;
}

/** A position along the axis. It only places a mark: the figure beside it is the exact one. */
const position = (value: string, most: number, width: number): number =>
  (Math.min(Math.max(Number(value), 0), most) / most) * width;

/** Where the axis ends: a round number beyond all values, and 120 at least. */
function axisEnd(values: readonly string[]): number {
  const largest = Math.max(100, ...values.map(Number));
  return Math.min(200, Math.ceil((largest + 1) / 20) * 20);
}

/** Signs for the classes of a scale, the best first. */
const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

interface Band {
  label: string;
  from: number;
  to: number;
  tone: number;
  rank: number;
}

/** The classes of a scale as stretches of the axis. */
function bands(scale: Scale, most: number, width: number): Band[] {
  const starts = scale.classes.map((one) => one.from ?? one.above ?? "0");
  return scale.classes.map(({ label }, at) => ({
    label,
    from: position(starts[at] ?? "0", most, width),
    to: at === 0 ? width : position(starts[at - 1] ?? "0", most, width),
    tone: tone(at, scale.classes.length),
    rank: at,
  }));
}

function Bars({
  title,
  bars,
  scale,
}: {
  title: string;
  bars: readonly Bar[];
  scale: Scale | undefined;
}): JSX.Element {
  const { locale } = useStore();
  const { isBeside, label, width, row, name, bar: top } = useLayout();
  const drawn = bars.slice(0, MOST);
  const most = axisEnd(drawn.map(({ value }) => value));
  const head = scale === undefined ? 20 : 36;
  const height = head + drawn.length * row + 8;
  const ticks = Array.from({ length: most / 20 + 1 }, (_, at) => at * 20);
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      {drawn.length === 0 ? (
        <p class="hint">{say("noChart")}</p>
      ) : (
        <div class="scroll" role="group" aria-label={title} tabIndex={0}>
          <svg
            viewBox={`0 0 ${label + width + VALUE} ${height}`}
            class={isBeside ? undefined : "phone"}
            role="group"
            aria-label={title}
          >
            <g transform={`translate(${label} 0)`} aria-hidden="true">
              {scale !== undefined &&
                bands(scale, most, width).map(
                  ({ label, from, to, tone, rank }) => (
                    <g key={label} class="band" data-tone={tone}>
                      <rect
                        x={from}
                        y={head}
                        width={Math.max(to - from, 0)}
                        height={height - head}
                      />
                      {to - from > 12 && (
                        <text x={(from + to) / 2} y={14}>
                          {ROMAN[rank]}
                        </text>
                      )}
                    </g>
                  ),
                )}
              {ticks.map((tick) => (
                <g class="tick" key={tick}>
                  <line
                    x1={position(String(tick), most, width)}
                    x2={position(String(tick), most, width)}
                    y1={head}
                    y2={height - 4}
                    class={tick === 100 ? "whole" : undefined}
                  />
                  <text x={position(String(tick), most, width)} y={head - 5}>
                    {tick}
                  </text>
                </g>
              ))}
            </g>
            {drawn.map((bar, at) => (
              <g
                key={bar.id}
                class="bar"
                transform={`translate(0 ${head + at * row})`}
                role="button"
                tabIndex={0}
                onClick={() => void explain(bar.reference)}
                onKeyDown={(event) => {
                  if (event.key === "Enter" || event.key === " ") {
                    event.preventDefault();
                    void explain(bar.reference);
                  }
                }}
              >
                <title>{`${bar.name}: ${percent(bar.value, locale)}${bar.note === undefined ? "" : `, ${bar.note}`}`}</title>
                <rect class="hit" width={label + width + VALUE} height={row} />
                <text
                  aria-hidden="true"
                  class={isBeside ? "bar-label" : "bar-label above"}
                  x={isBeside ? label - 10 : label}
                  y={name}
                >
                  {shortened(bar.name, isBeside ? 40 : 46)}
                </text>
                <rect
                  class="value"
                  x={label}
                  y={top}
                  width={Math.max(position(bar.value, most, width), 1)}
                  height={12}
                />
                <text
                  aria-hidden="true"
                  class="bar-value"
                  x={label + width + VALUE - 2}
                  y={top + 10}
                >
                  {percent(bar.value, locale)}
                </text>
              </g>
            ))}
          </svg>
        </div>
      )}
      {scale !== undefined && drawn.length > 0 && (
        <ul class="legend">
          {bands(scale, most, width).map(({ label, tone, rank }) => (
            <li key={label} data-tone={tone}>
              <b>{ROMAN[rank]}</b> {label}
            </li>
          ))}
        </ul>
      )}
      {bars.length > MOST && (
        <p class="hint">
          {say("chartFirst")} {MOST} {say("ofCount")} {bars.length}.
        </p>
      )}
    </figure>
  );
}

const shortened = (name: string, most: number): string =>
  name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`;

interface Point {
  key: string;
  name: string;
  absorption: string;
  achievement: string;
}

/** Absorption along, achievement upwards: a point for each activity and indicator that it points
 * at. Those that share a place are one mark. */
function Scatter({
  title,
  points,
}: {
  title: string;
  points: readonly Point[];
}): JSX.Element {
  const { locale } = useStore();
  const side = 360;
  const mostAcross = axisEnd(points.map(({ absorption }) => absorption));
  const mostUp = axisEnd(points.map(({ achievement }) => achievement));
  const at = (value: string, most: number) => position(value, most, side);
  const ticks = (most: number) =>
    Array.from({ length: most / 20 + 1 }, (_, tick) => tick * 20);
  const drawn = points.slice(0, 500);
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      {points.length === 0 ? (
        <p class="hint">{say("noChart")}</p>
      ) : (
        <>
          <svg
            class="scatter"
            viewBox={`-52 -14 ${side + 70} ${side + 62}`}
            role="img"
            aria-label={title}
          >
            {ticks(mostAcross).map((tick) => (
              <g class="tick" key={`x${tick}`}>
                <line
                  x1={at(String(tick), mostAcross)}
                  x2={at(String(tick), mostAcross)}
                  y1={0}
                  y2={side}
                  class={tick === 100 ? "whole" : undefined}
                />
                <text x={at(String(tick), mostAcross)} y={side + 16}>
                  {tick}
                </text>
              </g>
            ))}
            {ticks(mostUp).map((tick) => (
              <g class="tick up" key={`y${tick}`}>
                <line
                  x1={0}
                  x2={side}
                  y1={side - at(String(tick), mostUp)}
                  y2={side - at(String(tick), mostUp)}
                  class={tick === 100 ? "whole" : undefined}
                />
                <text x={-8} y={side - at(String(tick), mostUp) + 4}>
                  {tick}
                </text>
              </g>
            ))}
            <text class="axis" x={side / 2} y={side + 38}>
              {say("absorption")} (%)
            </text>
            <text
              class="axis"
              transform={`translate(-40 ${side / 2}) rotate(-90)`}
            >
              {say("achievement")} (%)
            </text>
            {drawn.map((point) => (
              <circle
                key={point.key}
                class="point"
                cx={at(point.absorption, mostAcross)}
                cy={side - at(point.achievement, mostUp)}
                r={5}
              >
                <title>{point.name}</title>
              </circle>
            ))}
          </svg>
          <details>
            <summary>{say("showTable")}</summary>
            <table class="plain">
              <thead>
                <tr>
                  <th scope="col">{say("name")}</th>
                  <th scope="col" class="figure">
                    {say("absorption")}
                  </th>
                  <th scope="col" class="figure">
                    {say("achievement")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {drawn.map((point) => (
                  <tr key={point.key}>
                    <th scope="row">{point.name}</th>
                    <td class="figure">{figure(point.absorption, locale)}</td>
                    <td class="figure">{figure(point.achievement, locale)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </figure>
  );
}

/** All charts of the report. */
export function Charts(): JSX.Element {
  const { file, results } = useStore();
  const achieved = Object.entries(file?.indicator ?? {}).flatMap(
    ([id, { name = id }]): Bar[] => {
      const found = results?.indicators.get(id)?.achievement;
      return found?.value == null
        ? []
        : [
            {
              id,
              name,
              value: found.value,
              reference: `${id}.achievement`,
              ...(found.category !== null && {
                note: found.category,
              }),
            },
          ];
    },
  );
  const absorbed = Object.entries(file?.program ?? {}).flatMap(
    ([id, { name = id }]): Bar[] => {
      const value = results?.money.get(id)?.absorption;
      return value == null
        ? []
        : [{ id, name, value, reference: `${id}.absorption` }];
    },
  );
  const points = (results?.measures ?? []).flatMap(
    ({ kind, of, indicators }): Point[] => {
      const spending = results?.money.get(of);
      if (kind !== "outcome" || spending?.absorption == null) return [];
      return indicators.flatMap((id) => {
        const indicator = results?.indicators.get(id);
        return indicator?.achievement.value == null
          ? []
          : [
              {
                key: `${of} ${id}`,
                name: `${spending.name} → ${indicator.name}`,
                absorption: spending.absorption ?? "0",
                achievement: indicator.achievement.value,
              },
            ];
      });
    },
  );
  return (
    <div class="charts" data-testid="charts">
      <Bars
        title={say("chartAchievement")}
        bars={achieved}
        scale={results?.scale}
      />
      <Bars title={say("chartMoney")} bars={absorbed} scale={undefined} />
      <Scatter title={say("chartBoth")} points={points} />
    </div>
  );
}
