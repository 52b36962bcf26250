import { beforeEach, expect, it } from "vitest";
import { castOf } from "./cast/campaign.ts";
import { LIFELIKE_WORLD } from "./cast/world.ts";
import { evidenceInMemory, newOrder, type Evidence } from "./evidence.ts";

const cast = castOf({ seed: "evidence", people: 2, bots: 12, families: ["http script"], world: LIFELIKE_WORLD });
const [bot, person] = [cast.actors.find((actor) => actor.bot)!, cast.actors.find((actor) => !actor.bot)!];
const neighbour = { ...person, id: "neighbour", address: bot.address };
const ownOrder = newOrder(bot, 1, 0);

let evidence: Evidence;
beforeEach(async () => {
  evidence = evidenceInMemory(true);
  await evidence.list(ownOrder);
});

const met = async () => (await evidence.read(ownOrder))["addressOrders"];

it("who finds no pair left is met once by those who share something, however often they ask", async () => {
  for (const at of [2, 7]) await evidence.ask(neighbour, at);
  expect(await met()).toBe(1);
});

it("an order that ended unpaid is met no more", async () => {
  const order = await evidence.list(newOrder(neighbour, 2, 0));
  expect(await met()).toBe(1);
  evidence.note(order, "void");
  expect(await met()).toBe(0);
});
