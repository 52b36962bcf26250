/**
 * Why the team turned an order down, in words for its shopper. The reviewer's note and what the order was judged by stay with
 * the team.
 */
const WORDS: Readonly<Record<string, string>> = {
  suspected_bot: "It looked to us as if a program had placed this order, and the drop is for people.",
  linked_accounts: "This order looked to us like a second one of the same shopper, and everyone gets one pair.",
  payment_risk: "Something about the payment did not match, so we could not be sure that the card is yours.",
  reseller: "This order looked to us like one for resale, and the drop is for people who wear their pair.",
};

const OTHERWISE = "We could not be sure enough about this order.";

/** One sentence on the decision's `reasonCode`; a plain one for a code of which shoppers are told nothing more. */
export const rejectionWords = (reasonCode: string | undefined): string =>
  (reasonCode === undefined ? undefined : WORDS[reasonCode]) ?? OTHERWISE;
