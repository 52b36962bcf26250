import { expect, it } from "vitest";
import { countedOf, type Became } from "@/lib/shop/risk/links/counted";
import { entryOf, type LinkEntry } from "@/lib/shop/risk/links/entry";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { exampleOrder } from "@/lib/shop/risk/links/example";

const entry = (n: number, customer: string) => entryOf(exampleOrder(n, { customer }));
const [asked, bought, other, gone] = [entry(1, "cus_a"), entry(2, "cus_a"), entry(3, "cus_b"), entry(4, "cus_c")];
const BECAME = new Map<LinkEntry, Became>([
  [asked, "asked"],
  [bought, "counts"],
  [other, "asked"],
  [gone, "void"],
]);

const example = exampleOrder(9, { second: 300 });
const withTraits = (traits: EvidenceVector) => ({ ...example, fingerprint: { ...example.fingerprint, traits } });
const doubtful = withTraits({ hosting: 1, notABrowser: 1, disposableDomain: 1 });
const unremarkable = { mailboxOddness: 0, mailboxDigits: 0, nameOddness: 0, addressOddness: 0, contradictions: 0 };
const ofPage = { pageSeconds: 200, gestures: 400, missingHeaders: 0, notABrowser: 0, hosting: 0 };
const person = withTraits({ ...unremarkable, ...ofPage, mailboxNameMatch: 1, recipientMatch: 1 });
const personal = { ...person, signedUpAt: "2025-10-01T10:00:00Z", verifiedAt: "2025-10-01T10:02:00Z" };
const countedFor = (subject: typeof doubtful, ...entries: LinkEntry[]) =>
  countedOf(subject, [{ kind: "place", entries }], (one) => BECAME.get(one) ?? "void")[0]?.entries;

it("who asked in vain counts, and who got a pair after it counts once", () => {
  expect(countedFor(doubtful, asked, other)).toEqual([asked, other]);
  expect(countedFor(doubtful, asked, bought, other)).toEqual([bought, other]);
});

it("who asked in vain counts nothing against an order that all that accompanies it alone speaks for", () =>
  expect(countedFor(personal, asked, bought, other)).toEqual([bought]));

it("what was never to be counts for nothing", () => expect(countedFor(doubtful, gone, other)).toEqual([other]));

it("in a draw all who entered count, for every entry that is judged", () =>
  expect(countedFor({ ...personal, dropOpensAt: undefined }, other)).toEqual([other]));
