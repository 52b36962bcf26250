import type { Metadata } from "next";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { UnblockForm } from "@/components/fulfillment/unblock-form-client";
import { blockWords } from "@/components/fulfillment/words";
import { LocalTime } from "@/components/time/local-time-client";
import { QuietLink } from "@/components/ui/quiet-link";
import { readBlocks, type BlockView } from "@/lib/desk/blocks/server";
import { orderNumberOf } from "@/lib/shop/order/number";

export const metadata: Metadata = { title: "Blocks" };

export default async function BlocksPage() {
  const viewer = await staffViewer("/fulfillment/blocks");
  const blocks = await orRefusal(readBlocks(viewer));
  return (
    <DeskFrame title="Blocks" room="/fulfillment/blocks">
      {blocks.length === 0 ? <p>Nothing is blocked. An order&rsquo;s page is where a block begins.</p> : null}
      <ul aria-label="Blocks" className="grid gap-3">
        {blocks.map((block) => (
          <Row key={`${block.kind} ${block.digest}`} block={block} />
        ))}
      </ul>
    </DeskFrame>
  );
}

function Row({ block: { kind, digest, reason, name, at, endsAt, orderId } }: { block: BlockView }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-2 border-line bg-raised p-4">
      <div className="grid min-w-0 gap-0.5 text-sm">
        <p className="font-bold break-words">
          {blockWords[kind]}: {reason}
        </p>
        <p className="text-muted">
          By {name ?? "a colleague"}, <LocalTime iso={at} />, until <LocalTime iso={endsAt} />. Seen at{" "}
          <QuietLink href={`/fulfillment/orders/${orderId}`} className="underline underline-offset-4">
            {orderNumberOf(orderId)}
          </QuietLink>
        </p>
      </div>
      <UnblockForm kind={kind} digest={digest} />
    </li>
  );
}
