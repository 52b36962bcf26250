import { padded } from "@/components/packing/words";
import type { BadgeTone } from "@/components/ui/badge";
import { formatMoney } from "@/lib/platform/money";
import type { ReturnStatus, ReturnView } from "@/lib/shop/returns/schema";

/** "Nº 0042, EU 43". */
export const pairWords = ({
  pairNumber,
  size,
}: {
  readonly pairNumber: number | null;
  readonly size: string;
}): string => (pairNumber === null ? `EU ${size}` : `${padded(pairNumber)}, EU ${size}`);

export const returnStatusWords: Readonly<Record<ReturnStatus, string>> = {
  requested: "Requested",
  label_sent: "Label sent",
  in_transit: "On its way back",
  received: "Back with us",
  refunded: "Refunded",
  refused: "Refused",
  expired: "Ran out",
};

export const returnStatusTones: Readonly<Record<ReturnStatus, BadgeTone>> = {
  requested: "neutral",
  label_sent: "neutral",
  in_transit: "accent",
  received: "warn",
  refunded: "ok",
  refused: "danger",
  expired: "neutral",
};

const REQUESTED = "You have withdrawn from your contract. We are getting your return label ready, it comes by mail.";
const NOT_SHIPPED =
  "You have withdrawn before we shipped your pair. There is nothing to send back: we are releasing your payment.";

const meanings: Readonly<Record<ReturnStatus, string>> = {
  requested: REQUESTED,
  label_sent: "Print the label, put it on the box and hand it over to the carrier.",
  in_transit: "The carrier has your parcel. We tell you when it is here.",
  received: "Your pair is here. A person on our team looks at it, then we refund you.",
  refunded: "Your bank may take a few days to show the refund.",
  refused: "We looked at the pair and could not accept it. It stays yours: we send it back to you.",
  expired: "No parcel was handed over in time, so the pair stays yours. If you did send it, write to us.",
};

/** What the return's state means for the shopper, now. */
export function meaningOf({ status, shipped, cause }: ReturnView): string {
  if (status === "requested" && !shipped) return NOT_SHIPPED;
  if (status === "refunded" && !shipped)
    return "You pay nothing: the amount was released, or refunded where it was charged. Your bank may take a few days to show it.";
  if (status === "received" && cause === "undeliverable")
    return "The carrier could not deliver your parcel and brought it back. We look at the pair, then we refund you.";
  return meanings[status];
}

export function titleOf({ status, shipped, refund }: ReturnView): string {
  if (status !== "refunded" || !refund) return returnStatusWords[status];
  return shipped ? `${formatMoney(refund)} refunded` : "Withdrawn, nothing to pay";
}
