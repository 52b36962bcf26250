/** Plays campaigns without a store, once for each layer. Arguments and results are JSON (`bench.ts` runs it, bundled). */
import { scoreOf } from "@/lib/shop/risk/model/score";
import { shippedModel } from "@/lib/shop/risk/model/shipped";
import { levelOf } from "@/lib/shop/risk/rules";
import type { Actor } from "./cast/actor.ts";
import type { FamilyName } from "./cast/families.ts";
import { castOf } from "./cast/campaign.ts";
import type { World } from "./cast/world.ts";
import { evidenceInMemory } from "./evidence.ts";
import { deciderOf, type Case, type Layer, type ReviewerSkill } from "./layers.ts";
import { openMarket, type Read } from "./market.ts";
import { randomOf } from "./random.ts";
import { countedBy, summaryOf, type Counted, type Result, type Scored, type Summary } from "./result.ts";
import { rulesScore } from "./simulate.ts";

export interface Replay {
  readonly seed: string;
  readonly campaigns: number;
  readonly people: number;
  readonly bots: number;
  readonly pairs: number;
  readonly layers: readonly Layer[];
  readonly skill: ReviewerSkill;
  /** By chance when absent. */
  readonly world?: World;
  /** All when absent. */
  readonly families?: readonly FamilyName[];
  /** The model's own when absent. */
  readonly rejectFrom?: number;
}

export interface Replayed extends Summary {
  readonly layer: Layer;
  readonly families: readonly Counted[];
  readonly kinds: readonly Counted[];
}

type Advice = Pick<Case, "score" | "recommendation">;
const RECOMMENDED = { low: "approve", medium: "review", high: "reject" } as const;

function byRules(read: Read): Advice {
  const score = rulesScore(read);
  return { score, recommendation: RECOMMENDED[levelOf(score)] };
}
function byModel({ rejectFrom }: Replay): (read: Read) => Advice {
  const own = shippedModel()?.thresholds;
  const thresholds =
    own && rejectFrom !== undefined ? { approveBelow: Math.min(own.approveBelow, rejectFrom), rejectFrom } : own;
  return (read) => scoreOf(read.vector, thresholds) ?? byRules(read);
}
const adviceBy = (replay: Replay, layer: Layer) => (layer === "rules" ? byRules : byModel(replay));

/** The last that was known of each order. */
function lastReads(reads: readonly Read[]): readonly Read[] {
  return [...new Map(reads.map((read) => [read.order.orderId, read])).values()];
}

async function play(replay: Replay, seed: string, layer: Layer): Promise<Result> {
  const random = randomOf(`${seed}/market`);
  const { actors, world } = castOf({ ...replay, seed });
  const advise = adviceBy(replay, layer);
  const decide = deciderOf(layer, seed, replay.skill);
  const { buyers, refused, reads } = await openMarket({
    actors,
    pairs: replay.pairs,
    evidence: evidenceInMemory(world.cards === "described"),
    reviewSeconds: () => random.about(60),
    isApproved: (read) => decide({ ...advise(read), isBot: read.order.actor.bot, at: read.at }),
  });
  const scored = lastReads(reads).map((read): Scored => ({
    actor: read.order.actor,
    score: advise(read).score,
    isPaid: read.reading === "review",
  }));
  return { actors, buyers, refused, scored };
}

const isBot = ({ bot }: Actor): boolean => bot;

async function replayLayer(replay: Replay, layer: Layer): Promise<Replayed> {
  const results: Result[] = [];
  for (let i = 0; i < replay.campaigns; i++) results.push(await play(replay, `${replay.seed}/${i}`, layer));
  const people = countedBy(results, (actor) => !isBot(actor));
  return { layer, ...summaryOf(results), families: countedBy(results, isBot), kinds: people };
}

const replay = JSON.parse(process.argv[2] ?? "") as Replay;
const layers: Replayed[] = [];
for (const layer of replay.layers) layers.push(await replayLayer(replay, layer));
process.stdout.write(JSON.stringify(layers));
