"use client";

import { useTransition } from "react";
import { PlainPage } from "@/components/site/plain-page";

interface FailureProps {
  readonly title: string;
  readonly lead: string;
  /** Finds the details in the server's log. */
  readonly digest: string | undefined;
  readonly retry: () => void;
}

/** A page that could not be made: what is safe, and one thing to do. */
export function Failure({ title, lead, digest, retry }: FailureProps) {
  const [pending, startTransition] = useTransition();
  return (
    <PlainPage eyebrow="Error" title={title} lead={lead}>
      <title>{title}</title>
      <button
        type="button"
        aria-disabled={pending || undefined}
        onClick={() => startTransition(retry)}
        className="min-h-11 cursor-pointer rounded-notch border-2 border-solid bg-solid px-5 py-2 font-bold text-solid-ink aria-disabled:opacity-60"
      >
        {pending ? "Trying…" : "Try again"}
      </button>
      {digest ? <p className="numeric text-sm text-muted">Reference {digest}</p> : null}
    </PlainPage>
  );
}
