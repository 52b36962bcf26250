import { AssignForm, ExtendForm, HoldForm, ReleaseForm } from "@/components/fulfillment/handling-client";
import { LocalTime } from "@/components/time/local-time-client";
import { isOpenForDecision } from "@/lib/desk/decision/rules";
import type { Colleague } from "@/lib/desk/handling/team";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";

/** What can be done with an order besides deciding it. */
export function Handling({ order, team }: { order: FulfillmentOrderView; team: readonly Colleague[] }) {
  const { orderId, assignee, deadlineAt, lastDeadlineAt } = order;
  const chosen = assignee ? (assignee.mine ? "me" : assignee.customerId) : "none";
  return (
    <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
      <AssignForm orderId={orderId} assignee={chosen} team={team} />
      {isOpenForDecision(order) ? <Held order={order} /> : null}
      {isOpenForDecision(order) && deadlineAt && lastDeadlineAt ? (
        <div className="grid gap-1">
          <p className="text-sm">
            To be decided by <LocalTime iso={deadlineAt} className="font-bold" />. The card&rsquo;s authorisation allows
            until <LocalTime iso={lastDeadlineAt} className="font-bold" />.
          </p>
          <ExtendForm orderId={orderId} />
        </div>
      ) : null}
    </div>
  );
}

function Held({ order: { orderId, hold } }: { order: FulfillmentOrderView }) {
  if (!hold) return <HoldForm orderId={orderId} />;
  return (
    <div className="grid gap-2 text-sm">
      <p>
        On hold until <LocalTime iso={hold.until} className="font-bold" />
        {hold.name ? `, by ${hold.name}` : ""}. The deadline has not moved.
      </p>
      {hold.note ? <blockquote className="border-l-4 border-line pl-3 break-words">{hold.note}</blockquote> : null}
      <ReleaseForm orderId={orderId} />
    </div>
  );
}
