import { z } from "zod";
import { dropIdFor } from "@/lib/desk/drops/rules";
import {
  dropFileSchema,
  pairsSchema,
  type Deed,
  type Drop,
  type DropPhase,
  type DropView,
} from "@/lib/shop/drop/schema";
import type { Batch } from "@/lib/shop/inventory/rules";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

function withDropId(body: unknown): unknown {
  if (!isObject(body) || "dropId" in body) return body;
  const { name } = body;
  return typeof name === "string" ? { ...body, dropId: dropIdFor(name, body) } : { ...body, dropId: "unnamed" };
}

/** A drop as its file describes it; without an id of its own it gets one that is made of its name. */
export const newDropSchema = z.preprocess(withDropId, dropFileSchema);

/** Any part of the file. */
export const editSchema = z.record(z.string(), z.unknown());

const asList = (body: unknown): unknown => (isObject(body) && "size" in body ? { sizes: [body] } : body);

/** How many pairs of which sizes are added; of one size alone it may stand without the list. */
export const restockSchema = z.preprocess(
  asList,
  z.object({ sizes: z.array(pairsSchema).min(1, "Say how many pairs of which size.").max(30) }),
);

export const moveSchema = z.enum(["publish", "pause", "resume", "close", "restock", "archive"]);
export type MoveName = z.infer<typeof moveSchema>;

/** A drop as a manager sees it. Times are ISO 8601. */
export interface ManagedDrop extends Omit<DropView, "phase" | "sizes"> {
  readonly phase: DropPhase | "draft";
  readonly status: Drop["status"] | "archived";
  readonly packing: Drop["packing"];
  readonly timeZone: string;
  readonly sizes: readonly ManagedSize[];
  readonly version: number;
  /** Oldest first. */
  readonly deeds: readonly {
    readonly deed: Deed;
    readonly at: string;
    readonly name: string;
    readonly pairs: number | null;
  }[];
}

/** Its pairs in all, those that no order holds, and how they are numbered. */
export interface ManagedSize {
  readonly size: string;
  readonly pairs: number;
  readonly left: number;
  readonly availability: DropView["sizes"][number]["availability"];
  readonly batches: readonly Batch[];
}
