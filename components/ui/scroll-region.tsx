import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

interface ScrollRegionProps {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What is wider or taller than its place: scrolls by keyboard, too (WCAG 2.1.1). */
export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the focus is what lets the keyboard scroll
    <div role="region" aria-label={label} tabIndex={0} className={classNames("relative overflow-auto", className)}>
      {children}
    </div>
  );
}
