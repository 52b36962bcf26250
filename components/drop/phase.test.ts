import { expect, test } from "vitest";
import type { Availability, DropView } from "@/lib/shop/drop/schema";
import { phaseOf } from "./phase";

const drop = (...availability: Availability[]): DropView => ({
  dropId: "pi",
  name: "Pi",
  opensAt: "2026-11-22T10:00:00Z",
  closesAt: "2026-11-22T12:00:00Z",
  delivery: { amountMinor: 0, currency: "EUR" },
  shipsTo: ["DE"],
  price: { amountMinor: 31415, currency: "EUR" },
  sizes: availability.map((a, i) => ({ size: String(40 + i), availability: a })),
});
const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);

test.each([
  ["09:59:59", "upcoming"],
  ["10:00:00", "open"],
  ["11:59:59", "open"],
  ["12:00:00", "closed"],
] as const)("at %s the drop is %s", (time, phase) => expect(phaseOf(drop("low"), at(time))).toBe(phase));

test("open with nothing left is sold out", () =>
  expect(phaseOf(drop("sold_out", "sold_out"), at("11:00:00"))).toBe("sold_out"));
test("one size left keeps it open", () => expect(phaseOf(drop("sold_out", "low"), at("11:00:00"))).toBe("open"));
