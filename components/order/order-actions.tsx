import { CancelForm } from "@/components/order/cancel-form-client";
import { endingOf, isSettling } from "@/components/order/words";
import { buttonStyle, ButtonLink } from "@/components/ui/button";
import { formatMoney } from "@/lib/platform/money";
import { isBeforePayment, isCompensated } from "@/lib/shop/order/rules";
import type { OrderView } from "@/lib/shop/order/schema";

interface OrderActionsProps {
  readonly order: OrderView;
  /** Staff may look, and leave the order to its owner. */
  readonly owned: boolean;
  readonly pollNow: () => void;
}

/** What can be done about the order, now. */
export function OrderActions({ order, owned, pollNow }: OrderActionsProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
      {owned && order.paymentUrl ? (
        <a href={order.paymentUrl} className={buttonStyle("solid", "min-h-14 min-w-44 text-lg tabular-nums")}>
          Pay now: {formatMoney(order.total)}
        </a>
      ) : null}
      {owned && isBeforePayment(order) && !isSettling(order) ? (
        <CancelForm orderId={order.orderId} onAnswer={pollNow} />
      ) : null}
      {owned && order.withdrawable ? (
        <ButtonLink href={`/orders/${order.orderId}/withdraw`} tone="outline">
          Withdraw from this contract
        </ButtonLink>
      ) : null}
      {order.returnId ? (
        <ButtonLink href={`/returns/${order.returnId}`} tone="outline">
          See the return
        </ButtonLink>
      ) : null}
      {isCompensated(order) ? <WayOn order={order} owned={owned} /> : null}
    </div>
  );
}

function WayOn({ order, owned }: Pick<OrderActionsProps, "order" | "owned">) {
  const again = owned && endingOf(order)?.again;
  return (
    <ButtonLink href={again ? `/?size=${order.size}` : "/"} tone={again ? "solid" : "outline"}>
      {again ? "Choose again" : "See the drop"}
    </ButtonLink>
  );
}
