import { INVITATION_TIMEOUT_SECONDS } from "@/lib/account/invitation/durations";
import type { Letter } from "@/lib/platform/mail/schema";
import { durationInWords } from "@/lib/platform/time";

const WORKS_FOR = durationInWords(INVITATION_TIMEOUT_SECONDS);

export const invitationLetter = (to: string, inviter: string, url: string): Letter => ({
  to,
  subject: "You are invited to the team of QuantaSneaks",
  preheader: `Set a password, and you are in. The link works once, and for ${WORKS_FOR}.`,
  title: "Join the team",
  greeting: "Hello,",
  paragraphs: [
    `${inviter} invites you to the team of QuantaSneaks. Open the link and set a password: that makes your account. It works once, and for ${WORKS_FOR}.`,
  ],
  button: { label: "Accept the invitation", url },
  closing: "If you do not expect this, ignore this mail: no account is made.",
});
