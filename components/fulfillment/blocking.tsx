import { BlockForm } from "@/components/fulfillment/handling-client";
import { blockWords } from "@/components/fulfillment/words";
import { Notice } from "@/components/ui/notice";
import type { FulfillmentOrderView } from "@/lib/desk/order/schema";
import { blockKindSchema } from "@/lib/shop/block/schema";

const kinds = blockKindSchema.options.map((kind) => [kind, blockWords[kind]] as const);

/** What of the order is blocked, and what may be. */
export function Blocking({ order: { orderId, blocks } }: { order: FulfillmentOrderView }) {
  return (
    <div className="grid gap-4">
      {blocks.map(({ kind, reason }) => (
        <Notice
          key={kind}
          tone="danger"
          title={`${blockKindSchema.safeParse(kind).success ? blockWords[blockKindSchema.parse(kind)] : kind} blocked`}
        >
          <p className="break-words">{reason}</p>
        </Notice>
      ))}
      <p className="max-w-read text-sm text-muted">
        A blocked account or mailbox places no new orders. Orders with a blocked card, address or network come to the
        desk flagged: innocent people may share those.
      </p>
      <BlockForm orderId={orderId} kinds={kinds} />
    </div>
  );
}
