import type { APIRequestContext, APIResponse } from "@playwright/test";
import { solveChallenge, type Challenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";

/** What is sent as `X-Challenge` for a challenge of the store. */
export async function proofOf(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey, timeout: 0 });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString("base64");
}

/** Where a challenge is asked for. @param dropId the drop on sale when absent */
export const challengePath = (purpose: string, dropId?: string): string =>
  `/api/challenge?${new URLSearchParams({ purpose, ...(dropId !== undefined && { dropId }) }).toString()}`;

/** A proof for this caller. @param dropId the drop on sale when absent */
export async function proofFrom(http: APIRequestContext, purpose = "order", dropId?: string): Promise<string> {
  return proofOf((await (await http.get(challengePath(purpose, dropId))).json()) as Challenge);
}

const isProofAsked = async (response: APIResponse): Promise<boolean> =>
  response.status() === 403 && ((await response.json()) as { code?: string }).code === "challenge_required";

interface Asked {
  readonly purpose: "order" | "enter";
  readonly dropId?: string | undefined;
}

/** Sends, and once more with a proof where one is asked for: a refusal for another reason comes without. */
export async function withProof(
  http: APIRequestContext,
  { purpose, dropId }: Asked,
  send: (headers: Readonly<Record<string, string>>) => Promise<APIResponse>,
): Promise<APIResponse> {
  const first = await send({});
  return (await isProofAsked(first)) ? send({ "x-challenge": await proofFrom(http, purpose, dropId) }) : first;
}
