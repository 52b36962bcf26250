import { REGION } from "../wire/arn.ts";

/** Sets a time zone or a language on a machine. */
const isLocal = (name: string): boolean => name === "TZ" || /^(LANG|LANGUAGE|LC_\w+)$/.test(name);

/**
 * What a handler's process finds before its function adds to it: ours, credentials that the AWS SDK is content with, and the
 * time zone and language that Lambda has (dg/configuration-envvars).
 */
export function handlerEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, NODE_CHANNEL_FD: _channel, ...own } = process.env;
  for (const name of Object.keys(own)) if (isLocal(name)) delete own[name];
  return {
    TZ: "UTC",
    LANG: "en_US.UTF-8",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    ...own,
  };
}
