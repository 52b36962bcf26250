import { log } from "@/lib/platform/log";
import type { Order } from "@/lib/shop/order/schema";
import { findOrders } from "@/lib/shop/order/store";

/** One look for all who wait in this instance, so often and no oftener than a hundred orders a tenth of a second. */
const LOOK_MS = 100;
const ORDERS_A_MS = 1;

type Settle = (order: Order) => void;

interface Waiting {
  readonly order: Order;
  readonly settles: Set<Settle>;
}
const waiting = new Map<string, Waiting>();
let timer: NodeJS.Timeout | undefined;

function schedule(): void {
  if (waiting.size > 0) timer ??= setTimeout(() => void look(), Math.max(LOOK_MS, waiting.size / ORDERS_A_MS));
}

async function look(): Promise<void> {
  try {
    for (const latest of await findOrders(waiting.keys())) tell(latest);
  } catch (error) {
    log.warn("orders that are waited for could not be read", {}, error);
  }
  timer = undefined;
  schedule();
}

function tell(latest: Order): void {
  const { order, settles } = waiting.get(latest.orderId) ?? {};
  if (order?.status !== latest.status) for (const settle of settles ?? []) settle(latest);
}

function forget(orderId: string, settle: Settle): void {
  const settles = waiting.get(orderId)?.settles;
  settles?.delete(settle);
  if (settles?.size === 0) waiting.delete(orderId);
}

/** Resolves with the order once it has moved, or as it was when that takes longer than `patienceMs`. */
export function untilMoved(order: Order, patienceMs: number): Promise<Order> {
  const { orderId } = order;
  return new Promise((resolve) => {
    const settle: Settle = (latest) => {
      clearTimeout(patience);
      forget(orderId, settle);
      resolve(latest);
    };
    const patience = setTimeout(() => settle(order), patienceMs);
    const settles = waiting.get(orderId)?.settles ?? new Set();
    waiting.set(orderId, { order, settles: settles.add(settle) });
    schedule();
  });
}
