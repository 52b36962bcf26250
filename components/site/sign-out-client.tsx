"use client";

import type { MouseEvent } from "react";

async function signOutHere(event: MouseEvent) {
  event.preventDefault();
  const { signOut } = await import("next-auth/react");
  await signOut({ callbackUrl: "/" });
}

/** Without JavaScript the link leads to a page that asks once more. */
export function SignOutLink({ className }: { className?: string }) {
  return (
    <a href="/api/auth/signout" className={className} onClick={(event) => void signOutHere(event)}>
      Sign out
    </a>
  );
}
