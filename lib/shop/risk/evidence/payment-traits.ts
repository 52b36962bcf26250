import type { CardCheck, CardFacts } from "@/lib/shop/payment/schema";
import type { EvidenceVector } from "@/lib/shop/risk/evidence/schema";

/** What a payment tells of who paid, coded: features of the evidence. Absent: not known. */
export type PaymentTraits = Pick<
  EvidenceVector,
  "foreignCard" | "prepaidCard" | "declines" | "failedAddressCheck" | "failedCodeCheck"
>;

/** Whether one of the checks failed; undefined where none was answered. */
function isFailed(...checks: readonly CardCheck[]): boolean | undefined {
  if (checks.includes("fail")) return true;
  return checks.includes("pass") ? false : undefined;
}

const traitsOf = ({ country, isPrepaid, checks, declines }: CardFacts, destination: string) => ({
  foreignCard: country === undefined ? undefined : country !== destination,
  prepaidCard: isPrepaid,
  declines,
  failedAddressCheck: isFailed(checks.line1, checks.postalCode),
  failedCodeCheck: isFailed(checks.code),
});

/** The coded traits of a payment. @param destination where the order goes, ISO 3166 */
export const paymentTraitsOf = (facts: CardFacts, destination: string): PaymentTraits =>
  Object.fromEntries(
    Object.entries(traitsOf(facts, destination)).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Number(value)]],
    ),
  );
