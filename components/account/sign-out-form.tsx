import { Button } from "@/components/ui/button";

/** A plain form to next-auth's own route: works before any script is there. */
export function SignOutForm({ email }: { email: string }) {
  return (
    <form action="/api/auth/signout" method="post" className="grid justify-items-start gap-2 border-t border-line pt-6">
      <input type="hidden" name="callbackUrl" value="/" />
      <p className="text-muted">Signed in as {email}</p>
      <Button type="submit" tone="outline">
        Sign out here
      </Button>
    </form>
  );
}
