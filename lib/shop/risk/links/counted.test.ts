import { expect, it } from "vitest";
import { countedOf, type Became } from "@/lib/shop/risk/links/counted";
import { entryOf, type LinkEntry } from "@/lib/shop/risk/links/entry";
import { evidenceOf } from "@/lib/shop/risk/evidence/evidence";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";
import { scoreOf } from "@/lib/shop/risk/model/score";
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

it("of those who asked in vain three at most are heard against an order that all that accompanies it alone speaks for", () => {
  const asks = Array.from({ length: 5 }, (_, n) => entry(20 + n, `cus_asked_${n}`));
  for (const one of asks) BECAME.set(one, "asked");
  expect(countedFor(personal, asked, bought, ...asks)).toEqual([bought, ...asks.slice(0, 3)]);
  expect(countedFor(doubtful, ...asks)).toEqual(asks);
});

it("however many strangers ask to the door of a person, the order is not advised to be refused", () => {
  const address = { line1: "Kantstraße 10", postalCode: "10009" };
  const asks = Array.from({ length: 100 }, (_, n) => entryOf(exampleOrder(20 + n, { address })));
  const listed = [{ kind: "place" as const, entries: asks }];
  const adviceOn = (counted: typeof listed) => scoreOf(evidenceOf(personal, counted))?.recommendation;
  expect(adviceOn(listed)).toBe("reject");
  expect(adviceOn(countedOf(personal, listed, () => "asked") as typeof listed)).not.toBe("reject");
});

it("nor where they share its telephone, neighbourhood and form of mail addresses in turn", () => {
  const address = { line1: "Kantstraße 10", postalCode: "10009", phone: "+493012345678" };
  const asks = Array.from({ length: 40 }, (_, n) => entryOf(exampleOrder(20 + n, { address })));
  const kinds = ["phone", "mail", "subnet"] as const;
  const inTurn = kinds.map((kind, i) => ({ kind, entries: asks.slice(10 * i, 10 * i + 10) }));
  const listed = [{ kind: "place" as const, entries: asks.toReversed() }, ...inTurn];
  expect(
    scoreOf(
      evidenceOf(
        personal,
        countedOf(personal, listed, () => "asked"),
      ),
    )?.recommendation,
  ).not.toBe("reject");
});

it("what was never to be counts for nothing", () => expect(countedFor(doubtful, gone, other)).toEqual([other]));

it("in a draw all who entered count, for every entry that is judged", () =>
  expect(countedFor({ ...personal, dropOpensAt: undefined }, other)).toEqual([other]));
