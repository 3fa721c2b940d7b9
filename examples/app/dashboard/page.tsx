import type { Message, Order } from '@/lib/types';

const API = process.env.API_URL;

interface Task {
  title: string;
  done: boolean;
}

const getOrders = async (): Promise<Order[]> => {
  const response = await fetch(`${API}/orders`);
  if (!response.ok) throw new Error('The orders could not be read.');
  return (await response.json()) as Order[];
};

const getMessages = async (limit: number): Promise<Message[]> => {
  const response = await fetch(`${API}/messages?limit=${limit}`);
  if (!response.ok) throw new Error('The messages could not be read.');
  return (await response.json()) as Message[];
};

const getTasks = async (): Promise<Task[]> => {
  const response = await fetch(`${API}/tasks`);
  if (!response.ok) throw new Error('The tasks could not be read.');
  return (await response.json()) as Task[];
};

export default async function DashboardPage() {
  try {
    const orders = await getOrders();
    // The card has room for five.
    const messages = await getMessages(5);
    const tasks = await getTasks();

    return (
      <main>
        <p>{orders.length} orders</p>
        <p>{messages.length} messages</p>
        <p>{tasks.filter((task) => !task.done).length} open tasks</p>
      </main>
    );
  } catch {
    return <p role="alert">The dashboard is not available right now.</p>;
  }
}
