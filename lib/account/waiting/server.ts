import "server-only";
import { redirect } from "next/navigation";
import { forgetWaiting, keepWaiting, readWaiting, type Waiting } from "@/lib/account/waiting/cookie";
import type { Demand } from "@/lib/platform/challenge/caller";
import type { Purpose } from "@/lib/platform/challenge/schema";
import { isItsTurn, issueTicket, turnOf } from "@/lib/platform/challenge/ticket";
import { isAppError } from "@/lib/platform/errors";
import type { HeaderReader } from "@/lib/platform/http/client";

const WAITING_PAGE = "/wait";

/** The turn of who waits, in milliseconds of Unix time; 0 where no wait is on. */
const turnIn = (waiting: Waiting | undefined): number => (waiting && turnOf(waiting.ticket)) ?? 0;

/** For the waiting page: how long until it is the visitor's turn, and where they go on. Undefined when they wait for nothing. */
export async function myTurn(): Promise<{ readonly leftSeconds: number; readonly back: string } | undefined> {
  const waiting = await readWaiting();
  const leftMs = turnIn(waiting) - Date.now();
  return waiting && { leftSeconds: Math.max(0, Math.ceil(leftMs / 1000)), back: waiting.back };
}

/**
 * What a form shows: the proof that its script made, else the ticket of a browser whose turn it is, else null. A ticket is shown
 * once: it is taken out of the browser. Only in a server action or a route.
 */
export async function shownWith(purpose: Purpose, proof: string | undefined): Promise<string | null> {
  if (proof) return proof;
  const waiting = await readWaiting();
  if (waiting?.purpose !== purpose || !isItsTurn(waiting.ticket)) return null;
  await forgetWaiting();
  return waiting.ticket;
}

/** What a visitor typed before they waited; empty for who did not. */
export const typedBefore = async (purpose: Purpose): Promise<Waiting["typed"]> => {
  const waiting = await readWaiting();
  return waiting?.purpose === purpose ? waiting.typed : {};
};

const lacksProof = (error: unknown): boolean => isAppError(error) && error.code.startsWith("challenge_");

/** Next names the action in a header where its script sends the form. */
const isSentByScript = (headers: HeaderReader): boolean => headers.get("next-action") !== null;

interface Wait {
  readonly demand: Demand;
  /** Where it goes on. */
  readonly back: string;
  readonly typed?: Waiting["typed"];
}

/** Gives a place in the line, and leads to the page that says when it is its turn. @throws AppError rate_limited */
export async function sendToWait({ demand, back, typed = {} }: Wait): Promise<string> {
  const { ticket } = await issueTicket(demand);
  await keepWaiting({ purpose: demand.purpose, ticket, back, typed });
  return WAITING_PAGE;
}

/**
 * Does what a form asks for. Where that lacks a proof, and no script is there to make one, the visitor waits instead.
 * @throws what `act` throws
 */
export async function orWait<T>(headers: HeaderReader, wait: () => Promise<Wait>, act: () => Promise<T>): Promise<T> {
  try {
    const done = await act();
    await forgetWaiting();
    return done;
  } catch (error) {
    if (!lacksProof(error) || isSentByScript(headers)) throw error;
    return redirect(await sendToWait(await wait()));
  }
}
