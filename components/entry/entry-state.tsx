import { EntryFacts } from "@/components/entry/entry-facts";
import { Excluded } from "@/components/entry/excluded";
import { ReceiptOfEntry } from "@/components/entry/receipt-of-entry";
import { WithdrawEntryForm } from "@/components/entry/withdraw-entry-form-client";
import { ButtonLink } from "@/components/ui/button";
import type { DropView } from "@/lib/shop/drop/schema";
import type { Entry } from "@/lib/shop/entry/schema";
import type { OrderView } from "@/lib/shop/order/schema";

export interface EntryStateProps {
  readonly entry: Entry;
  readonly drop: DropView;
  /** Of an entry that was drawn. */
  readonly order?: OrderView | undefined;
  /** How many are before it in line, at most. */
  readonly ahead?: number | undefined;
  /** The form that changes it, while entries are taken. */
  readonly change?: React.ReactNode;
}

/** What became of an entry so far, what can be done about it, and its receipt. */
export function EntryState({ entry, drop, order, ahead, change }: EntryStateProps) {
  return (
    <div className="grid gap-8">
      <EntryFacts {...{ entry, drop, order, ahead }} />
      {order ? (
        <ButtonLink href={`/orders/${order.orderId}`} className="min-h-14 text-lg">
          Go to your order
        </ButtonLink>
      ) : null}
      {entry.status === "excluded" ? <Excluded entry={entry} /> : null}
      {change ? <Changes entry={entry}>{change}</Changes> : null}
      <ReceiptOfEntry entry={entry} />
    </div>
  );
}

const Changes = ({ entry, children }: Pick<EntryStateProps, "entry"> & { children: React.ReactNode }) => (
  <section aria-labelledby="changes" className="grid gap-4">
    <h2 id="changes" className="text-xl">
      Changed your mind?
    </h2>
    {children}
    <WithdrawEntryForm entryId={entry.entryId} dropId={entry.dropId} />
  </section>
);
