// As much of Express as the kiosk uses.

declare module 'express' {
  export interface Request {
    body: unknown;
  }

  export interface Response {
    json(body: unknown): void;
  }

  export interface Application {
    post(path: string, handler: (request: Request, response: Response) => Promise<void>): void;
  }

  export default function express(): Application;
}
