interface TrustPolicy {
  readonly Statement: readonly { readonly Principal?: Readonly<Record<string, unknown>> }[];
}

/** Who may assume the role: services only, no AWS account. */
function servicesOnly(policy: string | object): string {
  const { Statement, ...rest } = (typeof policy === "string" ? JSON.parse(policy) : policy) as TrustPolicy;
  const trusts = Statement.map(({ Principal = {}, ...statement }) => {
    const { AWS: _account, ...services } = Principal;
    return { ...statement, Principal: services };
  });
  return JSON.stringify({ ...rest, Statement: trusts });
}

/**
 * SST 4.17.1 lets the whole account assume every function's role, which only `sst dev` needs: it tests an Output for
 * truth, and an Output is always true (platform/src/components/aws/function.ts, createRole).
 */
if (!$dev) {
  $transform(aws.iam.Role, (args) => {
    args.assumeRolePolicy = $output(args.assumeRolePolicy).apply(servicesOnly);
  });
}
