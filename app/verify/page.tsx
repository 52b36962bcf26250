import type { Metadata } from "next";
import type { WithSearch } from "@/components/site/page-inputs";
import { VerifyForm } from "@/components/verify/verify-form-client";
import { VerifyOutcome } from "@/components/verify/verify-outcome";

export const metadata: Metadata = { title: "Verify your address", robots: { index: false, follow: false } };

/** Reads nothing and changes nothing: a GET of this page is safe for every scanner and preview. */
export default async function VerifyPage({ searchParams }: WithSearch) {
  const { token } = await searchParams;
  return typeof token === "string" && token ? <VerifyForm token={token} /> : <VerifyOutcome outcome="token_invalid" />;
}
