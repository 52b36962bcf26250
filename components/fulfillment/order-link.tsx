import Link from "next/link";
import type { ReactNode } from "react";

interface OrderLinkProps {
  readonly orderId: string;
  readonly children: ReactNode;
}

/** Leads to an order's page at the desk, from a list of them. */
export function OrderLink({ orderId, children }: OrderLinkProps) {
  return (
    <Link
      href={`/fulfillment/orders/${orderId}`}
      prefetch={false}
      className="inline-flex min-h-6 items-center font-bold underline decoration-line-strong underline-offset-4 hover:decoration-current"
    >
      {children}
    </Link>
  );
}
