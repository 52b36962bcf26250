import { requireActor } from "@/lib/account/session/actor";
import { requireViewer } from "@/lib/account/session/server";
import { jsonWithETag } from "@/lib/platform/http/etag";
import { assertSameOrigin, onlyTakes, route } from "@/lib/platform/http/route";
import { entryView, pollEntryAfterSeconds } from "@/lib/shop/entry/rules";
import { readEntry, withdrawMine } from "@/lib/shop/entry/server";

type Context = RouteContext<"/api/entries/[id]">;

export const GET = route<Context>(async (request, { params }) => {
  const entry = await readEntry((await params).id, await requireViewer());
  return jsonWithETag(request, entryView(entry), pollEntryAfterSeconds(entry));
});

export const DELETE = route<Context>(async (request, { params }) => {
  assertSameOrigin(request);
  await withdrawMine((await params).id, await requireActor());
  return new Response(null, { status: 204 });
});

export const { POST, PUT, PATCH } = onlyTakes("GET", "DELETE");
