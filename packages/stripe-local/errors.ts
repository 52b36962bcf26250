type ErrorType = "invalid_request_error" | "card_error" | "api_error" | "idempotency_error";

export interface ErrorBody {
  readonly type: ErrorType;
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  readonly [detail: string]: unknown;
}

/** A refusal in Stripe's words. https://docs.stripe.com/api/errors */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

type Detail = Omit<Partial<ErrorBody>, "message" | "type">;

/** Refused before anything started: Stripe keeps no idempotent response of these. */
export class ParameterError extends ApiError {
  constructor(message: string, detail: Detail = {}) {
    super(400, { type: "invalid_request_error", message, ...detail });
  }
}

export const refused = (message: string, detail: Detail = {}) =>
  new ApiError(400, { type: "invalid_request_error", message, ...detail });

export const resourceMissing = (kind: string, id: string, param: string) =>
  new ApiError(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${kind}: '${id}'`,
    param,
  });

export const notAuthenticated = (message: string) => new ApiError(401, { type: "invalid_request_error", message });
