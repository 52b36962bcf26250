import { QuietLink } from "@/components/ui/quiet-link";
import { seller } from "@/content/seller";

const links = [
  { href: "/legal/delivery-and-returns", label: "Delivery and returns" },
  { href: "/legal/withdrawal", label: "Withdrawal" },
  { href: "/legal/guarantee", label: "Legal guarantee" },
  { href: "/legal/product-safety", label: "Product safety" },
  { href: "/legal/terms", label: "Terms" },
  { href: "/legal/privacy", label: "Privacy" },
  { href: "/legal/imprint", label: "Imprint" },
] as const;

export function SiteFooter() {
  return (
    <footer className="border-t border-line print:hidden">
      <div className="mx-auto grid max-w-page gap-x-8 gap-y-3 px-5 py-6 text-sm text-muted">
        <nav aria-label="Legal" className="-mx-2 flex flex-wrap gap-x-2">
          {links.map(({ href, label }) => (
            <QuietLink
              key={href}
              href={href}
              className="inline-flex min-h-11 items-center px-2 underline decoration-line-strong underline-offset-4 hover:text-ink"
            >
              {label}
            </QuietLink>
          ))}
        </nav>
        <div className="flex flex-wrap justify-between gap-x-8 gap-y-2">
          <p>QuantaSneaks. One drop, one pair each, every pair numbered. Sold by {seller.name}.</p>
          <p className="numeric">π = 3.14159…</p>
        </div>
      </div>
    </footer>
  );
}
