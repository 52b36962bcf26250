import { ButtonLink } from "@/components/ui/button";
import { NarrowPage } from "@/components/site/narrow-page";

export type VerifyResult = "verified" | "token_invalid" | "token_expired";

const outcomes: Record<
  VerifyResult,
  { readonly title: string; readonly text: string; readonly label: string; readonly href: string }
> = {
  verified: {
    title: "Your address is verified",
    text: "You can sign in and order. Pressing the link again does no harm.",
    label: "Sign in",
    href: "/signin?callbackUrl=%2F",
  },
  token_invalid: {
    title: "This link does not work",
    text: "It may be cut off, or a newer mail has replaced it: only the newest link works. Open the latest mail, or sign up again.",
    label: "Sign up again",
    href: "/signup",
  },
  token_expired: {
    title: "This link has run out",
    text: "It was not pressed in time, so the address is free again. Sign up once more; it takes a minute.",
    label: "Sign up again",
    href: "/signup",
  },
};

export function VerifyOutcome({ outcome }: { outcome: VerifyResult }) {
  const { title, text, label, href } = outcomes[outcome];
  return (
    <NarrowPage
      eyebrow={outcome === "verified" ? "Done" : "Verification"}
      title={title}
      lead={<p role="status">{text}</p>}
    >
      <ButtonLink href={href} className="justify-self-start">
        {label}
      </ButtonLink>
    </NarrowPage>
  );
}
