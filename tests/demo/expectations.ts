/** What `--fix` must do with the application in `examples/`. */

/** A function that is fixed, with the awaits in its body before and after. */
export interface FixedFunction {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** A function that waits more than once and must stay as it is, byte for byte. */
export interface KeptFunction {
  readonly name: string;
  readonly because: string;
}

export interface FileExpectation {
  readonly file: string;
  readonly fixed: readonly FixedFunction[];
  readonly kept: readonly KeptFunction[];
  /** The import that a fix brings in. */
  readonly adds?: string;
}

/** A loader that awaits `fetch`, then the body of its response. */
const loads = (...names: string[]): KeptFunction[] =>
  names.map((name) => ({ name, because: 'the body comes with the response' }));

export const expectations: readonly FileExpectation[] = [
  {
    file: 'app/account/page.tsx',
    fixed: [{ name: 'AccountPage', before: 5, after: 2 }],
    kept: [],
  },
  {
    file: 'app/admin/page.tsx',
    fixed: [{ name: 'AdminPage', before: 4, after: 3 }],
    kept: [
      { name: 'AuditPage', because: 'nothing is loaded for someone who is no administrator' },
      ...loads('getOpenOrders'),
    ],
  },
  {
    file: 'app/api/feed/route.ts',
    fixed: [
      { name: 'GET', before: 2, after: 1 },
      { name: 'HEAD', before: 2, after: 1 },
    ],
    kept: loads('getPosts', 'getComments', 'getCount'),
  },
  {
    file: 'app/api/orders/route.ts',
    fixed: [{ name: 'GET', before: 3, after: 2 }],
    kept: [
      { name: 'POST', because: 'the journal follows the order' },
      { name: 'DELETE', because: 'the lines go before the order, and the count sees both' },
    ],
  },
  {
    file: 'app/api/purchase/route.ts',
    fixed: [{ name: 'POST', before: 3, after: 2 }],
    kept: [{ name: 'PUT', because: 'the user waits for the link in this mail' }],
    adds: "\nimport { after } from 'next/server';",
  },
  {
    file: 'app/api/report/route.ts',
    fixed: [
      { name: 'GET', before: 3, after: 2 },
      { name: 'loadFigures', before: 2, after: 1 },
    ],
    kept: loads('auth', 'getConfig', 'getTeamName'),
  },
  {
    file: 'app/api/search/route.ts',
    fixed: [{ name: 'GET', before: 3, after: 1 }],
    kept: loads('findProducts', 'findPosts', 'findPeople'),
  },
  {
    file: 'app/api/summary/route.ts',
    fixed: [{ name: 'GET', before: 5, after: 2 }],
    kept: loads('getOrders', 'getInvoices', 'getMessages', 'getPreferences'),
  },
  {
    file: 'app/checkout/actions.ts',
    fixed: [{ name: 'quote', before: 2, after: 1 }],
    kept: [
      { name: 'addToCart', because: 'a guard, then writes' },
      { name: 'buy', because: 'the row names the payment' },
      ...loads('getProduct', 'getDiscount', 'charge'),
    ],
  },
  {
    file: 'app/checkout/page.tsx',
    fixed: [
      { name: 'getTotal', before: 2, after: 1 },
      { name: 'getCheckout', before: 3, after: 1 },
    ],
    kept: loads('getCart', 'getAddresses', 'getShippingCost'),
  },
  {
    file: 'app/compare/page.tsx',
    fixed: [{ name: 'ComparePage', before: 3, after: 1 }],
    kept: loads('getProduct', 'getConfig'),
  },
  {
    file: 'app/dashboard/page.tsx',
    fixed: [{ name: 'DashboardPage', before: 3, after: 1 }],
    kept: loads('getOrders', 'getMessages', 'getTasks'),
  },
  {
    file: 'app/layout.tsx',
    fixed: [{ name: 'RootLayout', before: 2, after: 1 }],
    kept: loads('getCurrentUser', 'getNavigation'),
  },
  {
    file: 'app/members/[id]/page.tsx',
    fixed: [],
    kept: [
      { name: 'generateMetadata', because: 'the permissions are those of the role of the user' },
      {
        name: 'MemberPage',
        because: 'a missing member ends the page before anything else is asked',
      },
      ...loads('getUser', 'getPermissions', 'getMemberOr404'),
    ],
  },
  {
    file: 'app/newsletter/actions.ts',
    fixed: [{ name: 'subscribe', before: 2, after: 2 }],
    kept: [],
    adds: "\nimport { after } from 'next/server';",
  },
  {
    file: 'app/page.tsx',
    fixed: [{ name: 'HomePage', before: 3, after: 1 }],
    kept: loads('getUser', 'getPosts', 'getComments'),
  },
  {
    file: 'app/products/[id]/page.tsx',
    fixed: [
      { name: 'generateMetadata', before: 3, after: 2 },
      { name: 'ProductPage', before: 5, after: 3 },
    ],
    kept: loads('getProduct', 'getStock', 'getReviews', 'getRelated'),
  },
  {
    file: 'app/settings/page.tsx',
    fixed: [{ name: 'SettingsPage', before: 3, after: 2 }],
    kept: loads('getSession', 'getConfig', 'getPreferences'),
  },
  {
    file: 'functions/shelf.ts',
    fixed: [{ name: 'onRequestGet', before: 2, after: 1 }],
    kept: [],
  },
  {
    file: 'lib/activity.ts',
    fixed: [{ name: 'loadActivity', before: 3, after: 1 }],
    kept: [
      { name: 'loadTwoPages', because: 'the second call asks for the next page' },
      { name: 'loadStartedEarly', because: 'the comments are loaded already' },
      { name: 'loadWithinQuota', because: 'a quota that is used up must stop the load' },
      { name: 'writeDiary', because: 'lines in a file have an order' },
      ...loads('getPosts', 'getComments', 'getMessages'),
    ],
  },
  {
    file: 'lib/api.ts',
    fixed: [],
    kept: loads('get'),
  },
  {
    file: 'lib/catalogue.ts',
    fixed: [{ name: 'Catalogue.loadWindow', before: 3, after: 1 }],
    kept: [
      {
        name: 'Catalogue.loadStock',
        because: 'signing in stores the token that the stock is asked with',
      },
      ...loads('Catalogue.getOffers', 'Catalogue.getBestsellers', 'Catalogue.getHours'),
      ...loads('Catalogue.signIn', 'Catalogue.getStock'),
    ],
  },
  {
    file: 'lib/db.ts',
    fixed: [],
    kept: [{ name: 'transaction', because: 'begin, work, commit' }, ...loads('query')],
  },
  {
    file: 'lib/files.ts',
    fixed: [
      { name: 'loadProtocol', before: 3, after: 1 },
      { name: 'loadMessages', before: 2, after: 1 },
    ],
    kept: [
      { name: 'saveReport', because: 'the folder first, then the file in it' },
      { name: 'replaceFile', because: 'write, rename, and read what is there now' },
    ],
  },
  {
    file: 'lib/jobs.ts',
    fixed: [],
    kept: [
      { name: 'pollJob', because: 'waiting between the looks is the purpose' },
      { name: 'retry', because: 'one attempt after another' },
      { name: 'loadPrices', because: 'a failing service is not asked twice at once' },
      { name: 'readHeader', because: 'a file handle has one position' },
      { name: 'readStart', because: 'chunks of a stream come in order' },
      { name: 'underLease', because: 'the lease must not be given back while a load runs' },
      ...loads('getJob', 'getRates', 'getFees'),
    ],
  },
  { file: 'lib/mail.ts', fixed: [], kept: [] },
  {
    file: 'lib/orders.ts',
    fixed: [
      { name: 'loadOrderBook', before: 3, after: 1 },
      { name: 'snapshotTeam', before: 3, after: 2 },
    ],
    kept: [
      { name: 'placeOrder', because: 'statements of one transaction' },
      { name: 'renameTeam', because: 'it reads what it has written' },
      { name: 'closeMonth', because: 'two writes' },
      { name: 'getOrCreateCart', because: 'it creates only what it did not find' },
      { name: 'shareCarts', because: 'the second call must find the cart of the first' },
    ],
  },
  {
    file: 'lib/session.ts',
    fixed: [],
    kept: [
      { name: 'readSession', because: 'no request without a token' },
      { name: 'requireAdmin', because: 'the token comes out of the cookies' },
    ],
  },
  { file: 'lib/shelf.ts', fixed: [], kept: loads('readShelf') },
  { file: 'server/kiosk.ts', fixed: [{ name: 'sell', before: 2, after: 1 }], kept: [] },
  {
    file: 'lib/startup.ts',
    fixed: [{ name: 'readSettings', before: 5, after: 1 }],
    kept: [
      { name: 'startServices', because: 'each service reports to the one before' },
      ...loads('getRemoteMenu'),
    ],
  },
  {
    file: 'lib/types.ts',
    fixed: [],
    kept: [],
  },
  {
    file: 'scripts/weekly-report.mjs',
    fixed: [{ name: 'weeklyReport', before: 3, after: 1 }],
    kept: [],
  },
];
