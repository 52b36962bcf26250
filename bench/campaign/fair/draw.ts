import { exclusionsOf, limitExclusionsOf } from "@/lib/shop/draw/exclusions";
import type { ExclusionReason } from "@/lib/shop/draw/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import type { Entry } from "@/lib/shop/entry/schema";
import { drawEntries, leafOf } from "@/packages/draw-record";
import type { Actor } from "../cast/actor.ts";
import { isoAt } from "../cast/moment.ts";
import { evidenceInMemory, newOrder, type Evidence, type PlacedOrder } from "../evidence.ts";
import { randomOf } from "../random.ts";
import { includes } from "./defences.ts";
import { isApprovedBy, ONE_EACH, type Fair, type Played } from "./fair.ts";
import { NO_LIMITS, placesInMemory } from "./places.ts";
import { proofsInMemory } from "./proofs.ts";

const SIZE = "42";
/** Entries are taken for a day. */
const DRAWN_AT_SECONDS = 86_400;

const dropOf = ({ limits }: Fair): Drop => ({ dropId: "simulated", opensAt: isoAt(0), ...limits }) as unknown as Drop; // rules of exclusion read no more of it

function entryOf(seed: string, { actor, subject }: PlacedOrder): Entry {
  const entryId = `ent_${actor.id}` as const;
  const leaf = leafOf(entryId, randomOf(`${seed}/salt/${actor.id}`).digits(32));
  const account = { signedUpAt: subject.signedUpAt, verifiedAt: subject.verifiedAt };
  const { fingerprint, orderedAt: createdAt, customerId } = subject;
  return { entryId, leaf, sizes: [SIZE], account, fingerprint, createdAt, customerId } as unknown as Entry;
}

type Exclusions = ReadonlyMap<Entry["entryId"], ExclusionReason>;

/** By the store's rules, or as many of them as the defence has. */
function excludedFrom(fair: Fair, entries: readonly Entry[]): Exclusions {
  if (includes(fair.defence, "model")) return exclusionsOf(dropOf(fair), entries);
  return includes(fair.defence, "one each") ? limitExclusionsOf(fair.limits, entries) : new Map();
}

/** All who entered, as the orders that they may become, in one order with their entries. */
interface Entered {
  readonly orders: readonly PlacedOrder[];
  readonly entries: readonly Entry[];
  readonly excluded: Exclusions;
}

function enterAll(fair: Fair): Entered {
  const orders = fair.actors.map((actor) => newOrder(actor, actor.orderAt, 0));
  const entries = orders.map((order) => entryOf(fair.seed, order));
  return { orders, entries, excluded: excludedFrom(fair, entries) };
}

function outOf({ orders, entries, excluded }: Entered): Played["out"] {
  const reasonOf = (i: number) => excluded.get(entries[i]?.entryId ?? "ent_");
  const out = Map.groupBy(orders.keys(), reasonOf);
  return [...out].flatMap(([reason, at]) =>
    reason === undefined ? [] : [{ reason, actors: at.flatMap((i) => orders[i]?.actor ?? []) }],
  );
}

/** Who takes part, in the order of chance. */
function ranksOf(fair: Fair, { orders, entries, excluded }: Entered): PlacedOrder[] {
  const orderOf = new Map(entries.map(({ leaf }, i) => [leaf, orders[i]]));
  const listed = entries.map(({ entryId, leaf, sizes }) => ({ leaf, sizes, reason: excluded.get(entryId) }));
  const stock = [{ size: SIZE, pairs: fair.pairs }];
  const random = randomOf(`${fair.seed}/draw`);
  return drawEntries(listed, stock, random.digits(64), random.digits(64)).flatMap(
    ({ leaf }) => orderOf.get(leaf) ?? [],
  );
}

interface Line {
  readonly evidence: Evidence;
  readonly isApproved: ReturnType<typeof isApprovedBy>;
  readonly places: ReturnType<typeof placesInMemory>;
}

type Ended = Pick<Played, "buyers" | "rejected"> & { readonly limited: readonly Actor[] };

/** As the store judges it: by its entry, without how soon after the opening that came. */
const drawnOrder = (order: PlacedOrder): PlacedOrder => ({
  ...order,
  subject: { ...order.subject, dropOpensAt: undefined },
});

/** A round of the line: so many get an order, pay, and are decided on. */
async function playRound(drawn: readonly PlacedOrder[], { evidence, isApproved, places }: Line): Promise<Ended> {
  const at = DRAWN_AT_SECONDS;
  const [buyers, rejected, limited]: [Actor[], Actor[], Actor[]] = [[], [], []];
  const paid: PlacedOrder[] = [];
  for (const entered of drawn) {
    const order = await evidence.pay(drawnOrder(entered));
    const hasPlace = places.take(order, at) === 0;
    const isPaid = hasPlace && places.takeCard(order, at);
    if (isPaid) paid.push(order);
    else limited.push(order.actor);
    if (hasPlace && !isPaid) evidence.note(order, "void");
  }
  for (const order of paid) {
    const vector = await evidence.read(order);
    const turnedDown = await evidence.sharedWithTurnedDown(order);
    const isBuyer = isApproved({ order, reading: "review", vector, turnedDown, at });
    if (!isBuyer) {
      places.end(order, "rejected", at);
      evidence.turnDown(order);
    }
    (isBuyer ? buyers : rejected).push(order.actor);
  }
  return { buyers, rejected, limited };
}

/** Pairs that come back go down the line, until all are sold or none is left in it. */
async function playLine(ranks: readonly PlacedOrder[], pairs: number, line: Line): Promise<Ended> {
  const ends: Ended[] = [];
  const all = (of: (end: Ended) => readonly Actor[]) => ends.flatMap(of);
  const sold = () => all(({ buyers }) => buyers).length;
  for (let from = 0; from < ranks.length && sold() < pairs;) {
    const next = ranks.slice(from, from + pairs - sold());
    ends.push(await playRound(next, line));
    from += next.length;
  }
  return {
    buyers: all(({ buyers }) => buyers),
    rejected: all(({ rejected }) => rejected),
    limited: all(({ limited }) => limited),
  };
}

/** A drop that is drawn. */
export async function playDraw(fair: Fair): Promise<Played> {
  const { actors, defence, world, limits, pairs } = fair;
  const proofs = proofsInMemory();
  if (includes(defence, "proof")) for (const actor of actors) proofs.prove(actor, actor.orderAt);
  const entered = enterAll(fair);
  const evidence = evidenceInMemory(world.cards === "described");
  for (const order of entered.orders) await evidence.list(order);
  const places = placesInMemory(includes(defence, "one each") ? limits : NO_LIMITS);
  const line = { evidence, isApproved: isApprovedBy(fair), places };
  const { limited, ...ended } = await playLine(ranksOf(fair, entered), pairs, line);
  return { actors, ...ended, out: [...outOf(entered), { reason: ONE_EACH, actors: limited }], proofs };
}
