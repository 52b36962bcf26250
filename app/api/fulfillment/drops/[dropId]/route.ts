import { requireActor } from "@/lib/account/session/actor";
import { assertManager } from "@/lib/account/session/rules";
import { requireManager } from "@/lib/account/session/server";
import { editSchema } from "@/lib/desk/drops/schema";
import { editDrop, readManagedDrop } from "@/lib/desk/drops/server";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";

type Context = RouteContext<"/api/fulfillment/drops/[dropId]">;

export const GET = route<Context>(async (_request, { params }) => {
  const manager = await requireManager();
  return json(await readManagedDrop(manager, (await params).dropId));
});

export const PATCH = route<Context>(async (request, { params }) => {
  assertSameOrigin(request);
  const manager = await requireActor(assertManager);
  const { dropId } = await params;
  return json(await editDrop(manager, dropId, await readBody(request, editSchema)));
});

export const { POST, PUT, DELETE } = onlyTakes("GET", "PATCH");
