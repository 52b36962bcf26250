export function SiteFooter() {
  return (
    <footer className="border-t border-line">
      <div className="mx-auto flex max-w-page flex-wrap justify-between gap-x-8 gap-y-2 px-5 py-6 text-sm text-muted">
        <p>QuantaSneaks. One drop, one pair each, every pair numbered.</p>
        <p className="numeric">π = 3.14159…</p>
      </div>
    </footer>
  );
}
