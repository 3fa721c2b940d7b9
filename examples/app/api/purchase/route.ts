import { execute } from '@/lib/db';
import { sendPasswordReset, sendReceipt } from '@/lib/mail';

interface Purchase {
  id: string;
  productId: string;
  email?: string;
}

/** The order is what the answer promises; the receipt is not. */
export async function POST(request: Request): Promise<Response> {
  const purchase = (await request.json()) as Purchase;
  await execute('insert into orders values (?, ?)', [purchase.id, purchase.productId]);
  if (purchase.email) {
    await sendReceipt(purchase.email, purchase.id);
  }
  return Response.json({ placed: purchase.id }, { status: 201 });
}

/** Nobody can go on without this mail: its failure is the answer. */
export async function PUT(request: Request): Promise<Response> {
  const { email } = (await request.json()) as { email: string };
  await execute('insert into resets values (?)', [email]);
  await sendPasswordReset(email);
  return new Response(null, { status: 202 });
}
