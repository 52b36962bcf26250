import { WithdrawEntryForm } from "@/components/entry/withdraw-entry-form-client";
import { LocalTime } from "@/components/time/local-time-client";
import { ButtonLink, buttonStyle } from "@/components/ui/button";
import { receiptOf } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";
import type { DropView } from "@/lib/shop/drop/schema";

interface EntryStateProps {
  readonly entry: Entry;
  readonly drop: DropView;
}

/** What became of an entry so far, what can be done about it, and its receipt. */
export function EntryState({ entry, drop }: EntryStateProps) {
  return (
    <div className="grid gap-8">
      <Facts entry={entry} drop={drop} />
      {entry.status === "drawn" && entry.orderId ? (
        <ButtonLink href={`/orders/${entry.orderId}`} className="min-h-14 text-lg">
          Go to your order
        </ButtonLink>
      ) : null}
      {entry.status === "entered" && drop.phase === "entries" ? (
        <WithdrawEntryForm entryId={entry.entryId} dropId={drop.dropId} />
      ) : null}
      <Receipt entry={entry} />
    </div>
  );
}

function Facts({ entry, drop }: EntryStateProps) {
  const { sizes, rank, wonSize, status } = entry;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
      <Fact label="Your sizes">{sizes.map((size) => `EU ${size}`).join(", ")}</Fact>
      {status === "entered" && drop.entriesCloseAt ? (
        <Fact label="Entries close">
          <LocalTime iso={drop.entriesCloseAt} />
        </Fact>
      ) : null}
      {rank === undefined ? null : <Fact label="Your rank">{rank}</Fact>}
      {wonSize === undefined ? null : <Fact label="Yours">EU {wonSize}</Fact>}
    </dl>
  );
}

const Fact = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <>
    <dt className="text-muted">{label}</dt>
    <dd className="font-bold">{children}</dd>
  </>
);

/** As a file that needs no request, so that it works without a script, too. */
function Receipt({ entry }: Pick<EntryStateProps, "entry">) {
  const receipt = receiptOf(entry);
  const json = JSON.stringify(receipt, null, 2);
  return (
    <section aria-labelledby="receipt" className="grid gap-3 border-t-2 border-line pt-6">
      <h2 id="receipt" className="text-xl">
        Your receipt
      </h2>
      <p className="text-muted">
        With it you find your entry in the public record, and nobody else does. It came by mail, too.
      </p>
      <pre className="bg-sunken p-3 text-sm wrap-anywhere whitespace-pre-wrap">{json}</pre>
      <div className="flex flex-wrap gap-3">
        <a
          href={`data:application/json,${encodeURIComponent(json)}`}
          download={`receipt-${entry.entryId}.json`}
          className={buttonStyle("outline")}
        >
          Save it
        </a>
        <ButtonLink href={`/drops/${entry.dropId}/draw`} tone="quiet">
          Check the draw
        </ButtonLink>
      </div>
    </section>
  );
}
