import type { Row } from "../report.ts";
import type { HttpResult } from "./http/run.ts";
import type { Counted, Summary } from "./result.ts";

const EVEN = 50;
const MOST_FACTS = 6;

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
/** Where all is approved there is no score. */
const aucOf = (layer: string, auc: number): string => (layer.startsWith("nothing") ? "" : auc.toFixed(3));
/** A layer's row of the business table. */
export const rowOf = (layer: string, { pairsToBots, peopleRefused, peopleServed, aucPaid, aucAll }: Summary): Row => ({
  layer,
  "pairs to bots": percent(pairsToBots),
  "people refused": percent(peopleRefused),
  "people with a pair": percent(peopleServed),
  "AUC, paid orders": aucOf(layer, aucPaid),
  "AUC, all orders": aucOf(layer, aucAll),
});

/** A family's or a kind's row. */
export const countRow = ({ name, actors, pairs, refused }: Counted): Row => ({ name, actors, pairs, refused });

/** The orders that a person would want explained: people with high scores, bots with low ones. */
export function surprises({ visits, risks }: HttpResult): object[] {
  return visits.flatMap(({ shopper: { actor }, orderIds, end }) =>
    orderIds.flatMap((orderId) => {
      const risk = risks.get(orderId)?.risk;
      if (!risk || actor.bot !== risk.score < EVEN) return [];
      const { id, family, ring, account } = actor;
      const facts = risk.facts.slice(0, MOST_FACTS).map(({ code, points }) => `${code} ${points}`);
      return [{ id, family, ring, end, email: account.email, score: risk.score, engine: risk.engine, facts }];
    }),
  );
}
