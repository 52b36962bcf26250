import { plural } from "@/lib/platform/text/count";
import { TimelineStrip } from "@/components/fulfillment/ring/timeline-strip";
import { linkWords } from "@/components/fulfillment/words";
import { Notice } from "@/components/ui/notice";
import { Badge } from "@/components/ui/badge";
import { exclusionOf } from "@/lib/desk/decision/rules";
import type { Ring } from "@/lib/desk/ring/schema";
import type { Link } from "@/lib/shop/risk/schema";

const nameOf = ({ customer: { firstName, lastName } }: Ring["order"]): string => `${firstName} ${lastName}`.trim();

/** How many orders share what, and when all of them came about. */
export function RingSummary({ ring: { order, members, isComplete } }: { ring: Ring }) {
  const shared = (Object.keys(linkWords) as Link[])
    .map((link) => ({ link, count: members.filter(({ links }) => links.includes(link)).length }))
    .filter(({ count }) => count > 0);
  const all = [order, ...members];
  const open = all.filter((each) => exclusionOf(each) === undefined).length;
  return (
    <div className="grid gap-4">
      <p className="flex flex-wrap items-center gap-2">
        <span>
          Around the order of <b>{nameOf(order)}</b>. {open} of {all.length} {plural(open, "waits", "wait")} for a
          decision.
        </span>
        {shared.map(({ link, count }) => (
          <Badge key={link}>
            {linkWords[link]}: {count}
          </Badge>
        ))}
      </p>
      {isComplete ? null : (
        <Notice tone="warn">
          <p>
            So many orders share one thing that not every one of them is kept under it: there may be more than these.
          </p>
        </Notice>
      )}
      <TimelineStrip orders={all} names={all.map(nameOf)} told />
    </div>
  );
}
