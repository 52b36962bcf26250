import { buttonStyle } from "@/components/ui/button";
import type { FairnessReceipt } from "@/lib/shop/fairness/schema";
import { receiptHash } from "@/lib/shop/fairness/rules";

/** The receipt as a file, its hash, and what neither can show. */
export function ReceiptProof({ receipt }: { receipt: FairnessReceipt }) {
  const { dropId, mode } = receipt;
  return (
    <section aria-labelledby="receipt-file" className="grid gap-4 break-inside-avoid">
      <h2 id="receipt-file" className="text-xl">
        Keep a copy
      </h2>
      <a
        href={`/api/drops/${dropId}/fairness`}
        download={`fairness-${dropId}.json`}
        className={buttonStyle("outline", "justify-self-start print:hidden")}
      >
        Save the receipt
      </a>
      <p>
        SHA-256 of that file: <code className="text-sm wrap-anywhere">{receiptHash(receipt)}</code>. A final receipt
        does not change any more: whoever has a copy can compare.
      </p>
      <h2 className="text-xl">What this does not prove</h2>
      <p>
        These are our own books. They cannot show that accounts are different people, that a decision was right, or that
        every bot was found. Who was charged and sent a pair is counted, and named nowhere.
      </p>
      {mode === "draw" ? (
        <p>
          The draw itself needs no trust in these figures:{" "}
          <a href={`/drops/${dropId}/draw`} className="underline">
            check it
          </a>
          .
        </p>
      ) : null}
    </section>
  );
}
