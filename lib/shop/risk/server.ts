import { recentCustomer } from "@/lib/account/customer/store";
import { TerminalError } from "@/lib/platform/errors";
import type { CustomerId } from "@/lib/platform/ids";
import { assessByRules, type RiskSignals } from "@/lib/shop/risk/rules";
import type { RiskAssessment } from "@/lib/shop/risk/schema";
import { putEvidence, type Evidence } from "@/lib/shop/risk/store";

/** What an assessment starts from: stored facts about an order. Times are ISO 8601. */
export interface RiskSubject extends Evidence {
  readonly customerId: CustomerId;
  readonly fromBrowser: boolean;
  readonly orderedAt: string;
  readonly dropOpensAt: string;
  readonly priorEndedOrders: number;
}

/** The port: what can say how likely an order is a bot's. Assessments are advice; a person decides. */
export interface RiskAssessor {
  assess(subject: RiskSubject): Promise<RiskAssessment>;
}

async function gatherSignals(subject: RiskSubject): Promise<RiskSignals> {
  const [customer, neighbours] = await Promise.all([recentCustomer(subject.customerId), putEvidence(subject)]);
  if (!customer) throw new TerminalError(`${subject.customerId} is gone`);
  const orderedAtMs = Date.parse(subject.orderedAt);
  return {
    accountAgeSeconds: (orderedAtMs - Date.parse(customer.verifiedAt ?? subject.orderedAt)) / 1000,
    secondsSinceOpening: (orderedAtMs - Date.parse(subject.dropOpensAt)) / 1000,
    ordersFromNetwork: neighbours.network,
    ordersFromNetworkAndBrowser: neighbours.browser,
    endedOrders: subject.priorEndedOrders,
    email: customer.email,
    firstName: customer.firstName,
    lastName: customer.lastName,
    browserKnown: subject.fromBrowser,
  };
}

/** Scores by fixed rules over what the store itself has seen. */
export const ruleBasedAssessor: RiskAssessor = {
  assess: async (subject) => assessByRules(await gatherSignals(subject)),
};
