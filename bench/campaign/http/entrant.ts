import type { Shopper } from "./accounts.ts";
import { expectStatus, read } from "./client.ts";
import { BegunOrder } from "./order.ts";
import { enteringAt, until, waitSeconds } from "./pace.ts";
import { visitOf, type Ending, type OpenDrop, type Visit } from "./visit.ts";
import { isTurnedAway, wishFor } from "./wish.ts";

interface EntryAnswer {
  readonly status: "entered" | "drawn" | "waiting" | "not_drawn" | "excluded" | "withdrawn";
  readonly orderId: string | null;
}

/** What all entrants of a draw know: how many pairs are left, which ends the waiting in line. */
export interface Line {
  pairsLeft: number;
}

const ENTRY_POLL_SECONDS = 6;
/** Winners pay soon: the line behind them waits. */
const HIGHEST_PAYMENT_SECONDS = 4;

/** A shopper of a draw: enters, and pays for what was drawn. */
export class Entrant {
  private readonly orderIds: string[] = [];
  private readonly drop: OpenDrop;
  private readonly line: Line;
  private readonly shopper: Shopper;

  constructor(drop: OpenDrop, line: Line, shopper: Shopper) {
    this.drop = drop;
    this.line = line;
    this.shopper = shopper;
  }

  visit = (): Promise<Visit> => visitOf(this.shopper, this.orderIds, () => this.takePart());

  private async takePart(): Promise<Ending> {
    const { opensAtMs, entriesCloseAtMs = opensAtMs } = this.drop;
    const openSeconds = (entriesCloseAtMs - opensAtMs) / 1000;
    await until(opensAtMs + enteringAt(this.shopper.actor.orderAt, openSeconds) * 1000);
    const answer = await wishFor(this.drop, this.shopper, "enter");
    if (isTurnedAway(answer)) return { end: "not drawn" };
    const { entryId } = read(expectStatus(answer, 202, `entry of ${this.shopper.actor.id}`)) as { entryId: string };
    await until(entriesCloseAtMs);
    return this.await(entryId);
  }

  private async await(entryId: string): Promise<Ending> {
    for (; Date.now() < this.drop.endsAtMs && this.line.pairsLeft > 0; await waitSeconds(ENTRY_POLL_SECONDS)) {
      const answer = await this.shopper.client.get(`/api/entries/${entryId}`);
      if (answer.status !== 200) continue;
      const { status, orderId } = read(answer) as EntryAnswer;
      if (orderId !== null) return this.buy(orderId);
      if (status === "excluded") return { end: "excluded" };
      if (status === "not_drawn") break;
    }
    return { end: "not drawn" };
  }

  /** Who would let orders end first, where more can be placed, lets go of the only one. */
  private async buy(orderId: string): Promise<Ending> {
    const { payment, endedFirst } = this.shopper.actor;
    this.orderIds.push(orderId);
    const order = new BegunOrder(this.drop, this.shopper, orderId);
    const begun = await order.begun();
    if (begun.paymentUrl === null) return { end: "waiting" };
    await waitSeconds(payment.afterSeconds, HIGHEST_PAYMENT_SECONDS);
    if (endedFirst > 0) {
      await order.letGo(begun);
      return { end: "let go" };
    }
    const ending = await order.pay(begun);
    if (ending.end === "shipped") this.line.pairsLeft--;
    return ending;
  }
}
