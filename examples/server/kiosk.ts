import express from 'express';
import type { Request, Response } from 'express';
import { execute } from '@/lib/db';
import { sendReceipt } from '@/lib/mail';

/** The kiosk in the shop is a server of its own, one process that goes on running. */
export const kiosk = express();

async function sell(request: Request, response: Response): Promise<void> {
  const { id, email } = request.body as { id: string; email: string };
  await execute('insert into sales values (?)', [id]);
  await sendReceipt(email, id);
  response.json({ sold: id });
}

kiosk.post('/sales', sell);
