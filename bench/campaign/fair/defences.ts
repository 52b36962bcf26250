import { REVIEWER } from "@/lib/shop/risk/model/costs";
import type { Case, Decide } from "../layers.ts";
import { randomOf } from "../random.ts";

/** What a drop defends itself with, each together with those before it. */
export const DEFENCES = ["nothing", "proof", "one each", "model", "reviewer", "close reviewer"] as const;
export type Defence = (typeof DEFENCES)[number];

export const includes = (defence: Defence, wanted: Defence): boolean =>
  DEFENCES.indexOf(wanted) <= DEFENCES.indexOf(defence);

const isFollowed = ({ recommendation }: Case): boolean => recommendation !== "reject";

type Skill = Readonly<Record<keyof typeof REVIEWER, number>>;
/** Who has time for each order, and is right in nine of ten. */
const CLOSE_REVIEWER: Skill = { botsCaught: 0.9, peopleRefused: 0.005 };

/** Follows the model, and looks at what is to be reviewed. */
function reviewing(seed: string, { botsCaught, peopleRefused }: Skill): Decide {
  const random = randomOf(`${seed}/reviewer`);
  return (about) => {
    const isCaught = random.chance(about.isBot ? botsCaught : peopleRefused);
    return isFollowed(about) && !(about.recommendation === "review" && isCaught);
  };
}

/** Who decides on a paid order: the model unseen, or reviewers: those that its costs reckon with, or better ones. */
export function deciderWith(defence: Defence, seed: string): Decide {
  if (includes(defence, "close reviewer")) return reviewing(seed, CLOSE_REVIEWER);
  if (includes(defence, "reviewer")) return reviewing(seed, REVIEWER);
  return includes(defence, "model") ? isFollowed : () => true;
}
