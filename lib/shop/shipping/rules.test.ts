import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAtItsEnd, isWithCarrier, parcelView, statusOf, versionOf } from "@/lib/shop/shipping/rules";
import { parcelStatusSchema } from "@/lib/shop/shipping/schema";

const AT = "2026-12-01T10:00:00Z";
const scans = (...statuses: string[]) => statuses.map((status) => ({ status, datetime: AT }));

describe("how a parcel stands", () => {
  it.each([
    ["in_transit", [], "in_transit"],
    ["delivered", ["pre_transit", "in_transit", "delivered"], "delivered"],
    ["in_transit", ["delivered", "in_transit"], "delivered"],
    ["delivered", ["failure", "return_to_sender", "delivered"], "return_to_sender"],
    ["delivered", ["failure", "delivered"], "delivered"],
    ["unknown", ["pre_transit", "unknown"], undefined],
    ["cancelled", [], undefined],
  ])("%s after %j is %s", (last, before, expected) => {
    expect(statusOf(last, scans(...before))).toBe(expected);
  });

  it("what has come to its end stays there, whatever is scanned afterwards", () => {
    const status = fc.constantFrom(...parcelStatusSchema.options);
    fc.assert(
      fc.property(fc.array(status), status, fc.array(status, { minLength: 1 }), (before, last, after) => {
        const first = statusOf(last, scans(...before, last));
        fc.pre(first !== undefined && isAtItsEnd(first));
        expect(statusOf(after.at(-1) ?? "", scans(...before, last, ...after))).toBe(first);
      }),
    );
  });
});

describe("which report is the newer one", () => {
  it("the one with the later scan; of one moment the one with more of them", () => {
    const one = [{ status: "in_transit", datetime: AT }];
    const two = [...one, { status: "delivered", datetime: AT }];
    const later = [{ status: "in_transit", datetime: "2026-12-01T12:00:00+01:00" }];
    const versions = [one, two, later].map((seen) => versionOf(seen, AT));
    expect(versions.toSorted()).toEqual(versions);
    expect(new Set(versions).size).toBe(3);
  });

  it("one without scans is as old as its tracker's last change", () => {
    expect(versionOf([], AT)).toBe("2026-12-01T10:00:00.000Z#000000");
  });
});

it("the carrier has a parcel from its first scan on, not from its label", () => {
  expect(isWithCarrier(undefined)).toBe(false);
  expect(isWithCarrier({ status: "pre_transit", version: "1" })).toBe(false);
  expect(isWithCarrier({ status: "failure", version: "1" })).toBe(true);
});

it("a parcel that was not seen for too long is lost, until it is seen", () => {
  const label = {
    shipmentId: "shp_1",
    carrier: "Post",
    service: "Standard",
    trackingCode: "LP1",
    trackingUrl: "https://carrier.test/LP1",
    labelUrl: "https://carrier.test/label",
    estimatedAt: AT,
  };
  expect(parcelView(label, undefined, undefined)).toMatchObject({ status: "pre_transit", estimatedAt: AT });
  const tracking = { status: "in_transit", version: "1", estimatedAt: "2026-12-02T10:00:00Z" } as const;
  expect(parcelView(label, tracking, AT)).toMatchObject({ status: "lost", estimatedAt: tracking.estimatedAt });
  expect(parcelView(label, tracking, undefined)).toMatchObject({ status: "in_transit" });
});
