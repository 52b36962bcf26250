import type { BadgeTone } from "@/components/ui/badge";
import type { MemberView } from "@/lib/account/team/schema";

export const roleWords: Record<MemberView["role"], string> = { fulfillment: "Fulfillment", manager: "Manager" };
export const roleHints: Record<MemberView["role"], string> = {
  fulfillment: "decides and ships",
  manager: "drops and team, too",
};
export const statusWords: Record<MemberView["status"], string> = {
  active: "Active",
  invited: "Invited",
  deactivated: "Deactivated",
};
export const statusTones: Record<MemberView["status"], BadgeTone> = {
  active: "ok",
  invited: "accent",
  deactivated: "neutral",
};
