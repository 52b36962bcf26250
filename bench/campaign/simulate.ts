import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { assessByRules } from "@/lib/shop/risk/rules";
import type { Tier } from "./cast/actor.ts";
import { castOf, type CampaignPlan } from "./cast/campaign.ts";
import type { FamilyName } from "./cast/families.ts";
import type { PersonKind } from "./cast/people.ts";
import { evidenceInMemory } from "./evidence.ts";
import { openMarket, type Read, type Reading } from "./market.ts";
import { randomOf, type Random } from "./random.ts";

export interface Simulation {
  readonly seed: string | number;
  readonly campaigns: number;
  /** All when absent: say which to train on (`TRAINING_FAMILIES`). */
  readonly families?: readonly FamilyName[];
  readonly kinds?: readonly PersonKind[];
  /** At most so many orders in a campaign (3,000). */
  readonly largest?: number;
}

/** One order's evidence as it was read once, and the truth about who placed it. */
export interface Row {
  readonly vector: EvidenceVector;
  /** 1: a bot, or a person for hire. */
  readonly label: 0 | 1;
  readonly kind: string;
  readonly family: string;
  readonly tier: Tier | null;
  readonly campaign: string;
  readonly ring: string | null;
  readonly orderId: string;
  readonly reading: Reading;
  /** The score of rules-1, for comparison. */
  readonly rules: number;
}

const SMALLEST = 40;
const LARGEST = 3000;

/** Many small drops and few large ones; one actor in ten a bot, or nine. */
function planOf(random: Random, seed: string, { families, kinds, largest = LARGEST }: Simulation): CampaignPlan {
  const size = Math.round(SMALLEST * (largest / SMALLEST) ** (random.next() ** 1.6));
  const bots = Math.round(size * random.between(0.1, 0.9));
  return { seed, people: size - bots, bots, families, kinds };
}

/** Reviewers err: a simulated one decides by the truth, most of the time, so that pairs come back as they would. */
const REVIEWER_ERRS = 0.1;

/** What rules-1 would say. */
export const rulesScore = ({ vector }: Read): number => assessByRules(vector).score;

const rowOf = (campaign: string, read: Read): Row => {
  const { actor, orderId } = read.order;
  const { kind, family, tier, ring, bot } = actor;
  const label = bot ? 1 : 0;
  return {
    vector: read.vector,
    label,
    kind,
    family,
    tier,
    campaign,
    ring,
    orderId: `${campaign}/${orderId}`,
    reading: read.reading,
    rules: rulesScore(read),
  };
};

async function runCampaign(simulation: Simulation, campaign: string): Promise<readonly Row[]> {
  const random = randomOf(`${campaign}/market`);
  const { actors, world } = castOf(planOf(random, campaign, simulation));
  const medianReview = random.about(240, 1);
  const { reads } = await openMarket({
    actors,
    pairs: Math.max(5, Math.round(actors.length * random.between(0.15, 1.1))),
    evidence: evidenceInMemory(world.cards === "described"),
    reviewSeconds: () => random.about(medianReview),
    isApproved: ({ order }) => order.actor.bot === random.chance(REVIEWER_ERRS),
  });
  return reads.map((read) => rowOf(campaign, read));
}

/** Orders of so many campaigns by the store's own code, without the store. The same simulation gives the same rows. */
export async function simulate(simulation: Simulation): Promise<Row[]> {
  const rows: Row[] = [];
  for (let i = 0; i < simulation.campaigns; i++)
    rows.push(...(await runCampaign(simulation, `${simulation.seed}-${i}`)));
  return rows;
}
