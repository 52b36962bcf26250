import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Viewer } from "@/lib/account/session/schema";
import { currentViewer } from "@/lib/account/session/server";
import { isAppError } from "@/lib/platform/errors";
import { getOrder } from "@/lib/shop/order/server";

const orderOr404 = cache(async (id: string, viewer: Viewer) => {
  try {
    return await getOrder(id, viewer);
  } catch (error) {
    if (isAppError(error, "not_found")) notFound();
    throw error;
  }
});

/** The order that the page is of, for its owner and the team; others are asked to sign in first, or find nothing. */
export async function orderHere(id: string, path = `/orders/${id}`) {
  const viewer = await currentViewer();
  if (!viewer) redirect(`/signin?callbackUrl=${encodeURIComponent(path)}`);
  return { viewer, order: await orderOr404(id, viewer) };
}
