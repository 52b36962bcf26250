import Link from "next/link";
import type { SearchParams } from "@/components/fulfillment/query";
import { UndoForm } from "@/components/fulfillment/undo-form-client";
import { Notice } from "@/components/ui/notice";
import { isOrderId } from "@/lib/platform/ids";
import { orderNumberOf } from "@/lib/shop/order/number";

/** What the reviewer did on the page before this one. */
export function DecidedNotice({ params }: { params: SearchParams }) {
  const { decided, of } = params;
  if (typeof of !== "string" || !isOrderId(of) || (decided !== "approve" && decided !== "reject")) return null;
  return (
    <Notice tone="ok" role="status">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <p>
          {decided === "approve" ? "Approved." : "Rejected."}{" "}
          <Link
            href={`/fulfillment/orders/${of}`}
            prefetch={false}
            className="numeric text-sm break-all underline underline-offset-4"
          >
            {orderNumberOf(of)}
          </Link>
        </p>
        <UndoForm key={of} orderId={of} />
      </div>
    </Notice>
  );
}
