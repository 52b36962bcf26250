import type { Challenge, Solution } from "altcha-lib";
import type { Purpose } from "@/lib/platform/challenge/schema";

async function fetchChallenge(purpose: Purpose, dropId: string | undefined): Promise<Challenge> {
  const query = new URLSearchParams({ purpose, ...(dropId !== undefined && { dropId }) });
  const response = await fetch(`/api/challenge?${query.toString()}`, { cache: "no-store" });
  if (!response.ok) throw new Error(`a challenge: ${response.status}`);
  return (await response.json()) as Challenge;
}

/** Beside the page, which stays as quick as it was. */
async function solveApart(challenge: Challenge): Promise<Solution> {
  const worker = new Worker(new URL("./solver.worker.ts", import.meta.url));
  try {
    return await new Promise<Solution>((resolve, reject) => {
      worker.addEventListener("message", ({ data }: MessageEvent<Solution>) => resolve(data));
      worker.addEventListener("error", reject);
      worker.postMessage(challenge, { transfer: [] });
    });
  } finally {
    worker.terminate();
  }
}

/**
 * Asks for a challenge and solves it. Resolves with the proof as the store takes it: base64 of challenge and solution.
 * @param begun told the level of the price once it is known
 */
export async function makeProof(
  purpose: Purpose,
  dropId: string | undefined,
  begun: (level: number) => void,
): Promise<string> {
  const challenge = await fetchChallenge(purpose, dropId);
  begun(Number(challenge.parameters.data?.["level"] ?? 0));
  const solution = await solveApart(challenge);
  return btoa(JSON.stringify({ challenge, solution }));
}
