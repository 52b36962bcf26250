import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { safeCallbackUrl, withSize } from "@/lib/account/session/callback-url";
import { SignInForm } from "@/components/signin/signin-form-client";
import type { WithSearch } from "@/components/site/page-inputs";
import { NarrowPage } from "@/components/site/narrow-page";
import { QuietLink } from "@/components/ui/quiet-link";
import { isStaff } from "@/lib/account/session/rules";
import { csrfToken, currentViewer } from "@/lib/account/session/server";

export const metadata: Metadata = {
  title: "Sign in",
  description: "Sign in to order a pair or to follow your order.",
  alternates: { canonical: "/signin" },
};

const requestHost = async () => (await headers()).get("host");

export default async function SignInPage({ searchParams }: WithSearch) {
  const [query, host] = await Promise.all([searchParams, requestHost()]);
  const callbackUrl = withSize(safeCallbackUrl(query["callbackUrl"], host), query["size"]);
  const [viewer, token] = await Promise.all([currentViewer(), csrfToken()]);
  if (viewer) redirect(callbackUrl === "/" && isStaff(viewer) ? "/fulfillment" : callbackUrl);
  const error = query["error"];
  return (
    <NarrowPage
      eyebrow="Welcome back"
      title="Sign in"
      lead={callbackUrl.startsWith("/orders/") ? "Then you are back at your order." : undefined}
    >
      <SignInForm
        callbackUrl={callbackUrl === "/" ? "/signin" : callbackUrl} // which knows by then who it is
        csrfToken={token || null}
        initialError={typeof error === "string" ? error : null}
      />
      <p>
        <QuietLink href="/forgot-password" className="font-bold text-accent underline underline-offset-4">
          Forgotten your password?
        </QuietLink>
      </p>
      <p className="text-muted">
        No mail from us after signing up?{" "}
        <QuietLink href="/verify/again" className="font-bold text-accent underline underline-offset-4">
          Send the link again
        </QuietLink>
      </p>
      <p className="text-muted">
        New here?{" "}
        <QuietLink href="/signup" className="font-bold text-accent underline underline-offset-4">
          Create an account
        </QuietLink>
      </p>
    </NarrowPage>
  );
}
