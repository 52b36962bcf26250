import { NarrowPage } from "@/components/ui/page-frame";

export function NoDrop() {
  return <NarrowPage eyebrow="Next drop" title="Not announced yet." lead="There is no drop right now. When there is one, it is here first." />;
}
