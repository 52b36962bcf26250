import { requireActor } from "@/lib/account/session/actor";
import { requireViewer } from "@/lib/account/session/server";
import { readBody } from "@/lib/platform/http/body";
import { jsonWithETag } from "@/lib/platform/http/etag";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";
import { changeEntryFrom } from "@/lib/shop/entry/door";
import { entryView, pollEntryAfterSeconds } from "@/lib/shop/entry/rules";
import { changeRequestSchema } from "@/lib/shop/entry/schema";
import { readEntry, withdrawMine } from "@/lib/shop/entry/server";

type Context = RouteContext<"/api/entries/[id]">;

export const GET = route<Context>(async (request, { params }) => {
  const entry = await readEntry((await params).id, await requireViewer());
  return jsonWithETag(request, entryView(entry), pollEntryAfterSeconds(entry));
});

export const PUT = route<Context>(async (request, { params }) => {
  assertSameOrigin(request);
  const wish = await readBody(request, changeRequestSchema);
  return json(entryView(await changeEntryFrom(await requireActor(), (await params).id, wish)));
});

export const DELETE = route<Context>(async (request, { params }) => {
  assertSameOrigin(request);
  await withdrawMine((await params).id, await requireActor());
  return new Response(null, { status: 204 });
});

export const { POST, PATCH } = onlyTakes("GET", "PUT", "DELETE");
