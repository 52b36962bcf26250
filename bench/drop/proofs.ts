import type { Challenge } from "altcha-lib";
import { challengePath, proofOf } from "../../e2e/support/proof.ts";
import type { Stack } from "../../e2e/support/stack.ts";
import { call } from "./client.ts";

const AT_ONCE = 16;

/**
 * A proof for each of them, by the headers that they send: made before the rush, as their browsers make it while the form is filled
 * in. Their devices do that; here it would take the CPU of the store that is measured.
 */
export async function makeProofs(stack: Stack, shoppers: readonly Readonly<Record<string, string>>[]) {
  const proofs: string[] = [];
  const work = async () => {
    for (let i = next++; i < shoppers.length; i = next++) {
      const { text } = await call(`${stack.siteUrl}${challengePath("order")}`, { headers: shoppers[i] ?? {} });
      proofs[i] = await proofOf(JSON.parse(text) as Challenge);
    }
  };
  let next = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return proofs;
}
