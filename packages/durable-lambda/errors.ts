/** AWS-shaped errors: a name, an HTTP status, a message. Everything that a caller did wrong is one of these. */
export class ApiError extends Error {
  readonly status: number;
  override readonly name: string;
  constructor(name: string, status: number, message: string) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

export const invalidParameter = (message: string) => new ApiError("InvalidParameterValueException", 400, message);
/** Everything in a request that breaks a constraint of the model, in one error, as AWS words it. */
export const validation = (problems: readonly string[]) => {
  const count = problems.length === 1 ? "1 validation error" : `${problems.length} validation errors`;
  return new ApiError("ValidationException", 400, `${count} detected: ${problems.join("; ")}`);
};
export const invalidContent = (message: string) => new ApiError("InvalidRequestContentException", 400, message);
export const callbackTimeout = (message: string) => new ApiError("CallbackTimeoutException", 400, message);
export const notFound = (message: string) => new ApiError("ResourceNotFoundException", 404, message);
export const alreadyStarted = (message: string) =>
  new ApiError("DurableExecutionAlreadyStartedException", 409, message);
export const tooLarge = (message: string) => new ApiError("RequestTooLargeException", 413, message);
export const unavailable = (message: string) => new ApiError("ServiceException", 500, message);

/** SDK 2.4.0 looks for exactly this prefix to end the invocation instead of failing the execution (issue js#917). */
export const invalidToken = (why: string) => invalidParameter(`Invalid Checkpoint Token: ${why}`);
