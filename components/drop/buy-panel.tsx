import Link from "next/link";
import { OrderForm } from "@/components/drop/order-form-client";
import type { DropPhase } from "@/components/drop/phase";
import { SizePicker } from "@/components/drop/size-picker";
import { statusWords } from "@/components/order/words";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Viewer } from "@/lib/auth/schema";
import type { DropView } from "@/lib/drop/schema";
import type { OrderView } from "@/lib/order/schema";

interface BuyPanelProps {
  readonly drop: DropView;
  readonly phase: DropPhase;
  readonly viewer: Viewer | null;
  readonly order: OrderView | null;
  readonly selected: string | undefined;
  readonly idempotencyKey: string;
}

export function BuyPanel({ drop, phase, viewer, order, selected, idempotencyKey }: BuyPanelProps) {
  if (order) return <YourOrder order={order} />;
  if (phase !== "open") return <SizePicker sizes={drop.sizes} locked />;
  if (!viewer) return <SignInToOrder sizes={drop.sizes} selected={selected} />;
  if (!viewer.verified) return <VerifyFirst sizes={drop.sizes} email={viewer.email} />;
  return <OrderForm sizes={drop.sizes} selected={selected} idempotencyKey={idempotencyKey} />;
}

function YourOrder({ order }: { order: OrderView }) {
  return (
    <section aria-labelledby="your-order" className="grid gap-4 rounded-notch border-2 border-ink bg-raised p-5">
      <h2 id="your-order" className="text-xl">
        Your order: {statusWords[order.status]}
      </h2>
      <p>
        Size EU {order.size}
        {order.pairNumber === null ? null : <>, pair {order.pairNumber}</>}. One pair each: this one is yours to follow.
      </p>
      <ButtonLink href={`/orders/${order.orderId}`}>Go to your order</ButtonLink>
    </section>
  );
}

/** A plain GET form: the chosen size travels through signing in and is still chosen afterwards. */
function SignInToOrder({ sizes, selected }: { sizes: DropView["sizes"]; selected: string | undefined }) {
  return (
    <form action="/signin" method="get" className="grid gap-5">
      <input type="hidden" name="callbackUrl" value="/" />
      <SizePicker sizes={sizes} selected={selected} />
      <Button type="submit" className="min-h-14 text-lg">
        Order now
      </Button>
      <p className="text-sm text-muted">
        You sign in first. New here?{" "}
        <Link href="/signup" className="text-accent underline underline-offset-4">
          Create an account
        </Link>{" "}
        before you choose: your address must be verified.
      </p>
    </form>
  );
}

function VerifyFirst({ sizes, email }: { sizes: DropView["sizes"]; email: string }) {
  return (
    <div className="grid gap-5">
      <SizePicker sizes={sizes} locked />
      <Notice tone="warn" title="Verify your e-mail address first">
        <p>
          We sent a link to <strong className="break-all">{email}</strong>. Press the button behind it, come back, and
          order.
        </p>
      </Notice>
    </div>
  );
}
