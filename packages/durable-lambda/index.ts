export { type DurableLambda, startDurableLambda } from "./api/durable-lambda.ts";
export { type Execution, ExecutionError } from "./api/execution.ts";
export type { HistoryEvent } from "./api/history.ts";
export { DurableLambdaError } from "./api/http.ts";
export type { DurableLambdaOptions, FunctionOptions } from "./api/options.ts";
