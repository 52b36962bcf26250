import "server-only";
import { getCustomer } from "@/lib/account/customer/store";
import { viewerOf } from "@/lib/account/session/rules";
import type { Session, Viewer } from "@/lib/account/session/schema";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { callerOf, type HeaderReader } from "@/lib/platform/http/client";
import { mustBeKey } from "@/lib/platform/http/idempotency";
import { rateLimitBeyond } from "@/lib/platform/rate-limit/beyond";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { changeMine } from "@/lib/shop/entry/change";
import { enterDraw } from "@/lib/shop/entry/enter";
import type { ChangeRequest, Entry, EnterRequest } from "@/lib/shop/entry/schema";
import { addressFor, limitWishes } from "@/lib/shop/order/entry";
import { fingerprintOf } from "@/lib/shop/risk/evidence/fingerprint";

interface EnterInput extends EnterRequest {
  readonly idempotencyKey: string | null;
  /** As the header or the form holds it, null where there is none. */
  readonly proof: string | null;
}

/** The one door for page and API. @throws AppError rate_limited, and what `enterDraw` throws */
export async function enterDrawFrom(
  headers: HeaderReader,
  session: Session,
  { idempotencyKey, proof: shown, ...request }: EnterInput,
): Promise<Entry> {
  const key = mustBeKey(idempotencyKey);
  const viewer = viewerOf(session);
  await limitWishes("enter", viewer);
  const address = await addressFor(viewer, request);
  const signs = await signsOf(headers, session, address, request.evidence);
  const { sizes, dropId } = request;
  return enterDraw(viewer, { sizes, dropId, address, idempotencyKey: key, ...signs, proof: { headers, shown } });
}

/** What is kept of where an entry came from, as of an order. */
async function signsOf(
  headers: HeaderReader,
  { customerId, email, firstName, authTime }: Session,
  shippingAddress: PostalAddress,
  pageEvidence: EnterRequest["evidence"],
) {
  const customer = await getCustomer(customerId);
  if (!customer) throw new AppError("unauthenticated");
  const { lastName, createdAt: signedUpAt, verifiedAt = signedUpAt } = customer;
  const fingerprint = fingerprintOf({
    ...callerOf(headers),
    key: env("AUTH_SECRET"),
    account: { email, firstName, lastName },
    shippingAddress,
    pageEvidence,
    at: new Date().toISOString(),
    sessionBeganAt: authTime,
  });
  return { fingerprint, account: { signedUpAt, verifiedAt } };
}

/** Needs no proof, and lists the entry at another door: no more often than people change their minds. */
const CHANGES = { max: 30, windowSeconds: 3600 };
const FREE_OF_COUNTING = 5;

/** The same for a change of an entry. @throws AppError rate_limited, and what `changeMine` throws */
export async function changeEntryFrom(viewer: Viewer, entryId: string, request: ChangeRequest): Promise<Entry> {
  await rateLimitBeyond(FREE_OF_COUNTING, { key: `change-entry:${viewer.customerId}`, ...CHANGES });
  return changeMine(entryId, viewer, { sizes: request.sizes, address: await addressFor(viewer, request) });
}
