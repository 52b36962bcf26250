import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { authOptions } from "@/lib/account/sign-in/options";
import { hashPassword, verifyPassword } from "@/lib/account/password/hash";
import { proveAt, type DoorName } from "@/lib/account/proof/server";
import { registerFrom } from "@/lib/account/registration/entry";
import { isAppError, type AppError } from "@/lib/platform/errors";
import { useTable } from "@/workflows/testing/table";

vi.mock("server-only", () => ({}));
vi.mock("next/headers", () => ({ cookies: async () => new Map() }));
vi.mock("@/lib/account/password/hash", { spy: true });

useTable();
Object.assign(process.env, {
  AUTH_SECRET: "a secret for the tests of this file",
  SITE_URL: "http://127.0.0.1:1",
  CALLER_HEADER: "x-forwarded-for",
  PROXY_HOPS: "0",
});

/** At the beginning of the windows that are counted in. */
const fullHour = () => Math.ceil(Date.now() / 3_600_000) * 3_600_000;
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: fullHour() }));
afterEach(() => void vi.useRealTimers());

const from = (network: string) => new Headers({ "x-forwarded-for": network });
const newNetwork = (): string => `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;

const attempt = (door: DoorName, network: string) =>
  proveAt(door, from(network), null).catch((error: unknown) => isAppError(error) || Promise.reject(error));

const makeHot = (door: DoorName, network: string) =>
  Promise.all(Array.from({ length: 500 }, () => attempt(door, network)));

const person = { email: "ada@example.com", firstName: "Ada", lastName: "Lovelace", password: "correct horse battery" };

it("a calm network signs up without a proof", async () => {
  await expect(proveAt("register", from(newNetwork()), null)).resolves.toBeUndefined();
});

it("a network passes 300 sign-ups a minute without a proof, and no more", async () => {
  const network = newNetwork();
  const pass = () => proveAt("register", from(network), null);
  for (let i = 0; i < 300; i++) await pass();
  await Promise.all(Array.from({ length: 100 }, () => attempt("register", network)));
  await expect(pass()).rejects.toMatchObject({ code: "challenge_required" });
});

it("an empty proof counts as none", async () => {
  await expect(proveAt("register", from(newNetwork()), "")).resolves.toBeUndefined();
});

it("no password is hashed at sign-up before the proof when the network is hot", async () => {
  const network = newNetwork();
  await makeHot("register", network);
  await expect(registerFrom(from(network), person, null)).rejects.toMatchObject({ code: "challenge_required" });
  await expect(registerFrom(from(network), person, "x")).rejects.toMatchObject({ code: "challenge_invalid" });
  expect(hashPassword).not.toHaveBeenCalled();
});

it("no password is verified at sign-in before the proof when the network is hot", async () => {
  const network = newNetwork();
  await makeHot("sign_in", network);
  const refused: AppError[] = [];
  const [provider] = authOptions({ failed: () => undefined, refused: (error) => refused.push(error) }).providers;
  const { authorize } = (provider as unknown as { options: { authorize: (given: object, request: object) => unknown } })
    .options;
  const signingIn = async () => authorize(person, { headers: { "x-forwarded-for": network } });
  await expect(signingIn()).rejects.toThrow("challenge_required");
  expect(refused.map(({ code }) => code)).toEqual(["challenge_required"]);
  expect(verifyPassword).not.toHaveBeenCalled();
});

it("a hot network makes no other one hot", async () => {
  await makeHot("forgot", newNetwork());
  await expect(proveAt("forgot", from(newNetwork()), null)).resolves.toBeUndefined();
});
