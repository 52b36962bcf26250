import { randomBytes } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { env } from "@/lib/platform/env";
import { TerminalError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { readChain } from "@/lib/shop/draw/beacon";
import { drawRulesOf } from "@/lib/shop/draw/rules";
import type { Draw } from "@/lib/shop/draw/schema";
import { findDraw } from "@/lib/shop/draw/store";
import { createDraw, replaceAnnouncement } from "@/lib/shop/draw/transitions";
import type { Drop } from "@/lib/shop/drop/schema";
import { announce, type Chain } from "@/packages/draw-record";

function announcementOf(drop: Drop, seed: string, chain: Chain) {
  const { dropId, entriesCloseAt = "" } = drop;
  const closing = new Date(entriesCloseAt).toISOString();
  return announce({ dropId, seed, chain, rules: drawRulesOf(drop), entriesCloseAt: closing });
}

/** The draw of a drop as it is announced with this seed, hex of 32 bytes. Pure. */
export const announcedDraw = (drop: Drop, seed: string, chain: Chain): Draw => ({
  dropId: drop.dropId,
  seed,
  announced: announcementOf(drop, seed, chain),
  part: 0,
});

/**
 * Publishes what the draw is committed to: seed, rules and round. The seed stays for good; rules and round follow the drop as
 * long as it can be edited, which is before it takes entries. Safe to repeat.
 */
export async function announceDraw(drop: Drop): Promise<void> {
  const found = await findDraw(drop.dropId);
  if (found?.sealed) return;
  const known = found?.announced.beacon.chain;
  const chain = known?.hash === env("BEACON_CHAIN") ? known : await readChain();
  const draw = found ?? (await createDraw(announcedDraw(drop, randomBytes(32).toString("hex"), chain)));
  const announced = announcementOf(drop, draw.seed, chain);
  if (!isDeepStrictEqual(announced, draw.announced)) await replaceAnnouncement(drop.dropId, announced);
}

/** The same, where the beacon answers. False where it does not. @throws TerminalError where it is no beacon of that chain */
export async function tryToAnnounce(drop: Drop): Promise<boolean> {
  try {
    await announceDraw(drop);
    return true;
  } catch (error) {
    if (error instanceof TerminalError) throw error;
    log.warn("a draw cannot be announced yet", { dropId: drop.dropId }, error);
    return false;
  }
}
