"use client";

import { useEffect, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { sizeIn, type Scale } from "@/lib/shop/drop/rules";
import type { Availability, DropView } from "@/lib/shop/drop/schema";

const remark: Record<Availability, string | null> = { available: null, low: "few left", sold_out: "sold out" };

type SizeOptionProps = DropView["sizes"][number] & {
  readonly scale: Scale;
  readonly checked: boolean;
  readonly locked: boolean;
};

export function SizeOption({ size, availability, scale, checked, locked }: SizeOptionProps) {
  const soldOut = availability === "sold_out";
  return (
    <label className={classNames(tile, soldOut || locked ? tileOff : tileOn)}>
      <input
        ref={useUncheckedOnce(soldOut)}
        type="radio"
        name="size"
        value={size}
        required
        defaultChecked={checked && !soldOut}
        disabled={soldOut || locked}
        className="absolute inset-0 size-full cursor-[inherit] appearance-none outline-none"
      />
      <span className="pointer-events-none">
        <span className="text-tag font-normal">{scale.toUpperCase()} </span>
        <span className={classNames("text-xl font-black tabular-nums", soldOut && "line-through decoration-2")}>
          {sizeIn(scale, size)}
        </span>
      </span>{" "}
      {scale === "eu" ? null : <span className={note}>EU {size} </span>}
      {remark[availability] ? <span className={note}>{remark[availability]}</span> : null}
    </label>
  );
}

/** A chosen size that sells out is no longer chosen. */
function useUncheckedOnce(soldOut: boolean) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (soldOut && input.current) input.current.checked = false;
  }, [soldOut]);
  return input;
}

const note = "pointer-events-none block text-tag whitespace-nowrap";
const tile =
  "relative grid min-h-14 place-content-center justify-items-center rounded-notch border-2 px-0.5 py-1 text-center leading-tight " +
  "has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-accent";
const tileOn =
  "cursor-pointer border-line-strong bg-raised transition hover:border-ink has-checked:border-solid has-checked:bg-solid has-checked:text-solid-ink " +
  "forced-colors:has-checked:border-4 forced-colors:has-checked:border-[Highlight]";
const tileOff = "cursor-not-allowed border-dashed border-line bg-sunken text-muted";
