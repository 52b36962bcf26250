import type { z } from "zod";
import { draws, pages, ROWS_OF_A_PAGE, type PageKey } from "@/lib/shop/draw/record";
import { countExcluded } from "@/lib/shop/draw/rules";
import { rowsOf, type Draw } from "@/lib/shop/draw/schema";
import type { SealedRecord } from "@/packages/draw-record";

/** The draw as last written, or undefined where none was announced. */
export const findDraw = (dropId: string): Promise<Draw | undefined> => draws.get({ dropId });

type Rows<Kind extends PageKey["kind"]> = z.infer<(typeof rowsOf)[Kind]>;

/** The rows of a page; none where there is none. */
export async function readPage<Kind extends PageKey["kind"]>(key: PageKey & { kind: Kind }): Promise<Rows<Kind>> {
  const page = await pages.get(key);
  return rowsOf[key.kind].parse(page === undefined ? [] : JSON.parse(page.rows)) as Rows<Kind>;
}

/** How many pages so many rows fill. */
export const countPages = (rows: number): number => Math.ceil(rows / ROWS_OF_A_PAGE);

/** How many pages the ranks of a sealed list fill. */
export const pagesOfRanks = (sealed: SealedRecord): number => countPages(sealed.entries - countExcluded(sealed));

/** The rows of all pages of a list of so many. */
export async function readPages<Kind extends PageKey["kind"]>(
  dropId: string,
  kind: Kind,
  rows: number,
): Promise<Rows<Kind>> {
  const numbers = Array.from({ length: countPages(rows) }, (_, page) => page);
  const read = await Promise.all(numbers.map((page) => readPage({ dropId, kind, page })));
  return read.flat() as Rows<Kind>;
}

/** Writes a list in pages, in place of the same list as it was written before. */
export async function writePages<Kind extends PageKey["kind"]>(
  dropId: string,
  kind: Kind,
  rows: Rows<Kind>,
): Promise<void> {
  for (let page = 0; page < countPages(rows.length); page++) {
    const part = rows.slice(page * ROWS_OF_A_PAGE, (page + 1) * ROWS_OF_A_PAGE);
    await pages.put({ dropId, kind, page }, { rows: JSON.stringify(part) });
  }
}

/** Keeps a page once. Resolves with the rows that are kept, these or the ones before them, and with whether this call kept them. */
export async function keepPage<Kind extends PageKey["kind"]>(
  key: PageKey & { kind: Kind },
  rows: Rows<Kind>,
): Promise<{ readonly written: boolean; readonly rows: Rows<Kind> }> {
  const written = await pages.create(key, { rows: JSON.stringify(rows) });
  return { written, rows: written ? rows : await readPage(key) };
}
