// A local HTTP server that stands for the bookshop's services: real requests, real latencies.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { findEndpoint } from './endpoints.mjs';

/**
 * Starts the server on a free port of this machine.
 *
 * `takeRequests` returns what was asked since the last call: reads and writes, each in the order of arrival.
 */
export async function startServer() {
  let reads = [];
  let writes = [];

  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const line = `${request.method} ${request.url}`;
    if (request.method === 'GET') reads.push(line);
    else writes.push(`${line} ${await text(request)}`);

    const endpoint = findEndpoint(request.method, url.pathname);
    const body = endpoint?.answer(endpoint.groups, url.searchParams);
    setTimeout(() => {
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body ?? { error: 'unknown' }));
    }, endpoint?.latency ?? 10);
  });

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });

  return {
    url: `http://127.0.0.1:${server.address().port}`,
    takeRequests() {
      const taken = { reads, writes };
      reads = [];
      writes = [];
      return taken;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
