// Cloudflare Workflows in miniflare (workerd from npm): Durable Objects on SQLite files, one per workflow instance.
import { load } from "../lib.mjs";

export const info = {
  sub: "cf",
  packages: ["miniflare", "workerd"],
  suspended: 2000,
  wal: /-wal$/,
  durability: "as shipped in miniflare: one SQLite file (WAL) per workflow instance, written by workerd",
};
const script = /* js */ `
import { WorkflowEntrypoint } from 'cloudflare:workers';
export class Order extends WorkflowEntrypoint {
  async run(event, step) {
    const id = event.payload.id, tell = (ev, name) => this.env.EVENTS.fetch('http://driver/' + [ev, id, name ?? ''].join('/'));
    const seen = (name) => { this.ctx.waitUntil(tell('step', name)); return { name, ok: true, at: 1 }; };
    await step.do('risk', async () => ({ score: 12, decision: 'accept' }));
    this.ctx.waitUntil(tell('waiting', 'payment'));
    await step.waitForEvent('payment', { type: 'payment', timeout: '30 days' });
    await step.do('record-payment', async () => seen('record-payment'));
    this.ctx.waitUntil(tell('waiting', 'approval'));
    await step.waitForEvent('approval', { type: 'approval', timeout: '30 days' });
    await step.do('ship', async () => seen('ship'));
    await step.do('confirm', async () => seen('confirm'));
    this.ctx.waitUntil(tell('done'));
    return { orderId: id, status: 'shipped' };
  }
}
export default { async fetch(req, env) {
  const [, op, id, name] = new URL(req.url).pathname.split('/');
  if (op === 'start') await env.ORDER.create({ id, params: { id } });
  else { const i = await env.ORDER.get(id);
    if (op === 'complete') await i.sendEvent({ type: name, payload: { ok: true } });
    if (op === 'status') return Response.json(await i.status()); }
  return Response.json({ ok: true });
} };`;
export async function worker({ dir, emit }) {
  const { Miniflare } = await load("miniflare", "cf");
  let completed = 0;
  const mf = new Miniflare({
    modules: true,
    script,
    compatibilityDate: "2026-07-01",
    host: "127.0.0.1",
    workflowsPersist: dir + "/data",
    workflows: { ORDER: { name: "order", className: "Order" } },
    serviceBindings: {
      EVENTS: (req) => {
        const [, ev, id, name] = new URL(req.url).pathname.split("/");
        if (ev === "done") completed++;
        emit(ev, id, name || undefined);
        return new Response("ok");
      },
    },
  });
  const url = (await mf.ready).origin;
  const call = async (path) => {
    const r = await fetch(url + path);
    if (!r.ok) throw new Error(`${path} ${r.status} ${(await r.text()).slice(0, 300)}`);
    return r.json();
  };
  return {
    start: async (id) => {
      await call(`/start/${id}`);
    },
    async run(id) {
      await call(`/start/${id}`);
      for (;;) {
        const s = await call(`/status/${id}`);
        if (s.status === "complete") return s.output;
        if (s.status === "errored") throw new Error(JSON.stringify(s));
        await new Promise((r) => setTimeout(r, 10));
      }
    },
    complete: async (id, name) => {
      await call(`/complete/${id}/${name}`);
    },
    completed: async () => completed,
  };
}
