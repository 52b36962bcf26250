import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { RiskAssessment, RiskLevel } from "@/lib/shop/risk/schema";

export const riskTones: Record<RiskLevel, BadgeTone> = { low: "ok", medium: "warn", high: "danger" };
const bars: Record<RiskLevel, string> = { low: "bg-ok", medium: "bg-warn", high: "bg-danger" };
const advice: Record<RiskAssessment["recommendation"], string> = {
  approve: "Suggests approving",
  review: "Suggests a closer look",
  reject: "Suggests rejecting",
};

export function RiskPanel({ risk }: { risk: RiskAssessment | null }) {
  if (!risk) return <p className="text-muted">Not scored yet.</p>;
  return (
    <div className="grid content-start gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <p className="numeric text-3xl font-bold">
          <span className="sr-only">Risk score </span>
          {risk.score}
          <span className="text-base font-normal text-muted">/100</span>
        </p>
        <Badge tone={riskTones[risk.level]}>{risk.level} risk</Badge>
        <p className="text-sm font-bold">{advice[risk.recommendation]}</p>
      </div>
      <div aria-hidden="true" className="h-1.5 bg-sunken">
        <div className={`h-full ${bars[risk.level]}`} style={{ width: `${Math.max(2, risk.score)}%` }} />
      </div>
      <Reasons facts={risk.facts} />
      <p className="numeric text-tag text-muted">{risk.engine}</p>
    </div>
  );
}

function Reasons({ facts }: { facts: RiskAssessment["facts"] }) {
  if (facts.length === 0) return <p className="text-muted">Nothing stood out.</p>;
  return (
    <ul aria-label="Reasons" className="grid gap-1">
      {facts.map(({ code, text, points }) => (
        <li key={code} className="grid grid-cols-[3.25rem_1fr] gap-2">
          <span
            className={`numeric text-right font-bold ${points > 0 ? "text-danger" : points < 0 ? "text-ok" : "text-muted"}`}
          >
            {signed(points)}
          </span>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

const signed = (points: number) => (points > 0 ? `+${points}` : String(points).replace("-", "−"));
