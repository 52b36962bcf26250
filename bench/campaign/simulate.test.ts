import { describe, expect, it } from "vitest";
import { postalAddressInput } from "@/lib/platform/postal-address/schema";
import { registrationRequestSchema } from "@/lib/account/registration/schema";
import { pageEvidenceSchema } from "@/lib/shop/risk/evidence/schema";
import { mailboxOf } from "@/lib/account/customer/mailbox";
import type { Actor } from "./cast/actor.ts";
import { castOf } from "./cast/campaign.ts";
import { COUNTRIES } from "./cast/countries.ts";
import { FAMILY_NAMES, HELD_OUT_FAMILIES, TRAINING_FAMILIES } from "./cast/families.ts";
import { pageEvidenceAt } from "./cast/moment.ts";
import { PERSON_KINDS } from "./cast/people.ts";
import { SCRIPTED_WORLD, type World } from "./cast/world.ts";
import { simulate } from "./simulate.ts";

const LIFELIKE: World = {
  headers: "all",
  page: 1,
  networks: "real",
  accounts: "lifelike",
  cards: "described",
  mail: "lifelike",
  places: "countries",
  phones: true,
};
const crowd = castOf({ seed: "crowd", people: 400, bots: 300, world: LIFELIKE }).actors;
const people = crowd.filter(({ bot }) => !bot);
const bots = crowd.filter(({ bot }) => bot);

/** How many actors have what at least one other has. */
function sharing(actors: readonly Actor[], by: (actor: Actor) => string | undefined): Actor[] {
  const counts = new Map<string, number>();
  for (const key of actors.map(by)) if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  return actors.filter((actor) => (counts.get(by(actor) ?? "") ?? 0) > 1);
}

const mailbox = ({ account }: Actor) => Object.values(mailboxOf(account.email)).join("@");

describe("the cast", () => {
  it("is the same for the same seed, and another for another", () => {
    const plan = { seed: "one", people: 30, bots: 30 };
    expect(castOf(plan)).toEqual(castOf(plan));
    expect(castOf({ ...plan, seed: "two" })).not.toEqual(castOf(plan));
  });

  it("has people of every kind, and bots of every family of a large campaign", () => {
    expect(new Set(people.map(({ kind }) => kind))).toEqual(new Set(PERSON_KINDS));
    const families = castOf({ seed: "all", people: 1, bots: 1500 }).actors.map(({ family }) => family);
    for (const family of FAMILY_NAMES) expect(families).toContain(family);
  });

  it("gives no two accounts one mail address", () =>
    expect(sharing(crowd, ({ account }) => account.email)).toEqual([]));

  it.each([
    ["card", (actor: Actor) => actor.payment.card.number, ["household"]],
    ["telephone", ({ address }: Actor) => address.phone, ["household"]],
    ["mailbox", mailbox, ["household"]],
    [
      "door",
      ({ address }: Actor) => `${address.postalCode} ${address.line1.toLowerCase()}`,
      ["household", "campus", "office", "locker"],
    ],
  ])("lets people share a %s only where they live or work together", (_, by, kinds) =>
    expect(sharing(people, by).filter(({ kind }) => !kinds.includes(kind))).toEqual([]),
  );

  it("lets every ring share something that costs: a door, a card or a mailbox", () => {
    const rings = Map.groupBy(bots, ({ ring }) => ring);
    for (const ring of rings.values()) {
      if (ring.length < 4) continue;
      const shared = [({ address }: Actor) => address.postalCode, ({ payment }: Actor) => payment.card.number, mailbox];
      expect(Math.max(...shared.map((by) => sharing(ring, by).length)), ring[0]?.family).toBeGreaterThan(1);
    }
  });

  it.each([LIFELIKE, SCRIPTED_WORLD])("is of people that the store's forms take", (world) => {
    for (const code of COUNTRIES.map(({ code }) => code)) {
      const { actors } = castOf({ seed: `forms ${code}`, people: 40, bots: 40, world });
      for (const { account, address, page } of actors) {
        expect(
          registrationRequestSchema.safeParse({ ...account, password: "quarry violin lantern" }).error,
          JSON.stringify(account),
        ).toBeUndefined();
        expect(postalAddressInput.safeParse(address).error, JSON.stringify(address)).toBeUndefined();
        const evidence = page && pageEvidenceAt(page, 10);
        if (evidence) expect(pageEvidenceSchema.parse(evidence)).toEqual(evidence);
      }
    }
  });

  it("keeps whole families out of the training, of every tier", () => {
    expect(HELD_OUT_FAMILIES.filter((family) => TRAINING_FAMILIES.includes(family))).toEqual([]);
    const tiers = castOf({ seed: "held out", people: 1, bots: 600, families: HELD_OUT_FAMILIES }).actors.map(
      ({ tier }) => tier,
    );
    expect(new Set(tiers)).toEqual(new Set([null, "T1", "T2", "T3", "T4", "farm"]));
  });
});

describe("a simulation", () => {
  const small = { seed: 7, campaigns: 2, largest: 60 };

  it("repeats to the row", async () => expect(await simulate(small)).toEqual(await simulate(small)));

  it("reads an order when it is placed and again when a reviewer sees it", async () => {
    const rows = await simulate(small);
    const placed = rows.filter(({ reading }) => reading === "order");
    const reviewed = rows.filter(({ reading }) => reading === "review");
    expect(placed.length).toBeGreaterThan(reviewed.length);
    expect(placed.every(({ vector }) => vector.cardOrders === undefined)).toBe(true);
    expect(reviewed.every(({ vector }) => vector.cardOrders !== undefined)).toBe(true);
    expect(new Set(rows.map(({ label }) => label))).toEqual(new Set([0, 1]));
  });

  it("keeps to the families and kinds that are asked for", async () => {
    const rows = await simulate({ ...small, families: ["imitator"], kinds: ["phone"] });
    expect(new Set(rows.map(({ family }) => family))).toEqual(new Set(["imitator", "phone"]));
  });
});
