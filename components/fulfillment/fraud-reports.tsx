import { LocalTime } from "@/components/time/local-time-client";
import { Badge } from "@/components/ui/badge";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import type { FraudReport } from "@/lib/shop/payment/schema";

/** What bank and card network reported of the payment; nothing where they reported nothing. */
export function FraudReports({ order }: { order: FulfillmentOrderView }) {
  const { dispute, fraudWarning } = order.fraudReports;
  if (!dispute && !fraudWarning) return null;
  return (
    <div className="grid justify-items-start gap-2">
      {fraudWarning ? <Report words="The card’s network warns of fraud" report={fraudWarning} /> : null}
      {dispute ? <Report words="The card’s holder disputes the payment" report={dispute} /> : null}
    </div>
  );
}

function Report({ words, report: { code, at } }: { words: string; report: FraudReport }) {
  return (
    <>
      <Badge tone="danger">{words}</Badge>
      <p className="text-sm">
        Reported <LocalTime iso={at} />, as: {code.replaceAll("_", " ")}.
      </p>
    </>
  );
}
