import type { Metadata } from "next";
import { randomUUID } from "node:crypto";
import { BulkForm } from "@/components/fulfillment/bulk-form-client";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { exclusionWords } from "@/components/fulfillment/words";
import type { WithSearch } from "@/components/site/page-inputs";
import { ButtonLink } from "@/components/ui/button";
import { previewBulk } from "@/lib/desk/decision/bulk";
import type { BulkPreview } from "@/lib/desk/decision/schema";

export const metadata: Metadata = { title: "Decide together" };

const listOf = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

export default async function BulkPage({ searchParams }: WithSearch) {
  const { id, decision } = await searchParams;
  const viewer = await staffViewer("/fulfillment");
  const preview = await orRefusal(previewBulk(viewer, listOf(id)));
  const { included, excluded } = preview;
  return (
    <DeskFrame title="Decide together" room="/fulfillment">
      {included.length === 0 ? (
        <div className="grid justify-items-start gap-4">
          <p className="text-lg">None of the selected orders can be decided.</p>
          <Excluded excluded={excluded} />
          <ButtonLink href="/fulfillment" tone="outline">
            Back to the queue
          </ButtonLink>
        </div>
      ) : (
        <BulkForm
          orders={included}
          bulkId={randomUUID()}
          decision={decision === "approve" ? "approve" : "reject"}
          excluded={<Excluded excluded={excluded} />}
        />
      )}
    </DeskFrame>
  );
}

function Excluded({ excluded }: Pick<BulkPreview, "excluded">) {
  if (excluded.length === 0) return null;
  return (
    <section aria-labelledby="excluded" className="grid gap-2">
      <h2 id="excluded" className="text-lg">
        Left out <span className="numeric font-normal text-muted">{excluded.length}</span>
      </h2>
      <ul className="grid gap-1 text-sm">
        {excluded.map(({ orderId, why, detail }) => (
          <li key={orderId} className="flex flex-wrap gap-x-4">
            <span className="numeric break-all">{orderId}</span>
            <span>
              {exclusionWords[why]}
              {detail ? ` (${detail})` : ""}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
