import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { launchOptions } from "../support/browser.ts";
import { firstOfFreePorts } from "../support/ports.ts";
import { FIRST_PORT_VARIABLE, galleryStack, PORTS_OF_A_GALLERY } from "./support/gallery.ts";

// `npm run gallery`: every state of every page, looked at, measured and put on one page: .gallery/index.html
const isMain = process.env["TEST_WORKER_INDEX"] === undefined;
process.env[FIRST_PORT_VARIABLE] ??= String(await firstOfFreePorts(PORTS_OF_A_GALLERY));
const stack = galleryStack("main", isMain ? mkdtempSync(path.join(tmpdir(), "quantasneaks-gallery-")) : "");
const use = { ...devices["Desktop Chrome"] };

export default defineConfig({
  testDir: ".",
  testMatch: /\.gallery\.ts$/,
  outputDir: "../../.gallery/failures",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  globalSetup: "./support/start.ts",
  globalTeardown: "./support/end.ts",
  use: { baseURL: stack.siteUrl, contextOptions: { reducedMotion: "reduce" }, actionTimeout: 20_000, launchOptions },
  projects: [
    { name: "states", testIgnore: /(late|mails)\.gallery/, use },
    { name: "late", testMatch: /late\.gallery/, dependencies: ["states"], use },
    { name: "mails", testMatch: /mails\.gallery/, dependencies: ["late"], use },
  ],
  webServer: {
    command: "npm start",
    cwd: "../..",
    url: `${stack.siteUrl}/api/health`,
    env: stack.env,
    timeout: 600_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  },
});
