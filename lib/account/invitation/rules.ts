import { checkFirstName, checkLastName } from "@/lib/account/customer/checks";
import { isInvitationId, type InvitationId } from "@/lib/platform/ids";
import { linkToken, splitToken } from "@/lib/platform/link-token/rules";
import type { Invitation, InvitationState } from "@/lib/account/invitation/schema";

interface TokenSource {
  readonly invitationId: InvitationId;
  readonly tokenSeed: string;
}

export const tokenOf = ({ invitationId, tokenSeed }: TokenSource, key: string) =>
  linkToken(invitationId, ["invitation", tokenSeed], key);

export function readToken(
  token: string,
): { readonly invitationId: InvitationId; readonly tokenHash: string } | undefined {
  const parts = splitToken(token, isInvitationId);
  return parts && { invitationId: parts.id, tokenHash: parts.tokenHash };
}

interface Name {
  readonly firstName: string;
  readonly lastName: string;
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** The name that a mail address speaks of: `grace.hopper@…` is Grace Hopper. */
export function nameIn(email: string): Name {
  const words = (email.split("@")[0] ?? "").split(/[^\p{L}\p{M}]+/u).filter(Boolean);
  const [first = "Colleague", ...rest] = words.slice(0, 3).map(capital);
  const isName = checkFirstName(first) === null && checkLastName(rest.join(" ")) === null;
  return isName ? { firstName: first, lastName: rest.join(" ") } : { firstName: "Colleague", lastName: "" };
}

/** When it was accepted, if it was. */
export const acceptedAtOf = (invitation: Invitation): string | undefined =>
  "acceptedAt" in invitation ? invitation.acceptedAt : undefined;

/** What the holder of the link may still do with it. */
export function stateOf(invitation: Invitation, nowMs: number): InvitationState {
  switch (invitation.status) {
    case "failed":
      return "invalid";
    case "accepted":
      return "used";
    case "expired":
      return "expired";
    case "pending":
    case "mailed":
      if (invitation.acceptedAt !== undefined) return "used";
      return Date.parse(invitation.expiresAt) <= nowMs ? "expired" : "open";
  }
}
