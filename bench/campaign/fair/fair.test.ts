import { describe, expect, it } from "vitest";
import { castOf } from "../cast/campaign.ts";
import { LIFELIKE_WORLD } from "../cast/world.ts";
import type { Defence } from "./defences.ts";
import { playDraw } from "./draw.ts";
import { turnedAway, type Played } from "./fair.ts";
import { playFirstCome } from "./first-come.ts";
import { NO_LIMITS } from "./places.ts";
import { playFairs } from "./play.ts";
import { fairSummaryOf } from "./summary.ts";
import { costRow, fairRow } from "./tables.ts";

const [PEOPLE, BOTS, PAIRS] = [20, 60, 10];
const cast = castOf({ seed: "fair", people: PEOPLE, bots: BOTS, world: LIFELIKE_WORLD });
const fairWith = (defence: Defence, limits = { perMailbox: 1, perDoor: 2, perCard: 2 }) => ({
  seed: "fair",
  ...cast,
  pairs: PAIRS,
  defence,
  limits,
});
const MODES = [
  ["first come", playFirstCome],
  ["a draw", playDraw],
] as const;

const seconds = ({ actors, proofs }: Played) => actors.reduce((sum, actor) => sum + proofs.secondsOf(actor), 0);
const pairsOfBots = ({ buyers }: Played): number => buyers.filter(({ bot }) => bot).length;
const most = (keys: readonly string[]): number =>
  Math.max(...[...Map.groupBy(keys, (key) => key).values()].map(({ length }) => length));

describe.each(MODES)("%s", (_, play) => {
  it("sells every pair, and none twice", async () => {
    const { buyers } = await play(fairWith("nothing"));
    expect(buyers).toHaveLength(PAIRS);
    expect(new Set(buyers).size).toBe(PAIRS);
  });

  it("repeats to the actor", async () => {
    const [one, two] = [await play(fairWith("reviewer")), await play(fairWith("reviewer"))];
    expect(two.buyers.map(({ id }) => id)).toEqual(one.buyers.map(({ id }) => id));
  });

  it("gives a card as many pairs as the drop says", async () => {
    const { buyers } = await play(fairWith("one each", { ...NO_LIMITS, perCard: 1 }));
    expect(most(buyers.map(({ payment }) => payment.card.number))).toBe(1);
  });

  it("gives bots fewer pairs with all defences than with none, and refuses no person for being one", async () => {
    const [open, defended] = [await play(fairWith("nothing")), await play(fairWith("reviewer"))];
    expect(pairsOfBots(defended)).toBeLessThan(pairsOfBots(open));
    expect(turnedAway(defended).refused.filter(({ bot }) => !bot)).toEqual([]);
  });

  it("asks nothing of whom it asks for no proof, and more of whom comes often", async () => {
    const [open, proving] = [await play(fairWith("nothing")), await play(fairWith("proof"))];
    expect(seconds(open)).toBe(0);
    expect(seconds(proving)).toBeGreaterThan(0);
  });
});

it("the tables have a row for each mode with each defence, and shares of all pairs", async () => {
  const limits = { perMailbox: 1, perDoor: 4, perCard: 4 };
  const summaries = await playFairs({ seed: "tiny", campaigns: 1, people: 6, bots: 10, pairs: 3, limits });
  expect(summaries.map(({ mode, defence }) => `${mode} ${defence}`)).toContain("draw close reviewer");
  expect(fairRow(summaries[0]!)).toMatchObject({ mode: "first come", defence: "nothing" });
});

it("a pair that no bot got has no price", () => {
  const summary = fairSummaryOf("draw", "nothing", []);
  expect(costRow(summary)).toMatchObject({ accounts: "", "cards that paid": "" });
});
