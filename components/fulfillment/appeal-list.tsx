import { AppealAnswerForm } from "@/components/fulfillment/appeal-answer-form-client";
import { rejectionReasons } from "@/components/fulfillment/reasons";
import { LocalTime } from "@/components/time/local-time-client";
import { Badge } from "@/components/ui/badge";
import { QuietLink } from "@/components/ui/quiet-link";
import type { DeskAppeal } from "@/lib/desk/appeals/schema";

interface AppealListProps {
  readonly appeals: readonly DeskAppeal[];
  readonly empty: string;
}

export function AppealList({ appeals, empty }: AppealListProps) {
  if (appeals.length === 0)
    return <p className="border-2 border-dashed border-line-strong px-5 py-8 text-center text-muted">{empty}</p>;
  return (
    <ul className="grid gap-4">
      {appeals.map((appeal) => (
        <li key={appeal.orderId}>
          <AppealCard appeal={appeal} />
        </li>
      ))}
    </ul>
  );
}

const reasonLabel = (code: string | null): string =>
  rejectionReasons.find((reason) => reason.code === code)?.label ?? code ?? "No reason given";

function AppealCard({ appeal }: { appeal: DeskAppeal }) {
  const { orderId, orderNumber, customer, size, message, at, rejection, verdict } = appeal;
  return (
    <article className="grid gap-x-10 gap-y-4 border-2 border-ink bg-raised p-5 md:grid-cols-[1.4fr_1fr]">
      <div className="grid content-start gap-3">
        <h3 className="flex flex-wrap items-baseline gap-x-3 text-lg">
          <QuietLink href={`/fulfillment/orders/${orderId}`} className="numeric underline underline-offset-4">
            {orderNumber}
          </QuietLink>
          <span className="text-base font-normal text-muted">
            {customer}, EU {size}
            <LocalTime iso={at} className="block sm:ml-3 sm:inline" />
          </span>
        </h3>
        <blockquote className="border-l-4 border-accent pl-4 wrap-anywhere whitespace-pre-wrap">{message}</blockquote>
        <p className="text-sm text-muted">
          Turned down by {rejection.by}: {reasonLabel(rejection.reasonCode)}.
          {rejection.note ? <span className="block wrap-anywhere">Note: {rejection.note}</span> : null}
        </p>
      </div>
      {verdict ? (
        <Verdict verdict={verdict} />
      ) : (
        <AppealAnswerForm orderId={orderId} about={`${orderNumber} of ${customer}`} />
      )}
    </article>
  );
}

function Verdict({ verdict: { result, at, by, note } }: { verdict: NonNullable<DeskAppeal["verdict"]> }) {
  return (
    <div className="grid content-start justify-items-start gap-2">
      <Badge tone={result === "accepted" ? "ok" : "neutral"}>{result === "accepted" ? "Accepted" : "Declined"}</Badge>
      <p className="text-sm text-muted">
        {by}, <LocalTime iso={at} />
      </p>
      {note ? <p className="wrap-anywhere">{note}</p> : null}
    </div>
  );
}
