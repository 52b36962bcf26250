import type { ReactNode } from "react";
import { ResendToViewerForm } from "@/components/registration/resend-form-client";
import { LocalTime } from "@/components/time/local-time-client";
import type { AccountView } from "@/lib/account/customer/schema";

/** Who this account belongs to, as we know it. */
export function Details({ account }: { account: AccountView }) {
  return (
    <dl className="grid gap-3">
      <Fact label="Name">
        {account.firstName} {account.lastName}
      </Fact>
      <Fact label="Email">{account.email}</Fact>
      <Fact label="Address verified">
        {account.verifiedAt ? (
          <LocalTime iso={account.verifiedAt} />
        ) : (
          <div className="grid gap-2">
            Not yet: press the button behind the link in your inbox.
            <ResendToViewerForm />
          </div>
        )}
      </Fact>
      {account.passwordSetAt ? (
        <Fact label="Password changed">
          <LocalTime iso={account.passwordSetAt} />
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="font-bold break-words">{children}</dd>
    </div>
  );
}
