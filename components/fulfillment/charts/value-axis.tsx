import { ticks } from "@/components/fulfillment/charts/scale";

interface ValueAxisProps {
  readonly max: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
}

/** Lines across a plot at round values, with the values left of them. */
export function ValueAxis({ max, left, right, top, height }: ValueAxisProps) {
  return ticks(max).map((value) => {
    const y = top + height * (1 - value / max);
    return (
      <g key={value}>
        <line x1={left} x2={right} y1={y} y2={y} stroke="var(--line)" />
        <text x={left - 6} y={y + 4} textAnchor="end" fontSize="13" fill="var(--muted)">
          {value}
        </text>
      </g>
    );
  });
}
