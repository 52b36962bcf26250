import type { SearchParams } from "@/components/fulfillment/query";
import type { ManagedPolicy } from "@/lib/desk/thresholds/server";

/** The values of the editor's sliders. */
export interface Tried {
  readonly approveBelow: number;
  readonly rejectFrom: number;
  readonly auto: boolean;
  readonly below: number;
  readonly blindPercent: number;
}

/** Where the slider of what is approved without a person is at first. */
const FIRST_BELOW = 10;

function numberIn(value: string | string[] | undefined, low: number, high: number): number | undefined {
  const number = typeof value === "string" && /^\d{1,3}$/.test(value) ? Number(value) : undefined;
  return number !== undefined && number >= low && number <= high ? number : undefined;
}

/** What the page's address says is tried; what it does not say, or says wrongly, is as it counts now. */
export function triedOf(params: SearchParams, now: ManagedPolicy): Tried {
  const isAsked = params["approve"] !== undefined;
  return {
    approveBelow: numberIn(params["approve"], 0, 100) ?? now.approveBelow,
    rejectFrom: numberIn(params["reject"], 0, 100) ?? now.rejectFrom,
    auto: isAsked ? params["auto"] === "on" : now.autoBelow !== null,
    below: numberIn(params["below"], 1, 100) ?? now.autoBelow ?? FIRST_BELOW,
    blindPercent: numberIn(params["blind"], 1, 100) ?? now.blindPercent,
  };
}

/** The address that tries this out. */
export function triedHref({ approveBelow, rejectFrom, auto, below, blindPercent }: Tried, dropId: string): string {
  const search = new URLSearchParams({ drop: dropId, approve: String(approveBelow), reject: String(rejectFrom) });
  search.set("below", String(below));
  search.set("blind", String(blindPercent));
  if (auto) search.set("auto", "on");
  return `/fulfillment/thresholds?${search.toString()}`;
}
