import { requireActor } from "@/lib/account/session/actor";
import { assertManager } from "@/lib/account/session/rules";
import { moveSchema, restockSchema } from "@/lib/desk/drops/schema";
import { moveDrop, restockDrop } from "@/lib/desk/drops/server";
import { AppError } from "@/lib/platform/errors";
import { readBody } from "@/lib/platform/http/body";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";

/** `publish`, `pause`, `resume`, `close`, `archive`, and `restock` with a body. */
export const POST = route<RouteContext<"/api/fulfillment/drops/[dropId]/[move]">>(async (request, { params }) => {
  assertSameOrigin(request);
  const manager = await requireActor(assertManager);
  const { dropId, move } = await params;
  const name = moveSchema.safeParse(move).data;
  if (name === undefined) throw new AppError("not_found");
  if (name !== "restock") return json(await moveDrop(manager, dropId, name));
  const { sizes } = await readBody(request, restockSchema);
  return json(await restockDrop(manager, dropId, sizes, request.headers.get("idempotency-key")));
});

export const { GET, PUT, PATCH, DELETE } = onlyTakes("POST");
