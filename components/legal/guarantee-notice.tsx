import { isPlaceholder, seller } from "@/content/seller";

/** The official artwork, unaltered; what it is to be while it is not there. */
export function GuaranteeNotice() {
  const { guaranteeNotice }: { readonly guaranteeNotice: string } = seller;
  if (isPlaceholder(guaranteeNotice))
    return <p className="border-2 border-dashed border-line-strong p-5 text-muted">{guaranteeNotice}</p>;
  return (
    // oxlint-disable-next-line nextjs/no-img-element -- the law asks for the artwork as it is
    <img
      src={guaranteeNotice}
      alt="EU notice on the legal guarantee of conformity"
      className="h-auto w-full max-w-sm"
    />
  );
}
