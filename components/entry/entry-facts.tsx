import { counted, plural } from "@/lib/platform/text/count";
import type { EntryStateProps } from "@/components/entry/entry-state";
import { LocalTime } from "@/components/time/local-time-client";
import type { OrderView } from "@/lib/shop/order/schema";

/** An entry in figures and times. */
export function EntryFacts({ entry, drop, order, ahead }: Omit<EntryStateProps, "change">) {
  const { sizes, rank, wonSize, status, tickets = 1 } = entry;
  const closing = drop.entriesCloseAt ?? drop.closesAt;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
      <Fact label="Your sizes">{sizes.map((size) => `EU ${size}`).join(", ")}</Fact>
      {tickets > 1 ? <Fact label="Your tickets">{tickets}: you lost an earlier draw</Fact> : null}
      {status === "entered" && drop.phase !== "closed" ? (
        <>
          <Fact label={drop.phase === "drawing" ? "Entries closed" : "Entries close"}>
            <LocalTime iso={closing} />
          </Fact>
          <Fact label="The result">
            a few minutes {drop.reviewSeconds > 0 ? <AfterReview drop={drop} /> : "later"}, here and by mail
          </Fact>
        </>
      ) : null}
      {rank === undefined ? null : <Fact label="Your rank">{rank}</Fact>}
      {ahead === undefined ? null : <Ahead people={ahead} closesAt={drop.closesAt} />}
      {wonSize === undefined ? null : <Fact label="Drawn for you">EU {wonSize}</Fact>}
      {order ? <PayUntil order={order} /> : null}
    </dl>
  );
}

/** The team may decide on entries until then. */
const AfterReview = ({ drop: { entriesCloseAt, closesAt, reviewSeconds } }: Pick<EntryStateProps, "drop">) => (
  <>
    after <LocalTime iso={new Date(Date.parse(entriesCloseAt ?? closesAt) + reviewSeconds * 1000).toISOString()} />
  </>
);

const Fact = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <>
    <dt className="text-muted">{label}</dt>
    <dd className="font-bold">{children}</dd>
  </>
);

const inWords = (people: number): string =>
  people === 0
    ? "You are next for one of your sizes"
    : `At most ${counted(people, "person", "people")} who ${plural(people, "wants", "want")} one of your sizes`;

const Ahead = ({ people, closesAt }: { people: number; closesAt: string }) => (
  <>
    <Fact label="Before you">{inWords(people)}</Fact>
    <Fact label="The line ends">
      <LocalTime iso={closesAt} />
    </Fact>
  </>
);

const PayUntil = ({ order }: { order: OrderView }) =>
  order.status === "awaiting_payment" && order.deadlineAt ? (
    <Fact label="Pay until">
      <LocalTime iso={order.deadlineAt} />
    </Fact>
  ) : null;
