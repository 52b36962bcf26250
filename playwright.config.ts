import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { launchOptions } from "./e2e/support/browser.ts";
import { e2eStack, FIRST_PORT_VARIABLE, PORTS_OF_A_RUN } from "./e2e/support/fixtures.ts";
import { firstOfFreePorts } from "./e2e/support/ports.ts";

const isMain = process.env["TEST_WORKER_INDEX"] === undefined;
const dataDir = isMain ? mkdtempSync(path.join(tmpdir(), "quantasneaks-e2e-")) : "";
process.env[FIRST_PORT_VARIABLE] ??= String(await firstOfFreePorts(PORTS_OF_A_RUN));
const stack = e2eStack("journeys", dataDir);

export default defineConfig({
  testDir: "e2e",
  workers: 3, // on two cores: a test waits a fifth of its time
  fullyParallel: true,
  forbidOnly: true,
  // for what hangs, also on a busy machine: no test asserts how long something takes
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["html", { open: "never" }]],
  use: {
    baseURL: stack.siteUrl,
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    launchOptions,
  },
  projects: [
    // the longest files first; each has a store of its own, and waits a lot
    { name: "crash", testMatch: /crash\.spec/ },
    { name: "time", testMatch: /time\.spec/, use: devices["Desktop Chrome"] },
    { name: "journeys", testIgnore: /(time|crash|phone)\.spec/, use: devices["Desktop Chrome"] },
    { name: "phone", testMatch: /(phone|journeys)\.spec/, use: devices["Pixel 7"] },
  ],
  webServer: {
    command: "npm start",
    url: `${stack.siteUrl}/api/health`,
    env: stack.env,
    timeout: 600_000,
    reuseExistingServer: false,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  },
});
