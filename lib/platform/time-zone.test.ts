import { expect, it } from "vitest";
import { localIn, momentIn } from "@/lib/platform/time-zone";

it.each([
  ["2026-12-01T18:00", "Europe/Berlin", "2026-12-01T17:00:00.000Z"],
  ["2026-07-01T18:00", "Europe/Berlin", "2026-07-01T16:00:00.000Z"],
  ["2026-12-01T18:00:30", "Asia/Kathmandu", "2026-12-01T12:15:30.000Z"],
  ["2026-12-01T18:00", "UTC", "2026-12-01T18:00:00.000Z"],
])("%s in %s is %s, and back", (local, zone, iso) => {
  expect(momentIn(local, zone)).toBe(iso);
  expect(localIn(iso, zone)).toBe(local.slice(0, 16));
});

it("what is no time is none, nor in no zone", () => {
  expect(momentIn("tomorrow", "UTC")).toBeUndefined();
  expect(momentIn("2026-12-01T18:00", "Atlantis/Main")).toBeUndefined();
});
