import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { orderHere } from "@/components/order/order-here";
import { pairWords } from "@/components/returns/words";
import { WithdrawForm } from "@/components/returns/withdraw-form-client";
import { NarrowPage } from "@/components/site/narrow-page";
import type { WithId } from "@/components/site/page-inputs";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { isSold } from "@/lib/shop/order/rules";
import type { OrderView } from "@/lib/shop/order/schema";

export const metadata: Metadata = { title: "Withdraw from your contract" };

/** The second step of a withdrawal: what is declared, by whom, and the button that confirms it. */
export default async function WithdrawPage({ params }: WithId) {
  const { id } = await params;
  const { order, viewer } = await orderHere(id, `/orders/${id}/withdraw`);
  if (viewer.role !== "customer") notFound();
  if (order.returnId) redirect(`/returns/${order.returnId}`);
  return (
    <NarrowPage
      eyebrow={order.orderNumber}
      title="Withdraw from your contract"
      lead={order.withdrawable ? <p>Nothing happens before you confirm.</p> : null}
    >
      {order.withdrawable ? <Statement order={order} email={viewer.email} /> : <Closed />}
      <ButtonLink href={`/orders/${order.orderId}`} tone="quiet" className="justify-self-start px-0">
        Back to your order
      </ButtonLink>
    </NarrowPage>
  );
}

function Statement({ order, email }: { order: OrderView; email: string }) {
  return (
    <div className="grid gap-6">
      <p>
        You declare that you withdraw from your contract for one pair of QuantaSneaks ({pairWords(order)}), order{" "}
        {order.orderNumber}.
      </p>
      <p>
        {isSold(order)
          ? "We send you a label for the way back, at no cost. You have 14 days to hand the parcel over; once we have looked at the pair, you get your money back."
          : "Your pair was not shipped yet: we keep it, and you pay nothing."}
      </p>
      <p>
        We confirm it by mail to <strong className="wrap-anywhere">{email}</strong>, with the date and time.
      </p>
      <WithdrawForm orderId={order.orderId} />
    </div>
  );
}

function Closed() {
  return (
    <Notice tone="warn">
      <p>
        There is nothing to withdraw from here: the order was not paid for, has ended, or the 14 days after its delivery
        are over.
      </p>
    </Notice>
  );
}
