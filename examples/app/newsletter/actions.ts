'use server';

import { execute } from '@/lib/db';
import { sendWelcome } from '@/lib/mail';

export async function subscribe(email: string): Promise<{ subscribed: string }> {
  await execute('insert into subscribers values (?)', [email]);
  try {
    await sendWelcome(email);
  } catch (error) {
    console.error(error);
  }
  return { subscribed: email };
}
