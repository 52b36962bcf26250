import type { TroubleRow } from "@/lib/desk/packing/schema";

export const padded = (pairNumber: number): string => `Nº ${String(pairNumber).padStart(4, "0")}`;

export const troubleWords: Readonly<Record<TroubleRow["trouble"], string>> = {
  lost: "Not scanned for a week",
  failure: "Could not be delivered",
  return_to_sender: "Comes back to us",
};
