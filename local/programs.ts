import path from "node:path";

/** The file that starts a service of this machine: the engine is a package, every other one is a room of `local/`. */
export const programFile = (root: string, name: string): string =>
  path.join(root, name === "lambda" ? "packages/durable-lambda/main.mjs" : `local/${name}/main.ts`);
