"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { BULK_MAX } from "@/lib/desk/decision/rules";

const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox][form="bulk"]')];

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
    <form id="bulk" action="/fulfillment/bulk" className="flex flex-wrap items-center gap-2">
      <p role="status" className="min-w-28 text-sm font-bold tabular-nums">
        {count === null ? "Selected orders" : `${count} selected`}
      </p>
      {count === null ? null : (
        <Button tone="quiet" className="text-sm" onClick={() => selectAll(count === 0)}>
          {count === 0 ? "Select all" : "Select none"}
        </Button>
      )}
      <Button type="submit" tone="outline" name="decision" value="approve" disabled={count === 0} className="text-sm">
        Approve selected
      </Button>
      <Button type="submit" tone="danger" name="decision" value="reject" disabled={count === 0} className="text-sm">
        Reject selected
      </Button>
    </form>
  );
}
