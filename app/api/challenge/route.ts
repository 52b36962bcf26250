import { z } from "zod";
import { currentViewer } from "@/lib/account/session/server";
import { AppError } from "@/lib/platform/errors";
import { callerOf, type Demand } from "@/lib/platform/challenge/caller";
import { purposeSchema } from "@/lib/platform/challenge/schema";
import { issueChallenge } from "@/lib/platform/challenge/server";
import { issuesOf } from "@/lib/platform/http/issues";
import { json, onlyTakes, route } from "@/lib/platform/http/route";
import { dropFor } from "@/lib/shop/order/drop-choice";
import { demandOf } from "@/lib/shop/proof/server";

const querySchema = z.object({
  purpose: purposeSchema,
  /** The drop on sale when absent. */
  dropId: z.string().max(40).optional(),
});

async function demandIn({ headers }: Request, { purpose, dropId }: z.infer<typeof querySchema>): Promise<Demand> {
  if (purpose === "register" || purpose === "sign_in") return { purpose, caller: callerOf(headers) };
  const [viewer, drop] = await Promise.all([currentViewer(), dropFor(dropId)]);
  return demandOf(headers, viewer, purpose, drop.dropId);
}

export const GET = route(async (request) => {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) throw new AppError("validation_failed", { issues: issuesOf(query.error) });
  return json(await issueChallenge(await demandIn(request, query.data)));
});

export const { POST, PUT, PATCH, DELETE } = onlyTakes("GET");
