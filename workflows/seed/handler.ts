import { z } from "zod";
import { emailSchema, roleSchema } from "@/lib/account/customer/schema";
import { seedStaff } from "@/lib/account/team/seed";
import { tryReconcileRecord } from "@/lib/platform/durable/reconcile";
import { TerminalError } from "@/lib/platform/errors";
import { dropReconciler } from "@/lib/shop/drop/reconciler";
import { dropFileSchema } from "@/lib/shop/drop/schema";
import { seedDrop } from "@/lib/shop/drop/seed";

const staffSchema = z.object({
  email: emailSchema,
  password: z.string().min(1),
  firstName: z.string().min(1).optional(),
  lastName: z.string().min(1).optional(),
  role: roleSchema.exclude(["customer"]).optional(),
});

const seedSchema = z.object({
  drop: dropFileSchema.optional(),
  staff: z.union([staffSchema.transform((one) => [one]), z.array(staffSchema)]).default([]),
});

/** Makes an empty store ready to sell: the drop with its pairs, and the team's accounts. Safe to repeat; a drop that is there stays. */
export async function handler(event: unknown): Promise<{ readonly dropId: string }> {
  const parsed = seedSchema.safeParse(event ?? {});
  if (!parsed.success) throw new TerminalError(`The drop to seed is not right.\n${z.prettifyError(parsed.error)}`);
  const { drop, staff } = parsed.data;
  for (const member of staff) await seedStaff(member);
  const seeded = await seedDrop(drop);
  await tryReconcileRecord(dropReconciler, seeded.dropId, seeded);
  return { dropId: seeded.dropId };
}
