import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { call } from "../../drop/client.ts";
import type { Stack } from "../../../e2e/support/stack.ts";
import { pageEvidenceAt } from "../cast/moment.ts";
import type { Shopper } from "./accounts.ts";
import { expectStatus, postWish, read } from "./client.ts";

export const SIZE = "42";

export interface OpenDrop {
  readonly stack: Stack;
  readonly dropId: string;
  readonly opensAtMs: number;
  /** No actor starts anything after it. */
  readonly endsAtMs: number;
}

/** What became of a shopper. */
export interface Visit {
  readonly shopper: Shopper;
  readonly orderIds: readonly string[];
  readonly end: "shipped" | "rejected" | "sold out" | "waiting" | "failed";
  readonly error?: string;
}

interface OrderAnswer {
  readonly status: string;
  readonly paymentUrl: string | null;
  readonly reason: string | null;
}

/** A drop over HTTP is over in minutes: the seconds stay, the minutes after them come sooner. */
const AS_THEY_ARE_SECONDS = 20;
const LATEST_SECONDS = 150;
export const compressed = (seconds: number): number => {
  const beyond = Math.max(0, seconds - AS_THEY_ARE_SECONDS);
  return Math.min(seconds, AS_THEY_ARE_SECONDS) + LATEST_SECONDS * (1 - Math.exp(-beyond / LATEST_SECONDS));
};

const POLL_MS = 1000;
const HIGHEST_WAIT_SECONDS = 25;
const waitSeconds = (seconds: number) => sleep(Math.min(seconds, HIGHEST_WAIT_SECONDS) * 1000);

const isSold = ({ status }: OrderAnswer): boolean => ["packing", "shipped", "delivered"].includes(status);

export class Visitor {
  private readonly orderIds: string[] = [];
  private readonly drop: OpenDrop;
  private readonly shopper: Shopper;

  constructor(drop: OpenDrop, shopper: Shopper) {
    this.drop = drop;
    this.shopper = shopper;
  }

  /** Orders, asks again while sold out, pays, and waits for what becomes of it. */
  async visit(): Promise<Visit> {
    try {
      return { shopper: this.shopper, end: await this.shop(), orderIds: this.orderIds };
    } catch (error) {
      return { shopper: this.shopper, end: "failed", orderIds: this.orderIds, error: String(error) };
    }
  }

  private async shop(): Promise<Visit["end"]> {
    const { orderAt, endedFirst, payment } = this.shopper.actor;
    await sleep(Math.max(0, this.drop.opensAtMs + compressed(orderAt) * 1000 - Date.now()));
    for (let ended = 0; ; ended++) {
      const order = await this.orderPatiently();
      if (!order) return "sold out";
      await waitSeconds(payment.afterSeconds);
      if (ended >= endedFirst) return this.pay(order);
      await this.checkout(order.paymentUrl, { outcome: "expired" });
      await this.until(({ reason }) => reason !== null);
    }
  }

  private async orderPatiently(): Promise<OrderAnswer | undefined> {
    const { patienceSeconds, retrySeconds } = this.shopper.actor;
    const until = Math.min(this.drop.endsAtMs, Date.now() + Math.max(120, patienceSeconds) * 1000);
    for (; Date.now() < until; await waitSeconds(retrySeconds)) {
      const order = await this.order();
      if (order?.paymentUrl) return order;
    }
    return undefined;
  }

  /** Undefined when it is sold out, or too much is asked. */
  private async order(): Promise<OrderAnswer | undefined> {
    const { actor, client } = this.shopper;
    const at = (Date.now() - this.drop.opensAtMs) / 1000;
    const evidence = actor.page && pageEvidenceAt(actor.page, at, this.drop.opensAtMs);
    const body = {
      size: SIZE,
      dropId: this.drop.dropId,
      shippingAddress: actor.address,
      ...(evidence && { evidence }),
    };
    const answer = await postWish(client, { purpose: "order", dropId: body.dropId, body, key: randomUUID() });
    if ([403, 409, 429, 503].includes(answer.status)) return undefined;
    this.orderIds.push((read(expectStatus(answer, 202, `order of ${actor.id}`)) as { orderId: string }).orderId);
    return this.until(({ paymentUrl, reason }) => paymentUrl !== null || reason !== null);
  }

  private async pay({ paymentUrl }: OrderAnswer): Promise<Visit["end"]> {
    const { declines, card } = this.shopper.actor.payment;
    for (let i = 0; i < declines; i++)
      await this.checkout(paymentUrl, { outcome: "declined", card: `400000000000${1000 + i}` });
    await this.checkout(paymentUrl, { outcome: "paid", card: card.number });
    const order = await this.until((now) => isSold(now) || now.reason !== null);
    return isSold(order) ? "shipped" : order.reason === "rejected" ? "rejected" : "waiting";
  }

  private async checkout(paymentUrl: string | null, body: object): Promise<void> {
    const sessionId = new URL(paymentUrl ?? "").pathname.split("/").at(-1) ?? "";
    await call(`${this.drop.stack.stripeUrl}/_local/checkout/${sessionId}`, { method: "POST", body });
  }

  private async until(wanted: (order: OrderAnswer) => boolean): Promise<OrderAnswer> {
    for (;;) {
      const answer = await this.shopper.client.get(`/api/orders/${this.orderIds.at(-1)}`);
      const order = answer.status === 200 ? (read(answer) as OrderAnswer) : undefined;
      if (order && (wanted(order) || Date.now() > this.drop.endsAtMs + GRACE_MS)) return order;
      await sleep(POLL_MS);
    }
  }
}

/** What was begun may end. */
const GRACE_MS = 90_000;
