import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { NarrowPage } from "@/components/site/narrow-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <NarrowPage
      eyebrow="404"
      title="Nothing at this address."
      lead="The link may be cut off, or it belongs to someone else's account."
    >
      <ButtonLink href="/" className="justify-self-start">
        See the drop
      </ButtonLink>
    </NarrowPage>
  );
}
