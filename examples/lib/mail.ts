// Mails and the caches of the shop are services of their own; whoever calls them waits for the network.

const API = process.env.API_URL;

async function post(path: string, body: unknown): Promise<void> {
  const response = await fetch(`${API}${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
}

export async function sendReceipt(to: string, orderId: string): Promise<void> {
  await post(`/mail/${to}`, { subject: 'Thank you for your order', orderId });
}

export async function sendWelcome(to: string): Promise<void> {
  await post(`/mail/${to}`, { subject: 'Welcome aboard' });
}

/** The link in this mail is what the user waits for. */
export async function sendPasswordReset(to: string): Promise<void> {
  await post(`/mail/${to}`, { subject: 'Set a new password' });
}
