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
  memberName: null,
  orderId: "ord_1",
  note: 'said "no", twice',
};

it("a filter takes kind and any text that the entry shows", () => {
  expect(matchesAudit(view, {})).toBe(true);
  expect(matchesAudit(view, { kind: "stop" })).toBe(false);
  expect(matchesAudit(view, { q: " grace " })).toBe(true);
  expect(matchesAudit(view, { q: "ORD_1" })).toBe(true);
  expect(matchesAudit(view, { q: "Linus" })).toBe(false);
  expect(matchesAudit(view, { kind: "decision" })).toBe(true);
  expect(matchesAudit(view, { kind: "stop", q: "grace" })).toBe(false);
  expect(matchesAudit(view, { q: "  " })).toBe(true);
});

it("the CSV quotes what it must, and nothing becomes a formula", () => {
  const [header = "", line = "", end] = auditCsv([{ ...view, name: "=1+1" }]).split("\r\n");
  expect(header.split(",").slice(0, 3)).toEqual(["at", "kind", "name"]);
  expect(line).toContain(`"'=1+1"`);
  expect(line).toContain('"said ""no"", twice"');
  expect(end).toBe("");
});

it("a search finds order, name, reason, note, bulk and decision", () => {
  const entry = { ...view, reasonCode: "bot", note: "odd card", bulkId: "bulk_7", decision: "reject" as const };
  for (const q of ["ord_1", "grace", "bot", "odd", "bulk_7", "reject"])
    expect(matchesAudit(entry, { q }), q).toBe(true);
});

it("the CSV has every column, in the same place in every line, and empty where there is nothing", () => {
  const csv = auditCsv([{ ...view, score: 7, level: "low", engine: "rules-1", note: undefined }]);
  expect(csv).toBe(
    "at,kind,name,by,orderId,decision,count,reasonCode,note,score,level,engine,bulkId,takenFromName,memberName,dropId,view\r\n" +
      `"${at}","decision","Grace","cus_1","ord_1","","","","","7","low","rules-1","","","","",""\r\n`,
  );
});

it.each([
  "=1",
  "+1",
  "-1",
  "@a",
  "\ta",
  "\ra",
  "\na",
  "|a",
  "%a",
  "＝1",
  "＋1",
  "－1",
  "＠a",
  "﹣1",
  "−1",
  "⁼1",
  " =1",
  "\u00a0=1",
  "'=1",
  "\u200b=1",
  "\u3000＝1",
  "\uFEFF@a",
  " \t +1",
])("%j in a spreadsheet is text", (note) => expect(auditCsv([{ ...view, note }])).toContain(`"'${note}"`));

it("a quote before a formula does not hide it", () =>
  expect(auditCsv([{ ...view, note: '"=1' }])).toContain(`"'""=1"`));

it("what has such a sign further on is left as it is", () =>
  expect(auditCsv([{ ...view, note: "a=1+1-1@x" }])).toContain(`"a=1+1-1@x"`));
