import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ResendToAddressForm } from "@/components/verify/resend-to-address-form-client";
import { currentViewer } from "@/lib/account/session/server";

export const metadata: Metadata = {
  title: "Send the link again",
  description: "The link that verifies your address, once more.",
};

export default async function VerifyAgainPage() {
  if ((await currentViewer())?.verified) redirect("/account");
  return <ResendToAddressForm />;
}
