import { counted, plural } from "@/lib/platform/text/count";
import { ClusterMap } from "@/components/fulfillment/cluster-map";
import { Member } from "@/components/fulfillment/ring/member";
import { ButtonLink } from "@/components/ui/button";
import type { Ring } from "@/lib/desk/ring/schema";

/** Orders that share something with this one: the nearest drawn and listed, and the way to all of them, to decide them together. */
export function Cluster({ ring: { order, members, total, isComplete } }: { ring: Ring }) {
  if (members.length === 0)
    return <p className="text-muted">No other order of this drop shares anything with this one.</p>;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <ClusterMap order={order} linked={members} />
      <div className="grid min-w-0 gap-3">
        <p className="text-sm text-muted">
          {isComplete ? "" : "At least "}
          {counted(total, "order")} {plural(total, "shares", "share")} something with this one
          {total > members.length ? `; the nearest ${members.length} ${plural(members.length, "is", "are")} shown` : ""}
          .
        </p>
        <ul aria-label="Linked orders" className="grid gap-0.5">
          {members.map((member) => (
            <Member key={member.orderId} member={member} mine={order} withStatus />
          ))}
        </ul>
        <ButtonLink href={`/fulfillment/rings/${order.orderId}`} tone="outline" className="justify-self-start text-sm">
          See and decide them together
        </ButtonLink>
      </div>
    </div>
  );
}
