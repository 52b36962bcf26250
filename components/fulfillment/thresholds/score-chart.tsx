import { ChartTable } from "@/components/fulfillment/charts/chart-table";
import { Swatch } from "@/components/fulfillment/charts/time-bars";
import { niceMax } from "@/components/fulfillment/charts/scale";
import { ValueAxis } from "@/components/fulfillment/charts/value-axis";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { total } from "@/lib/desk/thresholds/rules";
import type { Counts } from "@/lib/desk/thresholds/schema";
import type { Thresholds } from "@/lib/shop/risk-policy/schema";

const WIDTH = 720;
const HEIGHT = 240;
const LEFT = 34;
const TOP = 18;
const BOTTOM = 24;
const plotHeight = HEIGHT - TOP - BOTTOM;
const xOf = (score: number): number => LEFT + ((WIDTH - LEFT) * score) / 100;

interface ScoreChartProps {
  readonly bins: readonly Counts[];
  readonly now: Thresholds;
  readonly tried: Thresholds;
}

/** Orders by score and by what is known of them, with the thresholds that count (dashed) and those that are tried. */
export function ScoreChart({ bins, now, tried }: ScoreChartProps) {
  const max = niceMax(Math.max(...bins.map(total)));
  const step = 100 / bins.length;
  return (
    <figure className="grid gap-3">
      <figcaption className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <span>
          <Swatch className="bg-ok" /> approved by a person
        </span>
        <span>
          <Swatch className="bg-danger" /> rejected by a person
        </span>
        <span>
          <Swatch className="bg-line-strong" /> unknown
        </span>
        <span className="text-muted">Solid lines: tried. Dashed: now.</span>
      </figcaption>
      <ScrollRegion label="Orders by score">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={`Orders by score. Tried: approve below ${tried.approveBelow}, reject from ${tried.rejectFrom}.`}
          className="w-full min-w-[30rem]"
        >
          <ValueAxis max={max} left={LEFT} right={WIDTH} top={TOP} height={plotHeight} />
          <ScoreMarks />
          {bins.map((bin, i) => (
            <Bar key={`bin ${i}`} bin={bin} from={i * step} step={step} max={max} />
          ))}
          <Mark at={now.approveBelow} dashed />
          <Mark at={now.rejectFrom} dashed />
          <Mark at={tried.approveBelow} label="approve" before />
          <Mark at={tried.rejectFrom} label="reject" />
        </svg>
      </ScrollRegion>
      <ChartTable
        summary="Scores as a table"
        columns={["Score", "Approved", "Rejected", "Unknown"]}
        rows={bins.map(({ person, bot, unknown }, i) => [
          `${i * step} to ${i === bins.length - 1 ? 100 : (i + 1) * step - 1}`,
          person,
          bot,
          unknown,
        ])}
      />
    </figure>
  );
}

function ScoreMarks() {
  return [0, 25, 50, 75, 100].map((score) => (
    <text
      key={score}
      x={xOf(score)}
      y={HEIGHT - 6}
      textAnchor={score === 100 ? "end" : score === 0 ? "start" : "middle"}
      fontSize="13"
      fill="var(--muted)"
    >
      {score}
    </text>
  ));
}

function Bar({ bin, from, step, max }: { bin: Counts; from: number; step: number; max: number }) {
  const width = xOf(from + step) - xOf(from) - 3;
  const height = (value: number) => (plotHeight * value) / max;
  const bottom = TOP + plotHeight;
  const { person, bot, unknown } = bin;
  const parts = [
    { fill: "var(--ok)", value: person, under: 0 },
    { fill: "var(--danger)", value: bot, under: person },
    { fill: "var(--line-strong)", value: unknown, under: person + bot },
  ];
  return parts.map(({ fill, value, under }) => (
    <rect
      key={fill}
      x={xOf(from) + 1.5}
      y={bottom - height(under + value)}
      width={width}
      height={height(value)}
      fill={fill}
    />
  ));
}

interface MarkProps {
  readonly at: number;
  readonly label?: string;
  readonly dashed?: boolean;
  /** The label is left of its line. */
  readonly before?: boolean;
}

function Mark({ at, label, dashed = false, before = false }: MarkProps) {
  const x = xOf(at);
  return (
    <>
      <line
        x1={x}
        x2={x}
        y1={TOP - 4}
        y2={TOP + plotHeight}
        stroke={dashed ? "var(--muted)" : "var(--ink)"}
        strokeWidth={dashed ? 1.5 : 2.5}
        strokeDasharray={dashed ? "4 4" : undefined}
      />
      {label ? (
        <text
          x={Math.max(LEFT + 50, Math.min(WIDTH - 40, x + (before ? -5 : 5)))}
          y={12}
          textAnchor={before ? "end" : "start"}
          fontSize="13"
          fontWeight="bold"
          fill="var(--ink)"
        >
          {label}
        </text>
      ) : null}
    </>
  );
}
