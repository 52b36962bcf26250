import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { SaveAddressForm } from "@/components/account/saved-address-forms-client";
import { layoutsOf } from "@/components/address/layout";
import { NarrowPage } from "@/components/site/narrow-page";
import type { WithId } from "@/components/site/page-inputs";
import { QuietLink } from "@/components/ui/quiet-link";
import { readAddresses } from "@/lib/account/address-book/server";
import { currentViewer } from "@/lib/account/session/server";
import { COUNTRIES } from "@/lib/platform/postal-address/countries";

export const metadata: Metadata = { title: "Change an address" };

export default async function AddressPage({ params }: WithId) {
  const [{ id }, viewer] = await Promise.all([params, currentViewer()]);
  if (!viewer) redirect(`/signin?callbackUrl=${encodeURIComponent(`/account/addresses/${id}`)}`);
  const saved = (await readAddresses(viewer)).find(({ addressId }) => addressId === id);
  if (!saved) notFound();
  return (
    <NarrowPage
      eyebrow="Your addresses"
      title="Change an address"
      lead="Orders that are under way go where they were sent to: change those on their own pages."
    >
      <SaveAddressForm layouts={layoutsOf(COUNTRIES)} saved={saved} />
      <p>
        <QuietLink href="/account/addresses" className="font-bold text-accent underline underline-offset-4">
          Back to your addresses
        </QuietLink>
      </p>
    </NarrowPage>
  );
}
