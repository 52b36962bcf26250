import Link from "next/link";
import type { ComponentProps } from "react";

/**
 * A link to another page of ours. Nothing is fetched ahead: every page is made for its reader, and in a rush the store has
 * better things to do than to make pages that were not asked for.
 */
export function QuietLink(props: ComponentProps<typeof Link>) {
  return <Link prefetch={false} {...props} />;
}
