import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

/** A service that hangs is a service that is down: the caller retries, or leaves it to the sweep. */
const requestHandler = { connectionTimeout: 2000, requestTimeout: 8000, throwOnRequestTimeout: true };

type Logger = NonNullable<DynamoDBClientConfig["logger"]>;
const ignore = () => undefined;

/** Knows no `info` and no `error`: for the SDK's own silent logger every request and answer is copied all the same, a seventh of a call. */
const logger = { trace: ignore, debug: ignore, warn: ignore } as Partial<Logger> as Logger;

/** Region, credentials and endpoints come from the AWS SDK's own environment variables: that is all that differs between clouds. */
export const dynamo = once(() =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler, logger }), {
    marshallOptions: { removeUndefinedValues: true },
  }),
);
export const lambda = once(() => new LambdaClient({ requestHandler }));
export const ses = once(() => new SESv2Client({ requestHandler }));
