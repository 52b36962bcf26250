// oxlint-disable-next-line typescript/triple-slash-reference -- SST's way to declare its globals
/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app: ({ stage }) => ({
    name: "quantasneaks",
    home: "aws",
    providers: { aws: { region: "eu-central-1" } },
    removal: stage === "production" ? "retain" : "remove",
    protect: stage === "production",
  }),
  run: async () => (await import("./infra/main")).outputs,
});
