import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AddressList } from "@/components/account/address-list";
import { SaveAddressForm } from "@/components/account/saved-address-forms-client";
import { layoutsOf } from "@/components/address/layout";
import { NarrowPage } from "@/components/site/narrow-page";
import { QuietLink } from "@/components/ui/quiet-link";
import { readAddresses } from "@/lib/account/address-book/server";
import { currentViewer } from "@/lib/account/session/server";
import { COUNTRIES } from "@/lib/platform/postal-address/countries";

/** Where most of our parcels go. */
const MOST_OFTEN = "DE";

export const metadata: Metadata = { title: "Your addresses" };

export default async function AddressesPage() {
  const viewer = await currentViewer();
  if (!viewer) redirect("/signin?callbackUrl=%2Faccount%2Faddresses");
  const addresses = await readAddresses(viewer);
  return (
    <NarrowPage
      eyebrow="Your account"
      title="Your addresses"
      lead="Offered when you order, the one you used last first. Changing one changes no order that is under way."
    >
      <AddressList addresses={addresses} />
      <section aria-labelledby="add" className="grid gap-4">
        <h2 id="add" className="text-xl">
          Add an address
        </h2>
        <SaveAddressForm layouts={layoutsOf(COUNTRIES)} country={addresses[0]?.country ?? MOST_OFTEN} />
      </section>
      <p>
        <QuietLink href="/account" className="font-bold text-accent underline underline-offset-4">
          Back to your account
        </QuietLink>
      </p>
    </NarrowPage>
  );
}
