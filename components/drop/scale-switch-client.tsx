"use client";

import { SCALE_COOKIE } from "@/components/drop/scale-cookie";
import { classNames } from "@/components/ui/class-names";
import { scales, type Scale } from "@/lib/shop/drop/rules";

const YEAR_SECONDS = 31_536_000;

function storeScale(scale: Scale) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${SCALE_COOKIE}=${scale}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
}

/** Only words: what is ordered stays the EU size. */
export function ScaleSwitch({ scale, onChange }: { scale: Scale; onChange: (scale: Scale) => void }) {
  return (
    <div role="group" aria-label="Scale" className="needs-script flex">
      {scales.map((option) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === scale}
          onClick={() => (storeScale(option), onChange(option))}
          className={classNames(toggle, option === scale ? "border-ink bg-ink text-paper" : "border-line-strong")}
        >
          {option.toUpperCase()}
        </button>
      ))}
    </div>
  );
}

const toggle =
  "relative -ml-0.5 min-h-8 min-w-11 cursor-pointer border-2 px-2 text-sm font-bold first:rounded-l-notch last:rounded-r-notch " +
  "after:absolute after:inset-x-0 after:-inset-y-1.5 focus-visible:z-1";
