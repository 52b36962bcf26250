/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app: () => ({ name: "orders", home: "aws" }),
  run: async () => {
    const order = new sst.aws.Workflow("Order", {
      handler: "functions/order.handler",
      runtime: "nodejs24.x",
      timeout: { execution: "30 days", invocation: "1 minute" },
      retention: "14 days",
    });
    // A durable function is invoked by a version or an alias, on AWS as here.
    return { order: $interpolate`${order.arn}:${order.qualifier}` };
  },
});
