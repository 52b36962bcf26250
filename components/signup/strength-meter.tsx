import { strengthOf, type Strength } from "@/components/signup/strength";
import { classNames } from "@/components/ui/class-names";
import { NEW_PASSWORD_MIN, passwordLength } from "@/lib/account/password/checks";

const words: Record<Strength, string> = {
  1: "Easy to guess. Add a word or two.",
  2: "Fair. One more word makes it good.",
  3: "Good.",
  4: "Strong.",
};

interface StrengthMeterProps {
  readonly password: string;
  readonly own: readonly string[];
}

/** A hint while choosing, never a condition. Its place is kept free from the start. */
export function StrengthMeter({ password, own }: StrengthMeterProps) {
  const missing = NEW_PASSWORD_MIN - passwordLength(password);
  const strength = missing > 0 ? 0 : strengthOf(password, own);
  return (
    <div className="grid min-h-8 gap-1.5">
      <div aria-hidden="true" className="grid grid-cols-4 gap-1">
        {([1, 2, 3, 4] as const).map((step) => (
          <span
            key={step}
            className={classNames("h-1.5 transition-colors", step <= strength ? fill[strength] : "bg-line")}
          />
        ))}
      </div>
      <p aria-live="polite" className="min-h-5 text-sm text-muted">
        {password === "" ? null : strength === 0 ? `${missing} more to go.` : words[strength]}
      </p>
    </div>
  );
}

const fill = ["", "bg-danger", "bg-warn", "bg-ok", "bg-ok"];
