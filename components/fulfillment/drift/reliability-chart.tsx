import { ChartTable } from "@/components/fulfillment/charts/chart-table";
import type { ReliabilityPoint } from "@/lib/desk/drift/schema";

const SIZE = 320;
const LEFT = 62;
const BOTTOM = 40;
const TOP = 10;
const plot = SIZE - LEFT - TOP;
const xOf = (share: number): number => LEFT + plot * share;
const yOf = (share: number): number => TOP + plot * (1 - share);
const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What the model said beside what came, with 95 % intervals. On the diagonal it was right. */
export function ReliabilityChart({ points }: { points: readonly ReliabilityPoint[] }) {
  return (
    <figure className="grid gap-3">
      <svg
        viewBox={`0 0 ${SIZE} ${TOP + plot + BOTTOM}`}
        role="img"
        aria-label="Share of bots that the model said, and that came, by groups of orders."
        className="w-full max-w-md"
      >
        <Axes />
        <line x1={xOf(0)} y1={yOf(0)} x2={xOf(1)} y2={yOf(1)} stroke="var(--line-strong)" strokeDasharray="5 4" />
        {points.map(({ said, came, orders }) => (
          <g key={`${said} ${orders}`} stroke="var(--accent)" strokeWidth={2}>
            <line x1={xOf(said)} x2={xOf(said)} y1={yOf(came.low)} y2={yOf(came.high)} />
            <circle cx={xOf(said)} cy={yOf(came.share)} r={5} fill="var(--accent)" stroke="var(--raised)" />
          </g>
        ))}
      </svg>
      <ChartTable
        summary="Calibration as a table"
        columns={["Said", "Came", "95 % interval", "Orders"]}
        rows={points.map(({ said, came, orders }) => [
          percent(said),
          percent(came.share),
          `${percent(came.low)} to ${percent(came.high)}`,
          orders,
        ])}
      />
    </figure>
  );
}

function Axes() {
  return (
    <>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share} fontSize="12" fill="var(--muted)">
          <line x1={LEFT} x2={xOf(1)} y1={yOf(share)} y2={yOf(share)} stroke="var(--line)" />
          <text x={LEFT - 6} y={yOf(share) + 4} textAnchor="end">
            {percent(share)}
          </text>
          <text x={xOf(share)} y={yOf(0) + 16} textAnchor={share === 1 ? "end" : share === 0 ? "start" : "middle"}>
            {percent(share)}
          </text>
        </g>
      ))}
      <text x={xOf(0.5)} y={yOf(0) + 34} textAnchor="middle" fontSize="13" fill="var(--ink)">
        bots that the model said
      </text>
      <text
        x={12}
        y={yOf(0.5)}
        textAnchor="middle"
        fontSize="13"
        fill="var(--ink)"
        transform={`rotate(-90 12 ${yOf(0.5)})`}
      >
        bots that came
      </text>
    </>
  );
}
