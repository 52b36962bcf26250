import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@": path.resolve(import.meta.dirname),
      "server-only": path.resolve(import.meta.dirname, "node_modules/server-only/empty.js"), // tests are no browser
    },
  },
  test: {
    include: ["{app,bench,components,docs,lib,local,packages,workflows}/**/*.test.ts"],
    setupFiles: ["local/testing/quiet.ts"],
    silent: "passed-only",
    maxWorkers: 3, // much of the time is waiting for servers; Vitest's own choice on two cores is one
    testTimeout: 120_000, // for what hangs: no test asserts how long something takes
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    coverage: {
      provider: "istanbul", // instruments what is included, where V8 would watch everything: a fifth of the whole run
      include: ["lib/**/rules.ts", "packages/durable-lambda/machine/**"],
      exclude: ["**/types.ts", "**/*.test.ts", "**/testing/**"],
      reporter: ["text-summary"],
      thresholds: { lines: 95, functions: 95 },
    },
  },
});
