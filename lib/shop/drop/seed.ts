import { draftOf } from "@/lib/shop/drop/draft";
import { defaultDrop } from "@/lib/shop/drop/rules";
import type { Drop, DropFile } from "@/lib/shop/drop/schema";
import { findDrop, findDropIds } from "@/lib/shop/drop/store";
import { createDrop, listDrop } from "@/lib/shop/drop/transitions";

const BY = "seed";

/** Puts the drop on sale unless there is one already: then that one stays. Resolves with the drop that is there. */
export async function seedDrop(file: DropFile | undefined): Promise<Drop> {
  const [first] = await findDropIds();
  const existing = first === undefined ? undefined : await findDrop(first);
  return existing ?? publishFirst(file ?? defaultDrop(Date.now()));
}

async function publishFirst(file: DropFile): Promise<Drop> {
  const draft = draftOf(file, BY, new Date().toISOString());
  const { record = draft } = await createDrop({ ...draft, status: "published" });
  await listDrop(record);
  return record;
}
