import { requireActor } from "@/lib/account/session/actor";
import { assertStaff } from "@/lib/account/session/rules";
import { lockForReview, unlockReview } from "@/lib/desk/review-lock/server";
import { assertSameOrigin, json, onlyTakes, route } from "@/lib/platform/http/route";

type Context = RouteContext<"/api/fulfillment/orders/[id]/review-lock">;

/** `?takeOver=true` takes the order over from the reviewer who looks at it. */
export const POST = route<Context>(async (request, { params }) => {
  assertSameOrigin(request);
  const staff = await requireActor(assertStaff);
  const { id } = await params;
  const takeOver = new URL(request.url).searchParams.get("takeOver") === "true";
  return json({ orderId: id, reviewLock: await lockForReview(staff, id, takeOver) });
});

export const DELETE = route<Context>(async (request, { params }) => {
  assertSameOrigin(request);
  const staff = await requireActor(assertStaff);
  const { id } = await params;
  await unlockReview(staff, id);
  return json({ orderId: id });
});

export const { GET, PUT, PATCH } = onlyTakes("POST", "DELETE");
