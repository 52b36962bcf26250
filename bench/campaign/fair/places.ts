import type { Drop } from "@/lib/shop/drop/schema";
import { pauseLeftMs, type HolderState } from "@/lib/shop/place/rules";
import type { PlacedOrder } from "../evidence.ts";

export type Limits = Pick<Drop, "perMailbox" | "perDoor" | "perCard">;
export const NO_LIMITS: Limits = { perMailbox: 0, perDoor: 0, perCard: 0 };

interface Held {
  readonly orderId: string;
  readonly unpaid: number;
}

interface Limit {
  readonly key: string;
  readonly most: number;
  /** Whose place counts what ended unpaid. */
  readonly isPerson: boolean;
}

function limitsOf({ subject: { fingerprint, customerId } }: PlacedOrder, { perMailbox, perDoor }: Limits): Limit[] {
  const person = perMailbox > 0 ? `mailbox ${fingerprint.mailbox}` : `account ${customerId}`;
  const limits = [
    { key: person, most: Math.max(1, perMailbox), isPerson: true },
    { key: `door ${fingerprint.address}`, most: fingerprint.address === undefined ? 0 : perDoor, isPerson: false },
  ];
  return limits.filter(({ most }) => most > 0);
}

/** The places of a drop, by the store's rules and in memory: who has one, who may take it over, and when. */
export function placesInMemory(drop: Limits) {
  const slots = new Map<string, Held>();
  const states = new Map<string, HolderState>();

  /** Seconds until the place is free for the order: 0 when it is taken now. */
  function takeSlot(slot: string, { orderId }: PlacedOrder, isPerson: boolean, at: number): number {
    const held = slots.get(slot);
    const holder = held && (states.get(held.orderId) ?? { is: "live" });
    if (!held || held.orderId === orderId || !holder) return put(slot, orderId, held?.unpaid ?? 0);
    if (holder.is !== "ended") return Infinity;
    const unpaid = held.unpaid + (holder.how === "unpaid" ? 1 : 0);
    const leftMs = isPerson ? pauseLeftMs(holder, unpaid, at * 1000) : 0;
    return leftMs > 0 ? leftMs / 1000 : put(slot, orderId, unpaid);
  }

  function put(slot: string, orderId: string, unpaid: number): number {
    slots.set(slot, { orderId, unpaid });
    states.delete(orderId);
    return 0;
  }

  function takeOne(order: PlacedOrder, { key, most, isPerson }: Limit, at: number): number {
    let soonest = Infinity;
    for (let number = 0; number < most && soonest > 0; number++)
      soonest = Math.min(soonest, takeSlot(`${key} ${number}`, order, isPerson, at));
    return soonest;
  }

  return {
    /** Seconds until the order may be tried again: 0 when it has its places, Infinity where none will be free. */
    take(order: PlacedOrder, at: number): number {
      for (const limit of limitsOf(order, drop)) {
        const pause = takeOne(order, limit, at);
        if (pause > 0) return end(order, "otherwise", at, pause);
      }
      return 0;
    },
    takeCard: (order: PlacedOrder, at: number): boolean =>
      drop.perCard === 0 ||
      takeOne(order, { key: `card ${order.card}`, most: drop.perCard, isPerson: false }, at) === 0,
    end: (order: PlacedOrder, how: "unpaid" | "rejected" | "otherwise", at: number): void =>
      void end(order, how, at, 0),
  };

  function end(order: PlacedOrder, how: "unpaid" | "rejected" | "otherwise", at: number, result: number): number {
    states.set(order.orderId, { is: "ended", how, atMs: at * 1000 });
    return result;
  }
}
