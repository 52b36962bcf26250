import { setTimeout as sleep } from "node:timers/promises";
import type { Stack } from "../../../e2e/support/stack.ts";
import { STAFF } from "../../../e2e/support/stack.ts";
import type { Decide } from "../layers.ts";
import { clientOf, expectStatus, read, signIn, type Client } from "./client.ts";

/** An order as the desk's API shows it. */
export interface Listed {
  readonly orderId: string;
  readonly status: string;
  readonly customer: { readonly email: string };
  readonly risk: {
    readonly score: number;
    readonly recommendation: "approve" | "review" | "reject";
    readonly engine: string;
    readonly facts: readonly { readonly code: string; readonly text: string; readonly points: number }[];
  } | null;
}

interface Page {
  readonly orders: readonly Listed[];
  readonly nextCursor: string | null;
}

export async function staffOf(stack: Stack): Promise<Client> {
  const staff = clientOf(stack, { "x-forwarded-for": "127.0.0.1" });
  await signIn(staff, STAFF.email, STAFF.password);
  return staff;
}

/** Every order of a status. */
export async function ordersIn(staff: Client, status: string): Promise<Listed[]> {
  const orders: Listed[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const answer = await staff.get(`/api/fulfillment/orders?status=${status}&cursor=${cursor}`);
    const page = read(expectStatus(answer, 200, "queue")) as Page;
    orders.push(...page.orders);
    cursor = page.nextCursor;
  }
  return orders;
}

export interface Review {
  readonly staff: Client;
  /** So long an order waits before it is looked at. */
  readonly afterSeconds: number;
  readonly decide: Decide;
  /** Whose order it is. */
  readonly isBot: (order: Listed) => boolean;
  readonly isOver: () => boolean;
}

const EVERY_MS = 1000;

/** Decides what waits, the longest first, until the drop is over and nothing waits. What each order's risk was then. */
export async function reviewAll({
  staff,
  afterSeconds,
  decide,
  isBot,
  isOver,
}: Review): Promise<ReadonlyMap<string, Listed>> {
  const [seen, decided] = [new Map<string, number>(), new Map<string, Listed>()];
  for (;;) {
    const waiting = (await ordersIn(staff, "awaiting_approval")).filter(({ orderId }) => !decided.has(orderId));
    if (waiting.length === 0 && isOver()) return decided;
    for (const order of waiting) {
      const since = seen.get(order.orderId) ?? Date.now();
      seen.set(order.orderId, since);
      if (Date.now() - since < afterSeconds * 1000) continue;
      await decideOn(order);
    }
    await sleep(EVERY_MS);
  }

  async function decideOn(order: Listed): Promise<void> {
    const advice = order.risk ?? { score: 50, recommendation: "review" as const };
    const decision = decide({ ...advice, isBot: isBot(order), at: Date.now() / 1000 }) ? "approve" : "reject";
    const body = { decision, reasonCode: "looked_at", note: "" };
    const { status } = await staff.post(`/api/fulfillment/orders/${order.orderId}/decision`, body);
    if (status === 200 || status === 409) decided.set(order.orderId, order);
  }
}
