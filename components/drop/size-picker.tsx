import { FieldError } from "@/components/ui/field";
import { classNames } from "@/components/ui/class-names";
import type { Availability, DropView } from "@/lib/drop/schema";

const remark: Record<Availability, string | null> = { available: null, low: "few left", sold_out: "sold out" };

interface SizePickerProps {
  readonly sizes: DropView["sizes"];
  readonly selected?: string | undefined;
  readonly error?: string | undefined;
  /** Sizes can be read but not chosen. */
  readonly locked?: boolean;
}

export function SizePicker({ sizes, selected, error, locked = false }: SizePickerProps) {
  return (
    <fieldset
      role="radiogroup"
      aria-labelledby="size-legend"
      aria-describedby={error ? "size-error" : undefined}
      className="grid gap-2"
    >
      <legend id="size-legend" className="mb-2 font-bold">
        Size
      </legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(5.25rem,1fr))] gap-2">
        {sizes.map((option) => (
          <SizeOption key={option.size} {...option} checked={option.size === selected} locked={locked} />
        ))}
      </div>
      <FieldError id="size-error" message={error} />
    </fieldset>
  );
}

type SizeOptionProps = DropView["sizes"][number] & { readonly checked: boolean; readonly locked: boolean };

function SizeOption({ size, availability, checked, locked }: SizeOptionProps) {
  const soldOut = availability === "sold_out";
  return (
    <label className={classNames(tile, soldOut || locked ? tileOff : tileOn)}>
      <input
        type="radio"
        name="size"
        value={size}
        required
        defaultChecked={checked && !soldOut}
        disabled={soldOut || locked}
        className="absolute inset-0 size-full cursor-[inherit] appearance-none outline-none"
      />
      <span className="pointer-events-none">
        <span className="text-tag font-normal">EU </span>
        <span className={classNames("text-xl font-black tabular-nums", soldOut && "line-through decoration-2")}>
          {size}
        </span>
      </span>{" "}
      <span className="pointer-events-none text-tag empty:hidden">{remark[availability]}</span>
    </label>
  );
}

const tile =
  "relative grid min-h-16 place-content-center justify-items-center rounded-notch border-2 px-2 py-1.5 text-center leading-tight " +
  "has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-accent";
const tileOn =
  "cursor-pointer border-line-strong bg-raised transition hover:border-ink has-checked:border-solid has-checked:bg-solid has-checked:text-solid-ink";
const tileOff = "cursor-not-allowed border-dashed border-line bg-sunken text-muted";
