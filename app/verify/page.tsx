import type { Metadata } from "next";
import type { WithSearch } from "@/components/site/page-inputs";
import { TakeOverForm } from "@/components/verify/take-over-form-client";
import { VerifyForm } from "@/components/verify/verify-form-client";
import { VerifyOutcome } from "@/components/verify/verify-outcome";
import { signUpTickets } from "@/lib/account/registration/cookie";
import { currentViewer } from "@/lib/account/session/server";
import { isRememberedBy } from "@/lib/account/registration/verify";

export const metadata: Metadata = { title: "Verify your address", robots: { index: false, follow: false } };

/** Reads nothing of the link's record and changes nothing: a GET of this page is safe for every scanner and preview. */
export default async function VerifyPage({ searchParams }: WithSearch) {
  const [{ token, password }, viewer] = await Promise.all([searchParams, currentViewer()]);
  const signedIn = viewer?.verified ?? false;
  if (typeof token !== "string" || !token) return <VerifyOutcome outcome="token_invalid" signedIn={signedIn} />;
  if (password === "new") return <TakeOverForm token={token} signedIn={signedIn} />;
  return <VerifyForm token={token} signedUpHere={isRememberedBy(await signUpTickets(), token)} signedIn={signedIn} />;
}
