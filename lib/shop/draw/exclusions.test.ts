import { describe, expect, it } from "vitest";
import { exclusionsOf } from "@/lib/shop/draw/exclusions";
import {
  AUTOMATED_FROM,
  drawRulesOf,
  FEWEST_BESIDE,
  HOSTED_SHARE,
  LARGEST_HOUSEHOLD,
  MEMBER_ALONE_FROM,
  RING_FROM,
  RING_ON_AVERAGE,
  SMALLEST_RING,
} from "@/lib/shop/draw/rules";
import type { Entrant } from "@/lib/shop/draw/scores";
import { exampleOrder, type ExampleOrder } from "@/lib/shop/risk/links/example";
import { hashOfJson, RANKING, TICKET_RANKING } from "@/packages/draw-record";

const none = {
  dropId: "drop",
  opensAt: "2026-01-01T10:00:00Z",
  perMailbox: 0,
  perDoor: 0,
  reviewSeconds: 0,
  losersAdvantage: null,
};
/** Made weeks ago, each on a day of its own. */
const settled = (n: number): Partial<Entrant> => {
  const at = Date.parse("2025-11-20T18:00:00Z") - n * 86_400_000;
  return { account: { signedUpAt: new Date(at).toISOString(), verifiedAt: new Date(at + 240_000).toISOString() } };
};

/** The n-th entry: of a person with an account of weeks who shares nothing with the others, except what is given. */
function entryOf(n: number, given: ExampleOrder = {}, change: Partial<Entrant> = {}): Entrant {
  const { fingerprint, orderedAt } = exampleOrder(n, { second: 300 + n * 97, ...given });
  const entry = { entryId: `ent_${n}`, leaf: String(n).padStart(64, "0"), customerId: `cus_${n}` } as const;
  return { ...entry, createdAt: orderedAt, fingerprint, ...settled(n), ...change } as Entrant;
}
/** Signed up and verified within seconds, minutes before. */
const fresh: Partial<Entrant> = {
  account: { signedUpAt: "2026-01-01T09:58:00Z", verifiedAt: "2026-01-01T09:58:03Z" },
};

const many = (count: number, make: (n: number) => Entrant, first = 0): Entrant[] =>
  Array.from({ length: count }, (_, i) => make(first + i));
const countsOf = (entries: readonly Entrant[], drop = none): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const reason of exclusionsOf(drop, entries).values()) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
};

const reasonsOf = (drop: typeof none, entries: readonly Entrant[]) =>
  Object.fromEntries(exclusionsOf(drop, entries.toReversed()));

const campus = { network: "130.149.7.7", agent: "Mozilla/5.0" };
const SPELLINGS = [
  "Lindenstraße 7",
  "Lindenstr. 7",
  "Linden Strasse 7",
  "Lindnstraße 7",
  "lindenstrasse 7, Hinterhaus",
];
const ofRing = (n: number): Entrant =>
  entryOf(
    n,
    {
      network: `3.120.${n % 4}.9`,
      agent: "python-requests/2.32",
      email: `lot${1000 + n}@shoes.example`,
      second: 1 + n / 40,
      address: { line1: SPELLINGS[n % SPELLINGS.length]!, postalCode: "10969" },
    },
    fresh,
  );

describe("people stay who share what people share", () => {
  it("a household of five: door, network, telephone", () => {
    const shared = { network: "91.10.4.7", address: { line1: "Gartenweg 3", postalCode: "50667", phone: "+4922155" } };
    expect(countsOf(many(5, (n) => entryOf(n, shared)))).toEqual({});
  });

  it("a campus of two hundred: network, browser and form of the mail address", () => {
    expect(countsOf(many(200, (n) => entryOf(n, { ...campus, email: `s${40_000 + n}@campus.example` })))).toEqual({});
  });

  it("a block of flats: twenty of one door, who share nothing else", () => {
    const flats = { address: { line1: "Markt 1", postalCode: "01067" } };
    expect(countsOf(many(20, (n) => entryOf(n, flats)))).toEqual({});
  });

  it("two at a door, many times", () => {
    expect(
      countsOf(many(40, (n) => entryOf(n, { address: { line1: `Kantstraße ${n >> 1}`, postalCode: "04275" } }))),
    ).toEqual({});
  });

  it("one who shares a ring's telephone, and nothing else", () => {
    const phone = "+49301234567";
    const ring = many(40, (n) => entryOf(n, { network: "3.120.0.9", second: 1, address: { phone } }, fresh));
    const person = entryOf(99, { address: { phone } });
    expect(exclusionsOf(none, [...ring, person]).has(person.entryId)).toBe(false);
  });
});

describe("a ring", () => {
  it("of forty at one door, spelled in five ways, is out", () => {
    expect(exclusionsOf(none, many(40, ofRing)).size).toBe(40);
    expect(countsOf(many(40, ofRing))).toEqual({ ring: 40 });
  });

  it("of four at one door is out, and the person who lives there stays", () => {
    const door = { line1: "Lindenstraße 7", postalCode: "10969" };
    const ring = many(4, ofRing);
    expect(countsOf(ring)).toEqual({ ring: 4 });
    expect(exclusionsOf(none, [...ring, entryOf(99, { address: door })]).has("ent_99")).toBe(false);
  });

  it("needs three: one script that enters in the name of a door makes no ring of it", () => {
    const person = entryOf(99, { address: { line1: SPELLINGS[0]!, postalCode: "10969" } });
    expect(countsOf([ofRing(0), person])).toEqual({});
  });

  it("is told alike in either order", () => {
    const entries = [...many(40, ofRing), ...many(20, (n) => entryOf(n), 100)];
    const told = exclusionsOf(none, entries);
    expect(told.size).toBe(40);
    expect(exclusionsOf(none, entries.toReversed())).toEqual(told);
  });
});

describe("a batch of one program, whose entries have doors and mailboxes of their own", () => {
  const program = "python-requests/2.32";
  const sentFrom =
    (place: string, change = fresh) =>
    (n: number) =>
      entryOf(n, { network: `${place}.${n}`, agent: program, second: 1 + n / 40 }, change);

  it("is out when it comes from one place of a data centre", () =>
    expect(countsOf(many(20, sentFrom("3.120.7")))).toEqual({ automated: 20 }));

  it.each(["127.0.0", "10.0.0", "203.0.113", "91.10.4"])("stays when it comes from %s, which is none", (place) =>
    expect(countsOf(many(20, sentFrom(place)))).toEqual({}),
  );

  it("stays when all come from the machine itself", () =>
    expect(countsOf(many(60, (n) => entryOf(n, { network: "127.0.0.1", agent: program, second: 1 }, fresh)))).toEqual(
      {},
    ));

  it("stays when it is of fewer than a batch, or its accounts are of many days", () => {
    expect(countsOf(many(FEWEST_BESIDE, sentFrom("3.120.7")))).toEqual({});
    expect(countsOf(many(20, (n) => sentFrom("3.120.7", settled(n))(n)))).toEqual({});
  });

  it("stays when the network is a VPN's and the browsers are people's", () =>
    expect(
      countsOf(many(20, (n) => entryOf(n, { network: `146.70.9.${n}`, agent: "Mozilla/5.0 Firefox/140" }, fresh))),
    ).toEqual({}));

  it("stays when homes send by the same program: it tells nothing then", () => {
    const homes = many(10, (n) => entryOf(n, { agent: program }, fresh), 100);
    expect(countsOf([...many(20, sentFrom("3.120.7")), ...homes])).toEqual({});
  });
});

it("a machine takes no place at a door from the person who lives there", () => {
  const door = { line1: "Lindenstraße 7", postalCode: "10969" };
  const script = { network: "3.120.4.9", agent: "python-requests/2.32", email: "xq7zk1v9@mailinator.com", second: 1 };
  const entries = [entryOf(1, { ...script, address: door }, fresh), entryOf(2, { address: door })];
  expect([...exclusionsOf({ ...none, perDoor: 1 }, entries)]).toEqual([["ent_1", "automated"]]);
});

describe("of those who share it stay as many as the drop says, those whose leaves are lowest", () => {
  const ten = many(10, (n) => entryOf(n, { address: { line1: "Markt 1", postalCode: "01067" } }));
  const three = many(3, (n) => entryOf(n, { email: `ada.dahl+${n}@gmail.com` }));

  it("a door, where the drop limits it", () => {
    const out = ten.slice(3).map(({ entryId }) => [entryId, "same_door"]);
    expect(reasonsOf({ ...none, perDoor: 3 }, ten)).toEqual(Object.fromEntries(out));
    expect(countsOf(ten)).toEqual({});
  });

  it("a mailbox, and one where the drop says nothing", () => {
    expect(reasonsOf(none, three)).toEqual({ ent_1: "same_mailbox", ent_2: "same_mailbox" });
    expect(reasonsOf({ ...none, perMailbox: 2 }, three)).toEqual({ ent_2: "same_mailbox" });
  });
});

describe("the announced rules", () => {
  it("name every limit that is applied, and none that is not", () => {
    expect(Object.keys(drawRulesOf(none).exclusions)).toEqual(["ring", "automated", "same_mailbox", "by_hand"]);
    const { same_door: door, same_mailbox: ofMailbox } = drawRulesOf({ ...none, perMailbox: 2, perDoor: 3 }).exclusions;
    expect(door).toMatch(/^More than 3 .*: 3 stay/);
    expect(ofMailbox).toContain("2 stay");
  });

  it("name whose losers have how many tickets, and how lots are drawn then; else everyone has one lot", () => {
    expect(drawRulesOf(none)).toMatchObject({ ranking: RANKING });
    expect(drawRulesOf(none)).not.toHaveProperty("advantage");
    const dropIds = ["spring", "summer"];
    const rules = drawRulesOf({ ...none, losersAdvantage: { dropIds, tickets: 3 } });
    const who = expect.stringMatching(/^Who lost the draw of spring or summer has 3 tickets, everyone else has one/);
    expect(rules).toMatchObject({ ranking: TICKET_RANKING, advantage: { dropIds, tickets: 3, who } });
    expect(hashOfJson(rules)).not.toBe(hashOfJson(drawRulesOf(none)));
  });

  it("say how long after the closing the team decides by hand: the random number comes after it", () => {
    const [now, reviewed] = [drawRulesOf(none), drawRulesOf({ ...none, reviewSeconds: 3600 })];
    expect(now.exclusions["by_hand"]).toContain("Both end when the entries close, before anyone");
    expect(reviewed.exclusions["by_hand"]).toContain("Both end one hour after the entries close, before anyone");
    expect(reviewed.roundAfterSeconds - now.roundAfterSeconds).toBe(3600);
  });

  it("say from which number and score on entries are a ring, or a machine's", () => {
    const { ring, automated } = drawRulesOf(none).exclusions;
    for (const number of [LARGEST_HOUSEHOLD, RING_FROM, SMALLEST_RING, RING_ON_AVERAGE, MEMBER_ALONE_FROM])
      expect(ring).toContain(String(number));
    for (const number of [AUTOMATED_FROM, FEWEST_BESIDE, HOSTED_SHARE * 100])
      expect(automated).toContain(String(number));
  });
});
