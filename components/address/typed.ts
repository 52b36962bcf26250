import type { AddressDraft } from "@/lib/platform/postal-address/schema";

/** The address among a form's fields, as it was typed: those whose names begin with the prefix. */
export const typedAddress = (values: Readonly<Record<string, string>>, prefix: string): AddressDraft =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );
