import { afterEach, beforeEach, expect, it, vi } from "vitest";

const probes = vi.hoisted(() => ({ table: vi.fn(async () => undefined as unknown), sdk: vi.fn(async () => ({})) }));
vi.mock("@/lib/platform/table/read", () => ({ getItem: probes.table }));
vi.mock("@/lib/platform/aws/clients", () => ({
  lambda: () => ({ send: probes.sdk }),
  ses: () => ({ send: probes.sdk }),
}));

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.stubEnv("ORDER_FUNCTION", "order:live");
  vi.stubEnv("STRIPE_API_URL", "http://127.0.0.1:9");
  vi.stubEnv("EASYPOST_API_URL", "http://127.0.0.1:9/v2/");
  vi.stubGlobal("fetch", async () => new Response());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

it("a thousand callers in a second cost one probe of each service", async () => {
  const { readHealth } = await import("@/lib/platform/health/server");
  probes.table.mockClear();
  const answers = await Promise.all(Array.from({ length: 1000 }, readHealth));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(["up"]));
  expect(probes.table).toHaveBeenCalledOnce();
});

it("what goes down, and what comes back, is told a second later", async () => {
  const { readHealth } = await import("@/lib/platform/health/server");
  expect(await readHealth()).toMatchObject({ status: "up" });
  probes.table.mockRejectedValue(new Error("away"));
  vi.advanceTimersByTime(1001);
  expect(await readHealth()).toMatchObject({ status: "down", checks: { table: "down", mail: "up" } });
  probes.table.mockResolvedValue(undefined);
  vi.advanceTimersByTime(1001);
  expect(await readHealth()).toMatchObject({ status: "up" });
});
