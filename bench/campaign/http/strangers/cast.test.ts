import { describe, expect, it } from "vitest";
import { exclusionsOf } from "@/lib/shop/draw/exclusions";
import type { Entrant } from "@/lib/shop/draw/scores";
import { newOrder } from "../../evidence.ts";
import { isoAt } from "../../cast/moment.ts";
import { strangersOf } from "./cast.ts";
import { scriptOf } from "./script.ts";

const drop = { dropId: "simulated", opensAt: isoAt(0), perMailbox: 1, perDoor: 0 };

/** Of so many people and bots that a script plays, who is excluded from a draw. */
function excludedOf(script: string, people: number, bots: number) {
  const actors = strangersOf({ seed: script, people, bots, script: scriptOf(script) });
  const entrants = actors.map((actor, i) => {
    const { subject } = newOrder(actor, actor.orderAt, 0);
    const { signedUpAt, verifiedAt, orderedAt: createdAt, fingerprint, customerId } = subject;
    const account = { signedUpAt, verifiedAt };
    return { entryId: `ent_${actor.id}`, leaf: String(i), customerId, account, createdAt, fingerprint } as Entrant;
  });
  const excluded = exclusionsOf(drop, entrants);
  return actors.filter(({ id }) => excluded.has(`ent_${id}`));
}

it.each(["one,own,nmaes,program,none", "one,own", ""])(
  "%j is no script: another campaign is not played in its place",
  (text) => expect(() => scriptOf(text)).toThrow("names or numbered"),
);

describe("people of whom hardly anything is known are no ring", () => {
  it.each(["names", "numbered"].flatMap((mail) => [`${mail},program,none`, `${mail},agent,made up`]))(
    "where all come from one machine: %s",
    (rest) => {
      const excluded = excludedOf(`one,own,${rest}`, 60, 240);
      expect(excluded.filter(({ bot }) => !bot).length).toBeLessThanOrEqual(1);
      expect(excluded.filter(({ bot }) => bot).length).toBeGreaterThanOrEqual(160);
    },
  );
});
