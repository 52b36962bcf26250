import { Badge, type BadgeTone } from "@/components/ui/badge";
import { LocalTime } from "@/components/time/local-time-client";
import { BASE } from "@/lib/desk/order/facts";
import type { RiskAssessment, RiskLevel } from "@/lib/shop/risk/schema";

export const riskTones: Record<RiskLevel, BadgeTone> = { low: "ok", medium: "warn", high: "danger" };
const bars: Record<RiskLevel, string> = { low: "bg-ok", medium: "bg-warn", high: "bg-danger" };
const advice: Record<RiskAssessment["recommendation"], string> = {
  approve: "Suggests approving",
  review: "Suggests a closer look",
  reject: "Suggests rejecting",
};

/** The score with its points, which add up to it, and what its engine says in words. */
export function RiskPanel({
  risk,
  instead = "Not scored yet.",
}: {
  risk: RiskAssessment | null;
  instead?: string | undefined;
}) {
  if (!risk) return <p className="text-muted">{instead}</p>;
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
      {risk.explanation ? <Explanation {...risk.explanation} /> : null}
      <Reasons risk={risk} />
      <p className="numeric text-tag text-muted">
        Scored by {risk.engine}
        {risk.assessedAt ? (
          <>
            {", "}
            <LocalTime iso={risk.assessedAt} />
          </>
        ) : null}
      </p>
    </div>
  );
}

function Explanation({ text, by }: RiskAssessment["explanation"] & object) {
  return (
    <figure className="grid gap-1 border-l-4 border-line pl-3">
      <blockquote className="break-words">{text}</blockquote>
      <figcaption className="text-tag text-muted">
        {by === "template" ? "Worded by a template, from the points below" : `Worded by ${by}, from the points below`}
      </figcaption>
    </figure>
  );
}

/** As many reasons as are read; the lighter ones are added up, and open. */
const MOST_LISTED = 8;

const sumOf = (facts: RiskAssessment["facts"]): number => facts.reduce((sum, { points }) => sum + points, 0);

/** The base first: the others are added to it, the heaviest first. */
function Reasons({ risk: { facts, score } }: { risk: RiskAssessment }) {
  if (facts.length === 0) return <p className="text-muted">Nothing stood out.</p>;
  const base = facts.filter(({ code }) => code === BASE);
  const others = facts.filter(({ code }) => code !== BASE);
  const listed = others.length > MOST_LISTED + 1 ? MOST_LISTED : others.length;
  const light = others.slice(listed);
  return (
    <>
      <ReasonList label="Reasons" facts={[...base, ...others.slice(0, listed)]} />
      {light.length > 0 ? (
        <details>
          <summary className="grid min-h-6 cursor-pointer grid-cols-[3.25rem_minmax(0,1fr)] gap-2">
            <span className={`numeric text-right font-bold ${toneOf(sumOf(light))}`}>{signed(sumOf(light))}</span>
            <span className="underline decoration-line-strong underline-offset-4">{light.length} lighter reasons</span>
          </summary>
          <div className="border-l-4 border-line">
            <ReasonList label="Lighter reasons" facts={light} />
          </div>
        </details>
      ) : null}
      <Sum sum={sumOf(facts)} score={score} />
    </>
  );
}

function ReasonList({ label, facts }: { label: string; facts: RiskAssessment["facts"] }) {
  return (
    <ul aria-label={label} className="grid gap-1">
      {facts.map(({ code, text, points }) => (
        <li key={code} className="grid grid-cols-[3.25rem_minmax(0,1fr)] gap-2">
          <span className={`numeric text-right font-bold ${code === BASE ? "text-muted" : toneOf(points)}`}>
            {signed(points)}
          </span>
          <span className="break-words">{text}</span>
        </li>
      ))}
    </ul>
  );
}

function Sum({ sum, score }: { sum: number; score: number }) {
  return (
    <p className="grid grid-cols-[3.25rem_minmax(0,1fr)] gap-2 border-t-2 border-line pt-1">
      <span className="numeric text-right font-bold">{sum}</span>
      <span>{sum === score ? "The score" : `Added up; a score ends at ${score}`}</span>
    </p>
  );
}

const toneOf = (points: number) => (points > 0 ? "text-danger" : points < 0 ? "text-ok" : "text-muted");

const signed = (points: number) => (points > 0 ? `+${points}` : String(points).replace("-", "−"));
