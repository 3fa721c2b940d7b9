// The handlers and pages that the demo runs before and after the fix.
import { fileURLToPath } from 'node:url';

const request = (path, options) => new Request(`http://localhost${path}`, options);
const asCaptain = { headers: { 'x-token': 'captain' } };
const data = (root) => fileURLToPath(new URL('data', root));
const order = { id: 'order-9', productId: '3', total: 12 };

/** Each row: what a person calls it, the file, and how it is called. */
const rows = [
  ['Home page', 'app/page.tsx', (m) => m.default()],
  ['Layout', 'app/layout.tsx', (m) => m.default({ children: 'the page' })],
  ['Dashboard (try/catch)', 'app/dashboard/page.tsx', (m) => m.default()],
  ['Account (guard, four reads)', 'app/account/page.tsx', (m) => m.default()],
  ['Settings (rounds)', 'app/settings/page.tsx', (m) => m.default()],
  [
    'Product page (Promise.all grows)',
    'app/products/[id]/page.tsx',
    (m) => m.default({ params: Promise.resolve({ id: '2' }), searchParams: Promise.resolve({}) }),
  ],
  ['Comparison (one JSX element)', 'app/compare/page.tsx', (m) => m.default()],
  ['Checkout (one object)', 'app/checkout/page.tsx', (m) => m.default()],
  ['Quote (server action)', 'app/checkout/actions.ts', (m) => m.quote('2', 'SPRING')],
  ['GET /api/summary', 'app/api/summary/route.ts', (m) => m.GET(request('/', asCaptain))],
  ['GET /api/summary, signed out', 'app/api/summary/route.ts', (m) => m.GET(request('/'))],
  ['GET /api/report (rounds)', 'app/api/report/route.ts', (m) => m.GET()],
  ['GET /api/search', 'app/api/search/route.ts', (m) => m.GET(request('/?q=sea'))],
  ['GET /api/feed', 'app/api/feed/route.ts', (m) => m.GET()],
  ['GET /api/orders', 'app/api/orders/route.ts', (m) => m.GET(request('/', asCaptain))],
  ['Order book (database)', 'lib/orders.ts', (m) => m.loadOrderBook('harbour')],
  ['Team snapshot, then a row', 'lib/orders.ts', (m) => m.snapshotTeam('harbour')],
  [
    'Shop window (class)',
    'lib/catalogue.ts',
    (m) => new m.Catalogue(process.env.API_URL).loadWindow(),
  ],
  ['Start-up (files and services)', 'lib/startup.ts', (m, root) => m.readSettings(data(root))],
  ['Activity (gather)', 'lib/activity.ts', (m) => m.loadActivity('7')],
  ['Weekly report (CLI)', 'scripts/weekly-report.mjs', (m, root) => m.weeklyReport(data(root))],
  ['Member page (404 check)', 'app/members/[id]/page.tsx', (m) => memberPage(m, '7')],
  ['Member page, not there', 'app/members/[id]/page.tsx', (m) => memberPage(m, 'nobody')],
  ['POST /api/orders (transaction)', 'app/api/orders/route.ts', (m) => m.POST(newOrder())],
  ['Purchase (money, then row)', 'app/checkout/actions.ts', (m) => m.buy('2')],
  ['Stock (signs in first)', 'lib/catalogue.ts', (m) => stock(m)],
  ['Job (looks twice)', 'lib/jobs.ts', (m) => m.pollJob('j-1')],
  ['Prices under a lease', 'lib/jobs.ts', (m) => m.underLease()],
];

const memberPage = (m, id) => m.default({ params: Promise.resolve({ id }) });
const stock = (m) => new m.Catalogue(process.env.API_URL).loadStock();
const newOrder = () => request('/', { ...asCaptain, method: 'POST', body: JSON.stringify(order) });

export const scenarios = rows.map(([title, file, run]) => ({ title, file, run }));
