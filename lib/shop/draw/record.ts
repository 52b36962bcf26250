import { z } from "zod";
import { entity } from "@/lib/platform/table/entity";
import { drawSchema, type rowsOf } from "@/lib/shop/draw/schema";

const pkOf = (dropId: string): string => `DRAW#${dropId}`;

/** A draw's record: written by `transitions.ts` alone. */
export const draws = entity({
  schema: drawSchema,
  key: ({ dropId }: { readonly dropId: string }) => ({ pk: pkOf(dropId), sk: "DRAW" }),
});

type PageKind = keyof typeof rowsOf;

export interface PageKey {
  readonly dropId: string;
  readonly kind: PageKind;
  readonly page: number;
}

/** Rows as JSON: a thousand of them stay far below an item's 400 KB. */
export const pages = entity({
  schema: z.object({ rows: z.string() }),
  key: ({ dropId, kind, page }: PageKey) => ({ pk: pkOf(dropId), sk: `${kind.toUpperCase()}#${page}` }),
});
export const ROWS_OF_A_PAGE = 1000;
