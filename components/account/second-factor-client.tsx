"use client";

import type { QrPicture } from "@/components/account/qr-path";
import { TextField } from "@/components/ui/field";
import { FormProblem, Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field-client";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { useFormAction } from "@/components/ui/use-form-action";
import {
  beginSecondFactorAction,
  confirmSecondFactorAction,
  turnOffSecondFactorAction,
} from "@/lib/account/second-factor/action";
import type { SecondFactorView } from "@/lib/account/second-factor/server";

interface SecondFactorProps {
  readonly view: SecondFactorView;
  readonly email: string;
  readonly qr: QrPicture | null;
}

/** What the answer to the code says comes before what the page found: the recovery codes are shown once. */
export function SecondFactor({ view, email, qr }: SecondFactorProps) {
  const { state, formProps } = useFormAction(confirmSecondFactorAction);
  if (state.status === "done") return <RecoveryCodes codes={state.message.split("\n")} />;
  if (view.state === "on") return <TurnedOn recoveryCodes={view.recoveryCodes} email={email} />;
  if (view.state === "off" || !qr) return <Begin />;
  const failed = state.status === "error" ? state : null;
  return (
    <div className="grid gap-6">
      <p>1. Scan this with an authenticator app, such as that of your telephone.</p>
      <Picture qr={qr} />
      <div>
        <p className="text-muted">Or type this key into it:</p>
        <p className="numeric">{view.secret.replaceAll(/(.{4})/g, "$1 ")}</p>
      </div>
      <form {...formProps} className="grid gap-3">
        <TextField
          id="code"
          name="code"
          label="2. Code of the app"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          maxLength={12}
          error={failed?.fieldErrors["code"]}
        />
        <FormProblem message={failed && !failed.fieldErrors["code"] ? failed.message : null} />
        <SubmitButton pendingLabel="Checking…" className="justify-self-start">
          Turn it on
        </SubmitButton>
      </form>
    </div>
  );
}

function Begin() {
  const { state, formProps } = useFormAction(beginSecondFactorAction);
  return (
    <form {...formProps} className="grid gap-3">
      <p>You need an authenticator app. Your sessions elsewhere end when it is on.</p>
      <FormProblem message={state.status === "error" ? state.message : null} />
      <SubmitButton pendingLabel="One moment…" className="justify-self-start">
        Set it up
      </SubmitButton>
    </form>
  );
}

/** Dark on light in both themes: cameras expect it. */
function Picture({ qr: { size, path } }: { qr: QrPicture }) {
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label="Picture with the key, for the app's camera"
      shapeRendering="crispEdges"
      className="size-56"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div role="status" className="grid gap-4">
      <Notice tone="ok" title="Your second factor is on">
        <p>From now on signing in asks for a code of the app.</p>
      </Notice>
      <p>
        Keep these recovery codes in a safe place. Each works once, when the telephone is lost. They are not shown
        again.
      </p>
      <ul aria-label="Recovery codes" className="numeric grid gap-1 border-2 border-ink bg-raised p-5 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code.replaceAll(/(.{4})(?=.)/g, "$1-")}</li>
        ))}
      </ul>
    </div>
  );
}

function TurnedOn({ recoveryCodes, email }: { recoveryCodes: number; email: string }) {
  const { state, formProps } = useFormAction(turnOffSecondFactorAction);
  const failed = state.status === "error" ? state : null;
  const problem = failed?.fieldErrors["password"];
  return (
    <form {...formProps} className="grid gap-4">
      <Notice tone="ok" title="It is on">
        <p>{recoveryCodes} recovery codes are left. For new ones, turn it off and set it up again.</p>
      </Notice>
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        id="password"
        name="password"
        label="Your password"
        autoComplete="current-password"
        required
        error={problem}
      />
      <FormProblem message={failed && !problem ? failed.message : null} />
      <SubmitButton tone="danger" pendingLabel="Turning it off…" className="justify-self-start">
        Turn it off
      </SubmitButton>
    </form>
  );
}
