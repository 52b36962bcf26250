"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

const boxesAround = (place: HTMLElement | null): HTMLInputElement[] => [
  ...(place?.closest("form")?.querySelectorAll<HTMLInputElement>('input[name="orderId"]') ?? []),
];
const tickedOf = (boxes: readonly HTMLInputElement[]): number => boxes.filter(({ checked }) => checked).length;

/** How many boxes of the form around it are ticked, and a way to tick all of them or none. */
export function TickedCount({ open, first }: { open: number; first: number }) {
  const place = useRef<HTMLDivElement>(null);
  const [ticked, setTicked] = useState<number | null>(null);
  useEffect(() => {
    const count = () => setTicked(tickedOf(boxesAround(place.current)));
    count();
    document.addEventListener("change", count);
    return () => document.removeEventListener("change", count);
  }, []);
  const tick = (checked: boolean) => {
    const boxes = boxesAround(place.current);
    for (const box of boxes) box.checked = checked;
    setTicked(tickedOf(boxes));
  };
  return (
    <div ref={place} className="flex flex-wrap items-center justify-between gap-x-4">
      <p role="status" className="font-bold tabular-nums">
        {ticked ?? first} of {open} ticked
      </p>
      <Button tone="quiet" className={ticked === null ? "invisible" : ""} onClick={() => tick(ticked === 0)}>
        {ticked === 0 ? "Tick all" : "Tick none"}
      </Button>
    </div>
  );
}
