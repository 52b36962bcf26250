import { ButtonLink } from "@/components/ui/button";
import { NarrowPage } from "@/components/site/narrow-page";

export default function Forbidden() {
  return (
    <NarrowPage
      eyebrow="403"
      title="This desk is for staff."
      lead="Some of it is for managers alone. If your account should open it, ask one, or sign in with your staff account."
    >
      <ButtonLink href="/" className="justify-self-start">
        See the drop
      </ButtonLink>
    </NarrowPage>
  );
}
