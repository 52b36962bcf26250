"use client";

import { useHydrated } from "@/components/fulfillment/thresholds/use-hydrated";
import { classNames } from "@/components/ui/class-names";

interface SliderProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly unit?: string;
  readonly min?: number;
  readonly value: number;
  readonly error?: string | undefined;
  readonly onChange: (value: number) => void;
}

const within = (value: number, min: number): number => Math.max(min, Math.min(100, Math.round(value)));

/** A number from `min` to 100: typed, or slid where there is a script. The typed one is what is sent. */
export function Slider({ name, label, hint, unit, min = 0, value, error, onChange }: SliderProps) {
  const hydrated = useHydrated();
  const change = (text: string) => {
    if (text !== "" && Number.isFinite(Number(text))) onChange(within(Number(text), min));
  };
  return (
    <div className="grid gap-1">
      <div className="flex items-center justify-between gap-3">
        <label htmlFor={name} className="font-bold">
          {label}
        </label>
        <span className="flex items-center gap-1.5">
          <input
            key={hydrated ? value : "first"}
            id={name}
            name={name}
            type="number"
            min={min}
            max={100}
            step={1}
            required
            defaultValue={value}
            aria-describedby={`${name}-hint`}
            aria-invalid={error ? true : undefined}
            onBlur={(event) => change(event.target.value)}
            className="numeric min-h-11 w-20 rounded-notch border-2 border-line-strong bg-raised px-2 text-right text-base aria-invalid:border-danger"
          />
          {unit ? <span>{unit}</span> : null}
        </span>
      </div>
      <input
        type="range"
        min={min}
        max={100}
        step={1}
        value={value}
        aria-label={`${label}, slider`}
        onChange={(event) => change(event.target.value)}
        className={classNames("h-11 w-full cursor-pointer accent-[var(--accent)]", hydrated ? "" : "invisible")}
      />
      <p id={`${name}-hint`} className={classNames("text-sm", error ? "font-bold text-danger" : "text-muted")}>
        {error ?? hint}
      </p>
    </div>
  );
}
