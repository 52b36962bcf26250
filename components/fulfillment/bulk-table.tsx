import { riskTones } from "@/components/fulfillment/risk-panel";
import { pairWords } from "@/components/fulfillment/words";
import { Badge } from "@/components/ui/badge";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { FulfillmentOrderView } from "@/lib/order/schema";

export function BulkTable({ orders, caption }: { orders: readonly FulfillmentOrderView[]; caption: string }) {
  return (
    <ScrollRegion label={caption}>
      <table className="w-full min-w-[34rem] border-collapse text-left text-sm">
        <caption className="pb-3 text-left text-lg font-bold">{caption}</caption>
        <thead>
          <tr className="border-b-2 border-ink">
            <th scope="col" className="py-1.5 pr-4">
              Shopper
            </th>
            <th scope="col" className="py-1.5 pr-4">
              Score
            </th>
            <th scope="col" className="py-1.5 pr-4">
              Pair
            </th>
            <th scope="col" className="py-1.5">
              Order
            </th>
          </tr>
        </thead>
        <tbody>
          {orders.map(({ orderId, customer, risk, pairNumber, size }) => (
            <tr key={orderId} className="border-b border-line align-top">
              <th scope="row" className="min-w-48 py-2 pr-4">
                {customer.firstName} {customer.lastName}
                <span className="block font-normal break-all text-muted">{customer.email}</span>
              </th>
              <td className="py-2 pr-4">{risk ? <Badge tone={riskTones[risk.level]}>{risk.score}</Badge> : "none"}</td>
              <td className="numeric py-2 pr-4 whitespace-nowrap">
                {pairWords({ pairNumber })}, EU {size}
              </td>
              <td className="numeric py-2 text-tag whitespace-nowrap text-muted">{orderId}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
