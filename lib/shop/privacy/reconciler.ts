import type { Customer } from "@/lib/account/customer/schema";
import { getCustomer } from "@/lib/account/customer/store";
import type { Reconciler } from "@/lib/platform/durable/reconcile";
import { log } from "@/lib/platform/log";
import { rooms } from "@/lib/shop/privacy/rooms";

/** The erasure of an account whose owner asked for it, room after room. */
export const erasureReconciler: Reconciler<Customer> = {
  kind: "erasure",
  load: getCustomer,
  reconcile: async ({ customerId, email, erasedAt }) => {
    if (erasedAt === undefined) return;
    for (const room of rooms) await room.erase({ customerId, email });
    log.info("an account was erased", { customerId });
  },
  isStalled: () => false, // no page shows it: the sweep alone repairs it
};
