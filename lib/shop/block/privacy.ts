import type { PersonalData } from "@/lib/platform/privacy/contribution";
import { deleteBlock, findBlock } from "@/lib/shop/block/store";

/**
 * The block of an account. Those of digests (mailbox, card, address, network) hold nothing of a person and end with their time,
 * so that leaving is no way around them.
 */
export const blockData: PersonalData = {
  name: "blocks",
  export: async ({ customerId }) => {
    const block = await findBlock({ kind: "account", digest: customerId });
    return block ? [{ kind: block.kind, reason: block.reason, at: block.at, endsAt: block.endsAt }] : [];
  },
  erase: ({ customerId }) => deleteBlock({ kind: "account", digest: customerId }),
};
