import type { Link, RiskAssessment, RiskFact } from "@/lib/shop/risk/schema";

/** Code of the reason. */
const CODE = "shares_with_turned_down";

/** What no stranger can name without having it or being told: a door can be typed by anyone, and is a household's or a campus's. */
const NAMES = { card: "card", mailbox: "mailbox", phone: "telephone" } as const satisfies Partial<Record<Link, string>>;
type Telling = keyof typeof NAMES;

const isTelling = (link: Link): link is Telling => Object.hasOwn(NAMES, link);

/** Whether orders that have this in common are one matter to a reviewer, once one of them was turned down. */
export const tellsOfOthers = (links: Iterable<Link>): boolean => [...links].some(isTelling);

const isReason = ({ code }: RiskFact): boolean => code === CODE;

/** Why an assessment advises against an order whatever its score is, in words; undefined where it does not. */
export const turnedDownWords = (facts: readonly RiskFact[]): string | undefined => facts.find(isReason)?.text;

/** An explanation, of the template or of a model, after what advises against the order beside its score. */
export function withAdvice(facts: readonly RiskFact[], explanation: string): string {
  const advice = turnedDownWords(facts);
  return advice ? `${advice} Advised against for that, whatever its score. ${explanation}` : explanation;
}

const words = new Intl.ListFormat("en", { type: "conjunction" });

/**
 * Advises against an order that shares a card, a mailbox or a telephone with one that was turned down, beside its score, which stays
 * what it is. A person decides. Pure.
 */
export function adviseBy<Judged extends Pick<RiskAssessment, "level" | "recommendation" | "facts">>(
  judged: Judged,
  shared: readonly Link[],
): Judged {
  const things = [...new Set(shared.filter(isTelling).map((link) => NAMES[link]))];
  if (things.length === 0) return judged;
  const text = `It shares its ${words.format(things)} with an order that was turned down.`;
  return {
    ...judged,
    level: "high",
    recommendation: "reject",
    facts: [{ code: CODE, text, points: 0 }, ...judged.facts],
  };
}
