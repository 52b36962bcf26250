import type { Money } from "@/lib/platform/money";
import { isChargeable } from "@/lib/shop/payment/amount";
import { isFinished } from "@/lib/shop/returns/rules";
import type { Inspection, InspectionRequest, Return } from "@/lib/shop/returns/schema";

/** What is true of the inspection of a pair that came back, and of the money that follows from it. */

/** What was paid, less what is kept back. */
const lessDeduction = (total: Money, deduction: Money | undefined): Money => ({
  ...total,
  amountMinor: total.amountMinor - (deduction?.amountMinor ?? 0),
});

/** What is to go back to the shopper, once that is decided; null before, and where the return was refused or expired. */
export function refundOf(record: Return): Money | null {
  if (record.status === "refunded") return record.refund;
  const { inspection, total } = record;
  if (isFinished(record) || !inspection || inspection.result === "refuse") return null;
  return lessDeduction(total, inspection.deduction);
}

/** Whether so much may be kept back: not more than was paid, and such that the provider can pay the rest out. */
export const isDeductible = (total: Money, deductionMinor: number): boolean => {
  const left = lessDeduction(total, { ...total, amountMinor: deductionMinor });
  return left.amountMinor === 0 || (left.amountMinor > 0 && isChargeable(left));
};

/** What the record keeps of an inspection. */
export function inspectionOf(
  { result, deductionMinor, note, stock }: InspectionRequest,
  { currency }: Money,
  by: string,
  at: string,
): Inspection {
  const deduction = result === "deduct" && deductionMinor !== undefined && { amountMinor: deductionMinor, currency };
  return {
    result,
    ...(deduction && { deduction }),
    note,
    stock: stock ?? (result === "accept" ? "restock" : "write_off"),
    at,
    by,
  };
}

/** Where none came to look in time, the whole goes back; the pair is not sold unseen. */
export const uninspected = (at: string): Inspection => ({ result: "accept", note: "", stock: "write_off", at });

export const isSameInspection = (a: Inspection, b: Inspection): boolean =>
  a.result === b.result && a.deduction?.amountMinor === b.deduction?.amountMinor;

/** Whether the pair goes back among those on sale. */
export const isRestocked = ({ inspection }: Return): boolean =>
  inspection?.stock === "restock" && inspection.result !== "refuse";

/** Whether a member of the team may decide on the pair now: it is here, and they are the first. */
export const isInspectable = (record: Return): boolean =>
  !isFinished(record) && record.arrivedAt !== undefined && record.inspection === undefined;

/** Whether it may be said that the pair is here, though no scan says so. */
export const mayArrive = (record: Return): boolean =>
  record.shipped && !isFinished(record) && record.arrivedAt === undefined && record.inspection === undefined;
