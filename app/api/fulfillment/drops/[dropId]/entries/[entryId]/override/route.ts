import { requireActor } from "@/lib/account/session/actor";
import { assertManager } from "@/lib/account/session/rules";
import { overrideEntryByHand } from "@/lib/desk/draw/override";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { overrideRequestSchema } from "@/lib/shop/entry/schema";

type Context = RouteContext<"/api/fulfillment/drops/[dropId]/entries/[entryId]/override">;

/** Keeps an entry of a draw in, excludes it, or leaves it to the rules again, before the list is sealed. */
export const POST = route<Context>(async (request, { params }) => {
  assertSameOrigin(request);
  const manager = await requireActor(assertManager);
  const { dropId, entryId } = await params;
  return json(await overrideEntryByHand(manager, dropId, entryId, await readBody(request, overrideRequestSchema)));
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
