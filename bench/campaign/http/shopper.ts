import type { Shopper } from "./accounts.ts";
import { expectStatus, read } from "./client.ts";
import { BegunOrder, type OrderAnswer } from "./order.ts";
import { compressed, until, waitSeconds } from "./pace.ts";
import { visitOf, type Ending, type OpenDrop, type Visit } from "./visit.ts";
import { isTurnedAway, wishFor } from "./wish.ts";

interface Begun {
  readonly order: BegunOrder;
  readonly answer: OrderAnswer;
}

/** A shopper of a drop that sells first come, first served. */
export class Visitor {
  private readonly orderIds: string[] = [];
  private readonly drop: OpenDrop;
  private readonly shopper: Shopper;

  constructor(drop: OpenDrop, shopper: Shopper) {
    this.drop = drop;
    this.shopper = shopper;
  }

  /** Orders, asks again while sold out, pays, and waits for what becomes of it. */
  visit = (): Promise<Visit> => visitOf(this.shopper, this.orderIds, () => this.shop());

  private async shop(): Promise<Ending> {
    const { orderAt, endedFirst, payment } = this.shopper.actor;
    await until(this.drop.opensAtMs + compressed(orderAt) * 1000);
    for (let ended = 0; ; ended++) {
      const begun = await this.orderPatiently();
      if (!begun) return { end: "sold out" };
      await waitSeconds(payment.afterSeconds);
      if (ended >= endedFirst) return begun.order.pay(begun.answer);
      await begun.order.letGo(begun.answer);
    }
  }

  private async orderPatiently(): Promise<Begun | undefined> {
    const { patienceSeconds, retrySeconds } = this.shopper.actor;
    const latestMs = Math.min(this.drop.endsAtMs, Date.now() + Math.max(120, patienceSeconds) * 1000);
    for (; Date.now() < latestMs; await waitSeconds(retrySeconds)) {
      const begun = await this.order();
      if (begun?.answer.paymentUrl) return begun;
    }
    return undefined;
  }

  /** Undefined when it is sold out, or too much is asked. */
  private async order(): Promise<Begun | undefined> {
    const answer = await wishFor(this.drop, this.shopper, "order");
    if (isTurnedAway(answer)) return undefined;
    const { orderId } = read(expectStatus(answer, 202, `order of ${this.shopper.actor.id}`)) as { orderId: string };
    this.orderIds.push(orderId);
    const order = new BegunOrder(this.drop, this.shopper, orderId);
    return { order, answer: await order.begun() };
  }
}
