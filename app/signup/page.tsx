import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignUpForm } from "@/components/signup/signup-form-client";
import { NarrowPage } from "@/components/site/narrow-page";
import { QuietLink } from "@/components/ui/quiet-link";
import { typedBefore } from "@/lib/account/waiting/server";
import { currentViewer } from "@/lib/account/session/server";

export const metadata: Metadata = {
  title: "Create your account",
  description: "An account and a verified address, before the drop opens: then a pair is one press away.",
  alternates: { canonical: "/signup" },
};

export default async function SignUpPage() {
  if (await currentViewer()) redirect("/");
  return (
    <NarrowPage
      eyebrow="Before the drop"
      title="Create your account"
      lead="One account, one pair. We send a link to your address; press it, and you can order."
    >
      <SignUpForm typed={await typedBefore("register")} />
      <p className="text-muted">
        Already with us?{" "}
        <QuietLink href="/signin" className="font-bold text-accent underline underline-offset-4">
          Sign in
        </QuietLink>
      </p>
    </NarrowPage>
  );
}
