import { expect, it } from "vitest";
import { auditCsv, matchesAudit, monthBefore } from "@/lib/desk/audit/rules";
import type { AuditView } from "@/lib/desk/audit/schema";
import { monthOf } from "@/lib/platform/audit/rules";

const at = "2026-11-22T09:00:00.000Z";
it("months are counted backwards over the turn of the year", () => {
  expect(monthOf(at)).toBe("2026-11");
  expect(monthBefore("2026-03")).toBe("2026-02");
  expect(monthBefore("2026-01")).toBe("2025-12");
});

const view: AuditView = {
  entryId: "e",
  kind: "decision",
  at,
  by: "cus_1",
  name: "Grace",
  takenFromName: null,
  orderId: "ord_1",
  note: 'said "no", twice',
};

it("a filter takes kind and any text that the entry shows", () => {
  expect(matchesAudit(view, {})).toBe(true);
  expect(matchesAudit(view, { kind: "stop" })).toBe(false);
  expect(matchesAudit(view, { q: " grace " })).toBe(true);
  expect(matchesAudit(view, { q: "ORD_1" })).toBe(true);
  expect(matchesAudit(view, { q: "nobody" })).toBe(false);
});

it("the CSV quotes what it must, and nothing becomes a formula", () => {
  const [header = "", line = "", end] = auditCsv([{ ...view, name: "=1+1" }]).split("\r\n");
  expect(header.split(",").slice(0, 3)).toEqual(["at", "kind", "name"]);
  expect(line).toContain(`"'=1+1"`);
  expect(line).toContain('"said ""no"", twice"');
  expect(end).toBe("");
});
