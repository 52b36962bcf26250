import { riskTones } from "@/components/fulfillment/risk-panel";
import { pairWords } from "@/components/fulfillment/words";
import { Badge } from "@/components/ui/badge";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";

export function BulkTable({ orders, caption }: { orders: readonly FulfillmentOrderView[]; caption: string }) {
  return (
    <ScrollRegion label={caption}>
      <table className="w-full border-collapse sm:min-w-[34rem] text-left text-sm">
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
            <th scope="col" className="py-1.5 max-sm:hidden">
              Order
            </th>
          </tr>
        </thead>
        <tbody>
          {orders.map(({ orderId, customer, risk, pairNumber, size }) => (
            <tr key={orderId} className="border-b border-line align-top">
              <th scope="row" className="py-2 pr-4 sm:min-w-48">
                {customer.firstName} {customer.lastName}
                <span className="block font-normal break-all text-muted">{customer.email}</span>
                <span className="numeric block text-tag font-normal break-all text-muted sm:hidden">{orderId}</span>
              </th>
              <td className="py-2 pr-4">{risk ? <Badge tone={riskTones[risk.level]}>{risk.score}</Badge> : "none"}</td>
              <td className="numeric py-2 sm:pr-4 sm:whitespace-nowrap">
                {pairWords({ pairNumber })}, <span className="whitespace-nowrap">EU {size}</span>
              </td>
              <td className="numeric py-2 text-tag whitespace-nowrap text-muted max-sm:hidden">{orderId}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
