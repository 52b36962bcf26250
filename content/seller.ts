/**
 * The seller. The deployer fills in every value that still begins with a bracket: the start on a laptop names
 * them, a deploy to production is refused (infra/). Pure data: imports nothing.
 */
export const seller = {
  name: "[Company name and legal form]",
  street: "[Street and number]",
  postalCode: "[Postal code]",
  city: "[City]",
  country: "[Country]",
  representedBy: "[Managing director]",
  email: "[E-mail address for customers]",
  phone: "[Telephone number]",
  register: "[Register court and number]",
  vatId: "[VAT identification number]",
  /** Where returned pairs go, in one line. */
  returnsAddress: "[Returns address]",
  /** Who makes the product (GPSR, Art. 19): name, postal and electronic address, in one line. */
  manufacturer: "[Manufacturer: name, postal address, e-mail or website]",
  /** Who answers for the product in the EU: the same where the manufacturer is established there. */
  responsiblePerson: "[Responsible person in the EU: name, postal address, e-mail]",
  /** Path below public/ of the official, unaltered notice of Regulation (EU) 2025/1960, in English. */
  guaranteeNotice: "[File of the official EU guarantee notice, such as /legal/guarantee-notice-en.svg]",
  /** A dispute resolution body, or that the seller takes part in none. */
  disputeResolution: "[Whether you take part in consumer dispute resolution, and before which body]",
  /** Who watches over data protection where the seller is established. */
  dataAuthority: "[Data protection authority]",
} as const satisfies Record<string, string>;

export type Seller = Readonly<Record<keyof typeof seller, string>>;

export const isPlaceholder = (value: string): boolean => value.startsWith("[");

/** Names of what is not filled in yet, in the order of the file. */
export const missingOf = (given: Seller): string[] =>
  Object.entries(given).flatMap(([name, value]) => (value === "" || isPlaceholder(value) ? [name] : []));
