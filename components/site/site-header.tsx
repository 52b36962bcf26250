import { Mark } from "@/components/art/mark";
import { SignOutLink } from "@/components/site/sign-out-client";
import { QuietLink } from "@/components/ui/quiet-link";
import { isStaff } from "@/lib/account/session/rules";
import { currentViewer } from "@/lib/account/session/server";
import type { Viewer } from "@/lib/account/session/schema";

const navLink = "inline-flex min-h-11 items-center px-1.5 font-bold underline-offset-4 hover:underline sm:px-3";

export async function SiteHeader() {
  const viewer = await currentViewer();
  return (
    <header className="border-b-2 border-ink print:hidden">
      <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-3 px-5 py-1.5">
        <QuietLink href="/" className="inline-flex min-h-11 items-center gap-2 font-black sm:text-lg tracking-tight">
          <Mark className="h-5" />
          QuantaSneaks
        </QuietLink>
        <nav aria-label="Account" className="-mx-1.5 flex flex-wrap items-center text-sm sm:-mx-3">
          {viewer ? <SignedIn viewer={viewer} /> : <SignedOut />}
        </nav>
      </div>
    </header>
  );
}

function SignedIn({ viewer }: { viewer: Viewer }) {
  return (
    <>
      <span className="px-2 text-muted max-sm:sr-only">Hi, {viewer.firstName}</span>
      {isStaff(viewer) ? (
        <QuietLink href="/fulfillment" className={navLink}>
          Desk
        </QuietLink>
      ) : null}
      <QuietLink href="/account" className={navLink}>
        Account
      </QuietLink>
      <SignOutLink className={navLink} />
    </>
  );
}

function SignedOut() {
  return (
    <>
      <QuietLink href="/signin" className={navLink}>
        Sign in
      </QuietLink>
      <QuietLink href="/signup" className={navLink}>
        Sign up
      </QuietLink>
    </>
  );
}
