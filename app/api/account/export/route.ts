import { requireViewer } from "@/lib/account/session/server";
import { json, onlyTakes, route } from "@/lib/platform/http/route";
import { exportMyData } from "@/lib/shop/privacy/server";

/** Also a download for the account's page. */
export const GET = route(async () =>
  json(await exportMyData(await requireViewer()), {
    headers: { "content-disposition": 'attachment; filename="my-data.json"' },
  }),
);

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
