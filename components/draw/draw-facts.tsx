import { exclusionIn } from "@/components/fairness/words";
import { LocalTime } from "@/components/time/local-time-client";
import type { RecordHead } from "@/lib/shop/draw/published";
import { roundTimeMs, type SealedRecord } from "@/packages/draw-record";

interface FactProps {
  readonly label: string;
  readonly children: React.ReactNode;
}

const Fact = ({ label, children }: FactProps) => (
  <div className="grid gap-x-6 border-t border-line py-2 sm:grid-cols-[12rem_1fr]">
    <dt className="text-muted">{label}</dt>
    <dd className="wrap-anywhere">{children}</dd>
  </div>
);

const Hash = ({ children }: { children: string }) => <code className="text-sm">{children}</code>;

/** The public record in words, without its list. */
export function DrawFacts({ record }: { record: RecordHead }) {
  const { beacon, rules } = record;
  return (
    <section aria-labelledby="record" className="grid gap-3">
      <h2 id="record" className="text-xl">
        The record
      </h2>
      <dl>
        <Fact label="Entries close">
          <LocalTime iso={record.entriesCloseAt} />
        </Fact>
        <Fact label="Random number">
          round {beacon.round} of the beacon “{beacon.chain.beaconId}”, signed{" "}
          <LocalTime iso={new Date(roundTimeMs(beacon.chain, beacon.round)).toISOString()} />
        </Fact>
        <Fact label="Commitment to the seed">
          <Hash>{record.commitment}</Hash>
        </Fact>
        <Fact label="Hash of the rules">
          <Hash>{record.rulesHash}</Hash>
        </Fact>
        {record.stoppedAt === undefined ? null : (
          <Fact label="The drop ended">
            <LocalTime iso={record.stoppedAt} />, before its winners were published
          </Fact>
        )}
        {record.state === "announced" ? null : <SealedFacts record={record} />}
        {record.state === "drawn" ? <DrawnFacts record={record} /> : null}
      </dl>
      {"advantage" in rules ? <Advantage who={rules.advantage.who} ranking={rules.ranking} /> : null}
      <h3 className="font-bold">What excludes an entry</h3>
      <ul className="grid list-disc gap-1 pl-5">
        {Object.values(rules.exclusions).map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </section>
  );
}

const Advantage = ({ who, ranking }: { who: string; ranking: string }) => (
  <>
    <h3 className="font-bold">Who has more tickets</h3>
    <p>{who}</p>
    <p className="text-muted">
      Each ticket is a lot, and the best lot of an entry is its rank: <span className="wrap-anywhere">{ranking}</span>.
    </p>
  </>
);

const ticketCounts = (tickets: NonNullable<SealedRecord["tickets"]>): string =>
  Object.entries(tickets)
    .map(([count, entries]) => `${entries} with ${count === "1" ? "one ticket" : `${count} tickets`}`)
    .join(", ");

const countOf = (exclusions: SealedRecord["exclusions"]): string =>
  Object.entries(exclusions)
    .map(([reason, count]) => `${count} ${exclusionIn(reason)}`)
    .join(", ") || "none";

const SealedFacts = ({ record }: { record: Exclude<RecordHead, { state: "announced" }> }) => (
  <>
    <Fact label="Entries">{record.entries}</Fact>
    {record.tickets ? <Fact label="Tickets">{ticketCounts(record.tickets)}</Fact> : null}
    <Fact label="Excluded">{countOf(record.exclusions)}</Fact>
    <Fact label="Pairs">{record.stock.map(({ size, pairs }) => `EU ${size}: ${pairs}`).join(", ")}</Fact>
    <Fact label="Root of the list">
      <Hash>{record.merkleRoot}</Hash>
    </Fact>
    <Fact label="Seal">
      <Hash>{record.seal}</Hash>
    </Fact>
  </>
);

const DrawnFacts = ({ record }: { record: Extract<RecordHead, { state: "drawn" }> }) => (
  <>
    <Fact label="Winners">{record.winners}</Fact>
    <Fact label="Seed">
      <Hash>{record.seed}</Hash>
    </Fact>
    <Fact label="Signature of the round">
      <Hash>{record.signature}</Hash>
    </Fact>
    <Fact label="Randomness">
      <Hash>{record.randomness}</Hash>
    </Fact>
  </>
);
