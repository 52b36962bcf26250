import { LocalTime } from "@/components/time/local-time-client";
import { Notice } from "@/components/ui/notice";
import type { ReturnDetail } from "@/lib/desk/returns/schema";
import { formatMoney } from "@/lib/platform/money";
import type { Inspection } from "@/lib/shop/returns/schema";

const results = { accept: "Accepted", deduct: "Accepted in part", refuse: "Refused" } as const;
const stocks = { restock: "The pair is back in stock.", write_off: "The pair is written off." } as const;

/** How a return was decided, by whom. */
export function InspectionOutcome({ detail, inspection }: { detail: ReturnDetail; inspection: Inspection }) {
  const { result, deduction, note, stock, at } = inspection;
  return (
    <Notice tone={result === "refuse" ? "warn" : "ok"} title={results[result]}>
      <p>
        {detail.inspectedBy ?? "Nobody looked at it in time"}, <LocalTime iso={at} />
      </p>
      {deduction ? <p>{formatMoney(deduction)} kept back.</p> : null}
      {note ? <p className="wrap-anywhere">{note}</p> : null}
      <p>{result === "refuse" ? "The pair goes back to the shopper." : stocks[stock]}</p>
      {detail.refund ? <p>{formatMoney(detail.refund)} refunded.</p> : null}
    </Notice>
  );
}
