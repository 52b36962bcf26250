import { PiDigits } from "@/components/art/digits";
import { colourwayWords } from "@/components/art/colourways";
import { Sneaker } from "@/components/art/sneaker";
import type { ShownPhase } from "@/components/drop/phase";
import type { Colourway } from "@/lib/shop/drop/schema";
import { classNames } from "@/components/ui/class-names";

const stamps: Record<ShownPhase, string | null> = {
  upcoming: null,
  entries: null,
  drawing: "drawing",
  open: null,
  sold_out: "sold out",
  paused: "paused",
  closed: "closed",
};

interface StageProps {
  readonly name: string;
  readonly colourway: Colourway;
  readonly phase: ShownPhase;
}

/** The shoe before the number it is named after. On a wide screen it keeps its place however long the form beside it is, or becomes. */
export function Stage({ name, colourway, phase }: StageProps) {
  const stamp = stamps[phase];
  return (
    <div className="relative isolate overflow-hidden bg-stage">
      <PiDigits className="absolute -inset-x-1 inset-y-0 -z-10 text-[clamp(2rem,5.2vw,4.6rem)] leading-[1.02] font-bold text-stage-ink opacity-[0.13]" />
      <div className="relative grid min-h-44 place-items-center px-6 py-5 sm:px-10 sm:py-10 lg:h-[41rem]">
        <span className="absolute -z-10 hidden aspect-square w-[min(60%,30rem)] rounded-full bg-volt dark:block" />
        <Sneaker
          colourway={colourway}
          title={`${name}: ${colourwayWords[colourway]}`}
          className={classNames(
            "w-full max-w-[17rem] -rotate-6 animate-land drop-shadow-[0_26px_14px_rgb(0_0_0/0.28)] sm:max-w-[44rem]",
            phase === "closed" && "grayscale",
          )}
        />
        {stamp ? <Stamp text={stamp} /> : null}
        <p className="numeric absolute bottom-2 left-4 bg-stage px-1 text-tag text-stage-ink max-[24rem]:hidden lg:bottom-3">
          {name}
        </p>
        <p className="numeric absolute right-4 bottom-2 bg-stage px-1 text-tag text-stage-ink max-[24rem]:hidden lg:bottom-3">
          every pair numbered
        </p>
      </div>
    </div>
  );
}

/** Decoration: the words beside it say the same. */
function Stamp({ text }: { text: string }) {
  return (
    <p
      aria-hidden="true"
      className="absolute -rotate-12 border-4 border-solid bg-paper px-4 py-1 text-3xl font-black tracking-tight text-ink uppercase sm:text-5xl"
    >
      {text}
    </p>
  );
}
