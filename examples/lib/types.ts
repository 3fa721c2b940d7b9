export interface User {
  id: string;
  name: string;
  roleId: string;
}

export interface Session {
  userId: string;
  teamId: string;
  role: 'member' | 'admin';
}

export interface SiteConfig {
  currency: string;
  theme: 'light' | 'dark';
}

export interface NavigationItem {
  label: string;
  href: string;
}

export interface Preferences {
  language: string;
  newsletter: boolean;
}

export interface Product {
  id: string;
  name: string;
  price: number;
}

export interface Review {
  author: string;
  stars: number;
}

export interface Stock {
  productId: string;
  available: number;
}

export interface Post {
  slug: string;
  title: string;
}

export interface Comment {
  author: string;
  text: string;
}

export interface Order {
  id: string;
  productId: string;
  total: number;
}

export interface Invoice {
  id: string;
  amount: number;
}

export interface Message {
  from: string;
  subject: string;
}

export interface Address {
  street: string;
  city: string;
}

export interface Permissions {
  roleId: string;
  actions: string[];
}

export interface SalesReport {
  revenue: number;
  orders: number;
}

export interface TrafficReport {
  visits: number;
}
