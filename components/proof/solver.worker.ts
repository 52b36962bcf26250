import { solveChallenge, type Challenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";

/** Solves one challenge, however long it takes: who waits for it ends it. */
const solve = (challenge: Challenge) => solveChallenge({ challenge, deriveKey, timeout: 0 });

addEventListener(
  "message",
  ({ data }: MessageEvent<Challenge>) => void solve(data).then((solution) => postMessage(solution)),
);
