import "server-only";
import { cookies } from "next/headers";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions } from "@/lib/account/session/options";
import { assertStaff, isOfPassword } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { getCustomer } from "@/lib/account/customer/store";
import { AppError } from "@/lib/platform/errors";

interface SessionUser {
  readonly id?: string;
  readonly passwordSetAt?: string;
}

async function readViewer(): Promise<Viewer | null> {
  const session = (await getServerSession(authOptions())) as { user?: SessionUser } | null;
  const customer = session?.user?.id ? await getCustomer(session.user.id) : undefined;
  if (!session?.user || !customer || !isOfPassword(session.user, customer)) return null;
  const { customerId, email, firstName, role, verifiedAt } = customer;
  return { customerId, email, firstName, role, verified: verifiedAt !== undefined };
}

/** Who is signed in, as the data says now; null without a session, for one whose customer is gone, and for one from before the password was changed. Read once a request. */
export const currentViewer = cache(readViewer);

/** @throws AppError unauthenticated */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) throw new AppError("unauthenticated");
  return viewer;
}

/** next-auth's token for a plain sign-in form; empty before its cookie is there. */
export async function csrfToken(): Promise<string> {
  const jar = await cookies();
  const cookie = jar.get("next-auth.csrf-token") ?? jar.get("__Host-next-auth.csrf-token");
  return cookie?.value.split("|")[0] ?? "";
}

/** @throws AppError unauthenticated, forbidden to all but the team */
export async function requireStaff(): Promise<Viewer> {
  const viewer = await requireViewer();
  assertStaff(viewer);
  return viewer;
}
