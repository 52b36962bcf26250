import { meaningOf, titleOf } from "@/components/order/words";
import type { OrderView } from "@/lib/shop/order/schema";
import type { ParcelView } from "@/lib/shop/shipping/schema";

interface ParcelWords {
  readonly title: string;
  readonly text: string;
}

/** Where the parcel is; null where the order's own words say it. */
const words: Readonly<Record<ParcelView["status"], ParcelWords | null>> = {
  pre_transit: null,
  in_transit: { title: "On its way", text: "Your pair is with the carrier, on its way to you." },
  out_for_delivery: { title: "Out for delivery", text: "Your pair is on the van, and should be with you today." },
  available_for_pickup: {
    title: "Ready to be collected",
    text: "The carrier holds your pair for you. Its own page says where, and until when.",
  },
  delivered: null,
  failure: {
    title: "It could not be delivered",
    text: "The carrier tried and could not deliver your pair. It tries again or holds it for you: its own page says which.",
  },
  return_to_sender: {
    title: "It is coming back to us",
    text: "The carrier could not deliver your pair and is bringing it back. You get your money back when it is here.",
  },
  lost: {
    title: "We are looking for it",
    text: "The carrier has not seen your pair for some time. We are asking, and you pay for nothing that does not arrive.",
  },
};

const parcelWordsOf = ({ status, delivery }: OrderView): ParcelWords | null =>
  status === "shipped" && delivery ? words[delivery.status] : null;

/** Where is it, in a few words: the order's page, its title and its voice say the same. */
export const headlineOf = (order: OrderView): string => parcelWordsOf(order)?.title ?? titleOf(order);

/** What that means for its owner. */
export const explanationOf = (order: OrderView): string => parcelWordsOf(order)?.text ?? meaningOf(order);
