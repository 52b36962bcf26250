import { expect, it } from "vitest";
import { hostingIn, isHosting } from "./providers.ts";
import { inBlocks, merged, written } from "./ranges.ts";

it("a network hosts servers when its name says so, or is known, and never when it is a relay of people's browsers", () => {
  expect(isHosting(16509, "Amazon.com, Inc.")).toBe(true);
  expect(isHosting(1, "Easyhost BVBA")).toBe(true);
  expect(isHosting(396982, "Google LLC")).toBe(true);
  expect(isHosting(15169, "Google LLC")).toBe(false);
  expect(isHosting(13335, "Cloudflare, Inc.")).toBe(false);
  expect(isHosting(3320, "Deutsche Telekom AG")).toBe(false);
  expect(isHosting(2, "Ghostery Observers")).toBe(false);
});

it("a line is a range, where its network hosts servers", () => {
  expect(hostingIn('1,2,24940,"Hetzner Online GmbH"')).toEqual([1n, 2n]);
  expect(hostingIn("1,2,3320,Deutsche Telekom AG")).toBeUndefined();
});

it("ranges that touch are one, in blocks, and are written by their gaps and lengths", () => {
  expect(
    merged([
      [300n, 400n],
      [0n, 9n],
      [10n, 20n],
      [5n, 6n],
    ]),
  ).toEqual([
    [0n, 20n],
    [300n, 400n],
  ]);
  const blocks = inBlocks(
    [
      [512n, 1023n],
      [9216n, 9300n],
    ],
    8n,
  );
  expect(written(blocks)).toBe("2 2 w 1");
});
