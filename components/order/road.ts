import { endingOf, isBeingPacked, statusWords } from "@/components/order/words";
import { APPROVAL_TIMEOUT_SECONDS } from "@/lib/shop/order/durations";
import type { OrderView, ShownStatus } from "@/lib/shop/order/schema";
import type { ParcelView } from "@/lib/shop/shipping/schema";
import { durationInWords } from "@/lib/platform/time";

/** The road of an order to the door, as its owner sees it: what is done, what is now, what comes. */

export type Tense = "past" | "present" | "ended" | "future";

export interface RoadStep {
  readonly label: string;
  readonly tense: Tense;
  /** When it came so far, ISO 8601, where that is known. */
  readonly at: string | null;
  /** What it will ask or bring. */
  readonly note: string | null;
}

interface Stage {
  readonly now: string;
  readonly done: string;
  readonly note: string;
  /** The status whose beginning is the end of this stage, where there is one. */
  readonly endsWith?: ShownStatus;
}

const stages: readonly Stage[] = [
  { now: "Ordered", done: "Ordered", note: "A pair is held for you." },
  {
    now: statusWords.awaiting_payment,
    done: "Paid",
    note: "Your card is only authorised then.",
    endsWith: "awaiting_approval",
  },
  {
    now: statusWords.awaiting_approval,
    done: "Approved",
    note: `A person looks at your order, within ${durationInWords(APPROVAL_TIMEOUT_SECONDS, "the")}.`,
  },
  { now: "Being packed", done: "Packed", note: "You are charged then, not before." },
  {
    now: statusWords.shipped,
    done: statusWords.shipped,
    note: "Tracking begins, and a mail says so.",
    endsWith: "shipped",
  },
  { now: "On its way", done: "On its way", note: "The carrier has it." },
  { now: "Out for delivery", done: "Out for delivery", note: "It comes the same day." },
  {
    now: statusWords.delivered,
    done: statusWords.delivered,
    note: "14 days to change your mind.",
    endsWith: "delivered",
  },
];

const [ORDERED, PAYMENT, APPROVAL, PACKING, SHIPPED, UNDER_WAY, AT_THE_DOOR, DELIVERED] = [0, 1, 2, 3, 4, 5, 6, 7];

const reached: Readonly<Record<ParcelView["status"], number>> = {
  pre_transit: SHIPPED,
  in_transit: UNDER_WAY,
  lost: UNDER_WAY,
  failure: UNDER_WAY,
  return_to_sender: UNDER_WAY,
  available_for_pickup: AT_THE_DOOR,
  out_for_delivery: AT_THE_DOOR,
  delivered: DELIVERED,
};

/** The stage that the order is in. */
function stageOf(order: OrderView): number {
  switch (order.status) {
    case "processing":
      return ORDERED;
    case "awaiting_payment":
      return PAYMENT;
    case "awaiting_approval":
      return isBeingPacked(order) ? PACKING : APPROVAL;
    case "shipped":
      return Math.min(AT_THE_DOOR, reached[order.delivery?.status ?? "pre_transit"]);
    case "delivered":
      return DELIVERED;
    case "compensated":
      return lastStage(order);
  }
}

/** How far an order came that has ended. */
const lastStage = ({ timeline }: OrderView): number =>
  timeline.some(({ status }) => status === "awaiting_approval") ? PAYMENT : ORDERED;

const momentOf = ({ timeline }: OrderView, status: ShownStatus | undefined): string | null =>
  timeline.find((entry) => entry.status === status)?.at ?? null;

const atOf = (order: OrderView, stage: number): string | null =>
  stage === ORDERED ? order.createdAt : momentOf(order, stages[stage]?.endsWith);

function stepOf(order: OrderView, stage: number, current: number): RoadStep {
  const { now, done, note } = stages[stage] as Stage;
  if (stage < current) return { label: done, tense: "past", at: atOf(order, stage), note: null };
  if (stage === current) return { label: now, tense: "present", at: atOf(order, stage), note };
  return { label: done, tense: "future", at: null, note };
}

/** Every stage of the road; of an order that has ended, those that it passed and its end. */
export function roadOf(order: OrderView): readonly RoadStep[] {
  const current = stageOf(order);
  const ending = endingOf(order);
  if (!ending) return stages.map((_, stage) => stepOf(order, stage, current));
  const passed = stages.slice(0, current + 1).map((_, stage) => stepOf(order, stage, current + 1));
  return [...passed, { label: ending.title, tense: "ended", at: momentOf(order, "compensated"), note: null }];
}
