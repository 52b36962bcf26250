import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readWaiting } from "@/lib/account/waiting/cookie";
import { sendToWait, shownWith } from "@/lib/account/waiting/server";
import { useTable } from "@/workflows/testing/table";

const jar = vi.hoisted(() => {
  const held = new Map<string, { value: string }>();
  return {
    get: (name: string) => held.get(name),
    has: (name: string) => held.has(name),
    set: (name: string, value: string) => void held.set(name, { value }),
    delete: ({ name }: { name: string }) => void held.delete(name),
  };
});
vi.mock("server-only", () => ({}));
vi.mock("next/headers", () => ({ cookies: async () => jar }));

useTable();
Object.assign(process.env, { AUTH_SECRET: "a secret for the tests of this file", SITE_URL: "http://127.0.0.1:1" });
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const pass = (seconds: number) => void vi.setSystemTime(Date.now() + seconds * 1000);
const wait = () =>
  sendToWait({ demand: { purpose: "sign_in", caller: { network: randomUUID(), browser: "b" } }, back: "/signin" });

it("a ticket is shown when it is its turn, once, and where it was given for", async () => {
  await wait();
  expect(await shownWith("sign_in", undefined)).toBeNull();
  pass(120);
  expect(await shownWith("register", undefined)).toBeNull();
  expect(await shownWith("sign_in", undefined)).toMatch(/^wait\./);
  expect(await shownWith("sign_in", undefined)).toBeNull();
  expect(await readWaiting()).toBeUndefined();
});

it("a ticket past its end is not shown", async () => {
  await wait();
  pass(1500);
  expect(await shownWith("sign_in", undefined)).toBeNull();
});
