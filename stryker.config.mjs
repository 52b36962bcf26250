import { name, partOf } from "./local/mutation/parts.ts";

export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts" },
  mutate: partOf(name).mutate,
  ignorePatterns: [".next", ".sst", ".open-next", ".local*", ".gallery", "coverage", "reports", "docs/images"],
  tsconfigFile: "none: TypeScript 7 has no API to rewrite it with",
  coverageAnalysis: "perTest",
  concurrency: 2,
  reporters: ["clear-text", "html", "json"],
  htmlReporter: { fileName: `reports/mutation/${name}.html` },
  jsonReporter: { fileName: `reports/mutation/${name}.json` },
  thresholds: { high: 95, low: 85, break: 85 },
  tempDirName: ".stryker-tmp",
  cleanTempDir: "always",
};
