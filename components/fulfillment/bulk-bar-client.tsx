"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { BULK_MAX } from "@/lib/desk/decision/rules";

const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox][form="bulk"]')];

/** Shorter than a button elsewhere: the list begins as high on the screen as can be. */
const short = "min-h-8! px-3! py-0.5!";

/** The form that the rows' boxes belong to. Leads to a page that asks again; works without a script. */
export function BulkBar() {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const recount = () => setCount(boxes().filter(({ checked }) => checked).length);
    recount();
    document.addEventListener("change", recount);
    return () => document.removeEventListener("change", recount);
  }, []);
  const selectAll = (checked: boolean) => {
    boxes().forEach((box, i) => (box.checked = checked && i < BULK_MAX));
    setCount(checked ? Math.min(boxes().length, BULK_MAX) : 0);
  };
  return (
    <form id="bulk" action="/fulfillment/bulk" className="flex flex-wrap items-center gap-2 text-sm">
      <p role="status" className="min-w-28 font-bold tabular-nums">
        {count === null ? "Selected orders" : `${count} selected`}
      </p>
      <Button
        tone="quiet"
        className={count === null ? "invisible min-h-8! min-w-24" : "min-h-8! min-w-24"}
        onClick={() => selectAll(count === 0)}
      >
        {count ? "Select none" : "Select all"}
      </Button>
      <Button type="submit" tone="outline" name="decision" value="approve" disabled={count === 0} className={short}>
        Approve selected
      </Button>
      <Button type="submit" tone="danger" name="decision" value="reject" disabled={count === 0} className={short}>
        Reject selected
      </Button>
    </form>
  );
}
