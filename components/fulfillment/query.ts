import { statusWords } from "@/components/order/words";
import { orderStatusSchema } from "@/lib/order/schema";
import { riskLevelSchema } from "@/lib/risk/schema";

/** What the desk shows, as its address says it. Unknown values count as absent. */
export interface DeskQuery {
  readonly status: string;
  readonly level: string | undefined;
  readonly cursor: string | undefined;
}

type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

export function deskQuery(params: SearchParams): DeskQuery {
  const { status, level, cursor } = params;
  return {
    status: orderStatusSchema.safeParse(status).data ?? "awaiting_approval",
    level: riskLevelSchema.safeParse(level).data,
    cursor: typeof cursor === "string" && cursor ? cursor : undefined,
  };
}

/** The address of the same view with something changed; a filter change starts from the first page. */
export function deskHref(query: DeskQuery, change: Partial<DeskQuery>): string {
  const next = { ...query, cursor: undefined, ...change };
  const params = new URLSearchParams();
  if (next.status !== "awaiting_approval") params.set("status", next.status);
  if (next.level) params.set("level", next.level);
  if (next.cursor) params.set("cursor", next.cursor);
  return params.size ? `/fulfillment?${params.toString()}` : "/fulfillment";
}

/** The API call behind this view. */
export function deskProbe({ status, level, cursor }: DeskQuery): string {
  const params = new URLSearchParams({ status, ...(level && { level }), ...(cursor && { cursor }) });
  return `/api/fulfillment/orders?${params.toString()}`;
}

export const statusFilters = [...orderStatusSchema.options]
  .sort((a, b) => Number(b === "awaiting_approval") - Number(a === "awaiting_approval"))
  .map((status) => ({ value: status, label: statusWords[status] }));

export const levelFilters = [
  { value: undefined, label: "Every risk" },
  ...riskLevelSchema.options.map((level) => ({
    value: level,
    label: `${level[0]?.toUpperCase()}${level.slice(1)} risk`,
  })),
];
