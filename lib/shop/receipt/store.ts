import { z } from "zod";
import { entity, type Decided } from "@/lib/platform/table/entity";
import { documentSchema, type Document, type DocumentKind } from "@/lib/shop/receipt/schema";

interface Series {
  readonly dropId: string;
  readonly kind: DocumentKind;
}

const partition = ({ dropId, kind }: Series) => `RECEIPTS#${dropId}#${kind}`;
const SORT_DIGITS = 10;
const sortKey = (number: number) => `RECEIPT#${String(number).padStart(SORT_DIGITS, "0")}`;

const documents = entity({
  schema: documentSchema,
  key: ({ number, ...series }: Series & { readonly number: number }) => ({
    pk: partition(series),
    sk: sortKey(number),
  }),
});

/** Where an order's document is, or is to be looked for: at this number or after it. */
const places = entity({
  schema: z.object({ from: z.int(), number: z.int().optional() }),
  key: ({ orderId, kind }: Pick<Document, "orderId" | "kind">) => ({ pk: `RECEIPT#${orderId}`, sk: kind }),
});

/** The highest number of the series; 0 while it is empty. */
export async function lastNumber(series: Series): Promise<number> {
  const [last] = await documents.query(partition(series), { newestFirst: true, limit: 1 });
  return last?.record.number ?? 0;
}

/** The documents of a series from a number on. */
export const documentsFrom = async (series: Series, from: number): Promise<Document[]> =>
  (await documents.query(partition(series), { after: sortKey(from - 1) })).map(({ record }) => record);

/** Takes a number, once for all. Resolves with the document that has it. */
export const takeNumber = (document: Document): Promise<Decided<Document>> =>
  documents.createOrMeet(document, document);

export const findDocument = (series: Series, number: number): Promise<Document | undefined> =>
  documents.get({ ...series, number });

export const findPlace = (of: Pick<Document, "orderId" | "kind">) => places.get(of);
/** Where to look for an order's document, once: what was noted first counts. */
export const notePlace = (of: Pick<Document, "orderId" | "kind">, from: number) => places.createOrMeet(of, { from });
export const noteNumber = (of: Pick<Document, "orderId" | "kind">, number: number) =>
  places.update(of, { set: { number } });
