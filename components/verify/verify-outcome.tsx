import { ButtonLink } from "@/components/ui/button";
import { NarrowPage } from "@/components/site/narrow-page";
import type { FormState } from "@/lib/platform/http/form-state";

type VerifyResult = "verified" | "token_used" | "token_invalid" | "token_expired";

/** Where a form's answer leaves nothing to do: what has become of the link. */
export function outcomeOf(state: FormState): VerifyResult | null {
  if (state.status === "done") return "verified";
  return state.status === "error" && state.code in outcomes ? (state.code as VerifyResult) : null;
}

interface Words {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly href: string;
}

const outcomes: Record<VerifyResult, Words> = {
  verified: {
    title: "Your address is verified",
    text: "You can sign in and order. Pressing the link again does no harm.",
    label: "Sign in",
    href: "/signin?callbackUrl=%2F",
  },
  token_used: {
    title: "This address is verified already",
    text: "The password that you typed was not set. Sign in with the one that was, or have a new one sent to your mailbox.",
    label: "Set a new password",
    href: "/forgot-password",
  },
  token_invalid: {
    title: "This link does not work",
    text: "It may be cut off, or a newer mail has replaced it: only the newest link works. Open the latest mail, or have it sent again.",
    label: "Send the link again",
    href: "/verify/again",
  },
  token_expired: {
    title: "This link has run out",
    text: "It was not pressed in time, or a newer sign-up with this address took its place. Open the latest mail, or sign up once more; it takes a minute.",
    label: "Sign up again",
    href: "/signup",
  },
};

/** To one who is signed in with a verified address nothing is left to do: not even signing in. */
function wordsFor(outcome: VerifyResult, signedIn: boolean): Words {
  const words = outcomes[outcome];
  if (!signedIn) return words;
  if (outcome === "verified")
    return { ...words, text: "You are signed in, and can order.", label: "See the drop", href: "/" };
  const text = "You are signed in with a verified address: there is nothing left to do.";
  return { ...words, text, label: "Go to your account", href: "/account" };
}

interface VerifyOutcomeProps {
  readonly outcome: VerifyResult;
  /** With an address that is verified. */
  readonly signedIn: boolean;
}

export function VerifyOutcome({ outcome, signedIn }: VerifyOutcomeProps) {
  const { title, text, label, href } = wordsFor(outcome, signedIn);
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
