import { z } from "zod";
import { emailSchema } from "@/lib/registration/schema";
import { seedStaff } from "@/lib/customer/seed";
import { TerminalError } from "@/lib/errors";
import { dropFileSchema } from "@/lib/drop/schema";
import { seedDrop } from "@/lib/drop/seed";

const seedSchema = z.object({
  drop: dropFileSchema.optional(),
  staff: z.object({ email: emailSchema, password: z.string().min(1) }).optional(),
});

/** Makes an empty store ready to sell: the drop with its pairs, and one staff account. Safe to repeat; a drop that is there stays. */
export async function handler(event: unknown): Promise<{ readonly dropId: string }> {
  const parsed = seedSchema.safeParse(event ?? {});
  if (!parsed.success) throw new TerminalError(`The drop to seed is not right.\n${z.prettifyError(parsed.error)}`);
  const { drop, staff } = parsed.data;
  if (staff) await seedStaff(staff);
  return { dropId: await seedDrop(drop) };
}
