import { requireActor } from "@/lib/account/session/actor";
import { assertManager } from "@/lib/account/session/rules";
import { requireManager } from "@/lib/account/session/server";
import { newDropSchema } from "@/lib/desk/drops/schema";
import { draftDrop, listManagedDrops } from "@/lib/desk/drops/server";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";

export const GET = route(async () => json({ drops: await listManagedDrops(await requireManager()) }));

export const POST = route(async (request) => {
  assertSameOrigin(request);
  const manager = await requireActor(assertManager);
  return json(await draftDrop(manager, await readBody(request, newDropSchema)), { status: 201 });
});

export const { PUT, PATCH, DELETE } = onlyTakes("GET", "POST");
