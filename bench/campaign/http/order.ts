import { setTimeout as sleep } from "node:timers/promises";
import { call } from "../../drop/client.ts";
import type { Shopper } from "./accounts.ts";
import { read } from "./client.ts";
import type { Ending, OpenDrop } from "./visit.ts";

export interface OrderAnswer {
  readonly status: string;
  readonly paymentUrl: string | null;
  readonly pairNumber: number | null;
  readonly reason: string | null;
}

const POLL_MS = 1000;
/** What was begun may end. */
const GRACE_MS = 90_000;

const isSold = ({ status }: OrderAnswer): boolean => ["packing", "shipped", "delivered"].includes(status);
const hasPaymentUrl = ({ paymentUrl, reason }: OrderAnswer): boolean => paymentUrl !== null || reason !== null;

function endingOf(order: OrderAnswer): Ending {
  if (!isSold(order)) return { end: order.reason === "rejected" ? "rejected" : "waiting" };
  return { end: "shipped", ...(order.pairNumber !== null && { pairNumber: order.pairNumber }) };
}

/** An order that was begun, as its shopper sees it. */
export class BegunOrder {
  private readonly drop: OpenDrop;
  private readonly shopper: Shopper;
  private readonly orderId: string;

  constructor(drop: OpenDrop, shopper: Shopper, orderId: string) {
    this.drop = drop;
    this.shopper = shopper;
    this.orderId = orderId;
  }

  /** Resolves when it can be paid for, or has ended. */
  begun = (): Promise<OrderAnswer> => this.until(hasPaymentUrl);

  /** Pays as the actor does, and waits for what is decided. */
  async pay({ paymentUrl }: OrderAnswer): Promise<Ending> {
    const { declines, card } = this.shopper.actor.payment;
    for (let i = 0; i < declines; i++)
      await this.checkout(paymentUrl, { outcome: "declined", card: `400000000000${1000 + i}` });
    await this.checkout(paymentUrl, { outcome: "paid", card: card.number });
    return endingOf(await this.until((now) => isSold(now) || now.reason !== null));
  }

  /** Lets the time to pay run out. */
  async letGo({ paymentUrl }: OrderAnswer): Promise<void> {
    await this.checkout(paymentUrl, { outcome: "expired" });
    await this.until(({ reason }) => reason !== null);
  }

  private async checkout(paymentUrl: string | null, body: object): Promise<void> {
    const sessionId = new URL(paymentUrl ?? "").pathname.split("/").at(-1) ?? "";
    await call(`${this.drop.stack.stripeUrl}/_local/checkout/${sessionId}`, { method: "POST", body });
  }

  private async until(wanted: (order: OrderAnswer) => boolean): Promise<OrderAnswer> {
    for (;;) {
      const answer = await this.shopper.client.get(`/api/orders/${this.orderId}`);
      const order = answer.status === 200 ? (read(answer) as OrderAnswer) : undefined;
      if (order && (wanted(order) || Date.now() > this.drop.endsAtMs + GRACE_MS)) return order;
      await sleep(POLL_MS);
    }
  }
}
