import { REGION } from "../wire/arn.ts";

/** What a handler's process finds before its function adds to it: ours, and credentials that the AWS SDK is content with. */
export function handlerEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, NODE_CHANNEL_FD: _channel, ...own } = process.env;
  return {
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    ...own,
  };
}
