import { QuietLink } from "@/components/ui/quiet-link";
import { isPlaceholder, seller } from "@/content/seller";

const links = [
  { href: "/legal/delivery-and-returns", label: "Delivery and returns" },
  { href: "/legal/withdrawal", label: "Your right to change your mind" },
  { href: "/legal/guarantee", label: "Legal guarantee" },
] as const;
const link = "font-bold text-accent underline underline-offset-4";

/** Whom to ask, and where the answers stand. */
export function OrderHelp({ orderNumber }: { orderNumber: string }) {
  return (
    <section aria-labelledby="help" className="grid gap-3">
      <h2 id="help" className="text-xl">
        Help
      </h2>
      <p>
        Something is wrong, or unclear? <Contact orderNumber={orderNumber} />
      </p>
      <ul className="grid gap-1">
        {links.map(({ href, label }) => (
          <li key={href}>
            <QuietLink href={href} className={`${link} inline-flex min-h-8 items-center`}>
              {label}
            </QuietLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** With the number in it: the team finds the order by it. */
function Contact({ orderNumber }: { orderNumber: string }) {
  if (isPlaceholder(seller.email)) return <>Answer any mail about this order: a person reads it.</>;
  return (
    <>
      Write to{" "}
      <a href={`mailto:${seller.email}?subject=${encodeURIComponent(`Order ${orderNumber}`)}`} className={link}>
        {seller.email}
      </a>
      : a person answers.
    </>
  );
}
