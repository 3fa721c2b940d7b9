// Handlers whose answers wait for work they do not need, and what becomes of that work after the fix.

const post = (body) =>
  new Request('http://localhost/', { method: 'POST', body: JSON.stringify(body) });

/** A function of Cloudflare Pages, with a context that keeps what it is handed. */
function askShelf({ onRequestGet }, name, tasks) {
  const waitUntil = (promise) => {
    tasks.push(() => promise);
  };
  return onRequestGet({ params: { name }, waitUntil });
}

/** Each row: what a person calls it, how the work goes on, the file, and how it is called. */
const rows = [
  [
    'Purchase (route handler)',
    'after()',
    'app/api/purchase/route.ts',
    (m, to) => m.POST(post({ id: 'order-9', productId: '3', email: to })),
  ],
  [
    'Subscription (Server Action)',
    'after()',
    'app/newsletter/actions.ts',
    (m, to) => m.subscribe(to),
  ],
  [
    'Kiosk (Express)',
    'detached',
    'server/kiosk.ts',
    (m, to) => m.kiosk.request('/sales', { id: 'sale-4', email: to }),
  ],
  [
    'Shelf (hit of a cache)',
    'waitUntil()',
    'functions/shelf.ts',
    (m, to, tasks) => askShelf(m, to, tasks),
  ],
];

const variants = [
  ['goes well', 'ada'],
  ['fails', 'bounce'],
];

/** Every handler twice: its work goes well, and its work fails. */
export const answers = rows.flatMap(([title, way, file, run]) =>
  variants.map(([variant, to]) => ({
    title,
    way,
    fails: variant === 'fails',
    file,
    run: (module, root, tasks) => run(module, to, tasks),
    inBackground: true,
  })),
);
