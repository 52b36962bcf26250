import { plural } from "@/lib/platform/text/count";
import type { Missed } from "@/lib/desk/thresholds/schema";

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** How many bots were approved without a person, as the blind slice lets one estimate. */
export function MissedEstimate({ missed }: { missed: Missed }) {
  const { approvedAlone, reviewed, rejected, waiting, estimate } = missed;
  if (approvedAlone + reviewed + waiting === 0)
    return <p className="text-sm text-muted">Nothing of this drop was approved without a person.</p>;
  return (
    <div className="grid gap-1 text-sm">
      <p>
        {approvedAlone} approved without a person. Of the same scores, {reviewed} {plural(reviewed, "was", "were")}{" "}
        drawn and reviewed blind: {rejected} rejected{waiting > 0 ? `, ${waiting} still to be decided` : ""}.
      </p>
      {estimate ? (
        <p>
          So about <b>{percent(estimate.share)}</b> of what is approved alone are bots (95 % interval{" "}
          {percent(estimate.low)} to {percent(estimate.high)}): <b>{Math.round(estimate.share * approvedAlone)}</b> of{" "}
          {approvedAlone}, between {Math.floor(estimate.low * approvedAlone)} and{" "}
          {Math.ceil(estimate.high * approvedAlone)}.
        </p>
      ) : (
        <p className="text-muted">None of them is decided yet: there is nothing to estimate from.</p>
      )}
    </div>
  );
}
