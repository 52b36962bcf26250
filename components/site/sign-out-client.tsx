"use client";

import type { MouseEvent } from "react";
import { signOut } from "@/components/signin/sign-in";

async function signOutHere(event: MouseEvent<HTMLAnchorElement>) {
  const { href } = event.currentTarget;
  event.preventDefault();
  await signOut().then(
    () => window.location.assign("/"),
    () => window.location.assign(href), // the page that asks once more says what is wrong
  );
}

/** Without JavaScript the link leads to a page that asks once more. */
export function SignOutLink({ className }: { className?: string }) {
  return (
    <a href="/api/auth/signout" className={className} onClick={(event) => void signOutHere(event)}>
      Sign out
    </a>
  );
}
