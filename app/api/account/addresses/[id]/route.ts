import { changeAddress, removeAddress } from "@/lib/account/address-book/server";
import { saveAddressRequestSchema } from "@/lib/account/address-book/schema";
import { requireActor } from "@/lib/account/session/actor";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

export const PUT = route(async (request, { params }: Context) => {
  assertSameOrigin(request);
  const viewer = await requireActor();
  const address = await readBody(request, saveAddressRequestSchema);
  return json(await changeAddress(viewer, (await params).id, address));
});

export const DELETE = route(async (request, { params }: Context) => {
  assertSameOrigin(request);
  await removeAddress(await requireActor(), (await params).id);
  return new Response(null, { status: 204 });
});

export const { GET, POST, PATCH } = onlyTakes("PUT", "DELETE");
