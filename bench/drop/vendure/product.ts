export const SLUG = "drop";
export const skuOf = (size: string): string => `DROP-${size}`;
