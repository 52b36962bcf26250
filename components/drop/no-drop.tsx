import { NarrowPage } from "@/components/site/narrow-page";

export function NoDrop() {
  return (
    <NarrowPage
      eyebrow="Next drop"
      title="Not announced yet."
      lead="There is no drop right now. When there is one, it is here first."
    />
  );
}
