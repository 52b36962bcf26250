import { markdownTable } from "../../document.ts";
import type { Row } from "../../report.ts";
import type { FairSummary, Group, Mode } from "./summary.ts";

const percent = (part: number, whole: number, digits = 1): string =>
  whole === 0 ? "" : `${((100 * part) / whole).toFixed(digits)} %`;

const sum = (groups: readonly Group[], of: "actors" | "pairs" | "refused" | "limited"): number =>
  groups.reduce((total, group) => total + group[of], 0);

const MODE_WORDS: Readonly<Record<Mode, string>> = { first_come: "first come", draw: "draw" };

const SCRIPTS: readonly (string | null)[] = ["T1", "T2", "T3"];

/** Shares of all pairs that were sold, and of all people who took part. */
export function fairRow({ mode, defence, groups }: FairSummary): Row {
  const sold = sum(groups, "pairs");
  const to = (isWanted: (tier: string | null) => boolean) =>
    percent(
      sum(
        groups.filter(({ tier }) => isWanted(tier)),
        "pairs",
      ),
      sold,
    );
  const people = groups.filter(({ tier }) => tier === null);
  const present = sum(people, "actors");
  return {
    mode: MODE_WORDS[mode],
    defence: defence === "nothing" ? defence : `+ ${defence}`,
    "pairs to T1 to T3": to((tier) => SCRIPTS.includes(tier)),
    "to T4": to((tier) => tier === "T4"),
    "to farms": to((tier) => tier === "farm"),
    "to people": to((tier) => tier === null),
    "people refused": percent(sum(people, "refused"), present, 2),
    "people one too many": percent(sum(people, "limited"), present, 2),
  };
}

/** What a pair costs a bot, in the mean. */
export function costRow({ mode, defence, groups, effort }: FairSummary): Row {
  const won = sum(
    groups.filter(({ tier }) => tier !== null),
    "pairs",
  );
  const each = (of: number, digits = 1) => (won === 0 ? "" : (of / won).toFixed(digits));
  return {
    mode: MODE_WORDS[mode],
    defence: defence === "nothing" ? defence : `+ ${defence}`,
    "proof, seconds of a core": each(effort.proofSeconds, 2),
    accounts: each(effort.accounts),
    mailboxes: each(effort.mailboxes),
    addresses: each(effort.addresses),
    "cards that paid": each(effort.cards, 2),
  };
}

const groupIn = (summaries: readonly FairSummary[], mode: Mode, name: string): Group | undefined =>
  summaries.find((one) => one.mode === mode && one.defence === "reviewer")?.groups.find((group) => group.name === name);

/** A family or a kind with all layers, both modes beside each other. */
export function groupRows(summaries: readonly FairSummary[], isWanted: (group: Group) => boolean): Row[] {
  const wanted = (summaries[0]?.groups ?? []).filter(isWanted).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return wanted.map(({ name, actors }) => {
    const [first, drawn] = [groupIn(summaries, "first_come", name), groupIn(summaries, "draw", name)];
    return {
      name,
      actors,
      "pairs, first come": first?.pairs ?? 0,
      "pairs, draw": drawn?.pairs ?? 0,
      "refused, first come": first?.refused ?? 0,
      "refused, draw": drawn?.refused ?? 0,
      "one too many, first come": first?.limited ?? 0,
      "one too many, draw": drawn?.limited ?? 0,
    };
  });
}

/** All tables as Markdown. */
export const fairSection = (summaries: readonly FairSummary[]): string =>
  [
    markdownTable(summaries.map(fairRow)),
    "### What a pair costs a bot",
    markdownTable(summaries.map(costRow)),
    "### Bots by family, with the reviewer",
    markdownTable(groupRows(summaries, ({ tier }) => tier !== null)),
    "### People by kind, with the reviewer",
    markdownTable(groupRows(summaries, ({ tier }) => tier === null)),
  ].join("\n\n");
