import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Addresses } from "@/components/account/addresses";
import { ChangePasswordForm } from "@/components/account/change-password-form-client";
import { Details } from "@/components/account/details";
import { MyData } from "@/components/account/my-data";
import { OrderList } from "@/components/account/order-list";
import { SignOutForm } from "@/components/account/sign-out-form";
import { ButtonLink } from "@/components/ui/button";
import { QuietLink } from "@/components/ui/quiet-link";
import { isStaff } from "@/lib/account/session/rules";
import { readAddresses } from "@/lib/account/address-book/server";
import { getAccount } from "@/lib/account/customer/server";
import { currentViewer } from "@/lib/account/session/server";
import { listMyOrders } from "@/lib/shop/order/orders-of-customer";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const viewer = await currentViewer();
  if (!viewer) redirect("/signin?callbackUrl=%2Faccount");
  const [account, orders, addresses] = await Promise.all([
    getAccount(viewer),
    listMyOrders(viewer),
    readAddresses(viewer),
  ]);
  return (
    <div className="mx-auto grid w-full max-w-page gap-x-16 gap-y-10 px-5 py-10 sm:py-16 lg:grid-cols-[1.5fr_1fr]">
      <header className="grid gap-3 lg:col-span-2">
        <p className="numeric text-tag text-muted">Your account</p>
        <h1 className="text-title">Hello, {viewer.firstName}</h1>
      </header>
      <div className="grid content-start gap-10">
        <Part id="orders" title="My orders">
          {viewer.role === "customer" ? <OrderList orders={orders} /> : <TheTeam />}
        </Part>
        {viewer.role === "customer" ? (
          <Part id="addresses" title="Addresses">
            <Addresses addresses={addresses} />
          </Part>
        ) : null}
        <Part id="my-data" title="My data">
          <MyData mayErase={viewer.role === "customer"} />
        </Part>
      </div>
      <div className="grid content-start gap-10">
        <Part id="details" title="My details">
          <Details account={account} />
        </Part>
        <Part id="change-password" title="Change password">
          <ChangePasswordForm
            email={account.email}
            own={[...account.email.split(/[@.]/), account.firstName, account.lastName]}
          />
        </Part>
        {isStaff(viewer) ? (
          <p>
            <QuietLink href="/account/second-factor" className="font-bold text-accent underline underline-offset-4">
              Second factor
            </QuietLink>
          </p>
        ) : null}
        <p>
          <QuietLink href="/account/sessions" className="font-bold text-accent underline underline-offset-4">
            Where you are signed in
          </QuietLink>
        </p>
        <SignOutForm email={viewer.email} />
      </div>
    </div>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid content-start gap-4">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

function TheTeam() {
  return (
    <div className="grid justify-items-start gap-4">
      <p className="text-muted">The team decides on orders and places none.</p>
      <ButtonLink href="/fulfillment">Open the desk</ButtonLink>
    </div>
  );
}
