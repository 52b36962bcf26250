import type { Actor } from "../cast/actor.ts";
import { evidenceInMemory } from "../evidence.ts";
import { openMarket, type Gate } from "../market.ts";
import { randomOf } from "../random.ts";
import { includes } from "./defences.ts";
import { isApprovedBy, ONE_EACH, type Fair, type Played } from "./fair.ts";
import { NO_LIMITS, placesInMemory } from "./places.ts";
import { proofsInMemory, type Proofs } from "./proofs.ts";

/** A person's proof is made while the form is filled in; a script waits for its own. */
function delayOf({ defence }: Fair, proofs: Proofs): Gate["delayOf"] {
  return (actor, at) => {
    if (!includes(defence, "proof")) return 0;
    const seconds = proofs.prove(actor, at);
    return actor.bot ? seconds : 0;
  };
}

/** A drop that sells first come, first served. */
export async function playFirstCome(fair: Fair): Promise<Played> {
  const { actors, pairs, world, seed, defence, limits } = fair;
  const random = randomOf(`${seed}/market`);
  const proofs = proofsInMemory();
  const places = placesInMemory(includes(defence, "one each") ? limits : NO_LIMITS);
  const limited = new Set<Actor>();
  const isApproved = isApprovedBy(fair);
  const evidence = evidenceInMemory(world.cards === "described");
  const { buyers, refused } = await openMarket({
    actors,
    pairs,
    evidence,
    reviewSeconds: () => random.about(60),
    isApproved,
    gate: {
      ...places,
      delayOf: delayOf(fair, proofs),
      take(order, at) {
        const pause = places.take(order, at);
        if (pause === Infinity) limited.add(order.actor);
        if (pause === 0) evidence.note(order, "counts");
        return pause;
      },
      /** A shopper's first order of the drop is kept; one after it is of a shopper who is listed already. */
      miss: (actor, at, ended) => (ended === 0 ? evidence.ask(actor, at) : undefined),
      takeCard(order, at) {
        const isTaken = places.takeCard(order, at);
        if (!isTaken) limited.add(order.actor);
        return isTaken;
      },
      end(order, how, at) {
        if (how === "rejected") evidence.turnDown(order);
        else evidence.note(order, "void");
        places.end(order, how, at);
      },
    },
  });
  const bought = new Set(buyers);
  const turnedAway = [...limited].filter((actor) => !bought.has(actor));
  return { actors, buyers, rejected: refused, out: [{ reason: ONE_EACH, actors: turnedAway }], proofs };
}
