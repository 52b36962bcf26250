import { resets } from "@/lib/account/password-reset/record";
import type { PasswordReset } from "@/lib/account/password-reset/schema";

/** The request as last written, or undefined. */
export const findReset = (resetId: string): Promise<PasswordReset | undefined> => resets.get({ resetId });
