import { ButtonLink } from "@/components/ui/button";
import { NarrowPage } from "@/components/site/narrow-page";

export default function Forbidden() {
  return (
    <NarrowPage
      eyebrow="403"
      title="This desk is for staff."
      lead="Your account may not open it. If it should, sign out and use your staff account."
    >
      <ButtonLink href="/" className="justify-self-start">
        See the drop
      </ButtonLink>
    </NarrowPage>
  );
}
