import { randomUUID } from "node:crypto";
import type { Answer } from "../../drop/client.ts";
import { pageEvidenceAt } from "../cast/moment.ts";
import type { Shopper } from "./accounts.ts";
import { postWish } from "./client.ts";
import { SIZE, type OpenDrop } from "./visit.ts";

const SIZES = { order: { size: SIZE }, enter: { sizes: [SIZE] } } as const;

/** Orders or enters as the actor does, now. */
export function wishFor(
  { dropId, opensAtMs }: OpenDrop,
  { actor, client }: Shopper,
  purpose: keyof typeof SIZES,
): Promise<Answer> {
  const at = (Date.now() - opensAtMs) / 1000;
  const evidence = actor.page && pageEvidenceAt(actor.page, at, opensAtMs);
  const body = { ...SIZES[purpose], dropId, shippingAddress: actor.address, ...(evidence && { evidence }) };
  return postWish(client, { purpose, dropId, body, key: randomUUID() });
}

/** Refused for now or for good: no fault of the bench. */
export const isTurnedAway = ({ status }: Answer): boolean => [403, 409, 429, 503].includes(status);
