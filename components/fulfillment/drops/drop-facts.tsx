import { LocalTime } from "@/components/time/local-time-client";
import type { ManagedDrop } from "@/lib/desk/drops/schema";
import { formatMoney } from "@/lib/platform/money";
import { durationInWords } from "@/lib/platform/time";

const packingWords: Record<ManagedDrop["packing"], string> = {
  automatic: "Shipped when approved",
  desk: "Packed by the team",
};

const modeWords: Record<ManagedDrop["mode"], string> = { first_come: "First come, first served", draw: "Draw" };

const factsOf = (drop: ManagedDrop) =>
  [
    ["Opens", <LocalTime key="opens" iso={drop.opensAt} />],
    ...(drop.entriesCloseAt === null
      ? []
      : [["Entries close", <LocalTime key="entries" iso={drop.entriesCloseAt} />] as const]),
    ...(drop.reviewSeconds === 0 ? [] : [["Review after it", durationInWords(drop.reviewSeconds)] as const]),
    ["Closes", <LocalTime key="closes" iso={drop.closesAt} />],
    ["Price", formatMoney(drop.price)],
    ["Delivery", formatMoney(drop.delivery)],
    ["Ships to", drop.shipsTo.join(" ")],
    ["Packing", packingWords[drop.packing]],
    ["Time to pay", durationInWords(drop.paymentWindowSeconds)],
    ["Mode", modeWords[drop.mode]],
  ] as const;

/** What the drop is like, at a glance. */
export function DropFacts({ drop }: { drop: ManagedDrop }) {
  return (
    <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
      {factsOf(drop).map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
