import { etagOfBytes } from "@/lib/platform/http/etag";
import type { Draw, Listed, Ranked } from "@/lib/shop/draw/schema";
import { countPages, pagesOfRanks, readPage } from "@/lib/shop/draw/store";
import { randomnessOf, type AnnouncedRecord, type DrawnRecord, type SealedRecord } from "@/packages/draw-record";

/** A draw's record without its lists. */
export type RecordHead = AnnouncedRecord | SealedRecord | Omit<DrawnRecord, "ranked" | "excluded">;

/** A draw's record, and its JSON in pieces of a page of rows: all readers share them. */
export interface Published {
  readonly head: RecordHead;
  readonly pieces: readonly Uint8Array[];
  readonly etag: string;
}

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const withTag = (head: RecordHead, pieces: readonly Uint8Array[]): Published => ({
  head,
  pieces,
  etag: etagOfBytes(pieces),
});

/** As it is published before the winners are. */
export function publishedUntilDrawn(draw: Draw): Published {
  const record = { ...(draw.sealed ?? draw.announced), ...stopOf(draw) };
  return withTag(record, [bytesOf(JSON.stringify(record))]);
}

const stopOf = ({ stoppedAt }: Draw) => (stoppedAt === undefined ? {} : { stoppedAt });

/** Rows of a list as JSON, with what separates them from those before. */
function rowsText(rows: readonly object[], isFirst: boolean): string {
  const text = rows.map((row) => JSON.stringify(row)).join(",");
  return text === "" || isFirst ? text : `,${text}`;
}

/** A row as it is published: the leaf is all that tells whose it is. */
function publicRow<T extends Ranked | Listed>(row: T): Omit<T, "entryId"> {
  const { entryId: _, ...published } = row;
  return published;
}

/** One page of a list after the other: the whole list is in memory as text alone. */
async function listPieces(pages: number, rowsOf: (page: number) => Promise<readonly object[]>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for (let page = 0; page < pages; page++) {
    const text = rowsText(await rowsOf(page), pieces.length === 0);
    if (text !== "") pieces.push(bytesOf(text));
  }
  return pieces;
}

/** The whole record, from the pages that were written when it was sealed and ranked. */
export async function publishedDraw(draw: Draw, sealed: SealedRecord): Promise<Published> {
  const { dropId, seed, signature = "" } = draw;
  let winners = 0;
  const ranked = await listPieces(pagesOfRanks(sealed), async (page) => {
    const rows = await readPage({ dropId, kind: "ranked", page });
    winners += rows.filter(({ won }) => won !== null).length;
    return rows.map(publicRow);
  });
  const excluded = await listPieces(countPages(sealed.entries), async (page) => {
    const rows = await readPage({ dropId, kind: "listed", page });
    return rows.filter(({ reason }) => reason !== undefined).map(publicRow);
  });
  const drawn = { state: "drawn" as const, seed, randomness: randomnessOf(signature), signature, winners };
  const head = { ...sealed, ...stopOf(draw), ...drawn };
  const begun = JSON.stringify(head).slice(0, -1);
  const all = [bytesOf(`${begun},"ranked":[`), ...ranked, bytesOf(`],"excluded":[`), ...excluded, bytesOf("]}")];
  return withTag(head, all);
}
