import { log } from "@/lib/platform/log";
import { isPrepared } from "@/lib/shop/order/rules";
import type { Order } from "@/lib/shop/order/schema";
import { findOrders } from "@/lib/shop/order/store";

/** One look for all who wait in this instance, so often and no oftener than a hundred orders a tenth of a second. */
const LOOK_MS = 100;
const ORDERS_A_MS = 1;

type Settle = (order: Order) => void;
const waiting = new Map<string, Set<Settle>>();
let timer: NodeJS.Timeout | undefined;

function schedule(): void {
  if (waiting.size > 0) timer ??= setTimeout(() => void look(), Math.max(LOOK_MS, waiting.size / ORDERS_A_MS));
}

async function look(): Promise<void> {
  try {
    const prepared = (await findOrders(waiting.keys())).filter(isPrepared);
    for (const order of prepared) for (const settle of waiting.get(order.orderId) ?? []) settle(order);
  } catch (error) {
    log.warn("orders that are waited for could not be read", {}, error);
  }
  timer = undefined;
  schedule();
}

function forget(orderId: string, settle: Settle): void {
  const settles = waiting.get(orderId);
  settles?.delete(settle);
  if (settles?.size === 0) waiting.delete(orderId);
}

/** Resolves with the order once the store has prepared it, or as it was when that takes longer than `patienceMs`. */
export function untilPrepared(order: Order, patienceMs: number): Promise<Order> {
  const { orderId } = order;
  return new Promise((resolve) => {
    const settle: Settle = (latest) => {
      clearTimeout(patience);
      forget(orderId, settle);
      resolve(latest);
    };
    const patience = setTimeout(() => settle(order), patienceMs);
    waiting.set(orderId, (waiting.get(orderId) ?? new Set()).add(settle));
    schedule();
  });
}
