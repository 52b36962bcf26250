import { paymentProblemMeaning, paymentProblemWords, reasonWords, viewWords } from "@/components/fulfillment/words";
import { UndoForm } from "@/components/fulfillment/undo-form-client";
import { statusWords } from "@/components/order/words";
import { isFinished, isSold } from "@/lib/shop/order/rules";
import { LocalTime } from "@/components/time/local-time-client";
import { Badge } from "@/components/ui/badge";
import type { DecisionView, FulfillmentOrderView } from "@/lib/desk/order/schema";

const verbs = { approve: "Approved", reject: "Rejected", timeout: "Not decided in time" } as const;

/** What became of an order that needs no decision, and who decided it. */
export function Outcome({ order }: { order: FulfillmentOrderView }) {
  const { status, decision, pending, reason, stopped, paymentProblem } = order;
  return (
    <div className="grid content-start justify-items-start gap-2">
      <Badge tone={isSold(order) ? "ok" : "neutral"}>{statusWords[status]}</Badge>
      {stopped && !isFinished(order) ? (
        <p className="text-sm">An operator stopped this order. It is being brought to its end.</p>
      ) : null}
      {paymentProblem ? (
        <div className="grid justify-items-start gap-2">
          <Badge tone="danger">{paymentProblemWords[paymentProblem]}</Badge>
          <p className="text-sm">{paymentProblemMeaning(order)}</p>
        </div>
      ) : null}
      {reason ? <p className="text-sm text-muted">Reason: {reasonWords(reason)}</p> : null}
      {decision ? <Decided decision={decision} /> : null}
      {pending ? <Pending orderId={order.orderId} pending={pending} /> : null}
    </div>
  );
}

interface PendingProps {
  readonly orderId: string;
  readonly pending: NonNullable<FulfillmentOrderView["pending"]>;
}

function Pending({ orderId, pending: { decision, name, mine } }: PendingProps) {
  return (
    <div className="grid gap-2 text-sm">
      <p>
        <span className="font-bold">{verbs[decision]}</span>
        {name ? ` by ${name}` : ""}, about to count.
      </p>
      {mine ? <UndoForm orderId={orderId} /> : null}
    </div>
  );
}

interface DecidedProps {
  readonly decision: DecisionView;
}

function Decided({ decision: { decision, name, at, reasonCode, note, view, policyVersion } }: DecidedProps) {
  return (
    <div className="grid gap-1 text-sm">
      <p>
        <span className="font-bold">{verbs[decision]}</span>
        {name ? ` by ${name}` : ""}
        {policyVersion === null ? "" : ` by itself, policy version ${policyVersion}`}, <LocalTime iso={at} />
      </p>
      {view ? <p className="text-muted">Seen: {viewWords[view]}</p> : null}
      {reasonCode ? <p className="text-muted">{reasonWords(reasonCode)}</p> : null}
      {note ? <blockquote className="border-l-4 border-line pl-3 break-words">{note}</blockquote> : null}
    </div>
  );
}
