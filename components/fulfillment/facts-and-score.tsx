import { EvidenceFacts } from "@/components/fulfillment/evidence-facts";
import { RiskPanel } from "@/components/fulfillment/risk-panel";
import { Section } from "@/components/fulfillment/section";
import { ButtonLink } from "@/components/ui/button";
import type { FactGroup } from "@/lib/desk/order/facts";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import type { RiskHistory } from "@/lib/shop/risk/schema";
import type { ScoreShown } from "@/lib/shop/order/review/schema";

/** What a reviewer is shown of the score, and the same page with all of it. */
export interface ScoreInSight {
  readonly shown: ScoreShown;
  readonly href: string;
}

interface FactsAndScoreProps {
  readonly order: FulfillmentOrderView;
  readonly facts: readonly FactGroup[];
  readonly scores: RiskHistory;
  readonly score: ScoreInSight;
}

/** Facts and score, in the order of the team's setting: reviewers were most often right when they had seen the facts first. */
export function FactsAndScore({ order, facts, scores, score }: FactsAndScoreProps) {
  const evidence = (
    <Section key="facts" id="facts" title="What is known">
      <EvidenceFacts groups={facts} />
    </Section>
  );
  const scored = (
    <Section key="signals" id="signals" title="Why this score">
      <Score order={order} scores={scores} score={score} />
    </Section>
  );
  const parts = score.shown === "score_first" ? [scored, evidence] : [evidence, scored];
  return <div className="grid min-w-0 gap-4">{parts}</div>;
}

function Score({ order, scores, score: { shown, href } }: Omit<FactsAndScoreProps, "facts">) {
  if (shown === "score_hidden")
    return (
      <div className="grid justify-items-start gap-3">
        <p className="text-muted">
          Look at the facts first. The decision&rsquo;s record says whether the score was seen.
        </p>
        <ButtonLink href={href} tone="outline" scroll={false} className="text-sm">
          Show the score
        </ButtonLink>
      </div>
    );
  return (
    <>
      <RiskPanel
        risk={order.risk}
        instead={
          shown === "blind" ? "Drawn for a review without its score. It is shown once the decision counts." : undefined
        }
      />
      {scores.length > 1 && shown !== "blind" ? <Scores scores={scores} /> : null}
    </>
  );
}

const causeWords: Record<RiskHistory[number]["cause"], string> = {
  placed: "when it was placed",
  paid: "when it was paid",
  address: "when its address changed",
  linked: "when linked orders came",
};

/** What it was scored before: an early member of a ring is judged again as the ring grows. */
function Scores({ scores }: { scores: RiskHistory }) {
  return (
    <p className="text-sm text-muted">
      Scored{" "}
      {scores.map(({ at, cause, score }, i) => (
        <span key={`${at} ${cause}`}>
          {i > 0 ? ", " : ""}
          <b className="numeric">{score}</b> {causeWords[cause]}
        </span>
      ))}
      .
    </p>
  );
}
