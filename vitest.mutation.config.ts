import path from "node:path";
import { defineConfig } from "vitest/config";
import { name, partOf } from "./local/mutation/parts.ts";

// The tests that judge one part alone: `npm run test:mutation` runs them once for each mutant.
export default defineConfig({
  resolve: {
    alias: {
      "@": path.resolve(import.meta.dirname),
      "server-only": path.resolve(import.meta.dirname, "node_modules/server-only/empty.js"), // tests are no browser
    },
  },
  test: {
    include: [...partOf(name).tests],
    setupFiles: ["local/mutation/end-on-failure.ts"],
    silent: true,
  },
});
