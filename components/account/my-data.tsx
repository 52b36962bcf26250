import { QuietLink } from "@/components/ui/quiet-link";

/** What everyone may ask of a store that knows something about them. */
export function MyData({ mayErase }: { mayErase: boolean }) {
  return (
    <ul className="grid gap-1">
      <li>
        <a
          href="/api/account/export"
          download="my-data.json"
          className="inline-flex min-h-11 items-center font-bold text-accent underline underline-offset-4"
        >
          Download my data
        </a>
      </li>
      {mayErase ? (
        <li>
          <QuietLink
            href="/account/delete"
            className="inline-flex min-h-11 items-center font-bold text-danger underline underline-offset-4"
          >
            Delete my account
          </QuietLink>
        </li>
      ) : null}
    </ul>
  );
}
