import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Runtime } from "aws-cdk-lib/aws-lambda";
import { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import type { Construct } from "constructs";

export class OrderStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const order = new NodejsFunction(this, "Order", {
      entry: "lambda/order.ts",
      runtime: Runtime.NODEJS_24_X,
      timeout: Duration.minutes(1),
      durableConfig: { executionTimeout: Duration.days(30), retentionPeriod: Duration.days(14) },
    });
    // A durable function is invoked by a version or an alias, on AWS as here.
    new CfnOutput(this, "OrderAlias", { value: order.addAlias("live").functionArn });
  }
}
