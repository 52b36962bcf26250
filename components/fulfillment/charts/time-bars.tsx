import { niceMax } from "@/components/fulfillment/charts/scale";
import { ValueAxis } from "@/components/fulfillment/charts/value-axis";
import { LocalText } from "@/components/time/local-time-client";
import { ScrollRegion } from "@/components/ui/scroll-region";

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 46;
const BOTTOM = 26;
const TOP = 8;
const plotHeight = HEIGHT - TOP - BOTTOM;

/** A stretch of time: the first value is all of it, the next is drawn over it. */
export interface TimeBar {
  readonly at: string;
  readonly values: readonly number[];
}

interface TimeBarsProps {
  /** What is seen, for the region that scrolls. */
  readonly title: string;
  /** The figures in a sentence. */
  readonly label: string;
  readonly bars: readonly TimeBar[];
  /** Of each value. */
  readonly fills: readonly string[];
}

const spanWords = (minutes: number) =>
  minutes < 60 ? `${minutes} minutes` : minutes === 60 ? "hour" : `${minutes / 60} hours`;

/** What a bar stands for. */
export const barWords = (minutes: number): string => `Each bar is ${minutes === 60 ? "an hour" : spanWords(minutes)}.`;

/** Counts over time, a bar for each stretch of it. Where not all fit, the latest are seen first. */
export function TimeBars({ title, label, bars, fills }: TimeBarsProps) {
  const max = niceMax(Math.max(...bars.map(({ values }) => values[0] ?? 0)));
  return (
    <ScrollRegion label={title} className="flex flex-row-reverse">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={label}
        className="mr-auto w-full max-w-[60rem] min-w-[40rem]"
      >
        <ValueAxis max={max} left={LEFT} right={WIDTH} top={TOP} height={plotHeight} />
        {bars.map(({ at, values }, i) => (
          <Bar key={at} values={values} fills={fills} i={i} count={bars.length} max={max} />
        ))}
        <TimeMarks bars={bars} />
      </svg>
    </ScrollRegion>
  );
}

export function Swatch({ className }: { className: string }) {
  return <span aria-hidden="true" className={`mr-1 inline-block size-3 ${className}`} />;
}

interface BarProps {
  readonly values: readonly number[];
  readonly fills: readonly string[];
  readonly i: number;
  readonly count: number;
  readonly max: number;
}

function Bar({ values, fills, i, count, max }: BarProps) {
  const slot = (WIDTH - LEFT) / count;
  const x = LEFT + i * slot + slot * 0.12;
  const width = Math.min(slot * 0.76, 48);
  const bottom = TOP + plotHeight;
  return (
    <g>
      {values.map((value, at) => {
        const height = (value / max) * plotHeight;
        return <rect key={fills[at]} x={x} width={width} y={bottom - height} height={height} fill={fills[at]} />;
      })}
    </g>
  );
}

/** First, middle and last. */
function TimeMarks({ bars }: { bars: readonly TimeBar[] }) {
  const last = bars.length - 1;
  const shown = [...new Set(last < 2 ? [0] : [0, Math.floor(last / 2), last])];
  const slot = (WIDTH - LEFT) / bars.length;
  return shown.map((i) => (
    <text
      key={i}
      x={i === last && i > 0 ? WIDTH : LEFT + i * slot}
      y={HEIGHT - 6}
      textAnchor={i === last && i > 0 ? "end" : "start"}
      fontSize="13"
      fill="var(--muted)"
    >
      <LocalText iso={bars[i]?.at ?? ""} />
    </text>
  ));
}
