import { getCustomer } from "@/lib/account/customer/store";
import { currentDrop } from "@/lib/shop/drop/server";
import { TerminalError } from "@/lib/platform/errors";
import type { Order } from "@/lib/shop/order/schema";
import { assessByRules, type RiskSignals } from "@/lib/shop/risk/rules";
import type { RiskAssessment } from "@/lib/shop/risk/schema";
import { countNeighbours, putSighting } from "@/lib/shop/risk/store";

/** The port: whoever can say how likely an order is a bot's. Assessments are advice; a person decides. */
export interface RiskAssessor {
  assess(order: Order): Promise<RiskAssessment>;
}

async function gatherSignals(order: Order): Promise<RiskSignals> {
  await putSighting(order);
  const [customer, neighbours, drop] = await Promise.all([
    getCustomer(order.customerId),
    countNeighbours(order),
    currentDrop(),
  ]);
  if (!customer) throw new TerminalError(`${order.customerId} is gone`);
  const orderedAtMs = Date.parse(order.createdAt);
  return {
    accountAgeSeconds: (orderedAtMs - Date.parse(customer.verifiedAt ?? order.createdAt)) / 1000,
    secondsSinceOpening: (orderedAtMs - Date.parse(drop.opensAt)) / 1000,
    ordersFromNetwork: neighbours.network,
    ordersFromNetworkAndBrowser: neighbours.browser,
    endedOrders: order.endedBefore,
    email: customer.email,
    firstName: customer.firstName,
    lastName: customer.lastName,
    browserKnown: order.fromBrowser,
  };
}

/** Scores by fixed rules over what the store itself has seen. */
export const ruleBasedAssessor: RiskAssessor = {
  assess: async (order) => assessByRules(await gatherSignals(order)),
};
