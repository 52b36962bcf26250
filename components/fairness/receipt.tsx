import { Figures } from "@/components/fairness/figures";
import { endedWords, exclusionIn, measuredIn, modeWords, wayWords } from "@/components/fairness/words";
import type { FairnessReceipt } from "@/lib/shop/fairness/schema";

type Part<Name extends keyof FairnessReceipt> = { readonly of: NonNullable<FairnessReceipt[Name]> };
type Row = readonly [label: string, figure: number | string];

const entriesOf = Object.entries as <K extends string, V>(counts: Partial<Record<K, V>>) => [K, V][];

function entryRows({ of }: Part<"entries">): Row[] {
  return [
    ["Entries made", of.made],
    ["withdrawn by their shopper", of.withdrawn],
    ...entriesOf(of.excluded).map(([reason, count]): Row => [`excluded: ${exclusionIn(reason)}`, count]),
    ["drawn: an order was begun", of.drawn],
    ["waiting", of.waiting],
    ["not drawn", of.notDrawn],
  ];
}

function pairRows({ of }: Part<"pairs">, mode: FairnessReceipt["mode"]): Row[] {
  const ways = entriesOf(of.sold).filter(([way]) => mode === "draw" || way === "first_come");
  return [
    ["Pairs made", of.made],
    ...ways.map(([way, count]): Row => [wayWords[way], count]),
    ["held by orders that are not decided", of.held],
    ["not sold, or back with us", of.left],
  ];
}

function orderRows({ of }: Part<"orders">): Row[] {
  return [
    ["Orders placed", of.placed],
    ["shipped or delivered", of.sold],
    ["sent back afterwards", of.sentBack],
    ["not decided yet", of.open],
    ...entriesOf(of.ended).map(([reason, count]): Row => [endedWords[reason], count]),
  ];
}

const decisionRows = ({ of }: Part<"decisions">): Row[] => [
  ["Approved by a person", of.approved],
  ["Approved automatically: nothing spoke against it", of.approvedAutomatically],
  ["Rejected by a person", of.rejected],
  ["Not decided in time", of.notInTime],
];

function timeRows({ of }: Part<"decisionSeconds">): Row[] {
  return [
    ["Decisions by people", of.decisions],
    ["Half of them took at most about", measuredIn(of.median)],
    ["Nine of ten took at most about", measuredIn(of.p90)],
  ];
}

const appealRows = ({ of }: Part<"appeals">): Row[] => [
  ["Appeals against a rejection", of.made],
  ["accepted: the rejection was reversed", of.accepted],
  ["declined", of.declined],
  ["not answered yet", of.waiting],
];

/** Every figure of a drop. Each table's first row is the sum of the rows below it, where it has one. */
export function Receipt({ receipt, className = "grid gap-10" }: { receipt: FairnessReceipt; className?: string }) {
  const { mode, people, entries, pairs, orders, decisions, decisionSeconds, appeals, refunds } = receipt;
  return (
    <div className={className}>
      <Figures
        title="Who took part"
        rows={[
          ["Mode", modeWords[mode]],
          ["People", people],
        ]}
      >
        <p className="text-sm text-muted">
          Accounts with a verified mail address that entered or ordered, each counted once. One person with two accounts
          counts twice: an account is all that we can count.
        </p>
      </Figures>
      {mode === "draw" ? <Figures title="Entries" rows={entries && entryRows({ of: entries })} /> : null}
      <Figures title="Pairs" rows={pairRows({ of: pairs }, mode)} />
      <Figures title="Orders" rows={orders && orderRows({ of: orders })}>
        <p className="text-sm text-muted">
          Requests that were refused before an order was stored are not counted: a second order of one person, a pause
          after unpaid orders, a missing proof.
        </p>
      </Figures>
      <Figures title="Decisions" rows={decisions && decisionRows({ of: decisions })} />
      {decisionSeconds ? (
        <Figures title="Time to decide" rows={timeRows({ of: decisionSeconds })}>
          <p className="text-sm text-muted">From the payment until a person decided, to within three percent.</p>
        </Figures>
      ) : null}
      <Figures title="Appeals" rows={appeals && appealRows({ of: appeals })} />
      <Figures title="Refunds" rows={refunds === null ? null : [["Refunds and partial refunds", refunds]]} />
    </div>
  );
}
