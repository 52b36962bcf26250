import { ButtonLink } from "@/components/ui/button";

/** The way to the figures of a drop that is over. */
export const FairnessLink = ({ dropId }: { dropId: string }) => (
  <ButtonLink href={`/drops/${dropId}/fairness`} tone="quiet" className="relative z-10 justify-self-start px-0">
    How fair was it?
  </ButtonLink>
);
