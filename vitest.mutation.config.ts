import path from "node:path";
import { defineConfig } from "vitest/config";

// The pure tests alone: `npm run test:mutation` runs them once for each mutant.
export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["lib/**/{rules,states,checks}.test.ts", "local/lambda/machine/*.test.ts"],
    silent: true,
  },
});
