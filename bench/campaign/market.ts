import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import type { Link } from "@/lib/shop/risk/schema";
import type { Actor } from "./cast/actor.ts";
import { newOrder, type Evidence, type PlacedOrder } from "./evidence.ts";
import { Queue } from "./queue.ts";

/** When an order's evidence was read: when it was placed, or when a reviewer looked at it. */
export type Reading = "order" | "review";

export interface Read {
  readonly order: PlacedOrder;
  readonly reading: Reading;
  readonly vector: EvidenceVector;
  /** What it shares with orders that were turned down. */
  readonly turnedDown: readonly Link[];
  /** Seconds after the opening. */
  readonly at: number;
}

/** What stands between an order and a pair: a proof, and what may be shared. */
export interface Gate {
  /** How many seconds after it was sent the order is at the store. Counts one more. */
  readonly delayOf: (actor: Actor, at: number) => number;
  /** Seconds until the order may be tried again: 0 when it is taken, Infinity for never. */
  readonly take: (order: PlacedOrder, at: number) => number;
  readonly takeCard: (order: PlacedOrder, at: number) => boolean;
  /** What is kept of an order that found no pair left, after so many that ended. */
  readonly miss: (actor: Actor, at: number, ended: number) => Promise<void> | void;
  readonly end: (order: PlacedOrder, how: "unpaid" | "rejected" | "otherwise", at: number) => void;
}

export const OPEN_GATE: Gate = {
  delayOf: () => 0,
  take: () => 0,
  takeCard: () => true,
  miss: () => undefined,
  end: () => undefined,
};

export interface Market {
  readonly actors: readonly Actor[];
  readonly pairs: number;
  readonly evidence: Evidence;
  /** Payment to decision. */
  readonly reviewSeconds: (actor: Actor) => number;
  readonly isApproved: (read: Read) => boolean;
  readonly gate?: Gate;
}

export interface Outcome {
  readonly reads: readonly Read[];
  /** Who got a pair. */
  readonly buyers: readonly Actor[];
  /** Who paid and was refused. */
  readonly refused: readonly Actor[];
}

interface Event {
  readonly actor: Actor;
  readonly ended: number;
  readonly order?: PlacedOrder;
  readonly step: "order" | "arrive" | "end" | "pay" | "review";
}

/**
 * A drop of so many pairs, first come, first served: who finds none asks again for as long as their patience lasts, and what a
 * refused or unpaid order held comes back. The same market gives the same outcome.
 */
export async function openMarket({
  actors,
  pairs,
  evidence,
  reviewSeconds,
  isApproved,
  gate = OPEN_GATE,
}: Market): Promise<Outcome> {
  const queue = new Queue<Event>();
  const reads: Read[] = [];
  const [buyers, refused]: [Actor[], Actor[]] = [[], []];
  let free = pairs;

  async function read(order: PlacedOrder, reading: Reading, at: number): Promise<Read> {
    const turnedDown = await evidence.sharedWithTurnedDown(order);
    const made = { order, reading, vector: await evidence.read(order), turnedDown, at };
    reads.push(made);
    return made;
  }

  function askAgain(event: Event, at: number, afterSeconds = event.actor.retrySeconds): void {
    const { orderAt, patienceSeconds } = event.actor;
    if (at + afterSeconds <= orderAt + patienceSeconds) queue.put(at + afterSeconds, { ...event, step: "order" });
  }

  async function miss(event: Event, at: number): Promise<void> {
    await gate.miss(event.actor, at, event.ended);
    askAgain(event, at);
  }

  const steps: Record<Event["step"], (event: Event, at: number) => Promise<void> | void> = {
    async order(event, at) {
      if (free === 0) return miss(event, at);
      queue.put(at + gate.delayOf(event.actor, at), { ...event, step: "arrive" });
    },
    async arrive(event, at) {
      const { actor, ended } = event;
      if (free === 0) return miss(event, at);
      const wanted = newOrder(actor, at, ended);
      const pause = gate.take(wanted, at);
      if (pause > 0) return askAgain(event, at, Math.max(pause === Infinity ? 0 : pause, actor.retrySeconds));
      free--;
      const order = await evidence.list(wanted);
      await read(order, "order", at);
      const step = ended < actor.endedFirst ? "end" : "pay";
      queue.put(at + actor.payment.afterSeconds, { actor, ended, order, step });
    },
    end(event, at) {
      free++;
      if (event.order) gate.end(event.order, "unpaid", at);
      const { actor, ended } = event;
      queue.put(at + actor.retrySeconds, { actor, ended: ended + 1, step: "order" });
    },
    async pay(event, at) {
      if (!event.order) return;
      const order = await evidence.pay(event.order);
      if (gate.takeCard(order, at))
        return queue.put(at + reviewSeconds(event.actor), { ...event, order, step: "review" });
      free++;
      gate.end(order, "otherwise", at);
    },
    async review({ actor, order }, at) {
      if (!order) return;
      const approved = isApproved(await read(order, "review", at));
      if (!approved) {
        free++;
        gate.end(order, "rejected", at);
      }
      (approved ? buyers : refused).push(actor);
    },
  };

  for (const actor of actors) queue.put(actor.orderAt, { actor, ended: 0, step: "order" });
  for (let next = queue.take(); next !== undefined; next = queue.take())
    await steps[next.item.step](next.item, next.at);
  return { reads, buyers, refused };
}
