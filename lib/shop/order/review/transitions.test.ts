import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { digestId, type OrderId } from "@/lib/platform/ids";
import { exampleOrders } from "@/lib/shop/order/examples";
import {
  recordAutoApproval,
  recordBlind,
  recordDeadline,
  recordDecision,
  recordHold,
  recordPending,
  recordPendingDecision,
  removePending,
} from "@/lib/shop/order/review/transitions";
import { deadlineOf, decisionOf } from "@/lib/shop/order/rules";
import type { NewOrder, Order } from "@/lib/shop/order/schema";
import { findOrder } from "@/lib/shop/order/store";
import { createOrder, recordStop } from "@/lib/shop/order/transitions";
import { useTable } from "@/workflows/testing/table";

/**
 * Invariant: whatever reviewers, scripts and the clock write on an order that waits, in whatever order and however often, one
 * decision counts; one that was taken back never does; no deadline comes closer.
 */

useTable();

const SCORE = exampleOrders.awaiting_approval.risk.score;
const AT = "2026-01-01T00:00:00.000Z";
const at = (hours: number) => new Date(Date.parse(AT) + hours * 3_600_000).toISOString();

interface Model {
  readonly pending: string | undefined;
  readonly decision: string | undefined;
  readonly stopped: boolean;
  readonly deadlineAt: string;
  readonly held: boolean;
  readonly blind: boolean;
}

const reviewer = fc.constantFrom("cus_a", "cus_b");
const verdict = fc.constantFrom("approve" as const, "reject" as const);
const write = fc.oneof(
  fc.record({ kind: fc.constant("pending" as const), by: reviewer, decision: verdict }),
  fc.record({ kind: fc.constant("undo" as const), by: reviewer }),
  fc.record({ kind: fc.constant("count" as const), by: reviewer, decision: verdict }),
  fc.record({ kind: fc.constant("decision" as const), by: reviewer, decision: verdict }),
  fc.record({ kind: fc.constant("deadline" as const), hours: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ kind: fc.constant("hold" as const), by: reviewer }),
  fc.record({ kind: fc.constant("stop" as const) }),
  fc.record({ kind: fc.constant("auto" as const), score: fc.constantFrom(1, 2) }),
  fc.record({ kind: fc.constant("blind" as const) }),
);
type Write = typeof write extends fc.Arbitrary<infer T> ? T : never;

const pendingOf = (by: string, decision: "approve" | "reject") => ({ decision, by, at: AT, countsAt: AT });

function perform(orderId: OrderId, step: Write): Promise<Order | undefined> {
  switch (step.kind) {
    case "pending":
      return recordPending(orderId, pendingOf(step.by, step.decision));
    case "undo":
      return removePending(orderId, step.by);
    case "count":
      return recordPendingDecision(orderId, pendingOf(step.by, step.decision));
    case "decision":
      return recordDecision(orderId, { decision: step.decision, by: step.by, at: AT });
    case "deadline":
      return recordDeadline(orderId, at(step.hours));
    case "hold":
      return recordHold(orderId, { until: at(1), by: step.by, at: AT });
    case "auto":
      return recordAutoApproval(orderId, { decision: "approve", at: AT, by: "policy", score: step.score });
    case "blind":
      return recordBlind(orderId, { policyVersion: 1, below: true, percent: 5 });
    case "stop":
      return recordStop(orderId, { execution: "x", by: "cus_a", reason: "stuck" });
  }
}

function predict(model: Model, step: Write): Model {
  const open = model.decision === undefined && !model.stopped;
  switch (step.kind) {
    case "pending":
      return open && model.pending === undefined ? { ...model, pending: step.by } : model;
    case "undo":
      return model.decision === undefined && model.pending === step.by ? { ...model, pending: undefined } : model;
    case "count":
      return open && model.pending === step.by ? { ...model, pending: undefined, decision: step.by } : model;
    case "decision":
      return open ? { ...model, pending: undefined, decision: step.by } : model;
    case "deadline":
      return open && at(step.hours) > model.deadlineAt ? { ...model, deadlineAt: at(step.hours) } : model;
    case "hold":
      return open ? { ...model, held: true } : model;
    case "auto": {
      const free = open && model.pending === undefined && !model.held && !model.blind;
      return free && step.score === SCORE ? { ...model, decision: "policy" } : model;
    }
    case "blind":
      return open ? { ...model, blind: true } : model;
    case "stop":
      return { ...model, stopped: true };
  }
}

const seen = (order: Order): Model => ({
  pending: order.pending?.by,
  decision: decisionOf(order)?.by,
  stopped: order.stop !== undefined,
  deadlineAt: deadlineOf(order) ?? "",
  held: order.hold !== undefined,
  blind: order.blind !== undefined,
});

it("one decision counts, none that was taken back does, and no deadline comes closer", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(write, { maxLength: 12 }), async (steps) => {
      const order = { ...exampleOrders.awaiting_approval, orderId: `ord_${digestId(randomUUID())}` as const };
      await createOrder(order as unknown as NewOrder);
      let model = seen(order);
      for (const step of steps) {
        await perform(order.orderId, step);
        model = predict(model, step);
        expect(seen((await findOrder(order.orderId))!)).toEqual(model);
      }
    }),
    { numRuns: 60 },
  );
});
