import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { RunningStack } from "../../../e2e/support/processes.ts";
import { stackAt, type Stack } from "../../../e2e/support/stack.ts";
import type { Actor } from "../cast/actor.ts";
import type { Decide } from "../layers.ts";
import type { Result } from "../result.ts";
import { signUpAll, type Shopper } from "./accounts.ts";
import { read, type Client } from "./client.ts";
import { openDrop, writePastDrop, type WantedDrop } from "./drops.ts";
import { Entrant } from "./entrant.ts";
import { ordersIn, reviewAll, staffOf, type Listed } from "./reviewer.ts";
import { Visitor } from "./shopper.ts";
import type { End, OpenDrop, Visit } from "./visit.ts";

const STATUSES = [
  "processing",
  "awaiting_payment",
  "awaiting_approval",
  "packing",
  "shipped",
  "delivered",
  "compensated",
];

export interface HttpCampaign extends Omit<WantedDrop, "countries"> {
  readonly actors: readonly Actor[];
  readonly firstPort: number;
  readonly decide: Decide;
  readonly reviewAfterSeconds: number;
}

export interface HttpResult extends Result {
  readonly visits: readonly Visit[];
  readonly risks: ReadonlyMap<string, Listed>;
  /** Of a draw, by coded reason, as its record says. */
  readonly exclusions?: Readonly<Record<string, number>>;
}

async function allOrders(staff: Client): Promise<ReadonlyMap<string, Listed>> {
  const orders = (await Promise.all(STATUSES.map((status) => ordersIn(staff, status)))).flat();
  return new Map(orders.map((order) => [order.orderId, order]));
}

/** Whose entry a rule excluded, and whose paid order was turned down. */
const REFUSED: readonly End[] = ["rejected", "excluded"];
const PAID: readonly End[] = ["shipped", "rejected"];

const actorsWho = (visits: readonly Visit[], ends: readonly End[]): Actor[] =>
  visits.filter(({ end }) => ends.includes(end)).map(({ shopper }) => shopper.actor);

function resultOf(actors: readonly Actor[], visits: readonly Visit[], risks: ReadonlyMap<string, Listed>): HttpResult {
  const scored = visits.flatMap(({ shopper: { actor }, orderIds, end }) =>
    orderIds.flatMap((orderId) => {
      const score = risks.get(orderId)?.risk?.score;
      const isPaid = orderId === orderIds.at(-1) && PAID.includes(end);
      return score === undefined ? [] : [{ actor, score, isPaid }];
    }),
  );
  return { actors, buyers: actorsWho(visits, ["shipped"]), refused: actorsWho(visits, REFUSED), scored, visits, risks };
}

function visitAll(drop: OpenDrop, pairs: number, shoppers: readonly Shopper[]): Promise<Visit[]> {
  const line = { pairsLeft: pairs };
  const visitor = (shopper: Shopper) =>
    drop.entriesCloseAtMs === undefined ? new Visitor(drop, shopper) : new Entrant(drop, line, shopper);
  return Promise.all(shoppers.map((shopper) => visitor(shopper).visit()));
}

async function exclusionsOf({ dropId, entriesCloseAtMs }: OpenDrop, client: Client) {
  if (entriesCloseAtMs === undefined) return {};
  const { exclusions = {} } = read(await client.get(`/api/drops/${dropId}/draw`)) as Pick<HttpResult, "exclusions">;
  return { exclusions };
}

async function playAt(stack: Stack, campaign: HttpCampaign): Promise<HttpResult> {
  const { actors, decide, reviewAfterSeconds } = campaign;
  const shoppers = await signUpAll(stack, actors);
  const staff = await staffOf(stack);
  const countries = [...new Set(actors.map(({ address }) => address.country))];
  const drop = await openDrop(stack, staff, { ...campaign, countries });
  const bots = new Set(actors.filter(({ bot }) => bot).map(({ account }) => account.email.toLowerCase()));
  let isOver = false;
  const reviewed = reviewAll({
    staff,
    afterSeconds: reviewAfterSeconds,
    decide,
    isBot: ({ customer }) => bots.has(customer.email.toLowerCase()),
    isOver: () => isOver,
  });
  const visits = await visitAll(drop, campaign.pairs, shoppers);
  isOver = true;
  const decided = await reviewed;
  await sleep(1000);
  const result = resultOf(actors, visits, new Map([...(await allOrders(staff)), ...decided]));
  return { ...result, ...(await exclusionsOf(drop, staff)) };
}

/** Plays a campaign at a store of its own, built for production and started for it: everything over HTTP. */
export async function playOverHttp(campaign: HttpCampaign): Promise<HttpResult> {
  const directory = mkdtempSync(path.join(tmpdir(), "bench-campaign-"));
  const env = { DROP_FILE: writePastDrop(directory), PROXY_HOPS: "1" };
  const store = new RunningStack(stackAt(campaign.firstPort, path.join(directory, "data"), env));
  try {
    await store.start();
    return await playAt(store.stack, campaign);
  } finally {
    await store.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
