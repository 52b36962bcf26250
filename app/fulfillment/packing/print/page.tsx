import type { Metadata } from "next";
import { AddressLines } from "@/components/address/address-lines";
import { orRefusal, staffViewer } from "@/components/fulfillment/guard";
import { padded } from "@/components/packing/words";
import type { WithSearch } from "@/components/site/page-inputs";
import { ButtonLink } from "@/components/ui/button";
import type { PackingSlip } from "@/lib/desk/packing/server";
import { readSlips } from "@/lib/desk/packing/server";

export const metadata: Metadata = { title: "Labels and packing slips" };

const listOf = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

export default async function PrintPage({ searchParams }: WithSearch) {
  const { id } = await searchParams;
  const viewer = await staffViewer("/fulfillment/packing");
  const slips = await orRefusal(readSlips(viewer, listOf(id)));
  return (
    <div className="mx-auto grid w-full max-w-page gap-6 px-5 py-6 print:block print:max-w-none print:p-0">
      <div className="flex flex-wrap items-center justify-between gap-4 print:hidden">
        <h1 className="text-title">Labels and packing slips</h1>
        <ButtonLink href="/fulfillment/packing" tone="outline">
          Back to packing
        </ButtonLink>
      </div>
      <p className="print:hidden">
        {slips.length === 0
          ? "None of these has a label yet."
          : `Print this page: ${slips.length === 1 ? "a label and a slip" : `${slips.length} labels, each with its slip`}.`}
      </p>
      {slips.map((slip) => (
        <Slip key={slip.orderId} slip={slip} />
      ))}
    </div>
  );
}

/** Two sheets: what goes onto the box, and what goes into it. */
function Slip({ slip }: { slip: PackingSlip }) {
  const { orderId, orderNumber, size, pairNumber, address } = slip;
  return (
    <article
      aria-label={orderNumber}
      className="grid gap-6 border-2 border-line-strong p-5 sm:grid-cols-2 print:block print:border-0 print:p-0"
    >
      {/* oxlint-disable-next-line nextjs/no-img-element -- the carrier's own image, printed as it is */}
      <img
        src={`/api/fulfillment/labels/${orderId}`}
        alt={`Label of ${orderNumber}`}
        width={400}
        height={600}
        className="h-auto w-full max-w-[4in] break-after-page bg-white"
      />
      <div className="grid content-start gap-4 break-after-page">
        <h2 className="text-xl">QuantaSneaks, packing slip</h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          <dt>Order</dt>
          <dd className="numeric font-bold">{orderNumber}</dd>
          <dt>Pair</dt>
          <dd className="numeric font-bold">{padded(pairNumber)}</dd>
          <dt>Size</dt>
          <dd>EU {size}</dd>
        </dl>
        <AddressLines address={address} />
      </div>
    </article>
  );
}
