import type { ReactNode } from "react";
import { padded } from "@/components/packing/words";
import { QuietLink } from "@/components/ui/quiet-link";
import type { PackingRow } from "@/lib/desk/packing/schema";

interface PackingRowItemProps {
  readonly row: PackingRow;
  /** What is to be done about it. */
  readonly children?: ReactNode;
  /** The id of the form that prints what is ticked. */
  readonly printForm?: string;
}

const doubtWords = { review: "needs review", reject: "would be rejected" } as const;

/** A pair and its parcel: what to take from which shelf, and for whom. */
export function PackingRowItem({ row, children, printForm }: PackingRowItemProps) {
  const { orderId, orderNumber, dropName, size, pairNumber, recipient, doubt, trackingCode } = row;
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line py-3 sm:grid-cols-[auto_minmax(0,1fr)_auto] sm:items-center">
      <div className="flex items-center gap-3">
        {printForm === undefined ? null : (
          <label className="grid size-11 place-items-center">
            <span className="sr-only">Print {orderNumber}</span>
            <input type="checkbox" name="id" value={orderId} form={printForm} defaultChecked className="size-5" />
          </label>
        )}
        <p className="w-32 font-bold">
          <span className="numeric text-xl">{padded(pairNumber)}</span> <span className="text-muted">EU {size}</span>
        </p>
      </div>
      <p className="grid min-w-0 text-sm">
        <QuietLink href={`/fulfillment/orders/${orderId}`} className="numeric font-bold underline">
          {orderNumber}
        </QuietLink>
        <span className="wrap-anywhere">{recipient ?? "No address any more"}</span>
        <span className="text-muted">{dropName}</span>
        {doubt === null ? null : (
          <span className="font-bold text-danger">
            New address after approval: {doubtWords[doubt.recommendation]} (score {doubt.score}). Look at the order
            before you pack it.
          </span>
        )}
        {trackingCode === null ? null : <span className="numeric text-muted">{trackingCode}</span>}
      </p>
      {children}
    </li>
  );
}
