import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

const control =
  "w-full rounded-notch border-2 bg-raised px-3 py-2 text-base text-ink placeholder:text-muted min-h-12 aria-invalid:border-danger";

interface LabelledProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

function describedBy(id: string, { hint, error }: LabelledProps) {
  if (error) return `${id}-error`;
  return hint ? `${id}-hint` : undefined;
}

/** Hint and error share one place, kept free from the start: nothing moves under a finger that is about to press. */
function Frame({ id, label, hint, error, children }: LabelledProps & { id: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="font-bold">
        {label}
      </label>
      {children}
      <div className="grid min-h-5 *:[grid-area:1/1]">
        {hint ? (
          <p id={`${id}-hint`} className={classNames("text-sm text-muted", Boolean(error) && "invisible")}>
            {hint}
          </p>
        ) : null}
        <FieldError id={`${id}-error`} message={error} />
      </div>
    </div>
  );
}

export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null;
  return (
    <p id={id} className="text-sm font-bold text-danger">
      {message}
    </p>
  );
}

type TextFieldProps = LabelledProps & ComponentProps<"input"> & { id: string; trailing?: ReactNode };

/** `trailing` is inside the box, at its end. */
export function TextField({ label, hint, error, trailing, ...props }: TextFieldProps) {
  return (
    <Frame id={props.id} label={label} hint={hint} error={error}>
      <div className="relative">
        <input
          {...props}
          className={classNames(control, "border-line-strong", trailing ? "pr-16" : null)}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(props.id, { label, hint, error })}
        />
        {trailing}
      </div>
    </Frame>
  );
}

/** Not `type="email"`: browsers refuse addresses in other scripts under it, and rewrite what was typed. */
export function EmailField(props: Omit<TextFieldProps, "label" | "type">) {
  return (
    <TextField
      label="Email"
      type="text"
      inputMode="email"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      maxLength={254}
      {...props}
    />
  );
}

export function TextArea({
  label,
  hint,
  error,
  ...props
}: LabelledProps & ComponentProps<"textarea"> & { id: string }) {
  return (
    <Frame id={props.id} label={label} hint={hint} error={error}>
      <textarea
        rows={2}
        {...props}
        className={classNames(control, "border-line-strong")}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(props.id, { label, hint, error })}
      />
    </Frame>
  );
}

export function SelectField({
  label,
  hint,
  error,
  ...props
}: LabelledProps & ComponentProps<"select"> & { id: string }) {
  return (
    <Frame id={props.id} label={label} hint={hint} error={error}>
      <select
        {...props}
        className={classNames(control, "border-line-strong")}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(props.id, { label, hint, error })}
      />
    </Frame>
  );
}
