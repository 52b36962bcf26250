import type { ReactNode } from "react";
import { Verdict } from "@/components/fulfillment/draw/groups";
import { OverrideForm, type Choices } from "@/components/fulfillment/draw/override-form-client";
import { byHandWord, overrideWords } from "@/components/fulfillment/draw/words";
import { OrderLink } from "@/components/fulfillment/order-link";
import { LocalTime } from "@/components/time/local-time-client";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import type { DeskDraw, DeskEntry } from "@/lib/desk/draw/schema";
import { overrideReasons, type OverrideKind } from "@/lib/shop/entry/schema";

interface LookUpProps {
  readonly path: string;
  readonly entryId: string | undefined;
  readonly isFound: boolean;
}

/** Finds an entry by the id that its shopper reads on the receipt. */
export function LookUp({ path, entryId, isFound }: LookUpProps) {
  return (
    <form action={`${path}#entry`} className="flex max-w-[38rem] flex-wrap items-end gap-x-3">
      <div className="min-w-0 grow">
        <TextField
          id="entry-id"
          name="entry"
          label="Entry"
          hint="Its id, as the receipt says it: ent_…"
          maxLength={80}
          required
          defaultValue={entryId}
          error={entryId !== undefined && !isFound ? "There is no such entry in this draw." : undefined}
        />
      </div>
      <Button type="submit" tone="outline" className="mb-6.5">
        Look
      </Button>
    </form>
  );
}

function rowsOf(entry: DeskEntry): [string, ReactNode][] {
  const { entryId, name, email, country, signedUpAt, enteredAt, sizes, rank, tickets, orderId } = entry;
  return [
    [
      "Entry",
      <span key="id" className="numeric">
        {entryId}
      </span>,
    ],
    ["Shopper", name === null ? "Not known any more" : `${name}, ${email}`],
    ["Signed up", <LocalTime key="signed" iso={signedUpAt} />],
    ["Entered", <LocalTime key="entered" iso={enteredAt} />],
    ["Sizes", `EU ${sizes.join(", ")}`],
    ["Goes to", country],
    ...(tickets === null ? [] : [["Tickets", tickets] satisfies [string, ReactNode]]),
    ...(rank === null ? [] : [["Rank", rank] satisfies [string, ReactNode]]),
    ...(orderId === null
      ? []
      : [
          [
            "Order",
            <OrderLink key="order" orderId={orderId}>
              {orderId}
            </OrderLink>,
          ] satisfies [string, ReactNode],
        ]),
  ];
}

const labels: Record<OverrideKind, string> = {
  keep: "Keep it in",
  exclude: "Exclude it",
  rules: "Leave it to the rules",
};

/** To the rules is left what was decided before. */
const choicesFor = (isDecided: boolean): Choices[] =>
  (["keep", "exclude", ...(isDecided ? (["rules"] as const) : [])] as const).map((kind) => ({
    label: labels[kind],
    reasons: overrideReasons[kind].map((reason) => ({ value: `${kind}:${reason}`, label: byHandWord(reason) })),
  }));

interface EntryPanelProps {
  readonly draw: DeskDraw;
  readonly entry: DeskEntry;
}

/** One entry, what is made of it, and the form to decide on it by hand. */
export function EntryPanel({ draw: { dropId, decisionsEndAt, decisionsOpen, mayDecide }, entry }: EntryPanelProps) {
  const { entryId, decided, status } = entry;
  return (
    <div className="grid gap-4">
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        {rowsOf(entry).map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <State entry={entry} />
      {decided ? (
        <p className="text-sm break-words">
          {overrideWords[decided.kind]} by {decided.name}, <LocalTime iso={decided.at} />: {byHandWord(decided.reason)}.{" "}
          {decided.note}
        </p>
      ) : null}
      {mayDecide && status === "entered" ? (
        <OverrideForm key={entryId} dropId={dropId} entryId={entryId} choices={choicesFor(decided !== null)} />
      ) : null}
      {decisionsOpen ? null : (
        <p className="text-sm text-muted">
          Decisions by hand ended <LocalTime iso={decisionsEndAt} />.
        </p>
      )}
    </div>
  );
}

const outcomes: Readonly<Record<string, string>> = {
  withdrawn: "Withdrawn by the shopper.",
  drawn: "Won a pair: its order was begun.",
  waiting: "In line for a pair that comes back.",
  not_drawn: "No pair came to it.",
};

function State({ entry }: { entry: DeskEntry }) {
  const outcome = outcomes[entry.status];
  if (outcome) return <p className="font-bold">{outcome}</p>;
  if (entry.isJudged) return <Verdict {...entry} />;
  return <p className="text-sm text-muted">The rules look at all entries at once, when the list is sealed.</p>;
}
