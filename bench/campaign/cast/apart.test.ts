import { expect, it } from "vitest";
import { mailboxOf } from "@/lib/account/customer/mailbox";
import { doorOf } from "@/lib/shop/risk/evidence/door";
import type { Actor } from "./actor.ts";
import { castOf } from "./campaign.ts";
import { LIFELIKE_WORLD } from "./world.ts";

const ONE_COUNTRY = { ...LIFELIKE_WORLD, places: "country" } as const;
const doorText = ({ address }: Actor): string => Object.values(doorOf(address)).join(" ");
const mailboxText = ({ account }: Actor): string => Object.values(mailboxOf(account.email)).join("@");

const { actors } = castOf({ seed: "apart", people: 500, bots: 1500, world: ONE_COUNTRY, apart: true });

/** How many people share it with bots. */
function shared(textOf: (actor: Actor) => string): number {
  const ofBots = new Set(actors.filter(({ bot }) => bot).map(textOf));
  return actors.filter((actor) => !actor.bot && ofBots.has(textOf(actor))).length;
}

it("no person of a large crowd lives at a ring's door by chance, or has its mailbox", () => {
  expect(shared(doorText)).toBeLessThan(5);
  expect(shared(mailboxText)).toBe(0);
});

it("a ring's aliases stay in its one mailbox", () => {
  const dotted = actors.filter(({ family }) => family === "dotted mailbox");
  const mailboxes = new Set(dotted.map(mailboxText));
  expect(mailboxes.size).toBeLessThan(dotted.length / 3);
});
