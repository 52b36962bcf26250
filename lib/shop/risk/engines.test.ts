import { afterEach, describe, expect, it, vi } from "vitest";
import { log } from "@/lib/platform/log";
import {
  canScore,
  engineInCharge,
  engineInShadow,
  engineNames,
  ownLevel,
  RULES_ENGINE,
  shadowOf,
} from "@/lib/shop/risk/engines";
import { assess } from "@/lib/shop/risk/assess";
import { shippedModel } from "@/lib/shop/risk/model/shipped";

const AT = "2026-01-01T10:00:00.000Z";
const [first = ""] = engineNames;
const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
afterEach(() => logged.mockClear());

describe("who scores", () => {
  it("the store's first model, until managers choose", () => {
    expect(first).toBe(shippedModel()?.engine);
    expect([engineInCharge(), engineInCharge({})]).toEqual([first, first]);
  });

  it("whom managers chose, the rules too", () =>
    expect([engineInCharge({ inCharge: RULES_ENGINE }), engineInCharge({ inCharge: first })]).toEqual([
      RULES_ENGINE,
      first,
    ]));

  it("the first again where this version of the store does not bring the one that was chosen; it says so, once", () => {
    for (const _ of [1, 2, 3]) expect(engineInCharge({ inCharge: "of-a-later-version" })).toBe(first);
    expect(logged).toHaveBeenCalledTimes(1);
  });

  it.each(["__proto__", "constructor", ""])("no engine is called %j", (name) => expect(canScore(name)).toBe(false));
});

describe("who scores beside it", () => {
  it("none until managers choose, none that is not there, and not the one that scores", () =>
    expect([
      engineInShadow(),
      engineInShadow({ shadow: "of-a-later-version" }),
      engineInShadow({ shadow: first }),
      engineInShadow({ inCharge: RULES_ENGINE, shadow: RULES_ENGINE }),
    ]).toEqual([undefined, undefined, undefined, undefined]));

  it("makes of the same evidence what it would in charge", () => {
    const evidence = { secondsSinceOpening: 0.4, disposableDomain: 1, notABrowser: 1, accountAgeSeconds: 5 };
    expect(shadowOf(evidence, { shadow: RULES_ENGINE })).toEqual({ engine: RULES_ENGINE, score: 100, level: "high" });
    expect(shadowOf(evidence, { inCharge: RULES_ENGINE, shadow: first })).toMatchObject({ engine: first });
    expect(shadowOf(evidence, undefined)).toBeUndefined();
  });

  it.each(engineNames)("the level of a score of %s is the one that it gives itself", (engine) => {
    for (const evidence of [
      {},
      { accountAgeSeconds: 9000 },
      { disposableDomain: 1 },
      { notABrowser: 1, networkOrders: 9 },
    ]) {
      const { score, level } = assess(evidence, AT, { engines: { inCharge: engine } });
      expect(ownLevel(engine, score)).toBe(level);
    }
  });
});
