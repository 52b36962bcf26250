import Link from "next/link";
import { orderHref, type SearchParams } from "@/components/fulfillment/query";
import { classNames } from "@/components/ui/class-names";
import type { QueueQuery } from "@/lib/desk/queue/schema";

const tabs = [
  { tab: "order", label: "Order" },
  { tab: "workflow", label: "Workflow" },
] as const;
type Tab = (typeof tabs)[number]["tab"];

export const tabOf = ({ tab }: SearchParams): Tab => (tab === "workflow" ? "workflow" : "order");

function hrefOf(orderId: string, query: QueueQuery, tab: Tab): string {
  const href = orderHref(orderId, query);
  return tab === "order" ? href : `${href}${href.includes("?") ? "&" : "?"}tab=${tab}`;
}

/** The parts of an order's page, each with an address of its own. */
export function OrderTabs({ orderId, query, tab: current }: { orderId: string; query: QueueQuery; tab: Tab }) {
  return (
    <nav aria-label="Parts of the order" className="flex border-b-2 border-line">
      {tabs.map(({ tab, label }) => (
        <Link
          key={tab}
          href={hrefOf(orderId, query, tab)}
          prefetch={false}
          scroll={false}
          aria-current={tab === current ? "page" : undefined}
          className={classNames(
            "-mb-0.5 inline-flex min-h-11 items-center border-b-4 px-4 text-sm font-bold",
            tab === current ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
