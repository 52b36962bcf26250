import { z } from "zod";
import { requireActor } from "@/lib/account/session/actor";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { postalAddressInput } from "@/lib/platform/postal-address/schema";
import { changeOrderAddress } from "@/lib/shop/address-change/server";

const requestSchema = z.object({ shippingAddress: postalAddressInput });

export const PUT = route<RouteContext<"/api/orders/[id]/address">>(async (request, { params }) => {
  assertSameOrigin(request);
  const viewer = await requireActor();
  const { shippingAddress } = await readBody(request, requestSchema);
  return json(await changeOrderAddress((await params).id, viewer, shippingAddress));
});

export const { GET, POST, PATCH, DELETE } = onlyTakes("PUT");
