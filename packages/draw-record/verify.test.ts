import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { check } from "./check.ts";
import { merkleRootOf } from "./entries.ts";
import { sealOf } from "./hashes.ts";
import { receiptSchema, type DrawnRecord } from "./record.ts";
import { verifyReceipt } from "./receipt.ts";
import { exampleRecord, receiptOf } from "./testing/example.ts";
import { listedIn, verifyRecord } from "./verify.ts";

const record = exampleRecord();

const codesOf = (value: unknown): readonly string[] => {
  const verdict = verifyRecord(value);
  return verdict.holds ? [] : verdict.problems.map(({ code }) => code);
};

/** The record with a change, and a seal over it as a forger would make one. */
const forged = (change: Partial<DrawnRecord>): DrawnRecord => {
  const changed = { ...record, ...change };
  return { ...changed, seal: sealOf(changed) };
};

const other = (hex: string): string => `${hex.startsWith("0") ? "1" : "0"}${hex.slice(1)}`;
const [first, second, ...rest] = record.ranked as [DrawnRecord["ranked"][number], DrawnRecord["ranked"][number]];

it("a draw with a real round of quicknet holds", () => {
  expect(verifyRecord(record)).toMatchObject({ holds: true });
  expect(verifyRecord(JSON.parse(JSON.stringify(record)))).toMatchObject({ holds: true });
});

it("a draw whose drop was closed in its midst holds, and is said to have been; before its draw it is none", () => {
  const stoppedAt = "2026-11-27T10:00:00.000Z";
  const { ranked: _, excluded: __, winners: ___, seed: ____, randomness: _____, signature: ______, ...sealed } = record;
  expect(check(JSON.stringify({ ...record, stoppedAt })).lines.join("\n")).toContain(`closed the drop at ${stoppedAt}`);
  expect(check(JSON.stringify(record)).lines.join("\n")).not.toContain("closed the drop");
  expect(codesOf({ ...sealed, state: "sealed", stoppedAt })).toEqual(["stopped"]);
  expect(codesOf({ ...sealed, state: "sealed" })).toEqual(["not_drawn"]);
});

/** A reason whose count would get lost in a plain object. */
const uncounted = record.excluded.map((entry) => ({ ...entry, reason: "__proto__" }));

const CHANGES: Readonly<Record<string, readonly [unknown, string]>> = {
  "a leaf": [{ ...record, ranked: [{ ...first, leaf: other(first.leaf) }, second, ...rest] }, "root_differs"],
  "a choice of sizes": [{ ...record, ranked: [{ ...first, sizes: ["44"] }, second, ...rest] }, "root_differs"],
  "two ranks": [{ ...record, ranked: [{ ...second, rank: 1 }, { ...first, rank: 2 }, ...rest] }, "ranks_differ"],
  "the number of a rank": [{ ...record, ranked: [{ ...first, rank: 7 }, second, ...rest] }, "ranks_differ"],
  "what a rank won": [{ ...record, ranked: [{ ...first, won: null }, second, ...rest] }, "ranks_differ"],
  "an entry too few": [forged({ ranked: [first, ...rest] }), "root_differs"],
  "an entry twice": [{ ...record, ranked: [first, first, ...rest] }, "leaf_twice"],
  "the seed": [{ ...record, seed: other(record.seed) }, "seed_not_committed"],
  "the commitment": [forged({ commitment: other(record.commitment) }), "seed_not_committed"],
  "the signature": [{ ...record, signature: other(record.signature) }, "signature_invalid"],
  "the randomness": [{ ...record, randomness: other(record.randomness) }, "randomness_differs"],
  "the round": [forged({ beacon: { ...record.beacon, round: record.beacon.round + 1 } }), "round_not_named"],
  "the beacon's key": [
    forged({ beacon: { ...record.beacon, chain: { ...record.beacon.chain, period: 4 } } }),
    "chain_forged",
  ],
  "the number of entries": [forged({ entries: record.entries + 1 }), "counts_differ"],
  "the number of winners": [{ ...record, winners: record.winners - 1 }, "winners_differ"],
  "the number of exclusions": [forged({ exclusions: { ring: 2 } }), "counts_differ"],
  "the reason of an exclusion": [
    forged({ excluded: record.excluded.map((entry) => ({ ...entry, reason: "taste" })), exclusions: { taste: 1 } }),
    "reason_unknown",
  ],
  "an exclusion that is not counted": [
    forged({
      excluded: uncounted,
      exclusions: {},
      merkleRoot: merkleRootOf(listedIn({ ...record, excluded: uncounted })),
    }),
    "malformed",
  ],
  "an exclusion undone": [forged({ excluded: [], exclusions: {} }), "root_differs"],
  "a rule": [{ ...record, rules: { ...record.rules, roundAgainSeconds: 61 } }, "rules_changed"],
  "the hash of the rules": [{ ...record, rulesHash: other(record.rulesHash) }, "rules_changed"],
  "the root": [forged({ merkleRoot: other(record.merkleRoot) }), "root_differs"],
  "the stock": [{ ...record, stock: [] }, "seal_differs"],
  "a size that is listed twice": [forged({ stock: [...record.stock, ...record.stock] }), "size_twice"],
  "the stock and its seal": [forged({ stock: [] }), "ranks_differ"],
  "the seal": [{ ...record, seal: other(record.seal) }, "seal_differs"],
  "the drop": [{ ...record, dropId: "another" }, "seal_differs"],
  "the closing of the entries": [forged({ entriesCloseAt: "2027-01-01T00:00:00.000Z" }), "round_not_named"],
  "what no record has": [{ ...record, comment: "trust us" }, "malformed"],
  "the version": [{ ...record, version: 2 }, "malformed"],
  "a field that is missing": [{ ...record, seed: undefined }, "malformed"],
};

it.each(Object.entries(CHANGES))("a record is refused with %s changed", (_what, [changed, code]) => {
  expect(codesOf(changed)).toContain(code);
});

it("what has not been drawn is not verified", () => {
  const { seed, randomness, signature, winners, ranked, excluded, ...sealed } = record;
  expect([seed, randomness, signature, winners, ranked, excluded]).not.toContain(undefined);
  expect(codesOf({ ...sealed, state: "sealed" })).toEqual(["not_drawn"]);
  for (const nonsense of [null, 3, "record", [], {}]) expect(codesOf(nonsense)).toEqual(["malformed"]);
});

it("a receipt finds its own entry, whether it won, lost or was excluded", () => {
  for (let n = 0; n < 25; n++) {
    const receipt = receiptOf(n);
    const row = record.ranked.find(({ leaf }) => leaf === receipt.leaf);
    const verdict = verifyReceipt(record, receipt);
    if (!row) expect(verdict).toMatchObject({ holds: true, outcome: { kind: "excluded", reason: "ring" } });
    else expect(verdict).toMatchObject({ holds: true, outcome: { rank: row.rank } });
  }
});

it("a receipt that was altered, or is of another draw, finds nothing and says why", () => {
  const receipt = receiptOf(1);
  expect(verifyReceipt(record, { ...receipt, salt: other(receipt.salt) })).toMatchObject({
    problems: [{ code: "receipt_altered" }],
  });
  expect(verifyReceipt(record, { ...receipt, entryId: "ent_2" })).toMatchObject({
    problems: [{ code: "receipt_altered" }],
  });
  expect(verifyReceipt(record, receiptOf(99))).toMatchObject({ problems: [{ code: "not_in_the_draw" }] });
  expect(verifyReceipt(record, { entryId: "ent_1" })).toMatchObject({ problems: [{ code: "receipt_malformed" }] });
});

it("a file that an editor has begun with a byte order mark is read as any other", () => {
  const [text, receipt] = [record, receiptOf(1)].map((value) => `\uFEFF${JSON.stringify(value)}`);
  expect(check(text ?? "", receipt)).toMatchObject({ holds: true });
});

/** The exit code of `npm run draw -- verify` and what it printed. */
function run(files: Readonly<Record<string, unknown>>): { status: number | null; stdout: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "draw-"));
  const args = Object.entries(files).flatMap(([name, value]) => {
    const file = path.join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(value));
    return [`--${name}`, file];
  });
  const program = path.join(import.meta.dirname, "main.ts");
  const { status, stdout } = spawnSync(process.execPath, [program, "verify", ...args], { encoding: "utf8" });
  return { status, stdout };
}

it("the command exits with 0 only when record and receipt hold", () => {
  const held = run({ record, receipt: receiptOf(1) });
  expect(held).toMatchObject({ status: 0 });
  expect(held.stdout).toContain("the draw holds");
  expect(run({ record: { ...record, seed: other(record.seed) } })).toMatchObject({ status: 1 });
  expect(run({ record, receipt: receiptOf(99) })).toMatchObject({ status: 1 });
  expect(run({})).toMatchObject({ status: 2 });
});

it("a receipt holds nothing that names a person", () => {
  expect(Object.keys(receiptSchema.shape)).toEqual(["entryId", "salt", "leaf", "tickets"]);
});
