import { PiDigits } from "@/components/art/digits";
import { Sneaker } from "@/components/art/sneaker";

/** The shoe before the number it is named after. */
export function Stage({ name }: { name: string }) {
  return (
    <div className="relative isolate grid min-h-64 place-items-center overflow-hidden bg-stage px-6 py-10 sm:px-10 lg:min-h-full">
      <PiDigits className="absolute -inset-x-1 inset-y-0 -z-10 text-[clamp(2rem,5.2vw,4.6rem)] leading-[1.02] font-bold text-stage-ink opacity-[0.13]" />
      <span className="absolute -z-10 hidden aspect-square w-[min(60%,30rem)] rounded-full bg-volt dark:block" />
      <Sneaker
        title={`${name}: a white high-top with a blue π on its side, a volt heel and a wave along the sole`}
        className="w-full max-w-[44rem] -rotate-6 drop-shadow-[0_26px_14px_rgb(0_0_0/0.28)]"
      />
      <p className="numeric absolute bottom-3 left-4 text-tag text-stage-ink">QS-1000-π</p>
      <p className="numeric absolute right-4 bottom-3 text-tag text-stage-ink">every pair numbered</p>
    </div>
  );
}
