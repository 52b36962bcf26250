import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { catalog, siteEnvironment as siteVariables } from "../../workflows/catalog.ts";
import { temporaryDirectory } from "../testing/program.ts";
import { sourceStamp } from "./build.ts";
import { claimFormat } from "./data-format.ts";
import { appEnvironment, awsEnvironment, baseEnvironment, siteEnvironment } from "./environment.ts";
import { acquireLock } from "./lock.ts";
import { lambdaManifest } from "./manifest.ts";
import { waitForFreePorts } from "./ports.ts";
import { invokeScheduledFunctions } from "./scheduled-functions.ts";
import { loadSecrets } from "./secrets.ts";
import { readSettings } from "./settings.ts";

const settings = readSettings({ PORT: "4000" }, "/repo", "/repo");
const secrets = {
  authSecret: "a".repeat(64),
  stripeWebhookSecret: "whsec_local",
  carrierWebhookSecret: "carrier_local",
  staffPassword: "secret",
};
const app = appEnvironment(settings, secrets);

test("every variable of the app is given, in its form", async () => {
  const schemaModule = new URL("../../lib/platform/env.ts", import.meta.url).href;
  const { environmentSchema } = (await import(schemaModule)) as {
    environmentSchema: { parse(value: unknown): unknown };
  };
  expect(environmentSchema.parse(app)).toEqual(app);
});

test("the site gets what the catalog lists for it, and no key that moves money", () => {
  const site = siteEnvironment(settings, secrets);
  expect(site).toMatchObject({
    NEXTAUTH_URL: "http://localhost:4000",
    NEXT_TELEMETRY_DISABLED: "1",
    STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
    EASYPOST_WEBHOOK_SECRET: secrets.carrierWebhookSecret,
  });
  expect(Object.keys(site)).toEqual(expect.arrayContaining([...siteVariables]));
  expect(siteVariables).not.toContain("STRIPE_SECRET_KEY");
  expect(siteVariables).not.toContain("EASYPOST_API_KEY");
  expect(JSON.stringify(site)).not.toMatch(/\b[sr]k_(test|live)_|\bEZ[AT]K/);
});

test("a function gets the variables of its catalog entry and no other secret", () => {
  const { functions } = lambdaManifest(catalog, "/repo", app, awsEnvironment(settings));
  expect(functions.order).toMatchObject({
    handler: "/repo/workflows/order/handler.ts#handler",
    timeout: catalog.order.invocationTimeoutSeconds,
    durable: { executionTimeout: catalog.order.durable.executionTimeoutSeconds, retentionDays: 30 },
    environment: { STRIPE_SECRET_KEY: "sk_test_local", AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:8000" },
  });
  expect(functions.seed).toMatchObject({ durable: null });
  for (const name of ["order", "return", "reconciliation", "seed"] as const)
    expect(JSON.stringify(functions[name])).not.toContain(secrets.authSecret);
  expect(JSON.stringify(functions.registration)).not.toMatch(/STRIPE|EASYPOST/);
});

test("a variable of the catalog that this machine has no value for does not compile", () => {
  const { TABLE_NAME: _, ...incomplete } = app;
  // @ts-expect-error TABLE_NAME is missing
  const { functions } = lambdaManifest(catalog, "/repo", incomplete, {});
  expect(functions.seed.environment).toMatchObject({ TABLE_NAME: undefined });
});

test("children inherit the person's environment without what is ours", () => {
  const inherited = baseEnvironment({
    PATH: "/bin",
    AWS_PROFILE: "work",
    STAFF_PASSWORD: "x",
    AUTH_SECRET: "y",
    PORT: "1",
    HOME: "/me",
  });
  expect(inherited).toEqual({ PATH: `${path.dirname(process.execPath)}:/bin`, HOME: "/me" });
});

test("settings name the variable at fault", () => {
  expect(() => readSettings({ PORT: "http" }, "/repo", "/repo")).toThrow("PORT must be a port");
  expect(() => readSettings({ PORT: "8000" }, "/repo", "/repo")).toThrow("PORT and DYNAMODB_PORT are both 8000");
  expect(() => readSettings({ PROXY_HOPS: "one" }, "/repo", "/repo")).toThrow(
    "PROXY_HOPS must be a number from 0 to 9",
  );
  expect(() => readSettings({ WORDS_MODEL: "gpt" }, "/repo", "/repo")).toThrow("WORDS_MODEL must be template");
  expect(() => readSettings({ WORDS_MODEL: "openai-compatible:m" }, "/repo", "/repo")).toThrow("WORDS_API_URL must be");
  expect(() => readSettings({ DROP_FILE: "missing.json" }, "/repo", "/repo")).toThrow("DROP_FILE /repo/missing.json");
  expect(readSettings({}, "/repo", "/repo")).toMatchObject({
    dataDir: "/repo/.local",
    ports: { site: 3000, lambda: 3001, mail: 8005 },
    words: { model: "template", url: "", key: "none" },
  });
});

test("secrets are made once, for their owner alone", () => {
  const data = temporaryDirectory();
  const made = loadSecrets(data);
  expect(loadSecrets(data)).toEqual(made);
  expect(made.authSecret).toHaveLength(64);
  expect(statSync(path.join(data, "secrets.json")).mode & 0o777).toBe(0o600);
});

test("data of another version is refused with the way on, a new folder and its own are taken", () => {
  const [fresh, old] = [temporaryDirectory(), temporaryDirectory()];
  claimFormat(fresh);
  loadSecrets(fresh);
  claimFormat(fresh);
  loadSecrets(old); // as a version did that wrote no format
  expect(() => claimFormat(old)).toThrow(`Begin anew with rm -rf ${old}`);
  writeFileSync(path.join(fresh, "format"), "99\n");
  expect(() => claimFormat(fresh)).toThrow("format 99");
});

test("the stamp follows sources and lockfile, not tests", () => {
  const root = temporaryDirectory();
  for (const folder of ["app/orders", "packages/draw-record", "packages/durable-lambda"])
    mkdirSync(path.join(root, folder), { recursive: true });
  const change = (file: string) => {
    writeFileSync(path.join(root, file), `${Math.random()}`);
    return sourceStamp(root);
  };
  const first = change("app/orders/page.tsx");
  expect(sourceStamp(root)).toBe(first);
  expect(change("app/orders/page.test.ts")).toBe(first);
  expect(change("README.md")).toBe(first);
  expect(change("packages/durable-lambda/server.ts")).toBe(first); // the site speaks HTTP to it
  const second = change("packages/draw-record/tree.ts");
  expect(second).not.toBe(first);
  expect(change("package-lock.json")).not.toBe(second);
  expect(change("next.config.ts")).not.toBe(sourceStamp(temporaryDirectory()));
});

test("a taken port is named with its variable", async () => {
  const taken = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const { port } = taken.address() as net.AddressInfo;
  const only = { ...settings, ports: { stripe: port } } as unknown as typeof settings;
  await expect(waitForFreePorts(only, 100)).rejects.toThrow(`Port ${port}, meant for the payment page`);
  setTimeout(() => taken.close(), 300);
  await expect(waitForFreePorts(only, 20_000)).resolves.toBeUndefined();
});

test("a lock is held by one process and falls with it, even by kill -9", async () => {
  const file = path.join(temporaryDirectory(), "lock");
  const lockModule = path.join(import.meta.dirname, "lock.ts");
  const holder = spawn(process.execPath, [
    "-e",
    `import(${JSON.stringify(lockModule)}).then((m) => m.acquireLock(${JSON.stringify(file)}, 0)).then((l) => { globalThis.l = l; console.log("held"); setInterval(() => {}, 1e6) })`,
  ]);
  await new Promise((resolve) => holder.stdout.once("data", resolve));
  expect(await acquireLock(file, 0)).toBeUndefined();
  holder.kill("SIGKILL");
  const lock = await acquireLock(file, 20_000);
  expect(lock).toBeDefined();
  lock?.release();
});

test("scheduled functions run soon after a start, after a restart, and at their rate", () => {
  vi.useFakeTimers();
  const runs: string[] = [];
  const scheduled = invokeScheduledFunctions(
    catalog,
    async (name) => void runs.push(name),
    () => undefined,
  );
  vi.advanceTimersByTime(10_000);
  expect(runs).toEqual(["sweep", "sweep"]);
  vi.advanceTimersByTime(120_000);
  expect(runs).toHaveLength(4);
  scheduled.runSoon();
  vi.advanceTimersByTime(8_000);
  expect(runs).toHaveLength(6);
  scheduled.stop();
  vi.useRealTimers();
});

test("what runs daily runs at its hour and not before", () => {
  vi.useFakeTimers({ now: Date.parse("2026-01-01T02:59:00Z") });
  const runs: string[] = [];
  const daily = { nightly: { ...catalog.reconciliation, dailyAtHour: 3 } };
  const scheduled = invokeScheduledFunctions(
    daily,
    async (name) => void runs.push(name),
    () => undefined,
  );
  vi.advanceTimersByTime(59_000);
  expect(runs).toEqual([]);
  vi.advanceTimersByTime(2_000);
  expect(runs).toEqual(["nightly"]);
  vi.advanceTimersByTime(24 * 3600_000);
  expect(runs).toHaveLength(2);
  scheduled.stop();
  vi.useRealTimers();
});

test.each(["exits", "is killed"])("a leashed process and its children leave when the parent %s", async (how) => {
  const file = path.join(temporaryDirectory(), "pids");
  const child = new URL("child.ts", import.meta.url).href;
  const grandchild = `require("node:fs").appendFileSync(${JSON.stringify(file)}, process.pid + "\\n"); setInterval(() => {}, 1e6);`;
  const fork = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(grandchild)}], { stdio: ["ignore", "inherit", "inherit", "ipc"] });`;
  const start = `import(${JSON.stringify(child)}).then((m) => m.startChild({ name: "x", args: ["-e", ${JSON.stringify(fork + grandchild)}], cwd: ".", env: {} }))`;
  const parent = spawn(process.execPath, ["-e", `${start}; process.once("SIGUSR2", () => process.exit())`], {
    stdio: "ignore",
  });
  const pids = await vi.waitFor(() => {
    const found = readFileSync(file, "utf8").trim().split("\n").map(Number);
    expect(found).toHaveLength(2);
    return found;
  }, 20_000);
  for (const pid of pids) expect(process.kill(pid, 0)).toBe(true);
  parent.kill(how === "exits" ? "SIGUSR2" : "SIGKILL");
  await vi.waitFor(() => {
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  }, 20_000);
});
