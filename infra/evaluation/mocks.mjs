/** What AWS would answer: just enough for every component to go on. */

const ACCOUNT = "123456789012";

const arnOf = (region, type, name, inputs) =>
  ({
    "aws:lambda/function:Function": `arn:aws:lambda:${region}:${ACCOUNT}:function:${name}`,
    "aws:dynamodb/table:Table": `arn:aws:dynamodb:${region}:${ACCOUNT}:table/${name}`,
    "aws:iam/role:Role": `arn:aws:iam::${ACCOUNT}:role/${name}`,
    "aws:sesv2/emailIdentity:EmailIdentity": `arn:aws:ses:${region}:${ACCOUNT}:identity/${inputs.emailIdentity}`,
    "aws:sesv2/configurationSet:ConfigurationSet": `arn:aws:ses:${region}:${ACCOUNT}:configuration-set/${name}`,
    "aws:s3/bucket:Bucket": `arn:aws:s3:::${name}`,
  })[type] ?? `arn:aws:mock:${region}:${ACCOUNT}:${type}/${name}`;

/** Outputs that AWS makes up and some component reads. */
const generated = (region, type, name, arn, inputs) =>
  ({
    "aws:lambda/function:Function": () => ({
      version: inputs.publish ? "7" : "$LATEST",
      qualifiedArn: `${arn}:7`,
      lastModified: "now",
    }),
    "aws:lambda/functionUrl:FunctionUrl": () => ({ functionUrl: `https://${name}.lambda-url.${region}.on.aws/` }),
    "aws:cloudfront/distribution:Distribution": () => ({ domainName: "d111.cloudfront.net", hostedZoneId: "Z2" }),
    "aws:s3/bucket:Bucket": () => ({ region, bucketRegionalDomainName: `${name}.s3.${region}.amazonaws.com` }),
    "aws:dynamodb/table:Table": () => ({ streamArn: `${arn}/stream/now` }),
    "aws:acm/certificate:Certificate": () => ({
      domainValidationOptions: [
        { resourceRecordType: "CNAME", resourceRecordName: `_a.${inputs.domainName}`, resourceRecordValue: "_b.acm" },
      ],
    }),
    "aws:sesv2/emailIdentity:EmailIdentity": () => ({ dkimSigningAttributes: { tokens: ["a", "b", "c"] } }),
    "pulumi-nodejs:dynamic:Resource": () => ({ zoneId: "Z1" }),
    "aws:sqs/queue:Queue": () => ({ url: `https://sqs.${region}.amazonaws.com/${ACCOUNT}/${name}` }),
    "random:index/randomBytes:RandomBytes": () => ({ base64: Buffer.alloc(32, 1).toString("base64") }),
  })[type]?.() ?? {};

const single = (list) => (list?.length === 1 ? list[0] : list);
const principalOf = (principals) =>
  Object.fromEntries(principals.map(({ type, identifiers }) => [type, single(identifiers)]));

const statementOf = ({ effect = "Allow", actions, resources, principals, conditions }) => ({
  Effect: effect,
  Action: actions,
  ...(resources && { Resource: resources }),
  ...(principals && { Principal: principalOf(principals) }),
  ...(conditions && { Condition: conditions }),
});

const policyDocument = ({ statements = [] }) => ({
  statements,
  json: JSON.stringify({ Version: "2012-10-17", Statement: statements.map(statementOf) }),
});

const lookups = (region) => ({
  "aws:index/getRegion:getRegion": () => ({ region, id: region, name: region }),
  "aws:index/getPartition:getPartition": () => ({ partition: "aws", dnsSuffix: "amazonaws.com" }),
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({ accountId: ACCOUNT }),
  "aws:iam/getPolicyDocument:getPolicyDocument": policyDocument,
});

/** For `pulumi.runtime.setMocks`. Every resource asked for is noted in `resources`. */
export const mocks = (region, resources) => ({
  newResource({ type, name: logicalName, inputs }) {
    resources.push({ type, name: logicalName, inputs });
    const name = inputs.name ?? inputs.bucket ?? logicalName;
    const arn = inputs.arn ?? arnOf(region, type, name, inputs);
    return { id: `${name}-id`, state: { name, ...inputs, arn, ...generated(region, type, name, arn, inputs) } };
  },
  call: ({ token, inputs }) => lookups(region)[token]?.(inputs) ?? { id: "found", ...inputs },
});
