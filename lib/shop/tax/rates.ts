/**
 * Standard rates of VAT in tenths of a percent, by country of destination: from EUR 10,000 a year of sales to consumers in other
 * member states on, the country that the parcel goes to has the tax (Directive 2006/112/EC, Art. 33 and 59c). Shoes have no
 * reduced rate in any of them.
 * Source: European Commission, "VAT rules and rates" (https://europa.eu/youreurope/business/taxation/vat/vat-rules-rates/),
 * as of 2026-01-01.
 */
export const VAT_PERMILLE: Readonly<Record<string, number>> = {
  AT: 200,
  BE: 210,
  BG: 200,
  CY: 190,
  CZ: 210,
  DE: 190,
  DK: 250,
  EE: 240,
  ES: 210,
  FI: 255,
  FR: 200,
  GR: 240,
  HR: 250,
  HU: 270,
  IE: 230,
  IT: 220,
  LT: 210,
  LU: 170,
  LV: 210,
  MT: 180,
  NL: 210,
  PL: 230,
  PT: 230,
  RO: 210,
  SE: 250,
  SI: 220,
  SK: 230,
};
