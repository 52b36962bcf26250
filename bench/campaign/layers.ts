import { randomOf } from "./random.ts";

/** What a reviewer has before them, and the truth, which only simulated reviewers are told. */
export interface Case {
  readonly score: number;
  readonly recommendation: "approve" | "review" | "reject";
  readonly isBot: boolean;
  /** Seconds. */
  readonly at: number;
}
/** Whether the order is approved. */
export type Decide = (about: Case) => boolean;

export interface ReviewerSkill {
  readonly looksPerMinute: number;
  /** Of ten that are looked at closely. */
  readonly rightOfTen: number;
}

/** Follows the score without a look: what is to be reviewed is approved. */
const followed: Decide = ({ recommendation }) => recommendation !== "reject";

/** Follows the score, and looks closely at what is to be reviewed, as many as there is time for; the rest by its score. */
function looking(seed: string, { looksPerMinute, rightOfTen }: ReviewerSkill): Decide {
  const random = randomOf(`${seed}/reviewer`);
  const looks: number[] = [];
  return ({ recommendation, score, isBot, at }) => {
    if (recommendation !== "review") return recommendation === "approve";
    while (looks.length > 0 && at - (looks[0] ?? at) > 60) looks.shift();
    if (looks.length >= looksPerMinute) return score < 50;
    looks.push(at);
    return random.chance(rightOfTen / 10) !== isBot;
  };
}

/** Who decides, from no one at all to a reviewer with a model. `rules` and `model` differ in where the score is from. */
export const LAYERS = ["nothing", "rules", "model", "reviewer"] as const;
export type Layer = (typeof LAYERS)[number];

export const deciderOf = (layer: Layer, seed: string, skill: ReviewerSkill): Decide =>
  layer === "nothing" ? () => true : layer === "reviewer" ? looking(seed, skill) : followed;
