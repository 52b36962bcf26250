import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type NoticeTone = "info" | "ok" | "warn" | "danger";

const tones: Record<NoticeTone, string> = {
  info: "bg-accent-soft border-accent",
  ok: "bg-ok-soft border-ok",
  warn: "bg-warn-soft border-warn",
  danger: "bg-danger-soft border-danger",
};

interface NoticeProps {
  readonly tone: NoticeTone;
  readonly title?: string;
  readonly children: ReactNode;
  /** Give it only to what appears after the page was read: errors interrupt, the rest waits its turn. */
  readonly role?: "alert" | "status" | undefined;
  readonly className?: string;
}

export function Notice({ tone, title, children, role, className }: NoticeProps) {
  return (
    <div role={role} className={classNames("border-l-4 px-4 py-3 text-ink", tones[tone], className)}>
      {title ? <p className="font-bold">{title}</p> : null}
      <div className="grid gap-1">{children}</div>
    </div>
  );
}

/** What went wrong with a form as a whole, said at once. */
export function FormProblem({ message }: { message: string | null | undefined }) {
  if (!message) return null;
  return (
    <Notice tone="danger" role="alert">
      <p>{message}</p>
    </Notice>
  );
}
