import { castOf } from "../cast/campaign.ts";
import { DEFENCES, type Defence } from "./defences.ts";
import { playDraw } from "./draw.ts";
import type { Played } from "./fair.ts";
import { playFirstCome } from "./first-come.ts";
import type { Limits } from "./places.ts";
import { fairSummaryOf, MODES, type FairSummary, type Mode } from "./summary.ts";

export interface Fairs {
  readonly seed: string;
  readonly campaigns: number;
  readonly people: number;
  readonly bots: number;
  readonly pairs: number;
  /** Where one each is the rule. */
  readonly limits: Limits;
  /** Names of DEFENCES; all when absent. */
  readonly defences?: readonly string[] | undefined;
}

const PLAY = { first_come: playFirstCome, draw: playDraw } as const;

async function playAll({ seed, campaigns, ...plan }: Fairs, mode: Mode, defence: Defence): Promise<FairSummary> {
  const played: Played[] = [];
  for (let i = 0; i < campaigns; i++) {
    const own = `${seed}/${i}`;
    played.push(await PLAY[mode]({ ...plan, ...castOf({ ...plan, seed: own, apart: true }), seed: own, defence }));
  }
  return fairSummaryOf(mode, defence, played);
}

/** The same drops with the same actors, in both modes, behind more and more defences. The same plan gives the same summaries. */
export async function playFairs(fairs: Fairs): Promise<FairSummary[]> {
  const summaries: FairSummary[] = [];
  const wanted = DEFENCES.filter((defence) => fairs.defences?.includes(defence) ?? true);
  for (const mode of MODES) for (const defence of wanted) summaries.push(await playAll(fairs, mode, defence));
  return summaries;
}
