import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { QuietLink } from "@/components/ui/quiet-link";

export type ButtonTone = "solid" | "outline" | "danger" | "quiet";

const tones: Record<ButtonTone, string> = {
  solid: "px-5 bg-solid text-solid-ink hover:opacity-90 border-solid",
  outline: "px-5 border-line-strong text-ink hover:bg-sunken",
  danger: "px-5 border-danger text-danger hover:bg-danger-soft",
  quiet:
    "border-x-0 border-transparent text-ink underline decoration-line-strong underline-offset-4 hover:decoration-current",
};

/** Shared by buttons and links that look like one. At least 44 px tall: WCAG 2.5.5. */
export const buttonStyle = (tone: ButtonTone = "solid", extra?: string) =>
  classNames(
    "inline-flex min-h-11 items-center justify-center gap-2 rounded-notch border-2 py-2 text-center font-bold",
    "cursor-pointer transition active:translate-y-px disabled:cursor-not-allowed disabled:opacity-60",
    "aria-disabled:cursor-not-allowed aria-disabled:opacity-60",
    tones[tone],
    extra,
  );

export function Button({ tone, className, ...props }: ComponentProps<"button"> & { tone?: ButtonTone }) {
  return <button type="button" {...props} className={buttonStyle(tone, className)} />;
}

export function ButtonLink({ tone, className, ...props }: ComponentProps<typeof QuietLink> & { tone?: ButtonTone }) {
  return <QuietLink {...props} className={buttonStyle(tone, className)} />;
}
