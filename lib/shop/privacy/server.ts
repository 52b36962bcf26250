import type { Customer } from "@/lib/account/customer/schema";
import { getCustomer, markErased } from "@/lib/account/customer/store";
import { guessSecret } from "@/lib/account/guessing/server";
import { verifyPassword } from "@/lib/account/password/hash";
import { isStaff } from "@/lib/account/session/rules";
import type { Viewer } from "@/lib/account/session/schema";
import { endStaleSessions } from "@/lib/account/session/transitions";
import { writeAndReconcile } from "@/lib/platform/durable/reconcile";
import { AppError } from "@/lib/platform/errors";
import { erasureReconciler } from "@/lib/shop/privacy/reconciler";
import { rooms } from "@/lib/shop/privacy/rooms";
import type { EraseRequest } from "@/lib/shop/privacy/schema";

type Owner = Pick<Viewer, "customerId" | "email" | "role">;

/** All that the store holds on the viewer, by room. */
export async function exportMyData({ customerId, email }: Owner): Promise<Record<string, unknown>> {
  const exporting = rooms.flatMap(({ name, export: read }) => (read ? [{ name, read }] : []));
  const parts = await Promise.all(
    exporting.map(async ({ name, read }) => [name, await read({ customerId, email })] as const),
  );
  return { exportedAt: new Date().toISOString(), ...Object.fromEntries(parts) };
}

const wrongPassword = () =>
  new AppError("wrong_password", { issues: [{ field: "password", message: "This is not your password." }] });

async function prove({ customerId }: Owner, password: string): Promise<Customer | undefined> {
  const customer = await getCustomer(customerId);
  return customer && (await verifyPassword(password, customer.passwordHash)) ? customer : undefined;
}

/**
 * Erases the viewer's account: one write decides, every session ends before the answer, and the address is free for a new
 * account. An order that is not on its way is withdrawn; orders that were stay in the books without personal data. What has to wait
 * for an order's end is done by the sweep.
 * @throws AppError staff_account, wrong_password, rate_limited
 */
export async function eraseMe(viewer: Owner, { password }: EraseRequest): Promise<void> {
  if (isStaff(viewer)) throw new AppError("staff_account");
  const { customerId } = viewer;
  const proven = await guessSecret(`password:${customerId}`, () => prove(viewer, password));
  if (!proven) throw wrongPassword();
  await writeAndReconcile(erasureReconciler, customerId, async () => {
    await markErased(customerId, new Date().toISOString());
    await endStaleSessions(customerId);
  });
}
