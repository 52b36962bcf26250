import { invite } from "@/lib/account/invitation/server";
import { requireActor } from "@/lib/account/session/actor";
import { assertManager } from "@/lib/account/session/rules";
import { requireManager } from "@/lib/account/session/server";
import { inviteRequestSchema } from "@/lib/account/team/schema";
import { listTeam } from "@/lib/account/team/server";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";

export const GET = route(async () => json(await listTeam(await requireManager())));

export const POST = route(async (request) => {
  assertSameOrigin(request);
  const manager = await requireActor(assertManager);
  return json(await invite(manager, await readBody(request, inviteRequestSchema)), { status: 202 });
});

export const { PUT, PATCH, DELETE } = onlyTakes("GET", "POST");
