"use client";

import { useSyncExternalStore } from "react";
import { inboxOf } from "@/components/registration/inbox";
import { recallSentTo } from "@/components/registration/sent-to";
import { buttonStyle } from "@/components/ui/button";
import { QuietLink } from "@/components/ui/quiet-link";

const never = () => () => {};

/** The address and its inbox, in the tab that signed up; and the way out of a mistyped one. */
export function WhereToLook() {
  const email = useSyncExternalStore(never, recallSentTo, () => null);
  const inbox = email === null ? null : inboxOf(email);
  return (
    <div className="grid gap-3">
      <p>
        {email === null ? null : (
          <>
            Sent to <strong className="break-all">{email}</strong>.{" "}
          </>
        )}
        Not the right address?{" "}
        <QuietLink href="/signup" className="font-bold text-accent underline underline-offset-4">
          Sign up with another
        </QuietLink>
        . This one then runs out by itself.
      </p>
      {inbox === null ? null : (
        <a href={inbox.url} target="_blank" rel="noreferrer" className={buttonStyle("solid", "justify-self-start")}>
          Open {inbox.name}
        </a>
      )}
    </div>
  );
}
