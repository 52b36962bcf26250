import { readAddresses, saveAddress } from "@/lib/account/address-book/server";
import { saveAddressRequestSchema } from "@/lib/account/address-book/schema";
import { requireActor } from "@/lib/account/session/actor";
import { requireViewer } from "@/lib/account/session/server";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";

export const GET = route(async () => json({ addresses: await readAddresses(await requireViewer()) }));

export const POST = route(async (request) => {
  assertSameOrigin(request);
  const viewer = await requireActor();
  return json(await saveAddress(viewer, await readBody(request, saveAddressRequestSchema)), { status: 201 });
});

export const { PUT, PATCH, DELETE } = onlyTakes("GET", "POST");
