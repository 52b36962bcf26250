import { Ban, Eye, MessageSquareReply, Pause, TriangleAlert, UserRound, type LucideIcon } from "lucide-react";
import type { FulfillmentOrderView, OrderFlag } from "@/lib/desk/order/schema";

const flags: Readonly<Record<OrderFlag, readonly [icon: LucideIcon, label: string]>> = {
  blocked: [Ban, "Blocked"],
  answered: [MessageSquareReply, "The shopper answered"],
  ends_soon: [TriangleAlert, "Ends soon"],
};

/** What is special about an order: its flags, who looks at it, who looks after it, and that it is on hold. */
export function RowMarks({ order: { reviewLock, assignee, hold, flags: raised } }: { order: FulfillmentOrderView }) {
  return (
    <span className="flex items-center gap-1.5 overflow-hidden text-tag text-muted max-md:hidden">
      {raised.map((flag) => (
        <Mark key={flag} icon={flags[flag][0]} label={flags[flag][1]} loud />
      ))}
      {hold ? <Mark icon={Pause} label="On hold" /> : null}
      {reviewLock ? (
        <Mark
          icon={Eye}
          label={reviewLock.mine ? "You are looking at this" : `${reviewLock.name} is looking at this`}
        />
      ) : null}
      {assignee ? (
        <>
          <Mark icon={UserRound} label="Assigned to" />
          <span className="truncate">{assignee.mine ? "Me" : assignee.name}</span>
        </>
      ) : null}
    </span>
  );
}

function Mark({ icon: Icon, label, loud = false }: { icon: LucideIcon; label: string; loud?: boolean }) {
  return (
    <span title={label} className={`shrink-0 ${loud ? "text-danger" : ""}`}>
      <Icon aria-hidden="true" className="size-4" />
      <span className="sr-only">{label}</span>
    </span>
  );
}
