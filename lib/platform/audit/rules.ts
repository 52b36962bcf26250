/** The month an entry is kept under: "2026-11". */
export const monthOf = (iso: string): string => iso.slice(0, 7);
