import { checked } from "@/lib/account/customer/schema";
import { checkNewPassword } from "@/lib/account/password/checks";

export const newPasswordSchema = checked(checkNewPassword);
