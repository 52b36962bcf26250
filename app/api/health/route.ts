import { readHealth } from "@/lib/platform/health/server";
import { json, onlyTakes, route } from "@/lib/platform/http/route";

export const dynamic = "force-dynamic";

export const GET = route(async () => {
  const health = await readHealth();
  return json(health, { status: health.status === "up" ? 200 : 503 });
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
