/** Why an order is turned down: the code is kept with the decision. */
export const rejectionReasons = [
  { code: "suspected_bot", label: "Looks automated" },
  { code: "linked_accounts", label: "Several accounts, one shopper" },
  { code: "payment_risk", label: "Payment looks stolen or disputed" },
  { code: "reseller", label: "Reseller" },
  { code: "other", label: "Other, see note" },
] as const;
