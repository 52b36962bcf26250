interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** A refusal in EasyPost's words. https://docs.easypost.com/docs/errors */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldError[];

  constructor(status: number, code: string, message: string, errors: readonly FieldError[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export const bodyOf = ({ code, message, errors }: ApiError) => ({ error: { code, message, errors } });

export const notFound = () => new ApiError(404, "NOT_FOUND", "The requested resource could not be found.");

export const refused = (code: string, message: string) => new ApiError(422, code, message);

/** What is missing or of a wrong kind in a request. */
export const invalid = (field: string, message: string) =>
  new ApiError(422, "PARAMETER.INVALID", `${field}: ${message}`, [{ field, message }]);
