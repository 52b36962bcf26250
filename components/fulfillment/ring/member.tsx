import { OrderLink } from "@/components/fulfillment/order-link";
import type { ReactNode } from "react";
import { riskTones } from "@/components/fulfillment/risk-panel";
import { LinkedEvidence } from "@/components/fulfillment/ring/linked-evidence";
import { linkWords } from "@/components/fulfillment/words";
import { statusWords } from "@/components/order/words";
import { Badge } from "@/components/ui/badge";
import type { Comparable, RingMember } from "@/lib/desk/ring/schema";

interface MemberProps {
  readonly member: RingMember;
  /** The order that it is laid beside. */
  readonly mine: Comparable;
  /** The box that takes it into a decision, or why there is none. */
  readonly box?: ReactNode;
  readonly why?: string | undefined;
  /** Where every order of a list waits, none says so. */
  readonly withStatus?: boolean;
}

/** An order of a ring: who, what it shares, its score; its evidence opens in place. */
export function Member({ member, mine, box, why, withStatus = false }: MemberProps) {
  const { orderId, customer, risk, status, links, distance } = member;
  const name = `${customer.firstName} ${customer.lastName}`.trim() || "No name";
  const said = why ?? (withStatus ? statusWords[status] : undefined);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5 text-sm">
      {box}
      <OrderLink orderId={orderId}>{name}</OrderLink>
      <span className="break-all text-muted">{customer.email}</span>
      <span className="flex flex-wrap items-center gap-2 sm:ml-auto">
        {distance > 1 ? <span className="text-muted">by another order:</span> : null}
        {links.map((link) => (
          <Badge key={link}>{linkWords[link]}</Badge>
        ))}
        {risk ? <Badge tone={riskTones[risk.level]}>{risk.score}</Badge> : null}
        {said === undefined ? null : <span className="text-muted">{said}</span>}
      </span>
      {orderId === mine.orderId ? null : (
        <details className="open:w-full">
          <summary className="inline-flex min-h-6 cursor-pointer items-center text-tag text-muted underline underline-offset-4">
            Compare<span className="sr-only"> with the order of {name}</span>
          </summary>
          <LinkedEvidence mine={mine} other={member} />
        </details>
      )}
    </li>
  );
}
