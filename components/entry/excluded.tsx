import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { seller } from "@/content/seller";
import { exclusionWords } from "@/lib/shop/entry/exclusions";
import type { Entry } from "@/lib/shop/entry/schema";

/** Why, and how to contest it. */
export function Excluded({ entry }: { entry: Entry }) {
  return (
    <Notice tone="warn" title="Why, and what you can do">
      <p>{exclusionWords(entry.reason)}</p>
      <p>
        If we are wrong, write to <strong className="wrap-anywhere">{seller.email}</strong> and name your entry,{" "}
        <code className="wrap-anywhere">{entry.entryId}</code>: a person looks at it and answers you.
      </p>
      <ButtonLink href={`/drops/${entry.dropId}/draw`} tone="quiet" className="justify-self-start px-0">
        The rules of this draw
      </ButtonLink>
    </Notice>
  );
}
