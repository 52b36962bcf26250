import { z } from "zod";
import type { Customer } from "@/lib/account/customer/schema";
import { digestId } from "@/lib/platform/ids";
import { entity } from "@/lib/platform/table/entity";

const seeded = entity({
  schema: z.object({ password: z.string() }),
  key: ({ customerId }: Pick<Customer, "customerId">) => ({ pk: `STAFF#${customerId}`, sk: "SEEDED" }),
});

type WithPassword = Pick<Customer, "customerId" | "passwordHash">;

/** Notes that this password is the seed's doing, and no person's. */
export const noteSeeded = ({ customerId, passwordHash }: WithPassword): Promise<void> =>
  seeded.put({ customerId }, { password: digestId(passwordHash) });

/** Whether the account has the password that the seed gave it: a person has not changed it since. */
export const isAsSeeded = async ({ customerId, passwordHash }: WithPassword): Promise<boolean> =>
  (await seeded.get({ customerId }))?.password === digestId(passwordHash);
