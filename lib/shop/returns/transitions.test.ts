import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { digestId, type ReturnId } from "@/lib/platform/ids";
import { exampleOrders } from "@/lib/shop/order/examples";
import { exampleReturn } from "@/lib/shop/returns/examples";
import { statusDue } from "@/lib/shop/returns/rules";
import type { Inspection, Return, ReturnStatus } from "@/lib/shop/returns/schema";
import { isTerminal, returnFacts, returnStates, returnStatuses } from "@/lib/shop/returns/states";
import { findReturn, listReturns } from "@/lib/shop/returns/store";
import {
  createReturn,
  moveReturn,
  recordArrived,
  recordCallback,
  recordInspection,
  recordLabel,
  recordLabelProblem,
  recordReleased,
  recordShipment,
  recordTracking,
  recordUninspected,
} from "@/lib/shop/returns/transitions";
import type { ParcelStatus } from "@/lib/shop/shipping/schema";
import { useTable } from "@/workflows/testing/table";

/**
 * Invariant: whatever the carrier, the desk, the clock and the order tell of a return, in whatever order, doubled and late, the
 * record is what a model says that knows only `states.ts`; what ends it is written once, and its end stays.
 */

useTable();

const AT = "2026-01-01T00:00:00.000Z";
const { label } = exampleOrders.shipped;

type NextStatus = Exclude<ReturnStatus, "requested">;
type Write =
  | { readonly kind: "move"; readonly to: NextStatus }
  | { readonly kind: "shipmentId"; readonly value: string }
  | { readonly kind: "label" | "labelProblem" | "arrivedAt" | "releasedAt" | "callbackId" }
  | { readonly kind: "tracking"; readonly shipment: string; readonly at: number; readonly value: ParcelStatus }
  | { readonly kind: "inspection" | "uninspected"; readonly value: Inspection["result"] };

interface Model {
  readonly status: ReturnStatus;
  readonly timeline: readonly ReturnStatus[];
  readonly known: Readonly<Record<string, unknown>>;
}

const inspection = (result: Inspection["result"]): Inspection => ({ result, note: "n", stock: "restock", at: AT });

function move(returnId: ReturnId, to: NextStatus): Promise<Return | undefined> {
  switch (to) {
    case "label_sent":
    case "in_transit":
    case "received":
      return moveReturn(returnId, to, { deadlineAt: AT });
    case "refunded":
      return moveReturn(returnId, to, { refund: { amountMinor: 100, currency: "EUR" } });
    case "refused":
    case "expired":
      return moveReturn(returnId, to, {});
  }
}

function write(returnId: ReturnId, step: Write): Promise<unknown> {
  switch (step.kind) {
    case "move":
      return move(returnId, step.to);
    case "shipmentId":
      return recordShipment(returnId, step.value);
    case "label":
      return recordLabel(returnId, { ...label, labelUrl: "https://carrier.test/labels/1" });
    case "labelProblem":
      return recordLabelProblem(returnId, "Address not found");
    case "arrivedAt":
      return recordArrived(returnId, AT);
    case "releasedAt":
      return recordReleased(returnId);
    case "callbackId":
      return recordCallback(returnId, "c");
    case "tracking":
      return recordTracking(returnId, step.shipment, { status: step.value, version: String(step.at) });
    case "inspection":
      return recordInspection(returnId, inspection(step.value));
    case "uninspected":
      return recordUninspected(returnId, inspection(step.value));
  }
}

const has = ({ known }: Model, name: string): boolean => known[name] !== undefined;
const learn = (model: Model, known: Model["known"]): Model => ({ ...model, known: { ...model.known, ...known } });

function mayMove(model: Model, to: NextStatus): boolean {
  const {
    from,
    needs,
    forbids = [],
    requires = [],
  }: {
    from: readonly string[];
    needs: readonly string[];
    forbids?: readonly string[];
    requires?: readonly (readonly [string, string])[];
  } = returnStates[to];
  return (
    from.includes(model.status) &&
    needs.every((name) => has(model, name)) &&
    !forbids.some((name) => has(model, name)) &&
    requires.every(([path, value]) => model.known[path.split(".")[0] ?? ""] === value)
  );
}

function mayLearn(model: Model, name: keyof typeof returnFacts): boolean {
  const { during, once } = returnFacts[name];
  return (during as readonly string[]).includes(model.status) && !(once && has(model, name));
}

function isNews({ known }: Model, at: number): boolean {
  const [status = "", last = ""] = typeof known["tracking"] === "string" ? known["tracking"].split("@") : [];
  return last === "" || (Number(last) < at && status !== "delivered" && status !== "return_to_sender");
}

/** What the write does to a return, by `states.ts` alone. */
function predict(model: Model, step: Write): Model {
  if (step.kind === "move")
    return mayMove(model, step.to) ? { ...model, status: step.to, timeline: [...model.timeline, step.to] } : model;
  if (!mayLearn(model, step.kind === "uninspected" ? "inspection" : step.kind)) return model;
  switch (step.kind) {
    case "shipmentId":
      return learn(model, { shipmentId: step.value });
    case "label":
      return learn(model, { label: true, labelProblem: undefined });
    case "releasedAt":
      return model; // of what was shipped nothing is released
    case "tracking":
      if (model.known["shipmentId"] !== step.shipment || !isNews(model, step.at)) return model;
      return learn(model, {
        tracking: `${step.value}@${step.at}`,
        ...(step.value === "delivered" && { arrivedAt: true }),
      });
    case "inspection":
      return has(model, "arrivedAt") ? learn(model, { inspection: step.value }) : model;
    case "uninspected":
      return has(model, "arrivedAt") || has(model, "tracking") ? learn(model, { inspection: step.value }) : model;
    case "labelProblem":
    case "arrivedAt":
    case "callbackId":
      return learn(model, { [step.kind]: true });
  }
}

const seen = (record: Return): Model => ({
  status: record.status,
  timeline: record.timeline.map(({ status }) => status),
  known: {
    shipmentId: record.shipmentId,
    label: record.label && true,
    labelProblem: record.labelProblem && true,
    arrivedAt: record.arrivedAt && true,
    releasedAt: record.releasedAt && true,
    callbackId: record.callbackId && true,
    tracking: record.tracking && `${record.tracking.status}@${record.tracking.version}`,
    inspection: record.inspection?.result,
  },
});

/** A walk that goes well, of which a random walk may take the beginning. */
const GOOD: readonly Write[] = [
  { kind: "shipmentId", value: "shp_1" },
  { kind: "label" },
  { kind: "move", to: "label_sent" },
  { kind: "tracking", shipment: "shp_1", at: 1, value: "in_transit" },
  { kind: "move", to: "in_transit" },
  { kind: "tracking", shipment: "shp_1", at: 2, value: "delivered" },
  { kind: "move", to: "received" },
  { kind: "inspection", value: "accept" },
  { kind: "move", to: "refunded" },
];
const REFUSED: readonly Write[] = [
  ...GOOD.slice(0, 7),
  { kind: "inspection", value: "refuse" },
  { kind: "move", to: "refused" },
];

const result = fc.constantFrom("accept" as const, "deduct", "refuse");
const anyWrite: fc.Arbitrary<Write> = fc.oneof(
  fc.record({
    kind: fc.constant("move" as const),
    to: fc.constantFrom("label_sent" as const, "in_transit", "received", "refunded", "refused", "expired"),
  }),
  fc.record({ kind: fc.constant("shipmentId" as const), value: fc.constantFrom("shp_1", "shp_2") }),
  fc.record({ kind: fc.constantFrom("label" as const, "labelProblem", "arrivedAt", "releasedAt", "callbackId") }),
  fc.record({
    kind: fc.constant("tracking" as const),
    shipment: fc.constantFrom("shp_1", "shp_2"),
    at: fc.integer({ min: 1, max: 3 }),
    value: fc.constantFrom("in_transit" as const, "failure", "delivered", "return_to_sender"),
  }),
  fc.record({ kind: fc.constantFrom("inspection" as const, "uninspected"), value: result }),
);
const walks = fc
  .tuple(fc.integer({ min: 0, max: GOOD.length }), fc.array(anyWrite, { maxLength: 12 }))
  .map(([length, rest]) => [...GOOD.slice(0, length), ...rest]);

async function newReturn(): Promise<ReturnId> {
  const returnId: ReturnId = `ret_${digestId(randomUUID())}`;
  await createReturn({ ...exampleReturn, returnId });
  return returnId;
}

it("a return is what its states say, whatever writes reach it", { timeout: 120_000 }, async () => {
  const reached = new Set<ReturnStatus>();
  await fc.assert(
    fc.asyncProperty(walks, async (walk) => {
      const returnId = await newReturn();
      let model: Model = { status: "requested", timeline: ["requested"], known: {} };
      for (const step of walk) {
        await write(returnId, step);
        model = predict(model, step);
        const record = await findReturn(returnId);
        expect(record && seen(record), JSON.stringify(step)).toEqual(model);
        if (record && isTerminal(record.status)) expect(statusDue(record)).toBeUndefined();
        reached.add(model.status);
      }
    }),
    { numRuns: 120, examples: [[[...GOOD]], [[...REFUSED]], [[{ kind: "move", to: "expired" }]]] },
  );
  expect([...reached].toSorted()).toEqual(returnStatuses.toSorted());
});

it("events doubled and shuffled bring a return to one end, which is what the first inspection says", async () => {
  const events: readonly Write[] = [...GOOD.filter(({ kind }) => kind === "tracking"), { kind: "arrivedAt" }];
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
      async (shuffled) => {
        const returnId = await newReturn();
        for (const step of [...GOOD.slice(0, 3), ...shuffled]) await write(returnId, step);
        expect(statusDue((await findReturn(returnId))!)).toBe("received");
        await move(returnId, "received");
        const first = await recordInspection(returnId, inspection("refuse"));
        const second = await recordInspection(returnId, inspection("accept"));
        expect([first?.inspection?.result, second?.inspection?.result]).toEqual(["refuse", "refuse"]);
        expect(statusDue(second!)).toBe("refused");
      },
    ),
    { numRuns: 30 },
  );
});

it("a status lists exactly the returns that are in it", async () => {
  const returnId = await newReturn();
  const lists = async () => {
    const found = await Promise.all(returnStatuses.map((status) => listReturns(status, 500)));
    return found.flat().flatMap((record) => (record.returnId === returnId ? [record.status] : []));
  };
  for (const step of GOOD) {
    await write(returnId, step);
    expect(await lists()).toEqual([(await findReturn(returnId))?.status]);
  }
});

it("a return that was never shipped has its payment released, and no parcel of it arrives by the carrier", async () => {
  const returnId: ReturnId = `ret_${digestId(randomUUID())}`;
  await createReturn({ ...exampleReturn, returnId, shipped: false });
  expect(await recordReleased(returnId)).toHaveProperty("releasedAt");
  expect(statusDue((await findReturn(returnId))!)).toBe("refunded");
  expect(await move(returnId, "expired")).toBeUndefined();
});
