import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Stack } from "../../e2e/support/stack.ts";
import type { Address } from "../campaign/cast/actor.ts";
import { call, type Answer } from "./client.ts";
import { personOf } from "./person.ts";
import { makeProofs } from "./proofs.ts";
import { failed, type Experience, type Goal, type Outcome } from "./shop.ts";

interface OrderAnswer {
  readonly status: string;
  readonly paymentUrl: string | null;
  readonly reason: string | null;
}

interface Shopper {
  readonly stack: Stack;
  readonly headers: Readonly<Record<string, string>>;
  readonly proof: string;
  readonly size: string;
  readonly home: Address;
  readonly goal: Goal;
}

const DEFAULT_WAIT_SECONDS = 1;
const waitMs = ({ headers }: Answer): number =>
  (Number(headers["retry-after"] ?? DEFAULT_WAIT_SECONDS) || DEFAULT_WAIT_SECONDS) * 1000;

/**
 * An address of its own for every shopper, from the block that is reserved for benchmarks (RFC 2544). Neighbours in the crowd are
 * none in a network: hundreds in one are a ring to the store, and cost what a ring costs.
 */
export const addressOf = (index: number): string => `198.${18 + (index & 1)}.${(index >> 1) & 255}.${index >> 9}`;

function expectStatus(answer: Answer, status: number, what: string): void {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} ${answer.text.slice(0, 120)}`);
}

/** Orders, again and again under one key while the store asks to come later. */
async function placeOrder({ stack, headers, proof, size, home }: Shopper): Promise<{ answer: Answer; shed: number }> {
  const key = randomUUID();
  for (let shed = 0; ; shed++) {
    const answer = await call(`${stack.siteUrl}/api/orders`, {
      method: "POST",
      headers: { ...headers, "idempotency-key": key, "x-challenge": proof },
      body: { size, shippingAddress: home },
    });
    if (answer.status !== 503) return { answer, shed };
    await sleep(waitMs(answer));
  }
}

/** Asks as often as the store says, with the tag of the last answer, until the order is as wanted. */
async function pollUntil(
  { stack, headers }: Shopper,
  orderId: string,
  wanted: (order: OrderAnswer) => boolean,
): Promise<{ order: OrderAnswer; polls: number }> {
  let etag: string | undefined;
  for (let polls = 1; ; polls++) {
    const answer = await call(`${stack.siteUrl}/api/orders/${orderId}`, {
      headers: etag === undefined ? headers : { ...headers, "if-none-match": etag },
    });
    if (answer.status === 200) {
      const order = JSON.parse(answer.text) as OrderAnswer;
      if (wanted(order)) return { order, polls };
      if (order.reason !== null) throw new Error(`the order ended: ${order.reason}`);
      etag = answer.headers.etag;
    } else if (answer.status !== 304 && answer.status !== 503) expectStatus(answer, 200, "poll");
    await sleep(waitMs(answer));
  }
}

async function pay({ stack }: Shopper, paymentUrl: string): Promise<void> {
  const sessionId = new URL(paymentUrl).pathname.split("/").at(-1) ?? "";
  const answer = await call(`${stack.stripeUrl}/_local/checkout/${sessionId}`, {
    method: "POST",
    body: { outcome: "paid" },
  });
  expectStatus(answer, 200, "pay");
}

async function shop(shopper: Shopper, startedMs: number): Promise<Experience> {
  const askedMs = performance.now();
  const { answer, shed } = await placeOrder(shopper);
  const orderAnswerMs = performance.now() - askedMs;
  expectStatus(answer, 202, "order");
  const { orderId } = JSON.parse(answer.text) as { orderId: string };
  const page = await pollUntil(shopper, orderId, ({ paymentUrl }) => paymentUrl !== null);
  const paymentPageAtMs = performance.now() - startedMs;
  let { polls } = page;
  if (shopper.goal === "paid and waiting") {
    await pay(shopper, page.order.paymentUrl ?? "");
    polls += (await pollUntil(shopper, orderId, ({ status }) => status === "awaiting_approval")).polls;
  }
  return { orderAnswerMs, paymentPageAtMs, doneAtMs: performance.now() - startedMs, polls, shed };
}

interface Crowd {
  readonly stack: Stack;
  readonly cookies: readonly string[];
  /** Of the first shopper; the others follow. */
  readonly firstIndex: number;
  readonly sizes: readonly string[];
  readonly goal: Goal;
}

/** Gets them ready. Resolves with what has all of them order at once; that with what each saw, in no order. */
export async function crowdOf({ stack, cookies, firstIndex, sizes, goal }: Crowd): Promise<() => Promise<Outcome[]>> {
  const headers = cookies.map((cookie, i) => ({
    cookie,
    "x-forwarded-for": addressOf(firstIndex + i),
    "user-agent": "Mozilla/5.0 (bench)",
  }));
  const proofs = await makeProofs(stack, headers);
  const shoppers = headers.map((sent, i) => ({
    stack,
    goal,
    size: sizes[i % sizes.length] ?? "42",
    home: personOf(firstIndex + i).home,
    headers: sent,
    proof: proofs[i] ?? "",
  }));
  return () => rush(shoppers);
}

function rush(shoppers: readonly Shopper[]): Promise<Outcome[]> {
  const startedMs = performance.now();
  return Promise.all(shoppers.map((shopper) => shop(shopper, startedMs).catch(failed)));
}
