import { Member } from "@/components/fulfillment/ring/member";
import { exclusionWords } from "@/components/fulfillment/words";
import { exclusionOf } from "@/lib/desk/decision/rules";
import type { Comparable, Ring, RingMember } from "@/lib/desk/ring/schema";

const PAGE = 40;

const pagesOf = <T,>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / PAGE) }, (_, i) => all.slice(i * PAGE, (i + 1) * PAGE));

/** Every order of the ring, the nearest first, in parts that open: what is ticked in a closed part counts, too. */
export function RingMembers({ ring: { order, members } }: { ring: Ring }) {
  const all: RingMember[] = [{ ...order, links: [], distance: 0 }, ...members];
  return (
    <div className="grid gap-3">
      {pagesOf(all).map((page, i) => (
        <details key={page[0]?.orderId} open={i === 0} className="border-2 border-line bg-raised">
          <summary className="flex min-h-11 cursor-pointer items-center px-4 font-bold">
            Orders {i * PAGE + 1} to {i * PAGE + page.length} of {all.length}
          </summary>
          <ul aria-label={`Orders ${i * PAGE + 1} to ${i * PAGE + page.length}`} className="grid px-4 pb-2">
            {page.map((member) => (
              <Ticked key={member.orderId} member={member} mine={order} />
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

function Ticked({ member, mine }: { member: RingMember; mine: Comparable }) {
  const { orderId, customer } = member;
  const why = exclusionOf(member);
  const label = `Decide the order of ${customer.firstName} ${customer.lastName}, ${orderId}`;
  const box = (
    <input
      type="checkbox"
      name="orderId"
      value={orderId}
      defaultChecked
      aria-label={label}
      className="size-5 cursor-pointer accent-[var(--accent)]"
    />
  );
  return (
    <Member
      member={member}
      mine={mine}
      box={why ? <span aria-hidden="true" className="size-5" /> : box}
      why={why && exclusionWords[why]}
    />
  );
}
