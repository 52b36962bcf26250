import { requireActingSession } from "@/lib/account/session/actor";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { enterDrawFrom } from "@/lib/shop/entry/door";
import { receiptOf } from "@/lib/shop/entry/rules";
import { enterRequestSchema } from "@/lib/shop/entry/schema";

export const POST = route(async (request) => {
  assertSameOrigin(request);
  const session = await requireActingSession();
  const wish = await readBody(request, enterRequestSchema);
  const { headers } = request;
  const [idempotencyKey, proof] = [headers.get("idempotency-key"), headers.get("x-challenge")];
  const entry = await enterDrawFrom(headers, session, { ...wish, idempotencyKey, proof });
  const { entryId } = entry;
  return json({ entryId, statusUrl: `/api/entries/${entryId}`, receipt: receiptOf(entry) }, { status: 202 });
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
