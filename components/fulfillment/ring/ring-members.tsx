import { Member } from "@/components/fulfillment/ring/member";
import { exclusionWords } from "@/components/fulfillment/words";
import { exclusionOf } from "@/lib/desk/decision/rules";
import { isOfRing } from "@/lib/desk/ring/rules";
import type { Comparable, Ring, RingMember } from "@/lib/desk/ring/schema";

const PAGE = 40;

const pagesOf = <T,>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / PAGE) }, (_, i) => all.slice(i * PAGE, (i + 1) * PAGE));

/** Every order of the ring, the nearest first, then those that only came from near by: in parts that open, all within one form. */
export function RingMembers({ ring: { order, members } }: { ring: Ring }) {
  const ring = [{ ...order, links: [], distance: 0 }, ...members.filter(isOfRing)];
  const others = members.filter((member) => !isOfRing(member));
  return (
    <div className="grid gap-3">
      <Parts name="Orders" members={ring} mine={order} />
      {others.length > 0 ? (
        <>
          <p className="text-sm text-muted">
            {others.length} more share a network, a browser or a form of mail address, and nothing that strangers do not
            share: tick them yourself where they belong to it.
          </p>
          <Parts name="Only near by:" members={others} mine={order} />
        </>
      ) : null}
    </div>
  );
}

interface PartsProps {
  readonly name: string;
  readonly members: readonly RingMember[];
  readonly mine: Comparable;
}

/** What is ticked in a closed part counts, too. */
function Parts({ name, members, mine }: PartsProps) {
  return pagesOf(members).map((page, i) => {
    const range = `${name} ${i * PAGE + 1} to ${i * PAGE + page.length}`;
    return (
      <details key={page[0]?.orderId} open={i === 0} className="border-2 border-line bg-raised">
        <summary className="flex min-h-11 cursor-pointer items-center px-4 font-bold">
          {range} of {members.length}
        </summary>
        <ul aria-label={range} className="grid px-4 pb-2">
          {page.map((member) => (
            <Ticked key={member.orderId} member={member} mine={mine} />
          ))}
        </ul>
      </details>
    );
  });
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
      defaultChecked={isOfRing(member)}
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
