import { exportAudit } from "@/lib/desk/audit/server";
import { requireStaff } from "@/lib/account/session/server";
import { onlyTakes, route } from "@/lib/platform/http/route";

export const GET = route(async (request) => {
  const viewer = await requireStaff();
  const params = new URL(request.url).searchParams;
  const filter = { kind: params.get("kind") ?? undefined, q: params.get("q") ?? undefined };
  const day = new Date().toISOString().slice(0, 10);
  return new Response(await exportAudit(viewer, filter), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="audit-${day}.csv"`,
      "cache-control": "no-store",
    },
  });
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
