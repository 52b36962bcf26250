import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import type { Actor } from "./cast/actor.ts";
import type { Evidence, PlacedOrder } from "./evidence.ts";
import { Queue } from "./queue.ts";

/** When an order's evidence was read: when it was placed, or when a reviewer looked at it. */
export type Reading = "order" | "review";

export interface Read {
  readonly order: PlacedOrder;
  readonly reading: Reading;
  readonly vector: EvidenceVector;
  /** Seconds after the opening. */
  readonly at: number;
}

export interface Market {
  readonly actors: readonly Actor[];
  readonly pairs: number;
  readonly evidence: Evidence;
  /** Payment to decision. */
  readonly reviewSeconds: (actor: Actor) => number;
  readonly isApproved: (read: Read) => boolean;
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
  readonly step: "order" | "end" | "pay" | "review";
}

/**
 * A drop of so many pairs, first come, first served: who finds none asks again for as long as their patience lasts, and what a
 * refused or unpaid order held comes back. The same market gives the same outcome.
 */
export async function openMarket({ actors, pairs, evidence, reviewSeconds, isApproved }: Market): Promise<Outcome> {
  const queue = new Queue<Event>();
  const reads: Read[] = [];
  const [buyers, refused]: [Actor[], Actor[]] = [[], []];
  let free = pairs;

  async function read(order: PlacedOrder, reading: Reading, at: number): Promise<Read> {
    const made = { order, reading, vector: await evidence.read(order), at };
    reads.push(made);
    return made;
  }

  const steps: Record<Event["step"], (event: Event, at: number) => Promise<void>> = {
    async order(event, at) {
      const { actor, ended } = event;
      if (free === 0) {
        if (at + actor.retrySeconds <= actor.orderAt + actor.patienceSeconds) queue.put(at + actor.retrySeconds, event);
        return;
      }
      free--;
      const order = await evidence.place(actor, at, ended);
      await read(order, "order", at);
      queue.put(at + actor.payment.afterSeconds, {
        actor,
        ended,
        order,
        step: ended < actor.endedFirst ? "end" : "pay",
      });
    },
    async end({ actor, ended }, at) {
      free++;
      queue.put(at + actor.retrySeconds, { actor, ended: ended + 1, step: "order" });
    },
    async pay(event, at) {
      if (event.order)
        queue.put(at + reviewSeconds(event.actor), {
          ...event,
          order: await evidence.pay(event.order),
          step: "review",
        });
    },
    async review({ actor, order }, at) {
      if (!order) return;
      const approved = isApproved(await read(order, "review", at));
      if (!approved) free++;
      (approved ? buyers : refused).push(actor);
    },
  };

  for (const actor of actors) queue.put(actor.orderAt, { actor, ended: 0, step: "order" });
  for (let next = queue.take(); next !== undefined; next = queue.take())
    await steps[next.item.step](next.item, next.at);
  return { reads, buyers, refused };
}
