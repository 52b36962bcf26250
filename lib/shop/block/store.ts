import { entity } from "@/lib/platform/table/entity";
import { blockKindSchema, blockSchema, type Block, type Blockable } from "@/lib/shop/block/schema";

const LIST = "BLOCKS";

const blocks = entity({
  schema: blockSchema,
  key: ({ kind, digest }: Pick<Block, "kind" | "digest">) => ({ pk: `BLOCK#${kind}#${digest}`, sk: "BLOCK" }),
});
const { when } = blocks;

/** Blocks until its end; a block of the same thing gives way to the newer. */
export async function putBlock(block: Block): Promise<void> {
  const index = { gsi1pk: LIST, gsi1sk: `${block.at}#${block.kind}#${block.digest}` };
  await blocks.replace(block, block, when.or(when.missing, when.atMost("at", block.at)), index);
}

/** Safe to repeat. */
export const deleteBlock = (key: Pick<Block, "kind" | "digest">): Promise<void> => blocks.delete(key);

export const findBlock = (key: Pick<Block, "kind" | "digest">): Promise<Block | undefined> => blocks.get(key);

/** The blocks that count now for any of these: reads that travel together. */
export async function activeBlocks(of: Blockable): Promise<Block[]> {
  const given = blockKindSchema.options.flatMap((kind) => (of[kind] ? [{ kind, digest: of[kind] }] : []));
  const now = new Date().toISOString();
  return (await Promise.all(given.map(findBlock))).filter(
    (block) => block !== undefined && block.endsAt > now,
  ) as Block[];
}

const MOST_LISTED = 500;

/** The blocks that count now, newest first. Eventually consistent. */
export async function listBlocks(): Promise<Block[]> {
  const now = new Date().toISOString();
  const found = await blocks.query(LIST, { index: "gsi1", newestFirst: true, limit: MOST_LISTED });
  return found.map(({ record }) => record).filter(({ endsAt }) => endsAt > now);
}
