import path from "node:path";

/** The services of this machine that are packages; every other one is a room of `local/`. */
const PACKAGES: Readonly<Record<string, string>> = {
  lambda: "packages/durable-lambda/main.mjs",
  stripe: "packages/stripe-local/main.ts",
};

/** The file that starts a service of this machine. */
export const programFile = (root: string, name: string): string =>
  path.join(root, PACKAGES[name] ?? `local/${name}/main.ts`);
