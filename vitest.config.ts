import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{app,bench,components,lib,local,workflows}/**/*.test.ts"],
    silent: "passed-only",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    coverage: { include: ["lib/**/rules.ts", "local/lambda/machine/**"], thresholds: { lines: 90, functions: 90 } },
  },
});
