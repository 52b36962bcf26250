import { onlyTakes, route } from "@/lib/platform/http/route";
import { unsubscribe } from "@/lib/shop/reminder/server";

const tokenIn = ({ url }: Request): string => new URL(url).searchParams.get("token") ?? "";

/** The one click of an inbox: no session, no origin, no body that counts. https://www.rfc-editor.org/rfc/rfc8058#section-3.1 */
export const POST = route(async (request) => {
  await unsubscribe(tokenIn(request));
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
});

/** A person who opens the link: a page with a button. */
export const GET = route(async (request) => {
  const location = `/reminders/unsubscribe?${new URLSearchParams({ token: tokenIn(request) }).toString()}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
});

export const { PUT, PATCH, DELETE } = onlyTakes("GET", "POST");
