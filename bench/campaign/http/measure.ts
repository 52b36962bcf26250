import { markdownTable } from "../../document.ts";
import { report, type Row } from "../../report.ts";
import type { Actor } from "../cast/actor.ts";
import { countedBy, summaryOf, type Counted } from "../result.ts";
import { countRow, percent, rowOf, surprises } from "../tables.ts";
import { checkNumbers, shareOfPeopleRefused } from "./checks.ts";
import { playOverHttp, type HttpCampaign, type HttpResult } from "./run.ts";

/** Plays a campaign over HTTP and prints what a reader would ask about. @throws when more pairs were sold than there are */
export async function playAndTell(campaign: HttpCampaign): Promise<HttpResult> {
  const result = await playOverHttp(campaign);
  for (const { shopper, error } of result.visits) if (error !== undefined) console.error(shopper.actor.id, error);
  const ends = Map.groupBy(result.visits, ({ end }) => end);
  console.log([...ends].map(([end, { length }]) => `${end} ${length}`).join(", "));
  if (result.exclusions) console.log("excluded before the seal", result.exclusions);
  console.log(checkNumbers(result.visits, campaign.pairs));
  const surprising = surprises(result);
  if (surprising.length > 0) console.table(surprising);
  return result;
}

const isBot = ({ bot }: Actor): boolean => bot;
const isPerson = ({ bot }: Actor): boolean => !bot;

export const familiesOf = (result: HttpResult): Counted[] => countedBy([result], isBot);
export const kindsOf = (result: HttpResult): Counted[] => countedBy([result], isPerson);

const rowOfMode = ({ mode }: HttpCampaign, result: HttpResult): Row => ({
  ...rowOf(`${mode}, over HTTP`, summaryOf([result])),
  "people refused, of all": percent(shareOfPeopleRefused(result)),
});

/** The campaign over HTTP alone: its row, its families and kinds. @param details of the plan, for the file */
export async function measureHttp(campaign: HttpCampaign, details: object): Promise<void> {
  const result = await playAndTell(campaign);
  const [families, kinds] = [familiesOf(result), kindsOf(result)];
  for (const counted of [families, kinds]) console.log(markdownTable(counted.map(countRow)));
  const { exclusions, visits } = result;
  const ends = Object.fromEntries([...Map.groupBy(visits, ({ end }) => end)].map(([end, { length }]) => [end, length]));
  report(`campaign-${campaign.mode}`, [rowOfMode(campaign, result)], { ...details, families, kinds, ends, exclusions });
}
