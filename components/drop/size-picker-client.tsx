"use client";

import { useState } from "react";
import { ScaleSwitch } from "@/components/drop/scale-switch-client";
import { SizeOption } from "@/components/drop/size-option-client";
import { FieldError } from "@/components/ui/field";
import type { Scale } from "@/lib/shop/drop/rules";
import type { DropView } from "@/lib/shop/drop/schema";

export interface SizePickerProps {
  readonly sizes: DropView["sizes"];
  /** The scale that the server drew the page in. */
  readonly scale: Scale;
  readonly selected?: string | undefined;
  readonly error?: string | undefined;
  /** Sizes can be read but not chosen. */
  readonly locked?: boolean;
}

export function SizePicker({ sizes, scale: initial, selected, error, locked = false }: SizePickerProps) {
  const [scale, setScale] = useState(initial);
  return (
    <div className="relative grid gap-2">
      <fieldset
        role="radiogroup"
        aria-labelledby="size-legend"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? "size-error" : undefined}
        className="grid min-w-0 gap-2"
      >
        <legend id="size-legend" className="mb-2 flex min-h-8 items-center font-bold">
          Size
        </legend>
        <div className="grid grid-cols-[repeat(auto-fill,minmax(4rem,1fr))] gap-1.5 sm:gap-2">
          {sizes.map((option) => (
            <SizeOption
              key={option.size}
              {...option}
              scale={scale}
              checked={option.size === selected}
              locked={locked}
            />
          ))}
        </div>
        <FieldError id="size-error" message={error} />
      </fieldset>
      <div className="absolute top-0 right-0 flex items-center gap-3">
        <a href="#sizes" className="text-sm text-muted underline underline-offset-4">
          Size guide
        </a>
        <ScaleSwitch scale={scale} onChange={setScale} />
      </div>
    </div>
  );
}
