import { readHealth } from "@/lib/health/server";
import { json, onlyTakes, route } from "@/lib/http/route";

export const dynamic = "force-dynamic";

export const GET = route(async () => {
  const health = await readHealth();
  return json(health, { status: health.status === "up" ? 200 : 503 });
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
