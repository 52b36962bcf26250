/** ISO 3166: numeric to alpha-2, of the countries that Stripe has test cards for. https://docs.stripe.com/testing#international-cards */
const COUNTRIES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "040AT 056BE 100BG 112BY 191HR 196CY 203CZ 208DK 233EE 246FI 250FR 276DE 292GI 300GR 348HU 372IE 380IT 428LV 438LI 440LT " +
    "442LU 470MT 528NL 578NO 616PL 620PT 642RO 705SI 703SK 724ES 752SE 756CH 826GB 036AU 076BR 124CA 156CN 344HK 356IN 392JP 484MX " +
    "702SG 784AE"
  )
    .split(" ")
    .map((pair) => [pair.slice(0, 3), pair.slice(3)]),
);

/** The country in a test card's number: 4000 00, then the country's, then zeros. Null for any other number. */
export const countryOf = (digits: string): string | null =>
  COUNTRIES[/^400000(\d{3})0{5}\d{2}$/.exec(digits)?.[1] ?? ""] ?? null;
