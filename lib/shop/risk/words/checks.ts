import { z } from "zod";

/** What a reviewer may be told to look at next: a closed list, in words of ours. */
export const CHECKS = {
  compare_addresses: "compare the addresses of the linked orders side by side",
  look_at_cluster: "look at the linked orders as one group",
  look_at_account: "look at when the account was made and verified",
  look_at_earlier_orders: "look at the shopper's earlier orders",
  look_at_card: "look at the card and what else it paid for",
  look_at_network: "look at the network and who else ordered from it",
  compare_names: "compare the account's name with the recipient's",
  ask_shopper: "ask the shopper a question",
} as const;

export type Check = keyof typeof CHECKS;
export const checkSchema = z.enum(Object.keys(CHECKS) as [Check, ...Check[]]);
