import { ButtonLink, buttonStyle } from "@/components/ui/button";
import { receiptOf } from "@/lib/shop/entry/rules";
import type { Entry } from "@/lib/shop/entry/schema";

/** As a file that needs no request, so that it works without a script, too. */
export function ReceiptOfEntry({ entry }: { entry: Entry }) {
  const json = JSON.stringify(receiptOf(entry), null, 2);
  return (
    <section aria-labelledby="receipt" className="grid gap-3 border-t-2 border-line pt-6">
      <h2 id="receipt" className="text-xl">
        Your receipt
      </h2>
      <p className="text-muted">
        With it you find your entry in the public record of the draw, and nobody else does. It came by mail, too.
      </p>
      <pre className="bg-sunken p-3 text-sm wrap-anywhere whitespace-pre-wrap">{json}</pre>
      <div className="flex flex-wrap gap-3">
        <a
          href={`data:application/json,${encodeURIComponent(json)}`}
          download={`receipt-${entry.entryId}.json`}
          className={buttonStyle("outline")}
        >
          Save the receipt
        </a>
        <ButtonLink href={`/drops/${entry.dropId}/draw`} tone="quiet">
          Check the draw
        </ButtonLink>
      </div>
    </section>
  );
}
