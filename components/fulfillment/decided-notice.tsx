import Link from "next/link";
import type { SearchParams } from "@/components/fulfillment/query";
import { Notice } from "@/components/ui/notice";
import { isOrderId } from "@/lib/platform/ids";

/** What the reviewer did on the page before this one. */
export function DecidedNotice({ params }: { params: SearchParams }) {
  const { decided, of } = params;
  if (typeof of !== "string" || !isOrderId(of) || (decided !== "approve" && decided !== "reject")) return null;
  return (
    <Notice tone="ok" role="status">
      <p>
        {decided === "approve" ? "Approved." : "Rejected."}{" "}
        <Link
          href={`/fulfillment/orders/${of}`}
          prefetch={false}
          className="numeric text-sm break-all underline underline-offset-4"
        >
          {of}
        </Link>
      </p>
    </Notice>
  );
}
