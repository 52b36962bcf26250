import { expect, it, vi } from "vitest";
import { networkOf, originOf } from "@/lib/platform/http/client";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, 32 characters long");
const from = (address: string) => new Headers({ "x-forwarded-for": address });

it("counts a caller by the address our own proxy saw, whatever the caller wrote before it", () => {
  vi.stubEnv("PROXY_HOPS", "0");
  expect(networkOf(from("1.2.3.4, 9.9.9.9"))).toBe(networkOf(from("9.9.9.9")));
  expect(networkOf(from("9.9.9.9"))).not.toBe(networkOf(from("9.9.9.8")));
});

it("skips the proxies that stand between: behind a CDN its own address is no shopper", () => {
  vi.stubEnv("PROXY_HOPS", "1");
  expect(networkOf(from("made-up, 9.9.9.9, 130.176.0.1"))).toBe(networkOf(from("9.9.9.9, 130.176.0.2")));
});

it("never holds the address itself", () => {
  vi.stubEnv("PROXY_HOPS", "0");
  expect(JSON.stringify(originOf(from("9.9.9.9")))).not.toContain("9.9.9.9");
});

it.each([
  ["Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", true],
  ["Mozilla/5.0 HeadlessChrome/156.0", false],
  ["curl/8.0", false],
  ["", false],
])("%j comes from a browser: %s", (agent, expected) => {
  expect(originOf(new Headers({ "user-agent": agent })).fromBrowser).toBe(expected);
});
