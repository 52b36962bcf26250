"use client";

import { useEffect, useState } from "react";
import { OrderFacts } from "@/components/fulfillment/order-facts";
import { orderHref } from "@/components/fulfillment/query";
import { RiskPanel } from "@/components/fulfillment/risk-panel";
import { buttonStyle } from "@/components/ui/button";
import { QuietLink } from "@/components/ui/quiet-link";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import type { QueueQuery } from "@/lib/desk/queue/schema";

/** The order of the row that has, or last had, the focus. */
function useFocusedRow(): string | null {
  const [orderId, setOrderId] = useState<string | null>(null);
  useEffect(() => {
    const look = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>("[data-desk-row]") : null;
      if (row) setOrderId(row.dataset["deskRow"] ?? null);
    };
    document.addEventListener("focusin", look);
    return () => document.removeEventListener("focusin", look);
  }, []);
  return orderId;
}

interface QueuePreviewProps {
  readonly orders: readonly FulfillmentOrderView[];
  readonly query: QueueQuery;
  readonly nowMs: number;
}

/** What a decision leans on, beside the list: of the chosen order, at first the top one. Without a script it stays with that. */
export function QueuePreview({ orders, query, nowMs }: QueuePreviewProps) {
  const focused = useFocusedRow();
  const order = orders.find(({ orderId }) => orderId === focused) ?? orders[0];
  if (!order) return null;
  return (
    <section aria-label="Preview" className="grid content-start gap-3 border-2 border-line bg-raised p-4">
      <OrderFacts order={order} nowMs={nowMs} />
      <RiskPanel risk={order.risk} instead="No score is shown here: open the order." />
      <QuietLink href={orderHref(order.orderId, query)} className={buttonStyle("outline", "text-sm")}>
        Open the order
      </QuietLink>
    </section>
  );
}
