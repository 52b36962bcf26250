import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Stack } from "../../../e2e/support/stack.ts";
import { expectStatus, read, type Client } from "./client.ts";
import { SIZE, type OpenDrop } from "./visit.ts";

export type Mode = "first_come" | "draw";

const PRICE = { amountMinor: 21_900, currency: "EUR" };
const HOUR_MS = 3_600_000;
const OPENS_IN_MS = 6000;

const isoOf = (ms: number): string => new Date(ms).toISOString();

const dropOf = (name: string, opensAtMs: number, pairs: number, countries: readonly string[]) => ({
  name,
  opensAt: isoOf(opensAtMs),
  closesAt: isoOf(opensAtMs + HOUR_MS),
  price: PRICE,
  shipsTo: countries,
  sizes: [{ size: SIZE, pairs }],
});

/** The store is seeded with a drop: one that is over. Its file. */
export function writePastDrop(directory: string): string {
  const file = path.join(directory, "drop.json");
  const drop = { dropId: "the-last-one", ...dropOf("The last one", Date.now() - 2 * HOUR_MS, 1, ["DE"]) };
  writeFileSync(file, JSON.stringify(drop));
  return file;
}

export interface WantedDrop {
  readonly mode: Mode;
  readonly pairs: number;
  readonly countries: readonly string[];
  /** How long actors shop; of a draw from its closing on. */
  readonly minutes: number;
  /** How long a draw takes entries. */
  readonly entriesForSeconds: number;
}

/** Publishes the drop of the campaign. */
export async function openDrop(stack: Stack, staff: Client, wanted: WantedDrop): Promise<OpenDrop> {
  const { mode, pairs, countries, minutes, entriesForSeconds } = wanted;
  const opensAtMs = Date.now() + OPENS_IN_MS;
  const entriesCloseAtMs = mode === "draw" ? opensAtMs + entriesForSeconds * 1000 : undefined;
  const ofDraw = entriesCloseAtMs === undefined ? {} : { mode, entriesCloseAt: isoOf(entriesCloseAtMs) };
  const drop = { ...dropOf("Campaign", opensAtMs, pairs, countries), ...ofDraw };
  const drafted = await staff.post("/api/fulfillment/drops", drop);
  const { dropId } = read(expectStatus(drafted, 201, "drop")) as { dropId: string };
  expectStatus(await staff.post(`/api/fulfillment/drops/${dropId}/publish`, {}), 200, "publish");
  const endsAtMs = (entriesCloseAtMs ?? opensAtMs) + minutes * 60_000;
  return { stack, dropId, opensAtMs, endsAtMs, ...(entriesCloseAtMs !== undefined && { entriesCloseAtMs }) };
}
