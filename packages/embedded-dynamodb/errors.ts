/** An error as the service words it: `__type` on the wire is what the SDK makes its exception class from. */
export class ServiceError extends Error {
  readonly type: string;
  /** More members of the answer: `Item`, `CancellationReasons`. */
  readonly members: object;
  readonly statusCode: number;

  constructor(type: string, message: string, { members = {}, statusCode = 400 } = {}) {
    super(message);
    this.type = type;
    this.members = members;
    this.statusCode = statusCode;
  }

  /** `ValidationException`, without the namespace. */
  get code(): string {
    return this.type.slice(this.type.indexOf("#") + 1);
  }
}

const SERVICE = "com.amazonaws.dynamodb.v20120810";
const CORAL = "com.amazon.coral.service";

export const validationError = (message: string) =>
  new ServiceError("com.amazon.coral.validate#ValidationException", message);

/** The wording for a value that the request may not have. */
export const invalidParameter = (message: string) =>
  validationError(`One or more parameter values were invalid: ${message}`);

export const serializationError = (message: string) => new ServiceError(`${CORAL}#SerializationException`, message);

export const unknownOperation = () => new ServiceError(`${CORAL}#UnknownOperationException`, "");

export const accessDenied = (message: string) =>
  new ServiceError(`${CORAL}#AccessDeniedException`, message, { statusCode: 403 });

export const missingToken = () =>
  new ServiceError(`${CORAL}#MissingAuthenticationTokenException`, "Request is missing Authentication Token");

export const tooLarge = () => new ServiceError(`${CORAL}#RequestEntityTooLargeException`, "", { statusCode: 413 });

export const conditionFailed = (members: object) =>
  new ServiceError(`${SERVICE}#ConditionalCheckFailedException`, "The conditional request failed", { members });

export const notFound = (message = "Requested resource not found") =>
  new ServiceError(`${SERVICE}#ResourceNotFoundException`, message);

export const inUse = (message: string) => new ServiceError(`${SERVICE}#ResourceInUseException`, message);

export const idempotencyMismatch = () =>
  new ServiceError(
    `${SERVICE}#IdempotentParameterMismatchException`,
    "The ClientToken used is already used with different parameters",
  );

interface CancellationReason {
  readonly Code: string;
}

export const transactionCanceled = (CancellationReasons: readonly CancellationReason[]) =>
  new ServiceError(
    `${SERVICE}#TransactionCanceledException`,
    "Transaction cancelled, please refer cancellation reasons for specific reasons " +
      `[${CancellationReasons.map(({ Code }) => Code).join(", ")}]`,
    { members: { CancellationReasons } },
  );
