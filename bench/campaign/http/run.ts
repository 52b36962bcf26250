import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { RunningStack } from "../../../e2e/support/processes.ts";
import { stackAt, type Stack } from "../../../e2e/support/stack.ts";
import type { Actor } from "../cast/actor.ts";
import type { Decide } from "../layers.ts";
import type { Result } from "../result.ts";
import { signUpAll } from "./accounts.ts";
import { expectStatus, read, type Client } from "./client.ts";
import { ordersIn, reviewAll, staffOf, type Listed } from "./reviewer.ts";
import { SIZE, Visitor, type OpenDrop, type Visit } from "./shopper.ts";

const PRICE = { amountMinor: 21_900, currency: "EUR" };
const HOUR_MS = 3_600_000;
const STATUSES = [
  "processing",
  "awaiting_payment",
  "awaiting_approval",
  "packing",
  "shipped",
  "delivered",
  "compensated",
];

const dropOf = (name: string, opensAtMs: number, pairs: number, countries: readonly string[]) => ({
  name,
  opensAt: new Date(opensAtMs).toISOString(),
  closesAt: new Date(opensAtMs + HOUR_MS).toISOString(),
  price: PRICE,
  shipsTo: countries,
  sizes: [{ size: SIZE, pairs }],
});

/** The store is seeded with a drop: one that is over. */
function writePastDrop(directory: string): string {
  const file = path.join(directory, "drop.json");
  writeFileSync(
    file,
    JSON.stringify({ dropId: "the-last-one", ...dropOf("The last one", Date.now() - 2 * HOUR_MS, 1, ["DE"]) }),
  );
  return file;
}

const OPENS_IN_MS = 6000;

async function openDrop(stack: Stack, staff: Client, { pairs, actors, minutes }: HttpCampaign): Promise<OpenDrop> {
  const opensAtMs = Date.now() + OPENS_IN_MS;
  const countries = [...new Set(actors.map(({ address }) => address.country))];
  const drafted = await staff.post("/api/fulfillment/drops", dropOf("Campaign", opensAtMs, pairs, countries));
  const { dropId } = read(expectStatus(drafted, 201, "drop")) as { dropId: string };
  expectStatus(await staff.post(`/api/fulfillment/drops/${dropId}/publish`, {}), 200, "publish");
  return { stack, dropId, opensAtMs, endsAtMs: opensAtMs + minutes * 60_000 };
}

export interface HttpCampaign {
  readonly actors: readonly Actor[];
  readonly pairs: number;
  readonly minutes: number;
  readonly firstPort: number;
  readonly decide: Decide;
  readonly reviewAfterSeconds: number;
}

export interface HttpResult extends Result {
  readonly visits: readonly Visit[];
  readonly risks: ReadonlyMap<string, Listed>;
}

async function allOrders(staff: Client): Promise<ReadonlyMap<string, Listed>> {
  const orders = (await Promise.all(STATUSES.map((status) => ordersIn(staff, status)))).flat();
  return new Map(orders.map((order) => [order.orderId, order]));
}

function resultOf(actors: readonly Actor[], visits: readonly Visit[], risks: ReadonlyMap<string, Listed>): HttpResult {
  const ended = (end: Visit["end"]) => visits.filter((visit) => visit.end === end).map(({ shopper }) => shopper.actor);
  const scored = visits.flatMap(({ shopper: { actor }, orderIds, end }) =>
    orderIds.flatMap((orderId) => {
      const score = risks.get(orderId)?.risk?.score;
      const isPaid = orderId === orderIds.at(-1) && (end === "shipped" || end === "rejected");
      return score === undefined ? [] : [{ actor, score, isPaid }];
    }),
  );
  return { actors, buyers: ended("shipped"), refused: ended("rejected"), scored, visits, risks };
}

async function playAt(stack: Stack, campaign: HttpCampaign): Promise<HttpResult> {
  const shoppers = await signUpAll(stack, campaign.actors);
  const staff = await staffOf(stack);
  const drop = await openDrop(stack, staff, campaign);
  const bots = new Set(campaign.actors.filter(({ bot }) => bot).map(({ account }) => account.email.toLowerCase()));
  let isOver = false;
  const reviewed = reviewAll({
    staff,
    afterSeconds: campaign.reviewAfterSeconds,
    decide: campaign.decide,
    isBot: ({ customer }) => bots.has(customer.email.toLowerCase()),
    isOver: () => isOver,
  });
  const visits = await Promise.all(shoppers.map((shopper) => new Visitor(drop, shopper).visit()));
  isOver = true;
  const decided = await reviewed;
  await sleep(1000);
  return resultOf(campaign.actors, visits, new Map([...(await allOrders(staff)), ...decided]));
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
