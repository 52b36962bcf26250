import Link from "next/link";
import { ClusterMap } from "@/components/fulfillment/cluster-map";
import { isOpenForDecision } from "@/lib/desk/decision/rules";
import { riskTones } from "@/components/fulfillment/risk-panel";
import { linkWords } from "@/components/fulfillment/words";
import { statusWords } from "@/components/order/words";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { BULK_MAX } from "@/lib/desk/decision/rules";
import type { LinkedOrder } from "@/lib/desk/order/detail";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";

interface ClusterProps {
  readonly order: FulfillmentOrderView;
  readonly linked: readonly LinkedOrder[];
  readonly total: number;
}

/** Orders that share a card, a mailbox, a device or a network with this one: drawn, listed, and decided together. */
export function Cluster({ order, linked, total }: ClusterProps) {
  if (linked.length === 0)
    return <p className="text-muted">No other order of this drop shares a card, a mailbox, a device or a network.</p>;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <ClusterMap order={order} linked={linked} />
      <div className="grid min-w-0 gap-3">
        <p className="text-sm text-muted">
          {total} {total === 1 ? "order shares" : "orders share"} something with this one
          {total > linked.length ? `; the nearest ${linked.length} are shown` : ""}.
        </p>
        <ul aria-label="Linked orders" className="grid gap-0.5 sm:max-h-96 sm:overflow-y-auto">
          {linked.map((other) => (
            <LinkedRow key={other.orderId} order={other} />
          ))}
        </ul>
        <TogetherLink orders={[order, ...linked]} />
      </div>
    </div>
  );
}

function LinkedRow({ order: { orderId, customer, risk, status, links } }: { order: LinkedOrder }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1.5 text-sm">
      <Link
        href={`/fulfillment/orders/${orderId}`}
        prefetch={false}
        className="inline-flex min-h-6 items-center font-bold underline decoration-line-strong underline-offset-4 hover:decoration-current"
      >
        {customer.firstName} {customer.lastName}
      </Link>
      <span className="break-all text-muted">{customer.email}</span>
      <span className="flex flex-wrap sm:ml-auto items-center gap-2">
        {links.map((link) => (
          <Badge key={link}>{linkWords[link]}</Badge>
        ))}
        {risk ? <Badge tone={riskTones[risk.level]}>{risk.score}</Badge> : null}
        <span className="text-muted">{statusWords[status]}</span>
      </span>
    </li>
  );
}

/** Leads to the preview of a bulk decision about all of them that still wait. */
function TogetherLink({ orders }: { orders: readonly FulfillmentOrderView[] }) {
  const open = orders.filter(isOpenForDecision).slice(0, BULK_MAX);
  if (open.length < 2) return null;
  const search = new URLSearchParams([["decision", "reject"], ...open.map(({ orderId }) => ["id", orderId])]);
  return (
    <ButtonLink
      href={`/fulfillment/bulk?${search.toString()}`}
      prefetch={false}
      tone="outline"
      className="justify-self-start text-sm"
    >
      Decide these {open.length} together
    </ButtonLink>
  );
}
