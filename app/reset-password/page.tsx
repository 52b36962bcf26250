import type { Metadata } from "next";
import { ResetOutcome } from "@/components/account/reset-outcome-client";
import { ResetPasswordForm } from "@/components/account/reset-password-form-client";
import type { WithSearch } from "@/components/site/page-inputs";
import { readResetLink } from "@/lib/account/password-reset/server";

export const metadata: Metadata = { title: "New password", robots: { index: false, follow: false } };

/** Looks what the link is still good for and changes nothing: safe for every scanner and preview. */
export default async function ResetPasswordPage({ searchParams }: WithSearch) {
  const { token } = await searchParams;
  if (typeof token !== "string") return <ResetOutcome outcome="invalid" />;
  return <ResetPasswordForm token={token} link={await readResetLink(token)} />;
}
