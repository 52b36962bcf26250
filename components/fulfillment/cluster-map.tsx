import type { RingMember } from "@/lib/desk/ring/schema";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import { LINKS, type Link, type RiskLevel } from "@/lib/shop/risk/schema";

const SIZE = 240;
const CENTER = SIZE / 2;
/** The more two orders share, the nearer they stand. */
const RADII: Readonly<Record<Link, number>> = {
  card: 40,
  mailbox: 52,
  phone: 58,
  door: 64,
  device: 82,
  mailForm: 90,
  network: 98,
  subnet: 108,
};
const strokes: Readonly<Record<Link, string>> = {
  card: "none",
  mailbox: "none",
  phone: "none",
  door: "none",
  device: "5 3",
  mailForm: "5 3",
  network: "1.5 4",
  subnet: "1.5 4",
};
const fills: Readonly<Record<RiskLevel | "none", string>> = {
  low: "var(--ok)",
  medium: "var(--warn)",
  high: "var(--danger)",
  none: "var(--line-strong)",
};

const nearest = (links: readonly Link[]): Link => LINKS.find((link) => links.includes(link)) ?? "subnet";

const round = (value: number) => Math.round(value * 10) / 10;

/** A golden angle apart, so that no two orders of a ring hide each other. The list beside it says the same in words. */
function placeOf({ links }: RingMember, i: number) {
  const link = nearest(links);
  const angle = i * 2.399963;
  return {
    link,
    x: round(CENTER + RADII[link] * Math.cos(angle)),
    y: round(CENTER + RADII[link] * Math.sin(angle)),
  };
}

export function ClusterMap({ order, linked }: { order: FulfillmentOrderView; linked: readonly RingMember[] }) {
  const nodes = linked.map((other, i) => ({ other, ...placeOf(other, i) }));
  return (
    <figure aria-hidden="true" className="grid gap-2 max-lg:hidden">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} className="w-full border-2 border-line bg-paper">
        {nodes.map(({ other, link, x, y }) => (
          <line
            key={other.orderId}
            x1={CENTER}
            y1={CENTER}
            x2={x}
            y2={y}
            stroke="var(--line-strong)"
            strokeWidth={link === "card" ? 4 : strokes[link] === "none" ? 2.5 : 1.5}
            strokeDasharray={strokes[link]}
          />
        ))}
        {nodes.map(({ other, x, y }) => (
          <circle
            key={other.orderId}
            cx={x}
            cy={y}
            r={6}
            fill={fills[other.risk?.level ?? "none"]}
            stroke="var(--raised)"
            strokeWidth={1.5}
          />
        ))}
        <circle
          cx={CENTER}
          cy={CENTER}
          r={13}
          fill={fills[order.risk?.level ?? "none"]}
          stroke="var(--ink)"
          strokeWidth={3}
        />
      </svg>
      <figcaption className="text-tag text-muted">
        Bold line: card. Solid: mailbox, telephone or door. Dashed: device or form of mail address. Dotted: network.
      </figcaption>
    </figure>
  );
}
