import { isPasswordResetId, type PasswordResetId } from "@/lib/platform/ids";
import { linkToken, splitToken } from "@/lib/platform/link-token/rules";
import type { LinkState, PasswordReset } from "@/lib/account/password-reset/schema";

/** Asking twice within this time is asking once: a double click, or a browser that lost our answer. */
const REPEAT_MS = 60_000;

interface Asker {
  readonly email: string;
  /** When the password was last changed: after a change, asking is asking anew. */
  readonly passwordSetAt: string | undefined;
}

/** What a request's id is derived from: the same for a repeat. */
export const requestParts = ({ email, passwordSetAt }: Asker, nowMs: number): string[] => [
  "password-reset",
  email,
  passwordSetAt ?? "",
  String(Math.floor(nowMs / REPEAT_MS)),
];

interface TokenSource {
  readonly resetId: PasswordResetId;
  readonly tokenSeed: string;
}

export const tokenOf = ({ resetId, tokenSeed }: TokenSource, key: string) =>
  linkToken(resetId, ["password-reset", tokenSeed], key);

export function readToken(
  token: string,
): { readonly resetId: PasswordResetId; readonly tokenHash: string } | undefined {
  const parts = splitToken(token, isPasswordResetId);
  return parts && { resetId: parts.id, tokenHash: parts.tokenHash };
}

/** When the link was used, if it was. */
export const usedAtOf = (reset: PasswordReset): string | undefined => ("usedAt" in reset ? reset.usedAt : undefined);

const isLate = ({ expiresAt }: Pick<PasswordReset, "expiresAt">, nowMs: number): boolean =>
  Date.parse(expiresAt) <= nowMs;

/** What the holder of the link may still do with it. */
export function linkStateOf(reset: PasswordReset, nowMs: number): LinkState {
  switch (reset.status) {
    case "failed":
      return "invalid";
    case "changed":
      return "used";
    case "expired":
      return "expired";
    case "pending":
    case "mailed":
      if (reset.usedAt !== undefined) return "used";
      return isLate(reset, nowMs) ? "expired" : "open";
  }
}
