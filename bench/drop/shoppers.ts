import path from "node:path";
import type { Stack } from "../../e2e/support/stack.ts";
import { runInside } from "../inside.ts";

const PROGRAM = path.join(import.meta.dirname, "people.ts");

/** Cookies of so many new shoppers of that store, verified and signed in. */
export const makeShoppers = async (stack: Stack, first: number, count: number): Promise<string[]> =>
  JSON.parse(await runInside(stack, PROGRAM, first, count)) as string[];
