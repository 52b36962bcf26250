import { minorDigits, type Money } from "@/lib/platform/money";
import { localIn, momentIn } from "@/lib/platform/time-zone";
import type { Edit } from "@/lib/shop/drop/moves";
import { draftOf } from "@/lib/shop/drop/draft";
import { numberSizes } from "@/lib/shop/drop/numbers";
import { readSizes } from "@/lib/desk/drops/sizes-text";
import { defaultDrop } from "@/lib/shop/drop/rules";
import type { Drop } from "@/lib/shop/drop/schema";
import { countPairs } from "@/lib/shop/inventory/rules";

/** The fields of the form of a drop, as they are typed. */
export type DropFields = Readonly<Partial<Record<string, string>>>;

const decimal = ({ amountMinor, currency }: Money): string =>
  (amountMinor / 10 ** minorDigits(currency)).toFixed(minorDigits(currency));

/** "314.15" or "314,15" in minor units; undefined for what is no amount of the currency. */
function minorOf(text: string, currency: string): number | undefined {
  const [, whole = "", part = ""] = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(text.trim()) ?? [];
  const digits = /^[A-Z]{3}$/.test(currency) ? minorDigits(currency) : 2;
  return whole === "" || part.length > digits ? undefined : Number(whole + part.padEnd(digits, "0"));
}

const moneyOf = (text: string | undefined, currency: string) => ({
  amountMinor: minorOf(text ?? "", currency),
  currency,
});

function sizesText({ sizes }: Pick<Drop, "sizes">): string {
  const counted = sizes.map((range) => ({
    size: range.size,
    pairs: countPairs(range),
    first: range.batches[0]?.firstNumber,
  }));
  const byItself = numberSizes(counted);
  return counted
    .map(({ size, pairs, first }, i) =>
      byItself[i]?.batches[0]?.firstNumber === first ? `${size} ${pairs}` : `${size} ${pairs} ${first}`,
    )
    .join("\n");
}

/** One ticket for all is no advantage. */
function advantageOf({ loserTickets = "1", losersOf = "" }: DropFields) {
  const tickets = Number(loserTickets);
  return tickets === 1 ? null : { dropIds: losersOf.split(/[\s,;]+/).filter(Boolean), tickets };
}

/** What the fields say, in the words of a drop's file: it is judged there. */
export function fileOfFields(fields: DropFields): Edit {
  const { name, story = "", materials = "", colourway, packing, mode, timeZone = "UTC", dropId } = fields;
  const currency = (fields["currency"] ?? "").trim().toUpperCase();
  const momentOf = (field: string) => momentIn(fields[field] ?? "", timeZone);
  return {
    name,
    story,
    materials,
    colourway,
    packing,
    mode,
    ...(mode === "draw" && {
      entriesCloseAt: momentOf("entriesCloseAt"),
      reviewSeconds: Number(fields["reviewMinutes"] ?? 0) * 60,
      losersAdvantage: advantageOf(fields),
    }),
    timeZone,
    ...(dropId !== undefined && { dropId }),
    opensAt: momentOf("opensAt"),
    closesAt: momentOf("closesAt"),
    price: moneyOf(fields["price"], currency),
    delivery: moneyOf(fields["delivery"] ?? "0", currency),
    shipsTo: (fields["shipsTo"] ?? "").split(/[\s,;]+/).filter(Boolean),
    paymentWindowSeconds: Number(fields["paymentMinutes"]) * 60,
    proof: fields["proof"],
    perMailbox: Number(fields["perMailbox"] ?? 0),
    perDoor: Number(fields["perDoor"] ?? 0),
    perCard: Number(fields["perCard"] ?? 0),
    sizes: readSizes(fields["sizes"] ?? ""),
  };
}

/** The changes that the fields make to the drop: its pairs keep their numbers unless their lines were changed. */
export function editOfFields(drop: Drop, fields: DropFields): Edit {
  const { sizes, ...described } = fileOfFields(fields);
  const isAsBefore = JSON.stringify(sizes) === JSON.stringify(readSizes(sizesText(drop)));
  return isAsBefore ? described : { ...described, sizes };
}

/** The drop as fields. */
export const fieldsOf = (drop: Drop): DropFields => ({
  name: drop.name,
  story: drop.story,
  materials: drop.materials,
  colourway: drop.colourway,
  packing: drop.packing,
  mode: drop.mode,
  ...(drop.entriesCloseAt !== undefined && { entriesCloseAt: localIn(drop.entriesCloseAt, drop.timeZone) }),
  reviewMinutes: String(drop.reviewSeconds / 60),
  loserTickets: String(drop.losersAdvantage?.tickets ?? 1),
  losersOf: (drop.losersAdvantage?.dropIds ?? []).join(" "),
  timeZone: drop.timeZone,
  opensAt: localIn(drop.opensAt, drop.timeZone),
  closesAt: localIn(drop.closesAt, drop.timeZone),
  currency: drop.price.currency,
  price: decimal(drop.price),
  delivery: decimal(drop.delivery),
  shipsTo: drop.shipsTo.join(" "),
  paymentMinutes: String(drop.paymentWindowSeconds / 60),
  proof: drop.proof,
  perMailbox: String(drop.perMailbox),
  perDoor: String(drop.perDoor),
  perCard: String(drop.perCard),
  sizes: sizesText(drop),
});

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const onTheHour = (ms: number): number => Math.ceil(ms / HOUR_MS) * HOUR_MS;

/** A house with flats, and a family's card: a proposal. A drop that says nothing has no such limit. */
const SHARED_BY_FEW = { perDoor: "6", perCard: "4" };

/** What the form of a new drop begins with: the first drop's, a week ahead, for a day. */
export function newDropFields(nowMs: number): DropFields {
  const opensMs = onTheHour(nowMs + 7 * DAY_MS);
  const like = draftOf({ ...defaultDrop(opensMs), closesAt: new Date(opensMs + DAY_MS).toISOString() }, "", "");
  return { ...fieldsOf(like), ...SHARED_BY_FEW, name: "", story: "", materials: "" };
}

/** The field of the form that an issue of the file belongs to. */
const FIELDS: Readonly<Record<string, string>> = {
  paymentWindowSeconds: "paymentMinutes",
  reviewSeconds: "reviewMinutes",
  losersAdvantage: "losersOf",
};

/** What to say of a field where the file's own words are not a person's. */
const WORDS: Readonly<Record<string, string>> = {
  name: "Give the drop a name.",
  price: "Write an amount such as 314.15.",
  delivery: "Write an amount such as 9.90, or 0.",
  opensAt: "Say when it opens.",
  closesAt: "Say when it closes.",
  shipsTo: "Write countries by their two letters, such as DE FR.",
  paymentMinutes: "Between 10 minutes and 24 hours.",
  reviewMinutes: "Whole minutes, at most 10080: seven days.",
  losersOf: "Write the ids of one to five draws.",
  perMailbox: "Between 1 and 100, or 0 for no limit.",
  perDoor: "Between 1 and 100, or 0 for no limit.",
  perCard: "Between 1 and 100, or 0 for no limit.",
  sizes: "One size a line: the size and its pairs, such as 42 100.",
};

interface Issue {
  readonly field: string;
  readonly message: string;
}

/** The issues of the file at the fields that they belong to, in words for people. */
export const issuesOfFields = (issues: readonly Issue[]): Issue[] =>
  issues.map(({ field, message }) => {
    const [first = ""] = field.split(".");
    const name = FIELDS[first] ?? first;
    return { field: name, message: /^(Invalid|Too)/.test(message) ? (WORDS[name] ?? message) : message };
  });
