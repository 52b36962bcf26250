import type { Metadata } from "next";
import { DeskFrame } from "@/components/fulfillment/desk-frame";
import { staffViewer } from "@/components/fulfillment/guard";
import { ReturnList } from "@/components/returns/return-list";
import { returnStatusWords } from "@/components/returns/words";
import type { WithSearch } from "@/components/site/page-inputs";
import { classNames } from "@/components/ui/class-names";
import { QuietLink } from "@/components/ui/quiet-link";
import { listReturns } from "@/lib/desk/returns/server";
import { returnStatusSchema, type ReturnStatus } from "@/lib/shop/returns/schema";

export const metadata: Metadata = { title: "Returns" };

/** First what waits for the team. */
const TABS: readonly ReturnStatus[] = [
  "received",
  "in_transit",
  "label_sent",
  "requested",
  "refunded",
  "refused",
  "expired",
];

export default async function ReturnsPage({ searchParams }: WithSearch) {
  const viewer = await staffViewer("/fulfillment/returns");
  const status = returnStatusSchema.catch("received").parse((await searchParams)["status"]);
  const rows = await listReturns(viewer, status);
  return (
    <DeskFrame title="Returns" room="/fulfillment/returns">
      <nav aria-label="State of the return" className="flex flex-wrap gap-2">
        {TABS.map((tab) => (
          <Tab key={tab} tab={tab} on={tab === status} />
        ))}
      </nav>
      <ReturnList rows={rows} />
    </DeskFrame>
  );
}

function Tab({ tab, on }: { tab: ReturnStatus; on: boolean }) {
  return (
    <QuietLink
      href={`/fulfillment/returns?status=${tab}`}
      aria-current={on ? "page" : undefined}
      className={classNames(
        "inline-flex min-h-11 items-center rounded-notch border-2 px-3 font-bold",
        on ? "border-solid bg-solid text-solid-ink" : "border-line-strong hover:bg-sunken",
      )}
    >
      {returnStatusWords[tab]}
    </QuietLink>
  );
}
