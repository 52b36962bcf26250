import { expect, it } from "vitest";
import { check } from "./check.ts";
import { merkleRootOf } from "./entries.ts";
import { hashOfJson, rulesHashOf, sealOf } from "./hashes.ts";
import { drawEntries } from "./make.ts";
import { verifyReceipt } from "./receipt.ts";
import { TICKET_RANKING, type DrawnRecord, type Rules } from "./record.ts";
import { RULES, SEED, TICKET_RULES, exampleRecord, receiptOf, ticketedEntriesOf } from "./testing/example.ts";
import { listedIn, verifyRecord } from "./verify.ts";

const record = exampleRecord(25, 4, TICKET_RULES);
/** The fourth entry: three tickets. */
const loser = receiptOf(3);

const codesOf = (value: unknown): readonly string[] => {
  const verdict = verifyRecord(value);
  return verdict.holds ? [] : verdict.problems.map(({ code }) => code);
};

/** With other tickets for the entry of the leaf. */
const changed = (of: string, tickets: number | undefined, from: DrawnRecord = record): DrawnRecord => ({
  ...from,
  ranked: from.ranked.map(({ tickets: had, ...row }) => {
    const now = row.leaf === of ? tickets : had;
    return now === undefined ? row : { ...row, tickets: now };
  }),
});

/** A list as a forger would seal it after the draw: counts, root and seal are its own. */
function sealedAnew(from: DrawnRecord): DrawnRecord {
  const counts: Record<string, number> = {};
  for (const { tickets } of listedIn(from)) if (tickets !== undefined) counts[tickets] = (counts[tickets] ?? 0) + 1;
  const sealed = { ...from, tickets: counts, merkleRoot: merkleRootOf(listedIn(from)) };
  return { ...sealed, seal: sealOf(sealed) };
}

it("a draw whose rules give some entries more tickets holds, and says how many have how many", () => {
  expect(codesOf(JSON.parse(JSON.stringify(record)))).toEqual([]);
  expect(record).toMatchObject({ rules: { ranking: TICKET_RANKING }, tickets: { "1": 19, "3": 6 } });
  for (const entry of listedIn(record)) expect([1, 3]).toContain(entry.tickets);
});

it("a record without tickets is, to the byte, what it was before there were any", () => {
  expect(hashOfJson(exampleRecord())).toBe("422697db2cff2c7d15ed5d62ae9e8fce2356995a6430b1bd09c4126aadd61e45");
  expect(codesOf(exampleRecord())).toEqual([]);
});

const withRules = (rules: Rules): DrawnRecord => {
  const renamed = { ...record, rules, rulesHash: rulesHashOf(rules) };
  return { ...renamed, seal: sealOf(renamed) };
};
const twice: Rules = { ...TICKET_RULES, advantage: { ...TICKET_RULES.advantage, tickets: 2 } };

const CHANGES: Readonly<Record<string, readonly [unknown, string]>> = {
  "one ticket fewer": [changed(loser.leaf, 2), "root_differs"],
  "the advantage taken away": [changed(loser.leaf, 1), "root_differs"],
  "the advantage given to another": [changed(receiptOf(0).leaf, 3), "root_differs"],
  "the advantage given to another, and all sealed anew": [sealedAnew(changed(receiptOf(0).leaf, 3)), "ranks_differ"],
  "more tickets than the rules give": [sealedAnew(changed(loser.leaf, 9)), "tickets_unknown"],
  "tickets that are not said": [sealedAnew(changed(loser.leaf, undefined)), "tickets_unknown"],
  "no ticket at all": [changed(loser.leaf, 0), "malformed"],
  "the counts of tickets": [{ ...record, tickets: { "1": 25 } }, "counts_differ"],
  "another advantage": [withRules(twice), "tickets_unknown"],
  "no advantage": [withRules(RULES), "tickets_unknown"],
  "tickets in a draw without": [sealedAnew(changed(receiptOf(0).leaf, 2, exampleRecord())), "tickets_unknown"],
  "an advantage, and a ranking without": [withRules({ ...TICKET_RULES, ranking: RULES.ranking }), "malformed"],
};

it.each(Object.entries(CHANGES))("a record is refused with %s", (_what, [forged, code]) => {
  expect(codesOf(forged)).toContain(code);
});

it("a receipt tells its holder the tickets, and is refused where the list gives it others", () => {
  expect(verifyReceipt(record, loser)).toMatchObject({ holds: true, tickets: 3 });
  expect(verifyReceipt(record, { ...loser, tickets: 3 })).toMatchObject({ holds: true });
  expect(verifyReceipt(record, { ...loser, tickets: 1 })).toMatchObject({ problems: [{ code: "tickets_differ" }] });
  const without = sealedAnew(changed(loser.leaf, 1));
  expect(verifyReceipt(without, { ...loser, tickets: 3 })).toMatchObject({ problems: [{ code: "tickets_differ" }] });
  expect(verifyReceipt(exampleRecord(), { ...loser, tickets: 3 })).toMatchObject({ holds: false });
  expect(verifyReceipt(exampleRecord(), loser)).not.toHaveProperty("tickets");
});

it("in words: who has the advantage, how many have it, and what the receipt's entry had", () => {
  const lines = check(JSON.stringify(record), JSON.stringify(loser)).lines.join(" ");
  expect(lines).toContain("Who lost the draw of earlier has 3 tickets. 6 entries had 3 tickets, 19 entries had one.");
  expect(lines).toContain("Your entry had 3 tickets.");
  expect(check(JSON.stringify(record), JSON.stringify(receiptOf(0))).lines.join(" ")).toContain("had one ticket.");
  expect(check(JSON.stringify(exampleRecord()), JSON.stringify(loser)).lines.join(" ")).not.toContain("ticket");
});

/** How often each number of tickets came first, over so many draws of four entries. Fixed seeds: always the same. */
function firstsOf(draws: number, more: number): Map<number | undefined, number> {
  const entries = ticketedEntriesOf(4).map((entry, n) => ({ ...entry, tickets: n < 2 ? more : 1 }));
  const firsts = new Map<number | undefined, number>();
  for (let n = 0; n < draws; n++) {
    const [first] = drawEntries(entries, [], SEED, n.toString(16).padStart(64, "0"));
    firsts.set(first?.tickets, (firsts.get(first?.tickets) ?? 0) + 1);
  }
  return firsts;
}

it.each([2, 3])("%i tickets come first so many times as often as one does", (more) => {
  const draws = 2000;
  const firsts = firstsOf(draws, more);
  const expected = (draws * more) / (more + 1);
  const deviation = Math.sqrt(expected / (more + 1));
  expect(Math.abs((firsts.get(more) ?? 0) - expected)).toBeLessThan(3 * deviation);
});

it("of two pairs among 24 entries two tickets win nearly twice as often as one", () => {
  const entries = ticketedEntriesOf(24).map(({ leaf }, n) => ({ leaf, sizes: ["42"], tickets: n < 12 ? 2 : 1 }));
  const won = { 1: 0, 2: 0 };
  for (let n = 0; n < 600; n++)
    for (const row of drawEntries(entries, [{ size: "42", pairs: 2 }], SEED, n.toString(16).padStart(64, "0")))
      if (row.won !== null) won[row.tickets === 2 ? 2 : 1]++;
  expect(won[2] + won[1]).toBe(1200);
  expect(won[2] / won[1]).toBeGreaterThan(1.8);
  expect(won[2] / won[1]).toBeLessThan(2.15);
});
