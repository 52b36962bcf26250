/** Why an order is turned down: the code is kept with the decision. */
export const rejectionReasons = [
  { code: "suspected_bot", label: "Looks automated" },
  { code: "linked_accounts", label: "Several accounts, one shopper" },
  { code: "payment_risk", label: "Payment looks stolen or disputed" },
  { code: "reseller", label: "Reseller" },
  { code: "other", label: "Other, see note" },
] as const;

/** Why an order is approved, where the reviewer says so. */
export const approvalReasons = [
  { code: "looks_genuine", label: "Looks genuine" },
  { code: "known_customer", label: "Known customer" },
  { code: "checked_by_mail", label: "Checked with the shopper" },
  { code: "other", label: "Other, see note" },
] as const;
